//! Wordings: the patterns of the rules, walked along the words of a sentence.

use std::sync::LazyLock;

use super::clause::Clauses;
use super::rules::{RULES, Rule};
use super::source::{ENDS_NOUN, Text, Who};

use super::word::{Word, Words, ones};
use crate::language::{List, Lists};

/// An element of a pattern.
enum Element {
    /// A word that is one of these terms.
    Term(Lists),
    Who,
    That,
    Mark,
    /// What opens what is said: «, что», a colon.
    Clause,
    /// What opens what a noun is about: «о», «, что».
    About,
    /// A noun or what belongs to it.
    Noun,
    /// Up to so many words.
    Gap(usize),
    /// The same, none of them a verb.
    Phrase(usize),
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
    /// For each term, those whose rarest one it is; behind all terms, those that have none.
    by_term: [u128; TERMS + 1],
}

/// As many as lists have bits.
const TERMS: usize = 64;

static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| {
    let of_rule = |(number, rule): (usize, &'static Rule)| {
        rule.patterns.iter().map(move |pattern| Pattern::parse(number, pattern))
    };
    let patterns: Vec<Pattern> = RULES.iter().enumerate().flat_map(of_rule).collect();
    assert!(patterns.len() <= 128, "each has a bit");
    let needs: Vec<Lists> = patterns.iter().map(Pattern::needs).collect();
    let uses = |term: &usize| needs.iter().filter(|needs| needs.0 >> term & 1 != 0).count();
    let mut by_term = [0; TERMS + 1];
    for (n, needs) in needs.iter().enumerate() {
        by_term[ones(needs.0).min_by_key(uses).unwrap_or(TERMS)] |= 1 << n;
    }
    Wordings { patterns, needs, by_term }
});

impl Wordings {
    pub fn get() -> &'static Wordings {
        &WORDINGS
    }

    /// Those of which a sentence has all terms, a bit each.
    pub fn viable(&self, terms: Lists) -> u128 {
        let of_terms = ones(terms.0).fold(self.by_term[TERMS], |all, term| all | self.by_term[term]);
        let fits = numbers(of_terms).filter(|n| self.needs[*n].are_of(terms));
        fits.fold(0, |all, n| all | 1 << n)
    }

    /// Some of them by their bits.
    pub fn some(&self, bits: u128) -> impl Iterator<Item = &Pattern> {
        numbers(bits).map(|n| &self.patterns[n])
    }
}

/// The numbers of the bits that are set.
fn numbers(bits: u128) -> impl Iterator<Item = usize> {
    ones(bits as u64).chain(ones((bits >> 64) as u64).map(|n| 64 + n))
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
            ">" => Element::Phrase(8),
            "…" => Element::Gap(40),
            ":" => Element::Clause,
            "OF" => Element::About,
            "NOUN" => Element::Noun,
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
const NAMED: [(&str, List); 21] = [
    ("SAY", List::Say),
    ("TELL", List::Tell),
    ("SAID", List::Said),
    ("ACCOUNT", List::Account),
    ("NEWS", List::News),
    ("DENY", List::Deny),
    ("DOUBT", List::Doubt),
    ("FALSE", List::False),
    ("GUESS", List::Guess),
    ("SUPPOSE", List::Suppose),
    ("EXCLUDE", List::Exclude),
    ("UNPROVEN", List::Unproven),
    ("PROOF", List::Proof),
    ("CAN", List::Can),
    ("ACCUSE", List::Accuse),
    ("ACCUSER", List::Accuser),
    ("BELIEVE", List::Believe),
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
            Element::Gap(most) => {
                return (n..=self.end.min(n + most)).find_map(|n| self.walk(rest, n));
            }
            Element::Phrase(most) => {
                let verb = self.clauses.first(Word::Verb, n..self.end).unwrap_or(self.end);
                return (n..=verb.min(n + most)).find_map(|n| self.walk(rest, n));
            }
            Element::Who => {
                const SAY_OR_NOT: Lists = Lists::of(List::Say).or(Lists::of(List::Not));
                let start = self.clauses.first(const { Words::but(&[Word::Time]) }, n..self.end)?;
                if self.clauses.word(start) == Some(Word::Preposition) {
                    return None;
                }
                // «объединённая пресс-служба»
                let is_participle = self.clauses.word(start) == Some(Word::Participle);
                let from = start + usize::from(is_participle);
                let end = self.clauses.first(const { ENDS_NOUN.and(Word::Time) }, from..self.end);
                let end = end.unwrap_or(self.end);
                let is_verb = |n: &usize| self.clauses.lists(*n).meet(SAY_OR_NOT);
                let end = (start..end).find(is_verb).unwrap_or(end);
                // The name is looked at last: most nouns are no sources.
                let (last, _) = self.walk(rest, end)?;
                return Some((last, Some(self.text.who(start..self.without_adverb(start, end))?)));
            }
            Element::Term(term) => self.clauses.lists(n).meet(*term),
            Element::That => word == Some(Word::That),
            Element::Mark => matches!(word, Some(Word::Comma | Word::Dash)),
            Element::Clause | Element::About if self.opens_that(n) => return self.walk(rest, n + 2),
            Element::Clause => word == Some(Word::Strong),
            Element::About => word == Some(Word::Preposition),
            Element::Noun => matches!(
                word,
                Some(Word::Other | Word::Name | Word::Participle | Word::Quote | Word::Straight)
            ),
        };
        if fits { self.walk(rest, n + 1) } else { None }
    }

    /// Where a noun ends without the adverb of the verb behind it: «Мэр официально заявил».
    fn without_adverb(&self, start: usize, end: usize) -> usize {
        let is_adverb = start + 1 < end && self.text.word(end - 1).ends_with("но");
        end - usize::from(is_adverb)
    }

    /// Whether «, что» stands here.
    fn opens_that(&self, n: usize) -> bool {
        self.clauses.opens(n) && n + 1 < self.end && self.clauses.word(n + 1) == Some(Word::That)
    }
}
