//! The story: what has been told so far, and the mentions that it places.

use std::ops::Range;

use super::doubt::{contradiction, lies_ahead};
use super::place::{Surroundings, place};
use super::{Basis, Known, Mention, Status};
use crate::calendar::{Grain, Length, Period, Point, Value};
use crate::error::{Note, NoteKind};
use crate::input::Document;
use crate::language::{Class, Lexicon, Tense, Tenses, Token};
use crate::phrase::{Bound, Date, From, Meaning, Phrase, Said, Which, Year, is_a_paragraph};

/// The calendar in which dates before 14 February 1918 are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Gregorian, as today.
    #[default]
    New,
    /// Julian, as Russia wrote them.
    Old,
}

/// What a text has told up to some place.
#[derive(Debug, Default)]
pub struct Story {
    /// A year that was said in this paragraph, for the bare days and months that follow.
    year: Option<i32>,
    /// The year of the last heading that is nothing but a year.
    heading: Option<i32>,
    /// The time told of last.
    told: Option<Period>,
    /// Whether that was in this paragraph.
    is_told_here: bool,
}

/// Places the phrases of a document, in the order of the text.
pub fn anchor(
    document: &Document,
    tokens: &[Token],
    tenses: &mut Tenses,
    phrases: &[Phrase],
    style: Style,
    mentions: &mut Vec<Mention>,
    notes: &mut Vec<Note>,
) {
    let mut story = Story::default();
    let mut told_to = 0;
    for phrase in phrases {
        let span = phrase.span(&document.text, tokens);
        if document.header.iter().any(|header| header.start < span.end && span.start < header.end) {
            continue;
        }
        let first = phrase.tokens.start as usize;
        if tokens[told_to..first].iter().any(|token| token.sign == Lexicon::mark(Class::Break)) {
            story.year = story.heading;
            story.is_told_here = false;
        }
        told_to = first;
        let around = Surroundings { style, ..story.surroundings(document, tenses, phrase, &span) };
        match place(&phrase.meaning, &around) {
            Ok(mut placed) => {
                if is_dateline(document, &span) && leaves_open(&phrase.meaning) {
                    placed.basis.year = placed.basis.year.map(|_| Known::Article);
                }
                story.hear(&phrase.meaning, &placed.value);
                if is_a_paragraph(tokens, &phrase.tokens) {
                    story.heading = story.year;
                }
                let doubt = contradiction(&phrase.meaning, &placed, &around).or_else(|| {
                    let is_told_as_past = lies_ahead(&phrase.meaning, &placed, &around)
                        && tenses.of_clause(&positions(phrase)) == Some(Tense::Past);
                    is_told_as_past
                        .then(|| "the verb is past, and the day lies after the article's".to_owned())
                });
                if let Some(doubt) = doubt {
                    notes.push(Note {
                        kind: NoteKind::Contradiction,
                        text: format!("\"{}\": {doubt}", &document.text[span.clone()]),
                        place: Some(span.clone()),
                    });
                }
                mentions.push(Mention {
                    span,
                    tokens: phrase.tokens.clone(),
                    rule: phrase.rule.name,
                    meaning: phrase.meaning.clone(),
                    value: placed.value,
                    modifier: placed.modifier,
                    basis: placed.basis,
                    sentence: None,
                    event: None,
                    attribution: None,
                    status: Status::Stated,
                });
            }
            Err(_) => notes.push(Note {
                kind: NoteKind::ImpossibleDate,
                text: format!(
                    "\"{}\" is not a day of the calendar; it is left out",
                    &document.text[span.clone()]
                ),
                place: Some(span),
            }),
        }
    }
}

impl Mention {
    /// The row that stands for a whole article: its own day, and its first sentence.
    pub fn of_article(day: Period, sentence: Range<usize>) -> Mention {
        let known = Some(Known::Published);
        Mention {
            span: sentence.start..sentence.start,
            tokens: 0..0,
            rule: "article",
            meaning: Meaning::new(Said::Relative { grain: Grain::Day, n: 0 }),
            value: Value::period(day),
            modifier: None,
            basis: Basis { day: known, month: known, year: known, clock: None },
            sentence: Some(sentence.clone()),
            event: Some(sentence),
            attribution: None,
            status: Status::Stated,
        }
    }
}

fn is_dateline(document: &Document, span: &Range<usize>) -> bool {
    document.dateline.as_ref().is_some_and(|dateline| dateline.contains(&span.start))
}

fn positions(phrase: &Phrase) -> Range<usize> {
    phrase.tokens.start as usize..phrase.tokens.end as usize
}

impl Story {
    fn surroundings(
        &self,
        document: &Document,
        tenses: &mut Tenses,
        phrase: &Phrase,
        span: &Range<usize>,
    ) -> Surroundings {
        let article = document.published.map(|published| published.period);
        if is_dateline(document, span) {
            // The dateline is the day the text speaks from.
            return Surroundings { article, ..Surroundings::default() };
        }
        let at = positions(phrase);
        let is_open = leaves_open(&phrase.meaning);
        let of_clause = if is_open { tenses.of_clause(&at) } else { None };
        let tense = if is_open { of_clause.or_else(|| tenses.of_sentence(&at)) } else { None };
        Surroundings {
            article,
            tense,
            is_of_clause: of_clause.is_some(),
            carried_year: self.year,
            told: self.told,
            is_told_here: self.is_told_here,
            ..Surroundings::default()
        }
    }

    fn hear(&mut self, meaning: &Meaning, value: &Value) {
        match meaning.said {
            // «с 2015 года» does not say when something happened.
            Said::Date(Date { year: Year::Said(year), .. }) if meaning.bound.is_none() => {
                self.year = Some(year)
            }
            // «в этом году» leads back to the present.
            Said::Date(Date { year: Year::Relative(_), .. }) | Said::Relative { .. } => self.year = None,
            Said::Range(_, ref to) => {
                if let Some(year) = to.said_year() {
                    self.year = Some(year);
                }
            }
            _ => {}
        }
        let is_told = matches!(meaning.bound, None | Some(Bound::For));
        if let Value::Single(Point::On(moment)) = value {
            if is_told {
                self.told = Some(moment.period);
                self.is_told_here = true;
            }
        }
    }
}

/// Whether the tense can decide something.
fn leaves_open(meaning: &Meaning) -> bool {
    match &meaning.said {
        Said::Date(date) => date.year == Year::Unsaid,
        Said::Weekday { which, .. } => *which == Which::Unsaid,
        Said::Weekend => true,
        Said::Shift { from: From::Said(meaning), .. } => leaves_open(meaning),
        Said::Shift { length: Length::Unknown(_), .. } => true,
        Said::Shift { from, .. } => matches!(from, From::Unsaid | From::Narrated),
        Said::Range(from, to) => leaves_open(from) || leaves_open(to),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::finder::Finder;
    use crate::input::Document;

    /// The values of a text of 2 November 2025, and its notes.
    fn check_with(mut finder: Finder, text: &str, values: &str, notes: &str) {
        let tagged = finder.tag(Document::new(text).published("2025-11-02").unwrap());
        let found: Vec<String> = tagged.mentions.iter().map(|mention| mention.value.to_string()).collect();
        assert_eq!(found.join(" "), values, "{text}");
        let told: Vec<&str> = tagged.notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(told.join("; "), notes, "{text}");
    }

    fn check(text: &str, values: &str, notes: &str) {
        check_with(Finder::default(), text, values, notes);
    }

    #[test]
    fn a_year_is_carried_through_its_paragraph() {
        check("В 2008 году началась война. Войска вошли 8 августа.", "2008 2008-08-08", "");
        check("В 2008 году началась война.\n\nВойска вошли 8 августа.", "2008 2025-08-08", "");
        check("С 2015 года он живёт там. Он уехал 8 августа.", "2015 2025-08-08", "");
    }

    #[test]
    fn a_heading_that_is_a_year_is_carried_to_the_next() {
        check(
            "1917 год\n\nОн уехал 8 августа.\n\nОна уехала в мае.\n\n1918\n\nОни вернулись в мае.",
            "1917 1917-08-08 1917-05 1918 1918-05",
            "",
        );
    }

    #[test]
    fn contradictions_are_told() {
        check(
            "Суд прошёл во вторник, 13 марта 2019 года.",
            "2019-03-13",
            "\"во вторник, 13 марта 2019 года\": 2019-03-13 is a Wednesday",
        );
        check("Суд прошёл в среду, 13 марта 2019 года.", "2019-03-13", "");
        check(
            "Сегодня, 3 мая, прошёл суд.",
            "2025-05-03",
            "\"Сегодня, 3 мая\": counted from the article's day, 2025-11-02, it is 2025-11-02",
        );
        check(
            "Суд прошёл 3 мая 2031 года.",
            "2031-05-03",
            "\"3 мая 2031 года\": the verb is past, and the day lies after the article's",
        );
        check("Суд пройдёт 3 мая 2031 года.", "2031-05-03", "");
        check("Суд прошёл 31 ноября.", "", "\"31 ноября\" is not a day of the calendar; it is left out");
    }

    #[test]
    fn the_old_calendar() {
        let old = Finder::old_calendar;
        check_with(old(), "Закон принят 19 февраля 1861 года.", "1861-03-03", "");
        check_with(old(), "Он родился 1 марта 1918 года.", "1918-03-01", "");
        check(
            "Суд прошёл в воскресенье, 9 января 1905 года.",
            "1905-01-09",
            "\"в воскресенье, 9 января 1905 года\": 1905-01-09 is a Monday; the weekday is right in the calendar before 1918",
        );
        check_with(old(), "Суд прошёл в воскресенье, 9 января 1905 года.", "1905-01-22", "");
    }

    #[test]
    fn what_is_counted_from_an_old_day_is_not_converted_again() {
        let text = "Восстание началось 14 декабря 1825 года. На следующий день оно кончилось.";
        check_with(Finder::old_calendar(), text, "1825-12-26 1825-12-27", "");
        check_with(Finder::old_calendar(), "Он умер 19 ноября (1 декабря) 1825 года.", "1825-12-01", "");
    }

    #[test]
    fn a_past_verb_of_the_clause_leaves_no_day_ahead() {
        check("Лыжник 15 ноября выиграл гонку.", "2024-11-15", "");
        check("Он прилетел прочесть две лекции — 15 ноября.", "2025-11-15", "");
    }

    #[test]
    fn a_clock_takes_the_day_told_of() {
        check(
            "27 июля 2019 года у мэрии собрались люди. Митинг начался в 14:00.",
            "2019-07-27 2019-07-27T14:00",
            "",
        );
        check(
            "27 июля 2019 года у мэрии собрались люди.\n\nОн заявил в 14:00.",
            "2019-07-27 2025-11-02T14:00",
            "",
        );
    }
}
