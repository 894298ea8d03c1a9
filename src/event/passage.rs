//! Passages: the sentence of an event on one line, and where in it stand its phrase, what happened and who says so.

use std::ops::Range;

use super::packed::{Packed, push};
use super::tidy::SOFT_HYPHEN;
use crate::anchor::Mention;

/// A piece of text that all events of a sentence share, and the bytes of it that are theirs.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    pub text: Packed,
    pub phrase: Range<u32>,
    pub event: Range<u32>,
    pub sentence: Range<u32>,
    /// Behind the sentence, where it does not stand in it.
    pub attribution: Range<u32>,
}

impl Passage {
    /// The passages of mentions that share a sentence.
    pub fn of_mentions(text: &str, mentions: &[Mention]) -> Vec<Passage> {
        let spans = mentions.iter().flat_map(|mention| {
            [Some(&mention.span), mention.event.as_ref(), mention.sentence.as_ref()].into_iter().flatten()
        });
        let told = || spans.clone().filter(|span| !span.is_empty());
        let start = told().map(|span| span.start).min().unwrap_or(0);
        let end = told().map(|span| span.end).max().unwrap_or(0);
        let mut line =
            Line { text, bytes: Vec::with_capacity(end - start), stretch: 0..0, places: Vec::new() };
        line.add(start..end);
        let mut passages: Vec<Passage> = mentions
            .iter()
            .map(|mention| Passage {
                text: Packed::default(),
                phrase: line.place(Some(&mention.span)),
                event: line.place(mention.event.as_ref()),
                sentence: line.place(mention.sentence.as_ref()),
                attribution: line.place(mention.attribution.as_ref()),
            })
            .collect();
        for (mention, passage) in mentions.iter().zip(&mut passages) {
            let Some(name) = &mention.attribution else { continue };
            if passage.attribution.is_empty() {
                if *name != line.stretch {
                    line.add(name.clone());
                }
                passage.attribution = line.place(Some(name));
            }
        }
        let packed = Packed::new(line.bytes);
        passages.iter_mut().for_each(|passage| passage.text = packed.clone());
        passages
    }

    /// The text at some of its packed bytes.
    pub fn of(&self, bytes: &Range<u32>) -> String {
        self.text.text(bytes.clone())
    }
}

/// Stretches of a text packed on one line.
struct Line<'t> {
    text: &'t str,
    bytes: Vec<u8>,
    /// The stretch packed last.
    stretch: Range<usize>,
    /// For each byte of it that begins a letter, the packed bytes before it, and before the space that it stands behind.
    places: Vec<[u32; 2]>,
}

impl Line<'_> {
    fn add(&mut self, stretch: Range<usize>) {
        self.places.clear();
        self.places.resize(stretch.len() + 1, [u32::MAX; 2]);
        let begin = self.bytes.len();
        let mut is_behind_space = false;
        for (at, letter) in self.text[stretch.clone()].char_indices() {
            let before = self.bytes.len() as u32;
            self.places[at] = [u32::MAX, before];
            if letter.is_whitespace() {
                is_behind_space = true;
            } else if letter != SOFT_HYPHEN {
                if std::mem::take(&mut is_behind_space) && self.bytes.len() > begin {
                    self.bytes.push(b' ');
                }
                self.places[at] = [self.bytes.len() as u32, before];
                push(&mut self.bytes, letter);
            }
        }
        // A span that begins with what is left out begins with the letter behind it.
        let mut next = self.bytes.len() as u32;
        self.places[stretch.len()] = [next; 2];
        for [start, _] in self.places.iter_mut().rev() {
            *start = next.min(*start);
            next = *start;
        }
        self.stretch = stretch;
    }

    /// The packed bytes of a span of the stretch; none of what is nowhere or elsewhere.
    fn place(&self, span: Option<&Range<usize>>) -> Range<u32> {
        let within = |span: &&Range<usize>| {
            !span.is_empty() && self.stretch.start <= span.start && span.end <= self.stretch.end
        };
        span.filter(within).map_or(0..0, |span| {
            let [start, _] = self.places[span.start - self.stretch.start];
            let [_, end] = self.places[span.end - self.stretch.start];
            start..end
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Period;

    #[test]
    fn pieces_stand_on_one_line() {
        let check = |text: &str, [phrase, event, sentence, name]: [&str; 4], expected: &str| {
            let place = |words: &str| text.find(words).map(|start| start..start + words.len()).unwrap();
            let mut mention = Mention::of_article(Period::century(21).unwrap(), place(sentence));
            (mention.span, mention.event) = (place(phrase), Some(place(event)));
            mention.attribution = (!name.is_empty()).then(|| place(name));
            let passage = &Passage::of_mentions(text, &[mention.clone(), mention])[1];
            let told = [&passage.phrase, &passage.event, &passage.sentence, &passage.attribution];
            assert_eq!(told.map(|span| passage.of(span)).join(" | "), expected);
        };
        check(
            "А. Он 7\nмая  ушёл. Б",
            ["7\nмая", "Он 7\nмая  ушёл", "Он 7\nмая  ушёл.", ""],
            "7 мая | Он 7 мая ушёл | Он 7 мая ушёл. | ",
        );
        check(
            "МОСКВА, 7 мая. Суд\u{ad}ья ушёл.",
            ["7 мая", "Суд\u{ad}ья ушёл.", "МОСКВА, 7 мая. Суд\u{ad}ья ушёл.", "МОСКВА"],
            "7 мая | Судья ушёл. | МОСКВА, 7 мая. Судья ушёл. | МОСКВА",
        );
        check("Суд ушёл.", ["", "Суд ушёл.", "Суд ушёл.", ""], " | Суд ушёл. | Суд ушёл. | ");
        check(
            "Пишет  «Наша\nгазета». Он 7 мая ушёл. Всё.",
            ["7 мая", "Он 7 мая ушёл.", "Он 7 мая ушёл.", "Наша\nгазета"],
            "7 мая | Он 7 мая ушёл. | Он 7 мая ушёл. | Наша газета",
        );
    }
}
