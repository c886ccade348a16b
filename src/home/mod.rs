//! Where each person lands: what there is to do next.
mod first;
mod pages;
mod views;
mod week;

pub use pages::routes;
