//! What a manager should hear without looking for it: answers that come late for two weeks, a committee from which nothing comes.
//! Once for each time it happens; said kindly, of nobody's fault; made from what that manager sees, so never from a sealed case.
mod actions;
mod model;
mod pages;
mod store;

pub use actions::round;
pub use model::{Kind, QUIET_DAYS};
pub use pages::{Line, routes, unseen};
