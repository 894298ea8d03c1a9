//! Writing: one file a format.
//!
//! A format takes tagged documents or the timeline and knows nothing of how anything was found.

pub mod csv;
pub mod explain;
pub mod html;
pub mod ics;
pub mod json;
pub mod jsonl;
pub mod md;
#[cfg(feature = "parquet")]
pub mod parquet;
#[cfg(feature = "cli")]
pub mod show;
#[cfg(feature = "sqlite")]
pub mod sqlite;
pub mod timelinejs;
pub mod timex3;
#[cfg(feature = "cli")]
pub mod xlsx;

mod aside;
#[cfg(test)]
mod example;
mod formats;
mod names;
mod places;
mod row;
#[cfg(any(feature = "parquet", feature = "sqlite"))]
mod typed;
mod visible;
mod web;
mod words;

pub use formats::{TIMELINE_FORMATS, TimelineFormat, WriteTimeline};
pub use visible::visible;
