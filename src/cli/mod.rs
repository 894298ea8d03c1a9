//! The shell around the library: flags, files, the terminal, messages and exit codes.
//!
//! What a command prints is written in the library; here it is decided from what and to where.

mod args;
mod choice;
mod crew;
mod formats;
mod interrupt;
mod out;
mod progress;
mod report;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use letopis::input::Raw;
use letopis::output::csv::Dialect;
use letopis::output::{csv, explain, jsonl, show, timex3};
use letopis::{Document, Error, Finder, Tagged, Timeline, input};

use self::args::{Args, Calendar, Command, Common, Explain, Export, Show, Tag};
use self::formats::TagFormat;
use self::out::Out;
use self::report::{Exit, Outcome, Report};

/// Why a command ended before its end.
enum Stop {
    /// Nobody reads our output any more, which is no error in a pipe.
    Unread,
    Failed(String),
    /// Nothing was given to read: the help of this command says what to give.
    NoInput(&'static str),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::Unread,
            _ => Stop::Failed(error.to_string()),
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
            Stop::Unread => return Exit::Done,
            Stop::Failed(message) => report::error(&message),
            Stop::NoInput(command) => report::help(command),
        }
        Exit::Failed
    });
    ExitCode::from(exit as u8)
}

fn chronology(show: &Show) -> Result<Exit, Stop> {
    let inputs = inputs(&show.common, "show")?;
    let mut report = Report::new(&show.common, &inputs);
    let timeline = show.choice.of(timeline(inputs, &show.common, &mut report));
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
    let tellings = if show.sources { show::Tellings::Listed } else { show::Tellings::Counted };
    show::Page { width: width.into(), glyphs, tellings }
}

fn table(export: &Export) -> Result<Exit, Stop> {
    let inputs = inputs(&export.common, "export")?;
    let format = formats::timeline_format(export.format, export.output.as_deref())?;
    let dialect = formats::dialect(export.excel, format.name == "csv")?;
    let write = formats::writer(format)?;
    let mut out = Out::open(export.output.as_deref(), &inputs)?;
    let mut report = Report::new(&export.common, &inputs);
    let timeline = export.choice.of(timeline(inputs, &export.common, &mut report));
    if report.has_read() {
        let left_out = match dialect {
            Dialect::Plain => write(&mut out, &timeline)?,
            Dialect::Excel => csv::write_timeline(&mut out, &timeline, dialect).map(|()| 0)?,
        };
        out.finish()?;
        report.left_out(left_out, format.name);
    }
    Ok(report.finish())
}

fn mentions(tag: &Tag) -> Result<Exit, Stop> {
    let inputs = inputs(&tag.common, "tag")?;
    let format = formats::format(tag.format, tag.output.as_deref(), TagFormat::Jsonl)?;
    let dialect = formats::dialect(tag.excel, format == TagFormat::Csv)?;
    let text = if tag.text { jsonl::Text::Always } else { jsonl::Text::UnlessGiven };
    // What comes in live goes on live; files are faster without it.
    let is_live = is_live(&inputs);
    let mut out = Out::open(tag.output.as_deref(), &inputs)?;
    let mut report = Report::new(&tag.common, &inputs);
    match format {
        TagFormat::Csv => csv::write_header(&mut out, dialect)?,
        TagFormat::Timex3 => timex3::write_head(&mut out)?,
        TagFormat::Jsonl => {}
    }
    let notes = report.notes;
    let written = through(inputs, &tag.common, &report, move |tagged| {
        let bytes = match (format, &tagged) {
            (TagFormat::Jsonl, Ok(tagged)) => Ok(jsonl::line(tagged, text).into_bytes()),
            (TagFormat::Csv, Ok(tagged)) => bytes(|out| csv::write_mentions(out, tagged, dialect)),
            (TagFormat::Timex3, Ok(tagged)) => bytes(|out| timex3::write(out, tagged)),
            (TagFormat::Jsonl, Err(error @ Error { record: Some(record), .. })) => {
                Ok(jsonl::skipped(*record, error).into_bytes())
            }
            (_, Err(_)) => Ok(Vec::new()),
        };
        bytes.map(|bytes| (Outcome::of(&tagged, notes), bytes))
    });
    for written in written {
        let (outcome, bytes) = written?;
        out.write_all(&bytes)?;
        if is_live {
            out.flush()?;
        }
        report.count(outcome);
    }
    if format == TagFormat::Timex3 {
        timex3::write_tail(&mut out)?;
    }
    if report.has_read() {
        out.finish()?;
    }
    Ok(report.finish())
}

fn explanation(explain: &Explain) -> Result<Exit, Stop> {
    let text = explain.phrase.join(" ");
    let document = Document { text, published: explain.date, ..Document::default() };
    let mut finder = finder(explain.calendar);
    let tagged = finder.tag(document);
    print(|out| explain::write(out, &tagged, &finder.derivations(&tagged.document.text)))
}

/// Prints what fits into memory.
fn print(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> Result<Exit, Stop> {
    let text = bytes(write)?;
    let mut out = Out::open(None, &[])?;
    out.write_all(&text)?;
    out.finish()?;
    Ok(Exit::Done)
}

/// What is written, in memory.
fn bytes(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    Ok(bytes)
}

/// The inputs named, or standard input, unless a person sits at it who named none.
fn inputs(common: &Common, command: &'static str) -> Result<Vec<PathBuf>, Stop> {
    match common.input.as_slice() {
        [] if io::stdin().is_terminal() => Err(Stop::NoInput(command)),
        [] => Ok(vec![PathBuf::from("-")]),
        [first, ..] if is_command(first) => {
            let name = first.display();
            let text = "expected a file, found a command, which stands before all options";
            Err(Stop::Failed(format!("{name}: {text}: letopis {name} …")))
        }
        inputs => Ok(inputs.to_vec()),
    }
}

/// Whether an input that is not there has the name of a command: `letopis -q tag a.txt`.
fn is_command(input: &Path) -> bool {
    let is_named = |name| Args::command().find_subcommand(name).is_some();
    input != Path::new("-") && !input.exists() && input.to_str().is_some_and(is_named)
}

/// Bytes of a text from which on what it took to read it is given back, and not kept in each thread.
const LARGE: usize = 1 << 20;

/// What is made of every document with its mentions, in the order of the input, by as many threads as wanted.
fn through<T: Send + 'static>(
    inputs: Vec<PathBuf>,
    common: &Common,
    report: &Report,
    make: impl Fn(Result<Tagged, Error>) -> T + Clone + Send + 'static,
) -> Box<dyn Iterator<Item = T>> {
    let mut fields = input::Fields::default();
    for renaming in &common.field {
        fields.rename(renaming).expect("the argument was checked");
    }
    let format = common.input_format.map(Into::into);
    let max_document = common.max_document;
    let options =
        input::Options { date: common.date, format, encoding: common.encoding, fields, max_document };
    let (calendar, most, has_leads) = (common.calendar, common.max_mentions, !common.no_leads);
    let new = move || finder(calendar).at_most(most);
    let jobs = jobs(common, &inputs);
    let raws = report.progress.watch(input::fetch(inputs, options));
    crew::in_order(raws, jobs, move || {
        let (mut finder, make) = (new(), make.clone());
        move |raw: crew::Fetched| {
            make(raw.and_then(Raw::read).map(|document| {
                let is_large = LARGE < document.text.len();
                let mut tagged = finder.tag(document);
                tagged.lead = tagged.lead.filter(|_| has_leads);
                if is_large {
                    finder = new();
                }
                tagged
            }))
        }
    })
}

/// Whether articles may come in one by one, and be waited for.
fn is_live(inputs: &[PathBuf]) -> bool {
    inputs.iter().any(|input| input == Path::new("-"))
}

/// As many threads as wanted; what comes in live is not held up by more than one.
fn jobs(common: &Common, inputs: &[PathBuf]) -> Option<usize> {
    common.jobs.or(is_live(inputs).then_some(1))
}

fn finder(calendar: Calendar) -> Finder {
    match calendar {
        Calendar::New => Finder::default(),
        Calendar::Old => Finder::old_calendar(),
    }
}

fn timeline(inputs: Vec<PathBuf>, common: &Common, report: &mut Report) -> Timeline {
    let notes = report.notes;
    let documents = through(inputs, common, report, move |tagged| (Outcome::of(&tagged, notes), tagged.ok()));
    let counted = documents.map(|(outcome, tagged)| {
        report.count(outcome);
        tagged
    });
    let timeline = counted.flatten().collect();
    report.progress.end();
    timeline
}
