//! What the templates of this feature are given.
mod access;
mod case;
mod field;
mod list;
mod sealed;
mod words;

pub use case::{CasePage, Parts, case_page, event_line};
pub use field::{Choice, Typed};
pub use list::{CaseLine, ListPage, line};
pub use sealed::{SealedPage, SealedParts, sealed_page};
