//! Phrases.
mod meaning;
pub use meaning::Meaning;
