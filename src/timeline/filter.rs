//! A choice of the timeline: by days, words, status, sources and weight. Each filter leaves the order as it is.
//!
//! A row of several reports is kept when any of them is as asked for: the wording that is shown is only the best one.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use regex::Regex;

use super::Timeline;
use super::stem::{Stem, StemSet, Stems, words};
use crate::event::{Event, Status};

impl Timeline {
    /// Events that overlap the days from one to another, both inclusive; none is no limit.
    ///
    /// ```
    /// use letopis::{Document, Tagger, Timeline};
    ///
    /// let article = Document::new("Договор подписан в мае 2019 года, а расторгнут 3 марта 2021 года.");
    /// let timeline: Timeline = [Tagger::default().tag(article)].into_iter().collect();
    /// let timeline = timeline.between("2019-05-31".parse().ok(), "2020-12-31".parse().ok());
    /// assert_eq!(timeline.events.len(), 1);
    /// assert_eq!(timeline.events[0].phrase(), "в мае 2019 года");
    /// ```
    pub fn between(self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Timeline {
        self.keep(|event| {
            event.when.interval().is_some_and(|interval| {
                let is_before = from.zip(interval.last).is_some_and(|(from, last)| last < from);
                let is_after = to.zip(interval.first).is_some_and(|(to, first)| to < first);
                !is_before && !is_after
            })
        })
    }

    /// Events whose text matches a pattern.
    pub fn matching(self, pattern: &Regex) -> Timeline {
        self.keep(|event| event.reports().any(|report| pattern.is_match(&report.text())))
    }

    /// Events whose text has all words of one of the subjects, in any of their forms.
    ///
    /// ```
    /// use letopis::{Document, Tagger, Timeline};
    ///
    /// let article = Document::new("Госдума 21 октября 2025 года ратифицировала договор. Мадуро прибыл 7 мая 2025 года.");
    /// let timeline: Timeline = [Tagger::default().tag(article)].into_iter().collect();
    /// assert_eq!(timeline.clone().about(&["договором с Госдумой"]).events.len(), 1);
    /// assert_eq!(timeline.clone().about(&["Госдумой", "Мадуро"]).events.len(), 2);
    /// assert_eq!(timeline.about(&["Госдума и Мадуро"]).events.len(), 0);
    /// ```
    pub fn about(self, subjects: &[impl AsRef<str>]) -> Timeline {
        let mut stems = Stems::new();
        let asked = |subject: &str, stems: &mut Stems| -> Vec<Stem> {
            words(subject).filter(|word| !is_little(word.text)).map(|word| stems.of(word.text)).collect()
        };
        let subjects: Vec<Vec<Stem>> =
            subjects.iter().map(|subject| asked(subject.as_ref(), &mut stems)).collect();
        self.keep(|event| {
            event.reports().any(|report| {
                let found: StemSet = words(&report.text()).map(|word| stems.of(word.text)).collect();
                subjects.iter().any(|subject| subject.iter().all(|stem| found.contains(stem)))
            })
        })
    }

    /// Events that are reported with one of these statuses.
    ///
    /// ```
    /// use letopis::{Document, Tagger, Status, Timeline};
    ///
    /// let article = Document::new("Мост открыли 5 мая 2024 года. Кремль опроверг, что 7 мая 2024 года был звонок.");
    /// let timeline: Timeline = [Tagger::default().tag(article)].into_iter().collect();
    /// let timeline = timeline.with_status(&[Status::Alleged, Status::Denied]);
    /// assert_eq!(timeline.events.len(), 1);
    /// assert_eq!(timeline.events[0].phrase(), "7 мая 2024 года");
    /// ```
    pub fn with_status(self, statuses: &[Status]) -> Timeline {
        self.keep(|event| event.reports().any(|report| statuses.contains(&report.status)))
    }

    /// Events that at least so many outlets report.
    pub fn with_sources(self, at_least: usize) -> Timeline {
        self.keep(|event| at_least <= event.outlets())
    }

    /// The events of the weightiest days, in the order of time.
    ///
    /// A day weighs its outlets times the sum, over all mentions of it, of 1 + ln(1 + days between the mention's
    /// publication and it): a day that is still reported after years weighs more than the day of the news.
    pub fn top_days(self, at_most: usize) -> Timeline {
        let mut days: Vec<(f64, NaiveDate)> =
            weights(&self.events).into_iter().map(|(day, weight)| (weight, day)).collect();
        days.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let top: HashSet<NaiveDate> = days.into_iter().take(at_most).map(|(_, day)| day).collect();
        self.keep(|event| one_day(event).is_some_and(|day| top.contains(&day)))
    }

    /// What could not be placed on the calendar instead of what could, in the order of documents and text.
    pub fn undated_only(mut self) -> Timeline {
        self.events = std::mem::take(&mut self.undated);
        self
    }

    fn keep(mut self, is_kept: impl FnMut(&Event) -> bool) -> Timeline {
        self.events.retain(is_kept);
        self
    }
}

/// «о», «и», «на» say nothing of a subject, but «ЕС» does.
fn is_little(word: &str) -> bool {
    word.chars().count() <= 2 && word.chars().all(char::is_lowercase)
}

fn one_day(event: &Event) -> Option<NaiveDate> {
    let interval = event.when.interval()?;
    interval.first.filter(|first| interval.last == Some(*first))
}

fn weights(events: &[Event]) -> HashMap<NaiveDate, f64> {
    let mut days: HashMap<NaiveDate, (HashSet<&str>, f64)> = HashMap::new();
    for report in events.iter().filter(|event| one_day(event).is_some()).flat_map(Event::reports) {
        // A report of a whole week adds to no day.
        let Some(day) = one_day(report) else { continue };
        let published = report.source.published.map_or(day, |published| published.period.first());
        let distance = (published - day).num_days().unsigned_abs();
        let (outlets, sum) = days.entry(day).or_default();
        outlets.insert(report.source.name());
        *sum += 1.0 + (1.0 + distance as f64).ln();
    }
    days.into_iter().map(|(day, (outlets, sum))| (day, outlets.len() as f64 * sum)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::tagger::Tagger;

    const TEXT: &str = "Он приехал 5 июня. Завод работает с 2015 года. В мае 2019 года завод купила компания «Север». Премьера Исландии \
        избрали 3 марта 2021 года. Договор с ЕС подписан 3 марта 2021 года. Договор расторгли 7 мая 2022 года. \
        Так было до 1991 года.";

    /// The phrases left of `TEXT`, which has no date of its own.
    fn check(filter: impl FnOnce(Timeline) -> Timeline, expected: &str) {
        let timeline: Timeline = [Tagger::default().tag(Document::new(TEXT))].into_iter().collect();
        let left = filter(timeline);
        let phrases: Vec<String> = left.events.iter().map(|event| event.phrase()).collect();
        assert_eq!(phrases.join(" | "), expected);
    }

    #[test]
    fn between_days() {
        let between = |from: &'static str, to: &'static str| {
            move |timeline: Timeline| timeline.between(from.parse().ok(), to.parse().ok())
        };
        let all = "до 1991 года | с 2015 года | В мае 2019 года | 3 марта 2021 года | 3 марта 2021 года | 7 мая 2022 года";
        check(between("", ""), all);
        check(between("2022-05-07", ""), "с 2015 года | 7 мая 2022 года");
        check(between("2022-05-08", ""), "с 2015 года");
        check(between("", "1990-12-31"), "до 1991 года");
        check(between("", "1990-01-01"), "до 1991 года");
        check(between("1991-01-01", "2014-12-31"), "");
        check(between("2019-05-31", "2019-05-31"), "с 2015 года | В мае 2019 года");
    }

    #[test]
    fn matching_patterns() {
        let matching = |pattern: &'static str| {
            move |timeline: Timeline| timeline.matching(&Regex::new(pattern).unwrap())
        };
        check(matching("[Дд]оговор"), "3 марта 2021 года | 7 мая 2022 года");
        check(matching(r"(?i)\bзавод\b"), "с 2015 года | В мае 2019 года");
        check(matching("^$"), "");
    }

    #[test]
    fn about_subjects_in_any_form() {
        let about = |subjects: &'static [&'static str]| move |timeline: Timeline| timeline.about(subjects);
        check(about(&["заводом"]), "с 2015 года | В мае 2019 года");
        check(about(&["о компании и заводе"]), "В мае 2019 года");
        check(about(&["исландия", "компаниям"]), "В мае 2019 года | 3 марта 2021 года");
        check(about(&["ЕС"]), "3 марта 2021 года");
        check(about(&["завод Исландии"]), "");
        check(about(&[]), "");
    }

    #[test]
    fn undated() {
        check(Timeline::undated_only, "5 июня");
    }

    /// Texts with the day and the site of each, and the days left of them.
    fn check_many(
        articles: &[(&str, &str, &str)],
        filter: impl FnOnce(Timeline) -> Timeline,
        expected: &str,
    ) {
        let mut tagger = Tagger::default();
        let document = |(day, site, text): &(&str, &str, &str)| {
            let document = Document { outlet: Some((*site).into()), ..Document::new(*text) };
            document.published(day).unwrap()
        };
        let timeline: Timeline = articles.iter().map(|article| tagger.tag(document(article))).collect();
        let left = filter(timeline.merged());
        let days: Vec<String> = left.events.iter().map(|event| event.when.value.to_string()).collect();
        assert_eq!(days.join(" "), expected);
    }

    const MANY: &[(&str, &str, &str)] = &[
        ("2025-10-08", "a.ru", "Совет Европы сегодня принял хартию «Байкал»."),
        ("2025-10-09", "b.ru", "Хартию «Байкал» Совет Европы принял 8 октября."),
        ("2025-10-09", "b.ru", "Сегодня открылся музей воды."),
        (
            "2025-10-10",
            "c.ru",
            "Сегодня закрылась выставка. Её готовили с 12 июня 1999 года, а задумали 12 мая 1998 года.",
        ),
    ];

    #[test]
    fn by_status() {
        let text = "Мост открыли 5 мая 2024 года. Музей, сообщает ТАСС, закрыли 6 мая 2024 года. Документ якобы передали \
            7 мая 2024 года. Кремль опроверг, что 8 мая 2024 года был звонок. Мэр намерен уехать 9 мая 2031 года.";
        let check = |statuses: &[Status], expected: &str| {
            check_many(&[("2024-05-08", "a.ru", text)], |timeline| timeline.with_status(statuses), expected);
        };
        check(&[Status::Stated], "2024-05-05");
        check(&[Status::Reported], "2024-05-06");
        check(&[Status::Alleged, Status::Planned], "2024-05-07 2031-05-09");
        check(&[Status::Denied], "2024-05-08");
        check(&[], "");
    }

    /// A row is kept for any of its reports.
    #[test]
    fn by_the_status_of_a_report() {
        let reports = [
            ("2025-10-08", "a.ru", "Совет Европы 7 октября принял хартию «Байкал»."),
            ("2025-10-09", "b.ru", "Совет Европы 7 октября принял хартию «Байкал», сообщает «Рупор»."),
        ];
        check_many(
            &reports,
            |timeline| timeline.with_sources(2).with_status(&[Status::Reported]),
            "2025-10-07",
        );
        check_many(
            &reports,
            |timeline| timeline.with_sources(2).with_status(&[Status::Stated]),
            "2025-10-07",
        );
    }

    #[test]
    fn by_sources() {
        check_many(MANY, |timeline| timeline.with_sources(2), "2025-10-08");
        check_many(MANY, |timeline| timeline.with_sources(3), "");
    }

    /// Two outlets outweigh one; after that, what is still reported after years.
    #[test]
    fn by_weight() {
        check_many(MANY, |timeline| timeline.top_days(2), "1998-05-12 2025-10-08");
        check_many(MANY, |timeline| timeline.top_days(1), "1998-05-12");
        check_many(MANY, |timeline| timeline.top_days(0), "");
        check_many(&MANY[..3], |timeline| timeline.top_days(1), "2025-10-08");
    }
}
