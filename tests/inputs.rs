//! One article in every format and encoding that is read: it gives the same mentions from each.

mod program;

use std::io::Write;

use encoding_rs::{IBM866, KOI8_R, WINDOWS_1251, X_MAC_CYRILLIC};
use program::{Folder, bzip2, gzip, zstd};
use serde_json::{Value, json};

const TITLE: &str = "Мост через Лену откроют весной";
const DATE: &str = "2021-03-10";
const URL: &str = "https://news.example/bridge";
/// The letters of all encodings, without those quotes and dashes that some of them lack.
const PARAGRAPHS: [&str; 3] = [
    "Мост через реку Лену откроют 15 мая, сообщил вчера глава района Петр Иванов.",
    "Строить его начали в 2018 году, а в прошлом месяце рабочие уложили последнюю плиту.",
    "В понедельник, 8 марта, по мосту впервые прошла колонна из двадцати машин.",
];
const MENTIONS: &str = "15 мая=2021-05-15 вчера=2021-03-09 в 2018 году=2018 в прошлом месяце=2021-02 \
                        В понедельник, 8 марта=2021-03-08";

fn text() -> String {
    PARAGRAPHS.join("\n\n")
}

/// Texts of mentions and their values, from each line of `tag`.
fn mentions(stdout: &str) -> Vec<String> {
    let told = stdout.lines().map(|line| {
        let row: Value = serde_json::from_str(line).unwrap();
        let one = |mention: &Value| {
            format!("{}={}", mention["text"].as_str().unwrap(), mention["value"].as_str().unwrap())
        };
        row["mentions"].as_array().unwrap().iter().map(one).collect::<Vec<_>>().join(" ")
    });
    told.collect()
}

/// Runs `tag` on a file with these bytes; one article must come out of it, with all mentions.
fn check(name: &str, bytes: &[u8], flags: &str) {
    let folder = Folder::new(&[(name, bytes)]);
    let run = folder.run(&format!("tag -q --no-leads {flags} {name}"), "");
    assert_eq!(mentions(&run.stdout), [MENTIONS], "{name} {flags}: {} {}", run.stdout, run.stderr);
    assert_eq!((run.stderr.as_str(), run.code), ("", 0), "{name} {flags}");
    // The content says the same without a name.
    let mut child = folder.command(&format!("tag -q --no-leads {flags}")).spawn().unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(mentions(&stdout), [MENTIONS], "{name} {flags} as standard input");
}

fn utf16(text: &str, mark: &[u8], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    mark.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect()
}

/// A text in every encoding that needs no flag, and in some that need one.
fn in_encodings(name: &str, text: &str, flags: &str) {
    check(name, text.as_bytes(), flags);
    check(name, text.replace('\n', "\r\n").as_bytes(), flags);
    check(name, format!("\u{feff}{text}").as_bytes(), flags);
    check(name, &utf16(text, b"\xFF\xFE", u16::to_le_bytes), flags);
    check(name, &utf16(text, b"\xFE\xFF", u16::to_be_bytes), flags);
    check(name, &utf16(text, b"", u16::to_le_bytes), &format!("{flags} --encoding utf-16le"));
    for encoding in [WINDOWS_1251, KOI8_R, IBM866] {
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost, "{name} in {}", encoding.name());
        check(name, &bytes, flags);
        check(name, &bytes, &format!("{flags} --encoding {}", encoding.name()));
    }
}

#[test]
fn a_text() {
    in_encodings("2021-03-10.txt", &text(), "--date 2021-03-10");
    in_encodings("a.txt", &format!(" date {DATE} {TITLE}\n{}", text()), "");
}

#[test]
fn json_lines() {
    let line = json!({"id": "1", "title": TITLE, "text": text(), "date": DATE, "url": URL}).to_string();
    in_encodings("a.jsonl", &format!("{line}\n"), "");
    let renamed = json!({"body": text(), "day": DATE, "text": 5}).to_string();
    in_encodings("a.jsonl", &renamed, "--field text=body --field date=day");
}

/// A table with these names and fields, as spreadsheets write it.
fn table(delimiter: u8, names: &[&str], fields: &[&str]) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    writer.write_record(names).unwrap();
    writer.write_record(fields).unwrap();
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn tables() {
    let text = text();
    for delimiter in [b',', b';', b'\t'] {
        let names = ["id", "text", "date", "title", "url"];
        in_encodings("a.csv", &table(delimiter, &names, &["1", &text, DATE, TITLE, URL]), "");
    }
    let lenta = ["url", "title", "text", "topic", "tags", "date"];
    check(
        "lenta-ru-news.csv",
        table(b',', &lenta, &[URL, TITLE, &text, "Россия", "Все", "2021/03/10"]).as_bytes(),
        "",
    );
    let renamed = table(b';', &["Дата", "Новость"], &["10.03.2021", &text]);
    in_encodings("a.csv", &renamed, "--field text=новость --field date=Дата");
}

/// A table of texts with one row; [tests/parquet.rs](parquet.rs) has other types.
#[cfg(feature = "parquet")]
fn parquet(cells: &[(&str, &str)]) -> Vec<u8> {
    use parquet::basic::{LogicalType, Type::BYTE_ARRAY};
    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::schema::types::Type;
    let column = |(name, _): &(&str, &str)| {
        let column = Type::primitive_type_builder(name, BYTE_ARRAY);
        column.with_logical_type(Some(LogicalType::String)).build().unwrap().into()
    };
    let columns = cells.iter().map(column).collect();
    let schema = Type::group_type_builder("table").with_fields(columns).build().unwrap();
    let mut writer =
        parquet::file::writer::SerializedFileWriter::new(Vec::new(), schema.into(), Default::default())
            .unwrap();
    let mut group = writer.next_row_group().unwrap();
    for (_, cell) in cells {
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&[ByteArray::from(*cell)], Some(&[1]), None).unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    writer.into_inner().unwrap()
}

#[cfg(feature = "parquet")]
#[test]
fn tables_in_parquet() {
    let text = text();
    let named = parquet(&[("id", "1"), ("text", &text), ("date", DATE), ("title", TITLE), ("url", URL)]);
    check("a.parquet", &named, "");
    check("a", &named, "");
    check("a.parquet.gz", &gzip(&named), "");
    let renamed = parquet(&[("Дата", "10.03.2021"), ("Новость", &text)]);
    check("a.parquet", &renamed, "--field text=новость --field date=Дата");
}

/// `letopis export news/ -o news/timeline.csv` works twice.
#[test]
fn a_timeline_among_articles_is_passed_over() {
    let folder = Folder::new(&[("news/2021-03-10.txt", text().as_bytes())]);
    for _ in 0..2 {
        let run = folder.run("export -q news -o news/timeline.csv", "");
        assert_eq!((run.stderr.as_str(), run.code), ("", 0));
        assert_eq!(folder.read("news/timeline.csv").lines().count(), 6);
        if cfg!(feature = "parquet") {
            let run = folder.run("export -q news -o news/timeline.parquet", "");
            assert_eq!((run.stderr.as_str(), run.code), ("", 0));
        }
    }
    assert!(folder.run("tag news/timeline.csv", "").stderr.contains("expected a first line with the names"));
    if cfg!(feature = "parquet") {
        let run = folder.run("tag news/timeline.parquet", "");
        assert!(run.stderr.contains("expected a column \"text\", found first, last, "), "{}", run.stderr);
    }
}

#[test]
fn a_broken_record_of_a_table_is_skipped_alone() {
    let folder = Folder::new(&[("a.csv", b"id,text\n1,a\n2\n3,\"b\nc\"\n4,\"d\n5,e\n")]);
    let run = folder.run("tag -q a.csv", "");
    // A broken one has its number.
    assert_eq!(run.ids(), ["1", "2", "3", "4", "5"]);
    assert!(
        run.stderr.starts_with("letopis: error: a.csv:3: record 2: expected 2 fields, found 1"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("letopis: error: a.csv:6: record 4: expected 2 fields"), "{}", run.stderr);
    assert_eq!(run.last_message(), "letopis: 2 of 5 records skipped");
    assert_eq!(run.code, 3);
}

/// A page with the article, and much else that says when.
fn page(head: &str) -> String {
    let paragraphs: String = PARAGRAPHS.iter().map(|paragraph| format!("<p>{paragraph}</p>\n")).collect();
    format!(
        "<!DOCTYPE html>\n<html><head>{head}<title>{TITLE}</title></head>\n<body><nav>Архив: 1 мая</nav>\n\
         <div class=content><h1>{TITLE}</h1>\n{paragraphs}</div>\n<aside>Вчера в 12:00</aside></body></html>\n"
    )
}

#[test]
fn pages() {
    let head = format!("<meta property=\"article:published_time\" content=\"{DATE}T08:00:00+03:00\">");
    in_encodings("a.html", &page(&head), "");
    for encoding in [WINDOWS_1251, KOI8_R, IBM866] {
        let html = page(&format!("{head}<meta charset=\"{}\">", encoding.name()));
        check("a.htm", &encoding.encode(&html).0, "");
    }
    let folder = Folder::new(&[("a.html", page(&head).as_bytes()), ("a_files/b.html", b"<html>")]);
    let run = folder.run("tag -q .", "");
    let row: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((row["title"].as_str(), row["published"].as_str()), (Some(TITLE), Some(DATE)));
}

/// A page as Chromium saves it, its body in this transfer encoding.
fn saved(transfer: &str, charset: &str, body: &str) -> String {
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: =?utf-8?Q?x?=\r\n\
         Date: Mon, 1 Jan 2024 10:00:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
         \ttype=\"text/html\";\r\n\tboundary=\"----a--\"\r\n\r\n\r\n------a--\r\n\
         Content-Type: text/html{charset}\r\nContent-Transfer-Encoding: {transfer}\r\n\
         Content-Location: {URL}\r\n\r\n{body}\r\n------a--\r\nContent-Type: text/css\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Location: cid:css@mhtml.blink\r\n\r\n\
         a {{ color: =23fff }}\r\n------a----\r\n"
    )
}

/// Every byte that is no letter of ASCII as `=D0`, and lines that go on behind `=`.
fn quoted(bytes: &[u8]) -> String {
    let one = |byte: &u8| match byte {
        b'=' | 128.. => format!("={byte:02X}"),
        b'\n' => "\r\n".into(),
        byte => char::from(*byte).to_string(),
    };
    let lines = bytes.chunks(20).map(|chunk| chunk.iter().map(one).collect::<String>());
    lines.collect::<Vec<_>>().join("=\r\n")
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let four = |three: &[u8]| {
        let bits = (0..3).fold(0, |bits, n| bits << 8 | usize::from(three.get(n).copied().unwrap_or(0)));
        let letter = |n: usize| if n <= three.len() { LETTERS[bits >> (18 - 6 * n) & 63] } else { b'=' };
        [0, 1, 2, 3].map(|n| char::from(letter(n))).into_iter().collect::<String>()
    };
    bytes.chunks(57).map(|line| line.chunks(3).map(four).collect::<String>() + "\r\n").collect()
}

#[test]
fn pages_in_one_file() {
    let head = format!("<meta property=\"article:published_time\" content=\"{DATE}\">");
    let html = page(&head);
    check("a.mhtml", saved("quoted-printable", "", &quoted(html.as_bytes())).as_bytes(), "");
    check("a.mht", saved("base64", "; charset=\"utf-8\"", &base64(html.as_bytes())).as_bytes(), "");
    check("a.mhtml", saved("8bit", "", &html).as_bytes(), "");
    // The last of them is never guessed.
    for encoding in [WINDOWS_1251, KOI8_R, IBM866, X_MAC_CYRILLIC] {
        let bytes = encoding.encode(&html).0;
        let charset = format!("; charset={}", encoding.name());
        check("a.mhtml", saved("quoted-printable", &charset, &quoted(&bytes)).as_bytes(), "");
        let declared = page(&format!("{head}<meta charset=\"{}\">", encoding.name()));
        let bytes = encoding.encode(&declared).0;
        check("a.mhtml", saved("base64", "", &base64(&bytes)).as_bytes(), "");
    }
}

#[test]
fn what_a_saved_page_tells() {
    let html = format!("<html><title>{TITLE}</title><p>МОСКВА, 5 ноя - РИА Новости. Суд решил.</p></html>");
    let whole = saved("quoted-printable", "", &quoted(html.as_bytes()));
    let folder = Folder::new(&[
        ("a.mhtml", whole.as_bytes()),
        ("b.mhtml", whole.replace("text/html", "text/plain").as_bytes()),
    ]);
    let run = folder.run("tag -q a.mhtml", "");
    let row: Value = serde_json::from_str(&run.stdout).unwrap();
    // The year of the dateline is that before the page was saved.
    assert_eq!((row["url"].as_str(), row["published"].as_str()), (Some(URL), Some("2023-11-05")));
    let run = folder.run("tag -q b.mhtml", "");
    assert_eq!(
        run.stderr,
        "letopis: error: b.mhtml: expected a page among the parts, found none: save it anew\n"
    );
    assert_eq!(run.code, 2);
}

#[test]
fn feeds() {
    let html: String = PARAGRAPHS.iter().map(|paragraph| format!("<p>{paragraph}</p>")).collect();
    let rss = format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Вести</title>\n<item><title>{TITLE}</title>\n\
         <link>{URL}</link><pubDate>Ср, 10 мар 2021 09:00:00 +0300</pubDate>\n\
         <description><![CDATA[{html}]]></description></item>\n</channel></rss>\n"
    );
    in_encodings("a.rss", &rss, "");
    for encoding in [WINDOWS_1251, KOI8_R] {
        let declared =
            rss.replace("version=\"1.0\"?", &format!("version=\"1.0\" encoding=\"{}\"?", encoding.name()));
        check("a.xml", &encoding.encode(&declared).0, "");
    }
    let escaped = html.replace('<', "&lt;").replace('>', "&gt;");
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Вести</title><entry><id>1</id><title>{TITLE}</title>\
         <published>2021-03-10T06:00:00Z</published><content type=\"html\">{escaped}</content></entry></feed>"
    );
    in_encodings("a.atom", &atom, "");
}

#[test]
fn archives_of_the_web() {
    let html = page(&format!("<meta property=\"article:published_time\" content=\"{DATE}\">"));
    let of = |charset: &str, body: &[u8]| {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\n\r\n");
        let length = head.len() + body.len();
        let record = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n\
             Content-Length: {length}\r\n\r\n{head}"
        );
        [record.as_bytes(), body, b"\r\n\r\n"].concat()
    };
    check("a.warc", &of("utf-8", html.as_bytes()), "");
    for encoding in [WINDOWS_1251, KOI8_R, IBM866] {
        check("a.warc", &of(encoding.name(), &encoding.encode(&html).0), "");
    }
    check("a.warc.gz", &gzip(&of("utf-8", html.as_bytes())), "");
}

/// A stream in one part or in two, as parallel packers make them, packed in each way.
fn packed(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let (first, second) = bytes.split_at(bytes.len() / 2);
    let both = |pack: fn(&[u8]) -> Vec<u8>| [pack(bytes), [pack(first), pack(second)].concat()];
    let all = [("gz", both(gzip)), ("bz2", both(bzip2)), ("zst", both(zstd))];
    all.into_iter().flat_map(|(name, packed)| packed.map(|bytes| (name, bytes))).collect()
}

#[test]
fn compressed() {
    let line = json!({"text": text(), "date": DATE}).to_string();
    let old = WINDOWS_1251.encode(&text()).0.into_owned();
    let wide = utf16(&text(), b"\xFF\xFE", u16::to_le_bytes);
    for (name, bytes) in [("2021-03-10.txt", old), ("20210310.txt", wide), ("a.jsonl", line.into_bytes())] {
        for (ending, bytes) in packed(&bytes) {
            check(&format!("{name}.{ending}"), &bytes, &format!("--date {DATE}"));
            check("a", &bytes, &format!("--date {DATE}"));
        }
    }
}

#[test]
fn a_stream_that_is_cut_gives_what_came_before() {
    let line = json!({"id": "x", "text": "Суд решил 5 марта.", "date": DATE}).to_string() + "\n";
    // The decoder of Zstandard keeps back what later blocks may repeat.
    let packed = packed(line.repeat(2000).as_bytes()).into_iter().filter(|(ending, _)| *ending != "zst");
    for (ending, bytes) in packed {
        let name = format!("a.jsonl.{ending}");
        let folder = Folder::new(&[(&name, &bytes[..bytes.len() - 10]), ("b.jsonl", line.as_bytes())]);
        let run = folder.run(&format!("tag -q {name} b.jsonl"), "");
        assert!(run.stderr.contains(&format!("{name}: could not be read beyond line ")), "{}", run.stderr);
        assert!(1 < run.ids().len(), "{name}");
        assert_eq!(run.code, 3, "{name}");
    }
}

#[test]
fn a_guess_is_noted() {
    let bytes = WINDOWS_1251.encode(&text()).0.into_owned();
    let folder = Folder::new(&[("a.txt", &bytes), ("b.txt", text().as_bytes())]);
    let run = folder.run("tag --date 2021-03-10 a.txt b.txt", "");
    assert_eq!(run.stderr, "letopis: 1 encoding that was guessed (--notes lists them)\n");
    let run = folder.run("tag --date 2021-03-10 a.txt --notes", "");
    assert!(
        run.stderr.contains("note: a.txt: the text is no UTF-8 and is taken for windows-1251"),
        "{}",
        run.stderr
    );
    let run = folder.run("tag --date 2021-03-10 a.txt --encoding windows-1251", "");
    assert_eq!(run.stderr, "");
}

#[test]
fn a_field_that_is_none() {
    let folder = Folder::new(&[("a.jsonl", b"{\"text\": \"1\"}\n")]);
    let run = folder.run("tag a.jsonl --field body=text", "");
    assert!(
        run.stderr.contains("expected id, text, date, title or url and the name it has"),
        "{}",
        run.stderr
    );
    let run = folder.run("tag a.jsonl --field text=body", "");
    assert!(run.stderr.contains("with the text as \"body\", found none"), "{}", run.stderr);
    assert_eq!(folder.run("tag a.jsonl --encoding klingon", "").code, 2);
}

/// Without the feature, what to do is said at once.
#[cfg(not(feature = "parquet"))]
#[test]
fn parquet_of_another_build() {
    let folder = Folder::new(&[("a.parquet", b"PAR1\x15")]);
    for line in ["tag a.parquet", "tag --input-format parquet a.parquet"] {
        let run = folder.run(line, "");
        let expected = "letopis: error: a.parquet: this letopis was built without parquet: build it with --features full\n";
        assert_eq!((run.stderr.as_str(), run.code), (expected, 2));
    }
}
