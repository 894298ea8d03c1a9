//! The shell around the library: flags, files, the terminal, messages and exit codes.
//!
//! What a command prints is written in the library; here it is decided from what and to where.

mod advice;
mod args;
mod filters;
mod formats;
mod interrupt;
mod out;
mod progress;
mod report;

use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use letopis::output::{TAG_FORMATS, TIMELINE_FORMATS, explain, jsonl, show};
use letopis::reader::{self, Fields, FormatReader, Options, RawRecord};
use letopis::{Document, Error, Tagged, Tagger, Timeline};

use self::args::{Args, Calendar, Command, Common, Explain, Export, Show, Tag};
use self::out::Out;
use self::progress::{Fetched, Progress};
use self::report::{Exit, Outcome, Report};

/// Why a command ended before its end.
enum CliError {
    /// Nobody reads our output any more, which is no error in a pipe.
    Unread,
    Failed(String),
    /// Nothing was given to read: the help of this command says what to give.
    NoInput(&'static str),
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> CliError {
        match error.kind() {
            io::ErrorKind::BrokenPipe => CliError::Unread,
            _ => CliError::Failed(error.to_string()),
        }
    }
}

/// Runs the command of the command line.
pub fn run() -> ExitCode {
    let args = Args::parse();
    args.set_color();
    let done = match args.command {
        None => chronology(&args.show),
        Some(Command::Show(show)) => chronology(&show),
        Some(Command::Export(export)) => table(&export),
        Some(Command::Tag(tag)) => mentions(&tag),
        Some(Command::Explain(phrase)) => explanation(&phrase),
        Some(Command::Completions { shell }) => print(|out| {
            clap_complete::generate(shell, &mut Args::command(), "letopis", out);
            Ok(())
        }),
        Some(Command::Man) => print(args::man),
    };
    let exit = done.unwrap_or_else(|stop| {
        match stop {
            CliError::Unread => return Exit::Done,
            CliError::Failed(message) => report::error(&message),
            CliError::NoInput(command) => report::help(command),
        }
        Exit::Failed
    });
    ExitCode::from(exit as u8)
}

fn chronology(show: &Show) -> Result<Exit, CliError> {
    let inputs = inputs(&show.common, "show")?;
    let mut report = Report::new(&show.common, &inputs);
    let timeline = show.filters.apply(timeline(inputs, &show.common, &mut report));
    if report.has_read() {
        let page = page(show);
        let mut out = Out::coloured();
        show::write(&mut out, &timeline, page)?;
        if !show.common.quiet {
            show::write_summary(&mut out, &timeline, page)?;
        }
        out.finish()?;
    }
    let exit = report.finish();
    Ok(if exit == Exit::Done && timeline.events.is_empty() { Exit::NothingFound } else { exit })
}

fn page(show: &Show) -> show::Page {
    let is_terminal = io::stdout().is_terminal();
    let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0);
    let variable = || std::env::var("COLUMNS").ok()?.parse().ok();
    let width = show.width.or_else(terminal).or_else(variable).filter(|width| *width > 0).unwrap_or(80);
    let glyphs = if is_terminal { show::Glyphs::Rich } else { show::Glyphs::Plain };
    let reports = if show.sources { show::Reports::Listed } else { show::Reports::Counted };
    show::Page { width: width.into(), glyphs, reports }
}

fn table(export: &Export) -> Result<Exit, CliError> {
    let inputs = inputs(&export.common, "export")?;
    let format = formats::format(TIMELINE_FORMATS, export.format, export.output.as_deref())?;
    let write = formats::writer(format, export.excel)?;
    let mut out = Out::open(export.output.as_deref(), &inputs)?;
    let mut report = Report::new(&export.common, &inputs);
    let timeline = export.filters.apply(timeline(inputs, &export.common, &mut report));
    if report.has_read() {
        let left_out = write(&mut out, &timeline)?;
        out.finish()?;
        report.left_out(left_out, format.name);
    }
    Ok(report.finish())
}

fn mentions(tag: &Tag) -> Result<Exit, CliError> {
    let inputs = inputs(&tag.common, "tag")?;
    let format = formats::format(TAG_FORMATS, tag.format, tag.output.as_deref())?;
    let writer = formats::writer(format, tag.excel)?;
    let has_texts = tag.text;
    // What comes in live goes on live; files are faster without it.
    let is_live = is_live(&inputs);
    let mut out = Out::open(tag.output.as_deref(), &inputs)?;
    let mut report = Report::new(&tag.common, &inputs);
    (writer.head)(&mut out)?;
    let notes = report.notes;
    let progress = report.progress.clone();
    let write = |article: Result<Article, Error>| {
        let bytes = match &article {
            // Whoever reads a line of JSON Lines has the text already.
            Ok(article) if !has_texts && article.format.name == "jsonl" => {
                (writer.document)(&article.tagged, jsonl::Text::Never)
            }
            Ok(article) => (writer.document)(&article.tagged, jsonl::Text::Always),
            Err(error) => Ok(error
                .record()
                .map_or(Vec::new(), |record| (writer.skipped)(record, &advice::on_error(error)))),
        };
        bytes.map(|bytes| (Outcome::of(&article, notes), bytes))
    };
    through(inputs, &tag.common, &progress, write, |written| {
        for written in written {
            let (outcome, bytes) = written?;
            out.write_all(&bytes)?;
            if is_live {
                out.flush()?;
            }
            report.count(outcome);
        }
        Ok::<(), CliError>(())
    })?;
    (writer.tail)(&mut out)?;
    if report.has_read() {
        out.finish()?;
    }
    Ok(report.finish())
}

fn explanation(explain: &Explain) -> Result<Exit, CliError> {
    let text = explain.phrase.join(" ");
    let document = Document { text, published: explain.date, ..Document::default() };
    let mut tagger = tagger(explain.calendar);
    let tagged = tagger.tag(document);
    print(|out| explain::write(out, &tagged, &tagger.derivations(&tagged.document.text)))
}

/// Prints what fits into memory.
fn print(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> Result<Exit, CliError> {
    let mut text = Vec::new();
    write(&mut text)?;
    let mut out = Out::open(None, &[])?;
    out.write_all(&text)?;
    out.finish()?;
    Ok(Exit::Done)
}

/// The inputs named, or standard input, unless a person sits at it who named none.
fn inputs(common: &Common, command: &'static str) -> Result<Vec<PathBuf>, CliError> {
    match common.input.as_slice() {
        [] if io::stdin().is_terminal() => Err(CliError::NoInput(command)),
        [] => Ok(vec![PathBuf::from("-")]),
        [first, ..] if is_command(first) => {
            let name = first.display();
            let text = "expected a file, found a command, which stands before all options";
            Err(CliError::Failed(format!("{name}: {text}: letopis {name} …")))
        }
        inputs => Ok(inputs.to_vec()),
    }
}

/// Whether an input that is not there has the name of a command: `letopis -q tag a.txt`.
fn is_command(input: &Path) -> bool {
    let is_named = |name| Args::command().find_subcommand(name).is_some();
    input != Path::new("-") && !input.exists() && input.to_str().is_some_and(is_named)
}

/// An article with its mentions, and what it was read from.
struct Article {
    tagged: Tagged,
    format: &'static FormatReader,
    is_record: bool,
}

/// Gives `take` what is made of every article with its mentions, in the order of the input, by as many threads as wanted.
fn through<T: Send, R>(
    inputs: Vec<PathBuf>,
    common: &Common,
    progress: &Progress,
    make: impl Fn(Result<Article, Error>) -> T + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = T>) -> R,
) -> R {
    let mut fields = Fields::default();
    for renaming in &common.field {
        fields.rename(renaming).expect("the argument was checked");
    }
    let &Common { date, input_format: format, encoding, max_document, .. } = common;
    let options = Options { date, format, encoding, fields, max_document };
    let jobs = jobs(common, &inputs);
    let records = progress.watch(reader::fetch(inputs, options));
    let read = |tagger: &mut Tagger, record: Fetched| {
        let record = match record {
            Ok(record) => record,
            Err(error) => return Some(make(Err(error))),
        };
        let (format, is_record) = (record.format(), record.is_one_of_many());
        let document = record.read().transpose()?;
        Some(make(document.map(|document| {
            let mut tagged = tagger.tag(document);
            tagged.lead = tagged.lead.filter(|_| !common.no_leads);
            Article { tagged, format, is_record }
        })))
    };
    let size = |record: &Fetched| record.as_ref().map_or(0, RawRecord::size);
    let tagger = tagger(common.calendar).max_mentions(common.max_mentions);
    tagger.map_all(records, size, jobs, read, |made| take(&mut made.flatten()))
}

/// Whether articles may come in one by one, and be waited for.
fn is_live(inputs: &[PathBuf]) -> bool {
    inputs.iter().any(|input| input == Path::new("-"))
}

/// As many threads as wanted; what comes in live is not held up by more than one.
fn jobs(common: &Common, inputs: &[PathBuf]) -> Option<NonZeroUsize> {
    common.jobs.or(is_live(inputs).then_some(NonZeroUsize::MIN))
}

fn tagger(calendar: Calendar) -> Tagger {
    match calendar {
        Calendar::New => Tagger::default(),
        Calendar::Old => Tagger::old_calendar(),
    }
}

fn timeline(inputs: Vec<PathBuf>, common: &Common, report: &mut Report) -> Timeline {
    let (notes, progress) = (report.notes, report.progress.clone());
    let read = |article| (Outcome::of(&article, notes), article.ok());
    let timeline = through(inputs, common, &progress, read, |articles| {
        let counted = articles.filter_map(|(outcome, article)| {
            report.count(outcome);
            article
        });
        counted.map(|article| article.tagged).collect()
    });
    progress.end();
    timeline
}
