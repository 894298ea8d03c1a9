//! The whole way from a document to its mentions, with buffers that are used again.

mod pool;
#[cfg(feature = "stages")]
pub mod stages;

use std::num::NonZeroUsize;
use std::ops::Range;

use crate::anchor::{Style, anchor};
use crate::document::Document;
use crate::error::{Note, NoteKind};
use crate::event::{Reading, Tagged, Teller};
use crate::language::{TenseBuffers, Tenses, Token, tokenize};
use crate::phrase::{Grammar, Meaning, Phrase};

/// Mentions of one document that are kept, unless the caller says another number.
const MENTIONS: usize = 100_000;

/// Tokens of a text, which are about a megabyte of it, from which on what it took to read it is given back, and not kept
/// in each thread.
const LARGE: usize = 1 << 17;

/// Finds the mentions of documents; keep one and use it again, for its buffers.
///
/// ```
/// use letopis::{Document, Tagger};
///
/// let mut tagger = Tagger::default();
/// let tagged = tagger.tag(Document::new("Договор подписан 7 октября 2023 года."));
/// assert_eq!(tagged.mentions[0].when.value.to_string(), "2023-10-07");
/// ```
#[derive(Debug)]
pub struct Tagger {
    style: Style,
    /// Mentions of a document that are kept.
    most: usize,
    grammar: Grammar,
    tokens: Vec<Token>,
    phrases: Vec<Phrase>,
    buffers: TenseBuffers,
    reading: Reading,
}

impl Default for Tagger {
    fn default() -> Tagger {
        let (style, grammar, tokens, phrases, buffers, reading) = Default::default();
        Tagger { style, most: MENTIONS, grammar, tokens, phrases, buffers, reading }
    }
}

/// How a phrase was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// The rules, the outermost first: `until ← part ← year`.
    pub steps: String,
    pub(crate) meaning: Meaning,
    /// A sentence in which its outermost rule finds something, with what it finds in brackets.
    pub example: &'static str,
    /// One in which that rule finds nothing.
    pub decoy: &'static str,
}

impl Tagger {
    /// Reads dates before 14 February 1918 in the calendar of their time.
    ///
    /// ```
    /// use letopis::{Document, Tagger};
    ///
    /// let tagged = Tagger::old_calendar().tag(Document::new("Закон принят 19 февраля 1861 года."));
    /// assert_eq!(tagged.mentions[0].when.value.to_string(), "1861-03-03");
    /// ```
    pub fn old_calendar() -> Tagger {
        Tagger { style: Style::Old, ..Tagger::default() }
    }

    /// Keeps so many mentions of a document at most, in the order of its text; 100,000 unless it is told.
    ///
    /// ```
    /// use letopis::{Document, Tagger};
    ///
    /// let tagged = Tagger::default().max_mentions(1).tag(Document::new("Открыт в 2019 году, закрыт в 2021 году."));
    /// assert_eq!(tagged.mentions.len(), 1);
    /// assert!(tagged.notes.last().unwrap().text.starts_with("more than 1 mention"));
    /// ```
    pub fn max_mentions(self, mentions: usize) -> Tagger {
        Tagger { most: mentions, ..self }
    }

    /// Finds and anchors every phrase that says when, with its sentence and event.
    pub fn tag(&mut self, mut document: Document) -> Tagged {
        let mut notes = std::mem::take(&mut document.notes);
        self.tokens.clear();
        self.phrases.clear();
        tokenize(&document.text, &mut self.tokens);
        self.grammar.find(&document.text, &self.tokens, &mut self.phrases);
        notes.extend(self.phrases.get(self.most).map(|first| {
            let mentions = if self.most == 1 { "mention" } else { "mentions" };
            let text = format!("more than {} {mentions}: those from here on are left out", self.most);
            let place = Some(first.span(&document.text, &self.tokens));
            Note { kind: NoteKind::TooManyMentions, text, place }
        }));
        self.phrases.truncate(self.most);
        let mut anchored = Vec::with_capacity(self.phrases.len());
        let mut tenses = Tenses::new(&document.text, &self.tokens, &mut self.buffers);
        anchor(&document, &self.tokens, &mut tenses, &self.phrases, self.style, &mut anchored, &mut notes);
        let mut teller = Teller::new(&document, &self.tokens, &mut tenses, &mut self.reading);
        let mentions = teller.tell(&anchored);
        let lead = teller.lead(&anchored);
        Tagged { document, mentions, lead, notes }
    }

    /// Tags documents in several threads, and gives the results to `take` in the order of the documents.
    ///
    /// `jobs` is the number of threads, the caller's among them; `None` uses as many as the machine has. No more
    /// documents are fetched ahead than keep the threads busy, about a megabyte for each, so any number of them goes
    /// through in little memory; with one job each result comes before the next document is fetched. `take` may stop
    /// early, and what it returns is returned. Where the documents or the tagging panic, so does the iterator.
    ///
    /// ```
    /// use std::num::NonZeroUsize;
    ///
    /// use letopis::{Document, Tagger, Timeline};
    ///
    /// let documents = ["Открыт 5 мая 2019 года.", "Закрыт в 2021 году."].map(Document::new);
    /// let jobs = NonZeroUsize::new(4);
    /// let timeline: Timeline = Tagger::default().tag_all(documents, jobs, |tagged| tagged.collect());
    /// assert_eq!(timeline.events.len(), 2);
    /// ```
    pub fn tag_all<R>(
        &self,
        documents: impl IntoIterator<Item = Document, IntoIter: Send>,
        jobs: Option<NonZeroUsize>,
        take: impl FnOnce(&mut dyn Iterator<Item = Tagged>) -> R,
    ) -> R {
        self.map_all(documents, |document| document.text.len(), jobs, Tagger::tag, take)
    }

    /// [`tag_all`](Tagger::tag_all) where the threads do more than tag: `work` has the tagger of its thread, and `size`
    /// says how many bytes an item takes. For the program, which reads and writes there too.
    #[doc(hidden)]
    pub fn map_all<I, T, R>(
        &self,
        items: I,
        size: impl Fn(&I::Item) -> usize + Send,
        jobs: Option<NonZeroUsize>,
        work: impl Fn(&mut Tagger, I::Item) -> T + Sync,
        take: impl FnOnce(&mut dyn Iterator<Item = T>) -> R,
    ) -> R
    where
        I: IntoIterator<Item: Send, IntoIter: Send>,
        T: Send,
    {
        let (style, most) = (self.style, self.most);
        let new = || Tagger { style, most, ..Tagger::default() };
        let worker = || {
            let mut tagger = new();
            let work = &work;
            move |item| {
                let result = work(&mut tagger, item);
                if LARGE < tagger.tokens.len() {
                    tagger = new();
                }
                result
            }
        };
        pool::ordered_map(items.into_iter(), size, jobs, worker, take)
    }

    /// How the phrases of the document tagged last were found, in the order of its text, which is given.
    pub fn derivations(&self, text: &str) -> Vec<Derivation> {
        let derivation = |phrase: &Phrase| Derivation {
            span: phrase.span(text, &self.tokens),
            steps: self.grammar.derivation(phrase),
            meaning: phrase.meaning.clone(),
            example: phrase.rule.examples.first().copied().unwrap_or_default(),
            decoy: phrase.rule.decoys.first().copied().unwrap_or_default(),
        };
        self.phrases.iter().map(derivation).collect()
    }

    /// The rules that matched in the document tagged last, with the alternative each walked.
    #[cfg(test)]
    fn walked(&self) -> Vec<(&'static str, Vec<&'static str>)> {
        self.grammar.walked.clone()
    }
}

#[cfg(test)]
mod tests;
