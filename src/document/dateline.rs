//! The dateline of an agency: «МОСКВА, 2 ноября. /ТАСС/.», «Москва. 2 ноября. INTERFAX.RU -».
//!
//! Its agency mark distinguishes it from a sentence; which day it means is decided elsewhere.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::agency::{Mark, Shape, agency_first, mark};
use super::pattern::{compile, is_blank, is_letter, month_number};

/// A dateline: where it stands and what it says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// From the name of the place to the end of the agency mark.
    pub span: Range<usize>,
    pub day: u32,
    pub month: u32,
    pub year: Option<i32>,
    pub outlet: Option<String>,
}

/// First words of a sentence or of a heading, no names of places: «Вчера, 2 ноября - ТАСС …».
const NO_PLACES: &str = "в во на с со к о об от из у по за до и а не это ранее накануне \
    вчера сегодня завтра утром днем днём вечером ночью \
    понедельник вторник среда четверг пятница суббота воскресенье";

/// The dateline at the start of a line, with its span in bytes of the line.
pub(super) fn find(line: &str) -> Option<Dateline> {
    // The first digit decides which lines to look at, so that most articles need no regex. Four
    // words of a place take some 100 letters at most.
    let head = &line.as_bytes()[..line.len().min(200)];
    let digit = first_digit(head)?;
    match line[..digit].trim_end() {
        "" => date_first(line),
        before if before.ends_with(['.', ',']) => place_first(line, digit),
        _ => None,
    }
}

/// Looked for in whole chunks first, of which all bytes are compared at once.
fn first_digit(bytes: &[u8]) -> Option<usize> {
    let has_digit = |chunk: &[u8]| chunk.iter().fold(false, |has, byte| has | byte.is_ascii_digit());
    let chunk = bytes.chunks(32).position(has_digit)?;
    let digit = bytes[32 * chunk..].iter().position(u8::is_ascii_digit)?;
    Some(32 * chunk + digit)
}

/// «МОСКВА, 2 ноября 2025 г. /ТАСС/.»: a place, and the date from a digit on.
fn place_first(line: &str, digit: usize) -> Option<Dateline> {
    let before = line[..digit].trim();
    let is_comma = before.ends_with(',');
    let place = &before[..before.len() - 1];
    let date = Date::read(&line[digit..])?;
    if !is_place(place) {
        return None;
    }
    let start = line.len() - line.trim_start().len();
    let opening = digit + date.length;
    let is_capital = place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let Some(mark) = mark(&line[opening..]) else {
        // «ТАСС, 2 ноября.», an agency in the stead of a place.
        let (length, outlet) = agency_first(place)?;
        let is_alone = length == place.len() && line[..opening].ends_with('.');
        let mark = Mark { shape: Shape::Bare, end: 0, outlet: Some(outlet.to_owned()) };
        return is_alone.then(|| date.line(start..opening, mark));
    };
    let is_told = match mark.shape {
        Shape::Strong => true,
        // «Встреча прошла в Москве, 2 ноября. ТАСС …» is none.
        Shape::Bare => is_capital || line[..opening].ends_with('.') && !is_comma,
        Shape::Dash => is_capital,
    };
    is_told.then(|| date.line(start..opening, mark))
}

/// «2 ноября, Москва /ТАСС/.»
fn date_first(line: &str) -> Option<Dateline> {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        // One to four words: «Санкт-Петербург», «НЬЮ-ЙОРК», «Нижний Новгород», «с. Ивановское».
        let word = r"[А-ЯЁа-яёA-Za-z][А-ЯЁа-яёA-Za-z’'-]*";
        compile(&format!(r"^\s*({word}(?:(?:[.,]?\s|/){word}){{0,3}})[.,]?"))
    });
    let start = line.len() - line.trim_start().len();
    let date = Date::read(&line[start..])?;
    let after = start + date.length;
    if date.year.is_none() && !line[..after].ends_with(['.', ',']) {
        return None;
    }
    let place = PLACE.captures(&line[after..])?;
    let opening = start..after + place[0].len();
    let mark = mark(&line[opening.end..]).filter(|mark| mark.shape == Shape::Strong)?;
    is_place(&place[1]).then(|| date.line(opening, mark))
}

/// The date of a dateline.
struct Date {
    day: u32,
    month: u32,
    year: Option<i32>,
    /// Bytes, with a full stop or comma after it.
    length: usize,
}

impl Date {
    /// Reads «2 ноября», «2 ноя.», «2 ноября 2025 г.», «2 ноября 2025, 10:15», «02.11.2025» at the start of a text.
    ///
    /// Without a pattern: each first line that a number begins is asked.
    fn read(text: &str) -> Option<Date> {
        let (day, rest) = split(text, is_digit);
        let number = |digits: &str| if digits.len() <= 2 { digits.parse().ok() } else { None };
        let (month, year, rest) = match rest.strip_prefix('.') {
            Some(rest) => {
                let (month, rest) = split(rest, is_digit);
                let (year, rest) = split(rest.strip_prefix('.')?, is_digit);
                (number(month)?, Some(year).filter(|year| year.len() == 4)?, rest)
            }
            None => {
                let (month, rest) = split(after_blanks(rest)?, is_letter);
                let rest = rest.strip_prefix('.').unwrap_or(rest);
                let (year, rest) = year_digits(rest).unwrap_or(("", rest));
                (month_number(month)?, year, rest)
            }
        };
        let rest = if year.is_empty() { rest } else { after_clock(rest).unwrap_or(rest) };
        let rest = rest.strip_prefix(['.', ',']).unwrap_or(rest);
        Some(Date { day: number(day)?, month, year: year.parse().ok(), length: text.len() - rest.len() })
    }

    /// The dateline that opens with it and its place.
    fn line(self, opening: Range<usize>, mark: Mark) -> Dateline {
        let Date { day, month, year, .. } = self;
        Dateline { span: opening.start..opening.end + mark.end, day, month, year, outlet: mark.outlet }
    }
}

/// The digits of « 2025», «, 2025 г.», « 2025 года», and what stands after them and their word.
fn year_digits(text: &str) -> Option<(&str, &str)> {
    let (digits, rest) = split(after_blanks(text.strip_prefix(',').unwrap_or(text))?, is_digit);
    let (word, after) = split(rest.trim_start_matches(is_blank), is_letter);
    let rest = match word {
        "г" | "Г" => after.strip_prefix('.').unwrap_or(after),
        "года" | "ГОДА" => after,
        _ => rest,
    };
    (digits.len() == 4).then_some((digits, rest))
}

/// What stands after «, 10:15», «, 10.15».
fn after_clock(text: &str) -> Option<&str> {
    let (hour, rest) = split(after_blanks(text.strip_prefix(',')?)?, is_digit);
    let (minute, rest) = split(rest.strip_prefix([':', '.'])?, is_digit);
    (matches!(hour.len(), 1 | 2) && minute.len() == 2).then_some(rest)
}

/// What stands after one blank or more.
fn after_blanks(text: &str) -> Option<&str> {
    let (blanks, rest) = split(text, is_blank);
    (!blanks.is_empty()).then_some(rest)
}

/// The characters at the start of a text that are of a kind, and the rest.
fn split(text: &str, is_kind: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !is_kind(c)).unwrap_or(text.len()))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether these are one to four words, of which none says that this is no place.
fn is_place(words: &str) -> bool {
    let is_letter = |letter: char| is_letter(letter) || letter.is_ascii_alphabetic();
    let is_inner = |letter: char| is_letter(letter) || matches!(letter, '’' | '\'' | '-');
    let is_word = |word: &str| {
        let word = word.strip_suffix(['.', ',']).unwrap_or(word);
        word.starts_with(is_letter) && word.chars().all(is_inner)
    };
    let is_none = |word: &str| {
        let word = word.to_lowercase();
        NO_PLACES.split(' ').any(|none| none == word)
    };
    let words = || words.split(|c| is_blank(c) || c == '/');
    words().count() <= 4 && words().all(|word| is_word(word) && !is_none(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line with brackets around its dateline, then ` = day.month[.year] outlet`.
    fn check(example: &str) {
        let (marked, expected) = example.rsplit_once(" = ").unwrap();
        let line = marked.replace(['[', ']'], "");
        let found = find(&line).unwrap_or_else(|| panic!("no dateline: {line}"));
        let mut brackets = line.clone();
        brackets.insert(found.span.end, ']');
        brackets.insert(found.span.start, '[');
        let year = found.year.map(|year| format!(".{year}")).unwrap_or_default();
        let outlet = found.outlet.unwrap_or("?".into());
        let told = format!("{brackets} = {}.{}{year} {outlet}", found.day, found.month);
        assert_eq!(told, format!("{marked} = {expected}"));
    }

    #[test]
    fn datelines() {
        for example in [
            "[МОСКВА, 2 ноября. /ТАСС/.] Москва осуществляет контакты. = 2.11 ТАСС",
            "[Москва. 2 ноября. INTERFAX.RU -] Суд решил. = 2.11 Интерфакс",
            "[МОСКВА, 2 ноя — РИА Новости, Иван Иванов.] Суд решил. = 2.11 РИА Новости",
            "[МОСКВА, 1 авг — РИА Новости.] Представители. = 1.8 РИА Новости",
            "[москва, 2 ноя - риа новости.] суд решил. = 2.11 РИА Новости",
            "[москва, 2 ноя - риа новости, иван иванов.] суд решил. = 2.11 РИА Новости",
            "[БИШКЕК, 5 августа /Новости-Грузия/.] Органы. = 5.8 Новости-Грузия",
            "[ВАШИНГТОН, 12 мар - РИА Новости.] Суд. = 12.3 РИА Новости",
            "[САНКТ-ПЕТЕРБУРГ, 3 мая. /Корр. ТАСС Иван Иванов/.] Суд. = 3.5 ТАСС",
            "[МОСКВА, 2 ноября 2025 г. /ТАСС/] Суд. = 2.11.2025 ТАСС",
            "[МОСКВА, 2 ноября 2025 года. /ИТАР-ТАСС/.] Суд. = 2.11.2025 ТАСС",
            "[Киев. 4 июля. ИНТЕРФАКС-УКРАИНА] = 4.7 Интерфакс-Украина",
            "[Киев. 4 июля. ИНТЕРФАКС-УКРАИНА -] Рада приняла. = 4.7 Интерфакс-Украина",
            "[2 ноября, Москва /ИА Пример/] Суд. = 2.11 ИА Пример",
            "  [НИЖНИЙ НОВГОРОД, 20 дек. - РБК.] Суд. = 20.12 РБК",
            "[МОСКВА, 12 мар (Рейтер) -] Суд. = 12.3 Reuters",
            "[РОСТОВ-НА-ДОНУ, 2 окт – РИА Новости Иван Иванов.] Суд. = 2.10 РИА Новости",
            "[МОСКВА, 2 фев - РИА Новости/Прайм.] Банк. = 2.2 РИА Новости",
            "[МОСКВА, 2 ноября. ТАСС.] Суд. = 2.11 ТАСС",
            "[МОСКВА, 2 ноября. Росбалт -] Суд. = 2.11 Росбалт",
            "[МИНЕРАЛЬНЫЕ ВОДЫ, СТАВРОПОЛЬСКИЙ КРАЙ, 2 июня. /ТАСС/.] Суд. = 2.6 ТАСС",
            "[МОСКВА, 2 ноября, ТАСС.] Суд решил. = 2.11 ТАСС",
            "[ТАСС, 2 ноября.] Суд решил. = 2.11 ТАСС",
            "[МОСКВА, 2 ноя - РИА Новости, Иван Иванов, Мария Петрова.] Суд. = 2.11 РИА Новости",
            "[МОСКВА, 2 ноя - РИА Новости, И. Иванов.] Суд. = 2.11 РИА Новости",
            "[МОСКВА, 2 ноя -РИА Новости.] Суд. = 2.11 РИА Новости",
            "[МОСКВА, 2 ноя - РИА Новости] сообщает = 2.11 РИА Новости",
            "[МОСКВА, 2 ноя - РИА Новости Крым.] Суд. = 2.11 РИА Новости",
            "[МОСКВА, 2 ноября —] Суд решил. = 2.11 ?",
            "[Москва, 2 сентября - ИА REGNUM.] Суд. = 2.9 Regnum",
            "[МОСКВА/КИЕВ, 2 ноя - РИА «Новости».] Суд. = 2.11 РИА Новости",
            "[Ханты-Мансийск, Югра, 2 июня. /ТАСС/.] Суд. = 2.6 ТАСС",
            "[КАЗАНЬ, 28 ДЕКАБРЯ 2023 Г. /Интерфакс/ –] Суд. = 28.12.2023 Интерфакс",
            "[МОСКВА, 2 ноября 2025, 10:15 — REGNUM.] Суд. = 2.11.2025 Regnum",
            "[Москва, 2 ноября 2025, 10:15 - ИА REGNUM.] Суд. = 2.11.2025 Regnum",
            "[КАЗАНЬ, 28 ДЕКАБРЯ 2023 ГОДА. /ТАСС/.] Суд. = 28.12.2023 ТАСС",
            "[КАЗАНЬ, 28 декабря 2023 года /ТАСС/.] Суд. = 28.12.2023 ТАСС",
            "[Казань, 28 дек., 2023, 9:05. /ТАСС/.] Суд. = 28.12.2023 ТАСС",
            "[МОСКВА, 2 ноября 2025 года, 10:15 — REGNUM.] Суд. = 2.11.2025 Regnum",
            "[2 ноября 2025 г. Москва /ТАСС/] Суд. = 2.11.2025 ТАСС",
            "[2 ноября 2025 года Москва /ТАСС/] Суд. = 2.11.2025 ТАСС",
            "[МОСКВА, 2 ноября 2025 года, 10.15 — REGNUM.] Суд. = 2.11.2025 Regnum",
            "[МОСКВА, 02.11.2025 — Росбалт.] Суд. = 2.11.2025 Росбалт",
            "[МОСКВА, 2.11.2025, 10:15. /ТАСС/] Суд. = 2.11.2025 ТАСС",
        ] {
            check(example);
        }
    }

    #[test]
    fn no_datelines() {
        for line in [
            "В Москве 2 ноября прошло собрание /ТАСС/.",
            "Президент. 2 ноября он подписал указ.",
            "Президент, 2 ноября — в праздник — подписал указ.",
            "Ранее, 2 ноября - ТАСС сообщил об этом.",
            "Вчера, 16 августа 2016 года, СМИ распространили фразу.",
            "Накануне, 27 сентября, ему стало хуже.",
            "Встреча прошла в Москве, 2 ноября. ТАСС сообщает подробности.",
            "Встреча прошла, 2 ноября. ТАСС сообщает.",
            "МОСКВА, 2 ноября. ТАСС сообщает подробности.",
            "Совет решил, 2 ноября. ТАСС - об этом сообщил.",
            "Совет решил. 2 ноября ТАСС: подробности.",
            "ТАСС сообщил, 2 ноября.",
            "МОСКВА, 2 мая -то и вспомнили.",
            "АСТАНА. КАЗИНФОРМ - Суд решил.",
            "2 ноября, в Москве /ТАСС/.",
            "2 ноября 2025 года в Москве /ТАСС/.",
            "МОСКВА, 2.11.25. /ТАСС/.",
            "МОСКВА, 2.11 /ТАСС/.",
            "МОСКВА, 192.168.2025. /ТАСС/.",
            "Москва, 02.11.2025 года не было - РБК.",
            "2 ноября, Москва. ТАСС сообщает.",
            "2 ноября, Киев - Рада приняла.",
            "24 июля 2013 года — на второй день жизни — стало известно имя.",
            "Первая — 19 января 2017 года — завершилась неудачей.",
            "Тулси Габбард, 12 февраля 2020 года",
            "Москва, 2 лентами - РБК.",
            "Москва, 2 ноября 2025, 10:15. ТАСС сообщает.",
            "Матч в Москве, 2 ноября 2025, 10:15 — ЦСКА против Спартака.",
            "Москва, 2 ноя — Лентами украсили зал.",
            "МОСКВА, 2 ноябрята. /ТАСС/.",
            "ЕСПЧ, 2 ноября, не вынес решения.",
            "ТАСС, 2 ноября сообщил об этом.",
            "Об этом сообщает ТАСС, 2 ноября.",
            "Москва, 2 ноября (вторник) - Суд решил.",
            "МОСКВА, /ТАСС/. 2 ноября прошло собрание.",
            "Совет единогласно решил новый вопрос, 2 ноября /ТАСС/.",
        ] {
            assert_eq!(find(line), None, "{line}");
        }
        // Half a sentence between slashes or brackets is no agency.
        let long = format!("{}ТАСС", "слово ".repeat(20));
        assert_eq!(find(&format!("Москва, 2 ноября /{long}/.")), None);
        assert_eq!(find(&format!("Москва, 2 ноября ({long}).")), None);
    }
}
