//! Events: which words of a text tell what happened at a mentioned time.

use std::ops::Range;
use std::sync::Arc;

use crate::anchor::Mention;
use crate::error::Note;
use crate::input::{Document, Published};
use crate::language::{Class, Lexicon, Sentences, Token};

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
#[derive(Clone, Debug)]
pub struct Event {
    pub mention: Mention,
    /// The words that say when; empty for the row that stands for a whole article.
    pub phrase: String,
    /// What happened, in the words of the text.
    pub text: String,
    pub sentence: String,
    /// The line of the text the phrase stands on, from 1.
    pub line: usize,
    /// Code points of the phrase in the text, end exclusive.
    pub start: usize,
    pub end: usize,
    pub source: Arc<Source>,
}

/// The article an event was read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub id: String,
    pub title: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Published>,
}

/// Gives each mention its sentence, and the part of it that tells what happened.
///
/// A dateline dates the sentence behind it.
pub fn tell(document: &Document, tokens: &[Token], mentions: &mut [Mention]) {
    let mut sentences = Sentences::new(&document.text, tokens);
    for mention in mentions {
        let dateline = document.dateline.as_ref().filter(|dateline| dateline.contains(&mention.span.start));
        let at = dateline.map_or(mention.span.start, |dateline| dateline.end);
        let told = sentence_at(document, tokens, &mut sentences, at);
        mention.sentence = match (dateline, &told) {
            (Some(dateline), Some(told)) => Some(dateline.start..told.end),
            _ => told.clone(),
        };
        mention.event = told;
    }
}

/// The row for an article of which no mention falls on its own day: its first sentence.
pub fn lead(document: &Document, tokens: &[Token], mentions: &[Mention]) -> Option<Mention> {
    let day = document.published?.day()?;
    let is_own_day = |mention: &Mention| {
        mention.interval().is_some_and(|interval| (interval.first, interval.last) == (Some(day), Some(day)))
    };
    if mentions.iter().any(is_own_day) {
        return None;
    }
    let behind_header = document.header.iter().map(|header| header.end).max().unwrap_or(0);
    let behind_dateline = document.dateline.as_ref().map_or(0, |dateline| dateline.end);
    let mut sentences = Sentences::new(&document.text, tokens);
    let first = sentence_at(document, tokens, &mut sentences, behind_header.max(behind_dateline))?;
    Some(Mention::of_article(document.published?.period, first))
}

/// The bytes of the sentence that stands at a byte of the text or begins behind it, without what
/// belongs to a header or a dateline.
fn sentence_at(
    document: &Document,
    tokens: &[Token],
    sentences: &mut Sentences,
    at: usize,
) -> Option<Range<usize>> {
    let token = tokens.partition_point(|token| (token.end as usize) <= at);
    let is_break = |token: &&Token| token.sign == Lexicon::mark(Class::Break);
    let token = token + tokens[token..].iter().take_while(is_break).count();
    if token == tokens.len() {
        return None;
    }
    let found = sentences.around(token);
    let (start, end) = (tokens[found.start].start as usize, tokens[found.end - 1].end as usize);
    let dateline = document.dateline.as_ref().filter(|dateline| start < dateline.end && dateline.end <= at);
    let start = dateline.map_or(start, |_| tokens[token].start as usize);
    Some(start..end)
}

impl Tagged {
    /// The events for a timeline: one for each mention that has a place on it, and the lead.
    ///
    /// The text is let go.
    pub fn into_events(self) -> Vec<Event> {
        let document = self.document;
        let source = Arc::new(Source {
            id: document.id,
            title: document.title,
            url: document.url,
            outlet: document.outlet,
            published: document.published,
        });
        let mut counter = Counter { text: &document.text, bytes: 0, code_points: 0, line: 1 };
        let mut events = Vec::new();
        let mut rows: Vec<Mention> = self.mentions.into_iter().filter(Mention::is_placed).collect();
        rows.extend(self.lead);
        // The row of the article begins where the first mention may, and is empty.
        rows.sort_by_key(|mention| (mention.span.start, mention.span.end));
        for mention in rows {
            let words = |span: &Option<Range<usize>>| {
                span.clone().map_or(String::new(), |span| one_line(&document.text[span]))
            };
            let (start, line) = counter.count_to(mention.span.start);
            let (end, _) = counter.count_to(mention.span.end);
            events.push(Event {
                phrase: one_line(&document.text[mention.span.clone()]),
                text: words(&mention.event),
                sentence: words(&mention.sentence),
                line,
                start,
                end,
                source: Arc::clone(&source),
                mention,
            });
        }
        events
    }
}

/// Line breaks and runs of white space as one space, without soft hyphens.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('\u{ad}', "")
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
