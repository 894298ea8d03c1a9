//! Building a document: what is known of an article from outside, and then the day that all of it together says.

use chrono::NaiveDate;

use super::location::host;
use super::published::{Known, detect, unreadable};
use super::{Document, Published, PublishedBasis, date};
use crate::error::Error;

/// Builds a [`Document`] as the readers of files do; a blank field counts as none.
///
/// ```
/// use letopis::Document;
///
/// let document = Document::builder()
///     .id("17")
///     .title("Суд решил")
///     .text("Суд решил в понедельник.")
///     .url("https://tass.ru/2025/11/04/sud")
///     .build()?;
/// assert_eq!(document.published.unwrap().to_string(), "2025-11-04");
/// assert_eq!(document.outlet.as_deref(), Some("ТАСС"));
///
/// assert!(Document::builder().text("Суд решил.").date("2025-13-40").build().is_err());
/// # Ok::<(), letopis::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct DocumentBuilder {
    /// What was said of it so far, before its day is detected.
    document: Document,
    /// The site's own name.
    site: Option<String>,
    /// The day that overrides all others.
    given: Option<Published>,
    metadata: Option<Published>,
    /// A date that is none.
    wrong: Option<String>,
    file_name: Option<String>,
    latest: Option<NaiveDate>,
}

impl DocumentBuilder {
    /// A name for the document, which comes back with its mentions.
    pub fn id(mut self, id: impl Into<String>) -> DocumentBuilder {
        self.document.id = filled(id).unwrap_or(self.document.id);
        self
    }

    /// The headline.
    pub fn title(mut self, title: impl Into<String>) -> DocumentBuilder {
        self.document.title = filled(title).or(self.document.title);
        self
    }

    /// The article itself, into which all offsets count.
    pub fn text(mut self, text: impl Into<String>) -> DocumentBuilder {
        self.document.text = text.into();
        self
    }

    /// The address, which may name the day and the outlet.
    pub fn url(mut self, url: impl Into<String>) -> DocumentBuilder {
        self.document.url = filled(url).or(self.document.url);
        self
    }

    /// The name of the site or the paper; an agency that text or address name goes before it.
    pub fn outlet(mut self, name: impl Into<String>) -> DocumentBuilder {
        self.site = filled(name).or(self.site);
        self
    }

    /// The date of publication as the article's metadata have it: what [`date()`](crate::document::date) reads.
    ///
    /// One that is no date is an error of [`build`](DocumentBuilder::build).
    pub fn date(mut self, text: impl AsRef<str>) -> DocumentBuilder {
        let text = text.as_ref();
        (self.metadata, self.wrong) = (None, None);
        if !text.trim().is_empty() {
            self.metadata = date::parse(text, PublishedBasis::Metadata);
            self.wrong = self.metadata.is_none().then(|| text.to_owned());
        }
        self
    }

    /// The date of publication as a value; one whose basis is [`Given`](PublishedBasis::Given) overrides all that the
    /// article says.
    pub fn published(mut self, published: Published) -> DocumentBuilder {
        match published.basis {
            PublishedBasis::Given => self.given = Some(published),
            _ => (self.metadata, self.wrong) = (Some(published), None),
        }
        self
    }

    /// The document, with the day that header, stamp, dateline, address and metadata say together.
    ///
    /// # Errors
    ///
    /// This returns [`ErrorKind::Date`](crate::ErrorKind::Date) when a date was given and is none.
    ///
    /// ```
    /// use letopis::{Document, ErrorKind};
    ///
    /// let error = Document::builder().text("x").date("2025-13-40").build().unwrap_err();
    /// assert!(matches!(error.kind(), ErrorKind::Date { .. }));
    /// ```
    pub fn build(self) -> Result<Document, Error> {
        match &self.wrong {
            Some(text) => Err(date::wrong(text)),
            None => Ok(self.detect()),
        }
    }

    /// The document; a date that is none is noted.
    pub(crate) fn detect(self) -> Document {
        let DocumentBuilder { mut document, site, given, metadata, wrong, file_name, latest } = self;
        document.notes.extend(wrong.map(|text| unreadable(&text, None)));
        let known = Known { given, field: metadata, file_name: file_name.as_deref(), latest };
        detect(&mut document, known);
        // An agency that the text or the address names goes before the site's own name, and this before a host.
        let is_host = document.outlet.as_deref() == document.url.as_deref().and_then(host);
        if is_host && site.is_some() {
            document.outlet = site;
        }
        document
    }
}

/// What only readers know.
#[cfg(feature = "readers")]
impl DocumentBuilder {
    /// The day that overrides all others, where there is one.
    pub(crate) fn given(mut self, day: Option<Published>) -> DocumentBuilder {
        self.given = day;
        self
    }

    /// The name of the file, which may name a day.
    pub(crate) fn file_name(mut self, name: Option<&str>) -> DocumentBuilder {
        self.file_name = name.map(str::to_owned);
        self
    }

    /// The latest day that it can be of, such as that of its capture.
    #[cfg(feature = "html")]
    pub(crate) fn latest(mut self, day: Option<NaiveDate>) -> DocumentBuilder {
        self.latest = day;
        self
    }

    /// What was seen while it was read.
    pub(crate) fn notes(mut self, notes: impl IntoIterator<Item = crate::error::Note>) -> DocumentBuilder {
        self.document.notes.extend(notes);
        self
    }
}

/// A field that is not blank.
fn filled(text: impl Into<String>) -> Option<String> {
    Some(text.into()).filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Builds of `field=value` a line each, and compares with `published basis | title | url | outlet | notes`, or the
    /// error.
    fn check(fields: &str, expected: &str) {
        let builder =
            fields.lines().fold(Document::builder(), |builder, field| match field.split_once('=') {
                Some(("id", value)) => builder.id(value),
                Some(("title", value)) => builder.title(value),
                Some(("text", value)) => builder.text(value),
                Some(("url", value)) => builder.url(value),
                Some(("outlet", value)) => builder.outlet(value),
                Some(("date", value)) => builder.date(value),
                Some(("day", value)) => builder.published(Published::on(value.parse().unwrap())),
                Some(("given", value)) => builder.published(crate::document::date(value).unwrap()),
                _ => panic!("{field} is no field"),
            });
        let built = builder.build().map_or_else(
            |error| error.to_string(),
            |document| {
                let or = |text: Option<String>| text.unwrap_or("-".into());
                let published = document.published.map(|day| format!("{day} {}", day.basis.name()));
                let [published, title, url, outlet] =
                    [published, document.title, document.url, document.outlet].map(or);
                format!("{published} | {title} | {url} | {outlet} | {}", document.notes.len())
            },
        );
        assert_eq!(built, expected, "{fields}");
    }

    #[test]
    fn the_day_is_detected() {
        check("text=Суд решил.\ndate=2025-11-02", "2025-11-02 metadata | - | - | - | 0");
        check("text=Суд решил.\ndate=2025-11-01T22:00Z", "2025-11-02T01:00 metadata | - | - | - | 0");
        check("text=Суд решил.\nday=2025-11-02", "2025-11-02 metadata | - | - | - | 0");
        check("text= date 2025-11-01 Суд", "2025-11-01 metadata | Суд | - | - | 0");
        check(
            "text=МОСКВА, 2 ноября. /ТАСС/. Суд.\ndate=2025-11-04",
            "2025-11-02 dateline | - | - | ТАСС | 1",
        );
        check("text=МОСКВА, 2 ноября. /ТАСС/. Суд.\ngiven=2025-11-04", "2025-11-04 given | - | - | ТАСС | 0");
        check(
            "text=Суд.\nurl=https://ria.ru/20251104/a",
            "2025-11-04 url | - | https://ria.ru/20251104/a | РИА Новости | 0",
        );
        check("text=Суд.", "- | - | - | - | 1");
    }

    #[test]
    fn blank_fields_are_none() {
        check("text=Суд.\ntitle= \nurl=\noutlet= \ndate= ", "- | - | - | - | 1");
        check("text=Суд.\ntitle=Т\ntitle= ", "- | Т | - | - | 1");
    }

    #[test]
    fn an_agency_goes_before_a_site_and_a_site_before_a_host() {
        let url = "https://v.example/1";
        check(&format!("text=Суд.\nurl={url}"), &format!("- | - | {url} | v.example | 1"));
        check(&format!("text=Суд.\nurl={url}\noutlet=Вести"), &format!("- | - | {url} | Вести | 1"));
        check(&format!("text=/ТАСС/. Суд.\nurl={url}\noutlet=Вести"), &format!("- | - | {url} | ТАСС | 1"));
    }

    #[test]
    fn a_date_that_is_none() {
        let expected = "\"вчера\" is not a date: expected a day (2025-11-02), a time (2025-11-02T14:35), a month (2025-11) or a year (2025)";
        check("text=Суд.\ndate=вчера", expected);
        // What is said last counts.
        check("text=Суд.\ndate=вчера\ndate=2025-11-02", "2025-11-02 metadata | - | - | - | 0");
        check("text=Суд.\ndate=2025-11-02\ndate=вчера", expected);
        let noted = Document::builder().text("Суд.").date("вчера").detect();
        assert!(noted.notes[0].text.starts_with("the date \"вчера\" was not read"), "{:?}", noted.notes);
    }
}
