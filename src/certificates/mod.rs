//! TLS by the program itself: the certificate that it shows, read again when it was renewed; and a local authority for an office
//! whose server has no name on the internet.
mod authority;
mod pages;
mod reading;
mod serving;

pub use authority::{Authority, Made, Names, authority, make, renew_if_due};
pub use pages::routes;
pub use reading::{About, about};
pub use serving::Shown;

use std::path::{Path, PathBuf};

/// The folder of certificates in the data folder.
pub const FOLDER: &str = "tls";

fn folder(data: &Path) -> PathBuf {
    data.join(FOLDER)
}
