//! Reading: files, folders and standard input become documents with their date.
//!
//! Phrases inside the text are not looked for here.

mod date;
mod dateline;
mod document;
mod header;
mod location;
mod pattern;
mod published;

pub use date::date;
pub use document::{Document, Format, Published, PublishedBasis};
