//! A page of the web: its article, its date and its address.

mod article;
mod facts;
mod tree;

use std::borrow::Cow;

use self::tree::Tree;
use super::Document;
use super::encoding::{Encoding, decode, guess, utf8};
use super::format::{Way, is_page};
use super::limit::ELEMENTS;
use super::raw::Raw;
use super::record::Record;
use super::text::whole;
use crate::error::{Note, NoteKind};

pub(super) const WAY: Way =
    Way { extensions: &["html", "htm", "xhtml"], is_told: is_page, split: whole, read };

fn read(raw: &Raw) -> Result<Document, String> {
    let (html, note) = page(&raw.bytes, None, raw.source.options.encoding)?;
    let mut record = record(&html)?;
    record.notes.extend(note);
    Ok(record.into_document(raw))
}

/// The text of a page: in UTF-8, else as its sender or the page itself says, else by a guess.
pub(super) fn page<'b>(
    bytes: &'b [u8],
    sent: Option<Encoding>,
    given: Option<Encoding>,
) -> Result<(Cow<'b, str>, Option<Note>), String> {
    if let Ok(text) = utf8(bytes) {
        return Ok((Cow::Borrowed(text), None));
    }
    match given.or(sent).or_else(|| declared(bytes)).filter(|encoding| encoding.name() != "UTF-8") {
        Some(encoding) => Ok((encoding.decode(bytes), None)),
        None => decode(bytes, guess(bytes)),
    }
}

/// The encoding that a page names in its first lines: `charset=windows-1251`.
pub(super) fn declared(bytes: &[u8]) -> Option<Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let (_, label) = start.split_once("charset=").or_else(|| start.split_once("encoding="))?;
    let label = label.trim_start_matches(['"', '\'']);
    Encoding::of_label(
        label.split(|char: char| !char.is_ascii_alphanumeric() && !"-_".contains(char)).next()?,
    )
}

/// The article of a page with what the page tells of it.
pub(super) fn record(html: &str) -> Result<Record, String> {
    let tree = Tree::of(html);
    let facts = facts::facts(&tree);
    let mut text = article::text(&tree);
    // The title is not told twice.
    if let Some(rest) = facts.title.as_ref().and_then(|title| text.strip_prefix(title.as_str())) {
        if rest.starts_with("\n\n") {
            text = rest.trim_start_matches('\n').to_owned();
        }
    }
    if text.is_empty() {
        return Err("expected a page with an article, found none: save its text instead".into());
    }
    let facts::Facts { date, title, url, outlet } = facts;
    let cut = || {
        let text =
            format!("the page has more than {ELEMENTS} elements, and what stands behind them is left out");
        Note { kind: NoteKind::CutOff, text, place: None }
    };
    let notes = tree.is_cut.then(cut).into_iter().collect();
    Ok(Record { title, text, url, date, outlet, notes, ..Record::default() })
}

/// A piece of a page as text, in paragraphs.
#[cfg(feature = "feeds")]
pub(super) fn plain(html: &str) -> String {
    article::text(&Tree::of(html))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let told = record(html).map(|record| {
            let or = |text: Option<String>| text.unwrap_or("-".into());
            format!(
                "{} | {} | {} | {} | {:?}",
                or(record.date),
                or(record.title),
                or(record.url),
                or(record.outlet),
                record.text
            )
        });
        assert_eq!(told.unwrap_or_else(|error| error), expected, "{html}");
    }

    const FIRST: &str = "Суд Исландии 7 октября отменил стройку плотины «Хваммур» на юге страны.";
    const SECOND: &str = "Решение вступит в силу 1 ноября, сообщил представитель суда в понедельник.";

    fn news(head: &str, before: &str, within: &str, behind: &str) -> String {
        format!(
            "<!DOCTYPE html><html><head>{head}</head><body><nav><a href=/>Главная</a> 5 мая</nav>{before}\
             <p>{FIRST}</p>{within}<p>{SECOND}</p>{behind}<footer>© 2001—2025 все права</footer></body></html>"
        )
    }

    #[test]
    fn the_article_without_what_is_around_it() {
        let both = format!("{:?}", format!("{FIRST}\n\n{SECOND}"));
        let text = |before, within, behind| {
            check(&news("", before, within, behind), &format!("- | - | - | - | {both}"))
        };
        text("", "", "");
        text(
            "<article>",
            "<figure><img><figcaption>Фото 3 мая 2019 года</figcaption></figure>",
            "</article>",
        );
        text(
            "<div class=\"article__text\">",
            "<div class=\"read-also related\"><p>Ещё 1 мая</p></div>",
            "</div>",
        );
        text(
            "<div itemprop=articleBody>",
            "<p><a href=/2>Парламент 2 мая принял закон о реках и плотинах</a></p>",
            "</div><div><p>Прочие новости от 5 мая: на юге страны снова шёл сильный дождь</p></div>",
        );
        text(
            "<div>",
            "<script>var a = '<p>1 мая';</script><p>Читайте также: плотину построят к 1 мая</p>",
            "</div>",
        );
        let lines =
            format!("<html><body><div>{FIRST}<br><br>{SECOND}<br>Ещё&nbsp;строка</div></body></html>");
        check(&lines, &format!("- | - | - | - | {:?}", format!("{FIRST}\n\n{SECOND}\nЕщё\u{a0}строка")));
    }

    #[test]
    fn what_a_page_tells_of_its_article() {
        let told = |head: &str, before: &str, expected: &str| {
            check(&news(head, before, "", ""), &format!("{expected} | {:?}", format!("{FIRST}\n\n{SECOND}")));
        };
        told(
            r#"<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Суд", "datePublished": "2025-10-10T09:00:00+03:00", "publisher": {"name": "Вести"}}]}</script>
               <meta property="article:published_time" content="2025-10-09">"#,
            "",
            "2025-10-10T09:00:00+03:00 | Суд | - | Вести",
        );
        told(
            r#"<title>Суд — Вести</title><meta property="article:published_time" content="2025-10-09T10:00Z">
               <meta property="og:title" content="Суд &quot;отменил&quot;"><meta property="og:site_name" content="Вести">
               <link rel="canonical" href="https://vesti.example/1">"#,
            "<time datetime=2025-10-08>8 октября</time>",
            "2025-10-09T10:00Z | Суд \"отменил\" | https://vesti.example/1 | Вести",
        );
        told(
            "<!-- saved from url=(0028)https://vesti.example/news/2 --><script type=application/ld+json>{broken</script>",
            "<header><time datetime=вчера></time><time datetime=\"2025-10-08 12:00\"></time></header>",
            "2025-10-08 12:00 | - | https://vesti.example/news/2 | -",
        );
    }

    #[test]
    fn a_title_is_no_text() {
        let html = format!(
            "<html><body><article><h1>Суд отменил стройку</h1><p>{FIRST}</p></article></body></html>"
        );
        check(&html, &format!("- | Суд отменил стройку | - | - | {FIRST:?}"));
    }

    #[test]
    fn a_page_without_text() {
        check(
            "<html><body><nav>5 мая</nav></body></html>",
            "expected a page with an article, found none: save its text instead",
        );
    }

    #[test]
    fn encodings_that_pages_name() {
        let bytes = encoding_rs::WINDOWS_1251.encode("<meta charset=\"windows-1251\">Суд").0.into_owned();
        assert!(page(&bytes, None, None).unwrap().0.ends_with("Суд"));
        // One that is wrong gives way to a guess.
        let bytes = encoding_rs::WINDOWS_1251
            .encode("<meta charset=utf-8>Суд отменил стройку плотины")
            .0
            .into_owned();
        let (text, note) = page(&bytes, None, None).unwrap();
        assert!(text.ends_with("плотины") && note.is_some());
    }
}
