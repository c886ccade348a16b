//! Who looks after what: the whole product of answers, and the persons behind it.
mod people;
mod table;
