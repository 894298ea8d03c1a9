//! Passages: where in the packed text of an article stand the phrase of an event, what happened, and who says so.

use std::ops::Range;

use super::mention::Mention;
use super::packed::{Packed, push};
use super::tidy::SOFT_HYPHEN;

/// The packed bytes of an event; what is nowhere is empty.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    pub phrase: Range<u32>,
    pub event: Range<u32>,
    pub sentence: Range<u32>,
    pub attribution: Range<u32>,
}

/// The sentences of a text that have events, each packed once and on one line.
pub(crate) struct Passages<'t> {
    text: &'t str,
    bytes: Vec<u8>,
    /// The stretch of the text packed last.
    stretch: Range<usize>,
    /// For each byte of it that begins a letter, the packed bytes before it, and before the space that it stands behind.
    places: Vec<[u32; 2]>,
}

impl<'t> Passages<'t> {
    pub fn new(text: &'t str) -> Passages<'t> {
        Passages { text, bytes: Vec::new(), stretch: 0..0, places: Vec::new() }
    }

    /// Packs the sentence that some mentions share, and gives the place of each.
    pub fn of_sentence(&mut self, mentions: &[Mention]) -> Vec<Passage> {
        let spans = mentions.iter().flat_map(|mention| {
            [Some(&mention.span), mention.event.as_ref(), mention.sentence.as_ref()].into_iter().flatten()
        });
        let told = || spans.clone().filter(|span| !span.is_empty());
        let start = told().map(|span| span.start).min().unwrap_or(0);
        let end = told().map(|span| span.end).max().unwrap_or(0);
        self.add(start..end);
        let place = |mention: &Mention| Passage {
            phrase: self.place(Some(&mention.span)),
            event: self.place(mention.event.as_ref()),
            sentence: self.place(mention.sentence.as_ref()),
            attribution: self.place(mention.attribution.as_ref()),
        };
        let mut passages: Vec<Passage> = mentions.iter().map(place).collect();
        // A source may be named in another sentence.
        for (mention, passage) in mentions.iter().zip(&mut passages) {
            let Some(name) = &mention.attribution else { continue };
            if passage.attribution.is_empty() {
                if *name != self.stretch {
                    self.add(name.clone());
                }
                passage.attribution = self.place(Some(name));
            }
        }
        passages
    }

    pub fn finish(self) -> Packed {
        Packed::new(self.bytes)
    }

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
    use crate::anchor::When;
    use crate::calendar::Period;
    use crate::event::mention::Told;

    #[test]
    fn passages_stand_on_one_line() {
        let check = |text: &str, [phrase, event, sentence, name]: [&str; 4], expected: &str| {
            let place = |words: &str| text.find(words).map(|start| start..start + words.len()).unwrap();
            let row = |sentence| {
                Mention::of_article(When::published(Period::century(21).unwrap()), Told::whole(sentence))
            };
            let mut mention = row(place(sentence));
            (mention.span, mention.event) = (place(phrase), Some(place(event)));
            mention.attribution = (!name.is_empty()).then(|| place(name));
            let mut passages = Passages::new(text);
            passages.of_sentence(&[row(0..text.len())]);
            let passage = passages.of_sentence(&[mention.clone(), mention]).remove(1);
            let packed = passages.finish();
            let told = [&passage.phrase, &passage.event, &passage.sentence, &passage.attribution];
            assert_eq!(told.map(|span| packed.text(span.clone())).join(" | "), expected);
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
