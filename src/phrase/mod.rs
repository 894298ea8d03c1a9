//! Phrases: patterns over tokens, the rules, and what a phrase says.
//!
//! Nothing is guessed here, and nothing is known of the article's date.

mod elements;
mod grammar;
mod machine;
mod matching;
mod meaning;
mod pattern;
mod rules;
mod tables;

pub use grammar::{Grammar, Phrase};
pub use meaning::{
    Beside, Bound, Calendar, Date, DecadeSaid, Degree, From, Meaning, Month, Part, Said, Which, Within, Year,
};

#[cfg(test)]
pub use pattern::{Pattern, flat_names};
#[cfg(test)]
pub use rules::{Rule, all as rules};
