//! The only room of the log that speaks SQL.
mod page;
mod pending;
mod rows;

pub(super) use page::page;
pub(super) use pending::{note, prepare, take, take_unchained, withhold as withhold_pending};
pub(super) use rows::{
    add_sealed, add_timed, end, forget, heads, lanes, links, next_number, of_case, sealed_before, set_head,
};
