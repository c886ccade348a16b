//! `/appeals`: the decisions that people do not accept, who decides each, and what must wait until then.
mod pages;
mod views;

pub use pages::routes;
pub use views::waiting;
