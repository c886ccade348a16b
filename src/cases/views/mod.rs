//! What the templates of this feature are given.
mod access;
mod appeal;
mod case;
mod erased;
mod field;
mod files;
mod handing;
mod links;
mod list;
mod papers;
mod sealed;
mod slip;
mod words;

pub use appeal::wait_words;
pub use case::{CasePage, Facts, Parts, case_page, event_line};
pub use erased::ErasedPage;
pub use field::{ActionForm, Choice, Form, Typed};
pub use files::{content_disposition, file_words, files_panel, most_bytes};
pub use handing::handing_form;
pub use links::{ReferralMark, parcel_rows};
pub use list::{CaseLine, LeftLine, LeftPage, ListChip, ListPage, NumberPage, line};
pub use papers::{ordinary_papers, sealed_papers};
pub use sealed::{SealedPage, SealedParts, sealed_page};
pub use slip::{CodePage, OfferPage};
