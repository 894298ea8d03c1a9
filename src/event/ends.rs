//! The ends of an event: what carries no news before and behind the date and its verb.

use std::ops::Range;

use super::clause::Clauses;
use super::extent::{LONG, SHORT};
use super::word::{Word, Words};

/// Words behind a verb that are its object rather than a circumstance.
const OBJECT: usize = 3;
/// Tokens behind «и» among which its verb stands.
const NEAR: usize = 5;
/// A date that stands as many words behind a verb that has a date of its own dates what stands between.
const APART: usize = 4;

/// At which what is told may end, or what must be looked at as a whole.
const TURNS: Words = Words::of(&[
    Word::Besides,
    Word::Preposition,
    Word::Open,
    Word::And,
    Word::Time,
    Word::Comma,
    Word::Dash,
    Word::Quote,
    Word::Straight,
]);
/// What counts as an object or a circumstance.
const WORDS: Words = Words::of(&[Word::Name, Word::Other, Word::Verb, Word::Participle]);

impl Clauses {
    /// Where the words begin that belong to the date rather than to another one: of «получил 18 июля срок
    /// за убийство студентки в 2017 году» what stands behind «18 июля».
    pub fn head(&self, tokens: &Range<usize>, at: &Range<usize>) -> usize {
        let is_besides = self.word(tokens.start) == Some(Word::Besides) && tokens.start + LONG < at.start;
        let has_verb = |among| self.any(Word::Verb, among);
        if is_besides && !has_verb(tokens.start..at.start) && has_verb(at.end..tokens.end) {
            return at.start;
        }
        if self.word(tokens.start) == Some(Word::Participle)
            && self.word(tokens.start + 1) == Some(Word::Time)
        {
            // «Прошедший 3 мая конкурс выиграл …»: what the verb tells is of another day.
            let subject = self.first(const { Words::but(&[Word::Time]) }, tokens.start + 1..at.start);
            if let Some(subject) = subject.filter(|subject| has_verb(*subject..at.start)) {
                return subject;
            }
        }
        let last = |word: Word, to| self.last(word, tokens.start..to);
        let Some(verb) = last(Word::Verb, at.start) else { return tokens.start };
        let Some(time) = last(Word::Time, at.start) else { return tokens.start };
        // A date before its verb, unless it has an earlier verb of its own.
        if time < verb && last(Word::Verb, verb).is_some_and(|other| time < other) {
            return tokens.start;
        }
        let between = time.max(verb) + 1..at.start;
        let words =
            self.count(const { Words::of(&[Word::Other, Word::Name, Word::Participle]) }, between.clone());
        let is_chain = self.any(const { Words::of(&[Word::Preposition, Word::And]) }, between.clone());
        if words >= APART && is_chain { between.start } else { tokens.start }
    }

    /// Where the words end that are needed behind the date and its verb; `told` is the first token of
    /// which that is asked.
    pub fn tail(&self, tokens: &Range<usize>, at: &Range<usize>, told: usize) -> usize {
        let before = self.last(Word::Verb, tokens.start..at.start);
        let behind = self.first(Word::Verb, at.end..tokens.end);
        let is_other = |behind: usize| self.any(Word::And, at.end..behind);
        let mut verb = match (before, behind) {
            (None, None) => return tokens.end,
            (Some(before), Some(behind)) if !is_other(behind) && behind - at.start < at.start - before => {
                behind
            }
            (Some(before), _) => before,
            (None, Some(behind)) => behind,
        };
        if told > at.end {
            verb = self.first(Word::Verb, told..tokens.end).unwrap_or(tokens.end);
        }
        // A date that follows its verb stands behind most of what belongs to it.
        let enough = if verb < at.start { 1 } else { OBJECT };
        let (mut words, mut joint) = (0, None);
        let mut n = told.max(verb + 1).min(tokens.end);
        while let Some(turn) = self.first(TURNS, n..tokens.end) {
            words += self.count(WORDS, n..turn);
            n = turn;
            let word = self.word(n).unwrap_or(Word::Other);
            if !self.is_second_preposition(n) {
                match word {
                    Word::Besides if 0 < words || verb < at.start => return n,
                    Word::Besides | Word::Preposition if self.is_reason(n, tokens.end) => return n,
                    _ if self.ends_soon(n, tokens.end) => {}
                    Word::Preposition | Word::Besides | Word::Open if enough <= words => {
                        return n;
                    }
                    Word::And if self.leads_to_other_news(n, tokens.end) => return n,
                    // Another date: what stands before it is its event.
                    Word::Time if joint.is_some() => return joint.unwrap_or(n),
                    Word::Preposition | Word::And | Word::Comma | Word::Dash if 0 < words => joint = Some(n),
                    _ => {}
                }
            }
            let end = self.closed(n).unwrap_or(n + 1);
            words += self.count(WORDS, n..end);
            n = end;
        }
        tokens.end
    }

    /// Whether «после того», «за то» stands here before the clause that it announces: a circumstance.
    pub fn is_reason(&self, n: usize, end: usize) -> bool {
        let is_preposition = match self.word(n) {
            Some(Word::Besides) => matches!(self.word(n + 1), Some(Word::Thus | Word::Since)),
            Some(Word::Preposition) => self.word(n + 1) == Some(Word::Since),
            _ => false,
        };
        is_preposition && (n + 2 >= end || self.opens(n + 2))
    }

    /// «ходе» in «в ходе».
    pub fn is_second_preposition(&self, n: usize) -> bool {
        let is_preposition = |n| matches!(self.word(n), Some(Word::Preposition | Word::Besides));
        0 < n && is_preposition(n) && is_preposition(n - 1)
    }

    /// Whether so little follows that cutting it off would save nothing: «в Москве».
    fn ends_soon(&self, n: usize, end: usize) -> bool {
        const ENDS: Words = Words::of(&[Word::Comma, Word::Stop, Word::Dash]);
        end <= n + SHORT || self.any(ENDS, n..n + SHORT + 1)
    }

    /// Whether «и» stands before another verb or another date.
    fn leads_to_other_news(&self, n: usize, end: usize) -> bool {
        self.word(n + 1) == Some(Word::Time) || self.any(Word::Verb, n + 1..end.min(n + NEAR))
    }

    /// Without marks and joints at its ends.
    pub fn trimmed(&self, tokens: Range<usize>, at: Range<usize>) -> Range<usize> {
        let is_idle = |n: usize, also: &[Word]| {
            let word = self.word(n).unwrap_or(Word::Other);
            matches!(word, Word::Comma | Word::Strong | Word::Dash) || also.contains(&word)
        };
        // «А. Петров»
        let is_initial = |n| self.word(n) == Some(Word::And) && self.word(n + 1) == Some(Word::Stop);
        let mut tokens = tokens;
        let opens = |n| is_idle(n, &[Word::And, Word::That, Word::Stop]) && !is_initial(n);
        while tokens.start < at.start && opens(tokens.start) {
            tokens.start += 1;
        }
        while at.end < tokens.end && tokens.start + 1 < tokens.end && is_idle(tokens.end - 1, &[]) {
            tokens.end -= 1;
        }
        tokens
    }
}
