//! Dates side by side: members of a list, and a day with its year a few words behind.

use std::ops::Range;

use super::carry::{is_in, is_whole_year};
use super::date::{period_within, year_before};
use crate::calendar::Grain;
use crate::language::{Class, Form, Lexicon, Tenses, Token};
use crate::phrase::{Date, Meaning, Phrase, Said, Within, Year};

/// The year that a later member of a list says, for those before it: «28 декабря и 3 января 2019 года».
pub(super) fn year_of_list(tokens: &[Token], phrases: &[Phrase]) -> Option<i32> {
    let within = open_date(&phrases[0].meaning)?;
    let unit = unit_of(&phrases[0].meaning)?;
    for pair in phrases.windows(2).take(LISTED) {
        let next = &pair[1].meaning;
        if unit_of(next) != Some(unit) || !is_glue(tokens, between(pair)) {
            return None;
        }
        if let Said::Date(Date { year: Year::Said(year), within: last }) = next.said {
            return year_before(within, period_within(year, last)?);
        }
    }
    None
}

/// Members of a list that are looked through for one that says its year.
const LISTED: usize = 8;

/// The year that stands a few words behind its day: «9 мая в Москве в 2015 году».
pub(super) fn year_behind(text: &str, tokens: &[Token], tenses: &Tenses, phrases: &[Phrase]) -> Option<i32> {
    let pair = phrases.get(..2)?;
    open_date(&pair[0].meaning)?;
    let (between, year) = (between(pair), &pair[1].meaning);
    let is_bare = year.bound.is_none() && is_whole_year(year) && is_in(text, tokens, &pair[1]);
    let are_few = is_bare && between.len() <= FEW && tokens[between.clone()].iter().all(is_word);
    year.said_year().filter(|_| are_few && !tenses.has_verb(&between, Form::Finite))
}

/// Words between a day and its year at most.
const FEW: usize = 3;

fn is_word(token: &Token) -> bool {
    matches!(Lexicon::get().signed(token.sign).class, Class::Other | Class::Word | Class::Preposition)
}

/// What a date says that says no year.
fn open_date(meaning: &Meaning) -> Option<Within> {
    match meaning.said {
        Said::Date(Date { year: Year::Unsaid, within }) => Some(within),
        _ => None,
    }
}

/// The unit of the members of a list.
pub(super) fn unit_of(meaning: &Meaning) -> Option<Grain> {
    match meaning.said {
        Said::Date(Date { within: Within::Day(..), .. }) | Said::Weekday { .. } => Some(Grain::Day),
        Said::Date(Date { within: Within::Month(_), .. }) => Some(Grain::Month),
        Said::Date(Date { within: Within::Season(_), .. }) => Some(Grain::Season),
        _ => None,
    }
}

/// The tokens between two phrases.
fn between(pair: &[Phrase]) -> Range<usize> {
    pair[0].tokens.end as usize..pair[1].tokens.start as usize
}

/// Whether a comma, a dash or «и» is all that stands between two times.
pub(super) fn is_glue(tokens: &[Token], between: Range<usize>) -> bool {
    let [token] = &tokens[between] else { return false };
    let (lexicon, signed) = (Lexicon::get(), Lexicon::get().signed(token.sign));
    matches!(signed.class, Class::Comma | Class::Dash) || signed.line == lexicon.line("и")
}
