//! The words of an event: its phrase, what happened and its sentence as pieces of one text.

use std::ops::Range;

use super::SOFT_HYPHEN;
use super::packed::{Packed, push};

/// A piece of text that all events of a sentence share, and the bytes of it that are theirs.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    pub text: Packed,
    pub phrase: Range<u32>,
    pub event: Range<u32>,
    pub sentence: Range<u32>,
}

impl Words {
    /// The words at some bytes of a text, on one line; what is nowhere is empty.
    pub fn new(text: &str, phrase: Range<usize>, event: Range<usize>, sentence: Range<usize>) -> Words {
        let spans = [phrase, event, sentence];
        let told = || spans.iter().filter(|span| !span.is_empty());
        let start = told().map(|span| span.start).min().unwrap_or(0);
        let end = told().map(|span| span.end).max().unwrap_or(0);
        let mut line: Vec<u8> = Vec::with_capacity(end - start);
        let mut found = [const { None::<Range<u32>> }; 3];
        let mut is_behind_space = false;
        for (at, letter) in text[start..end].char_indices() {
            if letter.is_whitespace() {
                is_behind_space = true;
                continue;
            }
            if letter == SOFT_HYPHEN {
                continue;
            }
            if std::mem::take(&mut is_behind_space) && !line.is_empty() {
                line.push(b' ');
            }
            let before = line.len() as u32;
            push(&mut line, letter);
            for (span, found) in spans.iter().zip(&mut found) {
                if span.contains(&(start + at)) {
                    found.get_or_insert(before..before).end = line.len() as u32;
                }
            }
        }
        let [phrase, event, sentence] = found.map(Option::unwrap_or_default);
        Words { text: Packed::new(line), phrase, event, sentence }
    }

    /// The text at some of its packed bytes.
    pub fn of(&self, bytes: &Range<u32>) -> String {
        self.text.text(bytes.clone())
    }

    /// The event's bytes before and behind the words that say when; none where they do not stand in it.
    pub fn around_phrase(&self) -> Option<[Range<u32>; 2]> {
        let (event, phrase) = (&self.event, &self.phrase);
        let is_inside = event.start <= phrase.start && phrase.end <= event.end && !phrase.is_empty();
        is_inside.then_some([event.start..phrase.start, phrase.end..event.end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stand_on_one_line() {
        let check = |text: &str, [phrase, event, sentence]: [&str; 3], expected: &str| {
            let place = |words: &str| text.find(words).map(|start| start..start + words.len()).unwrap();
            let words = Words::new(text, place(phrase), place(event), place(sentence));
            let around = words
                .around_phrase()
                .map(|[before, behind]| [words.of(&before), words.of(&behind)].join("_"));
            let told = [&words.phrase, &words.event, &words.sentence].map(|span| words.of(span)).join(" | ");
            assert_eq!(format!("{told} | {}", around.unwrap_or_default()), expected);
        };
        check(
            "А. Он 7\nмая  ушёл. Б",
            ["7\nмая", "Он 7\nмая  ушёл", "Он 7\nмая  ушёл."],
            "7 мая | Он 7 мая ушёл | Он 7 мая ушёл. | Он _ ушёл",
        );
        check(
            "МОСКВА, 7 мая. Суд\u{ad}ья ушёл.",
            ["7 мая", "Суд\u{ad}ья ушёл.", "МОСКВА, 7 мая. Суд\u{ad}ья ушёл."],
            "7 мая | Судья ушёл. | МОСКВА, 7 мая. Судья ушёл. | ",
        );
        check("Суд ушёл.", ["", "Суд ушёл.", "Суд ушёл."], " | Суд ушёл. | Суд ушёл. | ");
    }
}
