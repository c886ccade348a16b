//! What every page needs: errors, rendering, forms, policies of routes, headers. Knows no feature.
mod assets;
mod csrf;
mod download;
mod error;
mod forms;
mod headers;
mod html;
mod kept;
mod multipart;
mod parts;
mod routes;
mod ui;
mod viewer;
mod words;

pub use assets::{fingerprint, has_asset, routes as asset_routes};
pub use csrf::verify as verify_csrf;
pub use download::{csv_answer, csv_file};
pub use error::{Error, Refusal, WebResult, error_pages};
pub use forms::{ErrorLine, Fields, FormErrors, query_value};
pub use headers::secure as secure_headers;
pub use html::{Html, Page};
pub use kept::Kept;
pub use multipart::{fields_and_file, file_name, read_away};
pub use routes::{Policy, Routes, Who, enforce, policy_of};
pub use ui::{Called, LanguageLine, NavItem, Shell, Ui, see_other};
pub use viewer::address;
