//! The machine: all patterns of a table walked at once, leftmost and longest.
//!
//! The positions between which a match walks are a non-deterministic automaton. It is made
//! deterministic while it runs, a state when it is first reached: a text visits few of the states that
//! the patterns allow, so a start costs nearly nothing and a step is one look into a table.

use std::collections::HashMap;

use super::elements::{Kind, Test};
use super::pattern::{FIRST, Pattern, Places, Position, Positions};
use crate::language::{Class, Lexicon, Sign};

/// The patterns of a table.
#[derive(Debug)]
pub struct Machine {
    /// The number of the table.
    number: u32,
    positions: Positions,
    /// By sign: signs that no test tells apart are one symbol.
    symbols: Vec<u16>,
    /// By test, and within a test by symbol.
    passes: Vec<bool>,
    /// By symbol, where in a match it may stand.
    may_stand: Vec<Places>,
}

/// The states found so far; each thread has its own.
#[derive(Debug, Default)]
pub struct States {
    known: HashMap<State, u32>,
    states: Vec<State>,
    /// A row for each state: its rule, then by symbol the row of the next state.
    rows: Vec<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct State {
    /// Positions that may come next.
    next: Vec<u16>,
    /// The rules of the table that a match ending here satisfies, in their order.
    rules: Vec<u16>,
}

/// The row of the state from which nothing matches.
const DEAD: u32 = 0;
/// A step that nobody has taken yet, and the rule of a state in which no match ends.
const UNKNOWN: u32 = u32::MAX;

/// The sign of a phrase, behind those of the lexicon.
pub fn sign_of(kind: Kind) -> Sign {
    Sign((Lexicon::get().signs().len() + kind as usize) as u16)
}

/// All signs: the lexicon's, and those of phrases.
pub fn signs() -> impl Iterator<Item = Sign> {
    (0..Lexicon::get().signs().len() + KINDS).map(|n| Sign(n as u16))
}

const KINDS: usize = Kind::Decoy as usize + 1;

impl Machine {
    pub fn new(number: usize, patterns: impl Iterator<Item = &'static str>) -> Machine {
        let mut positions = Positions::default();
        for pattern in patterns {
            positions.add(&Pattern::parse(pattern));
        }
        let passing = passing(&positions.tests);
        let symbols = symbols(&passing);
        let count = symbols.iter().max().map_or(0, |max| usize::from(*max) + 1);
        let mut passes = vec![false; count * positions.tests.len()];
        let mut may_stand = vec![0; count];
        let places = positions.places_of_tests();
        for ((signs, passes), places) in passing.iter().zip(passes.chunks_mut(count)).zip(places) {
            for sign in signs {
                let symbol = usize::from(symbols[usize::from(sign.0)]);
                passes[symbol] = true;
                may_stand[symbol] |= places;
            }
        }
        Machine { number: number as u32, positions, symbols, passes, may_stand }
    }

    /// Where in a match a sign may stand.
    pub fn may_stand(&self, sign: Sign) -> Places {
        self.may_stand[usize::from(self.symbols[usize::from(sign.0)])]
    }

    /// The dead state, and the one to start from.
    pub fn states(&self) -> States {
        let mut states = States::default();
        states.row(State::default(), self.width());
        states.row(State { next: self.positions.first.concat(), ..State::default() }, self.width());
        for (step, may_stand) in states.rows[self.width() + 1..].iter_mut().zip(&self.may_stand) {
            *step = if may_stand & FIRST != 0 { UNKNOWN } else { DEAD };
        }
        states
    }

    /// Whether a match may begin with a sign that stands before another, as far as those are known.
    #[inline]
    pub fn may_match(&self, states: &States, first: Sign, second: Sign) -> bool {
        let symbol = |sign: Sign| usize::from(self.symbols[usize::from(sign.0)]);
        let row = states.rows[self.width() + 1 + symbol(first)];
        // As one question, for a branch that is foreseen: a rule is satisfied already, or the second leads on.
        row == UNKNOWN
            || (states.rows[row as usize] ^ UNKNOWN) | states.rows[row as usize + 1 + symbol(second)] != DEAD
    }

    fn passes(&self, position: &Position, symbol: u16) -> bool {
        self.passes[usize::from(position.test) * self.may_stand.len() + usize::from(symbol)]
    }

    fn width(&self) -> usize {
        self.may_stand.len() + 1
    }

    /// The longest match from the first sign on: how many signs, and the rule.
    #[inline]
    pub fn longest(&self, states: &mut States, signs: impl Iterator<Item = Sign>) -> Option<(usize, usize)> {
        let mut found = None;
        let mut row = self.width() as u32;
        for (n, sign) in signs.enumerate() {
            row = self.next_row(states, row, sign);
            if row == DEAD {
                break;
            }
            let rule = states.rows[row as usize];
            if rule != UNKNOWN {
                found = Some((n + 1, rule as usize));
            }
        }
        found
    }

    /// All matches from the first sign on, as `longest` gives one: the longest first, and of equally long ones in the order
    /// of their rules.
    #[cold]
    pub fn all(&self, states: &mut States, signs: impl Iterator<Item = Sign>) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut row = self.width() as u32;
        for (n, sign) in signs.enumerate() {
            row = self.next_row(states, row, sign);
            if row == DEAD {
                break;
            }
            let rules = states.states[row as usize / self.width()].rules.iter();
            found.extend(rules.map(|rule| (n + 1, usize::from(*rule))));
        }
        found.sort_by_key(|(length, rule)| (std::cmp::Reverse(*length), *rule));
        found
    }

    /// The row of the state that a sign leads to.
    #[inline]
    fn next_row(&self, states: &mut States, row: u32, sign: Sign) -> u32 {
        let symbol = self.symbols[usize::from(sign.0)];
        match states.rows[row as usize + 1 + usize::from(symbol)] {
            UNKNOWN => self.step(states, row, symbol),
            known => known,
        }
    }

    /// Finds where a symbol leads, and remembers it.
    #[cold]
    fn step(&self, states: &mut States, from: u32, symbol: u16) -> u32 {
        let mut to = State::default();
        for position in &states.states[from as usize / self.width()].next {
            let position = &self.positions.all[usize::from(*position)];
            if !self.passes(position, symbol) {
                continue;
            }
            to.next.extend(&position.next);
            if position.is_last {
                to.rules.push(position.rule);
            }
        }
        for list in [&mut to.next, &mut to.rules] {
            list.sort_unstable();
            list.dedup();
        }
        let row = states.row(to, self.width());
        states.rows[from as usize + 1 + usize::from(symbol)] = row;
        row
    }

    /// Finds, for each sign of a match of a rule, the element it satisfies; leaves their names in `trail`.
    pub fn name(&self, states: &States, signs: impl Iterator<Item = Sign>, rule: usize, trail: &mut Trail) {
        let Trail { names, steps, ways } = trail;
        names.clear();
        steps.clear();
        let mut row = self.width();
        for sign in signs {
            let step = row + 1 + usize::from(self.symbols[usize::from(sign.0)]);
            steps.push(step as u32);
            row = states.rows[step] as usize;
        }
        // Where a step comes by is known of what stands behind it.
        let mut goal = Goal::end_of(rule);
        for step in steps.iter().rev() {
            let find = || self.find_position(states, *step, goal);
            let position = ways.position(self.number << 28 | *step, goal, find);
            names.push(self.positions.all[usize::from(position)].element.name);
            goal = Goal(position);
        }
        names.reverse();
    }

    #[cold]
    fn find_position(&self, states: &States, step: u32, goal: Goal) -> u16 {
        let (state, symbol) = (step as usize / self.width(), step as usize % self.width() - 1);
        let leads_on = |n: &&u16| {
            let position = &self.positions.all[usize::from(**n)];
            let is_way = match goal.rule() {
                Some(rule) => position.is_last && position.rule == rule,
                None => position.next.contains(&goal.0),
            };
            is_way && self.passes(position, symbol as u16)
        };
        let found = states.states[state].next.iter().find(leads_on);
        *found.unwrap_or_else(|| unreachable!("the machine found a match"))
    }
}

/// The way of a match through its pattern.
#[derive(Debug, Default)]
pub struct Trail {
    /// The name of the element that each sign satisfies.
    pub names: Vec<&'static str>,
    /// For each sign, where the step stands among the rows of all states.
    steps: Vec<u32>,
    ways: Ways,
}

/// The positions that steps came by before.
#[derive(Debug)]
struct Ways {
    /// By a hash of a step and its goal, both and the position: 32, 16 and 16 bits. No step is 0.
    slots: Vec<u64>,
}

impl Default for Ways {
    /// An archive has less than a thousand ways; with eight times as many slots hardly two share one.
    fn default() -> Ways {
        Ways { slots: vec![0; 1 << Ways::BITS] }
    }
}

impl Ways {
    const BITS: u32 = 13;

    fn position(&mut self, step: u32, goal: Goal, find: impl FnOnce() -> u16) -> u16 {
        let key = u64::from(step) << 32 | u64::from(goal.0) << 16;
        let slot = &mut self.slots[(key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - Ways::BITS)) as usize];
        if *slot & !0xFFFF != key {
            *slot = key | u64::from(find());
        }
        *slot as u16
    }
}

/// What comes behind a step of a match: a position, or, with the top bit set, the end by a rule.
#[derive(Clone, Copy)]
struct Goal(u16);

impl Goal {
    const END: u16 = 1 << 15;

    fn end_of(rule: usize) -> Goal {
        Goal(Goal::END | rule as u16)
    }

    fn rule(self) -> Option<u16> {
        (self.0 & Goal::END != 0).then_some(self.0 & !Goal::END)
    }
}

impl States {
    /// The row of a state, which is added if nobody has been there.
    fn row(&mut self, state: State, width: usize) -> u32 {
        if let Some(known) = self.known.get(&state) {
            return *known;
        }
        let row = self.rows.len();
        // From a state without positions nothing leads on.
        let step = if state.next.is_empty() { DEAD } else { UNKNOWN };
        self.rows.push(state.rules.first().map_or(UNKNOWN, |rule| u32::from(*rule)));
        self.rows.resize(row + width, step);
        self.states.push(state.clone());
        self.known.insert(state, row as u32);
        row as u32
    }
}

/// For each test the signs that pass it.
fn passing(tests: &[Test]) -> Vec<Vec<Sign>> {
    let lexicon = Lexicon::get();
    let mut by_class: Vec<Vec<Sign>> = vec![Vec::new(); Class::Word as usize + 1];
    for (n, signed) in lexicon.signs().iter().enumerate() {
        by_class[signed.class as usize].push(Sign(n as u16));
    }
    let passing = |test: &Test| match *test {
        Test::Phrase(kinds) => kinds.iter().map(|kind| sign_of(*kind)).collect(),
        Test::Line(line, demand) => {
            let signs = lexicon.signs_of(line).filter(|(_, signed)| signed.traits.satisfy(demand));
            signs.map(|(sign, _)| sign).collect()
        }
        Test::Set(set, demand) => {
            let satisfies = |sign: &&Sign, traits| lexicon.signed(**sign).traits.satisfy(traits);
            let signs = set.iter().flat_map(|(class, traits)| {
                by_class[*class as usize].iter().filter(move |sign| satisfies(sign, *traits))
            });
            signs.filter(|sign| satisfies(sign, demand)).copied().collect()
        }
    };
    tests.iter().map(passing).collect()
}

/// Numbers the signs so that two have the same number when every test passes both or neither.
fn symbols(passing: &[Vec<Sign>]) -> Vec<u16> {
    let mut symbols = vec![0; Lexicon::get().signs().len() + KINDS];
    let mut count = 1;
    for signs in passing {
        let mut split: HashMap<u16, u16> = HashMap::new();
        for sign in signs {
            let symbol = &mut symbols[usize::from(sign.0)];
            *symbol = *split.entry(*symbol).or_insert_with(|| {
                count += 1;
                count - 1
            });
        }
    }
    symbols
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tokenize;

    /// All matches of some patterns at the beginning of a text, as lengths and rules.
    fn check(patterns: &[&'static str], text: &str, expected: &[(usize, usize)]) {
        let machine = Machine::new(0, patterns.iter().copied());
        let mut states = machine.states();
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let signs = || tokens.iter().map(|token| token.sign);
        assert_eq!(machine.longest(&mut states, signs()), expected.first().copied(), "{text}");
        assert_eq!(machine.all(&mut states, signs()), expected, "{text}");
    }

    #[test]
    fn all_matches_are_known_the_longest_first() {
        check(&["Day Month Dash", "Day Month"], "7 октября — день", &[(3, 0), (2, 1)]);
        check(&["Day Month", "Day Month [ Dash ]"], "7 октября — день", &[(3, 1), (2, 0), (2, 1)]);
        check(&["Day Month"], "октября 7", &[]);
    }
}
