//! Mentions: a phrase that says when, with what its sentence tells of that time.

use std::ops::Range;

use crate::anchor::{Anchored, When};
use crate::calendar::Interval;

/// A phrase that says when, with its place on the calendar and what happened then.
///
/// ```
/// use letopis::{Document, Tagger};
///
/// let tagged = Tagger::default().tag(Document::new("Цех закрыли 7 октября 2023 года, сообщило министерство."));
/// let (text, mention) = (&tagged.document.text, &tagged.mentions[0]);
/// assert_eq!(text[mention.span.clone()], *"7 октября 2023 года");
/// assert_eq!(mention.when.value.to_string(), "2023-10-07");
/// assert_eq!(mention.event.clone().map(|event| &text[event]), Some("Цех закрыли 7 октября 2023 года"));
/// assert_eq!(mention.status.name(), "reported");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// Bytes of the document's text; empty for the row that stands for a whole article.
    pub span: Range<usize>,
    /// The name of the rule that found it.
    pub rule: &'static str,
    pub when: When,
    /// Bytes of the sentence it stands in.
    pub sentence: Option<Range<usize>>,
    /// Bytes of the part of the sentence that tells what happened.
    pub event: Option<Range<usize>>,
    /// Bytes of the name of who says so; none for the article's own voice.
    pub attribution: Option<Range<usize>>,
    pub status: Status,
}

/// What a sentence tells of one of its times, in bytes of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub sentence: Option<Range<usize>>,
    pub event: Option<Range<usize>>,
    pub attribution: Option<Range<usize>>,
    pub status: Status,
}

impl Told {
    /// What a sentence tells as a whole, in the article's own voice.
    pub fn whole(sentence: Range<usize>) -> Told {
        Told { sentence: Some(sentence.clone()), event: Some(sentence), ..Told::default() }
    }
}

impl Mention {
    pub(crate) fn new(anchored: &Anchored, told: Told) -> Mention {
        Mention::of(anchored.span.clone(), anchored.rule, anchored.when.clone(), told)
    }

    /// The row that stands for a whole article, before its first sentence.
    pub(crate) fn of_article(when: When, told: Told) -> Mention {
        let start = told.sentence.as_ref().map_or(0, |sentence| sentence.start);
        Mention::of(start..start, "article", when, told)
    }

    fn of(span: Range<usize>, rule: &'static str, when: When, told: Told) -> Mention {
        let Told { sentence, event, attribution, status } = told;
        Mention { span, rule, when, sentence, event, attribution, status }
    }

    /// The days it covers; none when it is not on the calendar.
    pub fn interval(&self) -> Option<Interval> {
        self.when.interval()
    }
}

/// Whether something is so, by the words of the text; what is said more strongly comes later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Status {
    /// The article says it.
    #[default]
    Stated,
    /// Somebody says it.
    Reported,
    /// It is still to come, or was to.
    Planned,
    /// «якобы», «возможно».
    Alleged,
    /// Somebody says that it is not so.
    Denied,
}

impl Status {
    /// The name in output formats.
    pub fn name(self) -> &'static str {
        match self {
            Status::Stated => "stated",
            Status::Reported => "reported",
            Status::Planned => "planned",
            Status::Alleged => "alleged",
            Status::Denied => "denied",
        }
    }
}
