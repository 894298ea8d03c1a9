//! The teller: gives each phrase its sentence, the words that tell what happened, and who says so.
//!
//! What those words are is in `extent` and `voice`.

use std::fmt;
use std::ops::Range;

use super::clause::{Clauses, Lines};
use super::mention::{Mention, Status, Told};
use super::source::{Search, Text, Who};
use super::voice::{Said, Voices};
use super::word::Word;
use crate::anchor::Anchored;
use crate::calendar::{Grain, Interval, Modifier, Point, Value};
use crate::document::Document;
use crate::language::{Class, Lexicon, List, Tense, Tenses, Token};
use crate::phrase::Bound;

/// What a sentence is read into; kept from document to document.
#[derive(Default)]
pub struct Reading {
    pub clauses: Clauses,
    pub voices: Voices,
    /// Whether it tells nothing of any day.
    pub is_boilerplate: bool,
}

/// Tells of the anchored phrases of a document. The sentence that they stand in is read once for all of them.
pub struct Teller<'t, 'a> {
    pub(super) document: &'a Document,
    pub(super) text: Text<'a>,
    pub tenses: &'t mut Tenses<'a>,
    pub reading: &'t mut Reading,
    lines: Lines,
    /// The outlet named last before a token.
    outlet: (usize, Option<Range<usize>>),
}

/// Nothing of it is worth reading between two sentences.
impl fmt::Debug for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reading")
    }
}

impl<'t, 'a> Teller<'t, 'a> {
    pub fn new(
        document: &'a Document,
        tokens: &'a [Token],
        tenses: &'t mut Tenses<'a>,
        reading: &'t mut Reading,
    ) -> Teller<'t, 'a> {
        reading.clauses.forget();
        let text = Text { text: &document.text, tokens };
        Teller { document, text, tenses, reading, lines: Lines::default(), outlet: (0, None) }
    }

    /// Gives each phrase its sentence, the part of it that tells what happened, and who says so.
    ///
    /// A dateline dates the sentence behind it. What tells nothing has no event.
    pub fn tell(&mut self, anchored: &[Anchored]) -> Vec<Mention> {
        let mut told = Vec::with_capacity(anchored.len());
        for _ in anchored {
            told.push(self.tell_next(anchored, &told));
        }
        leave_ends(anchored, &mut told);
        anchored.iter().zip(told).map(|(anchored, told)| Mention::new(anchored, told)).collect()
    }

    /// What is told at the first phrase after those that have been read.
    fn tell_next(&mut self, all: &[Anchored], before: &[Told]) -> Told {
        let anchored = &all[before.len()];
        let dateline = self.document.dateline.clone().unwrap_or_default();
        let is_dateline = dateline.contains(&anchored.span.start);
        let at = positions(anchored);
        let sentence = match is_dateline {
            true => self.sentence_at(dateline.end),
            false => self.sentence_of(at.start, anchored.span.start),
        };
        let Some(sentence) = sentence else { return Told::default() };
        let at = if is_dateline { sentence.start..sentence.start } else { at };
        let bytes = bytes_of(self.text.tokens, &sentence);
        self.read(sentence.clone(), &bytes, all);
        let start = if is_dateline { dateline.start } else { bytes.start };
        let place = Some(start..bytes.end);
        if self.reading.is_boilerplate || self.is_name_with_years(anchored) {
            return Told { sentence: place, ..Told::default() };
        }
        let told = Told { sentence: place, ..self.tell_at(anchored.interval(), at.clone()) };
        if self.belongs_to_noun(anchored, &at) {
            Told { event: None, ..told }
        } else if self.reading.clauses.is_bare_date(self.text, &sentence) {
            Told { event: self.told_below(all, &sentence), ..told }
        } else if self.refers_back(&told) {
            self.told_before(all, before, told, &sentence)
        } else {
            told
        }
    }

    fn refers_back(&self, told: &Told) -> bool {
        let first = told.event.as_ref().map(|event| tokens_of(self.text.tokens, event).start);
        first.is_some_and(|first| self.reading.clauses.refers_back(self.text, first))
    }

    /// Whether what is set for a time is a noun, and not what the sentence tells: «отмена намеченных на 5 мая рейсов»,
    /// «бюджет на 2026 год».
    fn belongs_to_noun(&self, anchored: &Anchored, at: &Range<usize>) -> bool {
        let clauses = &self.reading.clauses;
        let is_year =
            matches!(anchored.when.value, Value::Single(Point::On(on)) if on.period.grain() == Grain::Year);
        let is_noun = |n: usize| matches!(clauses.word(n), Some(Word::Other | Word::Name));
        let before = at.start.checked_sub(1).filter(|_| anchored.bound == Some(Bound::For));
        before.is_some_and(|before| match clauses.word(before) {
            Some(Word::Participle) => is_noun(at.end),
            _ => is_year && is_noun(before),
        })
    }

    /// «ВЕСТИ ОКИ, 2008–2017»: the years of a site or a man, who does nothing in them.
    fn is_name_with_years(&self, anchored: &Anchored) -> bool {
        let is_year = |point: &Point| matches!(point, Point::On(on) if on.period.grain() == Grain::Year);
        let are_years =
            matches!(&anchored.when.value, Value::Span(first, last) if is_year(first) && is_year(last));
        are_years && self.reading.clauses.is_name()
    }

    /// Reads a sentence, unless it is the one read last.
    pub fn read(&mut self, sentence: Range<usize>, bytes: &Range<usize>, anchored: &[Anchored]) {
        if sentence == self.reading.clauses.sentence() {
            return;
        }
        let Text { text, tokens } = self.text;
        let from = anchored.partition_point(|mention| mention.span.end <= bytes.start);
        let times = anchored[from..].iter().take_while(|mention| mention.span.start < bytes.end);
        let times = times.map(|mention| (positions(mention), mention.when.is_date()));
        self.reading.clauses.read(text, tokens, sentence, times);
        self.reading.voices.read(self.text, &self.reading.clauses);
        self.reading.clauses.cut(text, tokens, &mut self.lines, &self.reading.voices.sources);
        self.reading.is_boilerplate = self.reading.clauses.is_boilerplate(self.text);
    }

    /// What the sentence read last tells at some tokens, of these days.
    pub(super) fn tell_at(&mut self, days: Option<Interval>, at: Range<usize>) -> Told {
        let mut event = self.reading.clauses.event(at.clone());
        let voice = self
            .reading
            .voices
            .sources
            .iter()
            .find(|voice| voice.contains(&event.start) && voice.end <= at.start);
        if let Some(rest) =
            voice.and_then(|voice| self.reading.clauses.without(voice, self.text, &event, &at))
        {
            event = rest;
        }
        let said = self.reading.voices.said(&self.reading.clauses, &at, &event);
        let mut status = said.status.max(self.by_day(days, &at, &said));
        let named = match said.who {
            Some(Who::Named(name)) => Some(name),
            Some(Who::Outlet) => self.outlet_before(event.start),
            Some(Who::Someone) => None,
            None if said.is_hearsay => self.outlet_before(event.start),
            None => self.who_said_this(),
        };
        if named.is_some() {
            status = status.max(Status::Reported);
        }
        let bytes = |tokens| bytes_of(self.text.tokens, tokens);
        let (event, attribution) = (Some(bytes(&event)), named.as_ref().map(bytes));
        Told { sentence: None, event, attribution, status }
    }

    /// What the day and the tense tell: nothing has happened on a day ahead.
    fn by_day(&mut self, days: Option<Interval>, at: &Range<usize>, said: &Said) -> Status {
        let today = self.document.published.and_then(|published| published.day());
        let last = days.and_then(|days| days.last);
        let begins = days.and_then(|days| days.first.or(days.last));
        let is_over = today.zip(last).is_some_and(|(today, last)| last < today);
        let is_ahead = today.zip(begins).is_some_and(|(today, begins)| today < begins);
        if is_ahead {
            return Status::Planned;
        }
        match said.is_chance {
            true if is_over => Status::Alleged,
            true => Status::Planned,
            false if !is_over && !said.is_saying && self.is_future(at) => Status::Planned,
            false => Status::Stated,
        }
    }

    /// Whether the verb tells of something to come: «в 1990 году он станет чемпионом».
    fn is_future(&mut self, at: &Range<usize>) -> bool {
        self.reading.clauses.all_lists().has(List::Future)
            && self.tenses.of_clause(at).or_else(|| self.tenses.of_sentence(at)) == Some(Tense::Future)
    }

    /// The source in «Об этом сообщил …», which stands in the sentence behind.
    pub fn who_said_this(&mut self) -> Option<Range<usize>> {
        let next = self.reading.clauses.sentence().end;
        if !self.text.is_about_this(next) {
            return None;
        }
        let sentence = self.tenses.sentence(next);
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

    /// The tokens of the sentence that stands at a byte of the text or begins behind it, without what
    /// belongs to a header or a dateline.
    pub(super) fn sentence_at(&mut self, at: usize) -> Option<Range<usize>> {
        let tokens = self.text.tokens;
        let token = tokens.partition_point(|token| (token.end as usize) <= at);
        let token = (token..tokens.len()).find(|n| !self.is_break(*n)).unwrap_or(tokens.len());
        if token == tokens.len() { None } else { self.sentence_of(token, at) }
    }

    pub(super) fn is_break(&self, n: usize) -> bool {
        self.text.tokens.get(n).is_some_and(|token| token.sign == Lexicon::mark(Class::Break))
    }

    /// The same, for the token that stands there.
    pub(super) fn sentence_of(&mut self, token: usize, at: usize) -> Option<Range<usize>> {
        let tokens = self.text.tokens;
        let found = self.tenses.sentence(token);
        let start = tokens[found.start].start as usize;
        let dateline =
            self.document.dateline.as_ref().filter(|dateline| start < dateline.end && dateline.end <= at);
        let behind = |dateline: &Range<usize>| {
            tokens[..token].partition_point(|token| (token.start as usize) < dateline.end)
        };
        Some(dateline.map_or(found.start, behind)..found.end)
    }
}

/// Of «8 марта арестовал до 7 мая» only the day on which it began has a row, for nothing happened at its end.
fn leave_ends(anchored: &[Anchored], told: &mut [Told]) {
    let is_end = |one: &Anchored| matches!(one.when.modifier, Some(Modifier::Before | Modifier::OnOrBefore));
    for (n, one) in anchored.iter().enumerate() {
        let Some(event) = told[n].event.clone().filter(|_| is_end(one)) else { continue };
        let is_told = |other: &&Anchored| event.start <= other.span.start && other.span.end <= event.end;
        let (before, after) = (anchored[..n].iter().rev(), anchored[n + 1..].iter());
        let mut beside = before.take_while(is_told).chain(after.take_while(is_told));
        if beside.any(|other| other.when.is_placed() && !is_end(other)) {
            told[n].event = None;
        }
    }
}

pub fn bytes_of(tokens: &[Token], of: &Range<usize>) -> Range<usize> {
    tokens[of.start].start as usize..tokens[of.end - 1].end as usize
}

/// The tokens of a phrase.
fn positions(anchored: &Anchored) -> Range<usize> {
    anchored.tokens.start as usize..anchored.tokens.end as usize
}

/// The tokens of some bytes.
pub fn tokens_of(tokens: &[Token], bytes: &Range<usize>) -> Range<usize> {
    let start = tokens.partition_point(|token| (token.end as usize) <= bytes.start);
    let end = tokens.partition_point(|token| (token.start as usize) < bytes.end);
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::tagger::Tagger;

    /// The phrases of a text that have a row.
    fn check(text: &str, expected: &[&str]) {
        let tagged = Tagger::default().tag(Document::new(text).published("2025-05-01").unwrap());
        let rows = tagged.mentions.iter().filter(|mention| mention.event.is_some());
        assert_eq!(rows.map(|mention| &text[mention.span.clone()]).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn the_end_of_what_began_at_another_time_has_no_row() {
        check("Суд 8 марта арестовал мэра до 7 мая.", &["8 марта"]);
        check("Показ начнётся 8 июня в Туле и продлится до 7 июля.", &["8 июня"]);
        check("Запрет продлили до 7 мая.", &["до 7 мая"]);
        check("Мост построят до 7 мая, а 9 мая откроют дорогу.", &["до 7 мая", "9 мая"]);
    }

    #[test]
    fn what_is_set_for_a_time_may_be_a_noun() {
        check("Порт отменил шесть назначенных на 5 мая рейсов.", &[]);
        check("Рейсы, назначенные на 5 мая, отменил порт.", &["на 5 мая"]);
        check("Дума 3 апреля приняла бюджет на 2026 год.", &["3 апреля"]);
        check("Выборы перенесли на 2026 год.", &["на 2026 год"]);
        check("Показ назначен на 5 мая.", &["на 5 мая"]);
    }

    #[test]
    fn the_sentence_behind_a_dateline_begins_there_for_all_its_dates() {
        let text = "МОСКВА, 19 мая. INTERFAX.RU - Мэр, избранный 5 мая, открыл парк.";
        let tagged = Tagger::default().tag(Document::new(text).published("2025-05-19").unwrap());
        let mention = tagged.mentions.iter().find(|mention| text[mention.span.clone()] == *"5 мая").unwrap();
        assert!(text[mention.event.clone().unwrap()].starts_with("Мэр, избранный"), "{mention:?}");
    }
}
