//! The tables of rules with their machines, and what can be told of a sign before a machine is asked.

use std::sync::LazyLock;

use super::machine::{Machine, States, signs};
use super::rules::{Rule, TABLES};
use crate::language::{Class, Lexicon, Sign, Token};

/// All tables, ready to run.
pub struct Tables {
    pub tables: Vec<Table>,
    /// By sign: a bit for each table, set where a match may begin with it. Most words begin none.
    begins: Vec<u8>,
    /// By sign: whether any table but the first knows it, so that it may stand in a match beside a phrase.
    joins: Vec<bool>,
}

/// A table's rules and the machine that finds them.
pub struct Table {
    rules: Vec<&'static Rule>,
    pub machine: Machine,
}

/// The grammar of the program.
pub static GRAMMAR: LazyLock<Tables> = LazyLock::new(|| {
    let table = |rules: &&'static [&'static [Rule]]| Table {
        rules: rules.iter().copied().flatten().collect(),
        machine: Machine::new(rules.iter().copied().flatten().map(|rule| rule.pattern)),
    };
    let tables: Vec<Table> = TABLES.iter().map(table).collect();
    let begins = |sign| {
        let bit = |(level, table): (usize, &Table)| u8::from(table.machine.may_begin(sign)) << level;
        tables.iter().enumerate().map(bit).sum()
    };
    let joins = |sign| tables[1..].iter().any(|table| table.machine.knows(sign));
    let (begins, joins) = (signs().map(begins).collect(), signs().map(joins).collect());
    Tables { tables, begins, joins }
});

impl Tables {
    /// A bit for each table in which a match may begin with the sign.
    #[inline]
    pub fn begins(&self, sign: Sign) -> u8 {
        self.begins[usize::from(sign.0)]
    }

    #[inline]
    pub fn joins(&self, token: &Token) -> bool {
        self.joins[usize::from(token.sign.0)]
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
