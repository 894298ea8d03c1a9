//! letopis (летопись, a chronicle) reads Russian news, finds every phrase that says *when*,
//! anchors it to the article's date, and gives an ordered timeline.
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
pub use input::Document;
pub use timeline::Timeline;
