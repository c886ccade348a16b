//! What a programme is set with, in the browser: lists, forms, history and undo for every kind, from one description of each.
mod actions;
mod check;
mod forms;
pub mod kinds;
mod live;
mod members;
mod model;
mod pages;
mod views;
mod words;

pub use actions::{free_code, history, items, put, retire, undo};
pub use model::{By, Error, Item, Outcome, Wish};
pub use pages::{routes, take_up};
