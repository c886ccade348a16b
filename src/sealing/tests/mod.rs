//! What sealing promises, tried from outside: each file tells one part of the story.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;
mod hostile;
mod instance;
mod items;
mod passwords;
mod recovery;
mod sessions;
mod slips;
mod totp;

/// An account, and another one.
const AWA: &[u8; 16] = &[1; 16];
const MOUSSA: &[u8; 16] = &[2; 16];

/// Flips one bit of every byte in turn and expects each result to be refused.
fn every_flip_is_refused<T>(bytes: &[u8], opens: impl Fn(&[u8]) -> Option<T>) {
    for position in 0..bytes.len() {
        let mut changed = bytes.to_vec();
        changed[position] ^= 1 << (position % 8);
        assert!(opens(&changed).is_none(), "byte {position} may be changed");
    }
}

/// Cuts bytes off the end, and adds one: nothing but the whole may open.
fn every_cut_is_refused<T>(bytes: &[u8], opens: impl Fn(&[u8]) -> Option<T>) {
    for length in 0..bytes.len() {
        assert!(opens(&bytes[..length]).is_none(), "opens cut at {length}");
    }
    assert!(opens(&[bytes, &[0]].concat()).is_none(), "opens with a byte added");
}
