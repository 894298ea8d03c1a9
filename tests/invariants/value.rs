//! Values: their text, TIMEX3 and EDTF, read again without the program's help, covers the same days.

use chrono::{Days, Months, NaiveDate, Weekday};
use letopis::Mention;

/// First and last day, both inclusive; either may be open or beyond the calendar.
type Ends = (Option<NaiveDate>, Option<NaiveDate>);

pub fn check(mention: &Mention) {
    let value = mention.when.value.to_string();
    let modifier = mention.when.modifier.map(|modifier| modifier.name());
    let edtf = mention.when.value.edtf(mention.when.modifier);
    let Some(interval) = mention.interval() else {
        // What has no place has an X, is a length, or refers to no day.
        let is_placeless = value.contains('X') || value.starts_with('P') || value.ends_with("_REF");
        assert!(is_placeless, "{value} is not on the calendar");
        return;
    };
    let days = (interval.first, interval.last);
    assert_eq!(open(timex(&value), modifier, interval.clock.is_some()), days, "{value} {modifier:?}");
    if let (Some(first), Some(last)) = days {
        assert!(first <= last, "{value} {interval}");
    }
    if let Some(edtf) = edtf {
        assert_eq!(edtf_days(&edtf), days, "{value} {modifier:?}: {edtf} is not {interval}");
    }
}

/// The days of a value, as a modifier opens them; the minute of a clock is its own bound.
fn open((first, last): Ends, modifier: Option<&str>, reads_clock: bool) -> Ends {
    match modifier {
        Some("ON_OR_AFTER") => (first, None),
        Some("ON_OR_BEFORE") => (None, last),
        Some("AFTER") if reads_clock => (last, None),
        Some("BEFORE") if reads_clock => (None, first),
        Some("AFTER") => (last.and_then(|day| day.succ_opt()), None),
        Some("BEFORE") => (None, first.and_then(|day| day.pred_opt())),
        _ => (first, last),
    }
}

fn timex(value: &str) -> Ends {
    let (from, to) = value.split_once('/').unwrap_or((value, value));
    (timex_unit(from).0, timex_unit(to).1)
}

/// `2025-10-07T18:30`, `2020-W10-WE`, `2019-H1`, `198`, `BC0044`.
fn timex_unit(text: &str) -> Ends {
    let date = text.split('T').next().unwrap();
    let is_before_christ = date.starts_with("BC");
    let (year, rest) = match date.trim_start_matches("BC").split_once('-') {
        Some((year, rest)) => (year, rest),
        None => (date.trim_start_matches("BC"), ""),
    };
    let number: i32 = year.parse().unwrap_or_else(|_| panic!("{text}"));
    let years = match (year.len(), is_before_christ) {
        // There is no year 0 in the first century, and 99 to 1 BC is the first before it.
        (2, false) => (number * 100 + i32::from(number == 0), number * 100 + 99),
        (2, true) => (1 - (number + 1) * 100, -number * 100),
        (3, false) => (number * 10, number * 10 + 9),
        (3, true) => (-number * 10, 9 - number * 10),
        (_, false) => (number, number),
        (_, true) => (1 - number, 1 - number),
    };
    if let Some(week) = rest.strip_prefix('W').filter(|_| rest != "WI") {
        let (week, is_weekend) = (&week[..2], week.ends_with("-WE"));
        let day = |weekday| NaiveDate::from_isoywd_opt(years.0, week.parse().unwrap(), weekday);
        return (day(if is_weekend { Weekday::Sat } else { Weekday::Mon }), day(Weekday::Sun));
    }
    let (first_month, months) = match rest {
        "" => return (NaiveDate::from_ymd_opt(years.0, 1, 1), NaiveDate::from_ymd_opt(years.1, 12, 31)),
        "H1" => (1, 6),
        "H2" => (7, 6),
        "Q1" => (1, 3),
        "Q2" => (4, 3),
        "Q3" => (7, 3),
        "Q4" => (10, 3),
        "SP" => (3, 3),
        "SU" => (6, 3),
        "FA" => (9, 3),
        "WI" => (12, 3),
        _ => return month_or_day(years.0, rest),
    };
    months_from(years.0, first_month, months)
}

/// `10`, `10-07`.
fn month_or_day(year: i32, text: &str) -> Ends {
    let mut parts = text.split('-').map(|part| {
        assert_eq!(part.len(), 2, "{text}");
        part.parse().unwrap_or_else(|_| panic!("{text}"))
    });
    match (parts.next(), parts.next(), parts.next()) {
        (Some(month), Some(day), None) => {
            let day = NaiveDate::from_ymd_opt(year, month, day);
            assert!(day.is_some(), "there is no day {year}-{text}");
            (day, day)
        }
        (Some(month), None, None) => months_from(year, month, 1),
        _ => panic!("{text}"),
    }
}

fn months_from(year: i32, month: u32, months: u32) -> Ends {
    let first = NaiveDate::from_ymd_opt(year, month, 1);
    let last =
        first.and_then(|day| day.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1)));
    (first, last)
}

/// Level 1 with the masks, seasons, quarters and halves of level 2.
fn edtf_days(text: &str) -> Ends {
    let unit = |text: &str| match text {
        ".." => (None, None),
        _ => edtf_unit(text),
    };
    match text.split_once('/') {
        Some((from, to)) => (unit(from).0, unit(to).1),
        None => edtf_unit(text),
    }
}

fn edtf_unit(text: &str) -> Ends {
    let date = text.trim_end_matches('~').split('T').next().unwrap();
    let is_long = date.starts_with('Y');
    let date = date.trim_start_matches('Y');
    let (sign, digits) = date.strip_prefix('-').map_or((1, date), |digits| (-1, digits));
    let (year, rest) = digits.split_once('-').unwrap_or((digits, ""));
    assert!(is_long && year.len() > 4 || year.len() == 4, "{text}");
    let masked = |digit| sign * year.replace('X', digit).parse::<i32>().unwrap_or_else(|_| panic!("{text}"));
    let (one, other) = (masked("0"), masked("9"));
    let (low, high) = (one.min(other), one.max(other));
    match rest.parse::<u32>() {
        // The first century begins with the year 1, which its mask cannot say.
        _ if year == "00XX" && sign > 0 => timex_unit("00"),
        _ if rest.is_empty() => (NaiveDate::from_ymd_opt(low, 1, 1), NaiveDate::from_ymd_opt(high, 12, 31)),
        Ok(season @ 21..=24) => months_from(low, (season - 20) * 3, 3),
        Ok(quarter @ 33..=36) => months_from(low, (quarter - 33) * 3 + 1, 3),
        Ok(half @ 40..=41) => months_from(low, (half - 40) * 6 + 1, 6),
        _ => month_or_day(low, rest),
    }
}
