//! The style and the walls that a machine can check: the direction of imports, headers of files, their
//! length, and words that the core must not know.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the library in the order of the flow: each may use only those above it.
const FLOW: &[&str] = &[
    "error", "calendar", "document", "language", "phrase", "anchor", "event", "timeline", "tagger", "reader",
    "output",
];

/// Modules that take values and give values: no clock, no file, no locale, no terminal.
const CORE: &[&str] =
    &["calendar", "document", "language", "phrase", "anchor", "event", "timeline", "tagger"];

/// What a module may not use either, though it stands above: reading ends with a document.
const APART: &[(&str, &[&str])] =
    &[("reader", &["language", "phrase", "anchor", "event", "timeline", "tagger"]), ("output", &["reader"])];

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(30 < found.len(), "only {} source files were found", found.len());
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
}

/// The module of the flow that a file belongs to; none for the shell and the root of the crate.
fn module(path: &Path) -> Option<&'static str> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let inside = path.strip_prefix(root).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    let name = first.trim_end_matches(".rs");
    FLOW.iter().find(|module| **module == name).copied()
}

/// The code before the tests of a file.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap()
}

#[test]
fn imports_run_one_way() {
    for (path, text) in sources() {
        let Some(module) = module(&path) else { continue };
        if path.ends_with("example.rs") || path.ends_with("tests.rs") {
            continue;
        }
        let place = FLOW.iter().position(|other| *other == module).unwrap();
        let apart = APART.iter().filter(|(name, _)| *name == module).flat_map(|(_, others)| *others);
        for other in FLOW[place + 1..].iter().chain(apart) {
            let is_imported = without_tests(&text).contains(&format!("crate::{other}::"));
            assert!(!is_imported, "{}: {module} may not use {other}", path.display());
        }
    }
}

#[test]
fn the_core_knows_nothing_of_the_world() {
    let worldly =
        ["std::fs", "std::env", "std::io", "std::time", "println!", "eprintln!", "Utc::now", "Local"];
    for (path, text) in sources() {
        let is_core = module(&path).is_some_and(|module| CORE.contains(&module));
        for word in worldly.iter().filter(|_| is_core) {
            assert!(!without_tests(&text).contains(word), "{}: the core knows {word}", path.display());
        }
    }
}

#[test]
fn the_core_types_do_not_serialize() {
    for (path, text) in sources() {
        let is_core = module(&path).is_some_and(|module| CORE.contains(&module));
        assert!(!is_core || !text.contains("serde"), "{}: formats have rows of their own", path.display());
    }
}

#[test]
fn every_file_says_what_lives_in_it() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{}: no header", path.display());
    }
}

#[test]
fn files_are_short_enough_to_read() {
    for (path, text) in sources() {
        // Tables may be longer.
        let is_table = ["language/words.rs", "language/lists.rs", "timeline/opposites.rs"]
            .iter()
            .any(|table| path.ends_with(table))
            || path.components().any(|part| part.as_os_str() == "rules");
        let lines = without_tests(&text).lines().count();
        assert!(is_table || lines <= 340, "{}: {lines} lines without its tests", path.display());
    }
}

/// The library speaks to any caller; the program adds which flag helps.
#[test]
fn no_message_of_the_library_names_a_flag() {
    let names_a_flag = |line: &str| {
        let mut after = line.split("--").skip(1);
        let is_code = !line.trim_start().starts_with("//");
        is_code && after.any(|after| after.starts_with(|char: char| char.is_ascii_lowercase()))
    };
    assert!(names_a_flag(r#"    "no date: give it with --date""#) && names_a_flag(r#" \"--date names it""#));
    assert!(!names_a_flag("    /// `--date` gives it") && !names_a_flag(r#"    "<!-- a comment -->""#));
    for (path, text) in sources().into_iter().filter(|(path, _)| module(path).is_some()) {
        for (n, line) in without_tests(&text).lines().enumerate() {
            assert!(!names_a_flag(line), "{}:{}: {line}", path.display(), n + 1);
        }
    }
}

#[test]
fn no_module_is_a_drawer() {
    for (path, _) in sources() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(!["util", "utils", "common", "types", "helpers"].contains(&name), "{}", path.display());
    }
}

#[test]
fn public_items_are_documented() {
    // In the shell, doc comments are the text of --help.
    for (path, text) in sources().into_iter().filter(|(path, _)| module(path).is_some()) {
        let lines: Vec<&str> = without_tests(&text).lines().collect();
        for (n, line) in lines.iter().enumerate() {
            let is_public = ["pub struct ", "pub enum ", "pub trait ", "pub const "]
                .iter()
                .any(|start| line.starts_with(start));
            let above = lines[..n].iter().rev().find(|line| !line.starts_with("#["));
            // The header of a family's file is the word on its table.
            let is_documented =
                above.is_some_and(|line| line.starts_with("///")) || line.starts_with("pub const RULES");
            assert!(!is_public || is_documented, "{}:{}: {line} has no doc comment", path.display(), n + 1);
        }
    }
}

#[test]
fn a_repository_names_no_place_it_was_made_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let documents = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Cargo.toml"];
    let mut texts = sources();
    texts
        .extend(documents.iter().map(|name| (root.join(name), fs::read_to_string(root.join(name)).unwrap())));
    for (path, text) in texts {
        for word in ["/home/", "/root/", "/work/", "../shared"] {
            assert!(!text.contains(word), "{}: names {word}", path.display());
        }
    }
}
