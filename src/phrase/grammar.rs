//! The grammar: tables of rules, applied one after another.
//!
//! The first table reads tokens and finds simple phrases. Each later table reads what the earlier ones
//! left, phrases and tokens, and builds larger phrases: a date and its clock, a part of a month, a
//! range, a preposition with its date.

use std::ops::Range;

use super::elements::Kind;
use super::machine::{States, Trail, sign_of};
use super::matching::{Cell, Match};
use super::meaning::{Meaning, Said};
use super::rules::{Members, Rule, Says};
use super::tables::GRAMMAR;
use crate::language::{Class, Lexicon, Token};

/// The tables of rules, made ready to run, with the buffers of one thread.
#[derive(Debug)]
pub struct Grammar {
    states: Vec<States>,
    cells: Vec<Cell>,
    /// What the rule that matched last came to, and how it walked.
    made: Vec<Cell>,
    trail: Trail,
    /// The phrases among the cells, and those they were built from.
    phrases: Vec<Phrase>,
    /// How each phrase of the text was built, and the numbers of the steps before, all in one list.
    steps: Vec<Step>,
    parts: Vec<u32>,
    #[cfg(test)]
    pub walked: Vec<(&'static str, Vec<&'static str>)>,
}

/// Cells of phrases near to each other that are held at most. No text that was written to be read has as many.
const CLUSTER: usize = 4096;

/// A phrase that says when.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// Tokens, end exclusive.
    pub tokens: Range<u32>,
    pub rule: &'static Rule,
    kind: Kind,
    pub meaning: Meaning,
    /// The step by which it was built.
    step: u32,
}

/// How a phrase was built, which is remembered longer than the phrase.
#[derive(Debug)]
struct Step {
    rule: &'static Rule,
    /// Where the steps of the phrases it was built from stand among all parts.
    parts: Range<u32>,
}

impl Phrase {
    /// The phrase, of which no more is left than where it stands.
    fn take(&mut self) -> Phrase {
        let meaning = std::mem::replace(&mut self.meaning, Meaning::new(Said::Clock));
        Phrase { tokens: self.tokens.clone(), meaning, ..*self }
    }

    /// Its bytes in the text. The full stop of a last abbreviation is left out: it may be the sentence's.
    pub fn span(&self, text: &str, tokens: &[Token]) -> Range<usize> {
        let (first, last) = (tokens[self.tokens.start as usize], tokens[self.tokens.end as usize - 1]);
        let end = last.end as usize - usize::from(text[..last.end as usize].ends_with('.'));
        first.start as usize..end
    }
}

impl Default for Grammar {
    fn default() -> Grammar {
        let states = GRAMMAR.tables.iter().map(|table| table.machine.states()).collect();
        Grammar {
            states,
            cells: Vec::new(),
            made: Vec::new(),
            trail: Trail::default(),
            phrases: Vec::new(),
            steps: Vec::new(),
            parts: Vec::new(),
            #[cfg(test)]
            walked: Vec::new(),
        }
    }
}

impl Grammar {
    /// Finds the phrases among the tokens, apart from each other and in order.
    pub fn find(&mut self, text: &str, tokens: &[Token], found: &mut Vec<Phrase>) {
        self.steps.clear();
        self.parts.clear();
        #[cfg(test)]
        self.walked.clear();
        let mut at = 0;
        let mut cluster_end: Option<usize> = None;
        let grammar = &*GRAMMAR;
        let first = &grammar.tables[0];
        while let Some(skipped) = first.next(&self.states[0], &tokens[at..], |token| token.sign) {
            at += skipped;
            let signs = tokens[at..].iter().map(|token| token.sign);
            let Some((length, rule)) = first.machine.longest(&mut self.states[0], signs) else {
                at += 1;
                continue;
            };
            // What no later table knows keeps phrases apart.
            let before = &tokens[cluster_end.unwrap_or(0)..at];
            let mut joined = before.iter().rev().take_while(|token| grammar.joins(token)).count();
            let is_full = CLUSTER < self.cells.len();
            if joined < before.len() || is_full {
                // What stands behind the last phrase belongs to that cluster already.
                joined = if is_full { 0 } else { joined };
                self.finish_cluster(text, tokens, cluster_end, found);
            }
            self.cells.extend((at - joined..at).map(|n| Cell::token(tokens, n)));
            self.cells.extend((at..at + length).map(|n| Cell::token(tokens, n)));
            let start = self.cells.len() - length;
            // Where the rule declines, shorter matches and other rules have their turn, and at last the words behind
            // the first.
            let made = self.apply(0, (length, rule), start, text, tokens);
            self.cells.truncate(start + usize::from(made.is_none()));
            self.cells.extend(self.made.iter().copied());
            at += made.unwrap_or(1);
            cluster_end = Some(at);
        }
        self.finish_cluster(text, tokens, cluster_end, found);
    }

    /// Runs the later tables over the phrases near to each other, and gives what they come to.
    fn finish_cluster(&mut self, text: &str, tokens: &[Token], end: Option<usize>, found: &mut Vec<Phrase>) {
        let Some(end) = end else { return };
        let joined = tokens[end..].iter().take_while(|token| GRAMMAR.joins(token)).count();
        self.cells.extend((end..end + joined).map(|n| Cell::token(tokens, n)));
        let mut table = 0;
        // Few tables have a match in so few cells, and what one makes may begin that of another.
        while let Some(next) = GRAMMAR.next_table(table, self.cells.iter().map(|cell| cell.sign)) {
            self.run(next, text, tokens);
            table = next;
        }
        for cell in &self.cells {
            let Some(number) = cell.phrase else { continue };
            let phrase = &mut self.phrases[number as usize];
            if is_quoted_alone(tokens, &phrase.tokens) {
                continue;
            }
            if phrase.kind.stands_alone()
                || phrase.kind == Kind::BareYear && is_a_paragraph(tokens, &phrase.tokens)
            {
                found.push(phrase.take());
            }
        }
        self.cells.clear();
        self.phrases.clear();
    }

    /// Runs a table over the cells, and puts what its rules make in the place of what they match.
    fn run(&mut self, level: usize, text: &str, tokens: &[Token]) {
        let grammar = &*GRAMMAR;
        let table = &grammar.tables[level];
        // Cells before `kept` are done with; those from `at` on are still to be read.
        let (mut kept, mut at) = (0, 0);
        loop {
            let next = table.next(&self.states[level], &self.cells[at..], |cell| cell.sign);
            let begin = next.map_or(self.cells.len(), |n| at + n);
            if kept < at {
                self.cells.copy_within(at..begin, kept);
            }
            kept += begin - at;
            at = begin;
            if at == self.cells.len() {
                break;
            }
            let signs = self.cells[at..].iter().map(|cell| cell.sign);
            let longest = table.machine.longest(&mut self.states[level], signs);
            if let Some(length) = longest.and_then(|longest| self.apply(level, longest, at, text, tokens)) {
                // It takes the place of the last cells, so that none is moved.
                let made = self.made.len();
                at += length - made;
                self.cells[at..at + made].copy_from_slice(&self.made);
                // It may begin another match: «в субботу» and «утром», and then «28 марта».
                if made < length {
                    continue;
                }
            }
            self.cells[kept] = self.cells[at];
            kept += 1;
            at += 1;
        }
        self.cells.truncate(kept);
    }

    /// Makes phrases of the cells from one on that a rule matched, or of the next longest match where that rule declines;
    /// gives how many cells they take the place of.
    fn apply(
        &mut self,
        level: usize,
        longest: (usize, usize),
        start: usize,
        text: &str,
        tokens: &[Token],
    ) -> Option<usize> {
        let (length, rule) = longest;
        if self.apply_rule(level, rule, start..start + length, text, tokens) {
            return Some(length);
        }
        let signs = self.cells[start..start + length].iter().map(|cell| cell.sign);
        let matches = GRAMMAR.tables[level].machine.all(&mut self.states[level], signs);
        let mut others = matches.into_iter().skip_while(|other| *other != longest).skip(1);
        let other =
            others.find(|(length, rule)| self.apply_rule(level, *rule, start..start + length, text, tokens));
        other.map(|(length, _)| length)
    }

    /// Makes phrases of the cells that a rule matched, at most as many; false if it declines.
    fn apply_rule(
        &mut self,
        level: usize,
        number: usize,
        matched: Range<usize>,
        text: &str,
        tokens: &[Token],
    ) -> bool {
        let rule = GRAMMAR.tables[level].rule(number);
        let cells = &self.cells[matched];
        self.made.clear();
        let signs = cells.iter().map(|cell| cell.sign);
        GRAMMAR.tables[level].machine.name(&self.states[level], signs, number, &mut self.trail);
        #[cfg(test)]
        self.walked.push((rule.name, self.trail.names.clone()));
        let whole = cells[0].first..cells[cells.len() - 1].end;
        let found = Match { text, cells, names: &self.trail.names, tokens, phrases: &self.phrases };
        let made: Members = match rule.says {
            Says::Nothing(swallows) => {
                if !swallows(&found) {
                    return false;
                }
                let sign = sign_of(Kind::Decoy);
                self.made.push(Cell { sign, first: whole.start, end: whole.end, phrase: None });
                return true;
            }
            Says::One(meaning) => {
                let Some(meaning) = meaning(&found) else { return false };
                let parts = parts(cells, &self.phrases, &mut self.parts);
                self.make(rule, whole, meaning, parts);
                return true;
            }
            Says::Each(meanings) => meanings(&found),
        };
        let parts = parts(cells, &self.phrases, &mut self.parts);
        for (tokens, meaning) in made {
            self.make(rule, tokens, meaning, parts.clone());
        }
        !self.made.is_empty()
    }

    fn make(&mut self, rule: &'static Rule, tokens: Range<u32>, meaning: Meaning, parts: Range<u32>) {
        let phrase = Some(self.phrases.len() as u32);
        let sign = sign_of(rule.kind);
        self.made.push(Cell { sign, first: tokens.start, end: tokens.end, phrase });
        let step = self.steps.len() as u32;
        self.steps.push(Step { rule, parts });
        self.phrases.push(Phrase { tokens, rule, kind: rule.kind, meaning, step });
    }

    /// How a found phrase was built, outermost rule first: `until ← part ← year`.
    pub fn derivation(&self, phrase: &Phrase) -> String {
        self.derivation_of(phrase.step)
    }

    fn derivation_of(&self, step: u32) -> String {
        let Step { rule, parts } = &self.steps[step as usize];
        let parts = &self.parts[parts.start as usize..parts.end as usize];
        let inner: Vec<String> = parts.iter().map(|part| self.derivation_of(*part)).collect();
        match inner.as_slice() {
            [] => rule.name.to_owned(),
            [one] => format!("{} ← {one}", rule.name),
            many => format!("{} ← ({})", rule.name, many.join(", ")),
        }
    }
}

/// Adds the steps of the phrases among the cells to all parts, and tells where they stand.
fn parts(cells: &[Cell], phrases: &[Phrase], all: &mut Vec<u32>) -> Range<u32> {
    let start = all.len() as u32;
    all.extend(cells.iter().filter_map(|cell| Some(phrases[cell.phrase? as usize].step)));
    start..all.len() as u32
}

/// Whether the tokens are all that stands between two quotation marks: a title, such as «Завтра».
fn is_quoted_alone(tokens: &[Token], of: &Range<u32>) -> bool {
    let is = |n: Option<usize>, class| {
        n.and_then(|n| tokens.get(n)).is_some_and(|token| token.sign == Lexicon::mark(class))
    };
    let (before, after) = ((of.start as usize).checked_sub(1), Some(of.end as usize));
    is(before, Class::Quote) && (is(after, Class::Unquote) || is(after, Class::Quote))
}

/// Whether the tokens are all that their paragraph says, as in a heading.
fn is_a_paragraph(tokens: &[Token], of: &Range<u32>) -> bool {
    let is_edge = |n: Option<usize>| {
        n.and_then(|n| tokens.get(n)).is_none_or(|token| token.sign == Lexicon::mark(Class::Break))
    };
    is_edge((of.start as usize).checked_sub(1)) && is_edge(Some(of.end as usize))
}

impl Cell {
    fn token(tokens: &[Token], n: usize) -> Cell {
        Cell { sign: tokens[n].sign, first: n as u32, end: n as u32 + 1, phrase: None }
    }
}
