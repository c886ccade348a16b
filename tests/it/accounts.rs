//! Signing in, staying signed in, leaving.
mod doors;
mod factor;
mod people;
mod proof;
mod screens;
