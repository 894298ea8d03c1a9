//! What the records of all formats share: the names of their fields, and how a record becomes a document.

use super::location::host;
use super::published::{Known, detect, unreadable};
use super::raw::Raw;
use super::{Document, Published, PublishedBasis, date};
use crate::error::{Error, Note};

/// What the fields of a record are named.
///
/// ```
/// use letopis::input::Fields;
///
/// let mut fields = Fields::default();
/// fields.rename("text=body")?;
/// assert_eq!((fields.text.as_str(), fields.date.as_str()), ("body", "date"));
/// # Ok::<(), letopis::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    pub id: String,
    pub text: String,
    pub date: String,
    pub title: String,
    pub url: String,
}

impl Default for Fields {
    fn default() -> Fields {
        let [id, text, date, title, url] = USUAL.map(str::to_owned);
        Fields { id, text, date, title, url }
    }
}

impl Fields {
    /// Takes in `text=body`: the text stands in the field `body`.
    ///
    /// Errors when there is no such field, or no name for it.
    pub fn rename(&mut self, renaming: &str) -> Result<(), Error> {
        let (field, name) = renaming.split_once('=').unwrap_or((renaming, ""));
        let place = match field {
            "id" => &mut self.id,
            "text" => &mut self.text,
            "date" => &mut self.date,
            "title" => &mut self.title,
            "url" => &mut self.url,
            _ => return Err(expected(renaming)),
        };
        if name.is_empty() {
            return Err(expected(renaming));
        }
        name.clone_into(place);
        Ok(())
    }

    /// Whether each field has its own name.
    pub(super) fn are_usual(&self) -> bool {
        let Fields { id, text, date, title, url } = self;
        [id, text, date, title, url].into_iter().eq(&USUAL)
    }
}

/// The names of the fields, where they were given no others.
const USUAL: [&str; 5] = ["id", "text", "date", "title", "url"];

fn expected(found: &str) -> Error {
    let text = "expected id, text, date, title or url and the name it has, such as text=body, found";
    Error::new(format!("{text} {found:?}"))
}

/// The fields of one record.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub id: Option<String>,
    pub title: Option<String>,
    pub text: String,
    pub url: Option<String>,
    /// As written; an empty one is none.
    pub date: Option<String>,
    /// The latest day that it can be of, as written.
    pub latest: Option<String>,
    pub outlet: Option<String>,
    pub notes: Vec<Note>,
}

impl Record {
    pub(super) fn into_document(self, raw: &Raw) -> Document {
        let source = &raw.source;
        let is_told = |text: &String| !text.trim().is_empty();
        let mut document = Document {
            id: self.id.filter(is_told).unwrap_or_else(|| raw.id()),
            title: self.title.filter(is_told),
            text: self.text,
            url: self.url.filter(is_told),
            format: source.format,
            notes: self.notes,
            ..Document::default()
        };
        let field = self.date.filter(is_told).and_then(|date| metadata(&date, &mut document));
        let file_name = raw.number.is_none().then(|| source.file_name()).flatten();
        let latest = self.latest.and_then(|latest| date::parse(&latest, PublishedBasis::Metadata));
        let latest = latest.map(|latest| latest.period.last());
        detect(&mut document, Known { given: source.options.date, field, file_name, latest });
        // An agency that the text or the address names goes before the site's own name, and this before a host.
        let is_host = document.outlet.as_deref() == document.url.as_deref().and_then(host);
        if let Some(outlet) = self.outlet.filter(|outlet| is_host && is_told(outlet)) {
            document.outlet = Some(outlet);
        }
        document
    }
}

/// The date of a record; one that cannot be read is noted.
fn metadata(text: &str, document: &mut Document) -> Option<Published> {
    let date = date::parse(text, PublishedBasis::Metadata);
    if date.is_none() {
        document.notes.push(unreadable(text, None));
    }
    date
}
