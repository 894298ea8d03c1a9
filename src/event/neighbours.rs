//! Sentences that say when, and leave what happened to the sentence before or after them.

use std::ops::Range;

use super::mention::{Status, Told};
use super::source::Who;
use super::tell::{Teller, bytes_of};
use super::word::{Word, Words};
use crate::anchor::Anchored;
use crate::language::Ends;

impl Teller<'_, '_> {
    /// What the sentence below a heading that is nothing but a date tells, where that has no date of its own.
    pub(super) fn told_below(
        &mut self,
        anchored: &[Anchored],
        heading: &Range<usize>,
    ) -> Option<Range<usize>> {
        let tokens = self.text.tokens;
        let is_heading = tokens[heading.end - 1].ends != Ends::Nothing || self.is_break(heading.end);
        let next = (heading.end..tokens.len()).find(|n| !self.is_break(*n)).filter(|_| is_heading)?;
        let below = self.tenses.sentence(next);
        let bytes = bytes_of(tokens, &below);
        self.read(below.clone(), &bytes, anchored);
        let clauses = &self.reading.clauses;
        // One word is an agency's name rather than news.
        let words = clauses.count(const { Words::of(&[Word::Name, Word::Other, Word::Verb]) }, below.clone());
        let tells = 1 < words && !clauses.has_date(&below) && !self.reading.is_boilerplate;
        tells.then(|| bytes_of(tokens, &clauses.event(below.start..below.start)))
    }

    /// «Об этом 3 марта сообщил мэр»: what happened is told by the sentence before; nothing where that has a row of its
    /// own. `before` is what was told of the phrases before this one.
    pub(super) fn told_before(
        &mut self,
        anchored: &[Anchored],
        before: &[Told],
        mut told: Told,
        sentence: &Range<usize>,
    ) -> Told {
        if let Some(Who::Named(name)) = self.reading.voices.about_this(self.text, &self.reading.clauses) {
            told.attribution = Some(bytes_of(self.text.tokens, &name));
            told.status = told.status.max(Status::Reported);
        }
        let Some(place) = self.sentence_before(sentence) else { return told };
        let bytes = bytes_of(self.text.tokens, &place);
        self.read(place.clone(), &bytes, anchored);
        let days = anchored[before.len()].interval();
        let there = self.tell_at(days, place.start..place.start);
        let is_repeated =
            |(other, told): (&Anchored, &Told)| told.event == there.event && other.interval() == days;
        let has_row = self.reading.clauses.has_dated_clause() || anchored.iter().zip(before).any(is_repeated);
        told.status = told.status.max(there.status);
        told.event = there.event.filter(|_| !has_row);
        told
    }

    /// The sentence before another, in the text of the article.
    fn sentence_before(&mut self, sentence: &Range<usize>) -> Option<Range<usize>> {
        let tokens = self.text.tokens;
        let last = (0..sentence.start).rev().find(|n| !self.is_break(*n))?;
        let at = tokens[last].start as usize;
        let is_told = !self.document.header.iter().any(|header| header.contains(&at));
        let is_dateline = self.document.dateline.as_ref().is_some_and(|dateline| dateline.contains(&at));
        if is_told && !is_dateline { self.sentence_of(last, at) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::tagger::Tagger;

    #[test]
    fn what_is_said_of_the_sentence_before_is_told_by_it() {
        // The events of the last date of a text of 20 May 2025, with who says so.
        let check = |text: &str, expected: Option<&str>| {
            let tagged = Tagger::default().tag(Document::new(text).published("2025-05-20").unwrap());
            let last = tagged.mentions.last().unwrap();
            let name = last.attribution.clone().map_or("", |name| &text[name]);
            let told = last.event.clone().map(|event| format!("{} / {name}", &text[event]));
            assert_eq!(told.as_deref(), expected, "{text}");
        };
        check("В Туле сгорел склад. Об этом 18 мая сообщил ТАСС.", Some("В Туле сгорел склад. / ТАСС"));
        check("Склад сгорел.\n\nОб этом стало известно 18 мая.", Some("Склад сгорел. / "));
        // What is told there has its own row, or its own day.
        check("Склад сгорел 17 мая. Об этом 18 мая сообщил ТАСС.", None);
        check(
            "Склад, построенный в 2001 году, сгорел. Об этом 18 мая сообщил ТАСС.",
            Some("Склад, построенный в 2001 году, сгорел. / ТАСС"),
        );
        check("Склад сгорел. Как сообщает ТАСС, об этом 18 мая заявил мэр.", Some("Склад сгорел. / "));
        check("Об этом 18 мая сообщил ТАСС.", Some("Об этом 18 мая сообщил ТАСС. / ТАСС"));
        let all = "Об этом 18 мая сообщил мэр, добавив, что склад пуст.";
        check(&format!("Склад сгорел. {all}"), Some(&format!("{all} / ")));
    }
}
