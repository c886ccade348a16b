//! The `jaabi` program.
fn main() {}
