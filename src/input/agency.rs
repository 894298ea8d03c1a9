//! News agencies: their names, and the marks they put behind place and date of a dateline.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::compile;

/// Agencies as datelines write them, in lower case, and their names. A longer form stands before
/// a form that it begins with.
const AGENCIES: [(&str, &str); 36] = [
    ("итар-тасс", "ТАСС"),
    ("прайм-тасс", "Прайм"),
    ("тасс", "ТАСС"),
    ("tass", "ТАСС"),
    ("риа «новости»", "РИА Новости"),
    ("риа \"новости\"", "РИА Новости"),
    ("риа новости", "РИА Новости"),
    ("ria novosti", "РИА Новости"),
    ("интерфакс-украина", "Интерфакс-Украина"),
    ("интерфакс-казахстан", "Интерфакс-Казахстан"),
    ("интерфакс-запад", "Интерфакс-Запад"),
    ("интерфакс", "Интерфакс"),
    ("interfax", "Интерфакс"),
    ("рбк", "РБК"),
    ("росбалт", "Росбалт"),
    ("regnum", "Regnum"),
    ("регнум", "Regnum"),
    ("reuters", "Reuters"),
    ("рейтерс", "Reuters"),
    ("рейтер", "Reuters"),
    ("прайм", "Прайм"),
    ("лента.ру", "Лента.ру"),
    ("lenta.ru", "Лента.ру"),
    ("лента", "Лента.ру"),
    ("рапси", "РАПСИ"),
    ("р-спорт", "Р-Спорт"),
    ("спутник", "Sputnik"),
    ("sputnik", "Sputnik"),
    ("новости-грузия", "Новости-Грузия"),
    ("униан", "УНИАН"),
    ("укринформ", "Укринформ"),
    ("белта", "БелТА"),
    ("казинформ", "Казинформ"),
    ("красная весна", "Красная Весна"),
    ("агн москва", "АГН Москва"),
    ("синьхуа", "Синьхуа"),
];

/// How sure a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Slashes, or a dash or a bracket with the name of a known agency.
    Strong,
    /// The name of a known agency with nothing before it.
    Bare,
    /// A dash, and no name that we know.
    Dash,
}

/// The agency mark that an opening of place and date must have behind it.
pub(super) struct Mark {
    pub shape: Shape,
    /// Where it ends, in bytes from its start.
    pub end: usize,
    pub outlet: Option<String>,
}

/// The mark that the rest of a line begins with.
pub(super) fn mark(rest: &str) -> Option<Mark> {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        compile(r"^\s*(?:/([^/\n]+)/[.:]?(?:\s*[-–—])?|\(([^()\n]+)\)[.:]?(?:\s*[-–—])?|([-–—]+)\s*|)")
    });
    let found = MARK.captures(rest)?;
    let end = found.get(0)?.end();
    if let Some(name) = found.get(1) {
        let name = name.as_str();
        // «/Корр. ТАСС Иван Иванов/» is the ТАСС; an agency we do not know names itself.
        let itself = || (!name.contains(['.', ','])).then(|| name.to_owned());
        let outlet = agency_within(name).map(str::to_owned).or_else(itself);
        let is_short = name.len() <= LONGEST;
        return is_short.then_some(Mark { shape: Shape::Strong, end, outlet });
    }
    if let Some(name) = found.get(2) {
        let outlet = agency_within(name.as_str()).filter(|_| name.len() <= LONGEST)?;
        return Some(Mark { shape: Shape::Strong, end, outlet: Some(outlet.to_owned()) });
    }
    let dash = found.get(3).map(|dash| dash.end());
    let named = agency_first(&rest[end..]);
    match (dash, named) {
        (Some(_), Some((length, outlet))) => {
            let end = end + length + closing(&rest[end + length..]).unwrap_or(0);
            Some(Mark { shape: Shape::Strong, end, outlet: Some(outlet.to_owned()) })
        }
        (Some(dash), None) if dash < end => Some(Mark { shape: Shape::Dash, end: dash, outlet: None }),
        (None, Some((length, outlet))) => {
            let end = end + length + closing(&rest[end + length..])?;
            Some(Mark { shape: Shape::Bare, end, outlet: Some(outlet.to_owned()) })
        }
        (_, None) => None,
    }
}

/// Bytes between two slashes or brackets: an agency with its correspondents, not half a sentence.
const LONGEST: usize = 160;

/// The known agency that is named somewhere in the text.
fn agency_within(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    AGENCIES.iter().find_map(|(form, name)| text.contains(form).then_some(*name))
}

/// The known agency that the text begins with, and the length of its name in bytes. The name must
/// end where its word does: «Лентами» is none.
pub(super) fn agency_first(text: &str) -> Option<(usize, &'static str)> {
    let skipped = ["ИА ", "иа "].iter().find(|mark| text.starts_with(**mark)).map_or(0, |mark| mark.len());
    let text = &text[skipped..];
    AGENCIES.iter().find_map(|(form, name)| {
        let length: usize = text.chars().take(form.chars().count()).map(char::len_utf8).sum();
        let (start, rest) = text.split_at(length);
        let is_named = start.to_lowercase() == *form && !rest.starts_with(char::is_alphabetic);
        is_named.then_some((skipped + length, *name))
    })
}

/// What closes the name of an agency: «.RU -», «, Иван Иванов.», « Иван Иванов.», «/Прайм.», «.», « -».
fn closing(rest: &str) -> Option<usize> {
    static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
        compile(
            r"^(?:\.(?:ru|RU)|-[А-Яа-я]+)?(?:(?:,(?:\s+(?:[А-ЯЁ]\.\s*)*[А-ЯЁа-яё-]+){1,3}){1,3}\.|(?:[\s/]+[А-ЯЁ][А-ЯЁа-яё-]*){1,3}\.|\.|:|\s*[-–—]|\s*$)",
        )
    });
    CLOSING.find(rest).map(|closing| closing.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_are_listed_once_and_longest_first() {
        for (n, (form, _)) in AGENCIES.iter().enumerate() {
            assert_eq!(*form, form.to_lowercase());
            for (later, _) in &AGENCIES[n + 1..] {
                assert!(!later.starts_with(form), "{later} can never match behind {form}");
            }
        }
    }
}
