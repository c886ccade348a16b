//! Signing in, staying signed in, leaving.
mod doors;
mod people;
mod screens;
