//! Remarks that are told beside a result.

use std::ops::Range;

/// A remark that costs nothing: a guess that was made, a contradiction that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub kind: NoteKind,
    /// One sentence in English, lower case, without a full stop.
    pub text: String,
    /// Bytes of the document's text it speaks of; none when of the document as a whole.
    pub place: Option<Range<usize>>,
}

/// The kinds of notes, counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NoteKind {
    /// No date of the article could be found.
    NoArticleDate,
    /// A date in the header or the record that is none.
    UnreadableDate,
    /// Dateline and metadata name different days.
    DatesDiffer,
    /// A day that is not on the calendar, such as 31 ноября.
    ImpossibleDate,
    /// Nothing told the encoding of a text that is no UTF-8.
    GuessedEncoding,
    /// A text that ends in the middle of a letter, or of which only a part was read.
    CutOff,
    /// More mentions in one document than are kept.
    TooManyMentions,
    /// Words on one date that do not fit each other, such as «во вторник» on a Wednesday.
    Contradiction,
}

impl NoteKind {
    /// What to print behind a count, in singular and plural.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            NoteKind::NoArticleDate => ("article without a date", "articles without a date"),
            NoteKind::UnreadableDate => ("date that could not be read", "dates that could not be read"),
            NoteKind::DatesDiffer => {
                ("dateline that differs from the metadata", "datelines that differ from the metadata")
            }
            NoteKind::GuessedEncoding => ("encoding that was guessed", "encodings that were guessed"),
            NoteKind::CutOff => ("text that is cut off", "texts that are cut off"),
            NoteKind::TooManyMentions => ("text with too many mentions", "texts with too many mentions"),
            NoteKind::Contradiction => ("date that is contradicted", "dates that are contradicted"),
            NoteKind::ImpossibleDate => ("date that does not exist", "dates that do not exist"),
        }
    }
}
