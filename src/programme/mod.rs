//! The programme: its name, its categories, sectors, channels and the table that routes cases. Versioned settings.
mod aims;
mod calendar;
mod model;
mod more;
mod services;
mod store;
mod taxonomy;

pub use aims::{Aims, Sought};
pub use calendar::Calendar;
pub use model::{Category, Current, Entry, Instance, Names, Programme, RouteRow, Target};
pub use more::{Activity, Funding, More, Organisation, Past, Population, Sample};
pub use services::{COSTS, SERVICE_KINDS, Service};
pub use store::{
    Body, NewVersion, Picture, Version, add_picture, began, found, founded, load, mark, newest_of, picture, ready,
    reorder, versions, write,
};
pub use taxonomy::Taxonomy;
