//! The year of a date that says none: what decides it, the surest first.
//!
//! Which years a text leaves behind for its days and months is known in `carry`.

use chrono::{Datelike, NaiveDate};

use super::date::period_within;
use super::place::{Neighbour, Surroundings, apart, is_before_the_reform};
use super::{Known, Style};
use crate::calendar::{Grain, Period, shift_days};
use crate::language::Tense;
use crate::phrase::{Beside, Bound, Within};

/// Days around the article's day in which a date without a year is that of its own time. Of 340 such days in 900
/// news one was of another year that its own sentence or paragraph did not tell of, whatever the tense.
const NEAR: i64 = 60;

/// Days within which a list goes on into the next year: «в декабре и мае», but not «в мае и феврале».
const HALF_A_YEAR: i64 = 183;

/// The year that is meant, and how it is known.
pub(super) fn choose_year(
    within: Within,
    bound: Option<Bound>,
    beside: Option<Beside>,
    around: &Surroundings,
) -> Option<(i32, Known)> {
    let choice = Choice { within, around, tense: tense(bound, around) };
    let carried = |year| (year, Known::Carried);
    let of_its_own = around.own_year.map(carried);
    of_its_own
        .or_else(|| choice.beside(beside?))
        .or_else(|| choice.of_neighbour().or_else(|| choice.of_the_story()).map(carried))
        .or_else(|| choice.near())
        .or_else(|| choice.carried().map(carried))
        .or_else(|| choice.by_tense().map(|year| (year, Known::Tense)))
        .or_else(|| choice.nearest().map(|year| (year, Known::Nearest)))
}

/// What something is set for, or lasts until, may lie ahead, however it was decided.
fn tense(bound: Option<Bound>, around: &Surroundings) -> Option<Tense> {
    match bound {
        Some(Bound::For | Bound::By | Bound::Until) if around.tense == Some(Tense::Past) => None,
        _ => around.tense,
    }
}

/// A date without a year, and what is known around it.
struct Choice<'a> {
    within: Within,
    around: &'a Surroundings,
    tense: Option<Tense>,
}

impl Choice<'_> {
    /// «12 августа, 28 сентября и 3 октября»: a list goes forward, over the turn of the year where that is near;
    /// «в прошлом мае, 9 мая»: a part lies in its whole.
    fn of_neighbour(&self) -> Option<i32> {
        match self.around.beside? {
            Neighbour::Member(member) => self.following(member, HALF_A_YEAR).or(Some(member.first().year())),
            Neighbour::Entry(entry) => self.after_entry(entry),
            Neighbour::Whole(whole) => (whole.first().year()..=whole.last().year()).find(|year| {
                period_within(*year, self.within)
                    .is_some_and(|part| whole.holds(part.first()) && whole.holds(part.last()))
            }),
        }
    }

    /// «суббота, 27 декабря», «вчера, 9 января»: the year in which both words name one day.
    fn beside(&self, beside: Beside) -> Option<(i32, Known)> {
        match beside {
            Beside::Weekday(weekday) => self.of_weekday(weekday).map(|year| (year, Known::Weekday)),
            Beside::Deictic(n) => {
                let article = self.around.article.filter(|article| article.grain() == Grain::Day)?;
                let counted = Period::day(shift_days(article.first(), n)?);
                let (year, period) =
                    self.candidates()?.min_by_key(|(_, day)| apart_in_days(*day, counted))?;
                (apart_in_days(period, counted) <= NEAR).then_some((year, Known::Article))
            }
        }
    }

    /// The one of the years around the article's, or the carried one, in which the day is such a weekday.
    fn of_weekday(&self, weekday: u32) -> Option<i32> {
        let fits = |year: &i32| {
            let day = period_within(*year, self.within).and_then(|day| self.in_its_calendar(day.first()));
            day.is_some_and(|day| day.weekday().number_from_monday() == weekday)
        };
        let carried = self.around.carried.map(|carried| carried.year).filter(fits);
        let Some(candidates) = self.candidates() else {
            // A text without a date may go on into the next year.
            return carried.or_else(|| Some(self.around.carried?.year + 1).filter(fits));
        };
        let is_contradicted = |period: &Period| {
            self.around.is_of_clause && !self.agrees(period) && NEAR < self.distance(*period)
        };
        let found = candidates.filter(|(year, period)| fits(year) && !is_contradicted(period));
        let found = found.min_by_key(|(_, period)| self.distance(*period)).map(|(year, _)| year);
        let is_near = self.near().is_some_and(|(near, _)| Some(near) == found);
        if is_near { found } else { carried.or(found) }
    }

    /// A day as its own time named it.
    fn in_its_calendar(&self, day: NaiveDate) -> Option<NaiveDate> {
        let is_old = self.around.style == Style::Old && is_before_the_reform(day);
        if is_old { shift_days(day, apart(day)) } else { Some(day) }
    }

    /// A year that its own sentence says, or that its paragraph has told of by days up to here.
    fn of_the_story(&self) -> Option<i32> {
        let carried = self.around.carried?;
        let is_told = |told: &Period| self.around.is_told_here && told.first().year() == carried.year;
        let goes_on = self.around.told.filter(|told| Grain::Year < told.grain() && is_told(told));
        // Within a sentence also what comes later goes on from it.
        let reach = if carried.is_of_sentence { HALF_A_YEAR } else { NEAR };
        let following = goes_on.and_then(|told| self.following(told, reach));
        let year = following.or(Some(carried.year).filter(|_| carried.is_of_sentence))?;
        self.around.article.is_none_or(|article| self.is_of_another_time(year, article)).then_some(year)
    }

    /// A year that the paragraph said, unless the date is one of the article's own time.
    fn carried(&self) -> Option<i32> {
        let year = self.around.carried?.year;
        let Some(article) = self.around.article else { return Some(year) };
        let is_near = || self.nearest_period().is_some_and(|period| self.distance(period) <= NEAR);
        (self.is_of_another_time(year, article) && !is_near()).then_some(year)
    }

    /// Whether a year is not the article's, and the date in it is where the tense looks.
    fn is_of_another_time(&self, year: i32, article: Period) -> bool {
        year != article.first().year()
            && period_within(year, self.within).is_some_and(|period| match self.tense {
                Some(_) => self.agrees(&period),
                None => period.first() <= article.last(),
            })
    }

    /// The year in which a day is near the article's, also against the tense, which is often that of another deed:
    /// «договорились встретиться 27 марта».
    fn near(&self) -> Option<(i32, Known)> {
        let (year, period) = self.candidates()?.min_by_key(|(_, period)| self.distance(*period))?;
        if period.grain() != Grain::Day || NEAR < self.distance(period) {
            return None;
        }
        let known = if self.by_tense() == Some(year) { Known::Tense } else { Known::Nearest };
        Some((year, known))
    }

    fn by_tense(&self) -> Option<i32> {
        let agree = |(_, period): &(i32, Period)| self.agrees(period);
        match self.tense? {
            Tense::Past => self.candidates()?.rfind(agree),
            Tense::Future => self.candidates()?.find(agree),
        }
        .map(|(year, _)| year)
    }

    /// The nearest, a tie to the past.
    fn nearest(&self) -> Option<i32> {
        self.candidates()?.min_by_key(|(_, period)| self.distance(*period)).map(|(year, _)| year)
    }

    fn nearest_period(&self) -> Option<Period> {
        period_within(self.nearest()?, self.within)
    }

    /// Whether the date is where the tense looks from the article.
    fn agrees(&self, period: &Period) -> bool {
        self.around.article.zip(self.tense).is_none_or(|(article, tense)| match tense {
            Tense::Past => period.first() <= article.last(),
            Tense::Future => article.first() <= period.last(),
        })
    }

    /// The year in which the date follows a time within so many days.
    fn following(&self, told: Period, days: i64) -> Option<i32> {
        let year = told.first().year();
        let follows = |year: &i32| {
            period_within(*year, self.within).is_some_and(|period| {
                told.first() <= period.first() && (period.first() - told.last()).num_days() <= days
            })
        };
        [year, year + 1].into_iter().find(follows)
    }

    /// The year in which an entry comes after another, or only a little before it, as where it looks back.
    fn after_entry(&self, entry: Period) -> Option<i32> {
        let year = entry.first().year();
        let comes_after = |year: &i32| {
            period_within(*year, self.within)
                .is_some_and(|period| -NEAR <= (period.first() - entry.first()).num_days())
        };
        (year - 1..=year + 1).find(comes_after)
    }

    /// The years around the article's that have such a date.
    fn candidates(&self) -> Option<impl DoubleEndedIterator<Item = (i32, Period)> + use<>> {
        let (here, within) = (self.around.article?.first().year(), self.within);
        // «29 февраля» is at most eight years away, and what every year has at most one.
        let is_in_each = (here - 1..=here + 1).all(|year| period_within(year, within).is_some());
        let reach = if is_in_each { 1 } else { 8 };
        Some((here - reach..=here + reach).filter_map(move |year| Some((year, period_within(year, within)?))))
    }

    /// Days between a date and the article's.
    fn distance(&self, period: Period) -> i64 {
        self.around.article.map_or(0, |article| apart_in_days(period, article))
    }
}

/// Days between two times, none where they meet; months are as far as they are counted: May is six months from
/// November either way.
fn apart_in_days(period: Period, other: Period) -> i64 {
    let days = |from: NaiveDate, to: NaiveDate| match period.grain() {
        Grain::Month => {
            i64::from((to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32) * 30
        }
        _ => (to - from).num_days(),
    };
    days(period.last(), other.first()).max(days(other.last(), period.first())).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::carry::Carried;
    use crate::anchor::place::place;
    use crate::calendar::Season;
    use crate::phrase::{Meaning, Month, Year};

    const fn day(month: u32, day: u32) -> Within {
        Within::Day(Month::Said(month), day)
    }

    /// The value of a date without a year and what is known of its year, seen from a day and what is around it.
    fn check_around(meaning: Meaning, article: &str, around: Surroundings, expected: &str) {
        let article = article.parse().ok().map(Period::day);
        let placed = place(&meaning, &Surroundings { article, ..around });
        let text = placed.map_or_else(|_| "impossible".to_owned(), |p| format!("{} {}", p.value, p.basis));
        let text = text.replace("day:said ", "").replace("month:said ", "");
        assert_eq!(text, expected, "{meaning:?}, {around:?}");
    }

    fn check(within: Within, article: &str, tense: Option<Tense>, expected: &str) {
        let around = Surroundings { tense, ..Surroundings::default() };
        check_around(Meaning::date(Year::Unsaid, within), article, around, expected);
    }

    #[test]
    fn a_day_near_the_articles_is_of_its_time() {
        for tense in [None, Some(Tense::Past)] {
            let known = if tense.is_some() { "tense" } else { "nearest" };
            check(day(10, 7), "2025-11-02", tense, &format!("2025-10-07 year:{known}"));
        }
        check(day(10, 7), "2025-11-02", Some(Tense::Future), "2025-10-07 year:nearest");
        check(day(12, 31), "2025-11-02", Some(Tense::Past), "2025-12-31 year:nearest");
        check(day(1, 1), "2025-11-02", Some(Tense::Past), "2026-01-01 year:nearest");
        check(day(1, 2), "2025-11-02", Some(Tense::Past), "2025-01-02 year:tense");
        check(day(9, 3), "2025-11-02", Some(Tense::Future), "2025-09-03 year:nearest");
        check(day(9, 2), "2025-11-02", Some(Tense::Future), "2026-09-02 year:tense");
    }

    #[test]
    fn another_day_is_chosen_by_tense_else_by_nearness() {
        check(day(6, 7), "2025-11-02", Some(Tense::Past), "2025-06-07 year:tense");
        check(day(6, 7), "2025-11-02", Some(Tense::Future), "2026-06-07 year:tense");
        check(day(6, 7), "2025-11-02", None, "2025-06-07 year:nearest");
        check(day(10, 7), "2025-02-02", None, "2024-10-07 year:nearest");
        let january = Within::Month(Month::Said(1));
        check(january, "2025-11-02", Some(Tense::Past), "2025-01 year:tense");
        check(january, "2025-11-02", None, "2026-01 year:nearest");
        check(Within::Season(Season::Winter), "2020-03-10", None, "2019-WI year:nearest");
        check(day(2, 29), "2025-11-02", None, "2024-02-29 year:nearest");
    }

    #[test]
    fn the_weekday_decides() {
        let check = |weekday, article, carried: Option<i32>, expected| {
            let carried = carried.map(|year| Carried { year, is_of_sentence: false });
            let meaning = Meaning {
                beside: Some(Beside::Weekday(weekday)),
                ..Meaning::date(Year::Unsaid, day(12, 27))
            };
            check_around(meaning, article, Surroundings { carried, ..Surroundings::default() }, expected);
        };
        // A Saturday in 2025, a Friday in 2024, a Sunday in 2026; a Monday in 1993, a Saturday in 2008.
        check(6, "2025-12-26", Some(1993), "2025-12-27 year:weekday");
        check(1, "2025-12-26", Some(1993), "1993-12-27 year:weekday");
        check(6, "2025-12-26", Some(2008), "2025-12-27 year:weekday");
        check(6, "2025-06-26", Some(2008), "2008-12-27 year:weekday");
        check(5, "2025-06-26", None, "2024-12-27 year:weekday");
        check(7, "2025-06-26", None, "2026-12-27 year:weekday");
        // None fits.
        check(3, "2025-12-26", None, "2025-12-27 year:nearest");
        check(6, "", Some(2007), "2008-12-27 year:weekday");
        check(5, "", Some(2007), "2007-12-27 year:carried");
    }

    #[test]
    fn a_weekday_does_not_lead_past_the_tense_of_its_own_clause() {
        let meaning =
            Meaning { beside: Some(Beside::Weekday(7)), ..Meaning::date(Year::Unsaid, day(12, 27)) };
        let around = Surroundings { tense: Some(Tense::Past), ..Surroundings::default() };
        check_around(meaning.clone(), "2025-06-26", around, "2026-12-27 year:weekday");
        let around = Surroundings { is_of_clause: true, ..around };
        check_around(meaning, "2025-06-26", around, "2024-12-27 year:tense");
    }

    #[test]
    fn a_deictic_decides() {
        let check = |n, within, article, expected| {
            let carried = Some(Carried { year: 2005, is_of_sentence: true });
            let meaning = Meaning { beside: Some(Beside::Deictic(n)), ..Meaning::date(Year::Unsaid, within) };
            check_around(meaning, article, Surroundings { carried, ..Surroundings::default() }, expected);
        };
        check(0, day(5, 3), "2019-05-03", "2019-05-03 year:article");
        check(-1, day(12, 31), "2019-01-01", "2018-12-31 year:article");
        check(1, day(1, 1), "2018-12-31", "2019-01-01 year:article");
        // «накануне, 7 августа», far from the article: the eve of something else.
        check(-1, day(8, 7), "2019-01-01", "2005-08-07 year:carried");
    }

    #[test]
    fn a_carried_year_comes_before_the_tense() {
        let check = |within, is_of_sentence, tense, expected: &str| {
            let carried = Some(Carried { year: 2008, is_of_sentence });
            let around = Surroundings { tense, carried, ..Surroundings::default() };
            check_around(Meaning::date(Year::Unsaid, within), "2019-11-02", around, expected);
        };
        check(day(8, 7), false, Some(Tense::Past), "2008-08-07 year:carried");
        check(day(8, 7), false, Some(Tense::Future), "2020-08-07 year:tense");
        // Near the article only its own sentence says so.
        check(day(10, 7), false, Some(Tense::Past), "2019-10-07 year:tense");
        check(day(10, 7), true, Some(Tense::Past), "2008-10-07 year:carried");
        check(Within::Month(Month::Said(9)), false, Some(Tense::Past), "2019-09 year:tense");
        check(Within::Month(Month::Said(8)), false, Some(Tense::Past), "2008-08 year:carried");
    }

    #[test]
    fn a_paragraph_that_tells_of_days_goes_on() {
        let check = |told: &str, within, expected: &str| {
            let told = Period::day(told.parse().unwrap());
            let carried = Some(Carried { year: told.first().year(), is_of_sentence: false });
            let around =
                Surroundings { carried, told: Some(told), is_told_here: true, ..Surroundings::default() };
            check_around(Meaning::date(Year::Unsaid, within), "2019-11-02", around, expected);
        };
        check("2008-10-30", day(11, 3), "2008-11-03 year:carried");
        check("2008-12-29", day(1, 3), "2009-01-03 year:carried");
        check("2008-04-29", day(11, 3), "2019-11-03 year:nearest");
    }

    #[test]
    fn a_list_goes_forward() {
        let check = |before: &str, within, expected: &str| {
            let beside = Some(Neighbour::Member(Period::day(before.parse().unwrap())));
            let around = Surroundings { beside, tense: Some(Tense::Past), ..Surroundings::default() };
            check_around(Meaning::date(Year::Unsaid, within), "2019-11-02", around, expected);
        };
        check("2018-07-25", day(7, 26), "2018-07-26 year:carried");
        check("2018-12-28", day(1, 3), "2019-01-03 year:carried");
        check("2018-05-28", day(2, 3), "2018-02-03 year:carried");
    }

    #[test]
    fn entries_go_forward() {
        let check = |before: &str, within, expected: &str| {
            let beside = Some(Neighbour::Entry(Period::day(before.parse().unwrap())));
            check_around(
                Meaning::date(Year::Unsaid, within),
                "",
                Surroundings { beside, ..Surroundings::default() },
                expected,
            );
        };
        check("1916-12-29", day(1, 3), "1917-01-03 year:carried");
        check("1916-12-29", day(11, 30), "1916-11-30 year:carried");
        check("1917-01-03", day(12, 29), "1916-12-29 year:carried");
        check("1917-01-03", day(10, 29), "1917-10-29 year:carried");
    }

    #[test]
    fn a_part_lies_in_its_whole() {
        let check = |whole: Option<Period>, within, expected: &str| {
            let around = Surroundings { beside: whole.map(Neighbour::Whole), ..Surroundings::default() };
            check_around(Meaning::date(Year::Unsaid, within), "2019-05-21", around, expected);
        };
        check(Period::month(2020, 5), day(5, 9), "2020-05-09 year:carried");
        check(Period::season(2018, Season::Winter), day(1, 9), "2019-01-09 year:carried");
        check(Period::month(2020, 4), day(5, 9), "2019-05-09 year:nearest");
    }
}
