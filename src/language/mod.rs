//! Words: tokens, the lexicon, numerals, sentences and the tense of verbs.
//!
//! Nothing here computes with dates.

mod lexicon;
mod number;
mod sentence;
mod tense;
mod token;
mod words;

pub use lexicon::{Key, Lexicon, Sign, Traits};

pub use sentence::sentence;
pub use tense::{Tense, tense};
pub use token::{Token, tokenize};
pub use words::Class;
