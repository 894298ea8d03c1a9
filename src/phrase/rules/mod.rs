//! The rules, a file a family, and the tables in which they are applied.
//!
//! A rule is data with its tests beside it. An example shows each mention in brackets and, behind `@`,
//! the article's date and, behind `=`, the values in order: `Он приехал [7 октября] @ 2023-10-09 = 2023-10-07`.
//! `;` stands between several values. A decoy is a near miss, in which this rule must find nothing.

mod bound;
mod calendar;
mod clock;
mod compound;
mod decoy;
mod feast;
mod length;
mod part;
mod period;
mod range;
mod relative;
mod repetition;
mod shift;
mod vague;
mod weekday;

use std::fmt;
use std::ops::Range;

use super::elements::Kind;
use super::matching::Match;
use super::meaning::Meaning;

/// A wording and what it says.
pub struct Rule {
    pub name: &'static str,
    pub pattern: &'static str,
    /// What the phrase is for later tables.
    pub kind: Kind,
    pub says: Says,
    pub examples: &'static [&'static str],
    pub decoys: &'static [&'static str],
}

/// The members of a list, each with its tokens.
pub type Members = Vec<(Range<u32>, Meaning)>;

/// What a match says; an empty answer is no match after all.
pub enum Says {
    One(fn(&Match) -> Option<Meaning>),
    Each(fn(&Match) -> Members),
    /// It only looks like a time, and swallows its words, where the function agrees.
    Nothing(fn(&Match) -> bool),
}

/// The tables, in the order in which they are applied.
#[rustfmt::skip]
pub const TABLES: &[&[&[Rule]]] = &[
    &[
        period::RULES, calendar::RULES, relative::RULES, weekday::RULES, clock::RULES, feast::RULES, length::RULES, shift::RULES,
        repetition::RULES, vague::RULES, decoy::RULES,
    ],
    &[compound::DAYS, length::JOINS],
    &[clock::HOURS, compound::STYLES, range::CLOCKS],
    &[compound::MOMENTS, repetition::JOINS, range::CLOCKS_OF_DAYS],
    &[part::RULES, shift::JOINS],
    &[range::RULES],
    &[bound::RULES, length::BOUNDS],
];

/// Every rule.
#[cfg(test)]
pub fn all() -> impl Iterator<Item = &'static Rule> {
    TABLES.iter().copied().flatten().copied().flatten()
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
