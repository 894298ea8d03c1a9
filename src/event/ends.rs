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
        let is_verb = |n: usize| self.word(n) == Some(Word::Verb);
        if is_besides && !(tokens.start..at.start).any(is_verb) && (at.end..tokens.end).any(is_verb) {
            return at.start;
        }
        if self.word(tokens.start) == Some(Word::Participle)
            && self.word(tokens.start + 1) == Some(Word::Time)
        {
            // «Прошедший 3 мая конкурс выиграл …»: what the verb tells is of another day.
            let subject = (tokens.start + 1..at.start).find(|n| self.word(*n) != Some(Word::Time));
            if let Some(subject) = subject.filter(|subject| (*subject..at.start).any(is_verb)) {
                return subject;
            }
        }
        let last = |word, to| (tokens.start..to).rev().find(|n| self.word(*n) == Some(word));
        let Some(verb) = last(Word::Verb, at.start) else { return tokens.start };
        let Some(time) = last(Word::Time, at.start) else { return tokens.start };
        // A date before its verb, unless it has an earlier verb of its own.
        if time < verb && last(Word::Verb, verb).is_some_and(|other| time < other) {
            return tokens.start;
        }
        let start = time.max(verb) + 1;
        let words = (start..at.start)
            .filter(|n| matches!(self.word(*n), Some(Word::Other | Word::Name | Word::Participle)));
        let is_chain = (start..at.start).any(|n| matches!(self.word(n), Some(Word::Preposition | Word::And)));
        if words.count() >= APART && is_chain { start } else { tokens.start }
    }

    /// Where the words end that are needed behind the date and its verb; `told` is the first token of
    /// which that is asked.
    pub fn tail(&self, tokens: &Range<usize>, at: &Range<usize>, told: usize) -> usize {
        let is_verb = |n: &usize| self.word(*n) == Some(Word::Verb);
        let before = (tokens.start..at.start).rev().find(is_verb);
        let behind = (at.end..tokens.end).find(is_verb);
        let is_other = |behind: usize| (at.end..behind).any(|n| self.word(n) == Some(Word::And));
        let mut verb = match (before, behind) {
            (None, None) => return tokens.end,
            (Some(before), Some(behind)) if !is_other(behind) && behind - at.start < at.start - before => {
                behind
            }
            (Some(before), _) => before,
            (None, Some(behind)) => behind,
        };
        if told > at.end {
            verb = (told..tokens.end).find(is_verb).unwrap_or(tokens.end);
        }
        // A date that follows its verb stands behind most of what belongs to it.
        let enough = if verb < at.start { 1 } else { OBJECT };
        let (mut words, mut joint) = (0, None);
        let mut n = told.max(verb + 1).min(tokens.end);
        while n < tokens.end {
            let word = self.word(n).unwrap_or(Word::Other);
            if !TURNS.has(word) {
                words += usize::from(WORDS.has(word));
                n += 1;
                continue;
            }
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
            words += (n..end).filter(|n| self.word(*n).is_some_and(|word| WORDS.has(word))).count();
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
        let is_end = |n| n >= end || matches!(self.word(n), Some(Word::Comma | Word::Stop | Word::Dash));
        (n..=n + SHORT).any(is_end)
    }

    /// Whether «и» stands before another verb or another date.
    fn leads_to_other_news(&self, n: usize, end: usize) -> bool {
        self.word(n + 1) == Some(Word::Time)
            || (n + 1..end.min(n + NEAR)).any(|n| self.word(n) == Some(Word::Verb))
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
