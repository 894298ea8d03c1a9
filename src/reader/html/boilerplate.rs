//! Boilerplate: what of a page is no part of its article, by the names of its elements and classes and by how lines begin.

/// Elements that hold no text of an article.
pub(super) const SKIPPED: [&str; 26] = [
    "aside",
    "audio",
    "button",
    "canvas",
    "dialog",
    "figcaption",
    "figure",
    "footer",
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

/// Classes of an article, by themselves or among others.
pub(super) const POSTS: [&str; 2] = ["hentry", "h-entry"];

/// Words in the names of classes that say the same: each begins a part of a name.
const SKIPPED_CLASSES: [&str; 34] = [
    "advert",
    "banner",
    "breadcrumb",
    "caption",
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
    "teaser",
    "toolbar",
];

/// How lines begin that are no part of the news.
pub(super) const SKIPPED_LINES: [&str; 9] = [
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

/// The words of a class: `post-tags`, `article__text`.
fn words(class: &str) -> impl DoubleEndedIterator<Item = &str> {
    class.split(|char: char| !char.is_alphanumeric())
}

pub(super) fn is_of_comments(class: &str) -> bool {
    words(class).any(|word| word.starts_with("comment"))
}

pub(super) fn is_boilerplate(class: &str) -> bool {
    let is_known = |word: &str| SKIPPED_CLASSES.iter().any(|known| word.starts_with(known));
    words(class).any(is_known) || words(class).next_back().is_some_and(|word| ["tag", "tags"].contains(&word))
}
