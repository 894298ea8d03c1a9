//! Events: which words of a text tell what happened at a mentioned time.

use std::ops::Range;
use std::sync::Arc;

use crate::anchor::Mention;
use crate::error::Note;
use crate::input::{Document, Published};
use crate::language::{Token, sentence};

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

/// Gives each mention its sentence, and the part of it that tells what happened.
///
/// A dateline dates the sentence behind it.
pub fn tell(document: &Document, tokens: &[Token], mentions: &mut [Mention]) {
    for mention in mentions {
        let is_dateline =
            document.dateline.as_ref().is_some_and(|dateline| dateline.contains(&mention.span.start));
        let at = match &document.dateline {
            Some(dateline) if is_dateline => dateline.end,
            _ => mention.span.start,
        };
        let found = sentence_at(document, tokens, at);
        mention.event = found.clone();
        mention.sentence = if is_dateline {
            document.dateline.clone().zip(found).map(|(dateline, found)| dateline.start..found.end)
        } else {
            found
        };
    }
}

/// The bytes of the sentence that a byte of the text lies in, without the dateline before it.
fn sentence_at(document: &Document, tokens: &[Token], at: usize) -> Option<Range<usize>> {
    let token = tokens.partition_point(|token| (token.end as usize) <= at);
    if token == tokens.len() {
        return None;
    }
    let found = sentence(&document.text, tokens, token);
    let (start, end) = (tokens[found.start].start as usize, tokens[found.end - 1].end as usize);
    let start = match &document.dateline {
        Some(dateline) if start < dateline.end && dateline.end <= at => {
            tokens.iter().map(|token| token.start as usize).find(|start| dateline.end <= *start)?
        }
        _ => start,
    };
    Some(start..end)
}
