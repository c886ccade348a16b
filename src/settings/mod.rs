//! What a programme is set with, in the browser: lists, forms, history and undo for every kind, from one description of each.
mod actions;
mod check;
mod directory;
mod file;
mod forms;
mod join;
pub mod kinds;
mod live;
mod members;
mod model;
mod notice;
mod pages;
mod pcodes;
mod teams;
mod views;
mod words;

pub use actions::{free_code, history, items, put, remind, retire, undo};
pub use file::{Done, File, LineFault, Manner, Undone, export, follow, take, taken};
pub use model::{By, Error, Item, Outcome, Wish};
pub use pages::{logo_address, routes, take_up};
