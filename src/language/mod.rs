//! Words: tokens, the lexicon, numerals, sentences and the tense of verbs.
//!
//! Nothing here computes with dates.

mod dictionary;
mod endings;
mod key;
mod letters;
mod lexicon;
mod lists;
mod number;
mod plain;
mod roman;
mod sentence;
mod tense;
mod token;
mod traits;
mod verb;
mod word;
mod words;

pub use lexicon::{Lexicon, Sign, Signed};
pub use lists::{List, Lists};
pub use tense::{TenseBuffers, Tenses};
pub use token::{Ends, Token, tokenize};
pub use traits::Traits;
pub use verb::{Form, Tense, Verb, Verbs};
pub use words::{COMING, Class, LATEST, MOVING};
