//! News agencies: their names, and the marks they put after place and date of a dateline.

use std::sync::LazyLock;

use regex::Regex;

use super::header::first_lines;
use super::pattern::{compile, is_blank};

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

/// The sites of agencies: an article there is the agency's, with a dateline or without.
const SITES: [(&str, &str); 19] = [
    ("tass.ru", "ТАСС"),
    ("tass.com", "ТАСС"),
    ("itar-tass.com", "ТАСС"),
    ("ria.ru", "РИА Новости"),
    ("rian.ru", "РИА Новости"),
    ("interfax.ru", "Интерфакс"),
    ("interfax.com", "Интерфакс"),
    ("rbc.ru", "РБК"),
    ("rosbalt.ru", "Росбалт"),
    ("regnum.ru", "Regnum"),
    ("reuters.com", "Reuters"),
    ("1prime.ru", "Прайм"),
    ("lenta.ru", "Лента.ру"),
    ("rapsinews.ru", "РАПСИ"),
    ("unian.ua", "УНИАН"),
    ("ukrinform.ru", "Укринформ"),
    ("belta.by", "БелТА"),
    ("inform.kz", "Казинформ"),
    ("rossaprimavera.ru", "Красная Весна"),
];

/// The agency whose site a host is, or the host itself.
pub(super) fn of_site(host: &str) -> &str {
    let is_site =
        |site: &str| host.strip_suffix(site).is_some_and(|before| before.is_empty() || before.ends_with('.'));
    SITES.iter().find(|(site, _)| is_site(site)).map_or(host, |(_, name)| name)
}

/// The agency that a text names as its source, without a dateline: «/ТАСС/» in the first lines or in the last.
pub(super) fn reprinted(text: &str) -> Option<&'static str> {
    let first = first_lines(text).take(3).find_map(|(_, line)| between_slashes(line.trim_start()));
    first.or_else(|| {
        let text = text.trim_end();
        let last = memchr::memrchr(b'\n', text.as_bytes()).map_or(text, |end| &text[end + 1..]).trim_start();
        let named = ["Источник:", "Источник —", "Источник -"].iter().find_map(|word| last.strip_prefix(word));
        named.map_or_else(|| between_slashes(last), whole)
    })
}

/// «/ТАСС/», not far from the beginning or at the end.
fn between_slashes(line: &str) -> Option<&'static str> {
    let start = memchr::memchr(b'/', &line.as_bytes()[..line.len().min(LONGEST)])?;
    let (name, _) = line[start + 1..].split_once('/')?;
    whole(name).or_else(|| whole(line.strip_suffix('/')?.rsplit('/').next()?))
}

/// The known agency that the text is the name of.
fn whole(name: &str) -> Option<&'static str> {
    let name = name.trim().trim_end_matches('.');
    agency_first(name).filter(|(length, _)| *length == name.len()).map(|(_, name)| name)
}

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

/// The agency mark that an opening of place and date must have after it.
pub(super) struct Mark {
    pub shape: Shape,
    /// Where it ends, in bytes from its start.
    pub end: usize,
    pub outlet: Option<String>,
}

/// What stands between two marks at the beginning of a line, and the rest after the marks that close it.
fn enclosed(line: &str, open: char, close: char) -> Option<(&str, &str)> {
    let (name, after) = line.strip_prefix(open)?.split_once(close)?;
    if name.is_empty() || name.contains([open, '\n']) {
        return None;
    }
    let after = after.strip_prefix(['.', ':']).unwrap_or(after);
    Some((name, after.trim_start_matches(is_blank).strip_prefix(DASHES).unwrap_or(after)))
}

const DASHES: [char; 3] = ['-', '–', '—'];

/// The mark that the rest of a line begins with.
pub(super) fn mark(rest: &str) -> Option<Mark> {
    let body = rest.trim_start_matches(is_blank);
    if let Some((name, after)) = enclosed(body, '/', '/').or_else(|| enclosed(body, '(', ')')) {
        let outlet = agency_within(name).map(str::to_owned);
        // «/Корр. ТАСС Иван Иванов/» is the ТАСС; an agency we do not know names itself.
        let itself = || (body.starts_with('/') && !name.contains(['.', ','])).then(|| name.to_owned());
        let outlet = outlet.or_else(itself);
        let is_told = name.len() <= LONGEST && (outlet.is_some() || body.starts_with('/'));
        return is_told.then(|| Mark { shape: Shape::Strong, end: rest.len() - after.len(), outlet });
    }
    let after = body.trim_start_matches(DASHES);
    let dash = (after.len() < body.len()).then(|| rest.len() - after.len());
    let after = if dash.is_some() { after.trim_start_matches(is_blank) } else { after };
    let end = rest.len() - after.len();
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
    // Most texts begin with no name, as their first letter shows.
    let first = text.chars().next()?.to_lowercase().next()?;
    if !AGENCIES.iter().any(|(form, _)| form.starts_with(first)) {
        return None;
    }
    // As many letters as the longest name has, folded once for all names.
    let folded: String = text.chars().take(LONGEST_NAME).flat_map(char::to_lowercase).collect();
    let (form, name) = AGENCIES.iter().find(|(form, _)| {
        let rest = folded.strip_prefix(form);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    })?;
    let length: usize = text.chars().take(form.chars().count()).map(char::len_utf8).sum();
    Some((skipped + length, *name))
}

/// Letters of the longest name, and one more.
const LONGEST_NAME: usize = 32;

/// What closes the name of an agency: «.RU -», «, Иван Иванов.», « Иван Иванов.», «/Прайм.», «.», « -».
fn closing(rest: &str) -> Option<usize> {
    static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
        compile(
            r"^(?:\.(?:ru|RU)|-[А-Яа-я]+)?(?:(?:,(?:\s+(?:[А-ЯЁ]\.\s*)*[А-ЯЁа-яё-]+){1,3}){1,3}\.|(?:[\s/]+[А-ЯЁ][А-ЯЁа-яё-]*){1,3}\.|\.|:|\s*[-–—]|\s*$)",
        )
    });
    // Most end as a sentence does, and need no pattern: to make it takes as long as to read twenty articles.
    if rest.starts_with(". ") {
        return Some(1);
    }
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
                assert!(!later.starts_with(form), "{later} can never match after {form}");
            }
        }
    }

    #[test]
    fn sites_of_agencies() {
        let check = |host, expected: &str| assert_eq!(of_site(host), expected);
        check("tass.ru", "ТАСС");
        check("nauka.tass.ru", "ТАСС");
        check("notass.ru", "notass.ru");
        check("example.ru", "example.ru");
        for (site, agency) in SITES {
            assert!(AGENCIES.iter().any(|(_, name)| *name == agency), "{site}: no agency {agency}");
        }
    }

    #[test]
    fn reprints_name_their_agency() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(reprinted(text), expected, "{text:?}");
        check("/ТАСС/. Суд решил.", Some("ТАСС"));
        check("Заголовок\n\nСуд решил. /Интерфакс/", Some("Интерфакс"));
        check("Суд решил.\n\nЕщё.\n\nИ ещё.\n\nТак.\n\n/РИА Новости/", Some("РИА Новости"));
        check("Суд решил.\n\nИсточник: ТАСС.\n", Some("ТАСС"));
        check("Суд решил и/или отложил.", None);
        check("Об этом сообщает ТАСС.", None);
        check("https://tass.ru/politika/1", None);
        check("/Иван Иванов/ Суд решил.", None);
        check("", None);
    }
}
