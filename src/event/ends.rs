//! The ends of an event: without the marks and joints that lead to it or on from it.

use std::ops::Range;

use super::clause::Clauses;
use super::piece::Kind;
use super::word::Word;

impl Clauses {
    /// Without marks and joints at its ends.
    pub fn trimmed(&self, tokens: Range<usize>, at: Range<usize>) -> Range<usize> {
        let is_idle = |n: usize, also: &[Word]| {
            let word = self.word(n).unwrap_or(Word::Other);
            matches!(word, Word::Comma | Word::Strong | Word::Dash) || also.contains(&word)
        };
        // «А. Петров»
        let is_initial = |n| self.word(n) == Some(Word::And) && self.word(n + 1) == Some(Word::Stop);
        let mut tokens = tokens;
        // «Как и все, он …» needs its «как».
        let is_that =
            |n| self.pieces.iter().any(|piece| piece.tokens.contains(&n) && piece.kind == Kind::That);
        let opens = |n| {
            is_idle(n, &[Word::And, Word::Stop]) && !is_initial(n)
                || self.word(n) == Some(Word::That) && is_that(n)
        };
        while tokens.start < at.start && opens(tokens.start) {
            tokens.start += 1;
        }
        while at.end < tokens.end && tokens.start + 1 < tokens.end && is_idle(tokens.end - 1, &[]) {
            tokens.end -= 1;
        }
        tokens
    }
}
