//! The only room of this feature that speaks SQL.
mod accounts;
mod credentials;
mod directory;
mod factors;
mod locks;
mod sessions;
mod throttle;

pub(super) use accounts::{
    RoleLine, active_administrators, add_role, insert, is_active, login, login_by_key, own_roles, pin, roles_of,
    set_active, set_language, set_password, set_pin, set_rehashed, signed_in,
};
pub use accounts::{all, by_name, viewer};
pub use directory::{committee_members, holders, ids, key_of, names};
pub(super) use factors::{
    FactorRow, all_factors, codes_left, encrypt_anew, factor, remove_codes, remove_factor, replace_codes, set_factor,
    spend,
};
pub(super) use locks::{Seen, idle, keep_form, lock, lock_idle, outlived, outlived_by, set_bundle, take_form, unlock};
pub(super) use sessions::{
    SessionLine, SessionRow, Start, confirmed, delete, delete_all, delete_idle, delete_others, factor_given, find,
    list, start, take_pin_try, touch,
};
pub(super) use throttle::{reserve, succeeded};
