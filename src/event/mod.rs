//! Events: which words of a text tell what happened at a mentioned time.

mod clause;
mod ends;
mod extent;
mod noun;
mod source;
mod subject;
mod tidy;
mod voice;
mod word;
mod wording;

use std::ops::Range;
use std::sync::Arc;

use crate::anchor::{Mention, Status};
use crate::error::Note;
use crate::input::{Document, Published};
use crate::language::{Sentences, Tense, Tenses, Token};

use clause::{Clauses, Lines};
use source::{Search, Text, Who};
pub(crate) use tidy::{one_line, sentence};
use voice::Voices;
use word::FUTURE;

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
    /// What happened, in the words of the text, as a sentence of its own.
    pub text: String,
    /// Who says so; empty for the article's own voice.
    pub attribution: String,
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

/// Gives each mention its sentence, the part of it that tells what happened, and who says so.
///
/// A dateline dates the sentence behind it.
pub fn tell(document: &Document, tokens: &[Token], mentions: &mut [Mention]) {
    let mut teller = Teller::new(document, tokens);
    let dateline = document.dateline.clone().unwrap_or_default();
    for n in 0..mentions.len() {
        let span = mentions[n].span.clone();
        let is_dateline = dateline.contains(&span.start);
        let at = if is_dateline { dateline.end } else { span.start };
        let Some(sentence) = sentence_at(document, tokens, &mut teller.sentences, at) else { continue };
        let at = match is_dateline {
            true => sentence.start..sentence.start,
            false => tokens_of(tokens, &span),
        };
        let whole = bytes_of(tokens, &sentence);
        teller.read(sentence, &whole, mentions);
        teller.tell(&mut mentions[n], at);
        mentions[n].sentence = Some(if is_dateline { dateline.start } else { whole.start }..whole.end);
    }
}

/// The sentence that mentions stand in, read once for all of them.
struct Teller<'a> {
    document: &'a Document,
    text: Text<'a>,
    sentences: Sentences<'a>,
    tenses: Tenses<'a>,
    clauses: Clauses,
    voices: Voices,
    lines: Lines,
    /// The outlet named last before a token.
    outlet: (usize, Option<Range<usize>>),
}

impl<'a> Teller<'a> {
    fn new(document: &'a Document, tokens: &'a [Token]) -> Teller<'a> {
        let text = document.text.as_str();
        Teller {
            document,
            text: Text { text, tokens },
            sentences: Sentences::new(text, tokens),
            tenses: Tenses::new(text, tokens),
            clauses: Clauses::default(),
            voices: Voices::default(),
            lines: Lines::default(),
            outlet: (0, None),
        }
    }

    /// Reads a sentence, unless it is the one read last.
    fn read(&mut self, sentence: Range<usize>, bytes: &Range<usize>, mentions: &[Mention]) {
        if sentence == self.clauses.sentence() {
            return;
        }
        let Text { text, tokens } = self.text;
        let from = mentions.partition_point(|mention| mention.span.end <= bytes.start);
        let times = mentions[from..].iter().take_while(|mention| mention.span.start < bytes.end);
        let times = times.map(|mention| tokens_of(tokens, &mention.span));
        self.clauses.read(text, tokens, sentence, times);
        self.voices.read(self.text, &self.clauses);
        self.clauses.cut(text, tokens, &mut self.lines, &self.voices.sources);
    }

    fn tell(&mut self, mention: &mut Mention, at: Range<usize>) {
        let mut event = self.clauses.event(at.clone());
        let voice =
            self.voices.sources.iter().find(|voice| voice.contains(&event.start) && voice.end <= at.start);
        event.start = voice.map_or(event.start, |voice| voice.end).min(event.end - 1);
        event.start = self.clauses.without_offices(self.text, &event, &at);
        let said = self.voices.said(&self.clauses, &at, &event);
        mention.status = said.status;
        if mention.status < Status::Planned && self.lies_ahead(mention, &at) {
            mention.status = Status::Planned;
        }
        let named = match said.who {
            Some(Who::Named(name)) => Some(name),
            Some(Who::Outlet) => self.outlet_before(event.start),
            Some(Who::Someone) => None,
            None if said.is_hearsay => self.outlet_before(event.start),
            None => self.who_said_this(),
        };
        if named.is_some() {
            mention.status = mention.status.max(Status::Reported);
        }
        mention.attribution = named.map(|name| bytes_of(self.text.tokens, &name));
        mention.event = Some(bytes_of(self.text.tokens, &event));
    }

    /// Whether the verb tells of something to come, and the day is not over: «в 1990 году он станет чемпионом».
    fn lies_ahead(&mut self, mention: &Mention, at: &Range<usize>) -> bool {
        let today = self.document.published.and_then(|published| published.day());
        let last = mention.interval().and_then(|interval| interval.last);
        let is_over = today.zip(last).is_some_and(|(today, last)| last < today);
        let is_future = self.clauses.all_terms() & FUTURE != 0;
        is_future
            && !is_over
            && self.tenses.of_clause(at).or_else(|| self.tenses.around(at)) == Some(Tense::Future)
    }

    /// The source in «Об этом сообщил …», which stands in the sentence behind.
    fn who_said_this(&mut self) -> Option<Range<usize>> {
        let next = self.clauses.sentence().end;
        let is_capital = self.text.tokens.get(next).is_some_and(|token| token.is_capital);
        if !is_capital || !self.text.is(next, &["об"]) || !self.text.is(next + 1, &["этом"]) {
            return None;
        }
        let sentence = self.sentences.around(next);
        let mut clauses = Clauses::default();
        clauses.read(self.text.text, self.text.tokens, sentence, std::iter::empty());
        let mut voices = Voices::default();
        voices.read(self.text, &clauses);
        match voices.about_this(self.text, &clauses)? {
            Who::Named(name) => Some(name),
            _ => None,
        }
    }

    /// The outlet that the paragraph named last. No token is looked at twice.
    fn outlet_before(&mut self, token: usize) -> Option<Range<usize>> {
        let (known_to, known) = self.outlet.clone();
        let found = match self.text.outlet_before(token, known_to.min(token)) {
            Search::Found(name) => Some(name),
            Search::Paragraph => None,
            Search::Open => known,
        };
        self.outlet = (token.max(known_to), found.clone());
        found
    }
}

fn bytes_of(tokens: &[Token], of: &Range<usize>) -> Range<usize> {
    tokens[of.start].start as usize..tokens[of.end - 1].end as usize
}

/// The tokens of some bytes.
fn tokens_of(tokens: &[Token], bytes: &Range<usize>) -> Range<usize> {
    let start = tokens.partition_point(|token| (token.end as usize) <= bytes.start);
    let end = tokens.partition_point(|token| (token.start as usize) < bytes.end);
    start..end.max(start)
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
    let mut teller = Teller::new(document, tokens);
    let first = sentence_at(document, tokens, &mut teller.sentences, behind_header.max(behind_dateline))?;
    let whole = bytes_of(tokens, &first);
    let mut lead = Mention::of_article(document.published?.period, whole.clone());
    teller.read(first.clone(), &whole, mentions);
    if !teller.clauses.has_verb_in(&first) {
        return Some(lead);
    }
    teller.tell(&mut lead, first.start..first.start);
    // Of «Спор о парке: мэр отступил» all is needed.
    let told = lead.event.as_ref().map(|event| tokens_of(tokens, event));
    if !told.is_some_and(|told| teller.clauses.has_verb_in(&told)) {
        lead.event = Some(whole);
    }
    Some(lead)
}

/// The tokens of the sentence that stands at a byte of the text or begins behind it, without what
/// belongs to a header or a dateline.
fn sentence_at(
    document: &Document,
    tokens: &[Token],
    sentences: &mut Sentences,
    at: usize,
) -> Option<Range<usize>> {
    let token = tokens.partition_point(|token| (token.end as usize) <= at);
    let is_space = |token: &&Token| document.text[token.start as usize..token.end as usize].trim().is_empty();
    let token = token + tokens[token..].iter().take_while(is_space).count();
    if token == tokens.len() {
        return None;
    }
    let found = sentences.around(token);
    let start = tokens[found.start].start as usize;
    let dateline = document.dateline.as_ref().filter(|dateline| start < dateline.end && dateline.end <= at);
    Some(dateline.map_or(found.start, |_| token)..found.end)
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
                text: mention.event.clone().map_or(String::new(), |event| sentence(&document.text[event])),
                attribution: words(&mention.attribution),
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
    use crate::finder::Finder;
    use crate::input::Document;

    /// The event of an article's own row and its status.
    fn check(text: &str, expected: &str) {
        let tagged = Finder::default().tag(Document::new(text).published("2025-05-20").unwrap());
        let lead = tagged.lead.unwrap();
        assert_eq!(format!("{} = {}", &text[lead.event.unwrap()], lead.status.name()), expected);
    }

    #[test]
    fn the_row_of_an_article_is_told_like_any_other() {
        check("Мэр открыл парк, который долго строили.", "Мэр открыл парк = stated");
        check("Мэр откроет новый парк.", "Мэр откроет новый парк. = planned");
        check("Парк закрыт, сообщает ТАСС.", "Парк закрыт = reported");
        check("Спор о парке: мэр отступил.", "Спор о парке: мэр отступил. = stated");
        check("Новый парк.", "Новый парк. = stated");
        check(", -", ", - = stated");
    }
}
