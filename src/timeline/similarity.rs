//! Whether two texts report the same: how much of what they say they share, and what keeps them apart.
//!
//! Which events are compared at all is decided in [`merge`](super::merge) and [`conflict`](super::conflict).

use super::opposites::are_opposite;
use super::roles::{Role, are_swapped};
use super::stem::Stem;
use super::terms::{Kind, Terms};
use crate::event::Status;

/// What two texts have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Similarity {
    terms: usize,
    /// Rare names and numbers.
    pub rare: usize,
    pub rare_numbers: usize,
    /// Names and numbers, rare or not.
    named: usize,
    /// Those and what may be a name.
    distinctive: usize,
    /// The weight of what is shared, of all, and of the shorter text.
    weight: f32,
    all: f32,
    shorter: f32,
    /// The weight of what only one or the other says.
    alone: [f32; 2],
    is_forbidden: bool,
    has_one_deed: bool,
    /// Words that are neither names nor numbers: those that both say, and those that only one or the other says.
    words: usize,
    words_alone: [usize; 2],
}

/// Compares two texts.
pub(super) fn similarity(one: &Terms, other: &Terms) -> Similarity {
    let mut found = Similarity { shorter: one.weight.min(other.weight), ..Similarity::default() };
    let (mut numbers, mut names) = ([0, 0], [0, 0]);
    let (mut n, mut m) = (0, 0);
    loop {
        let (left, right) = (one.terms.get(n), other.terms.get(m));
        let (alone, side) = match (left, right) {
            (None, None) => break,
            (Some(left), Some(right)) if left.stem == right.stem => {
                (n, m) = (n + 1, m + 1);
                found.terms += 1;
                found.weight += left.weight.min(right.weight);
                let is_rare = left.is_rare || right.is_rare;
                found.rare += usize::from(is_rare);
                found.named += usize::from(left.kind != Kind::Word);
                found.distinctive += usize::from(left.is_distinctive || left.kind == Kind::Number);
                found.words += usize::from(left.kind == Kind::Word);
                found.rare_numbers += usize::from(is_rare && left.kind == Kind::Number);
                continue;
            }
            (Some(left), Some(right)) if right.stem < left.stem => (right, 1),
            (Some(left), _) => (left, 0),
            (None, Some(right)) => (right, 1),
        };
        if side == 0 {
            n += 1
        } else {
            m += 1
        }
        found.alone[side] += alone.weight;
        numbers[side] += usize::from(alone.kind == Kind::Number);
        names[side] += usize::from(alone.is_distinctive);
        found.words_alone[side] += usize::from(alone.kind == Kind::Word);
    }
    found.all = one.weight + other.weight - found.weight;
    let both = |counts: [usize; 2]| counts[0] > 0 && counts[1] > 0;
    found.has_one_deed = have_one_deed(one, other);
    found.is_forbidden = both(numbers) || both(names) || contradict(one, other);
    found
}

/// Whether what they say cannot both be one event, however similar the words are.
fn contradict(one: &Terms, other: &Terms) -> bool {
    one.is_negated != other.is_negated
        || one.is_of_kin != other.is_of_kin
        || denies(one, other)
        || denies(other, one)
        || count_otherwise(one, other)
        || are_opposite(&one.sides, &other.sides)
        || are_swapped(shared_roles(one, other), [one.is_passive, other.is_passive])
        || have_other_speakers(one, other)
        || one.is_pointing
        || other.is_pointing
}

/// Whether one says not to be so what the other says to be so.
fn denies(one: &Terms, other: &Terms) -> bool {
    one.denied.iter().any(|stem| other.has(*stem) && !other.denied.contains(stem))
}

/// Whether both count the same, with other numbers.
fn count_otherwise(one: &Terms, other: &Terms) -> bool {
    let counts = |terms: &Terms, count: &(Stem, Stem)| terms.counts.contains(count);
    let names = |terms: &Terms, noun: Stem| terms.counts.iter().any(|(counted, _)| *counted == noun);
    let differs = |one: &Terms, other: &Terms| {
        one.counts.iter().any(|count| names(other, count.0) && !counts(other, count))
    };
    differs(one, other) || differs(other, one)
}

/// The forms of the words that both have.
fn shared_roles<'t>(one: &'t Terms, other: &'t Terms) -> impl Iterator<Item = [Role; 2]> + Clone + 't {
    one.roles.iter().filter_map(|(stem, role)| {
        let place = other.roles.binary_search_by_key(stem, |(stem, _)| *stem).ok()?;
        Some([*role, other.roles[place].1])
    })
}

/// Whether the news is that somebody says something, and another says it in the other text.
fn have_other_speakers(one: &Terms, other: &Terms) -> bool {
    let is_other = |one: &Terms, other: &Terms| {
        !one.speaker.is_empty()
            && !one.speaker.iter().any(|stem| other.speaker.contains(stem) || other.has(*stem))
    };
    (one.is_saying || other.is_saying) && (is_other(one, other) || is_other(other, one))
}

/// Whether half of the verbs of the text that has fewer are words of the other.
fn have_one_deed(one: &Terms, other: &Terms) -> bool {
    let (few, many) = if one.deeds.len() <= other.deeds.len() { (one, other) } else { (other, one) };
    let (few, many) = if few.deeds.is_empty() { (many, few) } else { (few, many) };
    few.deeds.iter().filter(|stem| many.has(**stem)).count() * 2 >= few.deeds.len()
}

/// Whether both say that it is so, or both that it is planned, alleged or denied.
pub(super) fn have_one_status(one: Status, other: Status) -> bool {
    let kind = |status| if status == Status::Reported { Status::Stated } else { status };
    kind(one) == kind(other)
}

impl Similarity {
    /// How much of all that both say is said by both, from 0 to 1: Jaccard's index by weight.
    pub fn jaccard(&self) -> f32 {
        if self.all > 0.0 { self.weight / self.all } else { 0.0 }
    }

    /// How much of the shorter text the longer one says as well.
    pub fn containment(&self) -> f32 {
        if self.shorter > 0.0 { self.weight / self.shorter } else { 0.0 }
    }

    /// Whether what happened is the same, and not only to whom: two of three words of one text that are no
    /// names are the other's too.
    pub fn has_one_deed(&self) -> bool {
        self.words >= 2 * self.words_alone[0].min(self.words_alone[1])
    }

    /// Whether they are of two events, however similar their words are.
    pub fn is_forbidden(&self) -> bool {
        self.is_forbidden
    }

    /// How similar they are, from 0 to 1, when one is nearly a copy of the other.
    pub fn near_copy(&self) -> Option<f32> {
        let (all, shorter) = (self.jaccard(), self.containment());
        // «Он подал в отставку» is of anybody.
        let is_of_somebody = self.distinctive > 0 || self.terms >= 5;
        let is_identical = all > 0.999 && self.terms >= 2;
        let is_tied = self.rare > 0 || self.named > 1;
        let is_copy = all >= 0.55 && self.alone[0].min(self.alone[1]) <= REPLACED * self.weight;
        let is_contained = self.shorter >= 4.5 && is_tied && shorter >= 0.85 && all >= 0.4;
        // «Уволен глава дорожного фонда» and «… жилищного фонда» differ in one word.
        let is_reworded = self.words < SHARED_FOR_ONE * self.words_alone[0].min(self.words_alone[1]);
        let is_close = self.terms >= 3 && self.has_one_deed && !is_reworded && (is_copy || is_contained);
        (!self.is_forbidden && is_of_somebody && (is_identical || is_close)).then(|| all.max(shorter * 0.9))
    }
}

/// The share of what both say that may be said in other words.
const REPLACED: f32 = 0.3;
/// Words that both say for each that one says and the other says otherwise.
const SHARED_FOR_ONE: usize = 5;
