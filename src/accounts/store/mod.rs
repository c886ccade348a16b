//! The only room of this feature that speaks SQL.
mod accounts;
mod credentials;
mod directory;
mod factors;
mod invitations;
mod locks;
mod passkeys;
mod rights;
mod sessions;
mod throttle;

pub(super) use accounts::{
    Letters, RoleLine, active_administrators, add_role, all_emails, come_in, end_role, insert, is_active, is_retired,
    letters, login, login_by_key, own_roles, pin, replace_email, retire, roles_of, set_active, set_language,
    set_letters, set_password, set_pin, set_rehashed, signed_in,
};
pub use accounts::{all, by_name, of_id, viewer, wants_letters, who_wants_letters};
pub use directory::{committee_members, holders, ids, key_of, names, resettle, scopes_in};
pub(super) use factors::{
    FactorRow, all_factors, codes_left, encrypt_anew, factor, has_factor, remove_codes, remove_factor, replace_codes,
    set_factor, spend,
};
pub use invitations::invited_until;
pub(super) use invitations::{forget_invitation, invite, invited, use_link};
pub(super) use locks::{
    Seen, ahead, idle, keep_form, keep_place, keep_typed, kept_form, lock, lock_idle, outlived, outlived_by,
    set_bundle, take_form, unlock,
};
#[cfg(feature = "passkeys")]
pub(super) use passkeys::{PasskeyRow, add_passkey, keep_challenge, passkeys_of, remove_passkey, take_challenge};
pub(super) use passkeys::{all_passkeys, has_passkeys, replace_passkey};
pub(super) use rights::{About, MOST, add_news, note_change};
pub use rights::{changes, readers, set_seen, settle_news, unseen};
pub use sessions::devices;
pub(super) use sessions::{
    SessionLine, SessionRow, Start, confirmed, delete, delete_all, delete_idle, delete_others, factor_given, find,
    list, set_acting, start, take_pin_try, touch,
};
pub(super) use throttle::{is_first_in, reserve, succeeded};
