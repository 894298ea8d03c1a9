//! Which years a text leaves behind for the days and months after them: those in which something happened, not those
//! that only belong to a noun, a name or a caption.

use std::ops::Range;

use crate::language::{Class, Ends, Form, Lexicon, List, Tenses, Token};
use crate::phrase::{Date, Meaning, Phrase, Said, Within};

/// A year that was said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    pub year: i32,
    /// Whether it stands in the same sentence.
    pub is_of_sentence: bool,
}

/// What a time that says its year is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It tells when something happened.
    Circumstance,
    /// It belongs to a noun: «закон 2013 года».
    Attribute,
    /// It stands beside the story, in brackets or under a picture.
    Aside,
}

impl Standing {
    /// Of a phrase that says a year.
    pub(super) fn of(text: &str, tokens: &[Token], tenses: &mut Tenses, phrase: &Phrase) -> Standing {
        let at = phrase.tokens.start as usize..phrase.tokens.end as usize;
        let sentence = tenses.sentence(at.start);
        if is_in_brackets(tokens, &sentence, &at) || is_caption(tokens, tenses, &sentence, &at) {
            Standing::Aside
        } else if is_of_noun(text, tokens, &sentence, phrase) || describes(tokens, tenses, &sentence, &at) {
            Standing::Attribute
        } else {
            Standing::Circumstance
        }
    }
}

fn class(token: &Token) -> Class {
    Lexicon::get().signed(token.sign).class
}

/// «(Фото: агентство, 10 июля 2025 года)».
fn is_in_brackets(tokens: &[Token], sentence: &Range<usize>, at: &Range<usize>) -> bool {
    let mut before = tokens[sentence.start..at.start].iter().rev().map(class);
    before.find(|class| matches!(class, Class::Open | Class::Close)) == Some(Class::Open)
}

/// A line without a verb that does not begin with its time, as an entry does: «Олег Зорин, 1987 год».
fn is_caption(tokens: &[Token], tenses: &Tenses, sentence: &Range<usize>, at: &Range<usize>) -> bool {
    let is_line = ends_line(tokens, sentence.end - 1) && sentence.start != at.start;
    is_line && !tenses.has_verb(sentence, Form::Finite)
}

/// Whether a token is the last of its line.
pub(super) fn ends_line(tokens: &[Token], n: usize) -> bool {
    tokens[n].ends == Ends::Line || n + 1 == tokens.len()
}

/// A year without its preposition, save at the head of a sentence, and a day that is one of a paper: «чемпион
/// 1987 года», «указ от 3 мая 2018 года».
fn is_of_noun(text: &str, tokens: &[Token], sentence: &Range<usize>, phrase: &Phrase) -> bool {
    let first = phrase.tokens.start as usize;
    if is_whole_year(&phrase.meaning) {
        first != sentence.start && !is_in(text, tokens, phrase)
    } else {
        ["от", "из", "за"].contains(&word(text, &tokens[first]))
    }
}

/// Whether «в» stands in a phrase: «в 2005 году», «уже в 2005 году».
pub(super) fn is_in(text: &str, tokens: &[Token], phrase: &Phrase) -> bool {
    let mut words = tokens[phrase.tokens.start as usize..phrase.tokens.end as usize].iter();
    words.any(|token| ["в", "В"].contains(&word(text, token)))
}

fn word<'a>(text: &'a str, token: &Token) -> &'a str {
    &text[token.start as usize..token.end as usize]
}

pub(super) fn is_whole_year(meaning: &Meaning) -> bool {
    match &meaning.said {
        Said::Date(Date { within: Within::Whole, .. }) => true,
        Said::Range(_, to) => is_whole_year(to),
        _ => false,
    }
}

/// Whether the clause only describes a noun of another one: «завод, который закрыли в 2005 году», «холдинг, созданный
/// в 2005 году».
fn describes(tokens: &[Token], tenses: &mut Tenses, sentence: &Range<usize>, at: &Range<usize>) -> bool {
    let clause = tenses.clause(at);
    if clause.start == sentence.start || class(&tokens[clause.start - 1]) != Class::Comma {
        return false;
    }
    let is_relative = |token: &Token| Lexicon::get().signed(token.sign).lists.has(List::Which);
    // «на территории которого»
    let head = &tokens[clause.start..clause.end.min(clause.start + 3)];
    head.iter().any(is_relative)
        || tenses.has_verb(&clause, Form::Participle) && !tenses.has_verb(&clause, Form::Finite)
}
