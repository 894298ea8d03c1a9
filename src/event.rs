//! Events: which words of a text tell what happened at a mentioned time.

use std::sync::Arc;

use crate::anchor::Mention;
use crate::error::Note;
use crate::input::{Document, Published};

/// A document with its mentions, in the order of the text.
#[derive(Clone, Debug)]
pub struct Tagged {
    pub document: Document,
    /// Apart from each other and in the order of the text.
    pub mentions: Vec<Mention>,
    /// The document's own notes and those of its mentions.
    pub notes: Vec<Note>,
}

/// Something that happened, with the words that say what and when. It owns its text.
#[derive(Clone, Debug)]
pub struct Event {
    pub mention: Mention,
    /// The words that say when; empty for the row that stands for a whole article.
    pub phrase: String,
    /// What happened, in the words of the text.
    pub text: String,
    pub sentence: String,
    /// The line of the text the phrase stands on, from 1.
    pub line: usize,
    /// Code points of the phrase in the text, end exclusive.
    pub start: usize,
    pub end: usize,
    pub source: Arc<Source>,
}

/// The article an event was read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub id: String,
    pub title: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Published>,
}
