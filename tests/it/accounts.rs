//! Signing in, staying signed in, leaving.
mod doors;
mod factor;
#[cfg(feature = "passkeys")]
mod passkeys;
mod people;
mod proof;
mod screens;
#[cfg(not(feature = "passkeys"))]
mod without_passkeys;
