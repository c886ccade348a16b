//! A telephone that shows codes.
use jaabi::access::{Held, Role};
use jaabi::clock::Clock;
use jaabi::sealing::TotpSecret;
use std::cell::Cell;
use std::rc::Rc;

/// The second factor of a person in tests; shared by all browsers of that person.
#[derive(Clone)]
pub struct Factor {
    secret: [u8; 20],
    clock: Clock,
    /// The step of the last code that was handed out.
    last: Rc<Cell<u64>>,
}

impl Factor {
    pub fn new(clock: Clock) -> Self {
        Self::known([7; 20], clock)
    }

    /// With the secret that a page showed.
    pub fn from_text(text: &str, clock: Clock) -> Self {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let bytes = base32::decode(base32::Alphabet::Rfc4648 { padding: false }, &plain).expect("base32");
        Self::known(bytes.try_into().expect("20 bytes"), clock)
    }

    fn known(secret: [u8; 20], clock: Clock) -> Self {
        Self { secret, clock, last: Rc::default() }
    }

    pub fn secret(&self) -> TotpSecret {
        TotpSecret::from_bytes(&self.secret).expect("a secret")
    }

    /// A code that is right now and was not handed out before: the clock of a test stands still, so up to three in a row
    /// are taken from the window.
    pub fn code(&self) -> String {
        let now = self.now();
        let step = (self.last.get() + 1).max(now - 1);
        assert!(step <= now + 1, "no unused code is left at this moment: move the clock on");
        self.last.set(step);
        self.code_of(step)
    }

    /// The code of the step that lies so many steps from now.
    pub fn code_at(&self, steps: i64) -> String {
        self.code_of(self.now().saturating_add_signed(steps))
    }

    fn code_of(&self, step: u64) -> String {
        self.secret().code(step).expect("a code")
    }

    fn now(&self) -> u64 {
        TotpSecret::step_at(u64::try_from(self.clock.now().and_utc().timestamp()).expect("after 1970"))
    }

    /// Whether somebody with these roles needs a second factor.
    pub fn is_needed(roles: &[Held]) -> bool {
        let needing = [Role::FocalPoint, Role::Administrator, Role::Manager, Role::DataLoader];
        roles.iter().any(|held| needing.contains(&held.role))
    }
}
