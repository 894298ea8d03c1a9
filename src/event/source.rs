//! Sources: the name in the words that tell who says something.

use std::ops::Range;

use super::word::{Word, Words};
use crate::language::{Class, Lexicon, List, Token};

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The tokens of a name: «The New York Times», «Минобороны», «Дмитрий Песков».
    Named(Range<usize>),
    /// «издание», «газета»: the one that was named before.
    Outlet,
    /// «он», «по её словам»: somebody that the sentence does not name.
    Someone,
}

/// What looking for an outlet came to.
pub enum Search {
    Found(Range<usize>),
    /// The beginning of the paragraph.
    Paragraph,
    /// What was looked at before.
    Open,
}

/// The words of a text, for looking at names.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
}

impl<'a> Text<'a> {
    pub fn word(&self, n: usize) -> &'a str {
        &self.text[self.tokens[n].start as usize..self.tokens[n].end as usize]
    }

    /// Whether a word is on a list.
    fn is(&self, n: usize, list: List) -> bool {
        let lists = Lexicon::get().signed(self.tokens[n].sign).lists;
        let is_latin = || LATIN.iter().any(|name| self.word(n).eq_ignore_ascii_case(name));
        lists.has(list) || list == List::Name && is_latin()
    }

    /// Whether a sentence begins with «Об этом» here.
    pub fn is_about_this(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(|token| token.is_capital) && self.is_of_this(n)
    }

    /// Whether «об этом» stands here.
    pub fn is_of_this(&self, n: usize) -> bool {
        n + 1 < self.tokens.len() && self.is(n, List::About) && self.is(n + 1, List::This)
    }

    /// Who is named in some tokens, which are a noun with what belongs to it.
    pub fn who(&self, noun: Range<usize>) -> Option<Who> {
        let first = |is: &dyn Fn(usize) -> bool| noun.clone().find(|n| is(*n));
        let head = first(&|n| self.is(n, List::Outlet) || self.is(n, List::Body) || self.is(n, List::People));
        let is_outlet = head.is_some_and(|head| self.is(head, List::Outlet));
        if let Some(name) = self.quoted(noun.clone(), head.filter(|_| is_outlet)) {
            return Some(Who::Named(name));
        }
        if let Some(start) = first(&|n| self.is_latin(n)) {
            let end = (start..noun.end).find(|n| !self.is_latin(*n)).unwrap_or(noun.end);
            return Some(Who::Named(start..end));
        }
        let name = self.name(noun.clone(), head);
        match (head, name) {
            (Some(_), Some(name)) if is_outlet => Some(Who::Named(name)),
            (Some(_), None) if is_outlet => Some(Who::Outlet),
            (Some(head), _) if self.is(head, List::Body) => {
                let is_joined = noun.start + 1 < head && self.is_hyphen(head - 1);
                Some(Who::Named(if is_joined { head - 2 } else { head }..noun.end))
            }
            // «Московской биржи»: an adjective with its noun.
            (_, Some(name)) if name.start == noun.start && noun.end == name.end + 1 => Some(Who::Named(noun)),
            (_, Some(name)) => Some(Who::Named(name)),
            (Some(head), None) => {
                let is_end = |n: &usize| self.class(*n) == Class::Preposition;
                let end = (head + 1..noun.end).find(is_end).unwrap_or(noun.end);
                Some(Who::Named(head..end.min(head + 3)))
            }
            (None, None) => {
                first(&|n| self.is(n, List::Pronoun) || self.is(n, List::Office)).map(|_| Who::Someone)
            }
        }
    }

    /// The name in quotation marks that begins the noun or stands behind the word for an outlet.
    fn quoted(&self, noun: Range<usize>, outlet: Option<usize>) -> Option<Range<usize>> {
        let opening = outlet.map_or(noun.start, |outlet| outlet + 1);
        let is_mark = |n: usize| matches!(self.class(n), Class::Quote | Class::Unquote);
        if opening >= noun.end || !is_mark(opening) {
            return None;
        }
        let closing = (opening + 1..noun.end).find(|n| is_mark(*n))?;
        (opening + 1 < closing).then_some(opening + 1..closing)
    }

    fn class(&self, n: usize) -> Class {
        Lexicon::get().signed(self.tokens[n].sign).class
    }

    fn is_latin(&self, n: usize) -> bool {
        self.word(n).as_bytes()[0].is_ascii_alphabetic()
            && (self.tokens[n].is_capital || ["of", "for"].contains(&self.word(n)))
    }

    /// The name at the end of a noun: «президента РФ Дмитрий Песков» is «Дмитрий Песков».
    fn name(&self, noun: Range<usize>, head: Option<usize>) -> Option<Range<usize>> {
        let is_part = |n: usize| {
            (self.tokens[n].is_capital && Some(n) != head)
                || n > noun.start && (self.class(n) == Class::Dot || self.is_hyphen(n))
        };
        let is_named = |n: &usize| {
            self.tokens[*n].is_capital
                && Some(*n) != head
                && !self.is(*n, List::Pronoun)
                && !self.is(*n, List::Office)
                && (noun.start < *n || !self.is(*n, List::Opener))
        };
        let end = noun.clone().rev().find(is_named)? + 1;
        let mut start = (noun.start..end).rev().take_while(|n| is_part(*n)).last()?;
        let is_office = noun.start < start || start + 3 < end;
        // Of an office and a person, the person: two words, or three with the father's name.
        let is_person = |n: usize| !self.is_capitals(n) && self.class(n) != Class::Dot;
        if is_office && (start..end).any(is_person) {
            let last = if self.is_father(end.saturating_sub(2)) { 3 } else { 2 };
            let words = (start..end).rev().take_while(|n| is_person(*n) || self.word(*n).len() <= 2);
            let people = words.take(if (start..end).any(|n| self.class(n) == Class::Dot) { 5 } else { last });
            start = people.last().unwrap_or(start);
        }
        Some(start..end)
    }

    fn is_hyphen(&self, n: usize) -> bool {
        self.class(n) == Class::Dash
    }

    /// «МИД», «РФ»; an initial is none.
    fn is_capitals(&self, n: usize) -> bool {
        let word = self.word(n);
        2 < word.len() && word.chars().all(char::is_uppercase)
    }

    fn is_father(&self, n: usize) -> bool {
        ["вич", "ьич", "вна"].iter().any(|ending| self.word(n).ends_with(ending))
    }

    /// Whether a verb is one of several people: «сообщили», «открыты», «закроют».
    pub fn is_plural(&self, n: usize) -> bool {
        PLURAL.iter().any(|ending| self.word(n).trim_end_matches("ся").ends_with(ending))
    }

    /// The outlet named last before a token, in its paragraph and behind another token.
    pub fn outlet_before(&self, token: usize, back_to: usize) -> Search {
        for n in (back_to..token).rev() {
            if self.class(n) == Class::Break {
                return Search::Paragraph;
            }
            if self.is_outlet_name(n) {
                let is_same = |other: &usize| {
                    self.tokens[*other].is_capital && self.is_latin(*other) == self.is_latin(n)
                };
                let start = (back_to..n).rev().take_while(is_same).last().unwrap_or(n);
                let end = (n + 1..token).find(|n| !is_same(n)).unwrap_or(token);
                return Search::Found(start..end);
            }
        }
        Search::Open
    }

    /// A name that is known to be an outlet's, or stands behind a word that says so.
    fn is_outlet_name(&self, n: usize) -> bool {
        let token = &self.tokens[n];
        token.is_capital
            && (self.is(n, List::Name)
                || n > 0 && self.is(n - 1, List::Outlet)
                || n > 1 && self.is(n - 2, List::Outlet) && matches!(self.class(n - 1), Class::Quote))
    }
}

/// What a word may be that ends the noun of a source.
pub const ENDS_NOUN: Words = {
    use Word::*;
    Words::of(&[Comma, Strong, Dash, Stop, Verb, That, Which, If, Gerund, Participle, Open, Thus, Since])
};

/// Endings of verbs in the plural.
const PLURAL: &[&str] = &["ли", "лись", "ны", "ты", "ут", "ют", "ат", "ят"];

/// Names of outlets in Latin letters.
#[rustfmt::skip]
const LATIN: &[&str] = &[
    "reuters", "bloomberg", "bbc", "cnn", "afp", "nbc", "politico", "axios", "times", "post", "journal", "herald",
    "guardian", "telegraph", "spiegel", "bild", "wp", "meduza",
];
