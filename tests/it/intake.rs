//! Taking in what people say, from the first page to the slip.
mod crowd;
mod files;
mod form;
mod kept;
mod ordinary;
mod practice;
mod sealed;
pub mod world;
