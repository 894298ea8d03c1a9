//! Pieces of a sentence: what each has, and how it leans on others.

use std::ops::Range;

/// What stands between two marks.
#[derive(Clone, Debug)]
pub struct Piece {
    pub tokens: Range<usize>,
    pub kind: Kind,
    pub has_verb: bool,
    pub has_time: bool,
    /// Whether one of its times is a date, and not only a length or a repetition.
    pub has_date: bool,
    pub after: Mark,
}

/// What stands before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The beginning of the sentence, a comma or a dash.
    Comma,
    Colon,
    Semicolon,
    /// The end of a line that is a heading.
    Heading,
}

impl Piece {
    /// Whether it says something of its own, and not what the piece before it goes on to say.
    pub fn is_apart(&self) -> bool {
        self.after != Mark::Comma
    }

    /// Whether its verb is the predicate of a sentence that tells something.
    pub fn has_predicate(&self) -> bool {
        self.has_verb && !self.leans() && self.kind != Kind::Voice
    }

    /// Whether its verb is no predicate of a sentence.
    pub fn leans(&self) -> bool {
        matches!(self.kind, Kind::Which | Kind::Participle | Kind::Gerund | Kind::If | Kind::As)
    }
}

/// How a piece leans on its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A clause of its own, or the continuation of one.
    Plain,
    /// «который …», «в которую …»: leans on the noun before it.
    Which,
    /// «прошедший …».
    Participle,
    /// «появившись …».
    Gerund,
    /// «что …».
    That,
    /// «как …», «чтобы …»: leans on the clause before it.
    As,
    /// «если …», «хотя …».
    If,
    /// Words of a date and nothing else.
    Bare,
    /// «как сообщил ТАСС».
    Voice,
}
