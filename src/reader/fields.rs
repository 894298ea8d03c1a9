//! What the fields of records are named, in all formats that have records.

use crate::error::{Error, ErrorKind};

/// What the fields of a record are named.
///
/// ```
/// use letopis::reader::Fields;
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
    Error::new(ErrorKind::Renaming { text: found.into() })
}
