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

/// What `\s` is in these patterns.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, '\t' | ' ' | '\u{a0}' | '\u{202f}')
}

/// `[А-ЯЁа-яё]`.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, 'А'..='я' | 'Ё' | 'ё')
}

/// A word that may be a month: names longer and shorter than any are left out. To look the word up
/// costs less than to compile a pattern of all names, 0.6 ms of a process's start.
pub(super) const MONTH: &str = "[А-ЯЁа-яё]{3,8}";

/// The nominative, the genitive and the customary abbreviations, January first.
const MONTHS: [&str; 12] = [
    "январь января янв",
    "февраль февраля фев февр",
    "март марта мар",
    "апрель апреля апр",
    "май мая",
    "июнь июня июн",
    "июль июля июл",
    "август августа авг",
    "сентябрь сентября сен сент",
    "октябрь октября окт",
    "ноябрь ноября ноя нояб",
    "декабрь декабря дек",
];

/// The number of a month, from 1, by its name in any letter case.
pub(super) fn month_number(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let first = name.chars().next()?;
    // Most words begin with the letter of one month at most.
    let mut months = (1..).zip(MONTHS).filter(|(_, forms)| forms.starts_with(first));
    months.find_map(|(number, forms)| forms.split(' ').any(|form| form == name).then_some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_its_number() {
        let word = compile(&format!("^{MONTH}$"));
        for (number, forms) in (1..).zip(MONTHS) {
            for form in forms.split(' ') {
                assert!(word.is_match(form), "{form}");
                assert_eq!(month_number(&form.to_uppercase()), Some(number), "{form}");
            }
        }
        for other in ["мартовских", "ма", "декада", "маяк", "ноль", ""] {
            assert_eq!(month_number(other), None, "{other}");
        }
    }

    #[test]
    fn blanks_stay_in_the_line() {
        let blank = compile(r"^\s+$");
        assert!(blank.is_match(" \t\u{a0}\u{202f}"));
        assert!(!blank.is_match("\n"));
    }
}
