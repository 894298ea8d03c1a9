//! Which part of a page is the article, and its text: without menus, teasers, captions and the like.

use std::cmp::Reverse;

use super::boilerplate::{POSTS, SKIPPED, SKIPPED_LINES, is_boilerplate, is_of_comments};
use super::tree::{BLOCKS, Child, Element, Tree};

/// Letters that the teaser of an article has at most.
const TEASER: usize = 800;

/// Articles within articles at most, so that no text is weighed more often.
const NESTED: usize = 3;

/// Elements that are parts of an article, however much of it they hold.
const PARTS: [&str; 5] = ["blockquote", "dl", "ol", "p", "ul"];

/// Letters of a line that make it text, not the name of something.
const LONG: usize = 60;

/// Of the text of an element, in tenths, what a part of it must hold to be the article without the rest.
const MOST: usize = 7;

/// The article of a page.
pub(super) struct Article {
    /// In paragraphs with a blank line between; empty where there is none.
    pub text: String,
    /// The lines that stand above it, the nearest first.
    pub above: Vec<String>,
    /// What the times above and in it say, as `<time datetime>` has it.
    pub times: Vec<String>,
}

pub(super) fn article(tree: &Tree) -> Article {
    let mut page = Page { tree, weights: None };
    page.weights = Some(page.weights());
    let place = page.article();
    let text = page.lines(place).done.into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n\n");
    let Lines { done, times, .. } = page.lines(0);
    let above = done.into_iter().take_while(|line| line.place < place).map(|line| line.text);
    let mut above: Vec<String> = above.collect();
    above.reverse();
    let end = page.end(place);
    let times = times.into_iter().take_while(|(place, _)| *place < end).map(|(_, time)| time).collect();
    Article { text, above, times }
}

struct Page<'t> {
    tree: &'t Tree,
    /// Letters of text in each element and all within it, whatever it is called; none before they are counted.
    weights: Option<Vec<usize>>,
}

impl Page<'_> {
    /// The element that is the article: the one that says so, if it holds much of the page's text, else
    /// the one that holds most.
    fn article(&self) -> usize {
        let weight = |place: &usize| self.lines(*place).done.iter().map(Line::weight).sum::<usize>();
        let says = |least: usize, says: &dyn Fn(&Element) -> bool| {
            let mut within = vec![0; self.tree.elements.len()];
            for (place, element) in self.tree.elements.iter().enumerate() {
                let count = within[place] + usize::from(says(element));
                self.within(place).for_each(|child| within[child] = count);
            }
            let places = (0..within.len())
                .filter(|place| within[*place] < NESTED && says(&self.tree.elements[*place]));
            let weighed = places.map(|place| (weight(&place), Reverse(place)));
            weighed.filter(|(weight, _)| least <= *weight).max().map(|(_, Reverse(place))| place)
        };
        let is_body = |element: &Element| {
            element.attribute("itemprop").is_some_and(|property| property.contains("articleBody"))
        };
        let bodies = self.tree.elements.iter().filter(|element| is_body(element)).count();
        let most = self.most();
        // The teaser of another article is an article too, and each section may say that it is the body.
        let least = (weight(&most) / 2).clamp(LONG, TEASER);
        says(if bodies == 1 { LONG } else { least }, &is_body)
            .or_else(|| says(least, &|element| element.name == "article"))
            .unwrap_or(most)
    }

    /// Letters of text in each element and all within it; of all lines, where none is long.
    fn weights(&self) -> Vec<usize> {
        let mut weights = vec![0; self.tree.elements.len()];
        let Lines { done, .. } = self.lines(0);
        let is_short = done.iter().all(|line| line.weight() == 0);
        for line in done {
            weights[line.place] += if is_short { line.letters } else { line.weight() };
        }
        // Children come after their parents.
        for place in (0..weights.len()).rev() {
            weights[place] += self.within(place).map(|child| weights[child]).sum::<usize>();
        }
        weights
    }

    fn within(&self, place: usize) -> impl Iterator<Item = usize> {
        self.tree.elements[place].children.iter().filter_map(Child::element)
    }

    /// The smallest element that holds most of the page's text.
    fn most(&self) -> usize {
        let weights = self.weights();
        let mut most = 0;
        let part = |place| {
            let found = self.within(place).max_by_key(|child| (weights[*child], Reverse(*child)))?;
            let is_most = weights[place] * MOST <= weights[found] * 10 && 0 < weights[found];
            (is_most && !PARTS.contains(&self.tree.elements[found].name.as_str())).then_some(found)
        };
        while let Some(place) = part(most) {
            most = place;
        }
        most
    }

    /// The lines of an element that are news.
    fn lines(&self, place: usize) -> Lines {
        let mut lines = Lines::default();
        self.collect(place, &mut lines);
        lines.end();
        lines
    }

    /// The first place after an element and all within it.
    fn end(&self, place: usize) -> usize {
        self.within(place).last().map_or(place + 1, |last| self.end(last))
    }

    /// Whether an element is none of the article's, unless it holds much of the page's text.
    fn is_skipped(&self, place: usize) -> bool {
        let element = &self.tree.elements[place];
        if SKIPPED.contains(&element.name.as_str()) {
            return true;
        }
        let is_much = self.weights.as_ref().is_none_or(|weights| weights[0] <= 2 * weights[place]);
        let is_hidden =
            element.attribute("hidden").is_some() || element.attribute("aria-hidden") == Some("true");
        let names = ["class", "id", "role"].map(|name| element.attribute(name).unwrap_or_default());
        let names = names.join(" ").to_lowercase();
        // The names of a post are also those of its tags.
        let is_post = names.split_ascii_whitespace().any(|name| POSTS.contains(&name));
        let is_named = |is_it: &dyn Fn(&str) -> bool| !is_post && names.split_ascii_whitespace().any(is_it);
        is_named(&is_of_comments)
            || (is_hidden || element.name == "form" || is_named(&is_boilerplate)) && !is_much
    }

    fn collect(&self, place: usize, lines: &mut Lines) {
        let element = &self.tree.elements[place];
        let is_block = BLOCKS.contains(&element.name.as_str());
        // A line that is nothing but the page's own time stamp is dropped as links are.
        let is_link = element.name == "a" && element.attribute("href").is_some()
            || element.name == "time" && element.attribute("datetime").is_some();
        if is_block {
            lines.end();
        }
        lines.links += usize::from(is_link);
        if let Some(time) = element.attribute("datetime").filter(|_| element.name == "time") {
            lines.times.push((place, time.to_owned()));
        }
        for child in &element.children {
            match child {
                Child::Text(text) => lines.add(place, text),
                Child::Element(inner) if self.tree.elements[*inner].name == "br" => lines.end_line(),
                Child::Element(inner) if self.is_skipped(*inner) => {}
                Child::Element(inner) => self.collect(*inner, lines),
            }
        }
        lines.links -= usize::from(is_link);
        if is_block {
            lines.end();
        } else if element.name == "td" || element.name == "th" {
            lines.add(place, " ");
        }
    }
}

/// A line of the page.
struct Line {
    /// The element it begins in.
    place: usize,
    text: String,
    letters: usize,
}

impl Line {
    /// What it counts in the choice of the article: what is short may be a menu's.
    fn weight(&self) -> usize {
        if LONG <= self.letters { self.letters } else { 0 }
    }
}

/// Lines as they are put together.
#[derive(Default)]
struct Lines {
    done: Vec<Line>,
    line: String,
    place: usize,
    /// Letters of the line, and those of links.
    letters: usize,
    linked: usize,
    /// Links that are open.
    links: usize,
    times: Vec<(usize, String)>,
}

impl Lines {
    /// Adds text of an element; blanks are one, but a no-break space stays itself.
    fn add(&mut self, place: usize, text: &str) {
        for char in text.chars() {
            if matches!(char, ' ' | '\t' | '\r' | '\n' | '\x0C') {
                if !self.line.is_empty() && !self.line.ends_with([' ', '\n']) {
                    self.line.push(' ');
                }
                continue;
            }
            if self.line.is_empty() {
                self.place = place;
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
            self.done.push(Line { place: self.place, text: line.to_owned(), letters });
        }
    }
}
