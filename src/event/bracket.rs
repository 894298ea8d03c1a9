//! Dates in brackets: of a list, «Мост (1950), Берег (1960)», and in a clause of their own, «(5 мая ей исполнился год)».

use std::ops::Range;

use super::clause::Clauses;
use super::piece::Piece;
use super::word::Word;

impl Clauses {
    /// The entry of a list whose entries end in a date in brackets, in a piece without a verb.
    pub fn entry_of(&self, at: &Range<usize>) -> Option<Range<usize>> {
        let opening = at.start.checked_sub(1).filter(|n| self.word(*n) == Some(Word::Open))?;
        let n = self.pieces.iter().position(|piece| piece.tokens.contains(&opening))?;
        let piece = &self.pieces[n];
        let is_entry = self.word(at.end) == Some(Word::Close) && !piece.has_verb;
        // A title may have commas.
        let is_title = |n: &usize| is_name(&self.pieces[*n]) && !self.pieces[n + 1].is_apart();
        let first = (0..n).rev().take_while(is_title).last().unwrap_or(n);
        let is_list = 0 < first && self.pieces[first - 1].has_time;
        (is_entry && is_list).then(|| self.pieces[first].tokens.start..at.end + 1)
    }

    /// What stands in the brackets that a date stands in, where that is a clause.
    pub fn in_brackets(&self, at: &Range<usize>) -> Option<Range<usize>> {
        let opening = self.last(Word::Open, self.sentence().start..at.start)?;
        let closing = self.closed(opening)? - 1;
        let inside = opening + 1..closing;
        (at.end <= closing && self.any(Word::Verb, inside.clone())).then_some(inside)
    }
}

fn is_name(piece: &Piece) -> bool {
    !piece.has_verb && !piece.has_time
}
