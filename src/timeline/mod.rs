//! The timeline: events of many documents in order, what several report as one, and a choice of them.

mod conflict;
mod filter;
mod lists;
mod merge;
mod opposites;
mod pairs;
mod roles;
mod seen;
mod similarity;
mod stem;
mod terms;

use std::cmp::Reverse;

use chrono::{Days, NaiveDateTime};

use crate::calendar::Modifier;
use crate::error::Note;
use crate::event::{Event, Tagged};

/// Events in chronological order, with what was noted on the way.
///
/// ```
/// use letopis::{Document, Tagger, Timeline};
///
/// let mut tagger = Tagger::default();
/// let articles = ["Открыт в мае 2019 года.", "Закрыт 3 марта 2018 года."];
/// let timeline: Timeline = articles.into_iter().map(|text| tagger.tag(Document::new(text))).collect();
/// let phrases: Vec<String> = timeline.events.iter().map(|event| event.phrase()).collect();
/// assert_eq!(phrases, ["3 марта 2018 года", "в мае 2019 года"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    pub events: Vec<Event>,
    /// Notes with the id of their document.
    pub notes: Vec<(String, Note)>,
    /// Documents read.
    pub documents: usize,
    /// Mentions of a date that could not be placed on the calendar, in the order of documents and text.
    pub undated: Vec<Event>,
}

impl FromIterator<Tagged> for Timeline {
    fn from_iter<T: IntoIterator<Item = Tagged>>(documents: T) -> Timeline {
        let mut timeline = Timeline::default();
        for mut tagged in documents {
            timeline.documents += 1;
            let id = &tagged.document.id;
            let notes = std::mem::take(&mut tagged.notes);
            timeline.notes.extend(notes.into_iter().map(|note| (id.clone(), note)));
            let (placed, undated): (Vec<Event>, Vec<Event>) =
                tagged.into_events().into_iter().partition(|event| event.when.interval().is_some());
            timeline.events.extend(placed);
            timeline.undated.extend(undated);
        }
        // Stable: what begins together and is equally wide stays in the order of documents and text.
        put_in_order(&mut timeline.events);
        timeline
    }
}

impl Timeline {
    /// One row for what several articles report: the earliest full wording, with the others in
    /// [`others`](Event::others).
    ///
    /// ```
    /// use letopis::{Document, Tagger, Timeline};
    ///
    /// let articles = [
    ///     "Парламент Исландии 7 октября 2025 года ратифицировал договор о рыболовстве.",
    ///     "Договор о рыболовстве ратифицирован парламентом Исландии 7 октября 2025 года.",
    /// ];
    /// let mut tagger = Tagger::default();
    /// let timeline: Timeline = articles.into_iter().map(|text| tagger.tag(Document::new(text))).collect();
    /// assert_eq!(timeline.events.len(), 2);
    /// let timeline = timeline.merged();
    /// assert_eq!(timeline.events.len(), 1);
    /// assert_eq!(timeline.events[0].reports().count(), 2);
    /// ```
    pub fn merged(self) -> Timeline {
        let mut timeline = self.unmerged();
        // No article reports an event twice, or disagrees with itself.
        if timeline.documents < 2 {
            return timeline;
        }
        timeline.events = merge::merge(timeline.events);
        conflict::mark(&mut timeline.events);
        timeline
    }

    /// A row for each report again.
    fn unmerged(mut self) -> Timeline {
        if self.events.iter().any(|event| !event.others().is_empty() || !event.conflicts().is_empty()) {
            self.events = self.events.into_iter().flat_map(Event::apart).collect();
            put_in_order(&mut self.events);
        }
        self
    }
}

/// Sorts as `sort_by_key` does, but without a second half of the events in memory.
fn put_in_order(events: &mut [Event]) {
    let minutes = |event: &Event| place(event).map_or(i64::MIN, |place| place.and_utc().timestamp() / 60);
    let days = |event: &Event| Reverse(u32::try_from(width(event)).unwrap_or(u32::MAX));
    let key = |(n, event): (usize, &Event)| (minutes(event), days(event), n as u32);
    let mut order: Vec<_> = events.iter().enumerate().map(key).collect();
    order.sort_unstable();
    let mut to = vec![0; events.len()];
    for (place, (_, _, n)) in order.into_iter().enumerate() {
        to[n as usize] = place as u32;
    }
    put(events, to);
}

/// Moves each event to its place.
fn put(events: &mut [Event], mut to: Vec<u32>) {
    for n in 0..events.len() {
        while to[n] as usize != n {
            let place = to[n] as usize;
            events.swap(n, place);
            to.swap(n, place);
        }
    }
}

/// Where an event stands: its first moment, or its last one when the first is open. Beginning, middle
/// and end of a unit stand at the third they name.
fn place(event: &Event) -> Option<NaiveDateTime> {
    let interval = event.when.interval()?;
    let (day, clock) = match (interval.first, interval.last) {
        (Some(first), _) => (first, interval.clock.map(|(first, _)| first)),
        (None, Some(last)) => (last, interval.clock.map(|(_, last)| last)),
        (None, None) => return None,
    };
    let thirds = match event.when.modifier {
        Some(Modifier::Mid) => 1,
        Some(Modifier::End) => 2,
        _ => 0,
    };
    let into = u64::try_from(interval.days().unwrap_or(0)).unwrap_or(0) * thirds / 3;
    let (hour, minute) = clock.or(event.when.part_of_day().map(|hour| (hour, 0))).unwrap_or((0, 0));
    // 24:00 is the first moment of the next day.
    let day = day.checked_add_days(Days::new(into + u64::from(hour / 24)))?;
    day.and_hms_opt(u32::from(hour % 24), u32::from(minute), 0)
}

/// Days covered; an open end is the widest, a clock reading the narrowest.
fn width(event: &Event) -> i64 {
    match event.when.interval() {
        Some(interval) if interval.clock.is_some() || event.when.part_of_day().is_some() => 0,
        Some(interval) => interval.days().unwrap_or(i64::MAX),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::tagger::Tagger;

    /// The phrases of the timeline of some texts, in order.
    fn check(texts: &[&str], expected: &str) {
        let mut tagger = Tagger::default();
        let timeline: Timeline = texts.iter().map(|text| tagger.tag(Document::new(*text))).collect();
        let phrases: Vec<String> = timeline.events.iter().map(|event| event.phrase()).collect();
        assert_eq!(phrases.join(" | "), expected);
    }

    #[test]
    fn wider_events_stand_at_the_head_of_what_they_cover() {
        check(
            &["Было 1 января 2015 года, и в январе 2015 года, и в 2015 году, и с 2015 года, и в XXI веке."],
            "в XXI веке | с 2015 года | в 2015 году | в январе 2015 года | 1 января 2015 года",
        );
        check(
            &["Так было в конце 2015 года, 3 марта 2015 года, в начале 2015 года. Иначе было до 2015 года."],
            "до 2015 года | в начале 2015 года | 3 марта 2015 года | в конце 2015 года",
        );
    }

    #[test]
    fn what_begins_together_keeps_the_order_of_documents() {
        check(
            &["Один: 3 марта 2015 года.", "Два: 3-го марта 2015 года."],
            "3 марта 2015 года | 3-го марта 2015 года",
        );
    }

    #[test]
    fn an_article_stands_on_its_own_day_by_its_lead() {
        let document = Document::new("Дом велик. Он построен в 1927 году.").published("2019-06-10").unwrap();
        let timeline: Timeline = [Tagger::default().tag(document)].into_iter().collect();
        let rows: Vec<String> =
            timeline.events.iter().map(|event| format!("{}: {}", event.when.value, event.text())).collect();
        assert_eq!(rows, ["1927: Он построен в 1927 году.", "2019-06-10: Дом велик."]);
    }

    #[test]
    fn what_cannot_be_placed_is_counted() {
        let document = Document::new("Он приехал 7 октября.");
        let timeline: Timeline = [Tagger::default().tag(document)].into_iter().collect();
        assert_eq!((timeline.events.len(), timeline.undated.len()), (0, 1));
    }
}
