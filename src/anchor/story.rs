//! The story: what has been told so far, and the phrases that it places.

use std::ops::Range;

use chrono::Datelike;

use super::carry::{Carried, Standing, ends_line};
use super::doubt::{contradiction, lies_ahead};
use super::list::{is_glue, unit_of, year_behind, year_of_list};
use super::place::{Neighbour, Surroundings, place};
use super::{Anchored, Known};
use crate::calendar::{Grain, Length, Moment, Period, Point, Value};
use crate::document::Document;
use crate::error::{Note, NoteKind};
use crate::language::{Class, Ends, Lexicon, Tense, Tenses, Token};
use crate::phrase::{Bound, Date, From, Meaning, Part, Phrase, Said, Which, Year};

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
    /// A year that was said in this paragraph, for the bare days and months that follow, and the token it stands at.
    year: Option<(i32, usize)>,
    /// The year of the last heading that is nothing but a year.
    heading: Option<(i32, usize)>,
    /// The time before: where its tokens end, its unit if it may be a member of a list, and its place.
    before: Option<(usize, Option<Grain>, Period)>,
    /// The time told of last.
    told: Option<Period>,
    /// Whether that was in this paragraph.
    is_told_here: bool,
    /// In a text without a date, the day at the head of the last paragraph that begins with one.
    entry: Option<Period>,
}

/// Places the phrases of a document, in the order of the text.
pub fn anchor(
    document: &Document,
    tokens: &[Token],
    tenses: &mut Tenses,
    phrases: &[Phrase],
    style: Style,
    anchored: &mut Vec<Anchored>,
    notes: &mut Vec<Note>,
) {
    let mut story = Story::default();
    let (mut told_to, is_dated) = (0, document.published.is_some());
    for (n, phrase) in phrases.iter().enumerate() {
        let span = phrase.span(&document.text, tokens);
        if document.header.iter().any(|header| header.start < span.end && span.start < header.end) {
            continue;
        }
        let at = positions(phrase);
        story.turn_paragraphs(tokens, tenses, told_to..at.start);
        told_to = at.start;
        let around = Surroundings {
            style,
            own_year: year_of_list(tokens, &phrases[n..])
                .or_else(|| year_behind(&document.text, tokens, tenses, &phrases[n..])),
            beside: story.neighbour(tokens, phrase).or_else(|| story.entry_before(tokens, at.start)),
            ..story.surroundings(document, tenses, phrase, &span)
        };
        match place(&phrase.meaning, &around) {
            Ok(mut placed) => {
                if is_dateline(document, &span) && leaves_open(&phrase.meaning) {
                    placed.basis.year = placed.basis.year.map(|_| Known::Article);
                }
                let is_heading = is_heading(tokens, &at);
                let standing = if is_dated && !is_heading && says_year(&phrase.meaning) {
                    Standing::of(&document.text, tokens, tenses, phrase)
                } else {
                    Standing::Circumstance
                };
                story.hear(phrase, &placed.value, standing);
                if is_heading {
                    story.heading = story.year;
                }
                if !is_dated && begins_line(tokens, at.start) {
                    story.enter(&placed.value, at.start);
                }
                let doubt = contradiction(&phrase.meaning, &placed, &around).or_else(|| {
                    let is_told_as_past = lies_ahead(&phrase.meaning, &placed, &around)
                        && tenses.of_clause(&at) == Some(Tense::Past);
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
                anchored.push(Anchored {
                    span,
                    tokens: phrase.tokens.clone(),
                    rule: phrase.rule.name,
                    bound: phrase.meaning.bound,
                    when: placed,
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

fn is_dateline(document: &Document, span: &Range<usize>) -> bool {
    document.dateline.as_ref().is_some_and(|dateline| dateline.contains(&span.start))
}

fn positions(phrase: &Phrase) -> Range<usize> {
    phrase.tokens.start as usize..phrase.tokens.end as usize
}

impl Story {
    /// Forgets, at the end of a paragraph, what only holds within it. In a diary the year of an entry holds up to the
    /// next one.
    fn turn_paragraphs(&mut self, tokens: &[Token], tenses: &mut Tenses, passed: Range<usize>) {
        for n in passed {
            let is_break = tokens[n].sign == Lexicon::mark(Class::Break);
            if !is_break && tokens[n].ends != Ends::Line {
                continue;
            }
            self.is_told_here &= !is_break;
            let is_open = self.entry.is_none() && self.year != self.heading;
            if is_open && (is_break || tenses.ends_paragraph(n)) {
                self.year = self.heading;
            }
        }
    }

    /// Goes on to the next entry of a diary, whose year holds up to the one after it.
    fn enter(&mut self, value: &Value, token: usize) {
        let Value::Single(Point::On(Moment { period, .. })) = value else { return };
        self.entry = Some(*period).filter(|period| period.grain() == Grain::Day);
        self.year = Some((period.first().year(), token));
    }

    /// The entry before one that a token begins.
    fn entry_before(&self, tokens: &[Token], token: usize) -> Option<Neighbour> {
        self.entry.filter(|_| begins_line(tokens, token)).map(Neighbour::Entry)
    }

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
        let is_still_to_do = tense == Some(Tense::Past)
            && is_date(&phrase.meaning)
            && tenses.is_of_infinitive(&at, of_clause.is_some());
        let carried = self.year.filter(|_| is_open).map(|(year, token)| Carried {
            year,
            is_of_sentence: tenses.sentence(at.start).contains(&token),
        });
        Surroundings {
            article,
            tense: tense.filter(|_| !is_still_to_do),
            is_of_clause: of_clause.is_some(),
            carried,
            told: self.told,
            is_told_here: self.is_told_here,
            ..Surroundings::default()
        }
    }

    /// The time before a phrase, with only a comma, a dash or «и» between.
    fn neighbour(&self, tokens: &[Token], phrase: &Phrase) -> Option<Neighbour> {
        let (end, unit, period) = self.before?;
        let is_member = unit.is_some() && unit == unit_of(&phrase.meaning);
        let neighbour = if is_member { Neighbour::Member(period) } else { Neighbour::Whole(period) };
        is_glue(tokens, end..phrase.tokens.start as usize).then_some(neighbour)
    }

    fn hear(&mut self, phrase: &Phrase, value: &Value, standing: Standing) {
        let (meaning, at) = (&phrase.meaning, positions(phrase));
        let carries = standing == Standing::Circumstance;
        match meaning.said {
            // «с 2015 года» does not say when something happened.
            Said::Date(Date { year: Year::Said(year), .. }) if meaning.bound.is_none() && carries => {
                self.year = Some((year, at.start))
            }
            // «в этом году» leads back to the present.
            Said::Date(Date { year: Year::Relative(_), .. }) | Said::Relative { .. } => self.year = None,
            Said::Range(_, ref to) if carries => {
                if let Some(year) = to.said_year() {
                    self.year = Some((year, at.start));
                }
            }
            _ => {}
        }
        let is_told = matches!(meaning.bound, None | Some(Bound::For)) && standing != Standing::Aside;
        self.before = None;
        if let Value::Single(Point::On(moment)) = value {
            self.before = carries.then(|| (at.end, unit_of(meaning), moment.period));
            if is_told {
                self.told = Some(end_of_year(meaning, moment.period).unwrap_or(moment.period));
                self.is_told_here = true;
            }
        }
    }
}

/// «в конце 2019 года»: the story goes on from its last quarter.
fn end_of_year(meaning: &Meaning, year: Period) -> Option<Period> {
    let is_end = meaning.part == Some(Part::End) && year.grain() == Grain::Year;
    Period::quarter(year.first().year(), 4).filter(|_| is_end)
}

fn is_date(meaning: &Meaning) -> bool {
    matches!(meaning.said, Said::Date(_))
}

fn says_year(meaning: &Meaning) -> bool {
    match &meaning.said {
        Said::Range(_, to) => to.said_year().is_some(),
        _ => meaning.said_year().is_some(),
    }
}

/// Whether a date is all that its line says, as in a heading.
fn is_heading(tokens: &[Token], at: &Range<usize>) -> bool {
    let is_dot = tokens.get(at.end).is_some_and(|token| token.sign == Lexicon::mark(Class::Dot));
    begins_line(tokens, at.start) && ends_line(tokens, if is_dot { at.end } else { at.end - 1 })
}

fn begins_line(tokens: &[Token], n: usize) -> bool {
    n.checked_sub(1)
        .is_none_or(|before| tokens[before].sign == Lexicon::mark(Class::Break) || ends_line(tokens, before))
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
    use crate::document::Document;
    use crate::tagger::Tagger;

    /// The values of a text of 2 November 2025, and its notes.
    fn check_with(mut tagger: Tagger, text: &str, values: &str, notes: &str) {
        let tagged = tagger.tag(Document::new(text).published("2025-11-02").unwrap());
        let found: Vec<String> =
            tagged.mentions.iter().map(|mention| mention.when.value.to_string()).collect();
        assert_eq!(found.join(" "), values, "{text}");
        let told: Vec<&str> = tagged.notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(told.join("; "), notes, "{text}");
    }

    fn check(text: &str, values: &str, notes: &str) {
        check_with(Tagger::default(), text, values, notes);
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
        let old = Tagger::old_calendar;
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
        check_with(Tagger::old_calendar(), text, "1825-12-26 1825-12-27", "");
        check_with(Tagger::old_calendar(), "Он умер 19 ноября (1 декабря) 1825 года.", "1825-12-01", "");
    }

    #[test]
    fn a_past_verb_takes_no_near_day_to_another_year() {
        check("Лыжник 15 ноября выиграл гонку.", "2025-11-15", "");
        check("Он прилетел прочесть две лекции — 15 ноября.", "2025-11-15", "");
        check("Стороны договорились встретиться 27 декабря.", "2025-12-27", "");
        check("Лыжник 15 января выиграл гонку.", "2025-01-15", "");
    }

    #[test]
    fn what_is_still_to_be_done_may_lie_ahead_of_its_past_verb() {
        check("Посол пригласил короля посетить страну этой зимой.", "2025-WI", "");
        check("Посол пригласил короля в январе.", "2025-01", "");
        check("Посол предложил провести суд в декабре, а затем и весной.", "2025-12 2026-SP", "");
        check("Король хотел посетить страну, но посол уехал в январе.", "2025-01", "");
    }

    #[test]
    fn a_year_in_passing_takes_no_near_day_along() {
        check("В 2005 году завод купил холдинг. 20 октября директора задержали.", "2005 2025-10-20", "");
        check("В 2005 году завод купил холдинг, а 20 октября закрыл его.", "2005 2005-10-20", "");
        check(
            "12 октября 2014 года завод открыли. 20 октября его директора задержали.",
            "2014-10-12 2014-10-20",
            "",
        );
        check("Завод закрыли в конце 2014 года, а открыли в апреле.", "2014 2015-04", "");
        check("Завод закрыли в конце 2014 года, а открыли в декабре.", "2014 2014-12", "");
        check("В 2005 году завод купил холдинг. Директора задержали в октябре.", "2005 2025-10", "");
        check("В 2005 году завод купил холдинг. Директора задержали в апреле.", "2005 2005-04", "");
    }

    #[test]
    fn what_is_beside_a_day_decides_its_year() {
        check("В 1999 году он пел. Суд начался в среду, 9 апреля.", "1999 2025-04-09", "");
        check("В 1997 году он пел. Суд начался в среду, 9 апреля.", "1997 1997-04-09", "");
        check("В 1993 году он пел. Вчера, 1 ноября, он умер.", "1993 2025-11-01", "");
        check(
            "Концерт прошёл в среду, 27 декабря.",
            "2025-12-27",
            "\"в среду, 27 декабря\": 2025-12-27 is a Saturday",
        );
    }

    #[test]
    fn a_year_that_is_no_circumstance_carries_nothing() {
        let check = |said: &str, year: &str, near: &str| check(said, &format!("{year} {near}"), "");
        check("В 2005 году он запел. 8 мая он умер.", "2005", "2005-05-08");
        check("Пел Олег Зорин (2005 год). 8 мая он умер.", "2005", "2025-05-08");
        check("Олег Зорин, 2005 год\n8 мая он умер.", "2005", "2025-05-08");
        check("Он был чемпионом 2005 года. 8 мая он умер.", "2005", "2025-05-08");
        check("Указ от 3 марта 2005 года нарушил завод. 8 мая его закрыли.", "2005-03-03", "2025-05-08");
        check("Завод, который купили в 2005 году, горел. 8 мая его закрыли.", "2005", "2025-05-08");
        check("Завод, построенный в 2005 году, горел. 8 мая его закрыли.", "2005", "2025-05-08");
        check("Завод, построенный в 2005 году, 8 мая закрыли.", "2005", "2025-05-08");
        check("Бюджет на 2024 год приняли. 8 мая его изменили.", "2024", "2025-05-08");
    }

    #[test]
    fn members_of_a_list_share_their_year() {
        check("Рейсы, запланированные на 25 и 26 февраля, отменили.", "2026-02-25 2026-02-26", "");
        check("Дома сгорели 12 августа, 28 сентября и 3 октября.", "2025-08-12 2025-09-28 2025-10-03", "");
        check("Пожары были 28 декабря и 3 января 2019 года.", "2018-12-28 2019-01-03", "");
        check("Суд отложили на вторник и среду.", "2025-11-04 2025-11-05", "");
        check("Суд отложили на вторник, а решение объявили в среду.", "2025-11-04 2025-10-29", "");
    }

    #[test]
    fn a_year_behind_its_day() {
        check("Он был на параде 9 мая в Туле в 2015 году.", "2015-05-09 2015", "");
        check("Он был на параде 9 мая, а умер в 2015 году.", "2025-05-09 2015", "");
        check("Он был на параде 9 мая и уехал в 2015 году.", "2025-05-09 2015", "");
    }

    #[test]
    fn a_diary_goes_forward() {
        let check = |text: &str, expected: &str| {
            let tagged = Tagger::default().tag(Document::new(text));
            let found: Vec<String> =
                tagged.mentions.iter().map(|mention| mention.when.value.to_string()).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        };
        check(
            "27 декабря 1916 года. Мороз.\n\n29 декабря. Снег.\n\n3 января. Выехали 5 января.",
            "1916-12-27 1916-12-29 1917-01-03 1917-01-05",
        );
        check("1983 год\n\n29 декабря. Снег.\n\n1984\n\n3 января. Снег.", "1983 1983-12-29 1984 1984-01-03");
        check("Он вернулся 3 января.", "XXXX-01-03");
    }

    #[test]
    fn a_line_is_a_paragraph() {
        check("Они поженились 3 июля 2019 года.\nВ мае суд их развёл.", "2019-07-03 2025-05", "");
        check("Они поженились 3 июля 2019 года. В мае суд их развёл.", "2019-07-03 2019-05", "");
        check("1917 год\nОн уехал 8 августа.\nОна уехала в мае.", "1917 1917-08-08 1917-05", "");
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
