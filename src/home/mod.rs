//! Where each person lands: what there is to do next.
mod first;
mod pages;
mod views;

pub use pages::routes;
