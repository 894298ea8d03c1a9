//! The Russian names of the calendar: months, weekdays, seasons, years before Christ, centuries in Roman numerals.

use chrono::{Datelike, NaiveDate};

use crate::calendar::{Grain, Period};

/// «начало …» of the unit whose number the heading says.
pub(super) fn unit_genitive(period: Period) -> String {
    let name = match period.grain() {
        Grain::Century => "века",
        // «Конец десятилетия» is too long for a label.
        Grain::Decade => return format!("{}-х", decade(period.first().year())),
        Grain::Year => "года",
        Grain::Half => "полугодия",
        Grain::Season => season(period).1,
        Grain::Quarter => "квартала",
        Grain::Month => "месяца",
        Grain::Week => "недели",
        Grain::Weekend => "выходных",
        Grain::Day => "дня",
    };
    name.to_string()
}

/// Nominative, genitive, short.
pub(super) const MONTHS: [(&str, &str, &str); 12] = [
    ("январь", "января", "янв"),
    ("февраль", "февраля", "фев"),
    ("март", "марта", "мар"),
    ("апрель", "апреля", "апр"),
    ("май", "мая", "мая"),
    ("июнь", "июня", "июн"),
    ("июль", "июля", "июл"),
    ("август", "августа", "авг"),
    ("сентябрь", "сентября", "сен"),
    ("октябрь", "октября", "окт"),
    ("ноябрь", "ноября", "ноя"),
    ("декабрь", "декабря", "дек"),
];

const WEEKDAYS: [&str; 7] = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];

/// None before the Gregorian calendar: a weekday counted back would be none that anybody lived.
pub(super) fn weekday(day: NaiveDate) -> &'static str {
    const FIRST_GREGORIAN_YEAR: i32 = 1583;
    if day.year() < FIRST_GREGORIAN_YEAR {
        return "";
    }
    WEEKDAYS[day.weekday().num_days_from_monday() as usize]
}

pub(super) fn season(period: Period) -> (&'static str, &'static str) {
    match period.first().month() {
        3 => ("весна", "весны"),
        6 => ("лето", "лета"),
        9 => ("осень", "осени"),
        _ => ("зима", "зимы"),
    }
}

/// A winter lies in two years: ` 2019/20`.
pub(super) fn winter_years(period: Period) -> String {
    let (first, last) = (period.first().year(), period.last().year());
    if first == last || first <= 0 { String::new() } else { format!(" {first}/{:02}", last % 100) }
}

pub(super) fn century(year: i32) -> u32 {
    if year > 0 { year.unsigned_abs() / 100 + 1 } else { (100 + year.unsigned_abs()) / 100 }
}

pub(super) fn decade(year: i32) -> u32 {
    before_or_after_christ(year) / 10 * 10
}

fn before_or_after_christ(year: i32) -> u32 {
    if year > 0 { year.unsigned_abs() } else { year.unsigned_abs() + 1 }
}

pub(super) fn year_number(year: i32) -> String {
    before_or_after_christ(year).to_string()
}

pub(super) fn year_full(year: i32) -> String {
    if year > 0 { format!("{year} год") } else { era(format!("{} г.", year_number(year)), year) }
}

pub(super) fn era(text: String, year: i32) -> String {
    if year > 0 { text } else { text + " до н. э." }
}

pub(super) fn roman(mut number: u32) -> String {
    const DIGITS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut text = String::new();
    for (value, digit) in DIGITS {
        while number >= value {
            text += digit;
            number -= value;
        }
    }
    text
}

pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_centuries() {
        let check = |year, expected: &str| {
            assert_eq!(
                format!("{}, {}-е, {}", year_full(year), decade(year), roman(century(year))),
                expected
            );
        };
        check(2025, "2025 год, 2020-е, XXI");
        check(2000, "2000 год, 2000-е, XXI");
        check(1999, "1999 год, 1990-е, XX");
        check(988, "988 год, 980-е, X");
        check(1, "1 год, 0-е, I");
        check(0, "1 г. до н. э., 0-е, I");
        check(-43, "44 г. до н. э., 40-е, I");
        check(-99, "100 г. до н. э., 100-е, I");
        check(-100, "101 г. до н. э., 100-е, II");
        check(-499, "500 г. до н. э., 500-е, V");
    }
}
