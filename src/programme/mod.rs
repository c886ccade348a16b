//! The programme: its name, its categories, sectors, channels and the table that routes cases. Versioned settings.
mod model;
mod store;
mod taxonomy;

pub use model::{Category, Current, Entry, Instance, Names, Programme, RouteRow};
pub use store::{began, found, load, mark, ready};
pub use taxonomy::Taxonomy;
