//! What lists and letters say of a word that is compared: whether it is a verb, may be a name, or is a number.

use crate::language::{Class, Form, Lexicon, List, Token, Verbs};

/// What the lists and the letters of a word say of it.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen {
    /// A verb that makes a clause and is none of saying.
    pub is_finite: bool,
    pub is_passive: bool,
    pub says: bool,
    /// Whether it is on a list, or a verb, and so no name.
    pub is_known: bool,
}

impl Seen {
    pub fn new(text: &str, token: &Token) -> Seen {
        let signed = Lexicon::get().signed(token.sign);
        let says = signed.lists.has(List::Say);
        let verb = Verbs::get().read(text, token, signed.lists);
        let is_verb = !signed.lists.has(List::NoVerb)
            && verb.is_some_and(|verb| verb.form == Some(Form::Finite))
            || signed.lists.has(List::Verb);
        let word = &text[token.start as usize..token.end as usize];
        let endings = [
            "ан", "ен", "ён", "на", "но", "ны", "ят", "ята", "ято", "яты", "ыт", "ыта", "ыто", "ыты", "ся",
            "сь",
        ];
        Seen {
            // «дел» ends as a verb does.
            is_finite: is_verb && !says && 8 <= word.len(),
            is_passive: is_verb && endings.iter().any(|ending| word.ends_with(ending)),
            says,
            is_known: is_verb || signed.class != Class::Other || signed.lists.0 != 0,
        }
    }
}

/// «эстонский», «турьевского»: another such word is another place.
pub(super) fn is_of_place(word: &str) -> bool {
    const ENDINGS: [&str; 13] =
        ["ий", "ая", "ое", "ие", "ого", "ому", "ой", "ую", "им", "ом", "их", "ими", "ье"];
    ENDINGS.iter().any(|ending| {
        let root = word.strip_suffix(ending);
        root.is_some_and(|root| 10 <= root.len() && (root.ends_with("ск") || root.ends_with("цк")))
    })
}

/// A number of a text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Number<'t> {
    Value(f64),
    /// One that is no number to count with: «1.2.3».
    Text(&'t str),
}
