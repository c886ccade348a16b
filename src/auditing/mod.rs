//! The audit log as the auditor reads it.
mod pages;

pub use pages::routes;
