//! `/summary`: ended quarters for everybody, without signing in, where an administrator switched it on. What it says of a quarter is
//! written once, two weeks after the quarter's end, and never changes: nobody can subtract one day's page from another's. Of cases
//! kept for few it says what was frozen of them, where that may be shown, and nothing else.
mod actions;
mod model;
mod pages;
mod store;

pub use actions::freeze_due;
pub use model::{Quarterly, RegionCount, merged};
pub use pages::routes;
