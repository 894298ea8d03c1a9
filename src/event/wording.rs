//! Wordings: the patterns of the rules of `voice`, walked along the words of a sentence.

use std::sync::LazyLock;

use super::clause::Clauses;
use super::source::{ENDS_NOUN, Text, Who};
use super::voice::{RULES, Rule};
use super::word::{Word, Words, ones};
use crate::language::{List, Lists};

/// An element of a pattern.
enum Element {
    /// A word that is one of these terms.
    Term(Lists),
    Who,
    That,
    Mark,
    /// Up to so many words.
    Gap(usize),
}

/// A pattern made ready for walking.
pub struct Pattern {
    /// The number of its rule.
    pub rule: usize,
    elements: Vec<Element>,
}

impl Pattern {
    /// The term that it begins with; none for one that begins with a source.
    pub fn first_term(&self) -> Option<Lists> {
        match self.elements[0] {
            Element::Term(term) => Some(term),
            _ => None,
        }
    }
}

/// The patterns of all rules, in their order.
pub struct Wordings {
    patterns: Vec<Pattern>,
    /// For each, the terms without which it cannot fit.
    needs: Vec<Lists>,
}

static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| {
    let of_rule = |(number, rule): (usize, &'static Rule)| {
        rule.patterns.iter().map(move |pattern| Pattern::parse(number, pattern))
    };
    let patterns: Vec<Pattern> = RULES.iter().enumerate().flat_map(of_rule).collect();
    assert!(patterns.len() <= 64, "each has a bit");
    let needs = patterns.iter().map(Pattern::needs).collect();
    Wordings { patterns, needs }
});

impl Wordings {
    pub fn get() -> &'static Wordings {
        &WORDINGS
    }

    /// Those of which a sentence has all terms, a bit each.
    pub fn viable(&self, terms: Lists) -> u64 {
        // Counted, not asked: none of the answers can be foreseen.
        let fits = self.needs.iter().enumerate().map(|(n, needs)| u64::from(needs.are_of(terms)) << n);
        fits.fold(0, |all, one| all | one)
    }

    /// Some of them by their bits.
    pub fn some(&self, bits: u64) -> impl Iterator<Item = &Pattern> {
        ones(bits).map(|n| &self.patterns[n])
    }
}

impl Pattern {
    fn parse(rule: usize, pattern: &str) -> Pattern {
        Pattern { rule, elements: pattern.split(' ').map(Element::parse).collect() }
    }

    /// All its terms.
    fn needs(&self) -> Lists {
        let terms = self.elements.iter().filter_map(|element| match element {
            Element::Term(term) => Some(*term),
            _ => None,
        });
        terms.fold(Lists::NONE, Lists::or)
    }
}

impl Element {
    fn parse(element: &str) -> Element {
        match element {
            "*" => Element::Gap(2),
            ">" => Element::Gap(8),
            "WHO" => Element::Who,
            "THAT" => Element::That,
            "," => Element::Mark,
            _ => {
                let named = NAMED.iter().find(|(name, _)| *name == element);
                let list = named.map(|(_, list)| Lists::of(*list)).or_else(|| Lists::of_term(element));
                Element::Term(list.unwrap_or_else(|| panic!("{element:?} is none of the terms of wordings")))
            }
        }
    }
}

/// Lists by their names in patterns.
const NAMED: [(&str, List); 8] = [
    ("SAY", List::Say),
    ("ACCOUNT", List::Account),
    ("DENY", List::Deny),
    ("DOUBT", List::Doubt),
    ("PLAN", List::Plan),
    ("не", List::Not),
    ("об", List::About),
    ("этом", List::This),
];

/// A walk along a pattern.
pub struct Walk<'a> {
    pub text: Text<'a>,
    pub clauses: &'a Clauses,
    pub end: usize,
}

impl Walk<'_> {
    /// Where a pattern that fits here ends, and the source in it.
    pub fn along(&self, pattern: &Pattern, n: usize) -> Option<(usize, Option<Who>)> {
        self.walk(&pattern.elements, n)
    }

    fn walk(&self, elements: &[Element], n: usize) -> Option<(usize, Option<Who>)> {
        let Some((element, rest)) = elements.split_first() else { return Some((n, None)) };
        if self.end <= n {
            return None;
        }
        let word = self.clauses.word(n);
        let fits = match element {
            Element::Gap(most) => return (n..=n + most).find_map(|n| self.walk(rest, n)),
            Element::Who => {
                const SAY_OR_NOT: Lists = Lists::of(List::Say).or(Lists::of(List::Not));
                let start = self.clauses.first(const { Words::but(&[Word::Time]) }, n..self.end)?;
                let end = self.clauses.first(const { ENDS_NOUN.and(Word::Time) }, start..self.end);
                let end = end.unwrap_or(self.end);
                let is_verb = |n: &usize| self.clauses.lists(*n).meet(SAY_OR_NOT);
                let end = (start..end).find(is_verb).unwrap_or(end);
                // The name is looked at last: most nouns are no sources.
                let (last, _) = self.walk(rest, end)?;
                return Some((last, Some(self.text.who(start..end)?)));
            }
            Element::Term(term) => self.clauses.lists(n).meet(*term),
            Element::That => word == Some(Word::That),
            Element::Mark => matches!(word, Some(Word::Comma | Word::Dash)),
        };
        if fits { self.walk(rest, n + 1) } else { None }
    }
}
