//! The row that stands for a whole article, on its own day.

use super::mention::{Mention, Told};
use super::tell::{Teller, bytes_of, tokens_of};
use super::word::Word;
use crate::anchor::{Anchored, When};

impl Teller<'_, '_> {
    /// The row for an article of which no mention falls on its own day: its first sentence that tells something, unless
    /// that is a row of another day.
    pub fn lead(&mut self, anchored: &[Anchored]) -> Option<Mention> {
        let published = self.document.published?;
        let day = published.day()?;
        let is_own_day = |mention: &Anchored| {
            mention
                .interval()
                .is_some_and(|interval| (interval.first, interval.last) == (Some(day), Some(day)))
        };
        if anchored.iter().any(is_own_day) {
            return None;
        }
        let tokens = self.text.tokens;
        let behind_header = self.document.header.iter().map(|header| header.end).max().unwrap_or(0);
        let behind_dateline = self.document.dateline.as_ref().map_or(0, |dateline| dateline.end);
        let mut at = behind_header.max(behind_dateline);
        let (first, whole) = loop {
            let sentence = self.sentence_at(at)?;
            let bytes = bytes_of(tokens, &sentence);
            self.read(sentence.clone(), &bytes, anchored);
            let clauses = &self.reading.clauses;
            if !self.reading.is_boilerplate && !clauses.is_bare_date(self.text, &sentence) {
                break (sentence, bytes);
            }
            at = bytes.end;
        };
        // A date that runs over a line break stands in two sentences.
        let is_told = |mention: &Anchored| {
            let stands_there = mention.span.start < whole.end && whole.start < mention.span.end;
            stands_there && (mention.when.is_placed() || mention.span.start < whole.start)
        };
        if anchored.iter().any(is_told) {
            return None;
        }
        let when = When::published(published.period);
        let all = Told::whole(whole);
        if !self.reading.clauses.any(Word::Verb, first.clone()) {
            return Some(Mention::of_article(when, all));
        }
        let told = self.tell_at(when.interval(), first.start..first.start);
        // Of «Спор о парке: мэр отступил» all is needed.
        let words = told.event.as_ref().map(|event| tokens_of(tokens, event));
        let has_verb = words.is_some_and(|words| self.reading.clauses.any(Word::Verb, words));
        let event = if has_verb { told.event } else { all.event };
        Some(Mention::of_article(when, Told { sentence: all.sentence, event, ..told }))
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::tagger::Tagger;

    /// The event of an article's own row and its status.
    fn check(text: &str, expected: &str) {
        let tagged = Tagger::default().tag(Document::new(text).published("2025-05-20").unwrap());
        let lead = tagged.lead.unwrap_or_else(|| panic!("{text}"));
        assert_eq!(format!("{} = {}", &text[lead.event.unwrap()], lead.status.name()), expected);
    }

    #[test]
    fn the_row_of_an_article_is_told_like_any_other() {
        check("Мэр открыл парк, который долго строили.", "Мэр открыл парк, который долго строили. = stated");
        check("Мэр откроет новый парк.", "Мэр откроет новый парк. = planned");
        check("Парк закрыт, сообщает ТАСС.", "Парк закрыт = reported");
        check("Спор о парке: мэр отступил.", "Спор о парке: мэр отступил. = stated");
        check("Новый парк.", "Новый парк. = stated");
        check("20 мая 2024 года.\n\nМэр открыл парк.", "Мэр открыл парк. = stated");
        check(", -", ", - = stated");
    }

    #[test]
    fn an_article_whose_first_sentence_is_a_row_has_none() {
        for text in
            ["Мэр открыл парк 5 мая. Он велик.", "МОСКВА, 19 мая. INTERFAX.RU - Мэр открыл парк 5 мая."]
        {
            let tagged = Tagger::default().tag(Document::new(text).published("2025-05-20").unwrap());
            assert_eq!(tagged.lead, None, "{text}");
        }
    }
}
