//! Who looks after a case: a table, the areas that climb, and never somebody who must not know.
mod people;
mod table;

pub use people::{Assignment, Match, assign, choose_desk, focal_points, match_person};
pub use table::{By, Facts, Kind, To, Topic, category_of, route};
