//! Under other programs, `xargs -P` or Spark's `pipe`: each record in has its line out, and there may be none.

mod program;

use std::io::{BufRead, BufReader, Write};
use std::thread;

use program::Folder;

/// Many at once, each with a share of the records, as Spark pipes the partitions of an RDD through a program:
/// one thread writes while another reads, and the lines are counted.
#[test]
fn every_record_has_its_line() {
    const SHARES: [usize; 6] = [0, 1, 2, 500, 3_000, 0];
    let folder = Folder::new(&[]);
    let run = |share: usize, count: usize| {
        let mut child = folder.command("tag -q --input-format jsonl").spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let writer = thread::spawn(move || {
            for n in 0..count {
                // Nothing is found in every second.
                let text = if n % 2 == 0 { "Кот спит." } else { "Кот спал 1 ноября." };
                writeln!(stdin, "{{\"id\": \"{share}-{n}\", \"text\": \"{text}\"}}").unwrap();
            }
        });
        let lines: Vec<String> =
            BufReader::new(child.stdout.take().unwrap()).lines().collect::<Result<_, _>>().unwrap();
        writer.join().unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.stderr.as_slice(), output.status.code()), (&b""[..], Some(0)), "share {share}");
        assert_eq!(lines.len(), count, "share {share}");
        for (n, line) in lines.iter().enumerate() {
            assert!(line.starts_with(&format!("{{\"id\":\"{share}-{n}\",")), "{line}");
        }
    };
    thread::scope(|scope| {
        for (share, count) in SHARES.into_iter().enumerate() {
            scope.spawn(move || run(share, count));
        }
    });
}

/// `xargs -P 4 -n 1 letopis tag`: files of their own at the same time, one of which has a broken line.
#[test]
fn files_side_by_side() {
    let lines = "{\"text\": \"Кот спит.\"}\n".repeat(300);
    let broken = format!("{lines}{{broken\n{lines}");
    let folder = Folder::new(&[("a.jsonl", lines.as_bytes()), ("b.jsonl", broken.as_bytes())]);
    thread::scope(|scope| {
        for _ in 0..2 {
            for (file, count, code) in [("a", 300, 0), ("b", 601, 3)] {
                let folder = &folder;
                scope.spawn(move || {
                    let run = folder.run(&format!("tag -q --jobs 2 {file}.jsonl -o {file}.ndjson"), "");
                    assert_eq!(run.code, code, "{}", run.stderr);
                    assert_eq!(folder.read(&format!("{file}.ndjson")).lines().count(), count);
                });
            }
        }
    });
    assert!(folder.read("b.ndjson").contains("\n{\"record\":301,\"error\":\""));
    assert_eq!(folder.list(), ["a.jsonl", "a.ndjson", "b.jsonl", "b.ndjson"]);
}

#[test]
fn nothing_in_is_nothing_out() {
    let folder = Folder::new(&[("empty.jsonl", b""), ("head.csv", b"id,text\n")]);
    let told = "letopis: expected articles, found none: nothing came in\n";
    for (line, stdout, code) in [
        ("tag", "", 0),
        ("tag -", "", 0),
        ("tag --input-format jsonl", "", 0),
        ("tag --input-format csv --format csv", "first,last,", 0),
        ("tag head.csv", "", 0),
        // A part of what a cluster wrote.
        ("tag empty.jsonl", "", 0),
        ("export", "first,last,", 0),
        ("export --format json", "[", 0),
        // As when nothing is found.
        ("show", "0 событий", 1),
    ] {
        let run = folder.run(line, "");
        assert!(
            run.stdout.starts_with(stdout) && run.stdout.is_empty() == stdout.is_empty(),
            "{line}: {}",
            run.stdout
        );
        assert_eq!((run.stderr.as_str(), run.code), (told, code), "{line}");
        assert_eq!(folder.run(&format!("{line} -q"), "").stderr, "", "{line}");
    }
    assert_eq!(folder.run("show -q", "").stdout, "");
    // The file of an empty share is there all the same.
    assert_eq!(folder.run("tag -q -o out.jsonl", "").code, 0);
    assert_eq!(folder.run("export -q -o out.csv", "").code, 0);
    assert_eq!(folder.read("out.jsonl"), "");
    assert_eq!(folder.read("out.csv").lines().count(), 1);
}
