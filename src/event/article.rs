//! Articles: what is kept of an article that events were read in.

use super::packed::Packed;
use crate::document::{Document, Published};

/// The article an event was read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id, title, URL and outlet, one behind the other: an archive has millions.
    names: Box<str>,
    /// Where the first three of them end.
    ends: [u32; 3],
    pub published: Option<Published>,
    /// The passages of its events.
    pub(super) text: Packed,
}

impl Source {
    /// What is kept of a document, with the passages of its events.
    pub(crate) fn new(document: &Document, text: Packed) -> Source {
        let Document { id, title, url, outlet, .. } = document;
        let names = [Some(id), title.as_ref(), url.as_ref(), outlet.as_ref()];
        let names = names.map(|name| name.map_or("", String::as_str));
        let mut end = 0;
        let ends = [0, 1, 2].map(|n: usize| {
            end += names[n].len() as u32;
            end
        });
        Source { names: names.concat().into(), ends, published: document.published, text }
    }

    /// The id of the article: the one given, else its path.
    pub fn id(&self) -> &str {
        self.part(0).unwrap_or_default()
    }

    /// The title, where there is one.
    pub fn title(&self) -> Option<&str> {
        self.part(1)
    }

    /// The URL, where there is one.
    pub fn url(&self) -> Option<&str> {
        self.part(2)
    }

    /// The outlet, where it is known.
    pub fn outlet(&self) -> Option<&str> {
        self.part(3)
    }

    /// The outlet; the article itself where none is known.
    pub fn name(&self) -> &str {
        self.outlet().unwrap_or(self.id())
    }

    fn part(&self, n: usize) -> Option<&str> {
        let start = n.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        let end = self.ends.get(n).map_or(self.names.len(), |end| *end as usize);
        (start < end).then(|| &self.names[start..end])
    }

    /// The same passages in another article.
    #[cfg(test)]
    pub(crate) fn in_another(&self, document: &Document) -> Source {
        Source::new(document, self.text.clone())
    }
}
