//! Dates of nouns: «(1950)», «после прогулки 5 мая», where the verb of the clause tells of another day.

use std::ops::Range;

use super::clause::{Clauses, Kind, Piece};
use super::extent::LONG;
use super::word::Word;

/// Words of a circumstance that has an event of its own.
const DETAILED: usize = 2;
/// Tokens between a verb and a date that rather belongs to a noun between them.
const FAR: usize = 6;

impl Clauses {
    /// The noun that a date belongs to rather than to the verb of its piece, if there is one.
    pub fn noun_of(&self, piece: &Piece, at: &Range<usize>) -> Option<Range<usize>> {
        if at.start <= piece.tokens.start || at.end < at.start + 1 || piece.tokens.end < at.end {
            return None;
        }
        let verb_before = self.last(Word::Verb, piece.tokens.start..at.start);
        let verb_behind = self.first(Word::Verb, at.end..piece.tokens.end);
        match self.word(at.start - 1) {
            // «Мать погибшего 5 мая солдата»
            Some(Word::Participle) if piece.kind != Kind::Participle && !piece.has_verb => {
                return Some(piece.tokens.clone());
            }
            // «Мост (1950)»
            Some(Word::Open) if self.word(at.end) == Some(Word::Close) && !piece.has_verb => {
                return Some(self.entry(piece)..at.end + 1);
            }
            _ => {}
        }
        let from = verb_before.map_or(piece.tokens.start, |verb| verb + 1);
        let cause = self.circumstance_before(at.start, from)?;
        let is_detailed = cause + 2 + DETAILED <= at.start;
        let is_subject = piece.tokens.start + 1 < cause;
        let told_to = verb_behind.unwrap_or(piece.tokens.end);
        match (verb_before, verb_behind) {
            // «Он считался погибшим после пожара на складе завода 5 мая»
            (Some(verb), None) if is_detailed && verb + FAR < at.start => {
                Some(cause..self.tail(&(cause..piece.tokens.end), at, at.end))
            }
            (None, None) if is_detailed && piece.tokens.start + FAR <= cause => Some(cause..told_to),
            (None, _) if is_subject && at.end + LONG < told_to => Some(piece.tokens.start..at.end),
            _ => None,
        }
    }

    /// Where an entry of a list begins whose entries end in a date: a title may have commas.
    fn entry(&self, piece: &Piece) -> usize {
        let n = self.pieces.partition_point(|other| other.tokens.start < piece.tokens.start);
        let is_title = |n: &usize| {
            !self.pieces[*n].has_verb && !self.pieces[*n].has_time && !self.pieces[n + 1].is_apart
        };
        let first = (0..n).rev().take_while(is_title).last().unwrap_or(n);
        let is_list = first > 0 && self.pieces[first - 1].has_time;
        if is_list { self.pieces[first].tokens.start } else { piece.tokens.start }
    }

    /// Where «после …», «в результате …» begins, of which a date is the end. What happens «в ходе …»
    /// of something is of the same day.
    fn circumstance_before(&self, at: usize, from: usize) -> Option<usize> {
        let cause = self.last(Word::Besides, from..at)?;
        let start = if self.is_second_preposition(cause) { cause - 1 } else { cause };
        (from <= start).then_some(start)
    }
}
