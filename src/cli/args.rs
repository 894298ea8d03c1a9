//! The command line: every command and flag with its help.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use anstream::ColorChoice;
use clap::{Args as Flags, CommandFactory, Parser, Subcommand, ValueEnum, ValueHint};
use letopis::Error;
use letopis::document::{Published, date};
use letopis::output::{TAG_FORMATS, TIMELINE_FORMATS, TagFormat, TimelineFormat};
use letopis::reader::{Encoding, FORMATS, Fields, FormatReader};

use super::filters::{Filters, count};
use super::formats::one_of;

const EXAMPLES: &str = "\
Examples:
  letopis article.txt                           the chronology of an article
  letopis news/ --date 2025-11-02               of a folder, all read as of that day
  letopis export news/ -o timeline.csv          the timeline as a table
  letopis export news/ -o timeline.html         as a page to look at and search
  letopis news/ --about Госдума --from 2025-10  what it did since October
  letopis news/ --min-sources 3 --sources       what three outlets tell, and how
  letopis tag corpus.jsonl > mentions.jsonl     every mention, a line an article
  letopis explain в прошлом октябре --date 2025-11-02
";

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  show found nothing
  2  it could not be done
  3  finished, but some inputs or records were skipped
  130  stopped with Ctrl-C or told to end, and nothing was written to the output file";

/// Finds every phrase of Russian news that says when, and prints what happened in order.
///
/// Without a command it does what `show` does. A file that is named like a command is
/// read as ./show.
#[derive(Debug, Parser)]
#[command(name = "letopis", version, before_long_help = EXAMPLES, after_long_help = EXIT_CODES)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub show: Show,
}

/// The commands, each with its own arguments.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the chronology (the default command)
    ///
    /// Gives 1 when nothing was found.
    Show(Show),
    /// Write the timeline to a file
    Export(Export),
    /// Write every mention, in the order of the text
    Tag(Tag),
    /// Say how a phrase is read: its rule, its value, and why
    Explain(Explain),
    /// Print completions for a shell
    Completions { shell: clap_complete::Shell },
    /// Print the manual page
    Man,
}

#[derive(Debug, Flags)]
pub struct Show {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub filters: Filters,
    /// List the tellings of each event under it: outlet, day of publication, its own words, URL
    #[arg(long)]
    pub sources: bool,
    /// Columns to fill [default: those of the terminal, else 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
}

#[derive(Debug, Flags)]
pub struct Export {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub filters: Filters,
    /// The file to write, whose extension tells the format; - is standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// The format, where the extension does not tell it [default: csv]
    #[arg(long, value_parser = one_of(TIMELINE_FORMATS))]
    pub format: Option<&'static TimelineFormat>,
    /// Write CSV for Excel: semicolons, a byte order mark, and nothing it would take for a formula
    #[arg(long)]
    pub excel: bool,
}

#[derive(Debug, Flags)]
pub struct Tag {
    #[command(flatten)]
    pub common: Common,
    /// The file to write, whose extension tells the format; - is standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// The format, where the extension does not tell it [default: jsonl]
    #[arg(long, value_parser = one_of(TAG_FORMATS))]
    pub format: Option<&'static TagFormat>,
    /// Write CSV for Excel: semicolons, a byte order mark, and nothing it would take for a formula
    #[arg(long)]
    pub excel: bool,
    /// Write the text of JSON Lines as well; that of other inputs is always written
    #[arg(long)]
    pub text: bool,
}

#[derive(Debug, Flags)]
pub struct Explain {
    /// The phrase, or a sentence with it
    #[arg(required = true)]
    pub phrase: Vec<String>,
    /// The day the phrase is read on: a day, a time, a month or a year
    #[arg(long, value_parser = date)]
    pub date: Option<Published>,
    /// The calendar in which dates before 14 February 1918 are written
    #[arg(long, default_value = "new")]
    pub calendar: Calendar,
}

/// What all commands that read articles have.
#[derive(Debug, Flags)]
pub struct Common {
    /// Files or folders; - is standard input, as is none
    #[arg(value_hint = ValueHint::AnyPath)]
    pub input: Vec<PathBuf>,
    /// The date of all articles: 2025-11-02, 2025-11-02T14:35, 2025-11 or 2025
    ///
    /// It goes before the dates that the articles name themselves.
    #[arg(long, value_parser = date)]
    pub date: Option<Published>,
    /// The format to read, instead of telling it by the content
    #[arg(long, value_name = "FORMAT", value_parser = one_of(FORMATS))]
    pub input_format: Option<&'static FormatReader>,
    /// The encoding of the text: windows-1251, koi8-r, cp866, … [default: UTF-8, else guessed]
    #[arg(long, value_name = "NAME", value_parser = str::parse::<Encoding>)]
    pub encoding: Option<Encoding>,
    /// The name of a field in records, where it is not id, text, date, title or url: text=body
    #[arg(long, value_name = "FIELD=NAME", value_parser = field)]
    pub field: Vec<String>,
    /// Leave out a document that is larger, unpacked: 64M, 500K, 1G; memory may grow to 40 times as much
    #[arg(long, value_name = "SIZE", default_value = "6M", value_parser = size)]
    pub max_document: usize,
    /// Keep so many mentions of a document, with a note where there are more
    #[arg(long, value_name = "N", default_value = "100000", value_parser = count::<usize>)]
    pub max_mentions: usize,
    /// The calendar in which dates before 14 February 1918 are written
    #[arg(long, default_value = "new")]
    pub calendar: Calendar,
    /// Threads to work with; the output is the same [default: as the machine has, 1 for standard input]
    #[arg(short, long, value_name = "N", value_parser = count::<NonZeroUsize>)]
    pub jobs: Option<NonZeroUsize>,
    /// Leave out the rows that stand for whole articles
    #[arg(long)]
    pub no_leads: bool,
    /// List all notes with their places, instead of counting them
    #[arg(long, conflicts_with = "quiet")]
    pub notes: bool,
    /// Print no notes and no summary
    #[arg(short, long)]
    pub quiet: bool,
    /// When to use colours; auto heeds NO_COLOR, CLICOLOR_FORCE and TERM
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
}

/// The calendars of Russian dates.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Calendar {
    /// Gregorian, as today
    New,
    /// Julian, as Russia wrote them
    Old,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

impl Args {
    /// Has all that is written to terminals be coloured as wanted.
    pub fn set_color(&self) {
        let common = match &self.command {
            None => &self.show.common,
            Some(Command::Show(show)) => &show.common,
            Some(Command::Export(export)) => &export.common,
            Some(Command::Tag(tag)) => &tag.common,
            Some(Command::Explain(_) | Command::Completions { .. } | Command::Man) => return,
        };
        let choice = match common.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// A field and its name, as they will be taken in.
fn field(renaming: &str) -> Result<String, Error> {
    Fields::default().rename(renaming).map(|()| renaming.to_owned())
}

/// Bytes: `8M`, `500K`, `1G`, or a bare number. Places in a text are of 32 bits.
fn size(text: &str) -> Result<usize, String> {
    let number = text.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let unit = match text[number.len()..].to_ascii_uppercase().as_str() {
        "" | "B" => Some(1),
        "K" | "KB" => Some(1_000),
        "M" | "MB" => Some(1_000_000),
        "G" | "GB" => Some(1_000_000_000),
        _ => None,
    };
    let bytes = number.parse::<u64>().ok().zip(unit).and_then(|(number, unit)| number.checked_mul(unit));
    let bytes =
        bytes.filter(|bytes| (1..u32::MAX.into()).contains(bytes)).and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or_else(|| format!("expected a size below 4G, such as 8M, 500K or 1G, found {text:?}"))
}

/// The manual page: the program's, with what each command adds after it.
pub fn man(out: &mut Vec<u8>) -> std::io::Result<()> {
    let mut program = Args::command().before_long_help(None::<&str>);
    program.build();
    let is_told =
        |program: &clap::Command, id: &clap::Id| program.get_arguments().any(|arg| arg.get_id() == id);
    let commands: Vec<_> = program
        .get_subcommands()
        .map(|command| {
            command.clone().mut_args(|arg| if is_told(&program, arg.get_id()) { arg.hide(true) } else { arg })
        })
        .collect();
    let usage = program.render_usage().to_string();
    let usage: Vec<_> = usage.trim_start_matches("Usage:").lines().map(str::trim).collect();
    let page = clap_mangen::Man::new(program);
    page.render_title(out)?;
    page.render_name_section(out)?;
    out.extend(format!(".SH SYNOPSIS\n{}\n", usage.join("\n.br\n")).bytes());
    page.render_description_section(out)?;
    out.extend(b".SH EXAMPLES\n.nf\n");
    for line in EXAMPLES.lines().skip(1) {
        // A hyphen in a command is a minus, so that it can be copied.
        out.extend(line.replace('-', "\\-").bytes().chain(*b"\n"));
    }
    out.extend(b".fi\n");
    page.render_options_section(out)?;
    out.extend(b".SH COMMANDS\nThose that read articles take the options above, of which only show has \\-\\-width and \\-\\-sources, only show and export have the filters, and explain has only \\-\\-date and \\-\\-calendar.\n");
    for command in commands {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        out.extend(format!(".SS {}\n{about}.\n", command.get_name()).bytes());
        let mut options = Vec::new();
        clap_mangen::Man::new(command).render_options_section(&mut options)?;
        out.extend(String::from_utf8_lossy(&options).replace(".SH OPTIONS\n", "").bytes());
    }
    out.extend(
        b".SH \"EXIT STATUS\"\n\
          0 done; 1 show found nothing; 2 it could not be done; 3 done, but some inputs were skipped; 130 stopped with Ctrl-C or told to end.\n",
    );
    page.render_version_section(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A command line, and how it is understood: the command with its inputs.
    fn check(line: &str, expected: &str) {
        let args = Args::try_parse_from(line.split(' '));
        let told = match args.map(|args| (args.command, args.show.common)) {
            Err(error) => error.to_string().lines().next().unwrap_or_default().to_string(),
            Ok((None, common)) => format!("default {:?}", common.input),
            Ok((Some(Command::Show(show)), _)) => format!("show {:?}", show.common.input),
            Ok((Some(Command::Export(export)), _)) => format!("export {:?}", export.common.input),
            Ok((Some(Command::Tag(tag)), _)) => format!("tag {:?}", tag.common.input),
            Ok((Some(Command::Explain(explain)), _)) => format!("explain {:?}", explain.phrase),
            Ok((Some(other), _)) => format!("{other:?}"),
        };
        assert_eq!(told, expected, "{line}");
    }

    #[test]
    fn show_is_the_default() {
        check("letopis", "default []");
        check("letopis a.txt -", r#"default ["a.txt", "-"]"#);
        check("letopis --date 2025-11-02 a.txt", r#"default ["a.txt"]"#);
        check("letopis show a.txt", r#"show ["a.txt"]"#);
        check("letopis ./show", r#"default ["./show"]"#);
        check("letopis a.txt show", r#"default ["a.txt", "show"]"#);
        check("letopis tag -", r#"tag ["-"]"#);
        check("letopis explain 7 октября --date 2025-11-02", r#"explain ["7", "октября"]"#);
        check("letopis man", "Man");
    }

    #[test]
    fn errors() {
        check("letopis --colour", "error: unexpected argument '--colour' found");
        check(
            "letopis --width 3 a.txt",
            "error: invalid value '3' for '--width <N>': 3 is not in 20..=65535",
        );
        check(
            "letopis --from 2025-13 a.txt",
            "error: invalid value '2025-13' for '--from <DATE>': expected a day (2025-10-07), a month (2025-10) or a year (2025), found \"2025-13\"",
        );
        check(
            "letopis --to 2025-10-07T18:30 a.txt",
            "error: invalid value '2025-10-07T18:30' for '--to <DATE>': expected a day (2025-10-07), a month (2025-10) or a year (2025), found \"2025-10-07T18:30\"",
        );
        check(
            "letopis --match ( a.txt",
            "error: invalid value '(' for '--match <REGEX>': regex parse error:",
        );
        check(
            "letopis --about - a.txt",
            "error: invalid value '-' for '--about <WORDS>': expected words, such as 'договор с Госдумой', found \"-\"",
        );
        check(
            "letopis --top 0 a.txt",
            "error: invalid value '0' for '--top <N>': expected a number from 1, found \"0\"",
        );
        check(
            "letopis --undated --top 3 a.txt",
            "error: the argument '--undated' cannot be used with '--top <N>'",
        );
        check("letopis --status stated,true a.txt", "error: invalid value 'true' for '--status <STATUS>'");
        check(
            "letopis --max-document 5G a.txt",
            "error: invalid value '5G' for '--max-document <SIZE>': expected a size below 4G, such as 8M, 500K or 1G, found \"5G\"",
        );
        check("letopis tag --status stated a.txt", "error: unexpected argument '--status' found");
        check("letopis tag --top 3 a.txt", "error: unexpected argument '--top' found");
        check("letopis --quiet --notes", "error: the argument '--quiet' cannot be used with '--notes'");
        let date = Args::try_parse_from(["letopis", "--date", "31.13.2025"]).unwrap_err().to_string();
        assert!(date.contains("\"31.13.2025\" is not a date: expected a day (2025-11-02)"), "{date}");
    }

    #[test]
    fn sizes() {
        let told = ["8M", "500k", "1GB", "17", "0", "x", "-1", "1.5M", "99999999999999999999G"].map(size);
        let bytes: Vec<_> = told.into_iter().flatten().collect();
        assert_eq!(bytes, [8_000_000, 500_000, 1_000_000_000, 17]);
    }

    #[test]
    fn definitions_are_sound() {
        Args::command().debug_assert();
    }
}
