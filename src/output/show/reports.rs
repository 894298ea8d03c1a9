//! Who tells of an event: how many outlets, their own words, and the days on which they disagree.

use chrono::{Datelike, NaiveDate};

use super::{Glyphs, Page, Reports, count};
use crate::calendar::Interval;
use crate::event::Event;
use crate::output::names::MONTHS;
use crate::output::visible;

/// «3 источника»; none for what one outlet tells.
pub(super) fn outlets(event: &Event) -> Option<String> {
    let outlets = event.outlets();
    (outlets > 1).then(|| count(outlets, ["источник", "источника", "источников"]))
}

/// «расходится: 8 октября»
pub(super) fn conflict(event: &Event, page: Page) -> Option<String> {
    let here = year(event);
    let days: Vec<String> =
        event.conflicts().iter().map(|interval| days(interval, here, page.glyphs)).collect();
    (!days.is_empty()).then(|| format!("расходится: {}", days.join(", ")))
}

/// What `расходится` means, for those who read it for the first time.
pub(super) const LEGEND: &str = "расходится: похоже, о том же, но с другой датой";

/// A line for each report, where they are asked for and there are several:
/// «ТАСС, 8 октября: «вчера» (7 октября) https://…»; the day only where it is not that of the row.
pub(super) fn reports(event: &Event, page: Page) -> Vec<String> {
    if page.reports == Reports::Counted || event.others().is_empty() {
        return Vec::new();
    }
    let here = year(event);
    let row = event.when.interval().map(|interval| (interval.first, interval.last));
    let line = |report: &Event| {
        let mut line = report.source.name().to_string();
        if let Some(published) = report.source.published {
            line += &match published.day() {
                Some(day) => format!(", {}", one_day(day, here)),
                None => format!(", {published}"),
            };
        }
        line += &match report.phrase().as_str() {
            "" => ": (день статьи)".to_string(),
            phrase => format!(": «{phrase}»"),
        };
        let interval = report.when.interval();
        if let Some(other) = interval.filter(|interval| Some((interval.first, interval.last)) != row) {
            line += &format!(" ({})", days(&other, here, page.glyphs));
        }
        if let Some(url) = report.source.url() {
            line += &format!(" {url}");
        }
        visible(&line).into_owned()
    };
    event.reports().map(line).collect()
}

fn year(event: &Event) -> Option<i32> {
    event.when.interval().and_then(|interval| interval.first.or(interval.last)).map(|day| day.year())
}

/// `8 октября`, `6–12 октября`, `28 сентября – 3 октября`; the year where it is not the one of the row.
fn days(interval: &Interval, here: Option<i32>, glyphs: Glyphs) -> String {
    let dash = match glyphs {
        Glyphs::Plain => '-',
        Glyphs::Rich => '–',
    };
    match (interval.first, interval.last) {
        (Some(first), Some(last)) if first == last => one_day(first, here),
        (Some(first), Some(last)) if (first.year(), first.month()) == (last.year(), last.month()) => {
            format!("{}{dash}{}", first.day(), one_day(last, here))
        }
        (Some(first), Some(last)) => format!("{} {dash} {}", one_day(first, here), one_day(last, here)),
        (Some(first), None) => format!("с {}", one_day(first, here)),
        (None, Some(last)) => format!("до {}", one_day(last, here)),
        (None, None) => String::new(),
    }
}

fn one_day(day: NaiveDate, here: Option<i32>) -> String {
    let year = if here == Some(day.year()) { String::new() } else { format!("\u{a0}{}", day.year()) };
    // No line ends within a date.
    format!("{}\u{a0}{}{year}", day.day(), MONTHS[day.month0() as usize].1)
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use super::*;
    use crate::document::Document;
    use crate::output::example::{article, event, timeline, value};

    /// A row that three outlets tell, and two that disagree.
    #[test]
    fn reports_and_disagreements() {
        let told = |date: &str, phrase: &str, id: &str, outlet: &str| {
            let mut event =
                event(value(date), None, phrase, "Суд отменил разрешение на строительство плотины");
            let url = Some(format!("https://{id}/news/2025/10/plotina"));
            let article = Document { outlet: Some(outlet.into()), url, ..article(id) };
            event.source = event.source.in_another(&article).into();
            event
        };
        let mut row = told("2025-10-07", "7 октября", "tass.ru", "ТАСС");
        row.set_others(vec![
            told("2025-10-07", "во вторник", "ria.ru", "РИА Новости"),
            told("2025-10-06/2025-10-12", "на этой неделе", "example.ru", "example.ru"),
            told("2025-10-07", "", "b.ru", "example.ru"),
        ]);
        let mut other = told("2025-10-08", "8 октября", "c.ru", "c.ru");
        let far = value("2024-09-28/2024-10-03").interval(None).unwrap();
        row.set_conflicts(vec![other.when.interval().unwrap(), far]);
        other.set_conflicts(vec![row.when.interval().unwrap()]);
        let timeline = timeline(vec![row, other]);
        let check = |width, glyphs, reports, expected: &str| {
            let page = Page { width, glyphs, reports };
            let mut out = Vec::new();
            write(&mut out, &timeline, page).unwrap();
            let screen = anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string();
            assert_eq!(screen, expected, "\n{screen}");
        };
        check(
            80,
            Glyphs::Rich,
            Reports::Counted,
            "\
Октябрь 2025
   7 вт  Суд отменил разрешение на строительство плотины.            7 октября
           расходится: 8 октября, 28 сентября 2024 – 3 октября 2024  3 источника
   8 ср  Суд отменил разрешение на строительство плотины.            8 октября
           расходится: 7 октября                                     c.ru: c.ru

расходится: похоже, о том же, но с другой датой
",
        );
        check(
            80,
            Glyphs::Rich,
            Reports::Listed,
            "\
Октябрь 2025
   7 вт  Суд отменил разрешение на строительство плотины.            7 октября
           расходится: 8 октября, 28 сентября 2024 – 3 октября 2024  3 источника
           ТАСС, 2 ноября: «7 октября»
             https://tass.ru/news/2025/10/plotina
           РИА Новости, 2 ноября: «во вторник»
             https://ria.ru/news/2025/10/plotina
           example.ru, 2 ноября: «на этой неделе» (6–12 октября)
             https://example.ru/news/2025/10/plotina
           example.ru, 2 ноября: (день статьи)
             https://b.ru/news/2025/10/plotina
   8 ср  Суд отменил разрешение на строительство плотины.            8 октября
           расходится: 7 октября                                     c.ru: c.ru

расходится: похоже, о том же, но с другой датой
",
        );
        check(
            40,
            Glyphs::Plain,
            Reports::Listed,
            "\
Октябрь 2025
   7 вт  Суд отменил разрешение
           на строительство плотины.
           «7 октября»
           3 источника
           расходится: 8 октября,
             28 сентября 2024 -
             3 октября 2024
           ТАСС, 2 ноября: «7 октября»
             https://tass.ru/news/2025/1
             0/plotina
           РИА Новости, 2 ноября:
             «во вторник»
             https://ria.ru/news/2025/10
             /plotina
           example.ru, 2 ноября:
             «на этой неделе»
             (6-12 октября)
             https://example.ru/news/202
             5/10/plotina
           example.ru, 2 ноября: (день
             статьи)
             https://b.ru/news/2025/10/p
             lotina
   8 ср  Суд отменил разрешение
           на строительство плотины.
           «8 октября»
           c.ru: c.ru
           расходится: 7 октября

расходится: похоже, о том же,
но с другой датой
",
        );
    }
}
