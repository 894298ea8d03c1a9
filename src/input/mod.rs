//! Reading: files, folders and standard input become documents with their date.
//!
//! Phrases inside the text are not looked for here.

mod agency;
mod compressed;
mod date;
mod dateline;
mod document;
mod encoding;
#[cfg(feature = "feeds")]
mod feed;
mod folder;
mod format;
mod header;
#[cfg(feature = "html")]
mod html;
mod jsonl;
mod limit;
mod location;
mod mail_date;
#[cfg(feature = "html")]
mod mhtml;
mod open;
#[cfg(feature = "parquet")]
mod parquet;
mod pattern;
mod published;
mod quotes;
mod raw;
mod record;
mod table;
mod text;
#[cfg(feature = "warc")]
mod warc;
#[cfg(feature = "compressed")]
mod zstd;

pub use crate::error::Note;
pub use date::date;
pub use document::{Document, Format, Published, PublishedBasis};
pub use encoding::Encoding;
pub(crate) use limit::MENTIONS;
pub use open::{Documents, Options, Raws, fetch, open};
pub use raw::Raw;
pub use record::Fields;
