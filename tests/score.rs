//! The score on the paragraphs of the fixtures: spans and values, with floors under which they must not fall.

use std::fs;

use letopis::{Document, Mention, Tagger};

const PARAGRAPHS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/paragraphs.txt");

/// What the program reached when they were last set, in percent, rounded down: raise them with it.
const SPAN_FLOOR: usize = 99;
const VALUE_FLOOR: usize = 96;

/// A paragraph of the fixture: `Он приехал [7 октября] поездом @ 2023-10-09 = 2023-10-07`.
struct Paragraph {
    text: String,
    /// The day of its article, where that is known.
    date: Option<String>,
    expected: Vec<Found>,
}

/// A mention: its bytes in the text, and its value with its modifier as TIMEX3 writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    start: usize,
    end: usize,
    value: String,
}

impl Paragraph {
    fn parse(line: &str) -> Paragraph {
        let (marked, values) =
            line.rsplit_once(" = ").unwrap_or_else(|| panic!("{line:?} lacks its = value"));
        let (marked, date) = match marked.rsplit_once(" @ ") {
            Some((marked, date)) => (marked, Some(date.trim().to_owned())),
            None => (marked, None),
        };
        let (mut text, mut spans) = (String::new(), Vec::new());
        for (n, part) in marked.trim().split(['[', ']']).enumerate() {
            let start = text.len();
            text.push_str(part);
            if n % 2 == 1 {
                spans.push(start..text.len());
            }
        }
        let values: Vec<&str> = values.split(';').map(str::trim).collect();
        assert_eq!(spans.len(), values.len(), "brackets and values of {line:?}");
        let found = |(span, value): (std::ops::Range<usize>, &str)| Found {
            start: span.start,
            end: span.end,
            value: value.to_owned(),
        };
        Paragraph { text, date, expected: spans.into_iter().zip(values).map(found).collect() }
    }

    fn read(&self, tagger: &mut Tagger) -> Vec<Found> {
        let mut document = Document::new(self.text.as_str());
        if let Some(date) = &self.date {
            document = document.published(date).unwrap();
        }
        let found = |mention: &Mention| Found {
            start: mention.span.start,
            end: mention.span.end,
            value: match mention.when.modifier {
                Some(modifier) => format!("{} {}", mention.when.value, modifier.name()),
                None => mention.when.value.to_string(),
            },
        };
        tagger.tag(document).mentions.iter().map(found).collect()
    }

    /// Mentions in the notation of the fixture.
    fn shown(&self, mentions: &[Found]) -> String {
        let show = |found: &Found| format!("[{}] {}", &self.text[found.start..found.end], found.value);
        mentions.iter().map(show).collect::<Vec<_>>().join("; ")
    }
}

fn paragraphs() -> Vec<Paragraph> {
    let lines = fs::read_to_string(PARAGRAPHS).unwrap();
    lines
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(Paragraph::parse)
        .collect()
}

/// Of the paragraphs' mentions, the F1 of spans that are exactly right and the share of those
/// expected whose value is right too.
#[test]
fn spans_and_values_stay_above_their_floors() {
    let mut tagger = Tagger::default();
    let (mut expected, mut found, mut spans, mut values) = (0, 0, 0, 0);
    let mut differing = Vec::new();
    for paragraph in paragraphs() {
        let read = paragraph.read(&mut tagger);
        let is_at = |a: &Found, b: &Found| (a.start, a.end) == (b.start, b.end);
        expected += paragraph.expected.len();
        found += read.len();
        spans += read.iter().filter(|a| paragraph.expected.iter().any(|b| is_at(a, b))).count();
        values += read.iter().filter(|a| paragraph.expected.contains(a)).count();
        if read != paragraph.expected {
            let expected: Vec<Found> =
                paragraph.expected.iter().filter(|a| !read.contains(a)).cloned().collect();
            let surplus: Vec<Found> =
                read.iter().filter(|a| !paragraph.expected.contains(a)).cloned().collect();
            differing.push(format!(
                "{}\n  expected {}\n  found    {}",
                paragraph.text,
                paragraph.shown(&expected),
                paragraph.shown(&surplus)
            ));
        }
    }
    let span_score = 200.0 * spans as f64 / (expected + found) as f64;
    let value_score = 100.0 * values as f64 / expected as f64;
    println!("spans {span_score:.1} % (F1), values {value_score:.1} % of {expected} mentions");
    assert!(
        SPAN_FLOOR as f64 <= span_score && VALUE_FLOOR as f64 <= value_score,
        "spans {span_score:.1} %, values {value_score:.1} %: below the floors of {SPAN_FLOOR} % and \
         {VALUE_FLOOR} %; these paragraphs differ\n{}",
        differing.join("\n")
    );
}
