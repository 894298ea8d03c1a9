//! Tokens: words, numbers and marks, each a span with its sign and value; no text is copied.
//!
//! Case, ё, accents, soft hyphens and the spelling before 1918 are folded away here, once.

use super::key::{Key, LONGEST};
use super::letters::{BYTES, Byte, FOREIGN, HARD_SIGN, LETTERS, letter_at};
use super::lexicon::{Entry, Lexicon, Sign};
use super::number;
use super::roman::roman;
use super::words::Class;

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text, end exclusive.
    pub start: u32,
    pub end: u32,
    /// Which one of its class: the month's number, the day of the week, the number itself.
    pub value: i32,
    pub sign: Sign,
    /// Whether it begins with a capital letter.
    pub is_capital: bool,
}

/// Splits a text into tokens, behind those that are there already.
///
/// White space makes no token, save a blank line, which is a [`Class::Break`].
pub fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner { text: text.as_bytes(), at: 0, tokens, lexicon: Lexicon::get() };
    while scanner.at < scanner.text.len() {
        scanner.step();
    }
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
    tokens: &'a mut Vec<Token>,
    lexicon: &'static Lexicon,
}

impl Scanner<'_> {
    fn step(&mut self) {
        match BYTES[usize::from(self.text[self.at])] {
            Byte::Space => self.at += 1,
            Byte::Newline => self.newline(),
            Byte::Cyrillic => self.word(),
            Byte::Latin => self.latin(self.at),
            Byte::Digit => self.number(),
            Byte::Mark(class) => self.mark(class, 1),
            Byte::Wide => self.wide(),
        }
    }

    /// One line break is a space; two with nothing between end a paragraph.
    fn newline(&mut self) {
        let start = self.at;
        self.at += 1;
        let mut is_blank = false;
        while let Some(byte) = self.text.get(self.at) {
            match BYTES[usize::from(*byte)] {
                Byte::Newline => is_blank = true,
                Byte::Space => {}
                _ => break,
            }
            self.at += 1;
        }
        if is_blank {
            self.push(start, Lexicon::mark(Class::Break), 0);
        }
    }

    fn mark(&mut self, class: Class, bytes: usize) {
        let start = self.at;
        self.at += bytes;
        self.push(start, Lexicon::mark(class), 0);
    }

    fn push(&mut self, start: usize, sign: Sign, value: i32) {
        let token = Token { start: start as u32, end: self.at as u32, value, sign, is_capital: false };
        self.tokens.push(token);
    }

    #[inline]
    fn word(&mut self) {
        let start = self.at;
        let first = letter_at(self.text, start);
        let is_capital = first < 0x30 || first > 0x60 && first % 2 == 0;
        let (mut key, mut letters, mut is_foreign) = (Key::EMPTY, 0, false);
        loop {
            while let Some([0xD0 | 0xD1, _]) = self.text.get(self.at..self.at + 2) {
                let letter = LETTERS[letter_at(self.text, self.at)];
                is_foreign |= letter == FOREIGN;
                key = key.with(letter & 31);
                letters += 1;
                self.at += 2;
            }
            if let Some(bytes) = self.line_break_inside(key) {
                self.at += bytes;
                continue;
            }
            let Some(joint) = joint_at(&self.text[self.at..]) else { break };
            if joint == BREVE && key.last_letter() == 8 {
                key = key.shortened().with(9);
            }
            self.at += 2;
        }
        if letters > 1 && key.last_letter() == HARD_SIGN {
            key = key.shortened();
        }
        let is_mixed = self.text.get(self.at).is_some_and(|byte| BYTES[usize::from(*byte)] == Byte::Latin);
        if is_mixed {
            return self.latin(start);
        }
        // «Ту-154» is a name, though «ту» is a pronoun; «октябрь-2020» is a month.
        // «12К» is no preposition.
        let is_glued = self.tokens.last().is_some_and(|token| token.end as usize == start);
        let is_letter_of_number =
            letters == 1 && is_capital && is_glued && start > 0 && self.text[start - 1].is_ascii_digit();
        let is_name = is_letter_of_number
            || is_capital && matches!(self.text.get(self.at..self.at + 2), Some([b'-', b'0'..=b'9']));
        let entry = if is_foreign || letters > LONGEST { None } else { self.look_up(key) };
        match entry {
            Some(entry) if !is_name || entry.class == Class::Month => self.push_entry(start, entry),
            // «ХХ век» in Cyrillic letters.
            _ if is_capital
                && letters <= 3
                && self.text[start..self.at].chunks(2).all(|letter| letter == "Х".as_bytes()) =>
            {
                let value = roman(&self.text[start..self.at]);
                self.push(start, Lexicon::mark(Class::Roman), value.unwrap_or_default());
            }
            _ => self.unknown_word(start),
        }
        if let Some(token) = self.tokens.last_mut() {
            token.is_capital = is_capital;
        }
    }

    /// «октя-⏎бря»: a hyphen at the end of a line inside a word, where what stands before it is none.
    #[inline]
    fn line_break_inside(&self, key: Key) -> Option<usize> {
        let rest = self.text.get(self.at..)?;
        let bytes = match rest {
            [b'-', b'\n', 0xD0 | 0xD1, ..] => 2,
            [b'-', b'\r', b'\n', 0xD0 | 0xD1, ..] => 3,
            _ => return None,
        };
        let is_lower = matches!(rest.get(bytes..bytes + 2), Some([0xD0, 0xB0..=0xBF] | [0xD1, 0x80..=0x8F]));
        (is_lower && self.lexicon.find(key).is_none()).then_some(bytes)
    }

    /// A form with its full stop comes before the same form without.
    #[inline]
    fn look_up(&mut self, key: Key) -> Option<Entry> {
        if self.text.get(self.at) == Some(&b'.') {
            if let Some(entry) = self.lexicon.find(key.dotted()) {
                self.at += 1;
                return Some(entry);
            }
        }
        self.lexicon.find(key)
    }

    fn push_entry(&mut self, start: usize, entry: Entry) {
        if matches!(entry.class, Class::Cardinal | Class::Ordinal) && self.joins_number(start, entry) {
            return;
        }
        self.push(start, entry.sign, entry.value);
    }

    /// «двадцать» and «седьмого» are one number.
    fn joins_number(&mut self, start: usize, entry: Entry) -> bool {
        let Some(before) = self.tokens.last_mut() else { return false };
        if self.lexicon.signed(before.sign).class != Class::Cardinal {
            return false;
        }
        let is_apart = self.text[before.end as usize..start].iter().any(|byte| !byte.is_ascii_whitespace());
        let Some(value) = number::join(before.value, entry.value).filter(|_| !is_apart) else { return false };
        let grammatical = self.lexicon.signed(entry.sign).traits.number();
        *before = Token {
            end: self.at as u32,
            value,
            sign: Lexicon::number(entry.class, value, grammatical),
            ..*before
        };
        true
    }

    /// «Ту-154», «центр-2015»: digits behind a word's hyphen are its own.
    fn unknown_word(&mut self, start: usize) {
        if let Some([b'-', b'0'..=b'9']) = self.text.get(self.at..self.at + 2) {
            self.at += 1;
            while self.text.get(self.at).is_some_and(u8::is_ascii_digit) {
                self.at += 1;
            }
        }
        self.push(start, Lexicon::mark(Class::Other), 0);
    }

    /// A word with Latin letters: a Roman number, a preposition in the wrong alphabet, or a name.
    fn latin(&mut self, start: usize) {
        while let Some(byte) = self.text.get(self.at) {
            match BYTES[usize::from(*byte)] {
                Byte::Latin => self.at += 1,
                Byte::Cyrillic => self.at += 2,
                _ => break,
            }
        }
        let word = &self.text[start..self.at];
        if matches!(word, b"http" | b"https" | b"www") {
            return self.address(start);
        }
        if let Some(value) = roman(word) {
            self.at += number::ordinal_ending(&self.text[self.at..]).map_or(0, |(bytes, _)| bytes);
            self.push(start, Lexicon::mark(Class::Roman), value);
        } else if let Some(entry) = self.latin_twin(word) {
            self.push(start, entry.sign, entry.value);
        } else {
            self.unknown_word(start);
        }
        if let Some(token) = self.tokens.last_mut() {
            token.is_capital = !word[0].is_ascii_lowercase();
        }
    }

    /// An address on the web, up to the next white space, with the dates in it.
    fn address(&mut self, start: usize) {
        let rest = &self.text[self.at..];
        self.at += rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
        // White space of more bytes may begin inside: no character is cut.
        while self.text.get(self.at).is_some_and(|byte| byte & 0xC0 == 0x80) {
            self.at += 1;
        }
        self.push(start, Lexicon::mark(Class::Other), 0);
    }

    /// A word of the lexicon in Latin letters: a preposition typed so, or the name of a time zone.
    fn latin_twin(&self, word: &[u8]) -> Option<Entry> {
        let twin = match word {
            b"c" | b"C" => "с",
            b"GMT" | b"UTC" => "гмт",
            _ => return None,
        };
        self.lexicon.find(Key::of(twin)?)
    }

    fn number(&mut self) {
        let start = self.at;
        let scanned = number::scan(self.text, start, self.lexicon);
        self.at = scanned.end;
        self.push(start, scanned.sign, scanned.value);
    }

    /// Characters beyond ASCII and а–я, by their bytes.
    fn wide(&mut self) {
        let rest = &self.text[self.at..];
        match rest {
            // No-break, thin and other spaces; zero-width ones; the byte order mark.
            [0xC2, 0xA0, ..] => self.at += 2,
            [0xE2, 0x80, 0x80..=0x8F | 0xAF, ..]
            | [0xE2, 0x81, 0x9F | 0xA0, ..]
            | [0xE3, 0x80, 0x80, ..]
            | [0xEF, 0xBB, 0xBF, ..] => self.at += 3,
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => self.mark(Class::Break, 3),
            [0xE2, 0x80, 0x90..=0x95, ..] | [0xE2, 0x88, 0x92, ..] => self.mark(Class::Dash, 3),
            [0xE2, 0x80, 0xA6, ..] => self.mark(Class::Stop, 3),
            [0xC2, 0xAB, ..] => self.mark(Class::Quote, 2),
            [0xC2, 0xBB, ..] => self.mark(Class::Unquote, 2),
            [0xE2, 0x80, 0x9E, ..] => self.mark(Class::Quote, 3),
            [0xE2, 0x80, 0x9C | 0x9D, ..] => self.mark(Class::Unquote, 3),
            _ => {
                let mut bytes = 1;
                while rest.get(bytes).is_some_and(|byte| byte & 0xC0 == 0x80) {
                    bytes += 1;
                }
                self.mark(Class::Other, bytes);
            }
        }
    }
}

const BREVE: [u8; 2] = [0xCC, 0x86];

/// What may stand inside a word without being a letter of it: a soft hyphen or a combining accent.
#[inline]
fn joint_at(rest: &[u8]) -> Option<[u8; 2]> {
    match rest {
        [0xC2, 0xAD, ..] | [0xCC, ..] | [0xCD, 0x80..=0xAF, ..] => Some([rest[0], rest[1]]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens as `text:Class=value`; unknown words and marks without a value as their text alone.
    fn check(text: &str, expected: &str) {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let shown: Vec<String> = tokens
            .iter()
            .map(|token| {
                let class = Lexicon::get().signed(token.sign).class;
                let word = &text[token.start as usize..token.end as usize];
                match class {
                    Class::Other => word.to_owned(),
                    Class::Word | Class::Preposition | Class::Unit => format!("{word}:{class:?}"),
                    Class::Break => "¶".to_owned(),
                    _ if token.value == 0 => format!("{class:?}"),
                    _ => format!("{word}:{class:?}={}", token.value),
                }
            })
            .collect();
        assert_eq!(shown.join(" | "), expected, "{text}");
    }

    #[test]
    fn words_marks_and_paragraphs() {
        check("Он пел тут, 7 октября.", "Он | пел | тут | Comma | 7:Number=7 | октября:Month=10 | Dot");
        check("одна\nстрока", "одна:Cardinal=1 | строка");
        check("абзац\r\n \r\nдругой", "абзац | ¶ | другой");
        check("«цитата» — …", "Quote | цитата | Unquote | Dash | Stop");
        check("5\u{a0}мая\u{2009}1945", "5:Number=5 | мая:Month=5 | 1945:Number=1945");
    }

    #[test]
    fn spelling_folds() {
        check("АПРЕЛЯ Апреля апрѣля", "АПРЕЛЯ:Month=4 | Апреля:Month=4 | апрѣля:Month=4");
        check(
            "октя\u{ad}бря ма\u{301}я ма\u{438}\u{306}",
            "октя\u{ad}бря:Month=10 | ма\u{301}я:Month=5 | ма\u{438}\u{306}:Month=5",
        );
        check(
            "октя-\nбря ноябре-\nдекабре",
            "октя-\nбря:Month=10 | ноябре:Month=11 | Dash | декабре:Month=12",
        );
        check("понедѣльникъ четвёртое", "понедѣльникъ:Weekday=1 | четвёртое:Ordinal=4");
        check("маїв травня", "маїв | травня");
        check("октябрьский октябрята", "октябрьский | октябрята");
    }

    #[test]
    fn abbreviations_take_their_stop() {
        check("7 окт. 2001 г. Он", "7:Number=7 | окт.:Month=10 | 2001:Number=2001 | г.:Unit | Он");
        check("2001г", "2001:Number=2001 | г:Unit");
        check("в XX в. и в.", "в:Preposition | XX:Roman=20 | в.:Unit | и:Word | в.:Unit");
    }

    #[test]
    fn numerals_join() {
        check("двадцать первого мая", "двадцать первого:Ordinal=21 | мая:Month=5");
        check("тысяча девятьсот сорок пятый год", "тысяча девятьсот сорок пятый:Ordinal=1945 | год:Unit");
        check("две тысячи семнадцатого", "две тысячи семнадцатого:Ordinal=2017");
        check("один, два", "один:Cardinal=1 | Comma | два:Cardinal=2");
        check("пять семь", "пять:Cardinal=5 | семь:Cardinal=7");
    }

    #[test]
    fn names_with_digits_are_no_numbers() {
        check("Ту-154 COVID-19 центр-2015", "Ту-154 | COVID-19 | центр-2015");
        check("ХХ век XIX IIX", "ХХ:Roman=20 | век:Unit | XIX:Roman=19 | IIX");
        check("I-й век", "I-й:Roman=1 | век:Unit");
        check("https://a.ru/2016-06-30/x.html там", "https://a.ru/2016-06-30/x.html | там");
        check("а\u{301}b", "а\u{301}b");
        check("Сайга-12К утром", "Сайга-12 | К | утром:DayPart=1");
        check("c 2014", "c:Preposition | 2014:Number=2014");
    }
}
