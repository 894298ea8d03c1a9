//! A page of the web: its article, its date and its address.

mod article;
mod boilerplate;
mod facts;
mod tree;

use std::borrow::Cow;
use std::sync::Arc;

use self::tree::Tree;
use super::FormatReader;
use super::encoding::{Encoding, decode, guess, utf8};
use super::format::is_page;
use super::limit::ELEMENTS;
use super::record::{Origin, ReadRecord};
use super::text::whole;
use crate::document::{Document, DocumentBuilder};
use crate::error::{ErrorKind, Note, NoteKind};

pub(super) const READER: FormatReader = FormatReader {
    name: "html",
    aliases: &[],
    about: "A page of the web, as a browser saves it",
    extensions: &["html", "htm", "xhtml"],
    detect: is_page,
    split: |stream, source| whole(stream, source, Arc::new(Page)),
};

/// Reads a page as its article.
#[derive(Debug)]
struct Page;

impl ReadRecord for Page {
    fn read(&self, bytes: &[u8], origin: &Origin) -> Result<Option<Document>, ErrorKind> {
        let (html, note) = page(bytes, None, origin.source.options.encoding)?;
        Ok(Some(article_of(&html, origin.builder())?.notes(note).detect()))
    }
}

/// The text of a page: in UTF-8, else as its sender or the page itself says, else by a guess.
pub(super) fn page<'b>(
    bytes: &'b [u8],
    sent: Option<Encoding>,
    given: Option<Encoding>,
) -> Result<(Cow<'b, str>, Option<Note>), ErrorKind> {
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

/// The article of a page with what the page says of it.
pub(super) fn article_of(html: &str, builder: DocumentBuilder) -> Result<DocumentBuilder, ErrorKind> {
    let tree = Tree::of(html);
    let article = article::article(&tree);
    let facts = facts::facts(&tree, &article);
    let mut text = article.text;
    // The title is not said twice.
    if let Some(rest) = facts.title.as_ref().and_then(|title| text.strip_prefix(title.as_str())) {
        if rest.starts_with("\n\n") {
            text = rest.trim_start_matches('\n').to_owned();
        }
    }
    if text.is_empty() {
        return Err(ErrorKind::no_text("expected a page with an article, found none: save its text instead"));
    }
    let facts::Facts { date, title, url, outlet } = facts;
    let cut = || {
        let text =
            format!("the page has more than {ELEMENTS} elements, and what stands behind them is left out");
        Note { kind: NoteKind::CutOff, text, place: None }
    };
    let builder = builder.title(title.unwrap_or_default()).text(text).url(url.unwrap_or_default());
    let builder = builder.outlet(outlet.unwrap_or_default()).notes(tree.is_cut.then(cut));
    Ok(match date {
        Some(date) => builder.published(date),
        None => builder,
    })
}

/// A piece of a page as text, in paragraphs.
#[cfg(feature = "feeds")]
pub(super) fn plain(html: &str) -> String {
    article::article(&Tree::of(html)).text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Result<Document, ErrorKind> {
        Ok(article_of(html, Document::builder())?.detect())
    }

    fn check(html: &str, expected: &str) {
        let told = read(html).map(|document| {
            let or = |text: Option<String>| text.unwrap_or("-".into());
            format!(
                "{} | {} | {} | {} | {:?}",
                or(document.published.map(|published| published.to_string())),
                or(document.title),
                or(document.url),
                or(document.outlet),
                document.text
            )
        });
        assert_eq!(told.unwrap_or_else(|error| error.to_string()), expected, "{html}");
    }

    const FIRST: &str = "Суд Исландии 7 октября отменил стройку плотины «Хваммур» на юге страны.";
    const SECOND: &str = "Решение вступит в силу 1 ноября, сообщил представитель суда в понедельник.";

    fn news(head: &str, before: &str, within: &str, after: &str) -> String {
        format!(
            "<!DOCTYPE html><html><head>{head}</head><body><nav><a href=/>Главная</a> 5 мая</nav>{before}\
             <p>{FIRST}</p>{within}<p>{SECOND}</p>{after}<footer>© 2001—2025 все права</footer></body></html>"
        )
    }

    #[test]
    fn the_article_without_what_is_around_it() {
        let both = format!("{:?}", format!("{FIRST}\n\n{SECOND}"));
        let text = |before, within, after| {
            check(&news("", before, within, after), &format!("- | - | - | - | {both}"))
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

    /// Pages with the sentences 1, 2 and 3, and which of them are the article.
    #[test]
    fn where_the_article_is() {
        const MORE: &str = "Дожди на юге страны шли всю осень, и реки вышли из берегов, говорят метеорологи.";
        let page = |html: &str, expected: &str| {
            let fill = |text: &str| text.replace('1', FIRST).replace('2', SECOND).replace('3', MORE);
            let html = format!("<body>{}</body>", fill(html));
            let text = read(&html).unwrap().text;
            assert_eq!(text.replace("\n\n", " "), fill(expected), "{html}");
        };
        // In sections; but not with what stands beside most of the text.
        page("<div><div><p>1</div><div><p>2</div><div><p>3</div></div>", "1 2 3");
        page(
            "<div><p>1<p>2<p>3</div><div><p>Прочие новости от 5 мая: на юге страны снова дождь, холод и сильный северный ветер</div>",
            "1 2 3",
        );
        // A long list is but a part.
        page("<div><p>1<ul><li>2<li>2<li>3<li>3</ul></div>", "1 2 2 3 3");
        // A form around the page is no form in it.
        page("<form><p>1<p>2</form>", "1 2");
        page("<div><p>1<form>Ваш адрес: 5 мая</form><p>2</div>", "1 2");
        // The tags of a post are named in its classes, and stand in an element of that name.
        page("<div class='post tag-sud hentry'><p>1<p>2<div class=post-tags>5 мая</div></div>", "1 2");
        page("<div><p>1<p>2<div class=tagline>3</div></div>", "1 2 3");
        page("<div><div class='hentry format-gallery'><p>1</div><p>2<p>3</div>", "1 2 3");
        page("<div><div class='format-gallery'><p>1</div><p>2<p>3</div>", "2 3");
        // What holds much of the page is kept, whatever it is called; but comments are not.
        page("<div class=photo-story><p>1<p>2</div>", "1 2");
        page("<div><p>1<p>2</div><div class=comments><p>3<p>3<p>3<p>3</div>", "1 2");
        // A teaser is an article too, and many teasers or replies are longer than one.
        page("<div><article><p>3</article><p>1<p>2<p>1<p>2<p>1</div>", "3 1 2 1 2 1");
        let [eight, long] = ["<p>1<p>2".repeat(8), "<p>3".repeat(60)];
        page(&format!("<article>{eight}</article><div>{long}</div>"), "1 2 ".repeat(8).trim_end());
        page(&format!("<div itemprop=articleBody><p>1</div><div>{long}</div>"), "1");
        page(
            "<div><div itemprop=articleBody><p>1</div><div itemprop=articleBody><p>2</div><div itemprop=articleBody><p>3</div></div>",
            "1 2 3",
        );
        // A place to jump to is no link.
        page("<div><a name=top><p>1<p>2</a></div>", "1 2");
        page("<div><a href=/3><p>3</a><p>1<p>2</div>", "1 2");
    }

    #[test]
    fn the_day_of_a_page() {
        let day = |head: &str, above: &str, below: &str, expected: &str| {
            let html = news(head, above, "", below);
            let published = read(&html).unwrap().published.map_or("-".into(), |day| day.to_string());
            assert_eq!(published, expected, "{html}");
        };
        day("<meta name=mediator_published_time content=2025-10-09T10:00+03:00>", "", "", "2025-10-09T10:00");
        day("<meta name=date content=вчера>", "", "", "-");
        day("", "<abbr class='date published' title=2025-10-09>9 октября</abbr>", "", "2025-10-09");
        day("", "<abbr class=updated title=2025-10-09>9 октября</abbr>", "", "-");
        day("", "<span itemprop=datePublished content=2025-10-09></span>", "", "2025-10-09");
        // A line above the article that is nothing but its day and time, and none below.
        day("", "<div class=info><div>9 октября 2025, 10:00</div></div><div>", "</div>", "2025-10-09T10:00");
        day("", "<div>", "</div><div class=info>9 октября 2025, 10:00</div>", "-");
        day("", "<div><div>15 апреля 2013 года</div></div><div>", "</div>", "-");
        // Times of other articles stand aside or below.
        day(
            "",
            "<aside><time datetime=2025-10-01></time></aside><time datetime=2025-10-09></time>",
            "",
            "2025-10-09",
        );
        day("", "<div>", "</div><div><time datetime=2025-10-01></time></div>", "-");
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
            "2025-10-10T09:00 | Суд | - | Вести",
        );
        told(
            r#"<title>Суд — Вести</title><meta property="article:published_time" content="2025-10-09T10:00Z">
               <meta property="og:title" content="Суд &quot;отменил&quot;"><meta property="og:site_name" content="Вести">
               <link rel="canonical" href="https://vesti.example/1">"#,
            "<time datetime=2025-10-08>8 октября</time>",
            "2025-10-09T13:00 | Суд \"отменил\" | https://vesti.example/1 | Вести",
        );
        told(
            "<!-- saved from url=(0028)https://vesti.example/news/2 --><script type=application/ld+json>{broken</script>",
            "<header><time datetime=вчера></time><time datetime=\"2025-10-08 12:00\"></time></header>",
            "2025-10-08T12:00 | - | https://vesti.example/news/2 | vesti.example",
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
    fn a_short_page() {
        check(
            "<body class=photo-page><div class=menu>5 мая</div><p>Суд отменил стройку.",
            "- | - | - | - | \"Суд отменил стройку.\"",
        );
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
