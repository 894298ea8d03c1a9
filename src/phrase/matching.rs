//! A match of a rule: what a meaning function may ask.

use std::ops::Range;

use super::grammar::Phrase;
use super::meaning::Meaning;
use crate::language::{Class, Lexicon, List, Sign, Token, Traits};

/// A token, or a phrase that stands for the tokens it was found in.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    pub sign: Sign,
    /// Tokens, end exclusive.
    pub first: u32,
    pub end: u32,
    /// Number of the phrase among those found, for a phrase.
    pub phrase: Option<u32>,
}

/// The cells that a rule's pattern matched, with the name of the element each satisfied.
#[derive(Debug)]
pub struct Match<'a> {
    pub text: &'a str,
    pub cells: &'a [Cell],
    pub names: &'a [&'static str],
    pub tokens: &'a [Token],
    pub phrases: &'a [Phrase],
}

impl<'a> Match<'a> {
    /// The value of the first token that satisfied the element.
    pub fn value(&self, name: &str) -> Option<i32> {
        self.values(name).next()
    }

    /// The values of all tokens that satisfied the element.
    pub fn values(&self, name: &str) -> impl Iterator<Item = i32> {
        self.cells_named(name).map(|cell| self.tokens[cell.first as usize].value)
    }

    /// The values of the tokens that satisfied any of the elements, in the order of the text.
    pub fn values_of<'n>(&self, names: &'n [&str]) -> impl Iterator<Item = i32> + use<'a, 'n> {
        let (cells, tokens) = (self.cells.iter().zip(self.names), self.tokens);
        cells.filter(|(_, name)| names.contains(name)).map(|(cell, _)| tokens[cell.first as usize].value)
    }

    pub fn has(&self, name: &str) -> bool {
        self.names.contains(&name)
    }

    /// The meanings of the phrases in the match, in order.
    pub fn meanings(&self) -> impl Iterator<Item = &'a Meaning> {
        self.cells.iter().filter_map(|cell| Some(&self.phrases[cell.phrase? as usize].meaning))
    }

    /// The phrases in the match with their tokens, in order.
    pub fn phrases_with_tokens(&self) -> impl Iterator<Item = (Range<u32>, &'a Meaning)> {
        self.cells
            .iter()
            .filter_map(|cell| Some((cell.first..cell.end, &self.phrases[cell.phrase? as usize].meaning)))
    }

    /// Tokens of the cells that satisfied the element, or of the phrase cells for a kind.
    pub fn tokens_named(&self, name: &str) -> impl Iterator<Item = Range<u32>> {
        self.cells_named(name).map(|cell| cell.first..cell.end)
    }

    /// Whether the match begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.tokens[self.cells[0].first as usize].is_capital
    }

    /// Whether it begins with a digit.
    pub fn is_in_digits(&self) -> bool {
        let start = self.tokens[self.cells[0].first as usize].start as usize;
        self.text.as_bytes()[start].is_ascii_digit()
    }

    /// Whether a preposition stands before it.
    pub fn follows_preposition(&self) -> bool {
        self.before().is_some_and(|token| class(token) == Class::Preposition)
    }

    /// Whether it opens a quotation in capitals, as a title does: «Один день Ивана Денисовича». A number of
    /// several words is hardly that of a title.
    pub fn opens_a_title(&self) -> bool {
        let first = self.tokens[self.cells[0].first as usize];
        let is_one_word = !self.text[first.start as usize..first.end as usize].contains(char::is_whitespace);
        self.before().is_some_and(|token| class(token) == Class::Quote)
            && (self.is_in_digits() || self.is_capital() && is_one_word)
    }

    /// Whether a name stands before it and nothing that goes on behind it: «Иванову 52 года.», «(51 год)».
    pub fn is_said_of_a_name(&self) -> bool {
        let (before, after) = (self.before(), self.after().map(class));
        let ends = matches!(
            after,
            None | Some(Class::Dot | Class::Comma | Class::Close | Class::Stop | Class::Break)
        );
        let is_name = |token: Token| class(token) == Class::Other && token.is_capital;
        match before.map(class) {
            Some(Class::Open) => after == Some(Class::Close),
            Some(Class::Comma | Class::Dash) => {
                let name = (self.cells[0].first as usize).checked_sub(2).map(|n| self.tokens[n]);
                after == Some(Class::Comma) && before.map(class) == Some(Class::Comma)
                    || (ends || after == Some(Class::Open)) && name.is_some_and(is_name)
            }
            _ => ends && before.is_some_and(is_name),
        }
    }

    /// Whether a name stands behind it.
    pub fn precedes_a_name(&self) -> bool {
        self.after().is_some_and(|token| class(token) == Class::Other && token.is_capital)
    }

    /// Whether the token that satisfied the element is in the plural.
    pub fn is_plural(&self, name: &str) -> bool {
        let cell = self.cells_named(name).next();
        cell.is_some_and(|cell| Lexicon::get().signed(cell.sign).traits.number() == Traits::PLURAL)
    }

    /// Whether the mark that satisfied the element is a minus or a dash.
    pub fn is_minus(&self, name: &str) -> bool {
        self.cells_named(name).next().is_some_and(|cell| cell.sign == Lexicon::mark(Class::Dash))
    }

    /// Whether two of its tokens have a case in common, or one of them shows none.
    pub fn agree(&self, one: &str, other: &str) -> bool {
        let traits = |name| self.cells_named(name).next().map(|cell| Lexicon::get().signed(cell.sign).traits);
        match (traits(one), traits(other)) {
            (Some(one), Some(other)) => {
                one == Traits::CASELESS || other == Traits::CASELESS || one.0 & other.0 & Traits::CASES.0 != 0
            }
            _ => true,
        }
    }

    /// Whether the token that satisfied the element is an abbreviation.
    pub fn is_abbreviated(&self, name: &str) -> bool {
        let cell = self.cells_named(name).next();
        cell.is_some_and(|cell| Lexicon::get().signed(cell.sign).traits == Traits::CASELESS)
    }

    /// Whether a noun or adjective in an oblique plural goes on behind it, which a number counts:
    /// «в 2010 школах», «с 1999 пассажирами».
    pub fn counts_what_follows(&self) -> bool {
        let after = self.after().filter(|token| class(*token) == Class::Other && !token.is_capital);
        after.is_some_and(|token| {
            let word = &self.text[token.start as usize..token.end as usize];
            5 < word.chars().count() && OBLIQUE_PLURALS.iter().any(|ending| word.ends_with(ending))
        })
    }

    /// Whether «после» or «до» follows, so that what it is counted from is no date.
    pub fn is_counted_from_an_event(&self) -> bool {
        self.goes_on_with(&["после", "до"])
    }

    /// Whether a form of one of these words follows.
    pub fn goes_on_with(&self, words: &[&str]) -> bool {
        let lexicon = Lexicon::get();
        let line = self.after().and_then(|token| lexicon.signed(token.sign).line);
        line.is_some_and(|line| words.iter().any(|word| lexicon.line(word) == Some(line)))
    }

    /// Whether an adjective or a number in the instrumental stands before it: «чёрным днём», «пятым днём».
    pub fn follows_adjective(&self) -> bool {
        self.before().is_some_and(|token| {
            let word = &self.text[token.start as usize..token.end as usize];
            let is_pronoun = matches!(class(token), Class::Pronoun | Class::Preposition);
            !is_pronoun && (word.ends_with("ым") || word.ends_with("им"))
        })
    }

    /// Whether «и» stands behind it.
    pub fn precedes_and(&self) -> bool {
        self.after().is_some_and(|token| Lexicon::get().signed(token.sign).lists.has(List::And))
    }

    /// Whether a noun in the genitive goes on behind it, as far as its ending shows: «накануне выборов».
    pub fn precedes_a_genitive(&self) -> bool {
        self.after().filter(|token| class(*token) == Class::Other).is_some_and(|token| {
            let word = &self.text[token.start as usize..token.end as usize];
            // «его» is a pronoun.
            3 < word.chars().count() && GENITIVES.iter().any(|ending| word.ends_with(ending))
        })
    }

    fn before(&self) -> Option<Token> {
        let first = self.cells[0].first as usize;
        Some(self.tokens[first.checked_sub(1)?])
    }

    fn after(&self) -> Option<Token> {
        self.tokens.get(self.cells[self.cells.len() - 1].end as usize).copied()
    }

    fn cells_named(&self, name: &str) -> impl Iterator<Item = &'a Cell> {
        self.cells.iter().zip(self.names).filter(move |(_, other)| **other == name).map(|(cell, _)| cell)
    }
}

/// Endings of the genitive that no nominative has.
const GENITIVES: &[&str] = &["ов", "ев", "ний", "ций", "ых", "их", "ого", "его", "ства", "ния", "ции"];

/// Endings of nouns and adjectives in the plural, other than the nominative.
const OBLIQUE_PLURALS: &[&str] =
    &["ах", "ях", "ами", "ями", "ам", "ям", "ов", "ев", "ей", "ых", "их", "ым", "им", "ыми", "ими"];

fn class(token: Token) -> Class {
    Lexicon::get().signed(token.sign).class
}
