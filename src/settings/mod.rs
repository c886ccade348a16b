//! The settings as the administrator sees them: read-only lists, each with the command that changes it.
mod pages;
mod views;

pub use pages::routes;
