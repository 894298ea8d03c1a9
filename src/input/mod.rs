//! Reading: files, folders and standard input become documents with their date.
//!
//! Phrases inside the text are not looked for here.

mod document;

pub use document::{Document, Format, Published, PublishedBasis};
