//! Who belongs to a desk, as its log says: a chain of entries, each bound to the one before, joining signed by somebody
//! who belongs already, or by one of the roots that are pinned outside the database. Pure.
use crate::id::AccountId;
use crate::sealing::{Recipient, sha256, verify_signature};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a signature under an entry is for.
pub const PURPOSE: &str = "desk-membership";
/// The format of an entry.
const VERSION: u8 = 1;

/// Both public keys of a person. Who has others is somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    /// Whom to seal to.
    pub recipient: Recipient,
    /// Checks what the person signs.
    #[serde(with = "hex32")]
    pub verifying: [u8; 32],
}

/// Who vouches for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// A pinned key: of the recovery kit, or of the first focal point.
    Root(#[serde(with = "hex32")] [u8; 32]),
    /// A member of the desk, by public id.
    Member(String),
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    /// Somebody belongs from now on, with these keys.
    Joined {
        /// The keys that were confirmed.
        keys: Keys,
        /// Who confirmed them.
        by: Signer,
    },
    /// Somebody belongs no more. Needs no signature: taking away opens nothing.
    Ended,
}

/// One entry, as it is hashed and signed: its JSON, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The format.
    pub v: u8,
    /// The instance: an entry is worth nothing in another one.
    pub instance: String,
    /// The code of the desk: nor at another desk.
    pub desk: String,
    /// Counted from 1, without a gap.
    pub number: i32,
    /// The hash of the entry before; empty for the first.
    pub previous: String,
    /// The day.
    pub on: NaiveDate,
    /// Whom it is about, by public id.
    pub account: String,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

/// An entry as the database keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The statement.
    pub body: String,
    /// Its signature; empty where none is needed.
    pub signature: Vec<u8>,
    /// Over the hash before, body and signature.
    pub hash: Vec<u8>,
}

impl Entry {
    /// A statement with its signature, hashed.
    pub fn new(body: String, signature: Vec<u8>, previous: &[u8]) -> Self {
        let hash = hash(previous, &body, &signature);
        Self { body, signature, hash }
    }
}

/// Why a log is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("entry {0} of the log of a desk is not what was written")]
pub struct Broken(pub i32);

/// A member as the log knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// Public id of the account.
    pub account: String,
    /// The keys that were confirmed.
    pub keys: Keys,
    /// When they were.
    pub on: NaiveDate,
}

/// The keys that may vouch for the first member of a desk, pinned outside the database.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roots {
    /// Of the recovery kit: may vouch for anybody.
    pub kit: Option<[u8; 32]>,
    /// Of the first focal point: where nobody belongs to a desk yet.
    pub founder: Option<[u8; 32]>,
}

/// Everybody who belongs to a desk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    members: Vec<Confirmed>,
    /// How many entries the log has.
    pub length: i32,
    /// The hash of its last entry; empty for none.
    pub head: Vec<u8>,
}

impl Roster {
    /// The confirmed keys of somebody.
    pub fn keys(&self, account: &AccountId) -> Option<&Keys> {
        self.confirmed(account).map(|member| &member.keys)
    }

    /// Somebody who belongs to the desk.
    pub fn confirmed(&self, account: &AccountId) -> Option<&Confirmed> {
        let id = account.to_string();
        self.members.iter().find(|member| member.account == id)
    }

    /// Whether nobody belongs to it.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The statement that would come next.
    pub fn next(&self, instance: &[u8; 16], desk: &str, on: NaiveDate, account: &AccountId, what: What) -> Statement {
        Statement {
            v: VERSION,
            instance: uuid::Uuid::from_bytes(*instance).to_string(),
            desk: desk.to_owned(),
            number: self.length + 1,
            previous: to_hex(&self.head),
            on,
            account: account.to_string(),
            what,
        }
    }

    /// Reads a log from its beginning and checks every entry.
    ///
    /// # Errors
    /// The first entry that is not what was written, or was not signed by somebody who could.
    pub fn read(entries: &[Entry], instance: &[u8; 16], desk: &str, roots: Roots) -> Result<Self, Broken> {
        let mut roster = Self::default();
        for entry in entries {
            let number = roster.length + 1;
            let broken = Broken(number);
            let said: Statement = serde_json::from_str(&entry.body).map_err(|_| broken)?;
            let instance = uuid::Uuid::from_bytes(*instance).to_string();
            let placed = said.v == VERSION && said.instance == instance && said.desk == desk && said.number == number;
            let chained = said.previous == to_hex(&roster.head)
                && entry.hash == hash(&roster.head, &entry.body, &entry.signature);
            if !placed || !chained || !roster.vouched(&said, entry, roots) {
                return Err(broken);
            }
            roster.apply(said);
            roster.length = number;
            roster.head.clone_from(&entry.hash);
        }
        Ok(roster)
    }

    fn vouched(&self, said: &Statement, entry: &Entry, roots: Roots) -> bool {
        let key = match &said.what {
            What::Ended => return true,
            What::Joined { by: Signer::Root(key), .. } => {
                let first = self.members.is_empty() && roots.founder == Some(*key);
                (first || roots.kit == Some(*key)).then_some(*key)
            }
            What::Joined { by: Signer::Member(id), .. } => {
                // nobody vouches for oneself: a new bundle would confirm itself
                let other = self.members.iter().find(|member| member.account == *id && *id != said.account);
                other.map(|member| member.keys.verifying)
            }
        };
        key.is_some_and(|key| verify_signature(&key, PURPOSE, entry.body.as_bytes(), &entry.signature))
    }

    fn apply(&mut self, said: Statement) {
        self.members.retain(|member| member.account != said.account);
        if let What::Joined { keys, .. } = said.what {
            self.members.push(Confirmed { account: said.account, keys, on: said.on });
        }
    }
}

/// Eight words that name a person's keys, to be read aloud: 88 bits of a hash, eleven for each word of the French list of
/// BIP 39 (2,048 words). One list for every language of the interface, since two people compare them.
pub fn fingerprint(account: &AccountId, keys: &Keys) -> String {
    let text = format!("jaabi/v1/fingerprint\n{account}\n{}\n{}", keys.recipient, to_hex(&keys.verifying));
    let hash = sha256(text.as_bytes());
    let words = bip39::Language::French.word_list();
    let word = |n: usize| {
        let bits = (0..11).map(|bit| n * 11 + bit).map(|bit| (hash[bit / 8] >> (7 - bit % 8)) & 1);
        words[bits.fold(0usize, |index, bit| index << 1 | usize::from(bit))]
    };
    (0..8).map(word).collect::<Vec<_>>().join(" ")
}

fn hash(previous: &[u8], body: &str, signature: &[u8]) -> Vec<u8> {
    let length = u64::try_from(body.len()).unwrap_or(u64::MAX).to_be_bytes();
    sha256(&[previous, &length, body.as_bytes(), signature].concat()).to_vec()
}

/// Bytes as lower-case hexadecimal.
pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// 32 bytes from hexadecimal.
pub fn from_hex(text: &str) -> Option<[u8; 32]> {
    let bytes: Option<Vec<u8>> =
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect();
    bytes?.try_into().ok()
}

mod hex32 {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(key: &[u8; 32], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::to_hex(key))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
        let text = String::deserialize(from)?;
        super::from_hex(&text).ok_or_else(|| D::Error::custom("32 bytes in hexadecimal are wanted"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealing::KeyBundle;

    const INSTANCE: [u8; 16] = [7; 16];

    fn keys(bundle: &KeyBundle) -> Keys {
        Keys { recipient: bundle.recipient(), verifying: bundle.verifying_key() }
    }

    struct Log {
        root: KeyBundle,
        entries: Vec<Entry>,
    }

    impl Log {
        fn new() -> Self {
            Self { root: KeyBundle::generate().unwrap(), entries: Vec::new() }
        }

        fn roots(&self) -> Roots {
            Roots { kit: Some(self.root.verifying_key()), founder: None }
        }

        fn read(&self) -> Result<Roster, Broken> {
            Roster::read(&self.entries, &INSTANCE, "psea", self.roots())
        }

        fn add(&mut self, account: &AccountId, what: What, signer: Option<&KeyBundle>) {
            let roster = self.read().unwrap();
            let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
            let body = serde_json::to_string(&roster.next(&INSTANCE, "psea", day, account, what)).unwrap();
            let signature = signer.map(|s| s.sign(PURPOSE, body.as_bytes()).to_vec()).unwrap_or_default();
            self.entries.push(Entry::new(body, signature, &roster.head));
        }

        fn join(&mut self, account: &AccountId, bundle: &KeyBundle, by: Option<(&AccountId, &KeyBundle)>) {
            let signer = match by {
                Some((id, _)) => Signer::Member(id.to_string()),
                None => Signer::Root(self.root.verifying_key()),
            };
            let what = What::Joined { keys: keys(bundle), by: signer };
            let roster = self.read().unwrap();
            let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
            let body = serde_json::to_string(&roster.next(&INSTANCE, "psea", day, account, what)).unwrap();
            let bundle = by.map_or(&self.root, |(_, bundle)| bundle);
            let signature = bundle.sign(PURPOSE, body.as_bytes()).to_vec();
            self.entries.push(Entry::new(body, signature, &roster.head));
        }
    }

    fn people() -> [(AccountId, KeyBundle); 3] {
        [0; 3].map(|_| (AccountId::random(), KeyBundle::generate().unwrap()))
    }

    #[test]
    fn the_first_is_confirmed_by_a_root_the_next_by_a_member() {
        let ([a, b, c], mut log) = (people(), Log::new());
        log.join(&a.0, &a.1, None);
        log.join(&b.0, &b.1, Some((&a.0, &a.1)));
        let roster = log.read().unwrap();
        assert_eq!(roster.keys(&b.0), Some(&keys(&b.1)));
        assert_eq!(roster.keys(&c.0), None);
        log.add(&a.0, What::Ended, None);
        assert_eq!(log.read().unwrap().keys(&a.0), None);
        // who left confirms nobody any more
        log.join(&c.0, &c.1, Some((&a.0, &a.1)));
        assert_eq!(log.read(), Err(Broken(4)));
    }

    #[test]
    fn nothing_that_was_changed_is_believed() {
        let ([a, b, c], mut log) = (people(), Log::new());
        log.join(&a.0, &a.1, None);
        log.join(&b.0, &b.1, Some((&a.0, &a.1)));
        let whole = log.entries.clone();
        let read = |entries: &[Entry]| Roster::read(entries, &INSTANCE, "psea", log.roots());
        for at in 0..2 {
            let mut changed = whole.clone();
            changed[at].body = changed[at].body.replace(&a.0.to_string(), &c.0.to_string());
            assert!(read(&changed).is_err(), "{at}");
            let mut hashed = changed.clone();
            let previous = if at == 0 { Vec::new() } else { hashed[0].hash.clone() };
            hashed[at] = Entry::new(hashed[at].body.clone(), hashed[at].signature.clone(), &previous);
            assert!(read(&hashed).is_err(), "{at}");
        }
        assert!(read(&[whole[1].clone(), whole[0].clone()]).is_err());
        assert!(read(&whole[1..]).is_err());
        assert!(Roster::read(&whole, &INSTANCE, "gbv", log.roots()).is_err());
        assert!(Roster::read(&whole, &[8; 16], "psea", log.roots()).is_err());
        assert!(Roster::read(&whole, &INSTANCE, "psea", Roots::default()).is_err());
    }

    #[test]
    fn a_person_cannot_vouch_for_new_keys_of_the_own() {
        let ([a, b, _], mut log) = (people(), Log::new());
        log.join(&a.0, &a.1, None);
        log.join(&a.0, &b.1, Some((&a.0, &a.1)));
        assert_eq!(log.read(), Err(Broken(2)));
    }

    #[test]
    fn the_first_focal_point_vouches_for_first_members_alone() {
        let ([a, b, _], mut log) = (people(), Log::new());
        log.join(&a.0, &a.1, None);
        let founder = Roots { kit: None, founder: Some(log.root.verifying_key()) };
        assert!(Roster::read(&log.entries, &INSTANCE, "psea", founder).is_ok());
        log.join(&b.0, &b.1, None);
        assert_eq!(Roster::read(&log.entries, &INSTANCE, "psea", founder), Err(Broken(2)));
        assert!(log.read().is_ok());
    }

    #[test]
    fn eight_words_name_the_keys() {
        let [a, b, _] = people();
        let words = fingerprint(&a.0, &keys(&a.1));
        assert_eq!(words.split(' ').count(), 8);
        assert_ne!(words, fingerprint(&a.0, &keys(&b.1)));
        assert_ne!(words, fingerprint(&b.0, &keys(&a.1)));
    }
}
