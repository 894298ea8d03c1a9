//! Parts of a unit: halves, thirds and quarters narrow the value, beginning and end only modify it.

use chrono::Datelike;

use crate::calendar::{Grain, Modifier, Moment, Period, Point, Value, shift_days};
use crate::phrase::Part;

/// TIMEX3 names beginning, middle and end; other parts narrow the value itself.
pub(super) fn apply_part(part: Part, value: &mut Value) -> Option<Modifier> {
    let (n, of) = match part {
        Part::Start => return Some(Modifier::Start),
        Part::Mid => return Some(Modifier::Mid),
        Part::End => return Some(Modifier::End),
        Part::Half(n) => (n, 2),
        Part::Third(n) => (n, 3),
        Part::Quarter(n) => (n, 4),
    };
    if let Value::Single(Point::On(Moment { period, clock: None })) = value {
        if let Some(narrower) = part_of(*period, n, of) {
            *value = narrower;
        }
    }
    None
}

/// The `n`th of `of` equal parts: of a year its half or quarter, of longer units whole years, of a
/// month whole days, the last part taking what is left over.
fn part_of(period: Period, n: u32, of: u32) -> Option<Value> {
    let year = period.first().year();
    match (period.grain(), of) {
        (Grain::Year, 2) => return Period::half(year, n).map(Value::period),
        (Grain::Year, 4) => return Period::quarter(year, n).map(Value::period),
        _ => {}
    }
    let years = match period.grain() {
        // A century is counted by its hundreds, also the first, which lacks the year 0.
        Grain::Century => Some(100),
        Grain::Decade => Some(10),
        _ => None,
    };
    let (from, to) = (i32::try_from(n - 1).ok()?, i32::try_from(n).ok()?);
    let of = i32::try_from(of).ok()?;
    let on = |period| Point::On(Moment { period, clock: None });
    let between = |first, last| Value::Span(on(first), on(last));
    if let Some(years) = years {
        let base = period.last().year() + 1 - years;
        let first = Period::year((base + from * years / of).max(period.first().year()))?;
        let last = Period::year(base + to * years / of - 1)?;
        return Some(between(first, last));
    }
    // Half a month is its first 15 days or the rest; a third ten days.
    let length = match period.grain() {
        Grain::Month => 30,
        _ => i32::try_from((period.last() - period.first()).num_days() + 1).ok()?,
    };
    // February is shorter than its two halves of 15 days.
    let length = if period.last().day() < 30 && period.grain() == Grain::Month { 28 } else { length };
    let first = shift_days(period.first(), from * length / of)?;
    let last = if to == of { period.last() } else { shift_days(period.first(), to * length / of - 1)? };
    Some(between(Period::day(first), Period::day(last)))
}
