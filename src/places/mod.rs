//! Places: a tree from country to site, with aliases, found whatever the spelling.
mod book;
mod model;
mod seed;
mod store;

pub use book::{Book, Shelf};
pub use model::{NewPlace, Place};
pub use seed::seed_mali;
pub use store::{
    Mark, OtherCode, OtherName, PlaceChange, add, add_alias, add_name, aliases, change, codes, join, load, mark,
    relocate,
};
