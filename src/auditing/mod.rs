//! The audit log as the auditor reads it.
mod pages;
mod standing;

pub use pages::routes;
pub use standing::Standing;
