//! Writing: one file a format.
//!
//! A format takes tagged documents or the timeline and knows nothing of how anything was found.

pub mod csv;
pub mod explain;
pub mod jsonl;
#[cfg(feature = "cli")]
pub mod show;

#[cfg(test)]
mod example;
mod places;
mod visible;

pub use visible::visible;
