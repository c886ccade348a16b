//! The pages of this feature.
mod case;
mod directory;
mod link;

pub use directory::READERS;

use crate::web::Routes;

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    directory::routes(routes);
    case::routes(routes);
    link::routes(routes);
}
