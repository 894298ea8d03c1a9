//! Which part of a page is the article, and its text: without menus, teasers, captions and the like.

use super::tree::{BLOCKS, Child, Element, Tree};

/// Elements that hold no text of an article.
const SKIPPED: [&str; 27] = [
    "aside",
    "audio",
    "button",
    "canvas",
    "dialog",
    "figcaption",
    "figure",
    "footer",
    "form",
    "head",
    "iframe",
    "input",
    "label",
    "map",
    "menu",
    "nav",
    "noscript",
    "object",
    "picture",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
];

/// Words in the names of classes that say the same: each begins a part of a name.
const SKIPPED_CLASSES: [&str; 38] = [
    "advert",
    "banner",
    "breadcrumb",
    "caption",
    "comment",
    "cookie",
    "copyright",
    "credit",
    "crosslink",
    "donat",
    "footer",
    "gallery",
    "incut",
    "inject",
    "menu",
    "nav",
    "newsletter",
    "partner",
    "photo",
    "popular",
    "popup",
    "promo",
    "rating",
    "readmore",
    "recommend",
    "related",
    "reklama",
    "share",
    "sharing",
    "sidebar",
    "similar",
    "social",
    "subscribe",
    "tag",
    "tags",
    "teaser",
    "toolbar",
    "widget",
];

/// How lines begin that are no part of the news.
const SKIPPED_LINES: [&str; 9] = [
    "читайте также",
    "читать также",
    "смотрите также",
    "по теме:",
    "фото:",
    "видео:",
    "подписывайтесь",
    "подпишитесь",
    "источник фото",
];

/// Letters of a line that make it text, not the name of something.
const LONG: usize = 60;

/// The text of the article, in paragraphs with a blank line between; empty where there is none.
pub(super) fn text(tree: &Tree) -> String {
    let weights = weights(tree);
    let page = Page { tree, letters: letters(tree), sums: sums(tree, &weights), weights };
    let mut lines = Lines::default();
    page.collect(page.body(), &mut lines);
    lines.end();
    lines.done.join("\n\n")
}

struct Page<'t> {
    tree: &'t Tree,
    /// Letters in an element and all within it.
    letters: Vec<usize>,
    weights: Vec<usize>,
    /// Letters of paragraphs in an element, at any depth.
    sums: Vec<usize>,
}

impl Page<'_> {
    /// The element that is the article: the one that says so, else the one that holds the most paragraphs.
    fn body(&self) -> usize {
        let places = 0..self.tree.elements.len();
        let most = |is_one: &dyn Fn(&Element) -> bool| {
            let found = places.clone().filter(|place| is_one(&self.tree.elements[*place]));
            found.max_by_key(|place| (self.sums[*place], std::cmp::Reverse(*place)))
        };
        let told =
            most(&|element| element.attribute("itemprop").is_some_and(|prop| prop.contains("articleBody")))
                .or_else(|| most(&|element| element.name == "article"))
                .filter(|place| LONG <= self.sums[*place]);
        let heaviest = || {
            let found = places.clone().max_by_key(|place| (self.weights[*place], std::cmp::Reverse(*place)));
            found.filter(|place| 0 < self.weights[*place])
        };
        told.or_else(heaviest).unwrap_or_default()
    }

    /// Whether an element is none of the article's, unless it holds most of the page.
    fn is_skipped(&self, place: usize) -> bool {
        let element = &self.tree.elements[place];
        if SKIPPED.contains(&element.name.as_str()) {
            return true;
        }
        let is_hidden =
            element.attribute("hidden").is_some() || element.attribute("aria-hidden") == Some("true");
        let names = [element.attribute("class"), element.attribute("id"), element.attribute("role")];
        let names =
            names.into_iter().flatten().flat_map(|names| names.split(|char: char| !char.is_alphanumeric()));
        let is_named = names.map(str::to_lowercase).any(|name| {
            SKIPPED_CLASSES
                .iter()
                .any(|known| if *known == "tag" { name == "tag" } else { name.starts_with(known) })
        });
        (is_hidden || is_named) && self.letters[place] * 2 < self.letters[0]
    }

    fn collect(&self, place: usize, lines: &mut Lines) {
        let element = &self.tree.elements[place];
        let is_block = BLOCKS.contains(&element.name.as_str());
        // A line that is nothing but the page's own time stamp is dropped as links are.
        let is_link =
            element.name == "a" || element.name == "time" && element.attribute("datetime").is_some();
        if is_block {
            lines.end();
        }
        lines.links += usize::from(is_link);
        for child in &element.children {
            match child {
                Child::Text(text) => lines.add(text),
                Child::Element(place) if self.tree.elements[*place].name == "br" => lines.end_line(),
                Child::Element(place) if self.is_skipped(*place) => {}
                Child::Element(place) => self.collect(*place, lines),
            }
        }
        lines.links -= usize::from(is_link);
        if is_block {
            lines.end();
        } else if element.name == "td" || element.name == "th" {
            lines.add(" ");
        }
    }
}

/// Letters of each element with all within it. Children come behind their parents.
fn letters(tree: &Tree) -> Vec<usize> {
    let mut letters = vec![0; tree.elements.len()];
    for place in (0..tree.elements.len()).rev() {
        let element = &tree.elements[place];
        if !SKIPPED.contains(&element.name.as_str()) {
            let all = element.children.iter().map(|child| match child {
                Child::Text(text) => text.trim().chars().count(),
                Child::Element(place) => letters[*place],
            });
            letters[place] = all.sum();
        }
    }
    letters
}

/// The weight of each element with all within it. Children come behind their parents.
fn sums(tree: &Tree, weights: &[usize]) -> Vec<usize> {
    let mut sums = weights.to_vec();
    for place in (0..tree.elements.len()).rev() {
        let children = tree.elements[place].children.iter();
        let within = children.map(|child| match child {
            Child::Element(place) => sums[*place],
            Child::Text(_) => 0,
        });
        sums[place] += within.sum::<usize>();
    }
    sums
}

/// How much text stands directly in each element: its own, and its paragraphs', if it is not all links.
fn weights(tree: &Tree) -> Vec<usize> {
    let mut weights = vec![0; tree.elements.len()];
    for (place, element) in tree.elements.iter().enumerate() {
        if SKIPPED.contains(&element.name.as_str()) {
            continue;
        }
        for child in &element.children {
            let weight = match child {
                Child::Text(text) if element.name != "p" && element.name != "a" => {
                    text.trim().chars().count()
                }
                Child::Text(_) => 0,
                Child::Element(inner) => {
                    let inner = &tree.elements[*inner];
                    if inner.name == "p" { tree.text(inner).trim().chars().count() } else { 0 }
                }
            };
            weights[place] += if LONG <= weight { weight } else { 0 };
        }
    }
    weights
}

/// Lines as they are put together.
#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
    /// Letters of the line, and those of links.
    letters: usize,
    linked: usize,
    /// Links that are open.
    links: usize,
}

impl Lines {
    /// Adds text; blanks are one, but a no-break space stays itself.
    fn add(&mut self, text: &str) {
        for char in text.chars() {
            if matches!(char, ' ' | '\t' | '\r' | '\n' | '\x0C') {
                if !self.line.is_empty() && !self.line.ends_with([' ', '\n']) {
                    self.line.push(' ');
                }
                continue;
            }
            self.line.push(char);
            self.letters += 1;
            self.linked += usize::from(0 < self.links);
        }
    }

    /// A break within a paragraph; two of them are a new one.
    fn end_line(&mut self) {
        if self.line.ends_with('\n') {
            self.end();
        } else if !self.line.is_empty() {
            self.line.truncate(self.line.trim_end_matches(' ').len());
            self.line.push('\n');
        }
    }

    /// Ends a paragraph, and drops it when it is a teaser.
    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        let (letters, linked) = (std::mem::take(&mut self.letters), std::mem::take(&mut self.linked));
        let line = line.trim_matches([' ', '\n']);
        let folded: String = line.chars().take(20).flat_map(char::to_lowercase).collect();
        let is_teaser =
            letters * 7 < linked * 10 || SKIPPED_LINES.iter().any(|known| folded.starts_with(known));
        if !line.is_empty() && !is_teaser {
            self.done.push(line.to_owned());
        }
    }
}
