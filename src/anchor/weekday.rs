//! Days of the week and weekends: which one is meant.

use chrono::{Datelike, NaiveDate};

use super::place::{Neighbour, Surroundings};
use super::{Basis, Known};
use crate::calendar::{Grain, Partial, Period, Point, Value, shift_days};
use crate::language::Tense;
use crate::phrase::{Bound, Which};

/// What was put off «до среды», or is set for it, lies ahead of its past verb.
fn ahead_of(bound: Option<Bound>, around: &Surroundings) -> Surroundings {
    match bound {
        Some(Bound::For | Bound::By | Bound::Until) => Surroundings { tense: Some(Tense::Future), ..*around },
        _ => *around,
    }
}

pub(super) fn place_weekday(
    weekday: u32,
    which: Which,
    bound: Option<Bound>,
    around: &Surroundings,
) -> (Value, Basis) {
    let around = ahead_of(bound, around);
    if let (Which::Unsaid, Some(day)) = (which, of_list(weekday, &around)) {
        return (Value::period(Period::day(day)), Basis::of_grain(Grain::Day, Known::Carried));
    }
    let article = around.article.filter(|article| article.grain() == Grain::Day);
    let placed = article.zip(i32::try_from(weekday).ok()).and_then(|(article, weekday)| {
        let here = i32::try_from(article.first().weekday().number_from_monday()).ok()?;
        let (days, known) = choose_weekday(weekday - here, which, around.tense);
        Some((shift_days(article.first(), days)?, known))
    });
    match placed {
        Some((day, known)) => (Value::period(Period::day(day)), Basis::of_grain(Grain::Day, known)),
        None => (Value::Single(Point::Open(Partial::Weekday(weekday), None)), Basis::default()),
    }
}

/// «на вторник и среду»: the first such day after the member before.
fn of_list(weekday: u32, around: &Surroundings) -> Option<NaiveDate> {
    let Some(Neighbour::Member(member)) = around.beside else { return None };
    let ahead = (weekday + 7 - member.first().weekday().number_from_monday()) % 7;
    shift_days(member.first(), i32::try_from(ahead).ok()?)
}

/// Days from the article's day to the weekday that is meant, given those to the one of the same week.
fn choose_weekday(this_week: i32, which: Which, tense: Option<Tense>) -> (i32, Known) {
    let before = |days: i32| if days < 0 { days } else { days - 7 };
    let ahead = |days: i32| if 0 < days { days } else { days + 7 };
    match (which, tense) {
        (Which::Week(week), _) => (this_week + 7 * week, Known::Article),
        (Which::Latest, _) => (before(this_week), Known::Article),
        (Which::Coming, _) => (ahead(this_week), Known::Article),
        // The article's own day is meant in either tense.
        (Which::Unsaid, Some(_)) if this_week == 0 => (0, Known::Tense),
        (Which::Unsaid, Some(Tense::Past)) => (before(this_week), Known::Tense),
        (Which::Unsaid, Some(Tense::Future)) => (ahead(this_week), Known::Tense),
        // The nearest one, three days to either side.
        (Which::Unsaid, None) => ((this_week + 3).rem_euclid(7) - 3, Known::Nearest),
    }
}

pub(super) fn place_weekend(bound: Option<Bound>, around: &Surroundings) -> (Value, Basis) {
    let around = ahead_of(bound, around);
    let article = around.article.filter(|article| article.grain() == Grain::Day);
    let this_week = article.and_then(|article| Period::around(article.first(), Grain::Weekend));
    let is_over = around.tense != Some(Tense::Future);
    let weekend = this_week.zip(article).and_then(|(weekend, article)| {
        let lies_ahead = article.first() < weekend.first();
        weekend.shift(if is_over && lies_ahead { -1 } else { 0 })
    });
    match weekend {
        Some(weekend) => (Value::period(weekend), Basis::of_grain(Grain::Weekend, Known::Tense)),
        None => (Value::Single(Point::Open(Partial::Weekend, None)), Basis::default()),
    }
}
