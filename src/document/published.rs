//! The day an article speaks from: every place that may name it, and which of them wins.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::dateline::{self, Dateline};
use super::header::{first_lines, header_line, span, stamp};
use super::{Document, Published, PublishedBasis, agency, location};
use crate::calendar::Period;
use crate::error::{Note, NoteKind};

/// How far apart dateline and metadata may be for the text to speak from the dateline's day: an
/// article is published over a weekend or past midnight, but not a week late.
const LATE: i64 = 3;

/// What is known of an article besides its text and its URL.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known<'n> {
    /// The caller's date, which overrides all others.
    pub given: Option<Published>,
    /// The date in the record.
    pub field: Option<Published>,
    pub file_name: Option<&'n str>,
    /// A day that the article cannot be later than, such as that of its capture.
    pub latest: Option<NaiveDate>,
}

/// Looks for the article's date, and sets all that is learnt on the way: title, outlet, header,
/// dateline and notes.
pub(super) fn detect(document: &mut Document, known: Known) {
    let Head { metadata, stamp, dateline } = read_head(document);
    let on = |day, basis| Published { period: Period::day(day), time: None, basis };
    let url = document.url.as_deref();
    let is_possible =
        |published: &Published| known.latest.is_none_or(|latest| published.period.first() <= latest);
    let in_url = || Some(on(location::url_date(url?)?, PublishedBasis::Url)).filter(is_possible);
    let elsewhere = [known.field, metadata, stamp].into_iter().flatten().find(is_possible).or_else(in_url);
    let elsewhere =
        elsewhere.or_else(|| Some(on(location::file_name_date(known.file_name?)?, PublishedBasis::FileName)));

    document.published = known.given.or_else(|| match &dateline {
        Some(dateline) => reconcile(elsewhere, dateline, known.latest, &mut document.notes),
        None => elsewhere,
    });
    if document.published.is_none() {
        let text = "no date of the article was found";
        document.notes.push(Note { kind: NoteKind::NoArticleDate, text: text.into(), place: None });
    }
    document.outlet = dateline
        .as_ref()
        .and_then(|dateline| dateline.outlet.clone())
        .or_else(|| agency::reprinted(&document.text).map(str::to_owned))
        .or_else(|| location::host(document.url.as_deref()?).map(|host| agency::of_site(host).to_owned()));
    document.dateline = dateline.map(|dateline| dateline.span);
}

/// What the first lines say.
#[derive(Default)]
struct Head {
    metadata: Option<Published>,
    stamp: Option<Published>,
    /// Its span counts in the text.
    dateline: Option<Dateline>,
}

/// Reads the first lines down to the dateline; title and header of the document are set here.
fn read_head(document: &mut Document) -> Head {
    let mut head = Head::default();
    let mut is_after_stamp = false;
    for (n, (start, line)) in first_lines(&document.text).enumerate() {
        if n == 0 {
            if let Some(header) = header_line(line) {
                document.header.push(span(start, line));
                document.title = document.title.take().or(header.title.map(str::to_owned));
                head.metadata = header.published;
                if header.published.is_none() {
                    let place = line.find(header.date).map(|at| start + at..start + at + header.date.len());
                    document.notes.push(unreadable(header.date, place));
                }
                continue;
            }
        }
        if let Some(dateline) = dateline::find(line) {
            let span = start + dateline.span.start..start + dateline.span.end;
            head.dateline = Some(Dateline { span, ..dateline });
            break;
        }
        // A second stamp belongs to the header only right after the first («Обновлено …»); one
        // that stands alone further down is the heading of a chronicle.
        let has_text_after = !document.text[start + line.len()..].trim_start().is_empty();
        let found = stamp(line).filter(|_| has_text_after && (head.stamp.is_none() || is_after_stamp));
        is_after_stamp = found.is_some();
        if found.is_some() {
            document.header.push(span(start, line));
        }
        head.stamp = head.stamp.or(found);
    }
    head
}

/// The remark that a date of the header or the record is none.
pub(super) fn unreadable(date: &str, place: Option<std::ops::Range<usize>>) -> Note {
    let text =
        format!("the date {date:?} was not read: expected a day (2025-11-02) or a time (2025-11-02T14:35)");
    Note { kind: NoteKind::UnreadableDate, text, place }
}

/// The day of a dateline against the date known from elsewhere: the dateline's within three days.
fn reconcile(
    elsewhere: Option<Published>,
    dateline: &Dateline,
    latest: Option<NaiveDate>,
    notes: &mut Vec<Note>,
) -> Option<Published> {
    let near = elsewhere.map(|published| published.period);
    let Some(day) = day_of(dateline, near).or_else(|| day_by(dateline, latest?)) else {
        return elsewhere;
    };
    let from_dateline = Published { period: Period::day(day), time: None, basis: PublishedBasis::Dateline };
    let Some(other) = elsewhere else {
        return Some(from_dateline);
    };
    let apart = distance(other.period, day);
    // A month or a year only becomes more exact by the dateline.
    if apart == 0 {
        return Some(if other.day().is_some() { other } else { from_dateline });
    }
    // A file may be named by the day it was saved: it comes after the dateline in any case.
    let is_later = apart <= LATE || other.basis == PublishedBasis::FileName;
    let published = if is_later { from_dateline } else { other };
    let text = format!(
        "the dateline says {day}, the {} {}: the text is read from {}",
        source(other.basis),
        other.period,
        published.period
    );
    notes.push(Note { kind: NoteKind::DatesDiffer, text, place: Some(dateline.span.clone()) });
    Some(published)
}

fn source(basis: PublishedBasis) -> &'static str {
    match basis {
        PublishedBasis::Stamp => "time stamp",
        PublishedBasis::Url => "URL",
        PublishedBasis::FileName => "file name",
        PublishedBasis::Given | PublishedBasis::Metadata | PublishedBasis::Dateline => "metadata",
    }
}

/// The dateline's day, with its own year or the one nearest to what is known; a tie is the earlier.
fn day_of(dateline: &Dateline, near: Option<Period>) -> Option<NaiveDate> {
    let on = |year| NaiveDate::from_ymd_opt(year, dateline.month, dateline.day);
    if let Some(year) = dateline.year {
        return on(year);
    }
    let near = near?;
    // Two years to each side reach a 29 February.
    let years = near.first().year() - 2..=near.last().year() + 2;
    years.filter_map(on).min_by_key(|day| distance(near, *day))
}

/// The dateline's day, in the last year in which it is not after the latest day.
fn day_by(dateline: &Dateline, latest: NaiveDate) -> Option<NaiveDate> {
    // A 29 February may be eight years back.
    let years = (latest.year() - 8..=latest.year()).rev();
    years
        .filter_map(|year| NaiveDate::from_ymd_opt(year, dateline.month, dateline.day))
        .find(|day| *day <= latest)
}

/// Days from a period to a day outside of it.
fn distance(period: Period, day: NaiveDate) -> i64 {
    let before: TimeDelta = period.first() - day;
    let after: TimeDelta = day - period.last();
    before.max(after).num_days().max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::date;

    /// Reads a text with what is known besides (`url=… name=… field=… given=…`) and compares with
    /// `published basis | header spans | dateline | outlet | title | notes`, parts from the right left out.
    fn check(text: &str, known: &str, expected: &str) {
        let get = |key: &str| known.split(' ').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
        let mut document = Document { text: text.into(), ..Document::default() };
        document.url = get("url").map(str::to_owned);
        let basis = PublishedBasis::Metadata;
        let field = get("field").map(|text| Published { basis, ..date(text).unwrap() });
        let given = get("given").map(|text| date(text).unwrap());
        detect(&mut document, Known { given, field, file_name: get("name"), latest: None });
        let published = document.published.map_or("none".into(), |p| format!("{p} {}", p.basis.name()));
        let header: Vec<_> = document.header.iter().map(|span| &text[span.clone()]).collect();
        let dateline = document.dateline.map_or("-", |span| &text[span]);
        let notes: Vec<_> = document.notes.iter().map(|note| note.text.as_str()).collect();
        let told = [
            &published,
            &header.join(" + "),
            dateline,
            document.outlet.as_deref().unwrap_or("-"),
            document.title.as_deref().unwrap_or("-"),
            &notes.join("; "),
        ];
        let count = expected.split(" | ").count();
        assert_eq!(told[..count].join(" | "), expected, "{text:?} {known}");
    }

    const TASS: &str = "МОСКВА, 2 ноября. /ТАСС/. Суд решил.";

    #[test]
    fn a_stamp_without_a_text_is_the_text() {
        check("10.08.2012", "given=2012-08-10", "2012-08-10 given | ");
    }

    #[test]
    fn the_order_of_the_places() {
        let stamped = "3 ноября 2025, 14:35\nСуд решил.";
        let url = "url=https://example.ru/2025/11/04/a";
        check(stamped, &format!("given=2025-11-01 field=2025-11-02 {url}"), "2025-11-01 given");
        check(stamped, &format!("field=2025-11-02 {url}"), "2025-11-02 metadata");
        check(
            stamped,
            &format!("{url} name=2025-11-05.txt"),
            "2025-11-03T14:35 stamp | 3 ноября 2025, 14:35",
        );
        check("Суд решил.", &format!("{url} name=2025-11-05.txt"), "2025-11-04 url");
        check("МОСКВА, 2 ноября 2025. /ТАСС/. Суд.", "name=2025-11-02.txt", "2025-11-02 filename");
        check("МОСКВА, 2 ноября 2025. /ТАСС/. Суд.", "", "2025-11-02 dateline");
        check("Суд решил.", "name=2025-11-05.txt", "2025-11-05 filename");
        check(
            " date 2025-11-01 Суд\nТекст",
            "",
            "2025-11-01 metadata |  date 2025-11-01 Суд".replace("|  ", "| ").as_str(),
        );
        check(" date 2025-11-01 Суд\nТекст", "field=2025-11-07", "2025-11-07 metadata");
    }

    #[test]
    fn a_dateline_against_the_metadata() {
        check(
            TASS,
            "field=2025-11-02T14:35",
            "2025-11-02T14:35 metadata |  | МОСКВА, 2 ноября. /ТАСС/. | ТАСС | - | ",
        );
        let note = "the dateline says 2025-11-02, the metadata 2025-11-05: the text is read from 2025-11-02";
        let line = "МОСКВА, 2 ноября. /ТАСС/.";
        check(
            TASS,
            "field=2025-11-05T10:00",
            &format!("2025-11-02 dateline |  | {line} | ТАСС | - | {note}"),
        );
        let note = "the dateline says 2025-11-02, the metadata 2025-11-06: the text is read from 2025-11-06";
        check(TASS, "field=2025-11-06", &format!("2025-11-06 metadata |  | {line} | ТАСС | - | {note}"));
        let note = "the dateline says 2025-11-02, the URL 2025-11-01: the text is read from 2025-11-02";
        let url = "url=https://www.example.ru/2025/11/01/a";
        check(TASS, url, &format!("2025-11-02 dateline |  | {line} | ТАСС | - | {note}"));
        let note = "the dateline says 2025-11-02, the file name 2025-12-20: the text is read from 2025-11-02";
        check(TASS, "name=2025-12-20.txt", &format!("2025-11-02 dateline |  | {line} | ТАСС | - | {note}"));
        // `--date` stands, and is not argued with.
        check(TASS, "given=2025-11-03", &format!("2025-11-03 given |  | {line} | ТАСС | - | "));
        // A month or a year becomes a day.
        check(TASS, "field=2025-11", &format!("2025-11-02 dateline |  | {line} | ТАСС | - | "));
        check(TASS, "given=2025", &format!("2025 given |  | {line} | ТАСС | - | "));
    }

    #[test]
    fn the_year_of_a_dateline() {
        let without = "no date of the article was found";
        check(TASS, "", &format!("none |  | МОСКВА, 2 ноября. /ТАСС/. | ТАСС | - | {without}"));
        check("МОСКВА, 31 дек - РИА Новости. Суд.", "field=2026-01-01", "2025-12-31 dateline");
        check("МОСКВА, 1 янв - РИА Новости. Суд.", "field=2025-12-31", "2026-01-01 dateline");
        check("МОСКВА, 29 фев - РИА Новости. Суд.", "field=2024-03-01", "2024-02-29 dateline");
        let note = "the dateline says 2024-02-29, the metadata 2026-02-01: the text is read from 2026-02-01";
        let line = "МОСКВА, 29 фев - РИА Новости.";
        check(
            line,
            "field=2026-02-01",
            &format!("2026-02-01 metadata |  | {line} | РИА Новости | - | {note}"),
        );
        // A day that is not on the calendar says nothing, and is still no mention.
        check(
            "МОСКВА, 31 ноя - РИА Новости. Суд.",
            "field=2025-11-30",
            "2025-11-30 metadata |  | МОСКВА, 31 ноя - РИА Новости. | РИА Новости | - | ",
        );
    }

    #[test]
    fn header_lines_and_stamps() {
        let seed = " date 2025-11-01 Песков прокомментировал статью WP\n\nРедакция сайта ТАСС\n\nМОСКВА, 2 ноября. /ТАСС/. Москва осуществляет.";
        check(
            seed,
            "",
            "2025-11-02 dateline | date 2025-11-01 Песков прокомментировал статью WP | МОСКВА, 2 ноября. /ТАСС/. | ТАСС | Песков прокомментировал статью WP | the dateline says 2025-11-02, the metadata 2025-11-01: the text is read from 2025-11-02",
        );
        let stamps = "Суд решил\r\n\r\nОпубликовано 02.11.2025 14:35\r\nОбновлено 03.11.2025 15:00\r\nТекст\r\n02.11.2025 16:00";
        check(
            stamps,
            "",
            "2025-11-02T14:35 stamp | Опубликовано 02.11.2025 14:35 + Обновлено 03.11.2025 15:00 | - | - | - | ",
        );
        // Below the dateline the article itself has begun.
        check(
            &format!("{TASS}\n3 ноября 2025, 14:35\n"),
            "field=2025-11-02",
            "2025-11-02 metadata |  | МОСКВА, 2 ноября. /ТАСС/.",
        );
        check(
            " date 2025-13-01 Суд\nТекст",
            "name=2025-11-05.txt",
            "2025-11-05 filename | date 2025-13-01 Суд | - | - | Суд | the date \"2025-13-01\" was not read: expected a day (2025-11-02) or a time (2025-11-02T14:35)",
        );
        // Only the first line is a header.
        check("Суд\n date 2025-11-01 Суд", "", "none | ");
        check("Суд.", "url=https://www.example.ru/a", "none |  | - | example.ru");
    }
}
