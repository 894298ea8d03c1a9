//! Words as the reader of a clause sees them: verbs, participles, what joins clauses, marks.
//!
//! There is no dictionary here: endings and short lists tell enough.

use std::sync::LazyLock;

use super::wording::terms;
use crate::language::{Class, Dictionary, Form, Key, Lexicon, Tense, Token, Verb};

/// What a token does in its clause; each has a bit of its own, so that [`Words`] are a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Word {
    Comma = 1 << 0,
    /// A semicolon or a colon.
    Strong = 1 << 1,
    Dash = 1 << 2,
    Open = 1 << 3,
    Close = 1 << 4,
    Quote = 1 << 5,
    Unquote = 1 << 6,
    /// A straight quotation mark, which opens or closes.
    Straight = 1 << 7,
    /// The end of a sentence, or an abbreviation's full stop.
    Stop = 1 << 8,
    /// A verb that makes a clause, or a short participle.
    Verb = 1 << 9,
    /// «прошедший», «основанного».
    Participle = 1 << 10,
    /// «появившись», «находясь».
    Gerund = 1 << 11,
    /// «который», «где».
    Which = 1 << 12,
    /// «что», «чтобы», «как».
    That = 1 << 13,
    /// «если», «хотя».
    If = 1 << 14,
    /// «том», «настолько»: a clause must follow.
    Thus = 1 << 15,
    /// «то», «того»: the same, and behind a preposition that clause is a circumstance.
    Since = 1 << 16,
    /// «и», «а», «но».
    And = 1 << 17,
    Preposition = 1 << 18,
    /// A preposition of circumstances that hardly belong to the event: «после», «вместе с».
    Besides = 1 << 19,
    /// «ходе» in «в ходе»: a preposition behind another one, else a noun.
    Inner = 1 << 20,
    /// «результате» in «в результате»: likewise, of what came before.
    Cause = 1 << 21,
    /// A word of a phrase that says when.
    Time = 1 << 22,
    /// Any other word with a capital letter.
    Name = 1 << 23,
    Other = 1 << 24,
}

/// A set of what tokens do.
#[derive(Clone, Copy, Debug)]
pub struct Words(u32);

impl Words {
    pub const fn of(words: &[Word]) -> Words {
        let (mut all, mut n) = (0, 0);
        while n < words.len() {
            all |= words[n] as u32;
            n += 1;
        }
        Words(all)
    }

    pub fn has(self, word: Word) -> bool {
        self.0 & word as u32 != 0
    }

    /// Whether all are among others.
    pub fn are_of(self, others: Words) -> bool {
        self.0 & !others.0 == 0
    }
}

impl Word {
    /// What a token that stands behind another of its sentence is, and the terms of wordings that it is one of.
    #[inline]
    pub fn read(text: &str, token: &Token, before: Option<Word>) -> (Word, u64) {
        let class = Lexicon::get().signed(token.sign).class;
        match MARKS[class as usize] {
            Some(Word::Quote) if text.as_bytes()[token.start as usize] == b'"' => (Word::Straight, 0),
            Some(mark) => (mark, 0),
            None => Word::of_letters(text, token, class, before),
        }
    }

    /// The same of a word, by its letters.
    #[inline]
    fn of_letters(text: &str, token: &Token, class: Class, before: Option<Word>) -> (Word, u64) {
        let capital = if token.is_capital { Word::Name } else { Word::Other };
        let by_class = if class == Class::Preposition { Word::Preposition } else { capital };
        if token.is_capital && matches!(before, Some(Word::Other | Word::Name | Word::Preposition)) {
            return (by_class, 0);
        }
        let Some((key, letters)) = token.key(text) else { return (by_class, 0) };
        let Entry { kind, terms } = VOCABULARY.get(key);
        if let Some(kind) = kind {
            return (kind, terms);
        }
        if by_class == Word::Preposition || token.is_capital && before.is_some() {
            return (by_class, terms);
        }
        let Verb { form, tense, .. } = Verb::read(key, letters, token.is_capital);
        let word = match form {
            Some(Form::Finite) => Word::Verb,
            Some(Form::Participle) => Word::Participle,
            Some(Form::Gerund) => Word::Gerund,
            None => capital,
        };
        (word, if tense == Some(Tense::Future) { terms | FUTURE } else { terms })
    }

    /// Whether the word may introduce a clause that depends on another.
    pub fn is_joint(self) -> bool {
        matches!(self, Word::Which | Word::That | Word::If)
    }
}

/// By class, what a token is that needs no look at its letters.
const MARKS: [Option<Word>; Class::Word as usize + 1] = {
    let mut marks = [Some(Word::Other); Class::Word as usize + 1];
    let letters = [
        Class::Other,
        Class::Word,
        Class::Aging,
        Class::AgeWord,
        Class::Pronoun,
        Class::Counted,
        Class::Relative,
        Class::Preposition,
    ];
    let mut n = 0;
    while n < letters.len() {
        marks[letters[n] as usize] = None;
        n += 1;
    }
    marks[Class::Comma as usize] = Some(Word::Comma);
    marks[Class::Semicolon as usize] = Some(Word::Strong);
    marks[Class::Colon as usize] = Some(Word::Strong);
    marks[Class::Dash as usize] = Some(Word::Dash);
    marks[Class::Open as usize] = Some(Word::Open);
    marks[Class::Close as usize] = Some(Word::Close);
    marks[Class::Quote as usize] = Some(Word::Quote);
    marks[Class::Unquote as usize] = Some(Word::Unquote);
    marks[Class::Dot as usize] = Some(Word::Stop);
    marks[Class::Stop as usize] = Some(Word::Stop);
    marks[Class::Break as usize] = Some(Word::Stop);
    marks
};

/// The bit of a verb of the future among the terms.
pub const FUTURE: u64 = 1 << 63;

/// What is known of a word as a whole.
#[derive(Clone, Copy, Default)]
struct Entry {
    kind: Option<Word>,
    terms: u64,
}

static VOCABULARY: LazyLock<Dictionary<Entry, 8192>> = LazyLock::new(|| {
    let key = |word: &str| Key::of_text(word.as_bytes()).unwrap_or_else(|| panic!("{word:?} is no word"));
    let mut vocabulary = Dictionary::<Entry, 8192>::new();
    for (words, kind) in LISTED {
        for word in *words {
            let (key, letters) = key(word);
            let is_future = Verb::read(key, letters, false).tense == Some(Tense::Future);
            let terms = if is_future { FUTURE } else { 0 };
            *vocabulary.entry(key) = Entry { kind: Some(*kind), terms };
        }
    }
    for (word, terms) in terms() {
        vocabulary.entry(key(&word).0).terms |= terms;
    }
    vocabulary
});

/// Words that are what they are whatever they end in.
#[rustfmt::skip]
const LISTED: &[(&[&str], Word)] = &[
    (&["и", "а", "но", "или", "либо", "зато", "однако", "затем"], Word::And),
    (
        &["который", "которая", "которое", "которые", "которого", "которой", "которому", "которым", "котором", "которую",
          "которых", "которыми"],
        Word::Which,
    ),
    (&["где", "когда", "куда", "откуда", "чей", "чья", "чье", "чьи", "чьего", "чьей", "чьих"], Word::Which),
    (&["что", "чтобы", "как", "будто"], Word::That),
    (&["том", "тем", "тому", "настолько", "так"], Word::Thus),
    (&["то", "того"], Word::Since),
    (&["ходе", "время", "рамках", "случае"], Word::Inner),
    (&["результате", "связи"], Word::Cause),
    (&["если", "хотя", "поскольку", "пока", "чем", "ведь", "несмотря", "словно", "ли"], Word::If),
    (&["после", "вместе", "вследствие", "наряду", "согласно", "благодаря", "вопреки", "перед"], Word::Besides),
    (
        &["о", "об", "обо", "у", "из", "под", "над", "без", "для", "при", "про", "через", "среди", "против", "во",
          "ради", "вместо", "кроме", "вокруг", "возле", "внутри"],
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
    (&["выставка", "право", "здоровье", "слова", "глава", "главы", "каникул"], Word::Other),
];
