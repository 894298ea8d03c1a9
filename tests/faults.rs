//! What goes wrong in the world: full disks, files that break off, readers that go away, Ctrl-C. Nothing
//! is left half written, what could be read is kept, and a line says what happened.

mod program;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};

use program::{Folder, bzip2, gzip, zstd};

/// An article in each of many lines of JSON.
fn articles(count: usize) -> String {
    let line = |n: usize| {
        format!(
            "{{\"id\": \"{n}\", \"text\": \"Суд 7 октября решил дело {n}.\", \"date\": \"2025-10-10\"}}\n"
        )
    };
    (0..count).map(line).collect()
}

/// Runs a command line of the shell in the folder, with the program as `$0`.
#[cfg(unix)]
fn shell(folder: &Folder, line: &str) -> (String, Option<i32>) {
    let output = std::process::Command::new("sh")
        .args(["-c", line, env!("CARGO_BIN_EXE_letopis")])
        .current_dir(folder.path("."))
        .output()
        .unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code())
}

/// A limit on the size of files stands in for a disk without room; its signal is ignored, so that writing fails.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_file() {
    let folder = Folder::new(&[("a.jsonl", articles(5000).as_bytes()), ("old.csv", b"old")]);
    for command in ["export", "tag"] {
        let (told, code) =
            shell(&folder, &format!("trap '' XFSZ; ulimit -f 1; \"$0\" {command} -q a.jsonl -o old.csv"));
        assert!(told.starts_with("letopis: error: old.csv: could not be written: File too large"), "{told}");
        assert_eq!((code, folder.read("old.csv").as_str()), (Some(2), "old"));
        assert_eq!(folder.list(), ["a.jsonl", "old.csv"], "nothing half written stays");
    }
}

/// What another program holds open on Windows cannot be replaced; a folder in its place cannot either.
#[cfg(unix)]
#[test]
fn a_target_that_cannot_be_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[("a.jsonl", articles(1).as_bytes()), ("out/old.csv", b"old")]);
    let lock = |mode| fs::set_permissions(folder.path("out"), fs::Permissions::from_mode(mode)).unwrap();
    lock(0o555);
    let may_write = fs::write(folder.path("out/probe"), "").is_ok();
    let run = folder.run("export -q a.jsonl -o out/old.csv", "");
    lock(0o755);
    // To the owner of the machine nothing is locked.
    if !may_write {
        let expected = "letopis: error: out/old.csv: could not be written: permission denied: check its permissions and \
                        its folder's, or name another file\n";
        assert_eq!((run.stderr.as_str(), run.code), (expected, 2));
        assert_eq!(folder.read("out/old.csv"), "old");
    }
}

/// What stands before the break is read, the break is told, and nothing behind it is made up.
#[test]
fn inputs_that_break_off() {
    let lines = articles(3000);
    let table = format!("id,text,date\n{}", "1,Суд 7 октября решил дело.,2025-10-10\n".repeat(3000));
    let page = format!("<html><p>{}</p>", "Суд 7 октября 2025 года решил дело. ".repeat(3000));
    let feed = format!("<rss>{}", "<item><title>Суд 7 октября решил дело.</title></item>\n".repeat(3000));
    let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Суд 7 октября решил дело.</p>";
    let record =
        format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n", block.len());
    let archive = record.repeat(1000);
    let text = "Суд 7 октября 2025 года решил дело. ".repeat(3000);
    for (name, whole, has_records) in [
        ("a.jsonl", &lines, true),
        ("a.csv", &table, true),
        ("a.html", &page, false),
        ("a.xml", &feed, true),
        ("a.warc", &archive, true),
        ("a.txt", &text, false),
    ] {
        // In the middle of a letter, and of a record.
        let middle =
            whole.as_bytes().windows(2).skip(whole.len() * 9 / 10).position(|two| two == "д".as_bytes());
        let cut = &whole.as_bytes()[..whole.len() * 9 / 10 + middle.unwrap() + 1];
        let packed = [
            ("", cut.to_vec()),
            (".gz", gzip(whole.as_bytes())),
            (".bz2", bzip2(whole.as_bytes())),
            (".zst", zstd(whole.as_bytes())),
        ];
        for (end, bytes) in packed {
            let bytes = if end.is_empty() { bytes } else { bytes[..bytes.len() * 9 / 10].to_vec() };
            let file = format!("{name}{end}");
            let folder = Folder::new(&[(&file, &bytes)]);
            let run = folder.run(&format!("tag {file}"), "");
            let found = run.stdout.matches("\"text\":\"7 октября").count();
            // bzip2 gives nothing of a block that is not whole, nor Zstandard of the window behind it, which here
            // may be all of the file.
            if [".bz2", ".zst"].contains(&end) && found == 0 {
                assert_eq!(run.code, 2, "{file}: {}", run.stderr);
            } else {
                assert!(600 <= found, "{file}: {found} {}", run.stderr);
                // A plain text or page that breaks off in a letter is a note, for all else of it is there.
                let is_note = end.is_empty() && !has_records;
                assert_eq!(run.code, if is_note { 0 } else { 3 }, "{file}: {}", run.stderr);
            }
            let told = ["could not be read", "cut off", "expected"];
            assert!(told.iter().any(|told| run.stderr.contains(told)), "{file}: {}", run.stderr);
            assert!(run.stderr.contains(&file) || run.stderr.contains("cut off"), "{file}: {}", run.stderr);
        }
    }
}

/// `letopis show many.jsonl | head -1` and the like are in `files.rs`; here the reader goes before the first byte.
#[test]
fn a_reader_that_never_reads() {
    let folder = Folder::new(&[("a.jsonl", articles(5000).as_bytes())]);
    for command in ["tag -q", "export -q", "show -q", "export -q --format html", "tag -q --format timex3"] {
        let mut child = folder.command(&format!("{command} a.jsonl")).spawn().unwrap();
        drop(child.stdout.take());
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        assert_eq!((told.as_str(), child.wait().unwrap().code()), ("", Some(0)), "{command}");
    }
}

/// Ctrl-C in a run that waits for more, and being told to end, once with a file that is to be replaced.
#[cfg(unix)]
#[test]
fn an_interrupt_leaves_nothing_half_written() {
    let folder = Folder::new(&[("old.jsonl", b"old")]);
    let check = |command: &str, count: usize, signal: &str, expected: &str| {
        let mut child = folder.command(&format!("{command} --input-format jsonl --jobs 1")).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let (mut told, mut stderr) = (String::new(), BufReader::new(child.stderr.take().unwrap()));
        // A line that is broken tells when all before it was read.
        stdin.write_all(format!("{}broken\n", articles(count)).as_bytes()).unwrap();
        stderr.read_line(&mut told).unwrap();
        assert!(told.contains(&format!("-:{}", count + 1)), "{told}");
        let id = child.id().to_string();
        assert!(std::process::Command::new("kill").args([signal, &id]).status().unwrap().success());
        told.clear();
        stderr.read_to_string(&mut told).unwrap();
        assert_eq!(told, format!("letopis: interrupted: {expected}\n"), "{command} {signal}");
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert_eq!((folder.read("old.jsonl").as_str(), folder.list()), ("old", vec!["old.jsonl".to_owned()]));
        drop(stdin);
    };
    let untouched = "3 documents read, 3 mentions found; the output file was not touched";
    for signal in ["-INT", "-TERM", "-HUP"] {
        check("tag - -o old.jsonl", 3, signal, untouched);
    }
    check("tag -", 3, "-INT", "3 documents read, 3 mentions found");
    check("tag -", 0, "-INT", "0 documents read, 0 mentions found");
}

/// A signal that is ignored when the program begins, as behind `nohup`.
#[cfg(unix)]
#[test]
fn a_signal_that_is_ignored_stays_so() {
    let folder = Folder::new(&[("a.jsonl", articles(3).as_bytes())]);
    let line = "trap '' INT; mkfifo in; (sleep 0.3; kill -INT $$; sleep 0.3; cat a.jsonl) > in & \
        exec \"$0\" tag -q - -o new.jsonl < in";
    assert_eq!(shell(&folder, line), (String::new(), Some(0)));
    assert_eq!(folder.read("new.jsonl").lines().count(), 3);
}

/// More files than may be open at a time, and one that is gone before it is read.
#[cfg(unix)]
#[test]
fn many_files_with_few_handles() {
    let folder = Folder::new(&[("ready", b"")]);
    fs::create_dir(folder.path("news")).unwrap();
    for n in 0..10_000 {
        fs::write(folder.path(&format!("news/{n}.txt")), "Суд 7 октября 2025 года решил дело.").unwrap();
    }
    let (told, code) = shell(&folder, "ulimit -n 64; \"$0\" tag -q news -o mentions.jsonl");
    assert_eq!((told.as_str(), code), ("", Some(0)));
    assert_eq!(folder.read("mentions.jsonl").lines().count(), 10_000);
}

/// A file that grows, shrinks or is gone while it is read: what was there is read, and the run goes on.
#[test]
fn files_that_change_while_they_are_read() {
    let long = articles(20_000);
    for change in ["grows", "shrinks", "vanishes"] {
        let folder = Folder::new(&[
            ("a.jsonl", long.as_bytes()),
            ("b.txt", "Суд 7 октября 2025 года решил.".as_bytes()),
        ]);
        // Output that nobody takes holds the program up in the middle of the file.
        let mut child = folder.command("tag -q --jobs 1 a.jsonl b.txt").spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        match change {
            "grows" => {
                let mut file = fs::OpenOptions::new().append(true).open(folder.path("a.jsonl")).unwrap();
                file.write_all(articles(10).as_bytes()).unwrap();
            }
            "shrinks" => {
                let file = fs::OpenOptions::new().write(true).open(folder.path("a.jsonl")).unwrap();
                file.set_len(long.len() as u64 / 2 + 5).unwrap();
            }
            _ => fs::remove_file(folder.path("b.txt")).unwrap(),
        }
        let mut rest = String::new();
        stdout.read_to_string(&mut rest).unwrap();
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        let (lines, code) = (rest.lines().count() + 1, child.wait().unwrap().code());
        match change {
            "grows" => assert_eq!((lines, told.as_str(), code), (20_011, "", Some(0))),
            // Half of the records, of which the last is cut, and the other file.
            "shrinks" => assert!((9_000..11_000).contains(&lines) && code == Some(3), "{lines} {told}"),
            _ => assert!(
                lines == 20_000 && code == Some(3) && told.contains("b.txt: expected a file"),
                "{told}"
            ),
        }
    }
}

/// One broken record among others is one line that names it, and a count at the end.
#[test]
fn one_broken_record_is_one_note() {
    let folder = Folder::new(&[("a.jsonl", format!("{}{{\n{}", articles(5), articles(5)).as_bytes())]);
    let run = folder.run("tag a.jsonl", "");
    assert_eq!((run.stdout.lines().count(), run.code), (11, 3));
    let lines: Vec<_> = run.stderr.lines().collect();
    assert!(lines[0].starts_with("letopis: error: a.jsonl:6: expected an article"), "{lines:?}");
    assert_eq!(lines[1..], ["letopis: 1 of 11 records skipped"]);
}

/// What is larger than the limit is left out with a line that says how to raise it; all else is read.
#[test]
fn what_is_too_large_is_left_out() {
    let text = "Суд 7 октября 2025 года решил дело. ".repeat(100);
    let lines = format!("{}{{\"text\": \"{text}\"}}\n{}", articles(2), articles(2));
    let bomb = gzip(&vec![b'a'; 100_000]);
    let folder = Folder::new(&[
        ("a.txt", text.as_bytes()),
        ("b.txt.gz", &bomb),
        ("c.jsonl", lines.as_bytes()),
        ("d.txt", "Суд 7 октября 2025 года решил.".as_bytes()),
    ]);
    let run = folder.run("tag --max-document 1k a.txt b.txt.gz c.jsonl d.txt", "");
    assert_eq!((run.ids().join(" "), run.code), ("0 1 3 0 1 d.txt".into(), 3), "{}", run.stderr);
    let found = "expected a document of at most 1.0 kB, found";
    let lines: Vec<_> = run.stderr.lines().collect();
    for (line, place) in lines.iter().zip(["a.txt", "b.txt.gz", "c.jsonl:3"]) {
        assert!(line.starts_with(&format!("letopis: error: {place}: {found} ")), "{line}");
        assert!(line.ends_with(": split it, or raise --max-document"), "{line}");
    }
    let run = folder.run("tag --max-mentions 3 --notes a.txt", "");
    assert_eq!((run.code, run.stdout.matches("\"rule\":").count()), (0, 3), "{}", run.stderr);
    assert!(
        run.stderr.contains("more than 3 mentions: those from here on are left out, raise --max-mentions"),
        "{}",
        run.stderr
    );
    assert_eq!(folder.run("tag -q --max-document 1M a.txt b.txt.gz c.jsonl d.txt", "").code, 0);
}

/// What an article or a name says to a terminal is shown, not obeyed.
#[cfg(unix)]
#[test]
fn nothing_of_strangers_commands_the_terminal() {
    let evil = "\u{1b}]0;x\u{7}\u{9b}31m\u{202e}";
    let text = format!("Суд {evil} 7 октября 2025 года решил {evil} дело. Суд 31 ноября 2025 года решил.");
    let row = |text: &str| serde_json::json!({"id": format!("i{evil}"), "title": evil, "url": evil, "text": text, "date": evil});
    let lines = format!("{}\n{{\"{evil}\": 1}}\n{evil}\n", row(&text));
    let (file, name) = (format!("a{evil}.jsonl"), format!("b{evil}.txt"));
    let folder = Folder::new(&[(&file, lines.as_bytes()), (&name, text.as_bytes())]);
    let inputs = format!("{file} {name} missing{evil}.txt");
    for line in [
        format!("show --notes --sources {inputs}"),
        format!("show --notes --color always {inputs}"),
        format!("export --notes {inputs} -o no{evil}/t.csv"),
        format!("export {inputs} -o t.{evil}"),
        format!("explain 7 октября {evil} 2025 года"),
    ] {
        let run = folder.run(&line, "");
        let stdout = if line.contains("always") { String::new() } else { run.stdout };
        for shown in [&stdout, &run.stderr] {
            let shown =
                shown.replace("\u{1b}[0m", "").replace("\u{1b}[1m\u{1b}[31m", "").replace("\u{1b}[36m", "");
            let obeyed = shown.chars().find(|char| char.is_control() && *char != '\n' || *char == '\u{202e}');
            assert_eq!(obeyed, None, "{line:?}\n{shown:?}");
        }
        assert!(format!("{stdout}{}", run.stderr).contains("\\u{"), "{line:?}");
    }
}
