//! What a page says of its article beside the text: date, title, address, site.

use std::iter;

use serde_json::Value;

use super::article::Article;
use super::tree::Tree;
use crate::document::{Published, PublishedBasis, date, stamp};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub date: Option<Published>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
}

/// Names of the day of publication, the surest first.
const DATES: [&str; 13] = [
    "article:published_time",
    "datePublished",
    "og:published_time",
    "article:published",
    "mediator_published_time",
    "pubdate",
    "publish-date",
    "pub_date",
    "dc.date.issued",
    "dcterms.created",
    "dc:date",
    "dc.date",
    "date",
];

pub(super) fn facts(tree: &Tree, article: &Article) -> Facts {
    let data: Vec<Value> = structured(tree);
    let find = |key: &str| data.iter().find_map(|value| string(value, key));
    let publisher = || data.iter().find_map(|value| string(value_of(value, "publisher")?, "name"));
    let meta = |name: &str| {
        let is_it = |key: Option<&str>| key.is_some_and(|key| key.eq_ignore_ascii_case(name));
        let mut all = tree.named("meta");
        let found =
            all.find(|meta| ["property", "name", "itemprop"].iter().any(|key| is_it(meta.attribute(key))))?;
        found.attribute("content").map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let first =
        |name| tree.named(name).map(|element| tidy(&tree.text(element))).find(|text| !text.is_empty());
    let canonical = || {
        let mut links = tree.named("link");
        let link = links
            .find(|link| link.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")))?;
        link.attribute("href").map(str::to_owned)
    };
    // Beside the article: `<span itemprop="datePublished" content=…>`, `<abbr class="published" title=…>`.
    let marked = tree.elements.iter().filter(|element| {
        let is_named = ["itemprop", "property"].iter().filter_map(|name| element.attribute(name));
        let classes = element.attribute("class").unwrap_or_default();
        is_named.into_iter().any(|name| DATES.contains(&name))
            || classes.split_ascii_whitespace().any(|class| class == "published")
    });
    let marked =
        marked.flat_map(|element| ["datetime", "content", "title"].map(|name| element.attribute(name)));
    let stamped = || article.above.iter().find_map(|line| stamp(line));
    let dates = iter::once(find("datePublished")).chain(DATES.iter().map(|name| meta(name))).flatten();
    let dates = dates.chain(marked.flatten().map(str::to_owned)).chain(article.times.iter().cloned());
    let mut read = dates.into_iter().filter_map(|text| date(&text).ok());
    let date = read.next().or_else(stamped);
    let is_web = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    Facts {
        // However the page says it, it is what is known of the article.
        date: date.map(|date| Published { basis: PublishedBasis::Metadata, ..date }),
        title: find("headline")
            .or_else(|| meta("og:title"))
            .or_else(|| first("h1"))
            .or_else(|| first("title")),
        url: canonical()
            .filter(is_web)
            .or_else(|| meta("og:url").filter(is_web))
            .or_else(|| saved_from(tree)),
        outlet: meta("og:site_name").or_else(publisher),
    }
}

/// The address that browsers write into a page that they save: `saved from url=(0028)https://…`.
fn saved_from(tree: &Tree) -> Option<String> {
    let told = tree.comments.iter().find_map(|comment| comment.split_once("saved from url="))?.1;
    let address = told.split_once(')').map_or(told, |(_, address)| address);
    let address = address.split_whitespace().next()?;
    address.starts_with("http").then(|| address.to_owned())
}

/// The data of a page in JSON-LD; what is none is left out.
fn structured(tree: &Tree) -> Vec<Value> {
    let scripts = tree.named("script");
    let data = scripts.filter(|script| script.attribute("type").is_some_and(|kind| kind.contains("ld+json")));
    data.filter_map(|script| serde_json::from_str(&tree.text(script)).ok()).collect()
}

/// The first value with this name, at any depth; JSON itself is read no deeper than 128.
fn value_of<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    match value {
        Value::Object(fields) => {
            fields.get(key).or_else(|| fields.values().find_map(|value| value_of(value, key)))
        }
        Value::Array(values) => values.iter().find_map(|value| value_of(value, key)),
        _ => None,
    }
}

fn string(value: &Value, key: &str) -> Option<String> {
    value_of(value, key)?.as_str().map(tidy).filter(|text| !text.is_empty())
}

/// Text on one line.
fn tidy(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}
