//! Words as the reader of a clause sees them: verbs, participles, what joins clauses, marks.
//!
//! There is no dictionary here: endings and short lists tell enough.

use std::sync::LazyLock;

use crate::language::{Class, Form, Lexicon, List, Lists, Signed, Tense, Token, Verb, Verbs};

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

/// How many kinds of words there are.
pub const KINDS: usize = (Word::Other as u32).trailing_zeros() as usize + 1;

/// A set of what tokens do; the top bit tells that it is of all but some.
#[derive(Clone, Copy, Debug)]
pub struct Words(u32);

impl Words {
    /// Behind which a capital letter is that of a name.
    const BEFORE_NAMES: Words = Words::of(&[Word::Other, Word::Name, Word::Preposition]);

    pub const fn of(words: &[Word]) -> Words {
        let (mut all, mut n) = (0, 0);
        while n < words.len() {
            all |= words[n] as u32;
            n += 1;
        }
        Words(all)
    }

    /// All but some.
    pub const fn but(words: &[Word]) -> Words {
        Words(!Words::of(words).0)
    }

    /// These and one more.
    pub const fn and(self, word: Word) -> Words {
        Words(self.0 | word as u32)
    }

    pub fn has(self, word: Word) -> bool {
        self.0 & word as u32 != 0
    }

    /// The words by which it was made, and whether it is of all but those.
    #[inline]
    pub fn named(self) -> (Words, bool) {
        if (self.0 as i32) < 0 { (Words(!self.0), true) } else { (self, false) }
    }

    /// The numbers of its kinds, where it is not of all but some.
    #[inline]
    pub fn kinds(self) -> impl Iterator<Item = usize> {
        ones(self.0.into())
    }
}

/// The numbers of the bits that are set, from the lowest.
#[inline]
pub fn ones(bits: u64) -> impl Iterator<Item = usize> {
    let rest = |bits: &u64| Some(bits & (bits - 1)).filter(|bits| *bits != 0);
    std::iter::successors(Some(bits).filter(|bits| *bits != 0), rest)
        .map(|bits| bits.trailing_zeros() as usize)
}

impl From<Word> for Words {
    fn from(word: Word) -> Words {
        Words(word as u32)
    }
}

impl Word {
    /// What a token that stands behind another of its sentence is, and the lists that it is on.
    #[inline]
    pub fn read(
        known: &Known,
        verbs: &Verbs,
        text: &str,
        token: &Token,
        before: Option<Word>,
    ) -> (Word, Lists) {
        let Known { words, letters_tell, lists } = known;
        let before_bits = before.map_or(0, |before| before as u32);
        let is_behind_word = before_bits & Words::BEFORE_NAMES.0 != 0;
        // Counted, not asked: none of the answers can be foreseen.
        let place =
            usize::from(token.is_capital) * (1 + usize::from(before_bits != 0) + usize::from(is_behind_word));
        let word = words[place];
        // Bits, not two questions: few words are both unknown and like a verb.
        if u64::from(*letters_tell) >> place & verbs.may_be(token, *lists) & 1 != 0 {
            return Word::of_letters(verbs, text, token, *lists);
        }
        // What is a name is nothing else.
        let lists = lists.if_so(place != NAME);
        if const { Words::of(&[Word::Inner, Word::Cause]) }.has(word) {
            return (word.behind(before), lists);
        }
        (word, lists)
    }

    /// «ходе» and «результате», which are a preposition behind another one.
    fn behind(self, before: Option<Word>) -> Word {
        match (self, before) {
            (Word::Inner, Some(Word::Preposition)) => Word::Preposition,
            (_, Some(Word::Preposition)) => Word::Besides,
            _ => Word::Other,
        }
    }

    /// What a word is that neither lists nor letters tell of.
    #[inline]
    fn unknown(token: &Token) -> Word {
        if token.is_capital { Word::Name } else { Word::Other }
    }

    /// What a word is by its letters.
    fn of_letters(verbs: &Verbs, text: &str, token: &Token, lists: Lists) -> (Word, Lists) {
        let Some(Verb { form, tense, .. }) = verbs.read(text, token, lists) else {
            return (Word::unknown(token), lists);
        };
        let word = match form {
            Some(Form::Finite) => Word::Verb,
            Some(Form::Participle) => Word::Participle,
            Some(Form::Gerund) => Word::Gerund,
            None => Word::unknown(token),
        };
        let is_future = tense == Some(Tense::Future);
        (word, if is_future { lists.or(Lists::of(List::Future)) } else { lists })
    }

    /// The number of its kind.
    #[inline]
    pub fn kind(self) -> usize {
        (self as u32).trailing_zeros() as usize
    }
}

/// What is known of tokens by their sign.
pub struct Known {
    /// What it is in lower case, or with a capital letter at the beginning of a sentence, behind a mark or the like, and
    /// as a name, behind a word.
    words: [Word; NAME + 1],
    /// In which of these places its letters may tell more, a bit each.
    letters_tell: u8,
    lists: Lists,
}

/// The place of a name among them.
const NAME: usize = 3;

/// What is known of the words of a date.
pub const TIME: Known = Known { words: [Word::Time; NAME + 1], letters_tell: 0, lists: Lists::NONE };

/// By sign.
pub static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let known = |&Signed { class, lists, .. }: &Signed| {
        let listed = LISTED.iter().find(|(list, _)| lists.has(*list)).map(|(_, word)| *word);
        if class == Class::Preposition {
            let word = listed.unwrap_or(Word::Preposition);
            return Known { words: [word, word, word, Word::Preposition], letters_tell: 0, lists };
        }
        if LETTERS.contains(&class) {
            let (words, letters_tell) = match listed {
                Some(word) => ([word, word, word, Word::Name], 0),
                None => ([Word::Other, Word::Name, Word::Name, Word::Name], 0b0011),
            };
            return Known { words, letters_tell, lists };
        }
        let mark = MARKS.iter().find(|(mark, _)| *mark == class);
        let word = mark.map_or(Word::Other, |(_, word)| *word);
        Known { words: [word; NAME + 1], letters_tell: 0, lists: Lists::NONE }
    };
    Lexicon::get().signs().iter().map(known).collect()
});

/// Classes of tokens whose letters or lists tell what they are.
const LETTERS: [Class; 7] = [
    Class::Other,
    Class::Word,
    Class::Aging,
    Class::AgeWord,
    Class::Pronoun,
    Class::Counted,
    Class::Relative,
];

/// What marks are; other tokens without letters are nothing of interest.
const MARKS: [(Class, Word); 11] = [
    (Class::Comma, Word::Comma),
    (Class::Semicolon, Word::Strong),
    (Class::Colon, Word::Strong),
    (Class::Dash, Word::Dash),
    (Class::Open, Word::Open),
    (Class::Close, Word::Close),
    (Class::Quote, Word::Quote),
    (Class::Unquote, Word::Unquote),
    (Class::Dot, Word::Stop),
    (Class::Stop, Word::Stop),
    (Class::Break, Word::Stop),
];

/// What the words of some lists are, whatever they end in.
const LISTED: [(List, Word); 12] = [
    (List::And, Word::And),
    (List::Which, Word::Which),
    (List::That, Word::That),
    (List::If, Word::If),
    (List::Thus, Word::Thus),
    (List::Since, Word::Since),
    (List::Inner, Word::Inner),
    (List::Cause, Word::Cause),
    (List::Besides, Word::Besides),
    (List::Preposition, Word::Preposition),
    (List::Verb, Word::Verb),
    (List::NoVerb, Word::Other),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_of_one_kind() {
        for signed in Lexicon::get().signs() {
            let kinds = LISTED.iter().filter(|(list, _)| signed.lists.has(*list)).count();
            assert!(kinds < 2, "{signed:?}");
        }
    }
}
