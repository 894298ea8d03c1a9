//! What the program says of errors and notes: the library's words, and after them which flag helps.
//!
//! The library speaks to any caller, and so names no flag. Each one that helps is named here.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::{io, iter};

use letopis::{Error, ErrorKind, Note, NoteKind};

/// An error with its sources, and what helps.
pub fn on_error(error: &Error) -> String {
    let mut told = error.to_string();
    for source in causes(error).skip(1) {
        told += &format!(": {source}");
    }
    if let Some(advice) = causes(error).filter_map(kind).find_map(for_error) {
        told += &format!(": {advice}");
    }
    told
}

/// A note, and what helps.
pub fn on_note(note: &Note) -> String {
    format!("{}{}", note.text, for_note(note.kind).unwrap_or_default())
}

fn for_error(kind: &ErrorKind) -> Option<Cow<'static, str>> {
    Some(Cow::Borrowed(match kind {
        ErrorKind::ColumnType { field, .. } => {
            return Some(format!("name another with --field {field}=NAME").into());
        }
        ErrorKind::MissingColumn { .. } => "name the column of the text with --field text=NAME",
        ErrorKind::Encoding { .. } => "name its encoding with --encoding",
        ErrorKind::Format { format: "jsonl", .. } => "name another format with --input-format",
        ErrorKind::Format { format: "feed", .. } => "name its format with --input-format",
        ErrorKind::TooLarge { .. } => "split it, or raise --max-document",
        ErrorKind::Window { .. } => "unpack it first, with zstd -dc --long=31",
        ErrorKind::Feature { .. } => "build it with --features full",
        _ => return None,
    }))
}

/// With the mark that goes before it.
fn for_note(kind: NoteKind) -> Option<&'static str> {
    Some(match kind {
        NoteKind::NoArticleDate => ": give it with --date, or as \"date\" in the record",
        NoteKind::GuessedEncoding => ": --encoding names another",
        NoteKind::TooManyMentions => ", raise --max-mentions",
        _ => return None,
    })
}

/// The error, and why it is one, down to the last cause.
fn causes(error: &Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    let first: &(dyn StdError + 'static) = error;
    iter::successors(Some(first), |error| (*error).source())
}

/// What went wrong, where it was the library that said so, perhaps while a stream was read.
fn kind<'e>(error: &'e (dyn StdError + 'static)) -> Option<&'e ErrorKind> {
    let within = || error.downcast_ref::<io::Error>()?.get_ref()?.downcast_ref::<Error>();
    error.downcast_ref::<Error>().or_else(within).map(Error::kind)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use letopis::reader::{Options, format, open};
    use letopis::{Document, Tagger};

    use super::*;

    /// What is said of a file that cannot be read.
    fn check(name: &str, bytes: &[u8], options: Options, expected: &str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let error = open([path], options).find_map(Result::err).unwrap();
        let told = on_error(&error);
        assert!(told.ends_with(expected), "{told}");
        assert!(!error.to_string().contains(" --"), "{error}");
    }

    #[test]
    fn errors_with_a_flag_that_helps() {
        let any = Options::default;
        let small = Options { max_document: 20, ..any() };
        let of = |name| Options { format: format(name), ..any() };
        check(
            "a.txt",
            b"\x89PNG\r\n\x1A\n\x00",
            any(),
            "a.txt: expected UTF-8, found 0x89 at byte 1: name its encoding with --encoding",
        );
        check("a.jsonl", b"<p>\n", any(), ", found \"<p>\": name another format with --input-format");
        check(
            "a.xml",
            b"<rss></rss>",
            any(),
            "a.xml: expected a feed with items or entries, found none: name its format with --input-format",
        );
        check(
            "a.csv",
            b"a,b\n1,2\n",
            of("csv"),
            "found \"a,b\": name the column of the text with --field text=NAME",
        );
        check(
            "a.txt",
            "Суд решил иначе.".as_bytes(),
            small,
            "a.txt: expected a document of at most 20 bytes, found more: split it, or raise --max-document",
        );
        check(
            "a.zst",
            &[0x28, 0xB5, 0x2F, 0xFD, 0, 0xFF, 0, 0],
            any(),
            "a.zst: could not be read: expected Zstandard with a window of at most 32 MB, found a larger one: \
             unpack it first, with zstd -dc --long=31",
        );
    }

    /// Whose words say already what to do.
    #[test]
    fn errors_without() {
        check("a.txt", b"", Options::default(), "found an empty file: leave it out");
        check("a.jsonl", b"\n", Options::default(), "found a blank line: remove it");
    }

    #[test]
    fn notes() {
        let tagged =
            Tagger::default().max_mentions(1).tag(Document::new("Открыт в 2019 году, закрыт в 2021 году."));
        let told: Vec<_> = tagged.notes.iter().map(on_note).collect();
        assert_eq!(
            told,
            [
                "no date of the article was found: give it with --date, or as \"date\" in the record",
                "more than 1 mention: those from here on are left out, raise --max-mentions",
            ]
        );
        assert!(tagged.notes.iter().all(|note| !note.text.contains("--")));
    }
}
