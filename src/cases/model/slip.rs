//! Coming back with a slip: what is written to the person, and what the person says. Pure.
use super::WaitAsked;
use crate::id::SlipKey;
use crate::sealing::Recipient;
use crate::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum!(
    /// Who wrote it, and what it is.
    MessageKind {
        /// The answer.
        Answer = "answer",
        /// Something else that was written to the person.
        Written = "written",
        /// What the person wrote.
        Own = "own",
    }
);

/// Something that the person who comes with a code reads. Sealed to the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// What it is.
    pub kind: MessageKind,
    /// The day it was written.
    pub on: NaiveDate,
    /// Its words.
    pub text: String,
}

/// A code as the database knows it: it cannot be opened with what stands here.
#[derive(Debug, Clone)]
pub struct Code {
    /// Its key.
    pub key: SlipKey,
    /// SHA-256 of what the code proves itself with.
    pub verifier: Vec<u8>,
    /// What is written to the person is sealed to it.
    pub recipient: Recipient,
    /// When it was given.
    pub issued_on: NaiveDate,
    /// When somebody first came with it.
    pub first_used_on: Option<NaiveDate>,
    /// When the person last read what was written to them: of a sealed case, for its page.
    pub read_on: Option<NaiveDate>,
}

text_enum!(
    /// What a person asks by slip. Nothing of it is done by itself but to open again what is closed, and to appeal a decision that
    /// is known.
    Ask {
        /// What became of it: a closed case is open again.
        Again = "again",
        /// Somebody else is to decide.
        Appeal = "appeal",
        /// No more is wanted.
        Withdraw = "withdraw",
        /// Everything is to be erased.
        Erase = "erase",
    }
);

/// What a person says by slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Words.
    Words(String),
    /// A wish, with words or without; of an appeal, what must wait.
    Ask(Ask, Option<String>, Option<WaitAsked>),
    /// `satisfied`, `partly` or `not`.
    Satisfied(String),
}

/// How satisfied somebody can be.
pub const SATISFIED: &[&str] = &["satisfied", "partly", "not"];

text_enum!(
    /// How far it is, as the person is told. Of a sealed case only that it was received, and that there is an answer.
    Progress { Received = "received", InHand = "in_hand", Answered = "answered", Over = "over" }
);
