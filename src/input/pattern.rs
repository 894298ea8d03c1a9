//! What the patterns of headers and datelines share: the names of the months, and blanks.
//!
//! The lexicon of the language stands elsewhere and is not needed to read twelve words.

use regex::Regex;

/// Compiles a pattern in which `\s` is a blank within a line.
///
/// The tables of Unicode's own `\s` and `\b` are not built in: on Cyrillic text they are slow.
pub(super) fn compile(pattern: &str) -> Regex {
    let pattern = pattern.replace(r"\s", r"[\t\x20\x{A0}\x{202F}]");
    Regex::new(&pattern).expect("patterns are constant and tested")
}

/// Patterns for the genitive, the nominative and the customary abbreviations, January first.
const NAMES: [&str; 12] = [
    "янв(?:ар[яь])?",
    "фев(?:р(?:ал[яь])?)?",
    "мар(?:та?)?",
    "апр(?:ел[яь])?",
    "ма[яй]",
    "июн[яь]?",
    "июл[яь]?",
    "авг(?:уста?)?",
    "сен(?:т(?:ябр[яь])?)?",
    "окт(?:ябр[яь])?",
    "ноя(?:б(?:р[яь])?)?",
    "дек(?:абр[яь])?",
];

/// One pattern for all of them, to be used with `(?i)`.
pub(super) fn months() -> String {
    NAMES.join("|")
}

/// The number of a month that [`months`] matched, from 1.
pub(super) fn month_number(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    // The first letters up to the first bracket are enough: «ма» is May once «мар» has been tried.
    let stems = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
    (1..).zip(stems).find_map(|(number, stem)| name.starts_with(stem).then_some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_its_number() {
        let months = compile(&format!("(?i)^(?:{})$", months()));
        let check = |names: &str, expected: u32| {
            for name in names.split(' ') {
                assert!(months.is_match(name), "{name}");
                assert_eq!(month_number(name), Some(expected), "{name}");
            }
        };
        check("января январь ЯНВАРЯ янв", 1);
        check("февраля фев февр Февраль", 2);
        check("марта март мар", 3);
        check("апреля апр", 4);
        check("мая май МАЯ", 5);
        check("июня июн", 6);
        check("июля июл", 7);
        check("августа авг", 8);
        check("сентября сен сент", 9);
        check("октября окт", 10);
        check("ноября ноя нояб", 11);
        check("декабря дек", 12);
        for other in ["мартовских", "ма", "декада", "маяк", "ноль"] {
            assert!(!months.is_match(other), "{other}");
        }
    }
}
