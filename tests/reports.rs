//! One event told by many articles: what becomes one row, what disagrees, and what must stay apart.

use std::io::Write;

use letopis::reader::{Options, format, open};
use letopis::{Document, Event, Status, Tagger, Timeline};

const CASES: &str = include_str!("../fixtures/reports.txt");

/// The expected rows of a case, and its articles.
struct Case {
    expected: &'static str,
    articles: Vec<&'static str>,
}

fn cases() -> Vec<(&'static str, Case)> {
    let mut found: Vec<(&str, Case)> = Vec::new();
    let mut heading = "";
    for line in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(text) = line.strip_prefix("## ") {
            heading = text;
        } else if let Some(expected) = line.strip_prefix("= ") {
            found.push((heading, Case { expected, articles: Vec::new() }));
        } else if line != "#" {
            found.last_mut().unwrap().1.articles.push(line);
        }
    }
    found
}

/// `2025-10-08 tass.ru | Text`
fn document(line: &str) -> Document {
    let (head, text) = line.split_once(" | ").unwrap();
    let (day, site) = head.split_once(' ').unwrap();
    let record =
        serde_json::json!({"id": line, "text": text, "date": day, "url": format!("https://{site}/news/1")});
    let mut file = tempfile::NamedTempFile::new().unwrap();
    writeln!(file, "{record}").unwrap();
    let options = Options { format: format("jsonl"), ..Options::default() };
    open(vec![file.path().to_owned()], options).next().unwrap().unwrap()
}

fn timeline(articles: &[&str]) -> Timeline {
    let mut tagger = Tagger::default();
    articles.iter().map(|line| tagger.tag(document(line))).collect()
}

/// `2025-10-07 x2 !2025-10-08; 2025-10-08 x1 !2025-10-07`
fn rows(timeline: &Timeline) -> String {
    let row = |event: &Event| {
        let conflicts: String = event.conflicts().iter().map(|day| format!(" !{day}")).collect();
        format!("{} x{}{conflicts}", event.when.interval().unwrap(), event.outlets())
    };
    let rows: Vec<String> = timeline.events.iter().filter(|event| !event.is_lead()).map(row).collect();
    rows.join("; ")
}

#[test]
fn every_case_has_its_rows() {
    let failed: Vec<String> = cases()
        .iter()
        .filter_map(|(heading, case)| {
            let found = rows(&timeline(&case.articles).merged());
            let (expected, articles) = (case.expected, case.articles.join("\n  "));
            (found != expected)
                .then(|| format!("{heading}\n  {articles}\nexpected {expected}\nfound    {found}"))
        })
        .collect();
    assert!(failed.is_empty(), "{} wrong:\n{}", failed.len(), failed.join("\n\n"));
}

/// The articles of all cases as one archive.
fn archive() -> Vec<&'static str> {
    let mut articles: Vec<&str> = cases().into_iter().flat_map(|(_, case)| case.articles).collect();
    articles.sort();
    articles.dedup();
    articles
}

/// What tells a report from all others.
fn key(event: &Event) -> String {
    format!("{}:{}:{}", event.source.id(), event.start, event.when.interval().unwrap())
}

/// The rows of a timeline with their reports and conflicts, in an order of their own.
fn content(timeline: &Timeline) -> Vec<String> {
    let row = |event: &Event| {
        let reports: Vec<String> = event.reports().map(key).collect();
        format!("{} {:?}", reports.join(" + "), event.conflicts())
    };
    let mut rows: Vec<String> = timeline.events.iter().map(row).collect();
    rows.sort();
    rows
}

#[test]
fn the_order_of_articles_does_not_matter() {
    let articles = archive();
    let expected = content(&timeline(&articles).merged());
    let mut turned = articles.clone();
    turned.reverse();
    assert_eq!(content(&timeline(&turned).merged()), expected);
    for by in [1, 7, 31] {
        turned.rotate_left(by);
        let (even, odd): (Vec<_>, Vec<_>) = turned.iter().enumerate().partition(|(n, _)| n % 2 == 0);
        turned = even.into_iter().chain(odd).map(|(_, line)| *line).collect();
        assert_eq!(content(&timeline(&turned).merged()), expected);
    }
}

#[test]
fn no_report_is_lost_or_repeated() {
    let all = timeline(&archive());
    let mut expected: Vec<String> = all.events.iter().map(key).collect();
    let merged = all.merged();
    assert!(merged.events.len() + 10 < expected.len());
    let mut found: Vec<String> = merged.events.iter().flat_map(Event::reports).map(key).collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    found.dedup();
    assert_eq!(found.len(), expected.len());
}

#[test]
fn a_disagreement_has_two_sides() {
    let mut sides = 0;
    for (_, case) in cases() {
        let merged = timeline(&case.articles).merged();
        for event in &merged.events {
            let day = event.when.interval().unwrap();
            for other in event.conflicts() {
                sides += 1;
                assert!(other != &day);
                let is_answer =
                    |row: &Event| row.when.interval() == Some(*other) && row.conflicts().contains(&day);
                assert!(merged.events.iter().any(is_answer), "{day} {other}");
            }
        }
    }
    assert_eq!(sides, 12);
}

#[test]
fn what_is_merged_stays_merged() {
    let once = timeline(&archive()).merged();
    let expected = content(&once);
    assert!(content(&once.merged()) == expected);
}

/// The earliest full wording with the most exact day stands in the row.
#[test]
fn the_row_has_the_best_wording() {
    let check = |articles: &[&str], expected: &str| {
        let merged = timeline(articles).merged();
        let row = merged.events.iter().find(|event| !event.others().is_empty()).expect("a merged row");
        assert_eq!(format!("{} {}", row.source.name(), row.phrase()), expected);
    };
    let week = "2025-10-08 b.ru | Верховный суд Исландии на этой неделе отменил разрешение на строительство плотины Хваммур.";
    let full = "2025-10-09 c.ru | Верховный суд Исландии 7 октября отменил разрешение на строительство плотины Хваммур.";
    let late = "2025-10-10 d.ru | Верховный суд Исландии 7 октября отменил наконец разрешение на строительство плотины Хваммур.";
    check(&[week, full, late], "c.ru 7 октября");
    check(&[late, full, week], "c.ru 7 октября");
    check(&[week, late], "d.ru 7 октября");
    let counted =
        "2025-10-08 a.ru | Верховный суд Исландии вчера отменил разрешение на строительство плотины Хваммур.";
    check(&[counted, late], "d.ru 7 октября");
    check(&[week, counted], "a.ru вчера");
}

/// A stamp of a page, and what points to another sentence, never stands for a row.
#[test]
fn the_row_is_a_sentence() {
    let check = |articles: &[&str], expected: &str| {
        let merged = timeline(articles).merged();
        let row = merged.events.iter().find(|event| !event.others().is_empty()).expect("a merged row");
        assert_eq!(row.text(), expected);
    };
    let stamp = "2025-07-04 a.ru | 04.07.2025 18:09 : Минкульт Исландии закрыл музей «Тролль» в Акюрейри.";
    let sentence = "2025-07-05 b.ru | 4 июля Минкульт Исландии закрыл музей «Тролль» в Акюрейри.";
    check(&[stamp, sentence], "Минкульт Исландии закрыл музей «Тролль» в Акюрейри.");
}

/// No row says more than its reports: what is denied, alleged or planned by one is so by all.
#[test]
fn a_denial_never_ends_in_a_row_that_states() {
    let told = "2025-07-05 a.ru | Минкульт Исландии 4 июля закрыл музей «Тролль» в Акюрейри.";
    let kinds = [
        told,
        "2025-07-05 b.ru | Как сообщил Минкульт Исландии, 4 июля закрыт музей «Тролль» в Акюрейри.",
        "2025-07-05 c.ru | Мэрия опровергла, что 4 июля Минкульт Исландии закрыл музей «Тролль» в Акюрейри.",
        "2025-07-05 d.ru | Минкульт Исландии 4 июля якобы закрыл музей «Тролль» в Акюрейри.",
        "2025-07-03 e.ru | Минкульт Исландии 4 июля намерен закрыть музей «Тролль» в Акюрейри.",
    ];
    let certainty = |status: Status| if status == Status::Reported { Status::Stated } else { status };
    let mut seen = std::collections::HashSet::new();
    for articles in kinds.map(|kind| vec![told, kind]).into_iter().chain([kinds.to_vec(), archive()]) {
        for row in timeline(&articles).merged().events {
            let reports = row.reports().map(|report| certainty(report.status));
            assert!({ reports }.all(|status| status == certainty(row.status)), "{}", row.text());
            seen.insert(certainty(row.status).name());
        }
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
}

/// A reprint of an agency counts as that agency.
#[test]
fn outlets_are_counted_once() {
    let check = |articles: &[&str], expected: usize| {
        let merged = timeline(articles).merged();
        assert_eq!((merged.events.len(), merged.events[0].outlets()), (1, expected));
    };
    let agency =
        "2025-02-03 tass.ru | МОСКВА, 3 февраля. /ТАСС/. Роскосмос подписал соглашение о станции «Гаганьян».";
    let reprint =
        "2025-02-03 b.ru | МОСКВА, 3 февраля. /ТАСС/. Роскосмос подписал соглашение о станции «Гаганьян».";
    let own = "2025-02-03 c.ru | Роскосмос сегодня подписал соглашение о станции «Гаганьян».";
    check(&[agency, reprint], 1);
    check(&[agency, reprint, own], 2);
    check(&[own, own], 1);
    let site = "2025-02-03 nauka.tass.ru | Роскосмос сегодня подписал соглашение о станции «Гаганьян».";
    check(&[agency, site], 1);
}
