//! Events: which words of a text tell what happened at a mentioned time.

mod article;
mod boilerplate;
mod bracket;
mod clause;
mod ends;
mod extent;
mod lead;
mod mention;
mod neighbours;
mod packed;
mod passage;
mod piece;
mod places;
mod rules;
mod source;
mod tell;
mod tidy;
mod voice;
mod word;
mod wording;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::anchor::When;
use crate::calendar::Interval;
use crate::document::Document;
use crate::error::Note;

pub use self::article::Source;
pub use self::mention::{Mention, Status};
pub(crate) use self::passage::{Passage, Passages};
pub use self::tell::{Reading, Teller};
pub(crate) use self::tidy::{one_line, sentence};

/// A document with its mentions, in the order of the text.
#[derive(Clone, Debug)]
pub struct Tagged {
    pub document: Document,
    /// Apart from each other and in the order of the text.
    pub mentions: Vec<Mention>,
    /// The row that stands for the article where none of its mentions falls on its own day.
    pub lead: Option<Mention>,
    /// The document's own notes and those of its mentions.
    pub notes: Vec<Note>,
}

/// Something that happened, with the words that say what and when. It owns its text.
///
/// ```
/// use letopis::{Document, Tagger};
///
/// let tagged = Tagger::default().tag(Document::new("Дума собралась. Закон принят 7 октября 2023 года."));
/// let event = &tagged.into_events()[0];
/// assert_eq!(event.phrase(), "7 октября 2023 года");
/// assert_eq!(event.sentence(), "Закон принят 7 октября 2023 года.");
/// assert_eq!(event.when.value.to_string(), "2023-10-07");
/// ```
#[derive(Clone, Debug)]
pub struct Event {
    pub when: When,
    passage: Passage,
    pub status: Status,
    /// The line of the text the phrase stands on, from 1.
    pub line: u32,
    /// Code points of the phrase in the text, end exclusive.
    pub start: u32,
    pub end: u32,
    /// Whether it stands for an article, and what it tells names a day of its own.
    pub(crate) is_dated_elsewhere: bool,
    pub source: Arc<Source>,
    merged: Option<Box<Merged>>,
}

/// What a row has of other articles.
#[derive(Clone, Debug, Default)]
struct Merged {
    others: Box<[Event]>,
    conflicts: Box<[Interval]>,
}

impl Event {
    pub(crate) fn new(when: When, passage: Passage, source: Arc<Source>) -> Event {
        Event {
            when,
            passage,
            status: Status::Stated,
            line: 1,
            start: 0,
            end: 0,
            is_dated_elsewhere: false,
            source,
            merged: None,
        }
    }

    /// The words that say when; empty for the row that stands for a whole article.
    pub fn phrase(&self) -> String {
        self.packed(&self.passage.phrase)
    }

    /// Whether it stands for a whole article, on the day of the article.
    pub fn is_lead(&self) -> bool {
        self.passage.phrase.is_empty()
    }

    /// Whether its day is that of its article, by a dateline or as a lead, and not of what is told.
    pub(crate) fn stands_for_article(&self) -> bool {
        !is_inside(&self.passage.phrase, &self.passage.event)
    }

    /// Whether both stand in the same sentence, and each in what happened; then they are not the same.
    pub(crate) fn shares_sentence(&self, other: &Event) -> bool {
        let is_shared = Arc::ptr_eq(&self.source, &other.source);
        is_shared
            && self.passage.sentence == other.passage.sentence
            && !self.stands_for_article()
            && !other.stands_for_article()
    }

    /// What happened, in the words of the text, as a sentence of its own.
    pub fn text(&self) -> String {
        sentence(&self.packed(&self.passage.event))
    }

    /// Who says so; none for the article's own voice.
    pub fn attribution(&self) -> Option<String> {
        let name = &self.passage.attribution;
        (!name.is_empty()).then(|| self.packed(name))
    }

    /// The sentence it is told in.
    pub fn sentence(&self) -> String {
        self.packed(&self.passage.sentence)
    }

    /// The words to compare it with others by: what happened, before and after those that say when.
    pub(crate) fn words_around_phrase(&self) -> (String, String) {
        let Passage { phrase, event, .. } = &self.passage;
        match self.stands_for_article() {
            true => (self.packed(event), String::new()),
            false => (self.packed(&(event.start..phrase.start)), self.packed(&(phrase.end..event.end))),
        }
    }

    /// What tells its words from others, without unpacking them, and without those of the rest of its article:
    /// two copies of a long one would be read through for each of their events.
    pub(crate) fn fingerprint(&self) -> impl Ord + '_ {
        let Passage { phrase, event, sentence, attribution } = &self.passage;
        [sentence, event, phrase, attribution].map(|bytes| self.source.text.bytes(bytes))
    }

    fn packed(&self, bytes: &Range<u32>) -> String {
        self.source.text.text(bytes.clone())
    }

    /// The outlets that tell of it.
    pub fn outlets(&self) -> usize {
        self.reports().map(|report| report.source.name()).collect::<HashSet<_>>().len()
    }

    /// All reports of it: this one and the others.
    pub fn reports(&self) -> impl Iterator<Item = &Event> {
        std::iter::once(self).chain(self.others())
    }

    /// The other reports of this event, where several articles tell it, by their publication.
    pub fn others(&self) -> &[Event] {
        self.merged.as_ref().map_or(&[], |merged| &merged.others)
    }

    /// The days that others name for what seems to be this event.
    pub fn conflicts(&self) -> &[Interval] {
        self.merged.as_ref().map_or(&[], |merged| &merged.conflicts)
    }

    pub(crate) fn set_others(&mut self, others: Vec<Event>) {
        self.merged.get_or_insert_default().others = others.into();
    }

    pub(crate) fn set_conflicts(&mut self, days: Vec<Interval>) {
        self.merged.get_or_insert_default().conflicts = days.into();
    }

    /// The reports as events of their own.
    pub(crate) fn apart(mut self) -> impl Iterator<Item = Event> {
        let merged = self.merged.take().unwrap_or_default();
        std::iter::once(self).chain(merged.others)
    }
}

fn is_inside(phrase: &Range<u32>, told: &Range<u32>) -> bool {
    !phrase.is_empty() && told.start <= phrase.start && phrase.end <= told.end
}

impl Tagged {
    /// The events for a timeline: one for each mention of a date at which something happened, with or without a place on
    /// the calendar, and the lead.
    ///
    /// The text is let go.
    pub fn into_events(self) -> Vec<Event> {
        let document = self.document;
        let mut counter = Counter { text: &document.text, bytes: 0, code_points: 0, line: 1 };
        let mut rows: Vec<Mention> = self.mentions;
        rows.retain(|mention| {
            mention.event.is_some() && (mention.when.is_placed() || mention.when.lacks_a_place())
        });
        rows.extend(self.lead);
        // The row of the article begins where the first mention may, and is empty.
        rows.sort_by_key(|mention| (mention.span.start, mention.span.end));
        leave_repeats(&mut rows);
        let is_one_sentence =
            |one: &Mention, other: &Mention| one.sentence.is_some() && one.sentence == other.sentence;
        let mut passages = Passages::new(&document.text);
        let mut places: Vec<Passage> = Vec::with_capacity(rows.len());
        for sentence in rows.chunk_by(is_one_sentence) {
            places.extend(passages.of_sentence(sentence));
        }
        let source = Arc::new(Source::new(&document, passages.finish()));
        let event = |(mention, passage): (&Mention, _)| {
            let (start, line) = counter.count_to(mention.span.start);
            let (end, _) = counter.count_to(mention.span.end);
            Event {
                status: mention.status,
                line: line as u32,
                start: start as u32,
                end: end as u32,
                is_dated_elsewhere: names_another_day(mention, &rows),
                ..Event::new(mention.when.clone(), passage, Arc::clone(&source))
            }
        };
        rows.iter().zip(places).map(event).collect()
    }
}

/// Leaves out a dateline of whose day the sentence speaks: of «МОСКВА, 10 августа. Пилоты в пятницу бросили работу» the
/// Friday is left. All are in order.
fn leave_repeats(rows: &mut Vec<Mention>) {
    let is_within = |row: &Mention| {
        row.event.as_ref().is_some_and(|event| event.start <= row.span.start && row.span.end <= event.end)
    };
    let is_repeated = |n: usize| {
        let row = &rows[n];
        let mut alike = rows[n + 1..].iter().take_while(|other| other.event == row.event);
        let is_same = |other: &Mention| {
            (&other.when.value, other.when.modifier) == (&row.when.value, row.when.modifier)
        };
        !is_within(row) && alike.any(|other| is_within(other) && is_same(other))
    };
    let repeated: Vec<bool> = (0..rows.len()).map(is_repeated).collect();
    let mut repeated = repeated.into_iter();
    rows.retain(|_| !repeated.next().unwrap_or_default());
}

/// Whether a mention stands outside of what it tells, and that has a date of its own; all are in order.
fn names_another_day(mention: &Mention, all: &[Mention]) -> bool {
    let Some(event) = &mention.event else { return false };
    let is_within = |other: &Mention| {
        !other.span.is_empty() && event.start <= other.span.start && other.span.end <= event.end
    };
    let from = all.partition_point(|other| other.span.start < event.start);
    let within = all[from..].iter().take_while(|other| other.span.start < event.end);
    !is_within(mention) && within.filter(|other| is_within(other)).any(|other| other.when.is_placed())
}

/// Counts code points and lines up to places of a text, forward only.
struct Counter<'a> {
    text: &'a str,
    bytes: usize,
    code_points: usize,
    line: usize,
}

impl Counter<'_> {
    /// Code points before the byte, and its line.
    fn count_to(&mut self, byte: usize) -> (usize, usize) {
        let between = &self.text[self.bytes..byte];
        self.code_points += between.chars().count();
        self.line += between.bytes().filter(|byte| *byte == b'\n').count();
        self.bytes = byte;
        (self.code_points, self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_of_a_day_is_told_once() {
        let check = |text: &str, expected: &[&str]| {
            let document = Document::new(text).published("2018-08-10").unwrap();
            let events = crate::tagger::Tagger::default().tag(document).into_events();
            let phrases: Vec<String> = events.iter().map(Event::phrase).collect();
            assert_eq!(phrases, expected, "{text}");
        };
        check("МОСКВА, 10 августа. /ТАСС/. Пилоты в пятницу бросили работу.", &["в пятницу"]);
        check("МОСКВА, 10 августа. /ТАСС/. Пилоты в четверг бросили работу.", &["10 августа", "в четверг"]);
        check("Показы пройдут 11 августа и 12 августа.", &["11 августа", "12 августа"]);
        check("Показы пройдут в начале мая и в конце мая.", &["в начале мая", "в конце мая"]);
    }

    /// Millions of events are held at once: each byte here is megabytes there.
    #[cfg(target_pointer_width = "64")]
    #[test]
    fn an_event_is_slim() {
        let sizes = (size_of::<Event>(), size_of::<When>(), size_of::<Passage>(), size_of::<Source>());
        assert_eq!(sizes, (112, 48, 32, 72));
    }
}
