//! The only room of this feature that speaks SQL.
mod accounts;
mod credentials;
mod directory;
mod sessions;
mod throttle;

pub(super) use accounts::{
    RoleLine, active_administrators, add_role, insert, is_active, login, login_by_key, own_roles, pin, roles_of,
    set_active, set_language, set_password, set_pin, signed_in,
};
pub use accounts::{all, by_name, viewer};
pub use directory::{committee_members, holders, ids, key_of, names};
pub(super) use sessions::{
    SessionLine, SessionRow, Start, delete, delete_all, delete_idle, delete_others, find, list, lock, start,
    take_pin_try, touch, unlock,
};
pub(super) use throttle::{reserve, succeeded};
