//! The formats of inputs and outputs: which one of a table is meant, by its name or by the extension of a file.

use std::path::Path;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use letopis::output::OutputFormat;
use letopis::reader::FormatReader;

use super::CliError;

/// A line of a table of formats.
pub trait Listed: Sync {
    fn name(&self) -> &'static str;
    fn aliases(&self) -> &'static [&'static str];
    fn about(&self) -> &'static str;
}

impl Listed for FormatReader {
    fn name(&self) -> &'static str {
        self.name
    }

    fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    fn about(&self) -> &'static str {
        self.about
    }
}

impl<W: Sync> Listed for OutputFormat<W> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    fn about(&self) -> &'static str {
        self.about
    }
}

/// Reads the name of a format of the table, each of which has its help.
pub fn one_of<F: Listed>(table: &'static [F]) -> impl TypedValueParser<Value = &'static F> {
    let values = table
        .iter()
        .map(|format| PossibleValue::new(format.name()).aliases(format.aliases()).help(format.about()));
    PossibleValuesParser::new(values).map(|name| {
        let is_it = |format: &&F| format.name() == name || format.aliases().contains(&name.as_str());
        // The parser has let through names of the table only.
        table.iter().find(is_it).unwrap_or(&table[0])
    })
}

/// The format given, else the one of the file's extension, else the first of the table where it has none.
pub fn format<W>(
    table: &'static [OutputFormat<W>],
    given: Option<&'static OutputFormat<W>>,
    file: Option<&Path>,
) -> Result<&'static OutputFormat<W>, CliError> {
    let extension = file.and_then(|file| file.extension()).map(|extension| extension.to_string_lossy());
    let (Some(file), Some(extension), None) = (file, extension, given) else {
        return Ok(given.unwrap_or(&table[0]));
    };
    let is_it = |format: &&OutputFormat<W>| {
        format.extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
    };
    table.iter().find(is_it).ok_or_else(|| {
        let formats = table.iter().filter(|format| format.write.is_some());
        let known = formats.filter_map(|format| format.extensions.first());
        unknown_extension(file, &extension, known.map(|known| format!(".{known}")).collect())
    })
}

/// What writes the format, where this build can; none but CSV can be written for Excel.
pub fn writer<W: Copy>(format: &OutputFormat<W>, excel: bool) -> Result<W, CliError> {
    let name = format.name;
    if excel {
        let text = "--excel goes with csv only: give --format csv, or leave it out";
        return format.excel.ok_or_else(|| CliError::Failed(text.into()));
    }
    format.write.ok_or_else(|| {
        CliError::Failed(format!(
            "this letopis was built without {name}: build it with --features full, or give another --format"
        ))
    })
}

fn unknown_extension(file: &Path, found: &str, mut names: Vec<String>) -> CliError {
    let last = names.pop().unwrap_or_default();
    let names = if names.is_empty() { last } else { format!("{} or {last}", names.join(", ")) };
    let file = file.display();
    CliError::Failed(format!(
        "{file}: expected a file name in {names}, found .{found}: name it so, or give --format"
    ))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use letopis::output::{TAG_FORMATS, TIMELINE_FORMATS};

    use super::*;

    fn check<W>(table: &'static [OutputFormat<W>], given: Option<usize>, file: &str, expected: &str) {
        let found = match format(table, given.map(|place| &table[place]), Some(Path::new(file))) {
            Ok(format) => format.name.to_string(),
            Err(CliError::Failed(message)) => message,
            Err(_) => String::new(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn formats_by_extension() {
        check(TAG_FORMATS, None, "a.csv", "csv");
        check(TAG_FORMATS, None, "a.b.CSV", "csv");
        check(TAG_FORMATS, None, "a.ndjson", "jsonl");
        check(TAG_FORMATS, None, "a.xml", "timex3");
        check(TAG_FORMATS, None, "a", "jsonl");
        check(TAG_FORMATS, None, "-", "jsonl");
        check(TAG_FORMATS, Some(1), "a.txt", "csv");
        let unknown = "a.xlsx: expected a file name in .jsonl, .csv or .timex3, found .xlsx: name it so, or give --format";
        check(TAG_FORMATS, None, "a.xlsx", unknown);
        check(TIMELINE_FORMATS, None, "a.htm", "html");
        check(TIMELINE_FORMATS, None, "a", "csv");
        check(TIMELINE_FORMATS, Some(0), "a.html", "csv");
    }

    /// Who writes to a file named so cannot mean another format.
    #[test]
    fn names_and_extensions_are_those_of_one_format() {
        fn check<F: Listed>(table: &'static [F], extensions: fn(&F) -> &'static [&'static str]) {
            let names = |format: &F| [&[format.name()], format.aliases()].concat();
            for all in [
                table.iter().map(names).collect::<Vec<_>>(),
                table.iter().map(|format| extensions(format).to_vec()).collect(),
            ] {
                let all = all.concat();
                assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len(), "{all:?}");
            }
        }
        check(TAG_FORMATS, |format| format.extensions);
        check(TIMELINE_FORMATS, |format| format.extensions);
        check(letopis::reader::FORMATS, |format| format.extensions);
    }
}
