//! What is written to files and pipes: whole or not at all.

mod program;

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use program::Folder;

const CAT: &[u8] = "Кот спит.\n".as_bytes();

#[test]
fn the_extension_tells_the_format() {
    let folder = Folder::new(&[("cat.txt", CAT)]);
    for (line, expected) in [
        ("export -q cat.txt -o t.csv", "first,last,"),
        ("export -q cat.txt -o plain", "first,last,"),
        ("export -q cat.txt -o t.json", "[\n"),
        ("export -q --date 2025-11-02 cat.txt -o t.ndjson", "{\"first\":\"2025-11-02\","),
        ("export -q cat.txt -o t.csv --excel", "\u{feff}first;last;"),
        ("tag -q cat.txt -o m.csv --excel", "\u{feff}first;last;"),
        ("export -q cat.txt -o t.html", "<!DOCTYPE html>\n<html lang=\"ru\">"),
        ("export -q cat.txt -o t.txt --format csv", "first,last,"),
        ("tag -q cat.txt -o m.csv", "first,last,"),
        ("tag -q cat.txt -o m.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<corpus>\n<TimeML>"),
        ("tag -q cat.txt -o m.jsonl", "{\"id\":"),
        ("tag -q cat.txt --output m.txt --format jsonl", "{\"id\":"),
    ] {
        let run = folder.run(line, "");
        assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.code), ("", "", 0), "{line}");
        let file =
            line.split(' ').find(|word| word.starts_with(['t', 'm', 'p']) && folder.path(word).exists());
        assert!(folder.read(file.unwrap()).starts_with(expected), "{line}");
    }
    assert!(folder.run("export -q cat.txt -o -", "").stdout.starts_with("first,last,"));
}

#[test]
fn a_file_is_replaced_only_when_all_is_written() {
    let folder = Folder::new(&[("cat.txt", CAT), ("old.csv", b"old")]);
    assert_eq!(folder.run("export missing.txt -o old.csv", "").code, 2);
    assert_eq!(folder.run("tag missing.txt -o old.csv", "").code, 2);
    assert_eq!(folder.read("old.csv"), "old");
    assert_eq!(folder.run("export -q cat.txt missing.txt -o old.csv", "").code, 3);
    assert!(folder.read("old.csv").starts_with("first,last,"));
    // Nothing half written is left behind.
    assert_eq!(folder.list(), ["cat.txt", "old.csv"]);
}

#[test]
fn a_place_that_cannot_be_written() {
    let folder = Folder::new(&[("cat.txt", CAT), ("folder/a", b"")]);
    for (line, expected) in [
        (
            "export cat.txt -o no/t.csv",
            "letopis: error: no/t.csv: expected a folder no, found none: create it first\n",
        ),
        (
            "tag cat.txt -o folder",
            "letopis: error: folder: expected a file to write, found a folder: name a file in it\n",
        ),
        (
            "tag cat.txt -o cat.txt/m.csv",
            "letopis: error: cat.txt/m.csv: expected a folder cat.txt, found a file: name another folder\n",
        ),
    ] {
        let run = folder.run(line, "");
        assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.code), ("", expected, 2));
    }
}

/// Records go out without their text, so that an input written over would be lost.
#[test]
fn an_input_is_not_written_over() {
    let cats = "{\"text\": \"Кот спит.\"}\n";
    let folder = Folder::new(&[("cats.jsonl", cats.as_bytes()), ("a/cat.txt", CAT)]);
    for line in ["tag cats.jsonl -o cats.jsonl", "tag a/cat.txt cats.jsonl -o a/../cats.jsonl"] {
        let run = folder.run(line, "");
        let expected = "cats.jsonl: expected a file to write, found one of the inputs: name another file\n";
        assert!(run.stderr.ends_with(expected), "{}", run.stderr);
        assert_eq!((run.stdout.as_str(), run.code), ("", 2), "{line}");
    }
    assert_eq!(folder.read("cats.jsonl"), cats);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new(&[("cat.txt", CAT), ("a/old.csv", b"old")]);
    fs::set_permissions(folder.path("a/old.csv"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a/old.csv", folder.path("link.csv")).unwrap();
    symlink("a/new.csv", folder.path("dangling.csv")).unwrap();
    for link in ["link.csv", "dangling.csv"] {
        assert_eq!(folder.run(&format!("export -q cat.txt -o {link}"), "").code, 0);
        assert!(folder.path(link).is_symlink());
        assert!(folder.read(link).starts_with("first,last,"));
    }
    let mode = |file: &str| fs::metadata(folder.path(file)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("a/old.csv"), 0o640);
    // A new file is as open as the user's other new files.
    assert_eq!(folder.run("export -q cat.txt -o fresh.csv", "").code, 0);
    assert_eq!(mode("fresh.csv"), mode("cat.txt"));
}

/// The name of the new file that takes the place of the old one is no business of the user.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files() {
    let folder = Folder::new(&[("cat.txt", CAT)]);
    let run = folder.run("export cat.txt -o /proc/t.csv", "");
    let expected = "letopis: error: /proc/t.csv: could not be written: entity not found: check its permissions and its \
                    folder's, or name another file\n";
    assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.code), ("", expected, 2));
}

#[cfg(target_os = "linux")]
#[test]
fn devices() {
    let folder = Folder::new(&[("cat.txt", CAT)]);
    assert!(folder.run("export -q cat.txt -o /dev/stdout", "").stdout.starts_with("first,last,"));
    let full = "letopis: error: /dev/full: could not be written: No space left on device";
    let run = folder.run("tag -q cat.txt -o /dev/full", "");
    assert!(run.stderr.starts_with(full), "{}", run.stderr);
    assert_eq!(run.code, 2);
    for line in ["cat.txt", "tag -q cat.txt", "man", "completions zsh"] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = folder.command(line).stdin(Stdio::null()).stdout(full).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("letopis: error: standard output: could not be written"), "{line} {told}");
        assert_eq!(output.status.code(), Some(2), "{line}");
    }
}

/// `letopis tag many.jsonl | head -1`
#[test]
fn a_reader_that_goes_away_is_no_error() {
    // More than any pipe holds.
    let many = "{\"text\": \"Кот спал 1 ноября.\", \"date\": \"2025-11-01\"}\n".repeat(5_000);
    let folder = Folder::new(&[("many.jsonl", many.as_bytes())]);
    for (command, expected) in [
        ("tag -q", "{\"id\":\"many.jsonl#1\""),
        ("tag -q --format csv", "first,last,"),
        ("export -q", "first,last,"),
        ("show -q", "Ноябрь 2025"),
    ] {
        let mut child = folder.command(&format!("{command} many.jsonl")).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with(expected), "{line}");
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        assert_eq!((told.as_str(), child.wait().unwrap().code()), ("", Some(0)), "{command}");
    }
}

/// A record goes out before the next one comes in.
#[test]
fn tag_streams() {
    use std::io::Write;
    let folder = Folder::new(&[]);
    let mut child = folder.command("tag -q --input-format jsonl").spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in ["a", "b"] {
        writeln!(stdin, "{{\"id\": \"{id}\", \"text\": \"Кот спит.\"}}").unwrap();
        stdin.flush().unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.starts_with(&format!("{{\"id\":\"{id}\"")), "{line}");
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// A year would lie over a whole calendar.
#[test]
fn what_a_format_has_no_place_for_is_counted() {
    let folder =
        Folder::new(&[("a.txt", "Дом построен в 1927 году, а открыт 3 мая 1928 года.\n".as_bytes())]);
    let run = folder.run("export a.txt -o a.ics", "");
    assert!(folder.read("a.ics").contains("DTSTART;VALUE=DATE:19280503\r\n"));
    let told = "letopis: 1 event left out, for which ics has no place\n";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert_eq!(run.code, 0);
    assert_eq!(folder.run("export -q a.txt -o a.ics", "").stderr, "");
    assert!(
        folder
            .run("export -q a.txt --format timelinejs", "")
            .stdout
            .contains("\"start_date\":{\"year\":1927}")
    );
}

/// What this build cannot write it says before it reads anything.
#[test]
fn databases() {
    let folder = Folder::new(&[("cat.txt", CAT), ("old.db", b"old")]);
    for (line, name, is_there, start) in [
        ("export -q cat.txt -o old.db", "sqlite", cfg!(feature = "sqlite"), "SQLite format 3\0"),
        ("export -q cat.txt -o t.sqlite", "sqlite", cfg!(feature = "sqlite"), "SQLite format 3\0"),
        ("export -q cat.txt -o t.parquet", "parquet", cfg!(feature = "parquet"), "PAR1"),
    ] {
        let run = folder.run(line, "");
        let file = line.rsplit(' ').next().unwrap();
        if is_there {
            assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.code), ("", "", 0), "{line}");
            assert!(fs::read(folder.path(file)).unwrap().starts_with(start.as_bytes()), "{line}");
        } else {
            let expected = format!(
                "letopis: error: this letopis was built without {name}: build it with --features full, or give another --format\n"
            );
            assert_eq!((run.stderr, run.code), (expected, 2));
            assert!(!folder.path(file).exists() || folder.read(file) == "old");
        }
    }
}
