//! Values as EDTF, the extended date format of ISO 8601-2.
//!
//! Source: the EDTF specification of the Library of Congress, levels 0 to 2.

use chrono::Datelike;

use super::digits::{Upto, is_common, write_date};
use super::{Clock, Grain, Modifier, Moment, Partial, Period, Point, Value, shift_days};

impl Value {
    /// The value as EDTF; none for lengths, repetitions and references, which it cannot say.
    ///
    /// START, MID and END have no word in EDTF: the whole unit is written.
    pub fn edtf(&self, modifier: Option<Modifier>) -> Option<String> {
        match self {
            Value::Single(Point::On(moment)) => placed(moment, moment, modifier),
            Value::Span(Point::On(from), Point::On(to)) => placed(from, to, modifier),
            Value::Single(Point::Open(partial, None)) => partial_text(partial),
            _ => None,
        }
    }
}

fn placed(from: &Moment, to: &Moment, modifier: Option<Modifier>) -> Option<String> {
    let (period, is_one) = (from.period, from == to);
    let text = match modifier {
        Some(Modifier::OnOrAfter) => format!("{}/..", end(from, true)),
        Some(Modifier::OnOrBefore) => format!("../{}", end(to, false)),
        Some(Modifier::After) => format!("{}/..", end(&beside(to, 1)?, true)),
        Some(Modifier::Before) => format!("../{}", end(&beside(from, -1)?, false)),
        Some(Modifier::Approx) if is_one && from.clock.is_none() && standard_alone(period) => {
            format!("{}~", unit(period))
        }
        _ if !is_one || matches!(period.grain(), Grain::Week | Grain::Weekend) => {
            format!("{}/{}", end(from, true), end(to, false))
        }
        _ => unit(period) + &clock(from),
    };
    Some(text)
}

/// The unit before or after; a clock's minute is its own bound, and days stand beside a weekend.
fn beside(moment: &Moment, n: i32) -> Option<Moment> {
    let day = if n < 0 { moment.period.first() } else { moment.period.last() };
    let period = match moment.clock {
        Some(Clock::At { .. }) if moment.period.grain() == Grain::Day => return Some(*moment),
        // «после 18:30 выходных»
        Some(Clock::At { .. }) => Period::day(day),
        _ if moment.period.grain() == Grain::Weekend => Period::day(shift_days(day, n)?),
        _ => moment.period.shift(n)?,
    };
    Some(Moment { period, clock: None })
}

/// An end of an interval: only years, months and days may stand there.
fn end(moment: &Moment, is_first: bool) -> String {
    if matches!(moment.period.grain(), Grain::Year | Grain::Month | Grain::Day) {
        return unit(moment.period) + &clock(moment);
    }
    let day = if is_first { moment.period.first() } else { moment.period.last() };
    unit(Period::day(day))
}

fn standard_alone(period: Period) -> bool {
    matches!(period.grain(), Grain::Year | Grain::Month | Grain::Day | Grain::Season)
}

/// Sub-year units have EDTF's codes: 21–24 seasons, 33–36 quarters, 40–41 halves.
fn unit(period: Period) -> String {
    let first = period.first();
    let upto = match period.grain() {
        Grain::Year => Some(Upto::Year),
        Grain::Month => Some(Upto::Month),
        Grain::Week | Grain::Weekend | Grain::Day => Some(Upto::Day),
        _ => None,
    };
    if let Some(upto) = upto.filter(|_| is_common(first)) {
        let mut text = String::with_capacity("2025-11-02T14:35:00+03:00".len());
        let _ = write_date(&mut text, first, upto);
        return text;
    }
    let year = year(first.year());
    match period.grain() {
        Grain::Century => format!("{}XX", &year[..year.len() - 2]),
        Grain::Decade => format!("{}X", &year[..year.len() - 1]),
        Grain::Year => year,
        Grain::Half => format!("{year}-{}", 40 + first.month0() / 6),
        Grain::Season => format!("{year}-{}", 20 + first.month() / 3),
        Grain::Quarter => format!("{year}-{}", 33 + first.month0() / 3),
        Grain::Month => format!("{year}-{:02}", first.month()),
        Grain::Week | Grain::Weekend | Grain::Day => {
            format!("{year}-{:02}-{:02}", first.month(), first.day())
        }
    }
}

/// The century of 500–401 BC is −0499 to −0400, and so its mask is `-04XX`.
fn year(astronomical: i32) -> String {
    match astronomical {
        -9999..0 => format!("-{:04}", -astronomical),
        0..=9999 => format!("{astronomical:04}"),
        _ => format!("Y{astronomical}"),
    }
}

fn clock(moment: &Moment) -> String {
    match moment.clock {
        Some(Clock::At { hour, minute, zone }) => {
            let zone = zone.map(offset).unwrap_or_default();
            format!("T{hour:02}:{minute:02}:00{zone}")
        }
        _ => String::new(),
    }
}

/// Minutes east of UTC as `+03:00`.
pub(crate) fn offset(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

fn partial_text(partial: &Partial) -> Option<String> {
    match partial {
        Partial::Year
        | Partial::Month(_)
        | Partial::MonthDay(..)
        | Partial::AnyMonth
        | Partial::DayOfMonth(_) => Some(partial.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Season;
    use super::*;

    #[test]
    fn writes_the_standard() {
        let check = |period: Option<Period>, modifier, expected: &str| {
            let value = Value::period(period.unwrap());
            assert_eq!(value.edtf(modifier).as_deref(), Some(expected));
        };
        check(Period::century(19), None, "18XX");
        check(Period::century(-5), None, "-04XX");
        check(Period::decade(1980), None, "198X");
        check(Period::year(-43), None, "-0043");
        check(Period::month(-191_699, 2), None, "Y-191699-02");
        check(Period::year(12_000), None, "Y12000");
        check(Period::year(2015), Some(Modifier::OnOrAfter), "2015/..");
        check(Period::year(1991), Some(Modifier::Before), "../1990");
        check(Period::year(2014), Some(Modifier::After), "2015/..");
        check(Period::year(1920), Some(Modifier::Approx), "1920~");
        check(Period::year(2017), Some(Modifier::Start), "2017");
        check(Period::half(2019, 1), None, "2019-40");
        check(Period::quarter(2020, 2), None, "2020-34");
        check(Period::season(2019, Season::Winter), None, "2019-24");
        check(Period::month(2025, 10), None, "2025-10");
        let week = Period::around("2020-03-04".parse().unwrap(), Grain::Week);
        check(week, None, "2020-03-02/2020-03-08");
        check(week, Some(Modifier::OnOrAfter), "2020-03-02/..");
        let weekend = Period::around("2020-03-07".parse().unwrap(), Grain::Weekend);
        check(weekend, Some(Modifier::After), "2020-03-09/..");
        check(weekend, Some(Modifier::Before), "../2020-03-06");
    }

    #[test]
    fn a_clock_bounds_its_day_and_no_weekend() {
        let clock = Some(Clock::At { hour: 18, minute: 30, zone: None });
        let check = |grain, modifier, expected: &str| {
            let period = Period::around("2020-03-07".parse().unwrap(), grain).unwrap();
            let value = Value::Single(Point::On(Moment { period, clock }));
            assert_eq!(value.edtf(Some(modifier)).as_deref(), Some(expected));
        };
        check(Grain::Day, Modifier::After, "2020-03-07T18:30:00/..");
        check(Grain::Weekend, Modifier::After, "2020-03-08/..");
        check(Grain::Weekend, Modifier::Before, "../2020-03-07");
    }

    #[test]
    fn ranges_open_as_units_do() {
        let day = |text: &str| Point::On(Moment { period: Period::day(text.parse().unwrap()), clock: None });
        let half = Value::Span(day("2025-05-01"), day("2025-05-15"));
        let check = |modifier, expected: &str| assert_eq!(half.edtf(modifier).as_deref(), Some(expected));
        check(None, "2025-05-01/2025-05-15");
        check(Some(Modifier::Approx), "2025-05-01/2025-05-15");
        check(Some(Modifier::OnOrAfter), "2025-05-01/..");
        check(Some(Modifier::OnOrBefore), "../2025-05-15");
        check(Some(Modifier::After), "2025-05-16/..");
        check(Some(Modifier::Before), "../2025-04-30");
    }

    #[test]
    fn clocks_and_partial_dates() {
        let at = Clock::At { hour: 18, minute: 30, zone: Some(180) };
        let moment = Moment { period: Period::day("2020-03-04".parse().unwrap()), clock: Some(at) };
        assert_eq!(Value::Single(Point::On(moment)).edtf(None).unwrap(), "2020-03-04T18:30:00+03:00");
        let partial = |partial| Value::Single(Point::Open(partial, None)).edtf(None);
        assert_eq!(partial(Partial::MonthDay(10, 7)).as_deref(), Some("XXXX-10-07"));
        assert_eq!(partial(Partial::Weekday(2)), None);
    }
}
