//! The forms of the door and of the own account, read into what cannot be wrong.
use super::gate::Shown;
use crate::config::Config;
use crate::i18n::Lang;
use crate::web::{Fields, FormErrors};

/// Name and password.
pub(super) struct SignIn {
    pub name: String,
    pub password: String,
}

impl SignIn {
    pub fn parse(fields: &Fields) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::default();
        let name = errors.need("name", "accounts-name-missing", fields.some("name"));
        let password = errors.need("password", "accounts-password-missing", fields.some("password"));
        match (name, password) {
            (Some(name), Some(password)) => Ok(Self { name: name.to_owned(), password: password.to_owned() }),
            _ => Err(errors),
        }
    }
}

/// What opens a locked session.
pub(super) enum Opening {
    Pin(String),
    Password(String),
}

impl Opening {
    pub fn parse(fields: &Fields) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::default();
        if let Some(pin) = fields.some("pin") {
            return Ok(Self::Pin(digits(pin)));
        }
        if let Some(password) = fields.some("password") {
            return Ok(Self::Password(password.to_owned()));
        }
        // the form that was sent has one of the two fields, empty
        let by_pin = fields.iter().any(|(name, _)| name == "pin");
        if by_pin {
            errors.add("pin", "accounts-pin-missing");
        } else {
            errors.add("password", "accounts-password-missing");
        }
        Err(errors)
    }
}

/// The proof of being there: the password, and the second step where there is a second factor.
pub(super) struct Proof {
    pub password: String,
    pub shown: Option<Shown>,
}

impl Proof {
    pub fn parse(fields: &Fields, config: &Config, has_factor: bool) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::default();
        let password = errors.need("password", "accounts-password-missing", fields.some("password"));
        let shown = shown(fields, config);
        if has_factor && shown.is_none() {
            errors.add("code", "accounts-factor-missing");
        }
        match password {
            Some(password) if errors.is_empty() => Ok(Self { password: password.to_owned(), shown }),
            _ => Err(errors),
        }
    }
}

/// What proves the second step: the answer of a device, or a code.
pub(super) fn shown(
    fields: &Fields,
    #[cfg_attr(not(feature = "passkeys"), allow(unused_variables))] config: &Config,
) -> Option<Shown> {
    #[cfg(feature = "passkeys")]
    if let (Some(answer), Some(party)) = (fields.some("answer"), super::passkeys::Party::of(config)) {
        return Some(Shown::Passkey(party, answer.to_owned()));
    }
    fields.some("code").map(|code| Shown::Code(code.to_owned()))
}

/// What a person calls the device of a new passkey.
#[cfg(feature = "passkeys")]
pub(super) fn device_name(fields: &Fields) -> String {
    fields.get("device").chars().take(40).collect()
}

/// Where to go on: a path of this program, and never an address elsewhere.
pub(super) fn next(fields: &Fields) -> String {
    let next = fields.get("next");
    // browsers read a backslash like a slash, and leave control characters out
    let local = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\n', '\r', '\t']);
    if local { next.to_owned() } else { "/".to_owned() }
}

/// A new own password; `old` is empty at first use.
pub(super) struct NewPassword {
    pub old: String,
    pub new: String,
}

impl NewPassword {
    pub fn parse(fields: &Fields, first: bool) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::default();
        let old = fields.get("old").to_owned();
        let (new, again) = (fields.get("new"), fields.get("again"));
        if !first && old.is_empty() {
            errors.add("old", "accounts-old-missing");
        }
        if new.is_empty() {
            errors.add("new", "accounts-new-missing");
        } else if new != again {
            errors.add("again", "accounts-again-differs");
        }
        if errors.is_empty() { Ok(Self { old, new: new.to_owned() }) } else { Err(errors) }
    }
}

/// A new PIN, proved by the password.
pub(super) struct NewPin {
    pub password: String,
    pub pin: String,
}

impl NewPin {
    pub fn parse(fields: &Fields) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::default();
        let pin = digits(fields.get("pin"));
        if pin.len() != 6 || !pin.bytes().all(|b| b.is_ascii_digit()) {
            errors.add("pin", "accounts-pin-six");
        } else if is_easy(&pin) {
            errors.add("pin", "accounts-pin-easy");
        } else if pin != digits(fields.get("pin_again")) {
            errors.add("pin_again", "accounts-pin-differs");
        }
        let password = fields.get("password").to_owned();
        if password.is_empty() {
            errors.add("password", "accounts-password-missing");
        }
        if errors.is_empty() { Ok(Self { password, pin }) } else { Err(errors) }
    }
}

/// The chosen language; empty: as the browser asks.
pub(super) fn language(fields: &Fields) -> Option<Lang> {
    fields.some("language").and_then(Lang::parse)
}

/// People type "12 34 56".
fn digits(raw: &str) -> String {
    raw.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What anybody would try first: one or two digits, a pair or triple repeated, or a staircase.
fn is_easy(pin: &str) -> bool {
    let digits = pin.as_bytes();
    let steps: Vec<i16> = digits.windows(2).map(|pair| i16::from(pair[1]) - i16::from(pair[0])).collect();
    let staircase = steps.iter().all(|step| *step == steps[0]);
    let repeats = digits.chunks(2).all(|pair| pair == &digits[..2]) || digits[..3] == digits[3..];
    staircase || repeats
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_on_inside_this_program_only() {
        let to = |next: &str| super::next(&Fields::from_pairs([("next", next)]));
        for fine in ["/", "/me", "/cases/0000-0000?done=note"] {
            assert_eq!(to(fine), fine);
        }
        for elsewhere in ["", "https://example.org", "//example.org", "/\\example.org", "/\t/example.org", "me"] {
            assert_eq!(to(elsewhere), "/", "{elsewhere:?}");
        }
    }

    #[test]
    fn a_pin_is_six_digits_that_nobody_tries_first() {
        let parse = |pin: &str| {
            let fields = Fields::from_pairs([("pin", pin), ("pin_again", pin), ("password", "x")]);
            NewPin::parse(&fields).map(|form| form.pin).map_err(|errors| errors.iter().next().map(|e| e.1))
        };
        assert_eq!(parse("47 11 03"), Ok("471103".to_owned()));
        for easy in ["000000", "123456", "987654", "121212", "123123"] {
            assert_eq!(parse(easy), Err(Some("accounts-pin-easy")), "{easy}");
        }
        for wrong in ["", "12345", "1234567", "abcdef"] {
            assert_eq!(parse(wrong), Err(Some("accounts-pin-six")), "{wrong}");
        }
    }
}
