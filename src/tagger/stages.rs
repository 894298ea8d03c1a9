//! Each stage on its own over the same documents, for benchmarks; no part of the public interface.

use crate::anchor::{Anchored, Style, anchor};
use crate::document::Document;
use crate::event::{Reading, Teller};
use crate::language::{TenseBuffers, Tenses, Token, tokenize};
use crate::phrase::{Grammar, Phrase};

/// Documents with what every stage before the last has made of them.
pub struct Stages {
    grammar: Grammar,
    buffers: TenseBuffers,
    reading: Reading,
    prepared: Vec<Prepared>,
}

struct Prepared {
    document: Document,
    tokens: Vec<Token>,
    phrases: Vec<Phrase>,
    anchored: Vec<Anchored>,
}

impl Stages {
    pub fn new(documents: impl IntoIterator<Item = Document>) -> Stages {
        let prepare = |document| Prepared { document, tokens: vec![], phrases: vec![], anchored: vec![] };
        let prepared = documents.into_iter().map(prepare).collect();
        let (grammar, buffers, reading) = Default::default();
        let mut stages = Stages { grammar, buffers, reading, prepared };
        stages.words();
        stages.phrases();
        stages.anchoring();
        stages.events();
        stages
    }

    /// Splits the texts into tokens and gives how many there are.
    pub fn words(&mut self) -> usize {
        self.prepared
            .iter_mut()
            .map(|Prepared { document, tokens, .. }| {
                tokens.clear();
                tokenize(&document.text, tokens);
                tokens.len()
            })
            .sum()
    }

    /// Finds the phrases among the tokens and gives how many there are.
    pub fn phrases(&mut self) -> usize {
        self.prepared
            .iter_mut()
            .map(|Prepared { document, tokens, phrases, .. }| {
                phrases.clear();
                self.grammar.find(&document.text, tokens, phrases);
                phrases.len()
            })
            .sum()
    }

    /// Places the phrases and gives how many mentions there are.
    pub fn anchoring(&mut self) -> usize {
        self.prepared
            .iter_mut()
            .map(|Prepared { document, tokens, phrases, anchored }| {
                anchored.clear();
                let mut tenses = Tenses::new(&document.text, tokens, &mut self.buffers);
                anchor(document, tokens, &mut tenses, phrases, Style::New, anchored, &mut Vec::new());
                anchored.len()
            })
            .sum()
    }

    /// The stages up to anchoring, a document after the other in the same buffers, as a
    /// [`Tagger`](super::Tagger) does.
    pub fn without_events(&mut self) -> usize {
        let Some((buffers, documents)) = self.prepared.split_first_mut() else { return 0 };
        let Prepared { tokens, phrases, anchored, .. } = buffers;
        let mut count = 0;
        for Prepared { document, .. } in documents {
            tokens.clear();
            phrases.clear();
            anchored.clear();
            tokenize(&document.text, tokens);
            self.grammar.find(&document.text, tokens, phrases);
            let mut tenses = Tenses::new(&document.text, tokens, &mut self.buffers);
            anchor(document, tokens, &mut tenses, phrases, Style::New, anchored, &mut Vec::new());
            count += anchored.len();
        }
        count
    }

    /// Tells what happened at each mention and gives the number of rows for articles as a whole.
    pub fn events(&mut self) -> usize {
        self.prepared
            .iter_mut()
            .filter_map(|Prepared { document, tokens, anchored, .. }| {
                let mut tenses = Tenses::new(&document.text, tokens, &mut self.buffers);
                let mut teller = Teller::new(document, tokens, &mut tenses, &mut self.reading);
                teller.tell(anchored);
                teller.lead(anchored)
            })
            .count()
    }
}
