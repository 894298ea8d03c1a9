//! The whole way from a document to its mentions, with buffers that are used again.

use crate::anchor::anchor;
use crate::event::{Tagged, lead, tell};
use crate::input::Document;
use crate::language::{Token, tokenize};
use crate::phrase::{Grammar, Phrase};

/// Finds the mentions of documents; keep one and use it again, for its buffers.
///
/// ```
/// use letopis::{Document, Finder};
///
/// let mut finder = Finder::default();
/// let tagged = finder.tag(Document::new("Договор подписан 7 октября 2023 года."));
/// assert_eq!(tagged.mentions[0].value.to_string(), "2023-10-07");
/// ```
#[derive(Debug, Default)]
pub struct Finder {
    grammar: Grammar,
    tokens: Vec<Token>,
    phrases: Vec<Phrase>,
}

impl Finder {
    /// Finds and anchors every phrase that says when, with its sentence and event.
    pub fn tag(&mut self, mut document: Document) -> Tagged {
        let mut notes = std::mem::take(&mut document.notes);
        let mut mentions = Vec::new();
        self.tokens.clear();
        self.phrases.clear();
        tokenize(&document.text, &mut self.tokens);
        self.grammar.find(&document.text, &self.tokens, &mut self.phrases);
        anchor(&document, &self.tokens, &self.phrases, &mut mentions, &mut notes);
        tell(&document, &self.tokens, &mut mentions);
        let lead = lead(&document, &self.tokens, &mentions);
        Tagged { document, mentions, lead, notes }
    }

    /// How the phrases of the document tagged last were built: `until ← part ← year`.
    #[cfg(test)]
    fn derivations(&self) -> Vec<String> {
        self.phrases.iter().map(|phrase| self.grammar.derivation(phrase)).collect()
    }

    /// The rules that matched in the document tagged last, with the alternative each walked.
    #[cfg(test)]
    fn walked(&self) -> Vec<(&'static str, Vec<&'static str>)> {
        self.grammar.walked.clone()
    }
}

#[cfg(test)]
mod tests;
