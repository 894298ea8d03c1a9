//! Numbers: digits and what is written with them, and numerals of several words.

use super::lexicon::{Lexicon, Sign};
use super::traits::Traits;
use super::words::Class;

/// A number read from the text.
pub struct Scanned {
    pub end: usize,
    pub sign: Sign,
    pub value: i32,
}

impl Scanned {
    fn mark(end: usize, class: Class, value: i32) -> Scanned {
        Scanned { end, sign: Lexicon::mark(class), value }
    }
}

/// Reads what begins with the digit at `start`: `7`, `7-го`, `07.10.2025`, `18:30`, `2 000`, `8,1`.
pub fn scan(text: &[u8], start: usize, lexicon: &Lexicon) -> Scanned {
    let mut reader = Reader { text, at: start };
    let Some(first) = reader.digits() else {
        return Scanned::mark(reader.at, Class::Other, 0);
    };
    let scanned = match reader.peek(0) {
        Some(b'.' | b'/' | b'-' | b':' | b',') if reader.peek(1).is_some_and(|b| b.is_ascii_digit()) => {
            reader.compound(first)
        }
        _ => None,
    };
    if let Some(scanned) = scanned {
        return scanned;
    }
    if let Some(scanned) = reader.ordinal(first) {
        return scanned;
    }
    let value = reader.grouped(first);
    // «3 400 г» is no year: no one parts the thousands of a year.
    let size = if value == first.value { value } else { i32::MAX };
    let sign = Lexicon::number(Class::Number, size, Traits::default());
    debug_assert_eq!(lexicon.signed(sign).class, Class::Number);
    Scanned { end: reader.at, sign, value }
}

/// Digits as they stand: leading zeros tell a clock or a date from a count.
#[derive(Clone, Copy)]
struct Digits {
    value: i32,
    count: usize,
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.at + ahead).copied()
    }

    /// A run of digits; one too long for a number has no value that means anything.
    fn digits(&mut self) -> Option<Digits> {
        let start = self.at;
        let (mut value, mut count): (i32, usize) = (0, 0);
        loop {
            let (digit, bytes) = match self.peek(0) {
                Some(digit @ b'0'..=b'9') => (digit - b'0', 1),
                _ if self.at > start => match misread(&self.text[self.at..]) {
                    Some(misread) => misread,
                    None => break,
                },
                _ => break,
            };
            value = value.saturating_mul(10).saturating_add(i32::from(digit));
            self.at += bytes;
            count += 1;
        }
        (self.at > start).then_some(Digits { value, count })
    }

    /// Digits behind a given mark, or nothing and no step.
    fn digits_behind(&mut self, mark: u8) -> Option<Digits> {
        if self.peek(0) != Some(mark) || !self.peek(1)?.is_ascii_digit() {
            return None;
        }
        self.at += 1;
        self.digits()
    }

    /// Several numbers with marks between: a date, a clock, a decimal, or a code that is none of them.
    fn compound(&mut self, first: Digits) -> Option<Scanned> {
        let before = self.at;
        let mark = self.peek(0)?;
        if mark == b'-' && (first.count != 4 && first.count > 2) {
            return None;
        }
        let second = self.digits_behind(mark)?;
        let third = self.digits_behind(mark);
        let goes_on = self.peek(0) == Some(mark) && self.peek(1).is_some_and(|b| b.is_ascii_digit());
        if goes_on {
            while self.digits_behind(mark).is_some() {}
            return Some(Scanned::mark(self.at, Class::Other, 0));
        }
        let scanned = match third {
            Some(third) => {
                date(mark, first, second, third).or_else(|| clock_with_seconds(mark, first, second))
            }
            None => pair(mark, first, second),
        };
        match (scanned, mark, third) {
            (Some((class, value)), ..) => Some(Scanned::mark(self.at, class, value)),
            // «7-15 октября», «2014-2018», «1/2»: two numbers with a mark between.
            (None, b'-' | b'/', None) => {
                self.at = before;
                None
            }
            (None, b'-', Some(_)) if first.count < 4 => {
                self.at = before;
                None
            }
            _ => Some(Scanned::mark(self.at, Class::Other, 0)),
        }
    }

    /// `7-го`, `90-х`, `1945го`: digits with the ending of an ordinal.
    fn ordinal(&mut self, number: Digits) -> Option<Scanned> {
        let (bytes, grammatical) = ordinal_ending(&self.text[self.at..])?;
        self.at += bytes;
        let sign = Lexicon::number(Class::Ordinal, number.value, grammatical);
        Some(Scanned { end: self.at, sign, value: number.value })
    }

    /// `2 000`: groups of three digits behind a first group of at most three, as one number.
    fn grouped(&mut self, first: Digits) -> i32 {
        let mut value = first.value;
        if first.count > 3 || first.value == 0 {
            return value;
        }
        loop {
            let space = match &self.text[self.at..] {
                [b' ', ..] => 1,
                [0xC2, 0xA0, ..] => 2,
                [0xE2, 0x80, 0x89 | 0xAF, ..] => 3,
                _ => return value,
            };
            let rest = &self.text[self.at + space..];
            let digits = rest.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
            if digits != 3 {
                return value;
            }
            let group = rest[..3].iter().fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0'));
            value = value.saturating_mul(1000).saturating_add(group);
            self.at += space + 3;
        }
    }
}

/// A letter inside or at the end of a number, as scanning programs misread digits: the digit and the
/// letter's bytes. What goes on with another letter is a word.
fn misread(rest: &[u8]) -> Option<(u8, usize)> {
    let first = misread_letter(rest)?;
    let mut end = 0;
    // No date has more digits than eight.
    for _ in 0..8 {
        end += misread_letter(&rest[end..]).map_or(0, |(_, bytes)| bytes);
    }
    let goes_on = rest.get(end).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, 0xD0 | 0xD1));
    (!goes_on).then_some(first)
}

fn misread_letter(rest: &[u8]) -> Option<(u8, usize)> {
    match rest {
        [b'O' | b'o', ..] => Some((0, 1)),
        [b'l' | b'I', ..] => Some((1, 1)),
        // О, о, З, з.
        [0xD0, 0x9E | 0xBE, ..] => Some((0, 2)),
        [0xD0, 0x97 | 0xB7, ..] => Some((3, 2)),
        _ => None,
    }
}

/// The length of an ordinal's ending behind a number, with its hyphen, and its grammatical number.
pub fn ordinal_ending(rest: &[u8]) -> Option<(usize, Traits)> {
    let hyphen = match rest {
        [b'-', ..] => 1,
        // The hyphen and the one at which no line may break.
        [0xE2, 0x80, 0x90 | 0x91, ..] => 3,
        _ => 0,
    };
    let rest = &rest[hyphen..];
    let [0xD0 | 0xD1, ..] = rest else { return None };
    let letters = rest.chunks(2).take_while(|pair| matches!(pair, [0xD0 | 0xD1, _])).take(4).count() * 2;
    let ending = std::str::from_utf8(&rest[..letters]).ok()?;
    let is_it = |(text, _): &&(&str, Traits)| {
        text.len() == letters && ending.chars().flat_map(char::to_lowercase).eq(text.chars())
    };
    let (_, grammatical) = ORDINAL_ENDINGS.iter().find(is_it)?;
    // «5м» is metres: without a hyphen only unmistakable endings count.
    let is_plain = 0 < hyphen || 2 < letters;
    is_plain.then_some((hyphen + letters, *grammatical))
}

/// Endings written behind digits, and the grammatical number they show.
const ORDINAL_ENDINGS: &[(&str, Traits)] = &[
    ("й", Traits::SINGULAR),
    ("я", Traits::SINGULAR),
    ("ю", Traits::SINGULAR),
    ("му", Traits::SINGULAR),
    ("го", Traits::SINGULAR),
    ("ый", Traits::SINGULAR),
    ("ой", Traits::SINGULAR),
    ("ий", Traits::SINGULAR),
    ("ая", Traits::SINGULAR),
    ("ое", Traits::SINGULAR),
    ("ую", Traits::SINGULAR),
    ("ого", Traits::SINGULAR),
    ("ому", Traits::SINGULAR),
    ("ом", Traits::SINGULAR),
    ("х", Traits::PLURAL),
    ("ми", Traits::PLURAL),
    ("ые", Traits::PLURAL),
    ("ых", Traits::PLURAL),
    ("ыми", Traits::PLURAL),
    // «в 90-м году» is common, «к 90-м» is not.
    ("м", Traits::SINGULAR),
    ("ым", Traits::SINGULAR),
    // «25-е мая» and «90-е».
    ("е", Traits::SINGULAR.or(Traits::PLURAL)),
];

/// Three numbers as a date: day first, or year first with hyphens. Month and day are not checked, for a
/// day that does not exist is to be told; a year of two digits stands only in what looks like nothing else.
fn date(mark: u8, first: Digits, second: Digits, third: Digits) -> Option<(Class, i32)> {
    let (year, month, day) = match (mark, first.count, third.count) {
        (b'.' | b'/' | b'-', 1..=2, 2 | 4) => (third, second, first),
        (b'-' | b'.' | b'/', 4, 1..=2) => (first, second, third),
        _ => return None,
    };
    if month.count > 2 {
        return None;
    }
    let value = year.value * 10_000 + month.value * 100 + day.value;
    match year.count {
        4 => Some((Class::NumericDate, value)),
        _ if mark != b'-'
            && second.count == 2
            && (1..=12).contains(&month.value)
            && (1..=31).contains(&day.value) =>
        {
            Some((Class::ShortDate, value))
        }
        _ if mark == b'/' && (1..=12).contains(&month.value) && (1..=31).contains(&day.value) => {
            Some((Class::ShortDate, value))
        }
        _ => None,
    }
}

fn clock_with_seconds(mark: u8, hour: Digits, minute: Digits) -> Option<(Class, i32)> {
    (mark == b':').then(|| pair(mark, hour, minute)).flatten()
}

fn pair(mark: u8, first: Digits, second: Digits) -> Option<(Class, i32)> {
    let is_clock = first.value <= 24 && first.count <= 2 && second.value < 60 && second.count == 2;
    match mark {
        b':' if is_clock => Some((Class::ClockTime, first.value * 100 + second.value)),
        b':' => Some((Class::Other, 0)),
        b'.' if first.count <= 2 && second.count == 2 => {
            Some((Class::Dotted, first.value * 100 + second.value))
        }
        b'.' | b',' if second.count == 1 => {
            Some((Class::Decimal, first.value.saturating_mul(10).saturating_add(second.value)))
        }
        b'.' | b',' => Some((Class::Other, 0)),
        _ => None,
    }
}

/// The number that two numerals make when one follows the other: 20 and 7 are 27, 2 and 1000 are 2000.
pub fn join(before: i32, next: i32) -> Option<i32> {
    if matches!(next, 1000 | 2000) && (1..1000).contains(&before) {
        return (next == 1000).then_some(before * 1000);
    }
    let room = match next {
        1..=9 => 10,
        10..=99 => 100,
        100..=999 => 1000,
        _ => return None,
    };
    // «десять семь» is two numbers.
    let is_round = before >= room && before % room == 0 && before % 100 != 10;
    is_round.then(|| before + next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let scanned = scan(text.as_bytes(), 0, Lexicon::get());
        let class = Lexicon::get().signed(scanned.sign).class;
        assert_eq!(format!("{} {class:?} {}", &text[..scanned.end], scanned.value), expected);
    }

    #[test]
    fn dates() {
        check("07.10.2025.", "07.10.2025 NumericDate 20251007");
        check("7/10/25", "7/10/25 ShortDate 251007");
        check("2025-10-07T10", "2025-10-07 NumericDate 20251007");
        check("32.13.2025", "32.13.2025 NumericDate 20251332");
        check("11.12.13 ", "11.12.13 ShortDate 131211");
        check("192.168.10.12", "192.168.10.12 Other 0");
        check("1.2.3", "1.2.3 Other 0");
    }

    #[test]
    fn clocks_and_pairs() {
        check("18:30", "18:30 ClockTime 1830");
        check("18:30:15", "18:30:15 ClockTime 1830");
        check("7:2", "7:2 Other 0");
        check("18.30 мск", "18.30 Dotted 1830");
        check("8,1 млн", "8,1 Decimal 81");
        check("101,194", "101,194 Other 0");
        check("7-15", "7 Number 7");
        check("2014-2018", "2014 Number 2014");
    }

    #[test]
    fn ordinals_and_groups() {
        check("7-го мая", "7-го Ordinal 7");
        check("1990-х", "1990-х Ordinal 1990");
        check("45го", "45го Ordinal 45");
        check("5м", "5 Number 5");
        check("5 мая", "5 Number 5");
        check("2 000 человек", "2 000 Number 2000");
        check("2017 100", "2017 Number 2017");
        check("2О17 год", "2О17 Number 2017");
        check("1З мая", "1З Number 13");
        check("19l7", "19l7 Number 1917");
        check("1OOO год", "1OOO Number 1000");
        check("1OOOOOOOOO", "1 Number 1");
        check("5Основ", "5 Number 5");
        check("1\u{2011}го мая", "1\u{2011}го Ordinal 1");
        check("99999999999999", "99999999999999 Number 2147483647");
    }
}
