//! Words as the reader of a clause sees them: verbs, participles, what joins clauses, marks.
//!
//! There is no dictionary here: endings and short lists tell enough. Words are compared as bytes in a
//! buffer of their own, without an allocation.

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
    /// What a token is; `is_verb` for those whose tense is known.
    pub fn read(text: &str, token: &Token, is_verb: bool, is_first: bool) -> Word {
        let signed = Lexicon::get().signed(token.sign);
        match signed.class {
            Class::Comma => return Word::Comma,
            Class::Semicolon | Class::Colon => return Word::Strong,
            Class::Dash => return Word::Dash,
            Class::Open => return Word::Open,
            Class::Close => return Word::Close,
            Class::Quote if text.as_bytes()[token.start as usize] == b'"' => return Word::Straight,
            Class::Quote => return Word::Quote,
            Class::Unquote => return Word::Unquote,
            Class::Dot | Class::Stop | Class::Break => return Word::Stop,
            Class::Other
            | Class::Word
            | Class::Aging
            | Class::AgeWord
            | Class::Pronoun
            | Class::Counted
            | Class::Relative
            | Class::Preposition => {}
            _ => return Word::Other,
        }
        let word = Folded::new(text, token);
        let word = word.as_bytes();
        if let Some((_, kind)) = LISTED.iter().find(|(forms, _)| is_one_of(word, forms)) {
            return *kind;
        }
        if signed.class == Class::Preposition {
            return Word::Preposition;
        }
        if word.starts_with("котор".as_bytes()) {
            return Word::Which;
        }
        let is_participle = (!token.is_capital || is_first) && ends_with_one_of(word, PARTICIPLES);
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
        let mut rest = &text.as_bytes()[token.start as usize..token.end as usize];
        while let [first, tail @ ..] = rest {
            let (pair, taken) = match (*first, tail.first().copied().unwrap_or(0)) {
                (0xD0, second @ 0x90..=0x9F) => ([0xD0, second + 0x20], 2),
                (0xD0, second @ 0xA0..=0xAF) => ([0xD1, second - 0x20], 2),
                // Ё and ё.
                (0xD0, 0x81) | (0xD1, 0x91) => ([0xD0, 0xB5], 2),
                // A soft hyphen or an accent.
                (0xC2, 0xAD) | (0xCC, _) => ([0, 0], 2),
                (first @ (0xC2..=0xDF), second) => ([first, second], 2),
                (first, _) => ([first.to_ascii_lowercase(), 0], 1),
            };
            for byte in pair.into_iter().filter(|byte| *byte != 0) {
                if folded.len < Folded::ROOM {
                    folded.bytes[folded.len] = byte;
                    folded.len += 1;
                }
            }
            rest = &rest[taken.min(rest.len())..];
        }
        folded
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
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
          "должен", "должна", "должно", "должны", "намерен", "намерена", "намерены", "готов", "готова", "готовы"],
        Word::Verb,
    ),
    (&["выставка", "право", "здоровье", "слова", "глава", "главы"], Word::Other),
];

/// Endings of participles in their long form.
#[rustfmt::skip]
const PARTICIPLES: &[&str] = &[
    "вший", "вшая", "вшее", "вшие", "вшего", "вшей", "вшему", "вшем", "вших", "вшим", "вшими", "вшую",
    "шедший", "шедшая", "шедшее", "шедшие", "шедшего", "шедшей", "шедшему", "шедшем", "шедших", "шедшим", "шедшую",
    "вшийся", "вшаяся", "вшееся", "вшиеся", "вшегося", "вшейся", "вшемуся", "вшемся", "вшихся", "вшимся", "вшимися", "вшуюся",
    "ющий", "ющая", "ющее", "ющие", "ющего", "ющей", "ющему", "ющем", "ющих", "ющим", "ющими", "ющую",
    "ящий", "ящая", "ящее", "ящие", "ящего", "ящей", "ящему", "ящем", "ящих", "ящим", "ящими", "ящую",
    "ющийся", "ющаяся", "ющееся", "ющиеся", "ющегося", "ющейся", "ющемуся", "ющемся", "ющихся", "ющимся", "ющимися", "ющуюся",
    "анный", "анная", "анное", "анные", "анного", "анной", "анному", "анном", "анных", "анным", "анными", "анную",
    "енный", "енная", "енное", "енные", "енного", "енной", "енному", "енном", "енных", "енным", "енными", "енную",
    "янный", "янная", "янное", "янные", "янного", "янной", "янных", "янную",
    "нятый", "нятая", "нятое", "нятые", "нятого", "нятой", "нятых", "нятую", "нятым",
    "рытый", "рытая", "рытое", "рытые", "рытого", "рытой", "рытых", "рытую", "рытым",
];

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
