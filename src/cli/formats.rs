//! The formats of outputs: which one is meant, by its name or by the extension of a file.

use std::path::Path;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use letopis::output::csv::Dialect;
use letopis::output::{TIMELINE_FORMATS, TimelineFormat, WriteTimeline};

use super::Stop;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TagFormat {
    /// JSON Lines: an object for each article
    #[value(alias = "ndjson")]
    Jsonl,
    /// A table with a row for each mention
    Csv,
    /// TimeML: the texts with TIMEX3 elements in place, all in one <corpus>
    #[value(alias = "xml", alias = "tml")]
    Timex3,
}

/// The format given, else the one of the file's extension, else the default where it has none.
pub fn format<F: ValueEnum>(given: Option<F>, file: Option<&Path>, default: F) -> Result<F, Stop> {
    let extension = file.and_then(|file| file.extension()).map(|extension| extension.to_string_lossy());
    let (Some(file), Some(extension), None) = (file, extension, &given) else {
        return Ok(given.unwrap_or(default));
    };
    F::from_str(&extension, true).map_err(|_| {
        let names = F::value_variants().iter().filter_map(|format| format.to_possible_value());
        unknown_extension(file, &extension, names.map(|name| format!(".{}", name.get_name())).collect())
    })
}

/// The same for the timeline, whose formats are a table of the library.
pub fn timeline_format(given: Option<TimelineFormat>, file: Option<&Path>) -> Result<TimelineFormat, Stop> {
    let extension = file.and_then(|file| file.extension()).map(|extension| extension.to_string_lossy());
    match (given, file, extension) {
        (Some(given), ..) => Ok(given),
        (None, Some(file), Some(extension)) => {
            let is_it = |format: &&TimelineFormat| {
                format.extensions.iter().any(|name| extension.eq_ignore_ascii_case(name))
            };
            TIMELINE_FORMATS.iter().find(is_it).copied().ok_or_else(|| {
                let formats = TIMELINE_FORMATS.iter().filter(|format| format.write.is_some());
                let names = formats.filter_map(|format| format.extensions.first());
                unknown_extension(file, &extension, names.map(|name| format!(".{name}")).collect())
            })
        }
        _ => Ok(TIMELINE_FORMATS[0]),
    }
}

/// What writes the format, where this build can.
pub fn writer(format: TimelineFormat) -> Result<WriteTimeline, Stop> {
    let name = format.name;
    format.write.ok_or_else(|| {
        Stop::Failed(format!(
            "this letopis was built without {name}: build it with --features full, or give another --format"
        ))
    })
}

/// For whom CSV is written; none but CSV can be written for Excel.
pub fn dialect(excel: bool, is_csv: bool) -> Result<Dialect, Stop> {
    match (excel, is_csv) {
        (false, _) => Ok(Dialect::Plain),
        (true, true) => Ok(Dialect::Excel),
        (true, false) => {
            Err(Stop::Failed("--excel goes with csv only: give --format csv, or leave it out".into()))
        }
    }
}

fn unknown_extension(file: &Path, found: &str, mut names: Vec<String>) -> Stop {
    let last = names.pop().unwrap_or_default();
    let names = if names.is_empty() { last } else { format!("{} or {last}", names.join(", ")) };
    let file = file.display();
    Stop::Failed(format!(
        "{file}: expected a file name in {names}, found .{found}: name it so, or give --format"
    ))
}

/// The names of the table, with their help.
pub fn export_format() -> impl TypedValueParser<Value = TimelineFormat> {
    let names = TIMELINE_FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about));
    // The parser has let through names of the table only.
    PossibleValuesParser::new(names).map(|name| {
        *TIMELINE_FORMATS.iter().find(|format| format.name == name).unwrap_or(&TIMELINE_FORMATS[0])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_by_extension() {
        let check = |given, file: &str, expected: &str| {
            let told = match format(given, Some(Path::new(file)), TagFormat::Jsonl) {
                Ok(format) => format!("{format:?}"),
                Err(Stop::Failed(message)) => message,
                Err(_) => String::new(),
            };
            assert_eq!(told, expected);
        };
        check(None, "a.csv", "Csv");
        check(None, "a.b.CSV", "Csv");
        check(None, "a.ndjson", "Jsonl");
        check(None, "a", "Jsonl");
        check(None, "-", "Jsonl");
        check(Some(TagFormat::Csv), "a.txt", "Csv");
        let unknown = "a.xlsx: expected a file name in .jsonl, .csv or .timex3, found .xlsx: name it so, or give --format";
        check(None, "a.xlsx", unknown);
    }
}
