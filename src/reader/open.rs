//! The inputs of a command, files, folders and standard input, become one stream of documents.
//!
//! What stands in the bytes is read elsewhere.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::{fmt, vec};

use super::compressed;
use super::encoding::{from_utf16, guess, is_utf16};
use super::folder::Folder;
use super::format::{RecordStream, detect};
use super::limit;
use super::record::{RawRecord, Source};
use super::{Encoding, Fields, FormatReader};
use crate::document::{Document, Published};
use crate::error::{Error, ErrorKind};

/// How inputs are read.
#[derive(Clone, Debug)]
pub struct Options {
    /// None detects it by the content, then by the extension.
    pub format: Option<&'static FormatReader>,
    /// The day that every article speaks from, whatever it says itself.
    pub date: Option<Published>,
    /// None takes text for UTF-8, or UTF-16 by its mark, and guesses where it is neither.
    pub encoding: Option<Encoding>,
    /// What the fields of records are named.
    pub fields: Fields,
    /// Bytes of one document at most, unpacked. What is larger is an error of that document.
    pub max_document: usize,
}

impl Default for Options {
    fn default() -> Options {
        let (format, date, encoding, fields) = Default::default();
        Options { format, date, encoding, fields, max_document: limit::DOCUMENT }
    }
}

/// Opens files, folders and, for `-`, standard input, and gives their documents in order.
///
/// JSON Lines are held in memory a line at a time. After an error the stream goes on with the next
/// record or input: every line of JSON Lines is exactly one item.
///
/// ```
/// use letopis::reader::{Options, open};
///
/// for document in open(["fixtures/peskov-venezuela.txt"], Options::default()) {
///     println!("{}", document?.text);
/// }
/// # Ok::<(), letopis::Error>(())
/// ```
///
/// # Errors
///
/// An item is an error when an input is not there or cannot be read, and when a record is broken or too large:
///
/// ```
/// use letopis::ErrorKind;
/// use letopis::reader::{Options, open};
///
/// let error = open(["nowhere.txt"], Options::default()).next().unwrap().unwrap_err();
/// assert_eq!((error.kind(), error.place()), (&ErrorKind::NotFound, Some("nowhere.txt")));
/// ```
pub fn open<I>(inputs: I, options: Options) -> Documents
where
    I: IntoIterator<Item: Into<PathBuf>>,
{
    Documents(fetch(inputs, options))
}

/// The documents of all inputs, read as they are asked for; see [`open`].
#[derive(Debug)]
pub struct Documents(Records);

impl Iterator for Documents {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.find_map(|raw| raw.and_then(RawRecord::read).transpose())
    }
}

/// As [`open`], but the documents are only fetched: each can be read in a thread of its own.
///
/// ```
/// use letopis::reader::{Options, RawRecord, fetch};
///
/// let records: Vec<RawRecord> = fetch(["fixtures"], Options::default()).collect::<Result<_, _>>()?;
/// let documents = std::thread::spawn(|| records.into_iter().filter_map(|raw| raw.read().ok()?).count());
/// assert!(documents.join().unwrap() > 1);
/// # Ok::<(), letopis::Error>(())
/// ```
pub fn fetch<I>(inputs: I, options: Options) -> Records
where
    I: IntoIterator<Item: Into<PathBuf>>,
{
    let inputs: Vec<PathBuf> = inputs.into_iter().map(Into::into).collect();
    let stdin = Some(Box::new(BufReader::with_capacity(BUFFER, io::stdin())) as Stream);
    Records { inputs: inputs.into_iter(), options, stdin, folder: None, records: None }
}

/// A stream of bytes that can be handed to another thread.
pub(super) type Stream = Box<dyn BufRead + Send>;

/// In larger pieces the system takes a fifth less of its time than in those of a pipe, 64 kB.
pub(super) const BUFFER: usize = 256 * 1024;

/// What was fetched of all inputs, in order; see [`fetch`].
pub struct Records {
    inputs: vec::IntoIter<PathBuf>,
    options: Options,
    /// Standard input, until it was read.
    stdin: Option<Stream>,
    /// The folder that is being walked.
    folder: Option<Folder>,
    /// The input that is being read.
    records: Option<RecordStream>,
}

impl Iterator for Records {
    type Item = Result<RawRecord, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(record) = self.records.as_mut().and_then(Iterator::next) {
                return Some(record);
            }
            self.records = None;
            let (path, is_walked) = match self.folder.as_mut().and_then(Folder::next) {
                Some(Ok(path)) => (path, true),
                Some(Err(error)) => return Some(Err(error)),
                None => {
                    self.folder = None;
                    let input = self.inputs.next()?;
                    if input.is_dir() {
                        self.folder = Some(Folder::new(input));
                        continue;
                    }
                    (input, false)
                }
            };
            match self.start(&path, is_walked) {
                Ok(records) => self.records = Some(records),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Records {
    /// Detects what a file is in, and starts to fetch its documents.
    fn start(&mut self, path: &Path, is_walked: bool) -> Result<RecordStream, Error> {
        let place = path.display().to_string();
        let options = self.options.clone();
        let unreadable = |error| Error::io(&place, ErrorKind::Read { after: None }, error);
        let (mut beginning, mut stream) = peek(self.stream(path)?).map_err(unreadable)?;
        // A program in a pipe may have nothing to say: no bytes are no documents.
        if path == Path::new("-") && beginning.is_empty() {
            return Ok(Box::new(std::iter::empty()));
        }
        if let Some(kind) = compressed::Kind::of(&beginning) {
            let unpacked = kind.open(stream).map_err(|lacking| Error::at(&place, lacking))?;
            (beginning, stream) = peek(unpacked).map_err(unreadable)?;
        }
        if let Some(encoding) = options.encoding {
            stream = encoding.transcode(stream);
        } else if is_utf16(&beginning) {
            stream = from_utf16(stream);
        }
        // A document of its own is guessed by all of it; records by those that are read together.
        let guessed = match options.encoding {
            None => stream.fill_buf().ok().and_then(guess),
            Some(_) => None,
        };
        let (format, stream) = match options.format {
            Some(format) => (format, stream),
            None => detect(stream, path, guessed, &options).map_err(unreadable)?,
        };
        let source = Source { place, path: path.to_owned(), format, options, is_walked, guessed };
        Ok((format.split)(stream, source.into()))
    }

    fn stream(&mut self, path: &Path) -> Result<Stream, Error> {
        if path == Path::new("-") {
            return self.stdin.take().ok_or_else(|| Error::at("-", ErrorKind::StdinTwice));
        }
        let place = path.display().to_string();
        let file = File::open(path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => Error::at(&place, ErrorKind::NotFound),
            _ => Error::io(&place, ErrorKind::Open, source),
        })?;
        Ok(Box::new(BufReader::with_capacity(BUFFER, file)))
    }
}

/// The first bytes of a stream, as many as show what it is, and the whole stream.
fn peek(mut stream: Stream) -> io::Result<(Vec<u8>, Stream)> {
    let ready = stream.fill_buf()?;
    if MAGIC <= ready.len() {
        let beginning = ready[..MAGIC].to_vec();
        return Ok((beginning, stream));
    }
    let mut beginning = Vec::new();
    stream.by_ref().take(MAGIC as u64).read_to_end(&mut beginning)?;
    Ok((beginning.clone(), Box::new(Cursor::new(beginning).chain(stream))))
}

/// Bytes by which a compressed stream or a mark is known.
const MAGIC: usize = 4;

impl fmt::Debug for Records {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records").field("inputs", &self.inputs).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::format;
    use std::fs;

    /// Makes the files in a folder and reads the inputs from there; an item a line, `id: text` or the error.
    fn check(files: &[(&str, &[u8])], inputs: &str, options: Options, expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        for (file, bytes) in files {
            fs::create_dir_all(folder.path().join(file).parent().unwrap()).unwrap();
            fs::write(folder.path().join(file), bytes).unwrap();
        }
        let paths = inputs.split(' ').map(|input| match input {
            "-" => PathBuf::from("-"),
            "." => folder.path().into(),
            file => folder.path().join(file),
        });
        let mut documents = open(paths, options);
        documents.0.stdin = Some(Box::new(&b"\xEF\xBB\xBFstdin"[..]));
        let root = format!("{}/", folder.path().display());
        let told = documents.map(|item| match item {
            Ok(document) => format!("{}: {}", document.id, document.text).replace(&root, ""),
            Err(error) => error.to_string().replace(&root, ""),
        });
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    fn any() -> Options {
        Options::default()
    }

    #[test]
    fn files_folders_and_standard_input() {
        let files: &[(&str, &[u8])] = &[
            ("b.txt", "Суд\r\nрешил".as_bytes()),
            ("a/1.jsonl", b"{\"text\": \"1\", \"id\": 7}\n{\"text\": \"2\"}\n"),
            ("a/2", b"{\"text\": \"3\"}"),
        ];
        check(
            files,
            "b.txt - a",
            any(),
            &["b.txt: Суд\r\nрешил", "-: stdin", "7: 1", "a/1.jsonl#2: 2", "a/2#1: 3"],
        );
        check(files, ".", any(), &["7: 1", "a/1.jsonl#2: 2", "a/2#1: 3", "b.txt: Суд\r\nрешил"]);
        let text = Options { format: format("text"), ..any() };
        check(files, "a/2", text.clone(), &["a/2: {\"text\": \"3\"}"]);
        let list: &[(&str, &[u8])] = &[("list.json", b"[\n1]")];
        check(list, "list.json", text, &["list.json: [\n1]"]);
        check(&[("x.json", b"{\"text\": \"1\"}")], "x.json", any(), &["x.json#1: 1"]);
    }

    #[test]
    fn the_stream_goes_on_after_every_error() {
        let files: &[(&str, &[u8])] = &[
            ("empty.txt", b""),
            ("blank.txt", b"\xEF\xBB\xBF \r\n"),
            ("binary.txt", b"\x89PNG\r\n\x1A\n\x00"),
            ("list.json", b"[\n{\"text\": \"1\"}]"),
            ("none/a.pdf", b""),
            ("ok.txt", b"ok"),
        ];
        check(
            files,
            "no.txt empty.txt blank.txt binary.txt list.json none - - ok.txt",
            any(),
            &[
                "no.txt: expected a file, a folder, or - for standard input, found nothing: check the path",
                "empty.txt: expected the text of an article, found an empty file: leave it out",
                "blank.txt: expected the text of an article, found an empty file: leave it out",
                "binary.txt: expected UTF-8, found 0x89 at byte 1",
                "list.json: expected JSON Lines, found JSON over several lines: write an article a line (jq -c . for one object, jq -c '.[]' for a list)",
                &format!(
                    "none: expected articles ({}, these with .gz, .zst or .bz2, or no extension), found 1 other files: name the files themselves",
                    crate::reader::format::names()
                ),
                "-: stdin",
                "-: expected standard input once, found - again: name it once",
                "ok.txt: ok",
            ],
        );
    }

    #[test]
    fn a_file_that_fails_while_it_is_read() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("disk on fire"))
            }
        }
        let told = |format| {
            let mut documents = open(["-", "no"], Options { format, ..any() });
            documents.0.stdin = Some(Box::new(BufReader::new(Broken)));
            documents.map(|item| item.unwrap_err().chain()).collect::<Vec<_>>()
        };
        assert_eq!(told(None)[0], "-: could not be read: disk on fire");
        assert_eq!(told(format("jsonl"))[0], "-: could not be read: disk on fire");
        assert_eq!(told(format("jsonl")).len(), 2);
    }

    #[test]
    fn the_given_date_overrides_all_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2025-11-05.txt");
        fs::write(&path, "Суд").unwrap();
        let records = folder.path().join("2025-11-06.jsonl");
        fs::write(&records, r#"{"text": "Суд", "date": "2025-11-04"}"#).unwrap();
        let published = |path: &Path, date| {
            let document = open([path], Options { date, ..any() }).next().unwrap().unwrap();
            document.published.map(|date| format!("{date} {}", date.basis.name())).unwrap()
        };
        let given = crate::document::date("2025-11-02").ok();
        assert_eq!(published(&path, None), "2025-11-05 filename");
        assert_eq!(published(&path, given), "2025-11-02 given");
        assert_eq!(published(&records, None), "2025-11-04 metadata");
        assert_eq!(published(&records, given), "2025-11-02 given");
    }

    #[test]
    fn the_seed_article() {
        let mut documents = open(["fixtures/peskov-venezuela.txt"], Options::default());
        let document = documents.next().unwrap().unwrap();
        let published = document.published.unwrap();
        assert_eq!(format!("{published} {}", published.basis.name()), "2025-11-02 dateline");
        assert_eq!(
            document.title.unwrap(),
            "Песков прокомментировал статью WP о просьбе Венесуэлы помощи у России"
        );
        assert_eq!(&document.text[document.dateline.unwrap()], "МОСКВА, 2 ноября. /ТАСС/.");
        assert_eq!(document.outlet.unwrap(), "ТАСС");
        assert_eq!(document.header.len(), 1);
        assert_eq!(document.notes.len(), 1);
        assert!(documents.next().is_none());
    }
}
