//! People as administrators see them: inviting, giving and taking roles, closing, resetting, retiring. Every change is told
//! to the person and to the other administrators; nobody changes the own rights. Nothing about cases is shown here.
mod actions;
mod forms;
mod news;
mod pages;
mod scopes;
mod views;

pub use actions::announce;
pub use news::{NewsLine, lines, unseen};
pub use pages::routes;
pub use scopes::Scopes;
