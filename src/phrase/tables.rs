//! The tables of rules with their machines, and what can be told of a sign before a machine is asked.

use std::sync::LazyLock;

use super::machine::{Machine, States, signs};
use super::pattern::{ALONE, ANY, FIRST, Places, SECOND};
use super::rules::{Rule, TABLES};
use crate::language::{Class, Lexicon, Sign, Token};

/// All tables, ready to run.
pub struct Tables {
    pub tables: Vec<Table>,
    /// By sign and table, where in a match the sign may stand: four bits for each table.
    may_stand: Vec<u32>,
}

/// A table's rules and the machine that finds them.
pub struct Table {
    rules: Vec<&'static Rule>,
    pub machine: Machine,
}

/// The grammar of the program.
pub static GRAMMAR: LazyLock<Tables> = LazyLock::new(|| {
    let table = |(number, rules): (usize, &&'static [&'static [Rule]])| Table {
        rules: rules.iter().copied().flatten().collect(),
        machine: Machine::new(number, rules.iter().copied().flatten().map(|rule| rule.pattern)),
    };
    let tables: Vec<Table> = TABLES.iter().enumerate().map(table).collect();
    let may_stand = |sign| {
        let of_table = |(n, table): (usize, &Table)| u32::from(table.machine.may_stand(sign)) << (WIDTH * n);
        tables.iter().enumerate().map(of_table).sum()
    };
    let may_stand = signs().map(may_stand).collect();
    Tables { tables, may_stand }
});

/// Bits of the places in a match of one table.
const WIDTH: usize = 4;
/// The same place in the matches of all tables.
const fn in_all(place: Places) -> u32 {
    place as u32 * 0x1111_1111
}

impl Tables {
    /// The first table behind another in which some neighbours may begin a match.
    #[inline]
    pub fn next_table(&self, table: usize, signs: impl DoubleEndedIterator<Item = Sign>) -> Option<usize> {
        let (mut begin, mut behind) = (0, 0);
        for sign in signs.rev() {
            let places = self.may_stand[usize::from(sign.0)];
            // FIRST is the lowest bit: where the sign may be alone, or the one behind it second.
            let goes_on = places >> ALONE.trailing_zeros() | behind >> SECOND.trailing_zeros();
            begin |= places & goes_on & in_all(FIRST);
            behind = places;
        }
        let later = begin >> (WIDTH * (table + 1));
        (later != 0).then(|| table + 1 + later.trailing_zeros() as usize / WIDTH)
    }

    /// Whether any table but the first knows a token, so that it may stand in a match beside a phrase.
    #[inline]
    pub fn joins(&self, token: &Token) -> bool {
        self.may_stand[usize::from(token.sign.0)] >> WIDTH & in_all(ANY) != 0
    }
}

impl Table {
    /// The first of some tokens or cells with which a match may begin.
    #[inline]
    pub fn next<T>(&self, states: &States, all: &[T], sign: impl Fn(&T) -> Sign) -> Option<usize> {
        /// Behind the last: a pattern with a place for it would only be walked in vain.
        const END: Sign = Lexicon::mark(Class::Break);
        let last = all.len().checked_sub(1)?;
        let pairs =
            all.windows(2).position(|two| self.machine.may_match(states, sign(&two[0]), sign(&two[1])));
        pairs.or_else(|| self.machine.may_match(states, sign(&all[last]), END).then_some(last))
    }

    pub fn rule(&self, n: usize) -> &'static Rule {
        self.rules[n]
    }
}
