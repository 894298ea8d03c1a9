//! The elements of patterns: what a name in a pattern stands for.

use crate::language::{Class, Lexicon, Traits};

/// Sizes of numbers that may be a day of the month, and so on.
const DAY: Traits = Traits::TO_12.or(Traits::TO_23).or(Traits::TO_31);
const HOUR: Traits = Traits::ZERO.or(Traits::TO_12).or(Traits::TO_23);
const TWO_DIGITS: Traits = DAY.or(Traits::ZERO).or(Traits::TO_59).or(Traits::TO_99);
const SMALL: Traits = TWO_DIGITS.or(Traits::TO_999);
const ANY: Traits = Traits(0);

/// Named sets of tokens: a class and the traits it must have.
#[rustfmt::skip]
const ELEMENTS: &[(&str, &[(Class, Traits)])] = &[
    ("Day",       &[(Class::Number, DAY), (Class::Ordinal, DAY.or(Traits::SINGULAR))]),
    // A number that no month has a day for.
    ("NoDay",     &[(Class::Number, Traits::TO_59.or(Traits::TO_99))]),
    ("Month",     &[(Class::Month, Traits::SINGULAR.or(Traits::CASELESS))]),
    ("Year",      &[(Class::Number, Traits::YEAR), (Class::Ordinal, Traits::YEAR.or(Traits::SINGULAR))]),
    // A year of fewer digits, which needs its word: «в 988 году», «в 44 году до н. э.».
    ("OldYear",   &[(Class::Number, SMALL), (Class::Ordinal, SMALL.or(Traits::SINGULAR))]),
    ("Hundreds",  &[(Class::Number, Traits::TO_999), (Class::Ordinal, Traits::TO_999.or(Traits::SINGULAR))]),
    // «в 98-м».
    ("ShortYear", &[(Class::Ordinal, TWO_DIGITS.or(Traits::SINGULAR))]),
    ("TwoDigits", &[(Class::Number, TWO_DIGITS)]),
    // «1990-е», «девяностые».
    ("Decade",    &[(Class::Ordinal, TWO_DIGITS.or(Traits::YEAR).or(Traits::PLURAL))]),
    ("Century",   &[(Class::Roman, ANY), (Class::Ordinal, DAY.or(Traits::SINGULAR))]),
    ("Nth",       &[(Class::Roman, ANY), (Class::Ordinal, Traits::TO_12.or(Traits::SINGULAR)), (Class::Number, Traits::TO_12)]),
    ("Count",     &[(Class::Number, ANY), (Class::Cardinal, ANY)]),
    ("Hour",      &[(Class::Number, HOUR), (Class::Cardinal, HOUR)]),
    ("Half",      &[(Class::Decimal, ANY)]),
    ("Dotted",    &[(Class::Dotted, ANY)]),
    ("Unit",      &[(Class::Unit, ANY)]),
    ("Lasting",   &[(Class::Lasting, ANY)]),
    ("DayPart",   &[(Class::DayPart, ANY)]),
    ("Degree",    &[(Class::Degree, ANY)]),
    ("Vague",     &[(Class::Vague, ANY)]),
    ("Every",     &[(Class::Every, ANY)]),
    ("Feast",     &[(Class::Feast, ANY)]),
    ("FeastOf",   &[(Class::FeastOf, ANY)]),
    ("Zone",      &[(Class::Zone, ANY)]),
    ("ZoneOf",    &[(Class::ZoneOf, ANY)]),
    ("Person",    &[(Class::Person, ANY)]),
    // How old somebody may be.
    ("Age",       &[(Class::Number, SMALL), (Class::Cardinal, SMALL)]),
    ("Few",       &[(Class::Number, SMALL), (Class::Cardinal, SMALL)]),
    ("CardinalWord", &[(Class::Cardinal, ANY)]),
    ("Aging",     &[(Class::Aging, ANY), (Class::Pronoun, ANY)]),
    ("AgeWord",   &[(Class::AgeWord, ANY), (Class::Vague, ANY), (Class::Degree, ANY), (Class::Preposition, ANY)]),
    ("Season",    &[(Class::Season, ANY)]),
    ("Ordinal",   &[(Class::Ordinal, TWO_DIGITS)]),
    ("Weekday",   &[(Class::Weekday, ANY)]),
    ("Part",      &[(Class::Part, ANY)]),
    ("Deictic",   &[(Class::Deictic, ANY)]),
    ("Relative",  &[(Class::Relative, ANY)]),
    ("NumericDate", &[(Class::NumericDate, ANY)]),
    ("ShortDate", &[(Class::ShortDate, ANY)]),
    ("Clock",     &[(Class::ClockTime, ANY)]),
    ("Number",    &[(Class::Number, ANY)]),
    ("Dash",      &[(Class::Dash, ANY)]),
    ("Comma",     &[(Class::Comma, ANY)]),
    ("Open",      &[(Class::Open, ANY)]),
    ("Close",     &[(Class::Close, ANY)]),
    ("Counted",   &[(Class::Counted, ANY)]),
    ("Percent",   &[(Class::Percent, ANY)]),
    ("Sign",      &[(Class::Plus, ANY), (Class::Dash, ANY)]),
];

/// One element of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// By which a meaning function asks for the token: the name, the word or the kind of phrase.
    pub name: &'static str,
    pub test: Test,
}

/// What a token or phrase must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// One of the sets of the table above, in one of the cases demanded.
    Set(&'static [(Class, Traits)], Traits),
    /// A form of one line of the lexicon, in one of the cases demanded.
    Line(u16, Traits),
    /// A phrase of an earlier table, of one of these kinds.
    Phrase(&'static [Kind]),
}

/// The kinds of phrases that later tables build upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Day,
    /// «в прошлый четверг».
    Weekday,
    /// A day of the week, which is a time only beside words that make it one: «во вторник».
    BareWeekday,
    Month,
    Year,
    /// «прошлого года», which dates what stands before it.
    RelativeYear,
    /// A number that is a year only beside words that make it one: «в 2014», «с 2014 по».
    BareYear,
    Week,
    /// A decade, a century, a quarter, a half, a season.
    Period,
    /// Likewise, but only beside words that make it one: «до осени».
    BarePeriod,
    Clock,
    /// «18:30», which may be a score where no preposition stands before it.
    BareClock,
    /// «с 9:00 до 18:00».
    Clocks,
    DayPart,
    /// «ранее», which may belong to the date behind it.
    Earlier,
    /// «накануне», which may belong to the day behind it.
    Eve,
    /// «будущее», which is a time only in «в будущем».
    BareFuture,
    Length,
    /// «год», «день»: one of them, beside words that make it a length.
    BareLength,
    /// Complete: nothing is built upon it but its prepositions.
    Whole,
    /// A repetition, which a day or a clock may follow.
    Set,
    /// Complete, and its prepositions are not its own.
    Fixed,
    /// What only looks like a date.
    Decoy,
}

impl Kind {
    /// Whether it says when without any word beside it.
    pub fn stands_alone(self) -> bool {
        !matches!(
            self,
            Kind::BareWeekday
                | Kind::BareClock
                | Kind::BareYear
                | Kind::BarePeriod
                | Kind::BareLength
                | Kind::BareFuture
                | Kind::Decoy
        )
    }
}

/// Names of phrases in patterns.
#[rustfmt::skip]
const PHRASES: &[(&str, &[Kind])] = &[
    ("<day>", &[Kind::Day]),
    ("<weekday>", &[Kind::Weekday, Kind::BareWeekday]),
    ("<dated>", &[Kind::Day, Kind::Weekday, Kind::BareWeekday]),
    ("<month>", &[Kind::Month]),
    ("<week>", &[Kind::Week]),
    ("<year>", &[Kind::Year]),
    ("<any-year>", &[Kind::Year, Kind::BareYear]),
    ("<relative-year>", &[Kind::RelativeYear]),
    ("<period>", &[Kind::Period, Kind::BarePeriod]),
    ("<earlier>", &[Kind::Earlier]),
    ("<eve>", &[Kind::Eve]),
    ("<future>", &[Kind::BareFuture]),
    ("<set>", &[Kind::Set]),
    ("<clock>", &[Kind::Clock, Kind::BareClock]),
    ("<clocks>", &[Kind::Clocks]),
    ("<bare-length>", &[Kind::BareLength]),
    ("<day-part>", &[Kind::DayPart]),
    ("<length>", &[Kind::Length, Kind::BareLength]),
    ("<counted-length>", &[Kind::Length]),
    // What stands in lists: «в мае и июне», «в 2006 и 2010 годах».
    ("<unit>", &[Kind::Month, Kind::Year, Kind::BareYear, Kind::Period]),
    // What has a beginning, a middle and an end.
    ("<long>", &[Kind::Month, Kind::Year, Kind::RelativeYear, Kind::BareYear, Kind::Week, Kind::Period, Kind::BarePeriod]),
    ("<date>", &[Kind::Day, Kind::Weekday, Kind::BareWeekday, Kind::Month, Kind::Year, Kind::RelativeYear, Kind::BareYear,
        Kind::Week, Kind::Period, Kind::BarePeriod]),
    ("<whole>", &[Kind::Whole]),
    ("<time>", &[Kind::Day, Kind::Weekday, Kind::BareWeekday, Kind::Month, Kind::Year, Kind::RelativeYear, Kind::BareYear,
        Kind::Week, Kind::Period, Kind::BarePeriod, Kind::Clock, Kind::BareClock, Kind::DayPart, Kind::Clocks, Kind::Whole]),
];

impl Element {
    /// Reads one word of a pattern.
    pub fn parse(word: &'static str, pattern: &str) -> Element {
        let (name, cases) = word.split_once(':').unwrap_or((word, ""));
        let named =
            |case| case_named(case).unwrap_or_else(|| panic!("pattern {pattern:?}: {case:?} is no case"));
        let demand = cases.split_terminator(',').fold(ANY, |all, case| all.or(named(case)));
        let phrase = PHRASES.iter().find(|(other, _)| *other == name).map(|(_, kinds)| Test::Phrase(kinds));
        let set = ELEMENTS.iter().find(|(other, _)| *other == name).map(|(_, set)| Test::Set(set, demand));
        let line = || Lexicon::get().line(name).map(|line| Test::Line(line, demand));
        let Some(test) = phrase.or(set).or_else(line) else {
            panic!("pattern {pattern:?}: {name:?} is neither an element, a phrase nor a word of the lexicon");
        };
        Element { name, test }
    }
}

/// Cases of the singular by their names; of the plural with `+` behind.
fn case_named(case: &str) -> Option<Traits> {
    let (name, is_plural) = case.strip_suffix('+').map_or((case, false), |name| (name, true));
    let both = match name {
        "nom" => Traits::NOM,
        "gen" => Traits::GEN,
        "dat" => Traits::DAT,
        "acc" => Traits::ACC,
        "ins" => Traits::INS,
        "loc" => Traits::LOC,
        "abbr" => return Some(Traits::CASELESS),
        "any" => return Some(if is_plural { Traits::PLURAL } else { Traits::SINGULAR }),
        _ => return None,
    };
    let number = if is_plural { Traits::PLURAL } else { Traits::SINGULAR };
    Some(Traits(both.0 & number.0))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::phrase::rules;

    /// The words of all patterns, without their cases.
    fn used() -> HashSet<&'static str> {
        let words = rules().flat_map(|rule| rule.pattern.split_whitespace());
        words.map(|word| word.split_once(':').map_or(word, |(name, _)| name)).collect()
    }

    #[test]
    fn every_name_is_used_in_some_pattern() {
        let used = used();
        let names = ELEMENTS.iter().map(|(name, _)| name).chain(PHRASES.iter().map(|(name, _)| name));
        let unused: Vec<_> = names.filter(|name| !used.contains(**name)).collect();
        assert!(unused.is_empty(), "no pattern names {unused:?}");
    }

    #[test]
    fn names_are_unique() {
        let mut names = HashSet::new();
        for name in ELEMENTS.iter().map(|(name, _)| name).chain(PHRASES.iter().map(|(name, _)| name)) {
            assert!(names.insert(name), "{name} stands twice");
        }
    }
}
