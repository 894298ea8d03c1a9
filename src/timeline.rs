//! The timeline: events of many documents in order.

use crate::error::Note;
use crate::event::{Event, Tagged};

/// Events in chronological order, with what was noted on the way.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    pub events: Vec<Event>,
    /// Notes with the id of their document.
    pub notes: Vec<(String, Note)>,
    /// Documents read.
    pub documents: usize,
    /// Mentions of a date that could not be placed on the calendar.
    pub unplaced: usize,
}

impl FromIterator<Tagged> for Timeline {
    fn from_iter<T: IntoIterator<Item = Tagged>>(documents: T) -> Timeline {
        let mut timeline = Timeline::default();
        for tagged in documents {
            timeline.documents += 1;
            let id = &tagged.document.id;
            timeline.notes.extend(tagged.notes.into_iter().map(|note| (id.clone(), note)));
        }
        timeline
    }
}
