//! Reading: files, folders and standard input become records, and these documents.
//!
//! A format is a file here and a line of [`FORMATS`]. What a text says of its day is read elsewhere.

mod compressed;
mod csv;
mod encoding;
#[cfg(feature = "feeds")]
mod feed;
mod fields;
mod folder;
mod format;
#[cfg(feature = "html")]
mod html;
mod jsonl;
mod limit;
#[cfg(feature = "html")]
mod mhtml;
mod open;
mod parquet;
mod record;
mod text;
#[cfg(feature = "warc")]
mod warc;
#[cfg(feature = "compressed")]
mod zstd;

pub use encoding::Encoding;
pub use fields::Fields;
pub use format::{FORMATS, FormatReader, format};
pub use open::{Documents, Options, Records, fetch, open};
pub use record::RawRecord;
