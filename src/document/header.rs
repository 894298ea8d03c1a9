//! The first lines of a text: a header line ` date 2025-11-01 Title` and time stamps such as
//! «2 ноября 2025, 14:35».

use std::ops::Range;
use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveTime};
use regex::Regex;

use super::pattern::{MONTH, compile, is_blank, is_letter, month_number};
use super::{Published, PublishedBasis, date};
use crate::calendar::Period;

/// Lines in which header, stamp and dateline are looked for; blank ones do not count. A title, a lead,
/// an editor's line, a caption and a few words of a site's menu come before the text of an article.
const LINES: usize = 15;

/// The first lines that are not blank, each with its place in the text; without the end of the line.
pub(super) fn first_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let lines = ends.scan(0, |next, end| {
        let start = std::mem::replace(next, end + 1);
        Some((start, text[start..end].trim_end()))
    });
    lines.filter(|(_, line)| !line.is_empty()).take(LINES)
}

/// A header line: its day as written, and the title after it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct HeaderLine<'t> {
    pub date: &'t str,
    pub published: Option<Published>,
    pub title: Option<&'t str>,
}

/// Reads ` date 2025-11-01 Title`; the day may have a time after it, as in `2025-11-01T14:35`.
pub(super) fn header_line(line: &str) -> Option<HeaderLine<'_>> {
    let rest = line.trim_start().strip_prefix("date")?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let rest = rest.strip_prefix([' ', '\t'])?.trim();
    let (date, title) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    // Only what has a date's shape is a header: «date night …» is a sentence.
    if !date.bytes().take(4).all(|byte| byte.is_ascii_digit()) || date.as_bytes().get(4) != Some(&b'-') {
        return None;
    }
    let published = date::parse(date, PublishedBasis::Metadata);
    let title = Some(title.trim()).filter(|title| !title.is_empty());
    Some(HeaderLine { date, published, title })
}

/// A line that is nothing but a date with a time, perhaps after a word or a place and before the
/// name of a section. Without a time it must be written in digits or stand after «Опубликовано»:
/// a bare «15 апреля 2013 года» is as often the caption of a picture.
pub(crate) fn stamp(line: &str) -> Option<Published> {
    static STAMP: LazyLock<Regex> = LazyLock::new(|| {
        let clock = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]";
        // Only after its day: before one it looks like another.
        let dotted = r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]";
        let zone = r"(?:\s*\(?(?:мск|МСК|по\x20Москве)\)?)?";
        compile(&format!(
            r"(?x)^\s*
            (?:(?P<label>[А-ЯЁа-яё][А-ЯЁа-яё\x20-]*?)(?P<mark>[.,:]?)\s+)?
            (?:(?P<before>{clock}){zone}(?:,\s*|\s+))?
            (?:(?P<d>[0-9]{{1,2}})\s+(?P<month>{MONTH})\.?\s+(?P<y>[0-9]{{4}})(?:\s*[гГ](?:\.|ода|ОДА))?
              |(?P<dd>[0-9]{{1,2}})[./](?P<mm>[0-9]{{1,2}})[./](?P<yy>[0-9]{{4}})
              |(?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}))
            (?:\s*(?:,|\sв\s|\||[-–—]|T|\s)\s*(?P<after>{clock}|{dotted})(?::[0-9]{{2}})?{zone}
              (?:\s*\|\s*(?:[А-ЯЁа-яё][А-ЯЁа-яё\x20-]*))?)?
            \s*[.|]?$"
        ))
    });
    if !may_be_stamp(line) {
        return None;
    }
    let found = STAMP.captures(line)?;
    let group = |name: &str| found.name(name).map(|group| group.as_str());
    let clock = group("after").or(group("before"));
    let is_told = match group("label").map(|label| Label::of(label, &found["mark"])) {
        Some(Label::Published) => true,
        Some(Label::Weekday) | None => clock.is_some() || group("month").is_none(),
        Some(Label::Place) => clock.is_some(),
        Some(Label::Other) => false,
    };
    if !is_told {
        return None;
    }
    let day = match (group("month"), group("iso")) {
        (Some(name), _) => day(group("d")?, month_number(name)?, group("y")?)?,
        (None, Some(iso)) => iso.parse().ok()?,
        (None, None) => day(group("dd")?, group("mm")?.parse().ok()?, group("yy")?)?,
    };
    let time = clock.and_then(|clock| NaiveTime::parse_from_str(&clock.replace('.', ":"), "%H:%M").ok());
    Some(Published { period: Period::day(day), time, basis: PublishedBasis::Stamp })
}

/// What stands before the date of a stamp.
enum Label {
    /// «Опубликовано:»
    Published,
    /// «Воскресенье,»
    Weekday,
    /// «Нижний Новгород,»: up to three words with a capital, and a mark after them.
    Place,
    Other,
}

impl Label {
    const PUBLISHED: &str = "опубликовано опубликована опубликован обновлено обновлена обновлен обновлён \
        размещено добавлено дата";
    const WEEKDAYS: &str = "пн вт ср чт пт сб вс \
        понедельник вторник среда четверг пятница суббота воскресенье";

    fn of(text: &str, mark: &str) -> Label {
        let word = text.to_lowercase();
        let is_in = |words: &str| words.split(' ').any(|known| known == word);
        let is_name = text.split(' ').all(|word| word.starts_with(char::is_uppercase));
        if is_in(Label::PUBLISHED) || word == "дата публикации" {
            Label::Published
        } else if is_in(Label::WEEKDAYS) {
            Label::Weekday
        } else if is_name && !mark.is_empty() && text.split(' ').count() <= 3 {
            Label::Place
        } else {
            Label::Other
        }
    }
}

/// Cheap enough to ask of every line: short, with the digits of a year and a day, and the first of them those of a day, an
/// hour or a year after nothing but words.
fn may_be_stamp(line: &str) -> bool {
    if line.len() >= 160 || line.bytes().map(|byte| u8::from(byte.is_ascii_digit())).sum::<u8>() < 5 {
        return false;
    }
    let after_words =
        line.trim_start_matches(|c| is_letter(c) || is_blank(c) || matches!(c, '-' | '.' | ',' | ':'));
    matches!(after_words.bytes().take_while(u8::is_ascii_digit).count(), 1 | 2 | 4)
}

fn day(day: &str, month: u32, year: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}

/// The line's own bytes in the text, without the blanks before it.
pub(super) fn span(start: usize, line: &str) -> Range<usize> {
    start + (line.len() - line.trim_start().len())..start + line.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_lines() {
        let check = |line, expected: &str| {
            let told = header_line(line).map(|header| {
                let day = header.published.map_or("?".into(), |day| day.to_string());
                format!("{day} {}", header.title.unwrap_or("-"))
            });
            assert_eq!(told.unwrap_or_default(), expected, "{line}");
        };
        check(" date 2025-11-01 Песков прокомментировал статью", "2025-11-01 Песков прокомментировал статью");
        check("date 2025-11-01", "2025-11-01 -");
        check("date: 2025-11-01T22:00Z Суд решил", "2025-11-02T01:00 Суд решил");
        check("date 2025-13-01 Суд решил", "? Суд решил");
        check("date night 2025-11-01", "");
        check("date 2025 год стал рекордным", "");
        check("dates 2025-11-01", "");
        check("2025-11-01 Суд решил", "");
    }

    #[test]
    fn stamps() {
        let check = |line, expected: &str| {
            assert_eq!(stamp(line).map(|stamp| stamp.to_string()).unwrap_or_default(), expected, "{line}");
        };
        check("2 ноября 2025, 14:35", "2025-11-02T14:35");
        check("02.11.2025 в 14:35", "2025-11-02T14:35");
        check("05/08/2008 10:35", "2008-08-05T10:35");
        check("12 марта 2024, 10:15", "2024-03-12T10:15");
        check("12 марта 2024 г., 10:15 МСК", "2024-03-12T10:15");
        check("12 марта 2024 года в 10:15", "2024-03-12T10:15");
        check("12 МАРТА 2024 ГОДА, 10:15", "2024-03-12T10:15");
        check("12 МАРТА 2024 Г., 10:15", "2024-03-12T10:15");
        check("12 марта 2024 в 10.15", "2024-03-12T10:15");
        check("12 марта 2024, 10:15 | Культура", "2024-03-12T10:15");
        check("12.03.2024 | 10:15 | В мире", "2024-03-12T10:15");
        check("Москва, 12 марта 2024, 10:15", "2024-03-12T10:15");
        check("Нижний Новгород. 12 марта 2024, 10:15", "2024-03-12T10:15");
        check("Воскресенье, 2 ноября 2025, 9:05", "2025-11-02T09:05");
        check("вс, 02.11.2025 9:05", "2025-11-02T09:05");
        check("Опубликовано: 2 ноя 2025", "2025-11-02");
        check("Опубликовано 02.11.2025 в 14:35", "2025-11-02T14:35");
        check("Дата публикации: 02.11.2025", "2025-11-02");
        check("14:35, 2 ноября 2025", "2025-11-02T14:35");
        check("14:35 МСК, 2 ноября 2025", "2025-11-02T14:35");
        check("2025-11-02 14:35:20", "2025-11-02T14:35");
        check("02.11.2025", "2025-11-02");
        // Captions, sentences, impossible days.
        check("15 апреля 2013 года", "");
        check("Дилма Руссефф, 16 февраля 2016 года", "");
        check("Митинг 12 марта 2011 года в Москве", "");
        check("Митинг, 12.03.2011", "");
        check("Митинг 12.03.2011 14:35", "");
        check("Митинг на площади, 12.03.2011 14:35", "");
        check("2 ноября 2025, 14:35 начался суд", "");
        check("Суд начался 2 ноября 2025 в 14:35", "");
        check("31 ноября 2025, 14:35", "");
        check("2 ноября 2025 | Культура", "");
        check("2 ноября 2025, 14:35 | 3 ноября 2025", "");
        check("2 ноября 2025 - 14.350", "");
        check("02.13.2025 14:35", "");
        check("2 ноября, 14:35", "");
        check("В 2007—2014 годах", "");
        check("4:44", "");
    }

    #[test]
    fn lines_and_their_places() {
        let text = "\r\n  а\r\n\r\nбв\r\n";
        let told: Vec<_> = first_lines(text).map(|(start, line)| &text[span(start, line)]).collect();
        assert_eq!(told, ["а", "бв"]);
        assert_eq!(first_lines(&"а\n".repeat(40)).count(), 15);
    }
}
