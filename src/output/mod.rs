//! Writing: one file a format.
//!
//! A format takes tagged documents or the timeline and knows nothing of how anything was found.

#[cfg(feature = "csv")]
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

mod attribution_label;
#[cfg(test)]
mod example;
mod formats;
mod names;
#[cfg_attr(not(feature = "csv"), allow(dead_code, reason = "only tables have cells"))]
mod row;
#[cfg(any(feature = "parquet", feature = "sqlite"))]
mod typed;
mod visible;
mod web;
mod words;

pub use formats::{
    OutputFormat, TAG_FORMATS, TIMELINE_FORMATS, TagFormat, TimelineFormat, WriteTagged, WriteTimeline,
};
pub use visible::visible;
