//! Tokens: words, numbers and marks, each a span with its sign and value; no text is copied.
//!
//! Case, ё, accents, soft hyphens and the spelling before 1918 are folded away here, once.

use super::key::Key;
use super::letters::{BYTES, Byte};
use super::lexicon::{Lexicon, Sign};
use super::number;
use super::plain::PlainLetters;
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
    pub ends: Ends,
    /// The key of a word of letters alone, where it is short enough; of a longer one its last twelve letters, and
    /// [`LONG`](Token::LONG); else 0.
    pub short_key: u64,
}

/// What may end behind a token, as far as a glance tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    Nothing,
    /// A sentence: it is a mark, a word with its full stop, or the last of a paragraph.
    Sentence,
    /// A line does, and a sentence may.
    Line,
}

impl Token {
    /// The bit in the place of a short key of a word of thirteen to twenty-four plain letters.
    pub const LONG: u64 = 1 << 63;

    /// The key of a word and its number of letters; none for what is no word of letters alone.
    #[inline]
    pub fn key(&self, text: &str) -> Option<(Key, u32)> {
        let word = || &text.as_bytes()[self.start as usize..self.end as usize];
        match self.short_key {
            0 => Key::of_text(word()),
            long if long & Token::LONG != 0 => Some((Key::of_long(word())?, (self.end - self.start) / 2)),
            short => Some((Key::from_short(short), (63 - short.leading_zeros()) / 5)),
        }
    }
}

/// Splits a text into tokens, behind those that are there already.
///
/// White space makes no token, save a blank line, which is a [`Class::Break`].
pub fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    let plain = PlainLetters::of(text);
    let mut scanner = Scanner { text: text.as_bytes(), at: 0, plain, tokens, lexicon: Lexicon::get() };
    let (mut at, mut is_behind_digit) = (0, false);
    loop {
        // «12К» is no preposition: what is glued to a digit is looked at closer.
        if !is_behind_digit {
            while let Some(next) = scanner.plain_word(at) {
                at = next;
            }
        }
        let Some(byte) = scanner.text.get(at) else { break };
        scanner.at = at;
        scanner.step(BYTES[usize::from(*byte)]);
        at = scanner.behind_space();
        is_behind_digit = scanner.text[at - 1].is_ascii_digit();
    }
}

/// Marks that may end a sentence.
const ENDS: [Class; 6] = [Class::Break, Class::Stop, Class::Dot, Class::Quote, Class::Unquote, Class::Close];

/// A text on the way to its tokens; what is read of words stands in a file of its own.
pub struct Scanner<'a> {
    pub text: &'a [u8],
    pub at: usize,
    pub plain: PlainLetters,
    pub tokens: &'a mut Vec<Token>,
    pub lexicon: &'static Lexicon,
}

impl Scanner<'_> {
    fn step(&mut self, byte: Byte) {
        match byte {
            Byte::Space => self.at += 1,
            Byte::Newline => self.newline(),
            Byte::Cyrillic | Byte::Latin => {
                match byte {
                    Byte::Latin => self.latin(self.at),
                    _ => self.word(),
                }
                // «окт.»
                if self.text[self.at - 1] == b'.' {
                    self.end_sentence();
                }
            }
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
        if let Some(before) = self.tokens.last_mut() {
            before.ends = Ends::Line;
        }
        if is_blank {
            self.push(start, Lexicon::mark(Class::Break), 0);
            self.end_sentence();
        }
    }

    /// A sentence may end behind the last token.
    pub fn end_sentence(&mut self) {
        if let Some(Token { ends: ends @ Ends::Nothing, .. }) = self.tokens.last_mut() {
            *ends = Ends::Sentence;
        }
    }

    pub(super) fn mark(&mut self, class: Class, bytes: usize) {
        let start = self.at;
        self.at += bytes;
        self.push(start, Lexicon::mark(class), 0);
        if ENDS.contains(&class) {
            self.end_sentence();
        }
    }

    /// Where the next token may begin: behind the space that nearly always stands here.
    #[inline]
    pub fn behind_space(&self) -> usize {
        self.at + usize::from(self.text.get(self.at) == Some(&b' '))
    }

    pub fn push(&mut self, start: usize, sign: Sign, value: i32) {
        self.push_word(start, self.at, sign, value, false, 0);
    }

    #[inline]
    pub fn push_word(
        &mut self,
        start: usize,
        end: usize,
        sign: Sign,
        value: i32,
        is_capital: bool,
        short_key: u64,
    ) {
        let (start, end) = (start as u32, end as u32);
        self.tokens.push(Token { start, end, value, sign, is_capital, ends: Ends::Nothing, short_key });
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
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => {
                self.end_sentence();
                self.mark(Class::Break, 3);
            }
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
            "октя-\nбря сен-\r\nтября ноябре-\nдекабре",
            "октя-\nбря:Month=10 | сен-\r\nтября:Month=9 | ноябре:Month=11 | Dash | декабре:Month=12",
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
        check("10 тысяч лет", "10 тысяч:Cardinal=10000 | лет:Unit");
        check("2,5 тысячи лет", "2,5 тысячи:Cardinal=2500 | лет:Unit");
        check("2019 тысяч", "2019:Number=2019 | тысяч:Cardinal=1000");
    }

    #[test]
    fn words_of_any_length_are_read_alike_in_the_middle_and_at_the_end() {
        check("двенадцатого мая", "двенадцатого:Ordinal=12 | мая:Month=5");
        check("восемнадцатого и", "восемнадцатого:Ordinal=18 | и:Word");
        check("двенадцатилетний", "двенадцатилетний:Lasting=1201");
        let letters = |count| "Двенадцатилетний".chars().cycle().take(count).collect::<String>();
        let words = ["двенадцатого", "восемнадцатого", "двенадцатилетний", "семнадцатилетними"];
        for word in (1..40).map(letters).chain(words.map(str::to_owned)) {
            let text = format!("{word} {word}, {}{word}", " ".repeat(60));
            let mut tokens = Vec::new();
            tokenize(&text, &mut tokens);
            let [first, second, _, last] = tokens[..] else { panic!("{text}: {tokens:?}") };
            for token in [first, second] {
                assert_eq!(token.end - token.start, word.len() as u32, "{word}");
                assert_eq!(Token { start: last.start, end: last.end, ..token }, last, "{word}");
            }
        }
    }

    #[test]
    fn names_with_digits_are_no_numbers() {
        check("Ту-154 COVID-19 центр-2015", "Ту-154 | COVID-19 | центр-2015");
        check("ХХ век XIX IIX", "ХХ:Roman=20 | век:Unit | XIX:Roman=19 | IIX");
        check("ХХХ Х хх Хх", "ХХХ:Roman=30 | Х:Roman=10 | хх | Хх");
        check("I-й век", "I-й:Roman=1 | век:Unit");
        check("https://a.ru/2016-06-30/x.html там", "https://a.ru/2016-06-30/x.html | там");
        check("а\u{301}b", "а\u{301}b");
        let behind = ", а потом пришёл автобус";
        check(
            &format!("12К утром{behind}"),
            "12:Number=12 | К | утром:DayPart=1 | Comma | а | потом | пришёл | автобус",
        );
        check("Сайга-12К утром", "Сайга-12 | К | утром:DayPart=1");
        check("c 2014", "c:Preposition | 2014:Number=2014");
    }
}
