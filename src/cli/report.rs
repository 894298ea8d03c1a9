//! What is printed on standard error: errors as they happen, notes, and how much was skipped.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use clap::CommandFactory;
use letopis::output::visible;
use letopis::{Error, Note, Tagged};

use super::args::{Args, Common};
use super::progress::Progress;
use super::{Article, advice, interrupt, is_live};

/// The exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done = 0,
    /// Only of `show`, as grep does.
    NothingFound = 1,
    Failed = 2,
    /// Finished, but some inputs or records were skipped.
    Skipped = 3,
    /// Stopped by Ctrl-C or told to end, as shells say of Ctrl-C.
    Interrupted = 130,
}

/// What the report needs of a document or of one that was skipped, which goes to it without the text.
pub struct Outcome {
    is_record: bool,
    /// Or why it was skipped.
    read: Result<Read, String>,
}

struct Read {
    mentions: usize,
    /// The kind of each note, by its names, and what is said about it where all are listed.
    notes: Vec<(Names, Option<String>)>,
}

/// What one note is called, and what many are.
type Names = (&'static str, &'static str);

impl Outcome {
    pub fn of(article: &Result<Article, Error>, notes: Notes) -> Outcome {
        let Article { tagged, is_record, .. } = match article {
            Ok(article) => article,
            Err(error) => {
                let is_record = error.record().is_some();
                return Outcome { is_record, read: Err(advice::on_error(error)) };
            }
        };
        let told = |note: &Note| match notes {
            Notes::Listed => Some(format!("{}: {}", place(note, tagged), advice::on_note(note))),
            Notes::Hidden | Notes::Counted => None,
        };
        let notes = tagged.notes.iter().map(|note| (note.kind.names(), told(note))).collect();
        let read = Read { mentions: tagged.mentions.len(), notes };
        Outcome { is_record: *is_record, read: Ok(read) }
    }
}

/// Counts what was read and what was not, and reports it.
pub struct Report {
    pub progress: Progress,
    pub notes: Notes,
    /// Notes of each kind, by its names.
    counts: BTreeMap<Names, usize>,
    inputs: Count,
    records: Count,
}

/// What is printed of notes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    Hidden,
    Counted,
    Listed,
}

#[derive(Default)]
struct Count {
    read: usize,
    skipped: usize,
}

impl Report {
    pub fn new(common: &Common, inputs: &[PathBuf]) -> Report {
        if is_live(inputs) {
            interrupt::watch();
        }
        let progress = Progress::new(inputs, !common.quiet);
        let notes = match (common.quiet, common.notes) {
            (true, _) => Notes::Hidden,
            (_, true) => Notes::Listed,
            _ => Notes::Counted,
        };
        let (counts, inputs, records) = Default::default();
        Report { progress, notes, counts, inputs, records }
    }

    /// Takes in one document, or says why there is none.
    pub fn count(&mut self, outcome: Outcome) {
        let count = if outcome.is_record { &mut self.records } else { &mut self.inputs };
        match outcome.read {
            Ok(read) => {
                count.read += 1;
                interrupt::count(read.mentions);
                for (names, told) in read.notes {
                    *self.counts.entry(names).or_default() += 1;
                    if let Some(told) = told {
                        self.progress.suspend(|| tell(Some(NOTE), &told));
                    }
                }
            }
            Err(why) => {
                count.skipped += 1;
                self.progress.suspend(|| error(&why));
            }
        }
    }

    /// Tells how many events the format of the output has no place for.
    pub fn left_out(&self, events: usize, format: &str) {
        let noun = if events == 1 { "event" } else { "events" };
        if 0 < events && self.notes != Notes::Hidden {
            tell(None, &format!("{events} {noun} left out, for which {format} has no place"));
        }
    }

    /// Whether anything could be read, or all could because there was nothing.
    pub fn has_read(&self) -> bool {
        self.inputs.read + self.records.read > 0 || self.inputs.skipped + self.records.skipped == 0
    }

    /// Tells the counts.
    pub fn finish(self) -> Exit {
        self.progress.end();
        if self.notes == Notes::Counted {
            for ((one, many), count) in &self.counts {
                let names = if *count == 1 { one } else { many };
                tell(None, &format!("{count} {names} (--notes lists them)"));
            }
        }
        let has_read = self.has_read();
        let (inputs, records) = (&self.inputs, &self.records);
        if inputs.read + records.read == 0 && has_read && self.notes != Notes::Hidden {
            tell(None, "expected articles, found none: nothing came in");
        }
        // How many files the records came from is not known here.
        let all_inputs = if records.read + records.skipped == 0 { inputs.read + inputs.skipped } else { 0 };
        self.skipped(inputs.skipped, all_inputs, "input");
        self.skipped(records.skipped, records.read + records.skipped, "record");
        match inputs.skipped + records.skipped {
            0 => Exit::Done,
            _ if has_read => Exit::Skipped,
            _ => Exit::Failed,
        }
    }

    fn skipped(&self, skipped: usize, all: usize, name: &str) {
        let line = match (skipped, all) {
            // A single input has said so itself.
            (0, _) | (1, 1) => return,
            (1, 0) => format!("1 {name} skipped"),
            (_, 0) => format!("{skipped} {name}s skipped"),
            _ => format!("{skipped} of {all} {name}s skipped"),
        };
        tell(None, &line);
    }
}

/// `news/a.txt:12:5`, or the document where a note has no place in it.
fn place(note: &Note, tagged: &Tagged) -> String {
    let id = &tagged.document.id;
    let Some(place) = &note.place else { return id.clone() };
    let before = &tagged.document.text[..place.start];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{id}:{line}:{column}")
}

/// What a message that is no mere count begins with.
type Kind = (&'static str, Style);
const ERROR: Kind = ("error: ", AnsiColor::Red.on_default().bold());
const NOTE: Kind = ("note: ", AnsiColor::Cyan.on_default());

/// Tells what went wrong.
pub fn error(message: &str) {
    tell(Some(ERROR), message);
}

/// Tells how a command is used.
pub fn help(command: &str) {
    let mut program = Args::command();
    program.build();
    let help = match program.find_subcommand_mut(command) {
        // The default command is the program itself.
        Some(found) if command != "show" => found.render_help(),
        _ => program.render_help(),
    };
    let _ = write!(AutoStream::auto(io::stderr().lock()), "{}", help.ansi());
}

/// Tells something on standard error, of whatever kind it is.
pub fn tell(kind: Option<Kind>, message: &str) {
    let kind = kind.map_or(String::new(), |(name, style)| format!("{style}{name}{style:#}"));
    let message = visible(message);
    // There is nobody to tell that standard error is closed.
    let _ = writeln!(AutoStream::auto(io::stderr().lock()), "letopis: {kind}{message}");
}
