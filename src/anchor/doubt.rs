//! Doubts: what a text says of a date that does not fit it. The date as written stands; a note tells.

use chrono::{Datelike, NaiveDate};

use super::When;
use super::place::{Surroundings, apart, is_before_the_reform};
use crate::calendar::{Grain, Modifier, Point, Value, shift_days};
use crate::phrase::{Beside, Meaning};

/// What contradicts a placed date, as the end of a sentence that begins with its phrase.
pub(super) fn contradiction(meaning: &Meaning, placed: &When, around: &Surroundings) -> Option<String> {
    let Value::Single(Point::On(moment)) = placed.value else { return None };
    let day = Some(moment.period).filter(|period| period.grain() == Grain::Day)?.first();
    match meaning.beside? {
        Beside::Weekday(weekday) => {
            let is = day.weekday().number_from_monday();
            (is != weekday).then(|| format!("{day} is a {}{}", name(is), other_calendar(day, weekday)))
        }
        Beside::Deictic(n) => {
            let article = around.article.filter(|article| article.grain() == Grain::Day)?.first();
            let said = shift_days(article, n)?;
            (said != day).then(|| format!("counted from the article's day, {article}, it is {said}"))
        }
    }
}

/// Whether something that is told as past lies ahead of the article's day.
///
/// «на 15 мая» and «завтра» look ahead by themselves.
pub(super) fn lies_ahead(meaning: &Meaning, placed: &When, around: &Surroundings) -> bool {
    if meaning.bound.is_some() || meaning.said_year().is_none() {
        return false;
    }
    let opens = !matches!(placed.modifier, None | Some(Modifier::Start | Modifier::Mid | Modifier::End));
    match (&placed.value, around.article) {
        (Value::Single(Point::On(moment)), Some(article)) if !opens => article.last() < moment.period.first(),
        _ => false,
    }
}

/// A weekday that fits the day of this name in the calendar before 1918.
fn other_calendar(day: NaiveDate, weekday: u32) -> &'static str {
    let in_old_style = shift_days(day, apart(day)).filter(|_| is_before_the_reform(day));
    let fits = in_old_style.is_some_and(|day| day.weekday().number_from_monday() == weekday);
    if fits { "; the weekday is right in the calendar before 1918" } else { "" }
}

fn name(weekday: u32) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][(weekday as usize + 6) % 7]
}
