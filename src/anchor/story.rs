//! The story: what has been told so far, and the mentions that it places.

use std::ops::Range;

use super::place::{Surroundings, place};
use super::{Basis, Known, Mention};
use crate::calendar::{Grain, Length, Period, Point, Value};
use crate::error::{Note, NoteKind};
use crate::input::Document;
use crate::language::{Class, Lexicon, Token, sentence, tense};
use crate::phrase::{Date, From, Meaning, Phrase, Said, Which, Year};

/// What a text has told up to some place.
#[derive(Debug, Default)]
pub struct Story {
    /// A year that was said in this paragraph, for the bare days and months that follow.
    year: Option<i32>,
    /// The time told of last.
    told: Option<Period>,
    /// Whether that was in this paragraph.
    is_told_here: bool,
}

/// Places the phrases of a document, in the order of the text.
pub fn anchor(
    document: &Document,
    tokens: &[Token],
    phrases: &[Phrase],
    mentions: &mut Vec<Mention>,
    notes: &mut Vec<Note>,
) {
    let mut story = Story::default();
    let mut told_to = 0;
    for phrase in phrases {
        let span = bytes(tokens, &phrase.tokens);
        if document.header.iter().any(|header| header.start < span.end && span.start < header.end) {
            continue;
        }
        let first = phrase.tokens.start as usize;
        if tokens[told_to..first].iter().any(|token| class(token) == Class::Break) {
            story.year = None;
            story.is_told_here = false;
        }
        told_to = first;
        let around = story.surroundings(document, tokens, phrase, &span);
        match place(&phrase.meaning, &around) {
            Ok(mut placed) => {
                if is_dateline(document, &span) && leaves_open(&phrase.meaning) {
                    placed.basis.year = placed.basis.year.map(|_| Known::Article);
                }
                story.hear(&phrase.meaning, &placed.value);
                mentions.push(Mention {
                    span,
                    rule: phrase.rule.name,
                    meaning: phrase.meaning.clone(),
                    value: placed.value,
                    modifier: placed.modifier,
                    basis: placed.basis,
                    sentence: None,
                    event: None,
                });
            }
            Err(_) => notes.push(Note {
                kind: NoteKind::ImpossibleDate,
                text: format!(
                    "\"{}\" is not a day of the calendar; it is left out",
                    &document.text[span.clone()]
                ),
                place: Some(span),
            }),
        }
    }
}

impl Mention {
    /// The row that stands for a whole article: its own day, and its first sentence.
    pub fn of_article(day: Period, sentence: Range<usize>) -> Mention {
        let known = Some(Known::Published);
        Mention {
            span: sentence.start..sentence.start,
            rule: "article",
            meaning: Meaning::new(Said::Relative { grain: Grain::Day, n: 0 }),
            value: Value::period(day),
            modifier: None,
            basis: Basis { day: known, month: known, year: known, clock: None },
            sentence: Some(sentence.clone()),
            event: Some(sentence),
        }
    }
}

fn is_dateline(document: &Document, span: &Range<usize>) -> bool {
    document.dateline.as_ref().is_some_and(|dateline| dateline.contains(&span.start))
}

fn class(token: &Token) -> Class {
    Lexicon::get().signed(token.sign).class
}

fn bytes(tokens: &[Token], of: &Range<u32>) -> Range<usize> {
    tokens[of.start as usize].start as usize..tokens[of.end as usize - 1].end as usize
}

impl Story {
    fn surroundings(
        &self,
        document: &Document,
        tokens: &[Token],
        phrase: &Phrase,
        span: &Range<usize>,
    ) -> Surroundings {
        let article = document.published.map(|published| published.period);
        if is_dateline(document, span) {
            // The dateline is the day the text speaks from.
            return Surroundings { article, ..Surroundings::default() };
        }
        let at = phrase.tokens.start as usize..phrase.tokens.end as usize;
        let tense = leaves_open(&phrase.meaning)
            .then(|| tense(&document.text, tokens, sentence(&document.text, tokens, at.start), at))
            .flatten();
        Surroundings {
            article,
            tense,
            carried_year: self.year,
            told: self.told,
            is_told_here: self.is_told_here,
        }
    }

    fn hear(&mut self, meaning: &Meaning, value: &Value) {
        match meaning.said {
            Said::Date(Date { year: Year::Said(year), .. }) => self.year = Some(year),
            // «в этом году» leads back to the present.
            Said::Date(Date { year: Year::Relative(_), .. }) | Said::Relative { .. } => self.year = None,
            _ => {}
        }
        if let Value::Single(Point::On(moment)) = value {
            self.told = Some(moment.period);
            self.is_told_here = true;
        }
    }
}

/// Whether the tense can decide something.
fn leaves_open(meaning: &Meaning) -> bool {
    match &meaning.said {
        Said::Date(date) => date.year == Year::Unsaid,
        Said::Weekday { which, .. } => *which == Which::Unsaid,
        Said::Weekend => true,
        Said::Shift { from: From::Said(meaning), .. } => leaves_open(meaning),
        Said::Shift { length: Length::Unknown(_), .. } => true,
        Said::Shift { from, .. } => *from == From::Unsaid,
        Said::Range(from, to) => leaves_open(from) || leaves_open(to),
        _ => false,
    }
}
