//! What the pages of this feature are given.
use super::gate::{Me, PasskeyLine};
use super::store::RoleLine;
use crate::access::{Role, Viewer};
use crate::i18n::LANGUAGES;
use crate::id::SessionKey;
use crate::web::{ErrorLine, Page, Ui};
use chrono::NaiveDateTime;
use serde::Serialize;

/// The sentences of a form's faults, all together and by field.
#[derive(Serialize, Default)]
pub(super) struct Faults {
    errors: Vec<ErrorLine>,
    name_error: String,
    password_error: String,
    pin_error: String,
    pin_again_error: String,
    old_error: String,
    new_error: String,
    again_error: String,
    code_error: String,
    device_error: String,
}

impl Faults {
    pub fn new(errors: Vec<ErrorLine>) -> Self {
        let of = |field: &str| {
            errors.iter().find(|line| line.field == field).map(|line| line.text.clone()).unwrap_or_default()
        };
        Self {
            name_error: of("name"),
            password_error: of("password"),
            pin_error: of("pin"),
            pin_again_error: of("pin_again"),
            old_error: of("old"),
            new_error: of("new"),
            again_error: of("again"),
            code_error: of("code"),
            device_error: of("device"),
            errors,
        }
    }

    /// Whether this field has a fault.
    pub fn has(&self, field: &str) -> bool {
        self.errors.iter().any(|line| line.field == field)
    }

    /// One fault.
    pub fn one(field: &str, text: String) -> Self {
        Self::new(vec![ErrorLine { field: field.to_owned(), text }])
    }
}

/// `/sign-in`
#[derive(Serialize)]
pub(super) struct SignInPage {
    #[serde(flatten)]
    pub faults: Faults,
    pub typed_name: String,
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "accounts/sign_in";
}

/// `/locked`
#[derive(Serialize)]
pub(super) struct LockedPage {
    #[serde(flatten)]
    pub faults: Faults,
    pub takes_pin: bool,
}

impl Page for LockedPage {
    const TEMPLATE: &'static str = "accounts/locked";
}

/// `/password`
#[derive(Serialize)]
pub(super) struct PasswordPage {
    #[serde(flatten)]
    pub faults: Faults,
    pub first: bool,
    pub min_length: usize,
}

impl Page for PasswordPage {
    const TEMPLATE: &'static str = "accounts/password";
}

/// `/welcome/…`
#[derive(Serialize)]
pub(super) struct WelcomePage {
    #[serde(flatten)]
    pub faults: Faults,
    /// Where the form goes; empty: the link leads nowhere.
    pub action: String,
    /// The name to sign in with from now on.
    pub invited: String,
    /// Who is signed in at this browser, if anybody is.
    pub signed_in_as: String,
    pub min_length: usize,
}

impl WelcomePage {
    /// The link leads nowhere.
    pub fn over() -> Self {
        let (action, invited, signed_in_as) = Default::default();
        Self { faults: Faults::default(), action, invited, signed_in_as, min_length: 0 }
    }
}

impl Page for WelcomePage {
    // the address is a secret: no link on the page repeats it
    const ONCE: bool = true;
    const TEMPLATE: &'static str = "accounts/welcome";
}

/// `/factor`
#[derive(Serialize)]
pub(super) struct FactorPage {
    #[serde(flatten)]
    pub faults: Faults,
    /// In the demonstration the page shows the code itself; else empty.
    pub demo_code: String,
    /// A device could prove it.
    pub passkey: bool,
}

impl Page for FactorPage {
    const TEMPLATE: &'static str = "accounts/factor";
}

/// `/factor/new`
#[derive(Serialize)]
pub(super) struct SetUpPage {
    #[serde(flatten)]
    pub faults: Faults,
    /// Without it one cannot go on.
    pub needed: bool,
    /// In groups of four, for whoever types it.
    pub secret: String,
    /// How many squares wide the picture is, its quiet border included.
    pub qr_width: usize,
    /// The dark squares, as a path of SVG.
    pub qr_path: String,
    /// The lock of a phone or computer may be used instead.
    pub passkey: bool,
}

impl Page for SetUpPage {
    const TEMPLATE: &'static str = "accounts/factor_new";
}

/// The codes for paper, this once.
#[derive(Serialize)]
pub(super) struct CodesPage {
    pub codes: Vec<String>,
    /// A new factor; else other codes for the one that was there.
    pub fresh: bool,
    /// The new factor is a device, not a code.
    pub device: bool,
}

impl Page for CodesPage {
    const ONCE: bool = true;
    const TEMPLATE: &'static str = "accounts/factor_codes";
}

/// `/confirm`
#[derive(Serialize)]
pub(super) struct ConfirmPage {
    #[serde(flatten)]
    pub faults: Faults,
    pub next: String,
    /// What it is for, in words.
    pub act: String,
    pub has_factor: bool,
    /// A device could prove it.
    pub passkey: bool,
    pub demo_code: String,
}

impl Page for ConfirmPage {
    // a link to another language would forget where to go on
    const ONCE: bool = true;
    const TEMPLATE: &'static str = "accounts/confirm";
}

/// `/meteo`: says nothing about what this program is.
#[derive(Serialize)]
pub(super) struct MeteoPage {}

impl Page for MeteoPage {
    const TEMPLATE: &'static str = "accounts/meteo";
}

/// `/me`
#[derive(Serialize)]
pub(super) struct MePage {
    #[serde(flatten)]
    faults: Faults,
    account_name: String,
    role_lines: Vec<RoleWords>,
    language_options: Vec<ChoiceLine>,
    has_pin: bool,
    may_have_pin: bool,
    has_factor: bool,
    codes_left: i64,
    passkey_lines: Vec<PasskeyWords>,
    /// The lock of a phone or computer may be used.
    passkey: bool,
    factor_compulsory: bool,
    session_lines: Vec<DeviceLine>,
    several_sessions: bool,
    /// More than one role: which one comes first.
    acting_choices: Vec<ChoiceLine>,
}

impl Page for MePage {
    const TEMPLATE: &'static str = "accounts/me";
}

#[derive(Serialize)]
struct RoleWords {
    role: Role,
    scope: String,
}

#[derive(Serialize)]
struct PasskeyWords {
    handle: String,
    device: String,
    since: String,
}

#[derive(Serialize)]
struct ChoiceLine {
    value: &'static str,
    text: String,
    checked: bool,
}

#[derive(Serialize)]
struct DeviceLine {
    handle: String,
    device: String,
    since: String,
    seen: String,
    own: bool,
}

impl MePage {
    pub fn new(ui: &Ui, me: Me, viewer: &Viewer, own: SessionKey, passkey: bool, faults: Faults) -> Self {
        let language = viewer.language;
        let automatic =
            ChoiceLine { value: "", text: ui.text("accounts-language-browser"), checked: language.is_none() };
        let each = LANGUAGES.iter().map(|(code, own_name, _)| ChoiceLine {
            value: code,
            text: (*own_name).to_owned(),
            checked: language.is_some_and(|chosen| chosen.code() == *code),
        });
        let device = |line: super::store::SessionLine| DeviceLine {
            handle: line.handle(),
            own: line.key == own,
            since: moment(ui, line.created_at),
            seen: moment(ui, line.seen_at),
            device: if line.device.is_empty() { ui.text("accounts-device-unknown") } else { line.device },
        };
        let words = |(handle, device, since): PasskeyLine| PasskeyWords {
            handle,
            since: moment(ui, since),
            device: if device.is_empty() { ui.text("accounts-device-unknown") } else { device },
        };
        Self {
            faults,
            account_name: viewer.name.clone(),
            role_lines: me.roles.into_iter().map(RoleWords::new).collect(),
            language_options: std::iter::once(automatic).chain(each).collect(),
            has_pin: me.has_pin,
            may_have_pin: me.may_have_pin,
            has_factor: me.codes_left.is_some(),
            codes_left: me.codes_left.unwrap_or_default(),
            passkey,
            passkey_lines: me.passkeys.into_iter().map(words).collect(),
            factor_compulsory: me.factor_compulsory,
            several_sessions: me.sessions.len() > 1,
            session_lines: me.sessions.into_iter().map(device).collect(),
            acting_choices: acting(ui, viewer),
        }
    }
}

/// All roles at once, or one of them; nothing for whoever has one.
fn acting(ui: &Ui, viewer: &Viewer) -> Vec<ChoiceLine> {
    let kinds = viewer.kinds();
    if kinds.len() < 2 {
        return Vec::new();
    }
    let all = ChoiceLine { value: "", text: ui.text("accounts-acting-all"), checked: viewer.acting.is_none() };
    let each = kinds.into_iter().map(|role| ChoiceLine {
        value: role.as_str(),
        text: ui.text(&format!("accounts-role-{}", role.as_str())),
        checked: viewer.acting == Some(role),
    });
    std::iter::once(all).chain(each).collect()
}

impl RoleWords {
    fn new(line: RoleLine) -> Self {
        let parts = [line.committee, line.desk, line.place];
        let scope = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        Self { role: line.held.role, scope }
    }
}

/// `21 novembre 2026, 09:05`
fn moment(ui: &Ui, at: NaiveDateTime) -> String {
    format!("{}, {}", ui.date(at.date()), at.format("%H:%M"))
}
