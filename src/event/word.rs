//! Words as the reader of a clause sees them: verbs, participles, what joins clauses, marks.
//!
//! There is no dictionary here: endings and short lists tell enough. A word is folded to its key once,
//! and found in one table and one tree of endings.

use std::sync::LazyLock;

use super::wording::terms;
use crate::language::{Class, Endings, Key, Lexicon, Tense, Token, tense_of};

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
    /// «то», «того»: the same, and behind a preposition that clause is a circumstance.
    Since,
    /// «и», «а», «но».
    And,
    Preposition,
    /// A preposition of circumstances that hardly belong to the event: «после», «вместе с».
    Besides,
    /// «ходе» in «в ходе»: a preposition behind another one, else a noun.
    Inner,
    /// «результате» in «в результате»: likewise, of what came before.
    Cause,
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

    /// What any other token is, by its letters, and the terms of wordings that it is one of; `before` is
    /// what stands before it, unless it is the first of its sentence.
    pub fn read(text: &str, token: &Token, before: Option<Word>, memory: &mut Memory) -> (Word, u64) {
        let capital = if token.is_capital { Word::Name } else { Word::Other };
        let by_class = if class(token) == Class::Preposition { Word::Preposition } else { capital };
        if token.is_capital && matches!(before, Some(Word::Other | Word::Name | Word::Preposition)) {
            return (by_class, 0);
        }
        let Some((key, letters)) = token.key(text) else { return (by_class, 0) };
        let known = memory.of(key, letters, token.is_capital);
        if let Some(kind) = known.kind {
            return (kind, known.terms);
        }
        if by_class == Word::Preposition || token.is_capital && before.is_some() {
            return (by_class, known.terms);
        }
        let terms = if known.tense == Some(Tense::Future) { known.terms | FUTURE } else { known.terms };
        (known.by_ending, terms)
    }

    /// Whether the word may introduce a clause that depends on another.
    pub fn is_joint(self) -> bool {
        matches!(self, Word::Which | Word::That | Word::If)
    }
}

/// What is known of a word by itself.
#[derive(Clone, Copy)]
struct Known {
    /// What it is whatever it ends in.
    kind: Option<Word>,
    by_ending: Word,
    tense: Option<Tense>,
    terms: u64,
}

impl Known {
    fn new(key: Key, letters: u32, is_capital: bool) -> Known {
        let Entry { kind, terms } = VOCABULARY.find(key);
        let tense = tense_of(key, letters, is_capital);
        let ends = ENDINGS.of(key, letters);
        let is = |list: Ending| ends & list as u8 != 0;
        let by_ending = if is(Ending::Participle) && 5 < letters {
            Word::Participle
        } else if tense.is_some() || is_capital && is(Ending::Reflexive) {
            Word::Verb
        } else if is_capital {
            Word::Name
        } else if is(Ending::Gerund) {
            Word::Gerund
        } else if is(Ending::Present) && 4 < letters {
            Word::Verb
        } else {
            Word::Other
        };
        Known { kind, by_ending, tense, terms }
    }
}

/// Words that were read lately, each in a place of its own: most come again soon.
#[derive(Default)]
pub struct Memory {
    places: Vec<(Key, Known)>,
    /// Words that were new since it grew: for one article a small memory is enough, and sooner made.
    news: usize,
}

impl Memory {
    /// Places of 32 bytes, at first and at most.
    const PLACES: (usize, usize) = (1 << 8, 1 << 13);

    fn of(&mut self, key: Key, letters: u32, is_capital: bool) -> Known {
        if self.places.len() <= self.news && self.places.len() < Memory::PLACES.1 {
            let none = Known { kind: None, by_ending: Word::Other, tense: None, terms: 0 };
            let places = (8 * self.places.len()).clamp(Memory::PLACES.0, Memory::PLACES.1);
            *self = Memory { places: vec![(Key::EMPTY, none); places], news: 0 };
        }
        // No word has a full stop here: its bit parts words with a capital from those without.
        let kept = if is_capital { key.dotted() } else { key };
        let place = kept.hash() >> (64 - self.places.len().trailing_zeros());
        let (known, word) = &mut self.places[place as usize];
        if *known != kept {
            (*known, *word) = (kept, Known::new(key, letters, is_capital));
            self.news += 1;
        }
        *word
    }
}

fn class(token: &Token) -> Class {
    Lexicon::get().signed(token.sign).class
}

/// The bit of a verb of the future among the terms.
pub const FUTURE: u64 = 1 << 63;

/// What is known of a word as a whole.
#[derive(Clone, Copy, Default)]
struct Entry {
    kind: Option<Word>,
    terms: u64,
}

/// The words that are known as a whole.
struct Vocabulary {
    slots: Vec<(Key, Entry)>,
}

/// Four times as many slots as words, so that runs stay short.
const SLOT_BITS: u32 = 11;

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary { slots: vec![(Key::EMPTY, Entry::default()); 1 << SLOT_BITS] };
    for (words, kind) in LISTED {
        for word in *words {
            let is_future = Key::of_text(word.as_bytes())
                .is_some_and(|(key, letters)| tense_of(key, letters, false) == Some(Tense::Future));
            *vocabulary.entry(word) = Entry { kind: Some(*kind), terms: if is_future { FUTURE } else { 0 } };
        }
    }
    for (word, terms) in terms() {
        vocabulary.entry(&word).terms |= terms;
    }
    vocabulary
});

impl Vocabulary {
    fn slot(&self, key: Key) -> usize {
        let mut slot = (key.hash() >> (64 - SLOT_BITS)) as usize;
        while self.slots[slot].0 != key && self.slots[slot].0 != Key::EMPTY {
            slot = (slot + 1) % self.slots.len();
        }
        slot
    }

    fn find(&self, key: Key) -> Entry {
        self.slots[self.slot(key)].1
    }

    fn entry(&mut self, word: &str) -> &mut Entry {
        let key = Key::of(word).unwrap_or_else(|| panic!("{word:?} is no word"));
        let slot = self.slot(key);
        self.slots[slot].0 = key;
        &mut self.slots[slot].1
    }
}

/// What the last letters of a word tell.
#[derive(Clone, Copy)]
enum Ending {
    Participle = 1,
    Gerund = 2,
    Present = 4,
    Reflexive = 8,
}

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    // «прошедший», «начавшегося», «основанная»: a suffix before the ending of an adjective.
    let with = |suffix: &str, ending: &str| [format!("-{suffix}{ending}"), format!("-{suffix}{ending}ся")];
    let participles =
        SUFFIXES.iter().flat_map(|suffix| ADJECTIVES.iter().flat_map(move |ending| with(suffix, ending)));
    let participles: Vec<String> = participles.collect();
    let participles: Vec<&str> = participles.iter().map(String::as_str).collect();
    let lists: [(Ending, &[&str]); 4] = [
        (Ending::Participle, &participles),
        (Ending::Gerund, GERUNDS),
        (Ending::Present, PRESENT),
        (Ending::Reflexive, REFLEXIVE),
    ];
    Endings::new(lists.into_iter().map(|(list, words)| (list as u8, words)))
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

/// What stands before the ending of a participle.
const SUFFIXES: &[&str] = &["вш", "едш", "ющ", "ящ", "анн", "енн", "янн", "нят", "рыт", "мерш"];

/// Endings of adjectives.
#[rustfmt::skip]
const ADJECTIVES: &[&str] = &[
    "ий", "ый", "ая", "ее", "ое", "ие", "ые", "ей", "ой", "ем", "ом", "их", "ых", "им", "ым", "ую", "его", "ого", "ему",
    "ому", "ими", "ыми",
];

/// Endings of verbs of the past that no name has.
const REFLEXIVE: &[&str] = &["-лся", "-лась", "-лось", "-лись"];

/// Endings of gerunds.
#[rustfmt::skip]
const GERUNDS: &[&str] = &[
    "-ивши", "-авши", "-ившись", "-авшись", "-ывшись", "-увшись", "-явшись", "-евшись", "-ясь",
    "-ивая", "-ывая", "-ируя", "-вуя", "-уя", "-яя", "-учив", "-вив", "-вав", "-зав", "-сив", "-тив", "-див", "-лив", "-нив", "-рив",
    "-чив", "-бив", "-пив", "-нув", "-жив", "-шив", "-лав", "-рав", "-сав", "-тав", "-жав", "-чав", "-щая",
];

/// Endings of the third person of the present, as far as hardly any noun has them.
const PRESENT: &[&str] = &[
    "-ает",
    "-ают",
    "-яет",
    "-яют",
    "-ует",
    "-уют",
    "-еет",
    "-еют",
    "-ется",
    "-ются",
    "-ится",
    "-ятся",
    "-атся",
    "-утся",
];
