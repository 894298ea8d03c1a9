//! letopis (летопись, a chronicle) reads Russian news, finds every phrase that says *when*,
//! anchors it to the article's date, and gives an ordered timeline.
//!
//! ```
//! use letopis::{Document, Tagger, Timeline};
//!
//! # fn main() -> Result<(), letopis::Error> {
//! let article = Document::builder().text("Госдума 21 октября ратифицировала договор.").date("2025-11-02").build()?;
//! let timeline: Timeline = [Tagger::default().tag(article)].into_iter().collect();
//! assert_eq!(timeline.events[0].when.value.to_string(), "2025-10-21");
//! # Ok(())
//! # }
//! ```
//!
//! A [`Document`] is built from a text or comes from a `reader`; a [`Tagger`] makes it [`Tagged`] with its
//! [`Mention`]s; a [`Timeline`] collects their [`Event`]s; [`output`] writes either.
#![forbid(unsafe_code)]

mod anchor;
pub mod calendar;
pub mod document;
mod error;
mod event;
mod language;
pub mod output;
mod phrase;
#[cfg(feature = "readers")]
pub mod reader;
mod tagger;
mod timeline;

pub use anchor::{Basis, Known, When};
pub use calendar::{Interval, Modifier, Moment, Period, Point, Value};
pub use document::{Document, OffsetMap};
pub use error::{Error, ErrorKind, Note, NoteKind};
pub use event::{Event, Mention, Source, Status, Tagged};
#[cfg(feature = "stages")]
#[doc(hidden)]
pub use tagger::stages::Stages;
pub use tagger::{Derivation, Tagger};
pub use timeline::Timeline;

/// The examples of the README are run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
