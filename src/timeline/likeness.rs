//! Whether two texts tell the same: their stems, what each weighs, and how much of it they share.
//!
//! Which events are compared at all is decided in [`merge`](super::merge) and [`conflict`](super::conflict).

use std::collections::HashMap;

use super::stem::{Stem, StemMap, StemSet, Stems, Word, words};
use crate::event::Event;

/// Words that tell nothing of what happened: function words, who reports it, and words that say when.
const SILENT: &str = "\
    в во на с со к ко о об обо от до по за из у под над при про для без через между перед после около и а но или что \
    чтобы как так же бы ли то это этот эта эти этого этой этом этому этим этих тот та те того той том тому тем тех \
    который которая которое которые которого которой которым котором которых он она оно они его ее ему ей их им ним \
    ней них нем мы вы я нас вас свой своя свое свои своего своей своих своим весь все всех всего сам сама сами был \
    была было были быть будет будут есть также тоже уже еще лишь только более менее около почти ранее позже затем \
    там здесь где когда если из-за ну ни \
    сообщил сообщает сообщили сообщение передает передал передают агентство корреспондент ссылка пресс служба \
    рассказал отметил пишет пишут газета издание данные словам информация известно источник якобы \
    тасс риа новости интерфакс рейтер reuters interfax tass рбк лента ру \
    сегодня вчера завтра накануне понедельник вторник среду среда четверг пятница пятницу суббота субботу воскресенье \
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь февраль март апрель \
    май июнь июль август сентябрь октябрь ноябрь декабрь день дня дней год года году лет неделя месяц утро утром \
    вечер вечером ночь ночью днем час часов время мск г гг";

/// Names that half of the news has: they make no two texts alike.
const COMMON: &str = "\
    Россия российский РФ США американский Америка Москва московский Украина украинский Киев Путин Владимир Кремль \
    Европа европейский ЕС ООН НАТО СССР МИД МВД Минобороны Госдума Китай Германия Франция президент правительство \
    министр глава страна человек СМИ Центр Северный Южный Западный Восточный";

/// Numbers written as words.
const NUMERALS: [(&str, &str); 9] = [
    ("2", "два две двух двое двоих двумя"),
    ("3", "три трех трое троих тремя"),
    ("4", "четыре четырех четверо четверых"),
    ("5", "пять пяти пятеро пятерых"),
    ("6", "шесть шести шестеро шестерых"),
    ("7", "семь семи семеро семерых"),
    ("8", "восемь восьми восьмеро"),
    ("9", "девять девяти девятеро"),
    ("10", "десять десяти десятеро"),
];

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
}

/// A text as the set of its terms, in the order of their stems.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    pub terms: Vec<Term>,
    pub weight: f32,
    is_negated: bool,
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
    silent: StemSet,
    common: StemSet,
    numerals: HashMap<&'static str, &'static str>,
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
        let silent = SILENT.split_whitespace().map(|word| stems.of(word)).collect();
        let common = COMMON.split_whitespace().map(|word| stems.of(word)).collect();
        let numerals = NUMERALS.iter().flat_map(|(digit, words)| words.split(' ').map(|word| (word, *digit)));
        let numerals = numerals.collect();
        let mut reader = Reader { stems, silent, common, numerals, counts: StemMap::default(), events: 0 };
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

    /// The terms of what an event tells, without the words that say when.
    pub fn terms(&mut self, event: &Event) -> Terms {
        let (before, behind) = event.words_around_phrase();
        let mut read = Terms::default();
        for (n, text) in [&before, &behind].into_iter().enumerate() {
            for word in words(text) {
                let is_first = word.is_first && (n == 0 || before.trim().is_empty());
                read.is_negated |= matches!(word.text, "не" | "Не" | "нет");
                read.terms.extend(self.term(Word { is_first, ..word }));
            }
        }
        // A name at the beginning of a sentence is known by its other places.
        read.terms.sort_by(|one, other| (one.stem, other.kind).cmp(&(other.stem, one.kind)));
        read.terms.dedup_by_key(|term| term.stem);
        read.weight = read.terms.iter().map(|term| term.weight).sum();
        read
    }

    fn term(&mut self, word: Word) -> Option<Term> {
        let first = word.text.chars().next()?;
        let is_capital = first.is_uppercase();
        let numeral = match is_capital && word.is_first {
            true => self.numerals.get(word.text.to_lowercase().as_str()),
            false => self.numerals.get(word.text),
        };
        let numeral = numeral.copied();
        let text = numeral.unwrap_or(word.text);
        let is_number = text.starts_with(|first: char| first.is_ascii_digit());
        let stem = self.stems.of(text);
        if self.silent.contains(&stem) || !is_number && text.chars().nth(1).is_none() {
            return None;
        }
        let is_acronym = is_capital && word.text.chars().skip(1).any(char::is_uppercase);
        let kind = match is_number {
            true => Kind::Number,
            false if is_capital && (!word.is_first || is_acronym || first.is_ascii()) => Kind::Name,
            false => Kind::Word,
        };
        let is_common = self.common.contains(&stem);
        let count = self.counts.get(&stem).copied().unwrap_or(0);
        let share = count as f32 / self.events.max(1) as f32;
        let is_frequent = count > RARE.0 && share > RARE.1;
        let weight = match kind {
            _ if is_common => 0.7,
            Kind::Word => 1.0,
            Kind::Name => 2.0,
            Kind::Number if text.len() == 1 => 1.5,
            Kind::Number => 2.0,
        };
        let weight = if is_frequent { weight * 0.7 } else { weight };
        Some(Term { stem, kind, weight, is_rare: kind != Kind::Word && !is_common && !is_frequent })
    }

    /// The stem of a word of ours.
    pub fn stem(&mut self, word: &str) -> Stem {
        self.stems.of(word)
    }
}

/// What two texts have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shared {
    terms: usize,
    /// Rare names and numbers.
    pub rare: usize,
    pub rare_numbers: usize,
    /// The weight of what is shared, of all, and of the shorter text.
    weight: f32,
    all: f32,
    shorter: f32,
    contradicts: bool,
    names_differ: bool,
    /// Words that are neither names nor numbers: those that both say, and those that only one or the other says.
    words: usize,
    words_alone: [usize; 2],
}

/// Compares two texts.
pub(super) fn shared(one: &Terms, other: &Terms) -> Shared {
    let mut found = Shared { shorter: one.weight.min(other.weight), ..Shared::default() };
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
        numbers[side] += usize::from(alone.kind == Kind::Number);
        names[side] += usize::from(alone.kind == Kind::Name);
        found.words_alone[side] += usize::from(alone.kind == Kind::Word);
    }
    found.all = one.weight + other.weight - found.weight;
    let both = |counts: [usize; 2]| counts[0] > 0 && counts[1] > 0;
    found.contradicts = both(numbers) || one.is_negated != other.is_negated;
    found.names_differ = both(names);
    found
}

impl Shared {
    /// How much of all that both say is said by both, from 0 to 1: Jaccard's index by weight.
    pub fn of_all(&self) -> f32 {
        if self.all > 0.0 { self.weight / self.all } else { 0.0 }
    }

    /// How much of the shorter text the longer one says as well.
    pub fn of_shorter(&self) -> f32 {
        if self.shorter > 0.0 { self.weight / self.shorter } else { 0.0 }
    }

    /// Whether what happened is told alike, and not only of whom: two of three words of one text that are no
    /// names are the other's too.
    pub fn has_one_deed(&self) -> bool {
        self.words >= 2 * self.words_alone[0].min(self.words_alone[1])
    }

    /// How alike they are, from 0 to 1, when they tell the same.
    ///
    /// Six outlets word one event so differently that a plain index of a half joins none of them; so a
    /// short text may also be contained in a long one, if a rare name or number ties them.
    pub fn tells_the_same(&self) -> Option<f32> {
        let (all, shorter) = (self.of_all(), self.of_shorter());
        let is_identical = all > 0.999 && self.terms >= 2;
        let is_alike = all >= 0.5 && !self.names_differ || all >= 0.65;
        let is_contained =
            self.shorter >= 4.5 && self.rare > 0 && !self.names_differ && shorter >= 0.62 && all >= 0.3;
        let is_told = self.terms >= 3 && !self.contradicts && (is_alike || is_contained);
        (is_identical || is_told).then(|| all.max(shorter * 0.9))
    }
}
