//! The program as its users meet it: commands, streams, exit codes and files.

mod program;

use std::fs;

use program::Folder;

/// An article without a word that says when.
const CAT: &[u8] = "Кот спит.\n".as_bytes();
const CATS: &[u8] =
    "{\"id\": \"a\", \"text\": \"Кот спит.\"}\nкот\n{\"id\": \"b\", \"text\": \"Кот ест.\"}\n".as_bytes();

#[test]
fn show_gives_1_when_nothing_was_found() {
    let folder = Folder::new(&[("cat.txt", CAT), ("show", CAT)]);
    folder.check("cat.txt -q", "", "", 1);
    folder.check("show -q cat.txt", "", "", 1);
    folder.check("-q ./show", "", "", 1);
    assert!(folder.run("cat.txt", "").stdout.starts_with("0 событий, 1 статья"));
}

#[test]
fn other_commands_give_0_when_nothing_was_found() {
    let folder = Folder::new(&[("cat.txt", CAT)]);
    folder.check("export -q cat.txt", "", HEADER, 0);
    folder.check("tag -q cat.txt --format csv", "", HEADER, 0);
    folder.check("explain кот", "", "nothing found: no words of \"кот\" say when\n", 0);
}

#[test]
fn explain_reads_the_old_calendar() {
    let folder = Folder::new(&[]);
    let line = "explain 19 февраля 1861 года";
    assert!(folder.run(line, "").stdout.contains("  value    1861-02-19\n"));
    let old = folder.run(&format!("{line} --calendar old"), "");
    assert!(old.stdout.contains("  value    1861-03-03\n"), "{}{}", old.stdout, old.stderr);
}

const HEADER: &str = "first,last,phrase,event,status,attribution,source,title,url,published,edtf,value,\
                      type,mod,zone,basis,sources,merged,conflict,sentence,line,start,end\n";

#[test]
fn standard_input_is_the_input_that_is_not_named() {
    let folder = Folder::new(&[("cat.txt", CAT)]);
    let expected = "{\"id\":\"-\",\"title\":null,\"url\":null,\"published\":\"2025-11-02\",\
                    \"published_basis\":\"given\",\"notes\":[],\"mentions\":[],\"text\":\"Кот спит.\"}\n";
    folder.check("tag --no-leads --date 2025-11-02", "Кот спит.", expected, 0);
    folder.check("tag --no-leads --date 2025-11-02 -", "Кот спит.", expected, 0);
    let both = folder.run("tag -q cat.txt - cat.txt", "Кот ест.");
    assert_eq!(both.ids(), ["cat.txt", "-", "cat.txt"]);
}

#[test]
fn every_line_of_json_lines_gives_one() {
    let folder = Folder::new(&[("cats.jsonl", CATS)]);
    let run = folder.run("tag -q cats.jsonl", "");
    assert_eq!(run.ids(), ["a", "2", "b"]);
    assert!(run.stdout.lines().nth(1).unwrap().starts_with("{\"record\":2,\"error\":\"cats.jsonl:2: "));
    assert!(!run.stdout.contains("Кот"), "{}", run.stdout);
    assert!(run.stderr.starts_with("letopis: error: cats.jsonl:2: "), "{}", run.stderr);
    assert_eq!(run.last_message(), "letopis: 1 of 3 records skipped");
    assert_eq!(run.code, 3);
    assert!(folder.run("tag -q --text cats.jsonl", "").stdout.contains("\"text\":\"Кот спит.\""));
    let forced = String::from_utf8_lossy(CATS);
    assert_eq!(folder.run("tag -q --input-format jsonl", &forced).ids(), ["a", "2", "b"]);
    assert_eq!(folder.run("tag -q --input-format text", &forced).ids(), ["-"]);
}

#[test]
fn inputs_that_cannot_be_read_are_skipped() {
    let folder = Folder::new(&[
        ("cat.txt", CAT),
        ("empty.txt", b""),
        ("binary.txt", b"\x89PNG\r\n\x1a\n\x00"),
        ("none/a.pdf", b""),
    ]);
    fs::create_dir(folder.path("bare")).unwrap();
    for bad in ["missing.txt", "empty.txt", "binary.txt", "bare"] {
        for command in ["show", "tag", "export"] {
            let run = folder.run(&format!("{command} {bad}"), "");
            assert!(run.stderr.starts_with(&format!("letopis: error: {bad}: ")), "{}", run.stderr);
            assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
            assert_eq!(run.code, 2, "{command} {bad}");
        }
        let run = folder.run(&format!("tag -q cat.txt {bad} cat.txt"), "");
        assert_eq!(run.ids(), ["cat.txt", "cat.txt"]);
        assert_eq!(run.last_message(), "letopis: 1 of 3 inputs skipped");
        assert_eq!(run.code, 3, "{bad}");
    }
    assert!(folder.run("binary.txt", "").stderr.contains("UTF-8"));
    assert_eq!(folder.run("missing.txt bare", "").last_message(), "letopis: 2 of 2 inputs skipped");
}

#[test]
fn an_article_stands_on_its_own_day() {
    let folder = Folder::new(&[("cat.txt", CAT)]);
    let leads = |line: &str| {
        let run = folder.run(&format!("{line} -q --date 2025-11-02 cat.txt"), "");
        (run.stdout.matches("Кот спит").count(), run.code)
    };
    assert_eq!(leads("show"), (1, 0));
    assert_eq!(leads("show --no-leads"), (0, 1));
    // As the event and as the sentence.
    assert_eq!(leads("export"), (2, 0));
    assert_eq!(leads("export --no-leads"), (0, 0));
}

#[test]
fn flags_that_are_none() {
    let folder = Folder::new(&[("cat.txt", CAT)]);
    for (line, expected) in [
        ("--colour", "error: unexpected argument '--colour' found"),
        ("--date 31.13.2025 cat.txt", "\"31.13.2025\" is not a date: expected a day (2025-11-02)"),
        (
            "-q tag cat.txt",
            "tag: expected a file, found a command, which stands before all options: letopis tag …",
        ),
        ("tag --format pdf cat.txt", "invalid value 'pdf' for '--format <FORMAT>'"),
        ("export cat.txt -o a.pdf", "a.pdf: expected a file name in .csv, .html, .json, .jsonl, .md, .ics"),
    ] {
        let run = folder.run(line, "");
        assert!(run.stderr.contains(expected), "{}", run.stderr);
        assert_eq!((run.stdout.as_str(), run.code), ("", 2), "{line}");
    }
}

#[test]
fn help() {
    let folder = Folder::new(&[]);
    assert!(folder.run("--help", "").stdout.starts_with("Examples:\n  letopis article.txt"));
    assert!(!folder.run("-h", "").stdout.contains("Examples"));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(folder.run(&format!("completions {shell}"), "").stdout.contains("input-format"), "{shell}");
    }
    let man = folder.run("man", "").stdout;
    assert!(man.contains(".SH EXAMPLES"));
    assert!(man.contains("\nletopis [OPTIONS] [INPUT]...\n.br\nletopis <COMMAND>\n"), "{man}");
}

#[test]
fn colours() {
    let folder = Folder::new(&[("cat.txt", CAT)]);
    let is_coloured = |line: &str, variable| {
        let run = folder.run_with(line, "", variable);
        assert!(run.stdout.contains("0 событий"));
        run.stdout.contains('\u{1b}')
    };
    assert!(!is_coloured("cat.txt", None));
    assert!(is_coloured("--color always cat.txt", None));
    assert!(is_coloured("cat.txt", Some(("CLICOLOR_FORCE", "1"))));
    assert!(!is_coloured("cat.txt", Some(("NO_COLOR", "1"))));
    assert!(!is_coloured("--color never cat.txt", Some(("CLICOLOR_FORCE", "1"))));
    let told = folder.run("--color always cat.txt missing.txt", "").stderr;
    assert!(told.starts_with("letopis: \u{1b}[1m\u{1b}[31merror: \u{1b}[0mmissing.txt: "), "{told:?}");
    assert!(told.contains("letopis: 1 article without a date"), "{told:?}");
    assert!(told.ends_with("\nletopis: 1 of 2 inputs skipped\n"), "{told:?}");
}

#[test]
fn notes_are_counted_or_listed() {
    let folder = Folder::new(&[("cat.txt", CAT)]);
    let counted = folder.run("tag cat.txt cat.txt", "").stderr;
    assert_eq!(counted, "letopis: 2 articles without a date (--notes lists them)\n");
    let listed = folder.run("tag --notes cat.txt", "").stderr;
    assert!(listed.starts_with("letopis: note: cat.txt: "), "{listed}");
    assert_eq!(folder.run("tag -q cat.txt", "").stderr, "");
}

/// Two outlets with one event, one with another day, and one day that cannot be placed.
const NEWS: &str = r#"{"id": "1", "date": "2025-10-10", "url": "https://a.example/1", "text": "Суд Исландии 7 октября отменил стройку плотины «Хваммур»."}
{"id": "2", "date": "2025-10-10", "url": "https://b.example/2", "text": "Стройку плотины «Хваммур» суд Исландии отменил во вторник."}
{"id": "3", "date": "2025-10-11", "url": "https://c.example/3", "text": "Суд Исландии 8 октября отменил стройку плотины «Хваммур»."}
{"id": "4", "url": "https://d.example/4", "text": "Музей откроют 5 марта."}
"#;

/// The first day, the outlets and the conflict of each row of `export`.
fn rows(line: &str) -> String {
    let folder = Folder::new(&[("news.jsonl", NEWS.as_bytes())]);
    let run = folder.run(&format!("export -q --no-leads news.jsonl {line}"), "");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut table = csv::Reader::from_reader(run.stdout.as_bytes());
    let rows = table.records().map(|row| row.unwrap());
    let told: Vec<String> = rows.map(|row| format!("{} {} {}", &row[0], &row[16], &row[18])).collect();
    told.iter().map(|row| row.trim_end()).collect::<Vec<_>>().join(", ")
}

#[test]
fn filters() {
    assert_eq!(rows(""), "2025-10-07 2 2025-10-08, 2025-10-08 1 2025-10-07");
    assert_eq!(rows("--no-merge"), "2025-10-07 1, 2025-10-07 1, 2025-10-08 1");
    assert_eq!(rows("--from 2025-10-08"), "2025-10-08 1 2025-10-07");
    assert_eq!(rows("--to 2025-09"), "");
    assert_eq!(rows("--to 2025-10-07"), "2025-10-07 2 2025-10-08");
    assert_eq!(rows("--min-sources 2"), "2025-10-07 2 2025-10-08");
    assert_eq!(rows("--top 1"), "2025-10-07 2 2025-10-08");
    assert_eq!(rows("--about плотиной --about музеи"), "2025-10-07 2 2025-10-08, 2025-10-08 1 2025-10-07");
    assert_eq!(rows("--about музеи"), "");
    assert_eq!(rows("--match ^Суд.*8"), "2025-10-08 1 2025-10-07");
    let both = "2025-10-07 2 2025-10-08, 2025-10-08 1 2025-10-07";
    assert_eq!(rows("--status denied"), "");
    assert_eq!(rows("--status denied,stated"), both);
    assert_eq!(rows("--status denied --status stated"), both);
    assert_eq!(rows("--undated"), " 1");
    assert_eq!(rows("--undated --about суда"), "");
}

#[test]
fn show_lists_reports() {
    let folder = Folder::new(&[("news.jsonl", NEWS.as_bytes())]);
    let screen = folder.run("-q --no-leads news.jsonl", "").stdout;
    assert!(screen.contains(" 2 источника\n") && screen.contains(" расходится: 8 октября "), "{screen}");
    let screen = folder.run("-q --no-leads --sources news.jsonl", "").stdout;
    assert!(screen.contains(" b.example, 10 октября: «во вторник» https://b.example/2\n"), "{screen}");
    let undated = folder.run("-q --undated news.jsonl", "");
    assert!(
        undated.stdout.starts_with("Без даты\n") && undated.stdout.contains("5 марта"),
        "{}",
        undated.stdout
    );
    assert_eq!(undated.code, 0);
    assert_eq!(folder.run("-q --from 2030 news.jsonl", "").code, 1);
}

/// Many articles, some of them none, with dates that each thread must place by itself.
fn archive() -> String {
    let line = |n: usize| match n % 97 {
        0 => format!("статья {n}"),
        _ => format!(
            "{{\"text\": \"Суд {} марта решил дело №{n}. Вчера его начали. {}\", \"date\": \"2025-04-{:02}\"}}",
            n % 31 + 1,
            "Слово за словом шло дело. ".repeat(n % 40),
            n % 30 + 1
        ),
    };
    (0..1000).map(|n| line(n) + "\n").collect()
}

#[test]
fn the_output_is_the_same_with_one_thread_and_with_many() {
    let folder = Folder::new(&[("news.jsonl", archive().as_bytes()), ("cat.txt", CAT)]);
    for command in ["tag", "export"] {
        let run =
            |jobs| folder.run(&format!("{command} cat.txt news.jsonl cat.txt --notes --jobs {jobs}"), "");
        let one = run(1);
        assert!(one.stdout.len() > 100_000, "{command}: {}", one.stderr);
        for jobs in [2, 5] {
            let many = run(jobs);
            assert_eq!((one.code, &one.stderr), (many.code, &many.stderr), "{command} --jobs {jobs}");
            assert!(one.stdout == many.stdout, "{command} --jobs {jobs} writes something else");
        }
    }
    let through = |jobs| folder.run(&format!("tag -q --jobs {jobs}"), &archive()).stdout;
    assert!(through(1) == through(3), "standard input");
}

#[test]
fn jobs_is_a_number_of_threads() {
    let folder = Folder::new(&[("cat.txt", CAT)]);
    let run = folder.run("tag cat.txt --jobs 0", "");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("'--jobs <N>': expected a number from 1, found \"0\""), "{}", run.stderr);
    let run = folder.run("tag cat.txt --jobs all", "");
    assert!(run.stderr.contains("expected a number from 1, found \"all\""), "{}", run.stderr);
}
