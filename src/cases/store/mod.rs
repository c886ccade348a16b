//! All SQL about cases. Private: nothing outside this feature can start a query on cases.
mod appeals;
mod attachments;
mod erase;
mod events;
mod facts;
mod find;
mod general;
mod left;
mod life;
mod links;
mod list;
mod outlive;
mod pads;
mod quarters;
mod record;
mod recovery;
mod rekey;
mod reminders;
mod rows;
mod sealed;
mod search;
mod slips;
mod update;
mod visible;
mod waiting;
mod watch;
mod whereabouts;

pub(super) use appeals::{
    add_appeal, answer_wait, appeals, deciders, end_appeal, open_appeal, seen_appeals, set_decider,
};
pub(super) use attachments::{
    Row, add_attachment, all_names, attachments, remove_attachment, remove_attachments, used_names,
};
pub(super) use erase::{
    Gone, claim, claim_version, due, due_count, erase, excluded_any, forget_contact, forget_keys, forget_narrative,
    naming, replace_item, unname,
};
pub(super) use events::{add_event, attempts, decider, events};
pub(super) use facts::{Whose, facts, has_ordinary};
pub(super) use find::{exclude, find, find_ordinary, is_excluded, sealed_seen};
pub(super) use general::{add_general, answers, general, general_answers, of_general, read_general};
pub(super) use left::{by_number, came_on, left_behind};
pub(super) use links::{add_link, end_links, forget_links, link, link_moved, link_wrong};
pub(super) use list::list;
pub use list::{Due, Figure, Line, Order, Wanted};
pub(super) use outlive::person_totals;
pub(super) use pads::{add_pad, pad, take_pad};
pub(super) use quarters::{add_frozen, count_moved, forget_totals, frozen, moved, reached, sealed_counts};
pub(super) use record::{
    Around, NewCase, add_case, add_items, add_ordinary, claim_form, fingerprint, forget_forms, form_used,
    knows_fingerprint, show_slip,
};
pub(super) use recovery::{Request, forget_old_requests, forget_requests, request, requested, sealed_case};
pub(super) use rekey::{Encrypted, Shelf, encrypt_anew, encrypted};
pub(super) use reminders::{Late, Stages, late, said};
pub use rows::Ordinary;
pub(super) use sealed::{first_item, items, seal_over, set_desk};
pub(super) use slips::{
    add_code, add_message, followed, last_read, live_code, lock_codes, mark_read, mark_used, mark_wrote, messages,
    to_follow,
};
pub(super) use update::{Change, change, change_case, end_hold, excluded, next_version, set_legal_hold, start_hold};
pub(super) use waiting::{
    add_waiting, lock_waiting, outlived_waiting, remove_all_waiting, remove_named, remove_waiting, waiting_files,
    waiting_in,
};
pub(super) use watch::{
    Standing, is_last_holder, reminded, standing_still, step_taken, told_desks, waiting, waiting_desks,
};
pub(super) use whereabouts::{joined, relocated};
