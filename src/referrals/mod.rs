//! Leading somebody to a service: the directory in which services stand, the page on which one is proposed to a person and a link
//! is made for the service, and the page behind that link, for people without an account.
mod directory;
mod forms;
mod pages;
mod views;

pub use pages::{READERS, routes};
