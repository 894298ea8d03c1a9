//! Places on the calendar in Russian words: under a heading, as a chronology labels them, or in full.
//!
//! Nothing here knows widths or colours; the names themselves are in [`names`](super::names).

use chrono::{Datelike, NaiveDate};

use super::names::{
    MONTHS, capital, century, decade, era, roman, season, unit_genitive, weekday, winter_years, year_full,
    year_number,
};
use crate::anchor::When;
use crate::calendar::{Clock, DayPart, Grain, Interval, Modifier, Moment, Period, Point, Value};

/// The signs the layout itself may use; the text of the articles stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// Nothing beyond ASCII, for pipes and files.
    #[cfg_attr(not(feature = "cli"), allow(dead_code))] // Only the terminal is so poor.
    Plain,
    /// Dashes and dots, for a terminal.
    Rich,
}

/// What stands before an event.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// ` 7 вт`, `весь месяц`, `с 2015 года`.
    pub when: String,
    /// `18:30`, `вечер`, or empty.
    pub clock: String,
    /// Whether `when` is one whole day and no more.
    pub is_day: bool,
}

/// The heading an event belongs under, and its label there.
pub(super) fn words(when: &When, glyphs: Glyphs) -> (String, Label) {
    let Some((from, to)) = ends(&when.value) else { return ("Без даты".into(), Label::default()) };
    let here = place(when, from, to);
    let words = Words { here, glyphs };
    (words.heading(from.period.grain(), when.modifier), words.label(when.modifier, from, to))
}

/// The place by itself: `7 октября 2025`, `6–12 октября 2025`, `начало 2017 года`, `с 2015 года`, `7 октября 2025, 18:30`.
///
/// None for what is not on the calendar.
pub(super) fn full(when: &When) -> Option<String> {
    let (from, to) = ends(&when.value)?;
    // Every year is another one than this, and so is told.
    let words = Words { here: NaiveDate::MIN, glyphs: Glyphs::Rich };
    let text = match prefix(when.modifier).or(part(when.modifier)) {
        Some(before) if from.period == to.period => format!("{before} {}", words.genitive(from.period)),
        Some(before) => format!("{before} {}", words.range(from.period, to.period)),
        None if from.period != to.period => words.range(from.period, to.period),
        None if from.period.grain() == Grain::Year => year_full(from.period.first().year()),
        None => words.nominative(from.period),
    };
    let clock = words.clock(from, to);
    Some(if clock.is_empty() { text } else { format!("{text}, {clock}") })
}

/// Days by themselves: `7 октября 2025`, `6–12 октября 2025`, `с 1 мая 2025`.
pub(super) fn interval(interval: &Interval) -> String {
    let words = Words { here: NaiveDate::MIN, glyphs: Glyphs::Rich };
    match (interval.first, interval.last) {
        (Some(first), Some(last)) if first == last => words.day(first),
        (Some(first), Some(last)) => words.days(first, last),
        (Some(first), None) => format!("с {}", words.day(first)),
        (None, Some(last)) => format!("до {}", words.day(last)),
        (None, None) => String::new(),
    }
}

fn ends(value: &Value) -> Option<(Moment, Moment)> {
    match value {
        Value::Single(Point::On(moment)) => Some((*moment, *moment)),
        Value::Span(Point::On(from), Point::On(to)) => Some((*from, *to)),
        _ => None,
    }
}

/// The day by which an event is put under a heading: where it begins, or ends when its beginning is open.
///
/// «До 2015 года» is over on the last day of 2014, but reads better at the head of 2015, which is the same place.
fn place(when: &When, from: Moment, to: Moment) -> NaiveDate {
    match when.modifier {
        Some(Modifier::Before) => from.period.first(),
        Some(Modifier::OnOrBefore) => to.period.last(),
        _ => when.interval().and_then(|interval| interval.first).unwrap_or(from.period.first()),
    }
}

/// The words of one event under a heading, which says the year and perhaps the month already.
struct Words {
    here: NaiveDate,
    glyphs: Glyphs,
}

impl Words {
    fn heading(&self, grain: Grain, modifier: Option<Modifier>) -> String {
        let year = year_full(self.here.year());
        match grain {
            Grain::Century | Grain::Decade => {
                let unit = Period::around(self.here, grain).map(|period| self.nominative(period));
                let years = if grain == Grain::Decade { " годы" } else { "" };
                era(unit.unwrap_or_default() + years, self.here.year())
            }
            // A limit at the end of a year stands there, below the year's months.
            Grain::Year | Grain::Half | Grain::Season | Grain::Quarter
                if modifier != Some(Modifier::OnOrBefore) =>
            {
                year
            }
            _ => {
                let month = MONTHS[self.here.month0() as usize].0;
                let year = era(year_number(self.here.year()), self.here.year());
                format!("{} {year}", capital(month))
            }
        }
    }

    fn label(&self, modifier: Option<Modifier>, from: Moment, to: Moment) -> Label {
        let clock = self.clock(from, to);
        let day = from.period;
        let is_one = from.period == to.period;
        if is_one && day.grain() == Grain::Day && prefix(modifier).is_none() {
            let when = format!("{:>2} {}", day.first().day(), weekday(day.first()));
            return Label { when: when.trim_end().to_string(), clock, is_day: true };
        }
        let when = match (prefix(modifier), part(modifier)) {
            (Some(prefix), _) if is_one => format!("{prefix} {}", self.genitive(day)),
            (Some(prefix), _) => format!("{prefix} {}", self.range(from.period, to.period)),
            (_, Some(part)) if is_one => format!("{part} {}", unit_genitive(day)),
            _ if is_one => self.whole(day),
            _ => self.range(from.period, to.period),
        };
        Label { when, clock, is_day: false }
    }

    /// A whole unit under its heading.
    fn whole(&self, period: Period) -> String {
        match period.grain() {
            Grain::Century => "весь век".into(),
            Grain::Decade => "все годы".into(),
            Grain::Year => "весь год".into(),
            Grain::Month => "весь месяц".into(),
            _ => self.nominative(period),
        }
    }

    fn nominative(&self, period: Period) -> String {
        let (first, year) = (period.first(), period.first().year());
        match period.grain() {
            Grain::Century => format!("{} век", roman(century(year))),
            Grain::Decade => format!("{}-е", decade(year)),
            Grain::Year => era(year_number(year), year),
            Grain::Half => format!("{}-е полугодие{}", first.month0() / 6 + 1, self.other_year(first)),
            Grain::Season => season(period).0.to_string() + &self.season_years(period),
            Grain::Quarter => {
                format!("{} квартал{}", roman(first.month0() / 3 + 1), self.other_year(first))
            }
            Grain::Month => MONTHS[first.month0() as usize].0.to_string() + &self.other_year(first),
            Grain::Week => format!("неделя {}", self.days(first, period.last())),
            Grain::Weekend => format!("выходные {}", self.days(first, period.last())),
            Grain::Day => self.day(first),
        }
    }

    fn genitive(&self, period: Period) -> String {
        let (first, year) = (period.first(), period.first().year());
        match period.grain() {
            Grain::Century => era(format!("{} века", roman(century(year))), year),
            Grain::Decade => era(format!("{}-х", decade(year)), year),
            Grain::Year if year > 0 => format!("{year} года"),
            Grain::Year => year_full(year),
            Grain::Half => format!("{}-го полугодия{}", first.month0() / 6 + 1, self.other_year(first)),
            Grain::Season => season(period).1.to_string() + &self.season_years(period),
            Grain::Quarter => {
                format!("{} квартала{}", roman(first.month0() / 3 + 1), self.other_year(first))
            }
            Grain::Month => MONTHS[first.month0() as usize].1.to_string() + &self.other_year(first),
            Grain::Week => format!("недели {}", self.days(first, period.last())),
            Grain::Weekend => format!("выходных {}", self.days(first, period.last())),
            Grain::Day => self.day(first),
        }
    }

    /// `7 вт` in the month of the heading, else `31 окт`, `31 окт 2024`.
    fn day(&self, day: NaiveDate) -> String {
        if (day.year(), day.month()) == (self.here.year(), self.here.month()) {
            return format!("{} {}", day.day(), weekday(day)).trim_end().to_string();
        }
        format!("{} {}{}", day.day(), self.month(day), self.other_year(day))
    }

    /// Short under a heading, where columns are narrow.
    fn month(&self, day: NaiveDate) -> &'static str {
        let (_, genitive, short) = MONTHS[day.month0() as usize];
        if self.is_alone() { genitive } else { short }
    }

    /// Whether no heading says the year.
    fn is_alone(&self) -> bool {
        self.here == NaiveDate::MIN
    }

    fn range(&self, from: Period, to: Period) -> String {
        match (from.grain(), to.grain()) {
            (Grain::Day, Grain::Day) => self.days(from.first(), to.first()),
            (Grain::Year, Grain::Year) => {
                let (first, last) = (from.first().year(), to.first().year());
                let both = self.dash(&year_number(first), &year_number(last));
                match (first <= 0, last <= 0) {
                    (true, true) => format!("{both} гг. до н. э."),
                    (true, false) => self.dash(&era(year_number(first), first), &format!("{last} н. э.")),
                    _ if self.is_alone() => both + " годы",
                    _ => both,
                }
            }
            (Grain::Month, Grain::Month) if from.first().year() == to.first().year() => {
                let name = |period: Period| MONTHS[period.first().month0() as usize].0;
                self.dash(name(from), name(to)) + &self.other_year(to.first())
            }
            _ => self.dash(&self.nominative(from), &self.nominative(to)),
        }
    }

    /// `6–12`, `28 сен – 3 окт`, `28 дек – 3 янв 2026`.
    fn days(&self, first: NaiveDate, last: NaiveDate) -> String {
        let in_month = |day: NaiveDate| format!("{} {}", day.day(), self.month(day));
        let in_year = |day: NaiveDate| in_month(day) + &self.other_year(day);
        let is_one_year = first.year() == last.year();
        match (is_one_year && first.month() == last.month(), self.is_alone()) {
            (true, false) => self.dash(&first.day().to_string(), &last.day().to_string()),
            (true, true) => self.dash(&first.day().to_string(), &in_year(last)).replace(" – ", "–"),
            (false, true) if is_one_year => self.dash(&in_month(first), &in_year(last)),
            (false, _) => self.dash(&in_year(first), &in_year(last)),
        }
    }

    fn clock(&self, from: Moment, to: Moment) -> String {
        let text = |clock| match clock {
            Clock::At { hour, minute, .. } => format!("{hour:02}:{minute:02}"),
            Clock::Part(DayPart::Morning) => "утро".into(),
            Clock::Part(DayPart::Afternoon) => "день".into(),
            Clock::Part(DayPart::Evening) => "вечер".into(),
            Clock::Part(DayPart::Night) => "ночь".into(),
        };
        match (from.clock.map(text), to.clock.map(text)) {
            (Some(from), Some(to)) if from != to => self.dash(&from, &to),
            (Some(clock), _) | (None, Some(clock)) => clock,
            (None, None) => String::new(),
        }
    }

    /// Both ends with a dash, which has spaces around it when an end consists of more than one word.
    fn dash(&self, from: &str, to: &str) -> String {
        let dash = match self.glyphs {
            Glyphs::Plain => "-",
            Glyphs::Rich => "–",
        };
        if from.contains(' ') || to.contains(' ') {
            format!("{from} {dash} {to}")
        } else {
            format!("{from}{dash}{to}")
        }
    }

    fn season_years(&self, period: Period) -> String {
        let winter = winter_years(period);
        if winter.is_empty() { self.other_year(period.first()) } else { winter }
    }

    fn other_year(&self, day: NaiveDate) -> String {
        let year = day.year();
        if year == self.here.year() { String::new() } else { format!(" {}", era(year_number(year), year)) }
    }
}

/// Words before the name of a unit, which then stands in the genitive.
fn prefix(modifier: Option<Modifier>) -> Option<&'static str> {
    match modifier? {
        Modifier::OnOrAfter => Some("с"),
        Modifier::After => Some("после"),
        Modifier::Before => Some("до"),
        Modifier::OnOrBefore => Some("не позже"),
        Modifier::Approx => Some("ок."),
        _ => None,
    }
}

fn part(modifier: Option<Modifier>) -> Option<&'static str> {
    match modifier? {
        Modifier::Start => Some("начало"),
        Modifier::Mid => Some("середина"),
        Modifier::End => Some("конец"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::example::{value, when};

    /// A value and its modifier, and what stands over and before the event.
    #[test]
    fn headings_and_labels() {
        let check = |text: &str, modifier, expected: &str| {
            let (heading, label) = words(&when(value(text), modifier), Glyphs::Rich);
            let label = format!("{heading} | {} | {}", label.when, label.clock);
            assert_eq!(label.trim_end_matches([' ', '|']), expected, "{text}");
        };
        check("2025-10-07", None, "Октябрь 2025 |  7 вт");
        check("2025-10-07T18:30", None, "Октябрь 2025 |  7 вт | 18:30");
        check("2025-10-07TEV", None, "Октябрь 2025 |  7 вт | вечер");
        check("2025-10-07T10:00/2025-10-07T11:00", None, "Октябрь 2025 |  7 вт | 10:00–11:00");
        check("2025-10-07", Some(Modifier::OnOrAfter), "Октябрь 2025 | с 7 вт");
        check("2025-10-31", Some(Modifier::After), "Ноябрь 2025 | после 31 окт");
        check("2025-12-01", Some(Modifier::Before), "Декабрь 2025 | до 1 пн");
        check("2025-12-01", Some(Modifier::OnOrBefore), "Декабрь 2025 | не позже 1 пн");
        check("2025-09-27/2025-09-28", None, "Сентябрь 2025 | 27–28");
        check("2025-09-28/2025-10-03", None, "Сентябрь 2025 | 28 сен – 3 окт");
        check("2025-12-28/2026-01-03", None, "Декабрь 2025 | 28 дек – 3 янв 2026");
        check("2025-10", None, "Октябрь 2025 | весь месяц");
        check("2025-10", Some(Modifier::End), "Октябрь 2025 | конец месяца");
        check("2025-10", Some(Modifier::Before), "Октябрь 2025 | до октября");
        check("2024-12", Some(Modifier::After), "Январь 2025 | после декабря 2024");
        check("2025-11/2025-12", None, "Ноябрь 2025 | ноябрь–декабрь");
        check("2025-11/2026-02", None, "Ноябрь 2025 | ноябрь – февраль 2026");
        check("2017", Some(Modifier::Start), "2017 год | начало года");
        check("2017", None, "2017 год | весь год");
        check("2015", Some(Modifier::OnOrAfter), "2015 год | с 2015 года");
        check("2015", Some(Modifier::After), "2016 год | после 2015 года");
        check("2015", Some(Modifier::Before), "2015 год | до 2015 года");
        check("2015", Some(Modifier::OnOrBefore), "Декабрь 2015 | не позже 2015 года");
        check("1920", Some(Modifier::Approx), "1920 год | ок. 1920 года");
        check("1982/1991", None, "1982 год | 1982–1991");
        check("BC0058/BC0050", None, "58 г. до н. э. | 58–50 гг. до н. э.");
        check("BC0044/0014", None, "44 г. до н. э. | 44 до н. э. – 14 н. э.");
        check("2020-Q3", None, "2020 год | III квартал");
        check("2020-H2", Some(Modifier::Start), "2020 год | начало полугодия");
        check("2019-WI", None, "2019 год | зима 2019/20");
        check("2019-FA", Some(Modifier::Before), "2019 год | до осени");
        check("198", None, "1980-е годы | все годы");
        check("198", Some(Modifier::End), "1980-е годы | конец 1980-х");
        check("18", None, "XIX век | весь век");
        check("18", Some(Modifier::OnOrAfter), "XIX век | с XIX века");
        check("BC0044", None, "44 г. до н. э. | весь год");
        check("BC0044", Some(Modifier::OnOrAfter), "44 г. до н. э. | с 44 г. до н. э.");
        check("0988-07-28", None, "Июль 988 | 28");
    }

    #[test]
    fn places_by_themselves() {
        let check = |text: &str, modifier, expected: &str| {
            assert_eq!(full(&when(value(text), modifier)).as_deref(), Some(expected));
        };
        check("2025-10-07", None, "7 октября 2025");
        check("2025-10-07T18:30", None, "7 октября 2025, 18:30");
        check("2025-10-07", Some(Modifier::Before), "до 7 октября 2025");
        check("2025-10-06/2025-10-12", None, "6–12 октября 2025");
        check("2025-09-28/2025-10-03", None, "28 сентября – 3 октября 2025");
        check("2025-12-28/2026-01-03", None, "28 декабря 2025 – 3 января 2026");
        check("2025-10", None, "октябрь 2025");
        check("2025-10", Some(Modifier::Start), "начало октября 2025");
        check("2025-10/2025-12", None, "октябрь–декабрь 2025");
        check("2025-Q3", None, "III квартал 2025");
        check("2019-H1", Some(Modifier::End), "конец 1-го полугодия 2019");
        check("2019-FA", None, "осень 2019");
        check("2019-WI", None, "зима 2019/20");
        check("2017", None, "2017 год");
        check("2017", Some(Modifier::Start), "начало 2017 года");
        check("2015", Some(Modifier::OnOrAfter), "с 2015 года");
        check("1982/1991", None, "1982–1991 годы");
        check("198", None, "1980-е");
        check("18", None, "XIX век");
        check("BC0044", None, "44 г. до н. э.");
    }
}
