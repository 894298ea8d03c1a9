//! What a phrase is worth: a place on the calendar, a length, a repetition or a vague reference,
//! its TIMEX3 text, and the days it covers.

use std::fmt;

use super::period::Season;
use super::{Clock, Interval, Length, Period};

/// A value in the sense of TIMEX3. `Display` and `Debug` print its text.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    Single(Point),
    /// From the first day of one to the last day of the other.
    Span(Point, Point),
    Duration(Length),
    Repetition(Repetition),
    Vague(Reference),
}

/// One end of a value: on the calendar, or only partly known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Point {
    On(Moment),
    Open(Partial, Option<Clock>),
}

/// A calendar unit, perhaps with a time of day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub period: Period,
    pub clock: Option<Clock>,
}

/// What is known of a date that could not be placed; TIMEX3 writes the rest as `X`.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Partial {
    Century,
    Decade,
    Year,
    Half(u32),
    Season(Season),
    Quarter(u32),
    Month(u32),
    AnyMonth,
    Week,
    Weekend,
    Weekday(u32),
    MonthDay(u32, u32),
    DayOfMonth(u32),
    Day,
}

/// Something that happens again and again.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Repetition {
    Every(Length),
    /// On this day of each week; Monday is 1.
    Weekly(u32),
    Weekends,
    WorkingDays,
    /// At this time of each day.
    Daily(Clock),
    Yearly(Partial),
}

/// TIMEX3's references without a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    Past,
    Present,
    Future,
}

/// TIMEX3's `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Date,
    Time,
    Duration,
    Set,
}

impl Kind {
    /// TIMEX3's name.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Date => "DATE",
            Kind::Time => "TIME",
            Kind::Duration => "DURATION",
            Kind::Set => "SET",
        }
    }
}

/// TIMEX3's `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
}

impl Modifier {
    /// TIMEX3's name.
    pub fn name(self) -> &'static str {
        match self {
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
            Modifier::OnOrBefore => "ON_OR_BEFORE",
            Modifier::OnOrAfter => "ON_OR_AFTER",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
        }
    }
}

impl Value {
    /// A whole calendar unit.
    pub fn period(period: Period) -> Value {
        Value::Single(Point::On(Moment { period, clock: None }))
    }

    pub fn kind(&self) -> Kind {
        match self {
            Value::Single(point) | Value::Span(point, _) => match point.clock() {
                Some(_) => Kind::Time,
                None => Kind::Date,
            },
            Value::Duration(_) => Kind::Duration,
            Value::Repetition(_) => Kind::Set,
            Value::Vague(_) => Kind::Date,
        }
    }

    /// The days covered; none for what is not on the calendar.
    ///
    /// A modifier that opens an end opens it here; START, MID and END leave the whole unit.
    pub fn interval(&self, modifier: Option<Modifier>) -> Option<Interval> {
        let (from, to) = match self {
            Value::Single(Point::On(moment)) => (moment, moment),
            Value::Span(Point::On(from), Point::On(to)) => (from, to),
            _ => return None,
        };
        let (mut first, mut last) = (Some(from.period.first()), Some(to.period.last()));
        match modifier {
            Some(Modifier::OnOrAfter) => last = None,
            Some(Modifier::After) => {
                first = if to.reads_a_clock() { last } else { last.and_then(|day| day.succ_opt()) };
                last = None;
            }
            Some(Modifier::OnOrBefore) => first = None,
            Some(Modifier::Before) => {
                last = if from.reads_a_clock() { first } else { first.and_then(|day| day.pred_opt()) };
                first = None;
            }
            _ => {}
        }
        let clock = from.reading().zip(to.reading());
        Some(Interval { first, last, grain: from.period.grain(), clock })
    }
}

impl Moment {
    fn reading(&self) -> Option<(u8, u8)> {
        match self.clock {
            Some(Clock::At { hour, minute, .. }) => Some((hour, minute)),
            _ => None,
        }
    }

    fn reads_a_clock(&self) -> bool {
        self.reading().is_some()
    }
}

impl Point {
    pub fn clock(&self) -> Option<Clock> {
        match self {
            Point::On(moment) => moment.clock,
            Point::Open(_, clock) => *clock,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Single(point) => fmt::Display::fmt(point, f),
            Value::Span(from, to) => write!(f, "{from}/{to}"),
            Value::Duration(length) => write!(f, "{length}"),
            Value::Repetition(repetition) => write!(f, "{repetition}"),
            Value::Vague(Reference::Past) => f.write_str("PAST_REF"),
            Value::Vague(Reference::Present) => f.write_str("PRESENT_REF"),
            Value::Vague(Reference::Future) => f.write_str("FUTURE_REF"),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Point::On(moment) => fmt::Display::fmt(&moment.period, f)?,
            Point::Open(partial, _) => fmt::Display::fmt(partial, f)?,
        }
        match self.clock() {
            Some(clock) => fmt::Display::fmt(&clock, f),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Partial::Century => f.write_str("XX"),
            Partial::Decade => f.write_str("XXX"),
            Partial::Year => f.write_str("XXXX"),
            Partial::Half(half) => write!(f, "XXXX-H{half}"),
            Partial::Season(season) => write!(f, "XXXX-{}", season.timex()),
            Partial::Quarter(quarter) => write!(f, "XXXX-Q{quarter}"),
            Partial::Month(month) => write!(f, "XXXX-{month:02}"),
            Partial::AnyMonth => f.write_str("XXXX-XX"),
            Partial::Week => f.write_str("XXXX-WXX"),
            Partial::Weekend => f.write_str("XXXX-WXX-WE"),
            Partial::Weekday(weekday) => write!(f, "XXXX-WXX-{weekday}"),
            Partial::MonthDay(month, day) => write!(f, "XXXX-{month:02}-{day:02}"),
            Partial::DayOfMonth(day) => write!(f, "XXXX-XX-{day:02}"),
            Partial::Day => f.write_str("XXXX-XX-XX"),
        }
    }
}

impl fmt::Display for Repetition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Repetition::Every(length) => write!(f, "{length}"),
            Repetition::Weekly(weekday) => write!(f, "{}", Partial::Weekday(*weekday)),
            Repetition::Weekends => write!(f, "{}", Partial::Weekend),
            Repetition::WorkingDays => write!(f, "{}/{}", Partial::Weekday(1), Partial::Weekday(5)),
            Repetition::Daily(clock) => write!(f, "{}{clock}", Partial::Day),
            Repetition::Yearly(partial) => write!(f, "{partial}"),
        }
    }
}

debug_as_display!(Value, Point, Partial, Repetition);

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Point::On(*self), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(day: &str, clock: Option<Clock>) -> Point {
        Point::On(Moment { period: Period::day(day.parse().unwrap()), clock })
    }

    #[test]
    fn values_and_their_days() {
        let check = |value: Value, modifier, expected: &str| {
            let interval = value.interval(modifier).map(|i| i.to_string()).unwrap_or_default();
            assert_eq!(format!("{} {value} {interval}", value.kind().name()).trim_end(), expected);
        };
        let year = Value::period(Period::year(2015).unwrap());
        check(year.clone(), None, "DATE 2015 2015-01-01..2015-12-31");
        check(year.clone(), Some(Modifier::Start), "DATE 2015 2015-01-01..2015-12-31");
        check(year.clone(), Some(Modifier::OnOrAfter), "DATE 2015 2015-01-01..");
        check(year.clone(), Some(Modifier::After), "DATE 2015 2016-01-01..");
        check(year.clone(), Some(Modifier::OnOrBefore), "DATE 2015 ..2015-12-31");
        check(year, Some(Modifier::Before), "DATE 2015 ..2014-12-31");
        let clock = Clock::at(18, 30);
        check(Value::Single(moment("2020-03-04", clock)), None, "TIME 2020-03-04T18:30 2020-03-04T18:30");
        let evening = Some(Clock::Part(super::super::DayPart::Evening));
        check(Value::Single(moment("2020-03-04", evening)), None, "TIME 2020-03-04TEV 2020-03-04");
        check(
            Value::Span(moment("2020-05-01", None), moment("2020-05-15", None)),
            None,
            "DATE 2020-05-01/2020-05-15 2020-05-01..2020-05-15",
        );
        check(Value::Single(Point::Open(Partial::MonthDay(10, 7), None)), None, "DATE XXXX-10-07");
        check(Value::Vague(Reference::Past), None, "DATE PAST_REF");
        check(Value::Repetition(Repetition::Weekly(2)), None, "SET XXXX-WXX-2");
        let ancient = Value::period(Period::year(-43).unwrap());
        check(ancient, None, "DATE BC0044 -0043-01-01..-0043-12-31");
    }
}
