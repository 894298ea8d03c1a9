//! Words: tokens, the lexicon, numerals, sentences and the tense of verbs.
//!
//! Nothing here computes with dates.

mod endings;
mod key;
mod letters;
mod lexicon;
mod number;
mod roman;
mod sentence;
mod tense;
mod token;
mod traits;
mod word;
mod words;

pub use endings::Endings;
pub use key::Key;
pub use lexicon::{Lexicon, Sign};
pub use tense::{Tense, Tenses, tense_of};
pub use token::{Token, tokenize};
pub use traits::Traits;
pub use words::{COMING, Class, LATEST, MOVING};
