//! letopis (летопись, a chronicle) reads Russian news, finds every phrase that says *when*,
//! anchors it to the article's date, and gives an ordered timeline.
//!
//! ```
//! use letopis::{Document, Finder, Timeline};
//!
//! # fn main() -> Result<(), letopis::Error> {
//! let article = Document::new("Госдума 21 октября ратифицировала договор.").published("2025-11-02")?;
//! let timeline: Timeline = [Finder::default().tag(article)].into_iter().collect();
//! assert_eq!(timeline.events[0].mention.value.to_string(), "2025-10-21");
//! # Ok(())
//! # }
//! ```
//!
//! A [`Document`] comes from [`input`] or from a text; a [`Finder`] makes it [`Tagged`] with its
//! [`Mention`]s; a [`Timeline`] collects their [`Event`]s; [`output`] writes either.
#![forbid(unsafe_code)]

mod anchor;
mod calendar;
mod error;
mod event;
mod finder;
pub mod input;
mod language;
pub mod output;
mod phrase;
mod timeline;

pub use anchor::Mention;
pub use error::{Error, Note};
pub use event::{Event, Tagged};
pub use finder::Finder;
#[cfg(feature = "stages")]
#[doc(hidden)]
pub use finder::stages::Stages;
pub use input::Document;
pub use timeline::Timeline;

/// The examples of the README are run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
