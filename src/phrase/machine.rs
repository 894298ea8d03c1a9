//! The machine: all patterns of a table walked at once, leftmost and longest.
//!
//! The positions between which a match walks are a non-deterministic automaton. It is made
//! deterministic while it runs, a state when it is first reached: a text visits few of the states that
//! the patterns allow, so a start costs nearly nothing and a step is one look into a table.

use std::collections::HashMap;

use super::elements::{Kind, Test};
use super::pattern::{Pattern, Positions};
use crate::language::{Lexicon, Sign};

/// The patterns of a table.
#[derive(Debug)]
pub struct Machine {
    positions: Positions,
    /// By sign: signs that no test tells apart are one symbol.
    symbols: Vec<u16>,
    /// By test and symbol.
    passes: Vec<Vec<bool>>,
    /// By symbol: whether a match may begin with it.
    begins: Vec<bool>,
}

/// The states found so far; each thread has its own.
#[derive(Debug, Default)]
pub struct States {
    states: Vec<State>,
    known: HashMap<(Vec<u16>, Option<u16>), u32>,
    /// By state and symbol; [`UNKNOWN`] where nobody has been yet.
    steps: Vec<u32>,
}

#[derive(Debug)]
struct State {
    /// Positions that may come next.
    next: Vec<u16>,
    /// The first rule of the table that a match ending here satisfies.
    rule: Option<u16>,
}

const DEAD: u32 = 0;
const START: u32 = 1;
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
    pub fn new(patterns: impl Iterator<Item = &'static str>) -> Machine {
        let mut positions = Positions::default();
        for pattern in patterns {
            positions.add(&Pattern::parse(pattern));
        }
        let symbols = symbols(&positions.tests);
        let count = symbols.iter().max().map_or(0, |max| usize::from(*max) + 1);
        let mut passes = vec![vec![false; count]; positions.tests.len()];
        for (test, passes) in positions.tests.iter().zip(&mut passes) {
            for sign in passing(*test) {
                passes[usize::from(symbols[usize::from(sign.0)])] = true;
            }
        }
        let mut begins = vec![false; count];
        for first in positions.first.iter().flatten() {
            let test = usize::from(positions.all[usize::from(*first)].test);
            for (begins, passes) in begins.iter_mut().zip(&passes[test]) {
                *begins |= *passes;
            }
        }
        Machine { positions, symbols, passes, begins }
    }

    pub fn may_begin(&self, sign: Sign) -> bool {
        self.begins[usize::from(self.symbols[usize::from(sign.0)])]
    }

    /// The longest match from the first sign on: how many signs, and the rule.
    #[inline]
    pub fn longest(&self, states: &mut States, signs: impl Iterator<Item = Sign>) -> Option<(usize, usize)> {
        if states.states.is_empty() {
            states.add(Vec::new(), None, self.begins.len());
            states.add(self.positions.first.concat(), None, self.begins.len());
        }
        let mut found = None;
        let mut state = START;
        for (n, sign) in signs.enumerate() {
            let symbol = self.symbols[usize::from(sign.0)];
            let step = state as usize * self.begins.len() + usize::from(symbol);
            state = match states.steps[step] {
                UNKNOWN => {
                    let to = self.step(states, state, symbol);
                    states.steps[step] = to;
                    to
                }
                known => known,
            };
            if state == DEAD {
                break;
            }
            if let Some(rule) = states.states[state as usize].rule {
                found = Some((n + 1, usize::from(rule)));
            }
        }
        found
    }

    fn step(&self, states: &mut States, from: u32, symbol: u16) -> u32 {
        let (mut next, mut rule) = (Vec::new(), None);
        for position in &states.states[from as usize].next {
            let position = &self.positions.all[usize::from(*position)];
            if !self.passes[usize::from(position.test)][usize::from(symbol)] {
                continue;
            }
            next.extend(&position.next);
            if position.is_last {
                rule = Some(rule.map_or(position.rule, |rule: u16| rule.min(position.rule)));
            }
        }
        next.sort_unstable();
        next.dedup();
        states.add(next, rule, self.begins.len())
    }

    /// Finds, for each sign of a match of a rule, the element it satisfies; leaves their names in `trail`.
    pub fn name(&self, signs: impl Iterator<Item = Sign>, rule: usize, trail: &mut Trail) {
        let position = |n: u16| &self.positions.all[usize::from(n)];
        let Trail { names, reached, ends } = trail;
        names.clear();
        reached.clear();
        ends.clear();
        // Forward: where a match can be; backward: which of it leads to an end.
        let mut before = 0;
        for sign in signs {
            let symbol = usize::from(self.symbols[usize::from(sign.0)]);
            let passes = |n: &u16| self.passes[usize::from(position(*n).test)][symbol];
            let here = reached.len();
            match ends.last() {
                None => reached.extend(self.positions.first[rule].iter().filter(|n| passes(n))),
                Some(_) => {
                    for before in before..here {
                        for n in &position(reached[before]).next {
                            if passes(n) && !reached[here..].contains(n) {
                                reached.push(*n);
                            }
                        }
                    }
                }
            }
            before = here;
            ends.push(reached.len());
        }
        let mut after: Option<u16> = None;
        for n in (0..ends.len()).rev() {
            let here = &reached[n.checked_sub(1).map_or(0, |n| ends[n])..ends[n]];
            let leads_on = |n: &&u16| match after {
                None => position(**n).is_last,
                Some(after) => position(**n).next.contains(&after),
            };
            let Some(found) = here.iter().find(leads_on) else { unreachable!("the machine found a match") };
            names.push(position(*found).element.name);
            after = Some(*found);
        }
        names.reverse();
    }
}

/// The way of a match through its pattern.
#[derive(Debug, Default)]
pub struct Trail {
    /// The name of the element that each sign satisfies.
    pub names: Vec<&'static str>,
    /// Positions that can be reached with each sign, one sign's behind the other's.
    reached: Vec<u16>,
    /// Where those of a sign end.
    ends: Vec<usize>,
}

impl States {
    fn add(&mut self, next: Vec<u16>, rule: Option<u16>, symbols: usize) -> u32 {
        let key = (next, rule);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let state = self.states.len() as u32;
        self.states.push(State { next: key.0.clone(), rule });
        self.steps.resize(self.steps.len() + symbols, if state == DEAD { DEAD } else { UNKNOWN });
        self.known.insert(key, state);
        state
    }
}

/// Signs that pass a test.
fn passing(test: Test) -> Vec<Sign> {
    let lexicon = Lexicon::get();
    let signs = lexicon.signs().iter().enumerate();
    match test {
        Test::Phrase(kinds) => kinds.iter().map(|kind| sign_of(*kind)).collect(),
        Test::Line(line, demand) => signs
            .filter(|(_, signed)| signed.line == Some(line) && signed.traits.satisfy(demand))
            .map(|(n, _)| Sign(n as u16))
            .collect(),
        Test::Set(set, demand) => signs
            .filter(|(_, signed)| {
                set.iter().any(|(class, traits)| {
                    signed.class == *class && signed.traits.satisfy(*traits) && signed.traits.satisfy(demand)
                })
            })
            .map(|(n, _)| Sign(n as u16))
            .collect(),
    }
}

/// Numbers the signs so that two have the same number when every test passes both or neither.
fn symbols(tests: &[Test]) -> Vec<u16> {
    let mut symbols = vec![0; Lexicon::get().signs().len() + KINDS];
    let mut count = 1;
    for test in tests {
        let mut split: HashMap<u16, u16> = HashMap::new();
        for sign in passing(*test) {
            let symbol = &mut symbols[usize::from(sign.0)];
            *symbol = *split.entry(*symbol).or_insert_with(|| {
                count += 1;
                count - 1
            });
        }
    }
    symbols
}
