//! Words as the reader of a clause sees them: verbs, participles, what joins clauses, marks.
//!
//! There is no dictionary here: endings and short lists tell enough. Words are compared as bytes in a
//! buffer of their own, without an allocation.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use crate::language::{Class, Lexicon, Token};

/// What a token does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Comma,
    /// A semicolon or a colon.
    Strong,
    Dash,
    Open,
    Close,
    Quote,
    Unquote,
    /// A straight quotation mark, which opens or closes.
    Straight,
    /// The end of a sentence, or an abbreviation's full stop.
    Stop,
    /// A verb that makes a clause, or a short participle.
    Verb,
    /// «прошедший», «основанного».
    Participle,
    /// «появившись», «находясь».
    Gerund,
    /// «который», «где».
    Which,
    /// «что», «чтобы», «как».
    That,
    /// «если», «хотя».
    If,
    /// «том», «настолько»: a clause must follow.
    Thus,
    /// «и», «а», «но».
    And,
    Preposition,
    /// A preposition of circumstances that hardly belong to the event: «после», «вместе с».
    Besides,
    /// A word of a phrase that says when.
    Time,
    /// Any other word with a capital letter.
    Name,
    Other,
}

impl Word {
    /// What a token is that needs no look at its letters.
    pub fn mark(text: &str, token: &Token) -> Option<Word> {
        let word = match class(token) {
            Class::Comma => Word::Comma,
            Class::Semicolon | Class::Colon => Word::Strong,
            Class::Dash => Word::Dash,
            Class::Open => Word::Open,
            Class::Close => Word::Close,
            Class::Quote if text.as_bytes()[token.start as usize] == b'"' => Word::Straight,
            Class::Quote => Word::Quote,
            Class::Unquote => Word::Unquote,
            Class::Dot | Class::Stop | Class::Break => Word::Stop,
            Class::Other
            | Class::Word
            | Class::Aging
            | Class::AgeWord
            | Class::Pronoun
            | Class::Counted
            | Class::Relative
            | Class::Preposition => return None,
            _ => Word::Other,
        };
        Some(word)
    }

    /// What any other token is, by its letters; `is_verb` for those whose tense is known.
    pub fn read(word: &[u8], token: &Token, is_verb: bool, is_first: bool) -> Word {
        if let Some(kind) = KINDS.get(word) {
            return *kind;
        }
        if class(token) == Class::Preposition {
            return Word::Preposition;
        }
        if word.starts_with("котор".as_bytes()) {
            return Word::Which;
        }
        let is_participle = (!token.is_capital || is_first) && is_participle(word);
        match (is_verb, is_participle) {
            (_, true) => Word::Participle,
            (true, _) => Word::Verb,
            _ if token.is_capital => Word::Name,
            _ if ends_with_one_of(word, GERUNDS) => Word::Gerund,
            _ if 10 <= word.len() && ends_with_one_of(word, PRESENT) => Word::Verb,
            _ => Word::Other,
        }
    }

    /// Whether the word may introduce a clause that depends on another.
    pub fn is_joint(self) -> bool {
        matches!(self, Word::Which | Word::That | Word::If)
    }
}

/// A word in lower case, with е for ё and without accents and soft hyphens, in a buffer of its own.
pub struct Folded {
    bytes: [u8; Folded::ROOM],
    len: usize,
}

impl Folded {
    /// Thirty-two letters; of a longer word the end is what counts, and it is none of any list.
    const ROOM: usize = 64;

    pub fn new(text: &str, token: &Token) -> Folded {
        let mut folded = Folded { bytes: [0; Folded::ROOM], len: 0 };
        let word = &text.as_bytes()[token.start as usize..token.end as usize];
        let mut at = 0;
        while at < word.len() && folded.len + 2 <= Folded::ROOM {
            let pair = (word[at], word.get(at + 1).copied().unwrap_or(0));
            let (first, second) = match pair {
                (0xD0, second @ 0x90..=0x9F) => (0xD0, second + 0x20),
                (0xD0, second @ 0xA0..=0xAF) => (0xD1, second - 0x20),
                // Ё and ё.
                (0xD0, 0x81) | (0xD1, 0x91) => (0xD0, 0xB5),
                // A soft hyphen or an accent.
                (0xC2, 0xAD) | (0xCC, _) => {
                    at += 2;
                    continue;
                }
                (0xC2..=0xDF, _) => pair,
                (first, _) => {
                    folded.bytes[folded.len] = first.to_ascii_lowercase();
                    folded.len += 1;
                    at += 1;
                    continue;
                }
            };
            folded.bytes[folded.len] = first;
            folded.bytes[folded.len + 1] = second;
            folded.len += 2;
            at += 2;
        }
        folded
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

fn class(token: &Token) -> Class {
    Lexicon::get().signed(token.sign).class
}

/// Lists of words made ready for looking up.
pub struct Lookup<T> {
    table: HashMap<&'static [u8], T, BuildHasherDefault<Letters>>,
}

impl<T> Lookup<T> {
    pub fn new(words: impl Iterator<Item = (&'static str, T)>) -> Lookup<T> {
        Lookup { table: words.map(|(word, value)| (word.as_bytes(), value)).collect() }
    }

    pub fn get(&self, word: &[u8]) -> Option<&T> {
        self.table.get(word)
    }
}

/// A hash of a few letters, which is all that short lists of words need.
#[derive(Default)]
struct Letters(u64);

impl Hasher for Letters {
    fn write(&mut self, bytes: &[u8]) {
        for bytes in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..bytes.len()].copy_from_slice(bytes);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }

    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        // The best bits of a product are its highest; a table looks at the lowest too.
        self.0 ^ self.0 >> 32
    }
}

static KINDS: LazyLock<Lookup<Word>> = LazyLock::new(|| {
    Lookup::new(LISTED.iter().flat_map(|(words, kind)| words.iter().map(|word| (*word, *kind))))
});

/// «прошедший», «начавшегося», «основанная»: the suffix of a participle before the ending of an adjective.
fn is_participle(word: &[u8]) -> bool {
    let word = word.strip_suffix("ся".as_bytes()).unwrap_or(word);
    // Letters of two bytes: endings of two letters, then of three.
    let suffix = |ending: &[&str], letters: usize| {
        let stem = word.len().checked_sub(2 * letters).filter(|_| ends_with_one_of(word, ending));
        stem.is_some_and(|stem| ends_with_one_of(&word[..stem], SUFFIXES))
    };
    word.len() >= 12 && (suffix(TWO_LETTERS, 2) || suffix(THREE_LETTERS, 3))
}

pub fn is_one_of(word: &[u8], list: &[&str]) -> bool {
    list.iter().any(|other| other.as_bytes() == word)
}

pub fn ends_with_one_of(word: &[u8], endings: &[&str]) -> bool {
    // Nearly all are told apart by their last byte, without a call.
    let last = word.last();
    endings.iter().any(|ending| ending.as_bytes().last() == last && word.ends_with(ending.as_bytes()))
}

/// Words that are what they are whatever they end in.
#[rustfmt::skip]
const LISTED: &[(&[&str], Word)] = &[
    (&["и", "а", "но", "или", "либо", "зато", "однако", "затем"], Word::And),
    (&["где", "когда", "куда", "откуда", "чей", "чья", "чье", "чьи", "чьего", "чьей", "чьих"], Word::Which),
    (&["что", "чтобы", "как", "будто"], Word::That),
    (&["том", "того", "тем", "тому", "настолько", "так"], Word::Thus),
    (&["если", "хотя", "поскольку", "пока", "чем", "ведь", "несмотря", "словно", "ли"], Word::If),
    (&["после", "вместе", "из-за", "вследствие", "наряду", "согласно", "благодаря", "вопреки", "перед"], Word::Besides),
    (
        &["о", "об", "обо", "у", "из", "под", "над", "без", "для", "при", "про", "через", "среди", "против", "во",
          "ради", "вместо", "кроме", "вокруг", "возле", "внутри", "ходе"],
        Word::Preposition,
    ),
    (
        &["есть", "нет", "может", "могут", "можно", "нельзя", "идет", "идут", "ведет", "ведут", "живет", "живут",
          "дает", "дают", "хочет", "хотят", "входит", "входят", "проходит", "проходят", "находится", "говорит",
          "говорят", "стоит", "стоят", "ходит", "ходят", "приходит", "приходят", "выходит", "выходят", "происходит",
          "происходят", "проводит", "проводят", "носит", "носят", "пишет", "пишут", "длится", "служит", "служат",
          "лежит", "лежат", "растет", "растут", "просит", "просят", "требует", "известно", "нужно", "надо",
          "должен", "должна", "должно", "должны", "намерен", "намерена", "намерены", "спас", "нес", "вез", "умер",
          "погиб", "мог", "смог", "помог", "достиг", "исчез", "возник", "вырос", "привез", "принес", "готов", "готова", "готовы"],
        Word::Verb,
    ),
    (&["выставка", "право", "здоровье", "слова", "глава", "главы"], Word::Other),
];

/// What stands before the ending of a participle.
const SUFFIXES: &[&str] = &["вш", "едш", "ющ", "ящ", "анн", "енн", "янн", "нят", "рыт"];

/// Endings of adjectives.
#[rustfmt::skip]
const TWO_LETTERS: &[&str] = &[
    "ий", "ый", "ая", "ее", "ое", "ие", "ые", "ей", "ой", "ем", "ом", "их", "ых", "им", "ым", "ую",
];
const THREE_LETTERS: &[&str] = &["его", "ого", "ему", "ому", "ими", "ыми"];

/// Endings of gerunds.
#[rustfmt::skip]
const GERUNDS: &[&str] = &[
    "ивши", "авши", "ившись", "авшись", "ывшись", "увшись", "явшись", "евшись", "ясь",
    "ивая", "ывая", "ируя", "вуя", "уя", "яя", "учив", "вив", "вав", "зав", "сив", "тив", "див", "лив", "нив", "рив",
    "чив", "бив", "пив", "нув", "жив", "шив", "лав", "рав", "сав", "тав", "жав", "чав", "щая",
];

/// Endings of the third person of the present, as far as hardly any noun has them.
const PRESENT: &[&str] =
    &["ает", "ают", "яет", "яют", "ует", "уют", "еет", "еют", "ется", "ются", "ится", "ятся", "атся", "утся"];
