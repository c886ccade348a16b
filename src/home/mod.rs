//! Where each person lands: what there is to do next.
mod first;
mod guide;
mod pages;
mod views;

pub use pages::routes;
