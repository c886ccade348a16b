//! Somebody without an account comes back with a slip: given a code, heard, answered, and nothing told to anybody else.
mod found;
mod giving;
mod journey;
mod pads;
mod sealed;
pub mod support;
