//! What a text reports, as far as it can be compared: its stems and what each weighs, its deeds, counts and roles.
//!
//! Whether two texts report the same is asked in [`similarity`](super::similarity).

use std::collections::{HashMap, HashSet};

use super::lists::{
    COMMON, DENIED, FUNCTION, KIN, LONGEST_FUNCTION, NEGATIVE, NUMERALS, POINTING, SILENT, both_cases,
    is_harmless, scale,
};
use super::opposites::{Opposites, Sides};
use super::roles::{Role, role};
use super::seen::{Number, Seen, is_of_place};
use super::stem::{Stem, StemMap, StemSet, Stems, Word, words};
use crate::event::Event;
use crate::language::{Class, Lexicon, Token, tokenize};

/// What a term is by its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Word,
    Name,
    Number,
}

/// A stem of a text, and what it weighs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    pub stem: Stem,
    pub kind: Kind,
    pub weight: f32,
    /// A name or a number that few events have.
    pub is_rare: bool,
    /// Whether another word in its place makes it another event: a name, or what may be one.
    pub is_distinctive: bool,
}

/// A text as the set of its terms, in the order of their stems, and what else distinguishes it from others.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    pub terms: Vec<Term>,
    pub weight: f32,
    /// Finite verbs, but those that only say who reports it.
    pub deeds: Vec<Stem>,
    /// Whether all it reports is that somebody says something.
    pub is_saying: bool,
    /// Whether what happened stands elsewhere: «Об этом …».
    pub is_pointing: bool,
    pub is_passive: bool,
    pub is_negated: bool,
    /// Whether it is of somebody by another one: «жена», «заместитель».
    pub is_of_kin: bool,
    /// What is said not to be so.
    pub denied: Vec<Stem>,
    /// What is counted, and how many there are.
    pub counts: Vec<(Stem, Stem)>,
    pub sides: Sides,
    /// The forms of its words, in the order of their stems.
    pub roles: Vec<(Stem, Role)>,
    /// The words of its source.
    pub speaker: Vec<Stem>,
}

impl Terms {
    pub fn has(&self, stem: Stem) -> bool {
        self.terms.binary_search_by_key(&stem, |term| term.stem).is_ok()
    }

    /// The stems of its rare names and numbers.
    pub fn rare(&self) -> impl Iterator<Item = Stem> {
        self.terms.iter().filter(|term| term.is_rare).map(|term| term.stem)
    }
}

/// Reads texts into terms, with what is known of all of them.
pub(super) struct Reader {
    stems: Stems,
    function: HashSet<String>,
    silent: StemSet,
    common: StemSet,
    negative: StemSet,
    kin: StemSet,
    numerals: HashMap<String, f64>,
    opposites: Opposites,
    tokens: Vec<Token>,
    /// In how many events a stem stands.
    counts: StemMap<u32>,
    events: u32,
}

/// Stems counted at most: 32 MB or so.
const COUNTED: usize = 1 << 20;
/// A name in more events than this, and in more than this share of them, is not rare.
const RARE: (u32, f32) = (30, 0.01);

impl Reader {
    /// Counts the stems of all events.
    pub fn of<'e>(events: impl Iterator<Item = &'e Event>) -> Reader {
        let mut stems = Stems::new();
        let set =
            |words: &str, stems: &mut Stems| words.split_whitespace().map(|word| stems.of(word)).collect();
        let (silent, common) = (set(SILENT, &mut stems), set(COMMON, &mut stems));
        let function = FUNCTION.split_whitespace().flat_map(both_cases).collect();
        let negative = set(NEGATIVE, &mut stems);
        let kin = set(KIN, &mut stems);
        let opposites = Opposites::new(&mut stems);
        let numerals = NUMERALS
            .iter()
            .flat_map(|(value, words)| words.split(' ').flat_map(both_cases).map(|word| (word, *value)));
        let numerals = numerals.collect();
        let (tokens, counts) = Default::default();
        let mut reader = Reader {
            stems,
            function,
            silent,
            common,
            negative,
            kin,
            numerals,
            opposites,
            tokens,
            counts,
            events: 0,
        };
        for event in events {
            reader.events += 1;
            for term in reader.terms(event).terms {
                if reader.counts.len() < COUNTED {
                    *reader.counts.entry(term.stem).or_default() += 1;
                } else if let Some(count) = reader.counts.get_mut(&term.stem) {
                    *count += 1;
                }
            }
        }
        reader
    }

    /// What an event reports, without the words that say when and those that name its source.
    pub fn terms(&mut self, event: &Event) -> Terms {
        let (before, after) = event.words_around_phrase();
        let mut read = Terms::default();
        let source = event.attribution().unwrap_or_default();
        read.speaker.extend(words(&source).take(MOST).map(|word| self.stems.of(word.text)));
        read.is_pointing = POINTING.iter().any(|words| before.contains(words) || after.contains(words));
        let mut says = false;
        for (n, text) in [&before, &after].into_iter().enumerate() {
            let begins = n == 0 || before.trim().is_empty();
            says |= self.read(text, begins, &mut read);
        }
        read.is_saying = says && read.deeds.is_empty();
        // A name at the beginning of a sentence is known by its other places.
        read.terms.sort_by(|one, other| (one.stem, other.kind).cmp(&(other.stem, one.kind)));
        read.terms.dedup_by_key(|term| term.stem);
        read.weight = read.terms.iter().map(|term| term.weight).sum();
        read.roles.sort_by_key(|(stem, _)| *stem);
        read.roles.dedup();
        // What stands in two forms has no one role.
        let once = |n: usize, roles: &[(Stem, Role)]| {
            let is_other =
                |m: Option<usize>| m.and_then(|m| roles.get(m)).is_none_or(|other| other.0 != roles[n].0);
            is_other(n.checked_sub(1)) && is_other(Some(n + 1))
        };
        read.roles = (0..read.roles.len()).filter(|n| once(*n, &read.roles)).map(|n| read.roles[n]).collect();
        read
    }

    /// Adds the words of a text, and says whether a verb of saying is among them.
    fn read(&mut self, text: &str, begins: bool, to: &mut Terms) -> bool {
        let mut tokens = std::mem::take(&mut self.tokens);
        tokens.clear();
        tokenize(text, &mut tokens);
        let mut rest = tokens.iter().peekable();
        let (mut says, mut before, mut denied) = (false, "", 0);
        let mut number: Option<Number> = None;
        let (mut done, mut begins, mut in_source) = (0, begins, false);
        for word in words(text) {
            let start = word.text.as_ptr() as usize - text.as_ptr() as usize;
            if start < done {
                continue;
            }
            while rest.next_if(|token| (token.start as usize) < start).is_some() {}
            let token = rest.peek().filter(|token| token.start as usize == start);
            let between = &text[done..start];
            begins |= between.contains(['.', '!', '?', ':']);
            let word = Word { is_first: word.is_first && begins, ..word };
            let stem = self.stems.of(word.text);
            let verb = token.map_or(Seen::default(), |token| Seen::new(text, token));
            // «…, сообщает телеканал «Волна»».
            if between.contains(',') {
                in_source = verb.says && !to.deeds.is_empty();
            }
            let after = start + word.text.len();
            if in_source {
                add(&mut to.speaker, stem);
                says |= verb.says;
                done = after;
                continue;
            }
            if let Some(scale) = scale(word.text) {
                if let Some(Number::Value(value)) = &mut number {
                    *value *= scale;
                    done = after;
                    continue;
                }
            }
            if let Some(found) = self.number(word.text, token.copied()) {
                self.count(number.take(), None, to);
                // «двадцать один» is one token of two words.
                let is_word = !word.text.starts_with(|first: char| first.is_ascii_digit());
                let end = token.filter(|_| is_word).map_or(0, |token| token.end as usize);
                number = Some(found);
                done = end.max(after);
                before = word.text;
                continue;
            }
            let is_negative = self.negative.contains(&stem) && !is_harmless(text, after);
            if is_negative {
                to.is_negated = true;
                denied = DENIED;
            }
            to.is_of_kin |= self.kin.contains(&stem);
            says |= verb.says;
            to.is_passive |= verb.is_passive;
            let is_source = to.speaker.contains(&stem);
            let term = self.term(word, stem, &verb).filter(|_| !is_source);
            self.opposites.collect(stem, &mut to.sides);
            if let Some(term) = term {
                self.count(number.take(), Some(stem), to);
                if 0 < denied && !is_negative {
                    add(&mut to.denied, stem);
                    denied -= 1;
                }
                if verb.is_finite {
                    to.deeds.push(stem);
                } else if let Some(role) = role(word.text, before, term.kind == Kind::Name) {
                    to.roles.push((stem, role));
                }
                to.terms.push(term);
            }
            before = word.text;
            done = after;
        }
        self.count(number, None, to);
        self.tokens = tokens;
        says
    }

    /// The number that begins with a word.
    fn number<'t>(&self, word: &'t str, token: Option<&Token>) -> Option<Number<'t>> {
        if word.starts_with(|first: char| first.is_ascii_digit()) {
            let is_inside =
                |letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '.' | ' ' | '\u{a0}');
            let digits = word.trim_end_matches(|letter| !is_inside(letter));
            let plain = digits.replace([' ', '\u{a0}'], "").replace(',', ".");
            return Some(plain.parse().map_or(Number::Text(word), Number::Value));
        }
        if let Some(value) = self.numerals.get(word) {
            return Some(Number::Value(*value));
        }
        let token = token?;
        let is_numeral = match Lexicon::get().signed(token.sign).class {
            Class::Ordinal => 0 < token.value,
            // «один из», and «тысячи людей».
            Class::Cardinal => 1 < token.value && scale(word).is_none(),
            _ => false,
        };
        is_numeral.then(|| Number::Value(f64::from(token.value)))
    }

    /// Adds a number and what it counts.
    fn count(&mut self, number: Option<Number>, noun: Option<Stem>, to: &mut Terms) {
        let Some(number) = number else { return };
        let (stem, is_short) = match number {
            Number::Value(value) => (self.stems.of(&value.to_string()), value < 10.0),
            Number::Text(text) => (self.stems.of(text), false),
        };
        let is_frequent = self.is_frequent(stem);
        let weight = if is_short { 1.5 } else { 2.0 };
        let weight = if is_frequent { weight * 0.7 } else { weight };
        let (kind, is_rare, is_distinctive) = (Kind::Number, !is_frequent, false);
        to.terms.push(Term { stem, kind, weight, is_rare, is_distinctive });
        if let Some(noun) = noun {
            add(&mut to.counts, (noun, stem));
        }
    }

    fn is_frequent(&self, stem: Stem) -> bool {
        let count = self.counts.get(&stem).copied().unwrap_or(0);
        count > RARE.0 && count as f32 / self.events.max(1) as f32 > RARE.1
    }

    fn term(&self, word: Word, stem: Stem, seen: &Seen) -> Option<Term> {
        let first = word.text.chars().next()?;
        let is_function = word.text.len() <= LONGEST_FUNCTION && self.function.contains(word.text);
        if is_function || self.silent.contains(&stem) || word.text.chars().nth(1).is_none() {
            return None;
        }
        let is_capital = first.is_uppercase();
        let is_acronym = is_capital && word.text.chars().skip(1).any(char::is_uppercase);
        let kind = match is_capital && (!word.is_first || is_acronym || first.is_ascii()) {
            true => Kind::Name,
            false => Kind::Word,
        };
        let is_common = self.common.contains(&stem);
        let is_frequent = self.is_frequent(stem);
        let weight = match kind {
            _ if is_common => 0.7,
            Kind::Word => 1.0,
            Kind::Name | Kind::Number => 2.0,
        };
        let weight = if is_frequent { weight * 0.7 } else { weight };
        let may_be_name = is_capital && !seen.is_known || is_of_place(word.text);
        Some(Term {
            stem,
            kind,
            weight,
            is_rare: kind != Kind::Word && !is_common && !is_frequent,
            is_distinctive: kind == Kind::Name || may_be_name,
        })
    }

    /// The stem of a word of ours.
    pub fn stem(&mut self, word: &str) -> Stem {
        self.stems.of(word)
    }
}

/// Adds to what is looked through for each pair, which an odd text must not fill.
fn add<T>(to: &mut Vec<T>, what: T) {
    if to.len() < MOST {
        to.push(what);
    }
}

/// Sources, denials and counts of one text at most.
const MOST: usize = 32;
