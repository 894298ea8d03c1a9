//! Words: the letters of a token, folded and looked up in the lexicon.

use super::key::{Key, LONGEST};
use super::letters::{BYTES, Byte, FOREIGN, HARD_SIGN, LETTERS, letter_at};
use super::lexicon::{Entry, Lexicon, Sign};
use super::number;
use super::plain::pack;
use super::roman::roman;
use super::token::{Ends, Scanner, Token};
use super::words::Class;

impl Scanner<'_> {
    /// Reads a word of at most twelve plain letters with an ordinary mark or space behind it, as nearly all are, and
    /// gives where the next token may begin.
    ///
    /// Gives none, and reads nothing, where [`word`](Self::word) must look closer.
    #[inline(always)]
    pub(super) fn plain_word(&mut self, start: usize) -> Option<usize> {
        let text = self.text;
        let letters = self.plain.count(start);
        if letters == 0 {
            return None;
        }
        // Twelve letters and what stands behind them.
        let bytes: &[u8; 25] = text.get(start..)?.first_chunk()?;
        if 12 < letters {
            return self.long_word(start, letters);
        }
        let key = 1 << (5 * letters) | pack(bytes.first_chunk()?, letters);
        let is_capital = is_capital(bytes);
        let length = 2 * letters as usize;
        let (end, next) = (start + length, bytes[length]);
        let entry = self.lexicon.short_entry(key);
        if next == b' ' {
            self.push_entry(start, end, entry, is_capital, key);
            return Some(end + 1);
        }
        if !self.ends_word(Key::from_short(key), end) {
            return None;
        }
        self.push_entry(start, end, entry, is_capital, key);
        if let Byte::Mark(class) = BYTES[usize::from(next)] {
            self.at = end;
            self.mark(class, 1);
            return Some(self.behind_space());
        }
        Some(end)
    }

    /// The same of a word of thirteen letters to twenty-four.
    #[inline(never)]
    fn long_word(&mut self, start: usize, letters: u32) -> Option<usize> {
        let end = start + 2 * letters as usize;
        let word = &self.text[start..end];
        if 24 < letters {
            return None;
        }
        let key = Key::of_long(word).filter(|key| self.ends_word(*key, end))?;
        self.push_entry(
            start,
            end,
            self.lexicon.entry(key),
            is_capital(word),
            Token::LONG | key.last_twelve(),
        );
        Some(end)
    }

    /// Whether what stands behind the letters of a word is surely none of it.
    #[inline]
    fn ends_word(&self, word: Key, end: usize) -> bool {
        let rest = &self.text[end..];
        match rest.first().map_or(Byte::Space, |byte| BYTES[usize::from(*byte)]) {
            Byte::Space | Byte::Newline => true,
            Byte::Mark(Class::Dot) => self.lexicon.find_dotted(word).is_none(),
            Byte::Mark(class) => class != Class::Dash,
            Byte::Wide => joint_at(rest).is_none(),
            _ => false,
        }
    }

    #[inline]
    pub(super) fn word(&mut self) {
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
        let next = self.next_byte();
        if next == Byte::Latin {
            return self.latin(start);
        }
        // «Ту-154» is a name, though «ту» is a pronoun; «октябрь-2020» is a month.
        // «12К» is no preposition.
        let is_name = is_capital
            && (letters == 1 && self.is_glued_to_digit(start)
                || matches!(self.text.get(self.at..self.at + 2), Some([b'-', b'0'..=b'9'])));
        let short_key = if is_foreign { 0 } else { key.short() };
        let entry = if is_foreign || letters > LONGEST { Entry::default() } else { self.look_up(key) };
        let is_known = entry.class != Class::Other;
        if is_known && (!is_name || entry.class == Class::Month) || entry.is_number && is_capital {
            return self.push_entry(start, self.at, entry, is_capital, short_key);
        }
        let sign = if is_known { Lexicon::mark(Class::Other) } else { entry.sign };
        self.unknown_word(start, sign, is_capital, short_key);
    }

    fn next_byte(&self) -> Byte {
        self.text.get(self.at).map_or(Byte::Space, |byte| BYTES[usize::from(*byte)])
    }

    fn is_glued_to_digit(&self, start: usize) -> bool {
        let is_glued = self.tokens.last().is_some_and(|token| token.end as usize == start);
        is_glued && start > 0 && self.text[start - 1].is_ascii_digit()
    }

    /// «октя-⏎бря»: a hyphen at the end of a line inside a word, where what stands before it is none by itself, or both
    /// together are one: «сен-⏎тября».
    #[inline]
    fn line_break_inside(&self, key: Key) -> Option<usize> {
        let rest = self.text.get(self.at..)?;
        let bytes = match rest {
            [b'-', b'\n', 0xD0 | 0xD1, ..] => 2,
            [b'-', b'\r', b'\n', 0xD0 | 0xD1, ..] => 3,
            _ => return None,
        };
        let is_lower = matches!(rest.get(bytes..bytes + 2), Some([0xD0, 0xB0..=0xBF] | [0xD1, 0x80..=0x8F]));
        (is_lower && (self.lexicon.find(key).is_none() || self.goes_on(key, &rest[bytes..]))).then_some(bytes)
    }

    /// Whether a word and the letters behind it are a known word together.
    #[cold]
    fn goes_on(&self, mut key: Key, letters: &[u8]) -> bool {
        for pair in letters.chunks(2) {
            let [0xD0 | 0xD1, _] = pair else { break };
            let letter = LETTERS[letter_at(pair, 0)];
            if letter == FOREIGN {
                return false;
            }
            key = key.with(letter);
        }
        self.lexicon.find(key).is_some()
    }

    /// A form with its full stop comes before the same form without.
    #[inline]
    fn look_up(&mut self, key: Key) -> Entry {
        if self.text.get(self.at) == Some(&b'.') {
            if let Some(entry) = self.lexicon.find_dotted(key) {
                self.at += 1;
                return entry;
            }
        }
        self.lexicon.entry(key)
    }

    #[inline]
    fn push_entry(&mut self, start: usize, end: usize, entry: Entry, is_capital: bool, short_key: u64) {
        if entry.is_number && self.push_number(start, end, entry) {
            return;
        }
        self.push_word(start, end, entry.sign, entry.value, is_capital, short_key);
    }

    /// «двадцать», «ХХ»: adds what is a number, or a part of the one before.
    #[cold]
    fn push_number(&mut self, start: usize, end: usize, entry: Entry) -> bool {
        if entry.class != Class::Other {
            return self.joins_number(start, end, entry);
        }
        let value = roman(&self.text[start..end]);
        value.map(|value| self.push_word(start, end, Lexicon::mark(Class::Roman), value, true, 0)).is_some()
    }

    /// «двадцать» and «седьмого» are one number, and so are «10» or «2,5» and «тысяч».
    fn joins_number(&mut self, start: usize, end: usize, entry: Entry) -> bool {
        let Some(before) = self.tokens.last_mut() else { return false };
        let is_thousand = entry.class == Class::Cardinal && entry.value == 1000;
        let joined = match self.lexicon.signed(before.sign).class {
            Class::Cardinal => number::join(before.value, entry.value),
            Class::Number if is_thousand => number::join(before.value, entry.value),
            // Its value is ten times the number.
            Class::Decimal if is_thousand => before.value.checked_mul(100),
            _ => None,
        };
        let Some(value) = joined else { return false };
        let is_apart = self.text[before.end as usize..start].iter().any(|byte| !byte.is_ascii_whitespace());
        if is_apart {
            return false;
        }
        let grammatical = self.lexicon.signed(entry.sign).traits.number();
        *before = Token {
            end: end as u32,
            value,
            sign: Lexicon::number(entry.class, value, grammatical),
            ends: Ends::Nothing,
            short_key: 0,
            ..*before
        };
        true
    }

    /// «Ту-154», «центр-2015»: digits behind a word's hyphen are its own.
    #[inline]
    fn unknown_word(&mut self, start: usize, mut sign: Sign, is_capital: bool, mut short_key: u64) {
        if let Some([b'-', b'0'..=b'9']) = self.text.get(self.at..self.at + 2) {
            self.at += 1;
            (sign, short_key) = (Lexicon::mark(Class::Other), 0);
            while self.text.get(self.at).is_some_and(u8::is_ascii_digit) {
                self.at += 1;
            }
        }
        self.push_word(start, self.at, sign, 0, is_capital, short_key);
    }

    /// A word with Latin letters: a Roman number, a preposition in the wrong alphabet, or a name.
    pub(super) fn latin(&mut self, start: usize) {
        while let Some(byte) = self.text.get(self.at) {
            match BYTES[usize::from(*byte)] {
                Byte::Latin => self.at += 1,
                Byte::Cyrillic => self.at += 2,
                _ => break,
            }
        }
        let word = &self.text[start..self.at];
        let is_capital = !word[0].is_ascii_lowercase();
        if matches!(word, b"http" | b"https" | b"www") {
            return self.address(start);
        }
        if let Some(value) = roman(word) {
            self.at += number::ordinal_ending(&self.text[self.at..]).map_or(0, |(bytes, _)| bytes);
            self.push_word(start, self.at, Lexicon::mark(Class::Roman), value, is_capital, 0);
        } else if let Some(entry) = self.latin_twin(word) {
            self.push_word(start, self.at, entry.sign, entry.value, is_capital, 0);
        } else {
            self.unknown_word(start, Lexicon::mark(Class::Other), is_capital, 0);
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
}

/// Whether a word of plain letters begins with А to Я.
#[inline]
fn is_capital(word: &[u8]) -> bool {
    (word[0] == 0xD0) & (word[1] < 0xB0)
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
