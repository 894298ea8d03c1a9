//! A page as a tree of its elements, as browsers build it where that matters for text.
//!
//! Which of them are the article is decided elsewhere.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::reader::limit::{DEEPEST, ELEMENTS};

/// A page: its elements, the root first, and what stands beside them.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub elements: Vec<Element>,
    pub comments: Vec<String>,
    /// Whether there were more elements than are kept.
    pub is_cut: bool,
}

/// An element of a page.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Child>,
}

#[derive(Debug)]
pub(super) enum Child {
    /// Its place among the elements.
    Element(usize),
    Text(String),
}

impl Child {
    /// The place of an element.
    pub(super) fn element(&self) -> Option<usize> {
        match self {
            Child::Element(place) => Some(*place),
            Child::Text(_) => None,
        }
    }
}

impl Element {
    /// One of [`ATTRIBUTES`].
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        debug_assert!(ATTRIBUTES.contains(&name), "{name} is not kept");
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The attributes that are asked for; others are not kept.
const ATTRIBUTES: [&str; 14] = [
    "aria-hidden",
    "class",
    "content",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "name",
    "property",
    "rel",
    "role",
    "title",
    "type",
];

/// Elements without an end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements that are lines of their own, and that end a paragraph.
pub(super) const BLOCKS: [&str; 33] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "table",
    "tr",
    "ul",
];

/// Elements that end where the next one of them begins.
const SIBLINGS: [&[&str]; 5] = [&["li"], &["dt", "dd"], &["tr"], &["td", "th"], &["option"]];

impl Tree {
    pub(super) fn of(html: &str) -> Tree {
        let mut tree = Tree { elements: vec![Element::default()], ..Tree::default() };
        let mut open = vec![0];
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
            if tree.elements.len() == ELEMENTS {
                tree.is_cut = true;
                break;
            }
            match token {
                Token::StartTag(tag) => {
                    let name = lossy(&tag.name);
                    tree.close(&mut open, &name);
                    let attributes = tag.attributes.iter().map(|(key, value)| (lossy(key), value));
                    let attributes = attributes
                        .filter(|(key, _)| ATTRIBUTES.contains(&key.as_str()))
                        .map(|(key, value)| (key, lossy(value)))
                        .collect();
                    let is_void = VOID.contains(&name.as_str());
                    let place = tree.elements.len();
                    tree.elements.push(Element { name, attributes, children: Vec::new() });
                    tree.add(&open, Child::Element(place));
                    if !is_void && open.len() < DEEPEST {
                        open.push(place);
                    }
                }
                Token::EndTag(tag) => {
                    let place = open
                        .iter()
                        .rposition(|place| tree.elements[*place].name.as_bytes() == tag.name.as_slice());
                    open.truncate(place.filter(|place| 0 < *place).unwrap_or(open.len()));
                }
                Token::String(text) => tree.add(&open, Child::Text(lossy(&text))),
                Token::Comment(text) if tree.comments.len() < ELEMENTS => tree.comments.push(lossy(&text)),
                Token::Comment(_) => {}
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        tree
    }

    fn add(&mut self, open: &[usize], child: Child) {
        let last = open.last().copied().unwrap_or_default();
        match (self.elements[last].children.last_mut(), child) {
            // A page may come in pieces of a letter each.
            (Some(Child::Text(before)), Child::Text(text)) => before.push_str(&text),
            (_, child) => self.elements[last].children.push(child),
        }
    }

    /// Ends what the beginning of an element ends.
    fn close(&self, open: &mut Vec<usize>, name: &str) {
        let named = |place: usize| self.elements[place].name.as_str();
        if BLOCKS.contains(&name) {
            // A paragraph ends with all that was left open in it.
            let within =
                open.iter().rposition(|place| named(*place) == "p" || BLOCKS.contains(&named(*place)));
            if let Some(place) = within.filter(|place| named(open[*place]) == "p") {
                open.truncate(place);
            }
        }
        // A link in a link is the next one.
        if name == "a" {
            let within =
                open.iter().rposition(|place| named(*place) == "a" || BLOCKS.contains(&named(*place)));
            if let Some(place) = within.filter(|place| named(open[*place]) == "a") {
                open.truncate(place);
            }
        }
        if let Some(siblings) = SIBLINGS.iter().find(|siblings| siblings.contains(&name)) {
            if open.last().is_some_and(|place| siblings.contains(&named(*place))) {
                open.pop();
            }
        }
    }

    /// All elements with this name, in the order of the page.
    pub(super) fn named<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// All text in an element, as it stands.
    pub(super) fn text(&self, element: &Element) -> String {
        let parts = element.children.iter().map(|child| match child {
            Child::Text(text) => text.clone(),
            Child::Element(place) => self.text(&self.elements[*place]),
        });
        parts.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page in brackets: `name[children]`.
    fn told(tree: &Tree, place: usize) -> String {
        let element = &tree.elements[place];
        let parts = element.children.iter().map(|child| match child {
            Child::Text(text) => text.clone(),
            Child::Element(place) => told(tree, *place),
        });
        format!("{}[{}]", element.name, parts.collect::<String>())
    }

    #[test]
    fn what_is_left_open_ends_where_browsers_end_it() {
        let check = |html, expected| assert_eq!(told(&Tree::of(html), 0), expected, "{html}");
        check("<p>а<p>б<div>в</div>", "[p[а]p[б]div[в]]");
        check("<ul><li>а<li>б</ul>в", "[ul[li[а]li[б]]в]");
        check("<p>а<br>б</b> &amp; в</p>", "[p[аbr[]б & в]]");
        check("<div><p>а <b>б</div>в", "[div[p[а b[б]]]в]");
        check("<script>if (a<b) {}</script>а", "[script[if (a<b) {}]а]");
        check("<a>а<i>б<a>в", "[a[аi[б]]a[в]]");
        check("<a>а<div><a>б", "[a[аdiv[a[б]]]]");
        check("</p>а", "[а]");
        // A thousand levels are no trouble.
        assert!(told(&Tree::of(&"<div>".repeat(5000)), 0).starts_with("[div[div["));
    }
}
