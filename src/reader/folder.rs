//! A folder: the files of articles in it, in the order of their names.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, FilterEntry, IntoIter, WalkDir};

use super::compressed::is_compressed;
use super::format::{named, names};
use crate::error::{Error, ErrorKind};

/// The paths of a folder's articles, subfolders included, hidden files and folders not.
pub(super) struct Folder {
    path: PathBuf,
    walk: FilterEntry<IntoIter, fn(&DirEntry) -> bool>,
    /// Files that were given out, and files with other extensions.
    articles: usize,
    others: u64,
    is_over: bool,
}

impl Folder {
    pub(super) fn new(path: PathBuf) -> Folder {
        let walk = WalkDir::new(&path).follow_links(true).sort_by_file_name().into_iter();
        Folder { path, walk: walk.filter_entry(is_visible), articles: 0, others: 0, is_over: false }
    }
}

fn is_visible(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let is_hidden =
        name.starts_with('.') || entry.file_type().is_dir() && belongs_to_page(entry.path(), &name);
    entry.depth() == 0 || !is_hidden
}

/// Whether a browser put the pictures and scripts of a page there, beside the page: `X_files` of `X.html`.
fn belongs_to_page(folder: &Path, name: &str) -> bool {
    let page = ["_files", ".files"].iter().find_map(|end| name.strip_suffix(end));
    page.is_some_and(|page| {
        ["html", "htm"].iter().any(|end| folder.with_file_name(format!("{page}.{end}")).is_file())
    })
}

/// Whether a file is named as articles are; a name without an extension is one too, as in many corpora.
fn is_article(path: &Path) -> bool {
    let is_bare = |path: &Path| path.file_stem() == path.file_name();
    is_bare(path) || named(path).is_some() || is_compressed(path) && is_bare(&path.with_extension(""))
}

impl Iterator for Folder {
    type Item = Result<PathBuf, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        for entry in self.walk.by_ref() {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if is_article(entry.path()) => {
                    self.articles += 1;
                    return Some(Ok(entry.into_path()));
                }
                Ok(_) => self.others += 1,
                Err(error) => return Some(Err(unreadable(&self.path, error))),
            }
        }
        self.is_over = true;
        (self.articles == 0).then(|| {
            let kind = ErrorKind::NoArticles { extensions: names(), others: self.others };
            Err(Error::at(self.path.display().to_string(), kind))
        })
    }
}

fn unreadable(folder: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(folder).display().to_string();
    if error.loop_ancestor().is_some() {
        return Error::at(path, ErrorKind::LinkLoop);
    }
    match error.into_io_error() {
        Some(source) => Error::io(path, ErrorKind::Walk, source),
        None => Error::at(path, ErrorKind::Walk),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// Makes the files, and lists what the folder gives, as paths in it.
    fn list(files: &[&str]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "Суд").unwrap();
        }
        let root = format!("{}", folder.path().display());
        let told = Folder::new(folder.path().into()).map(|item| match item {
            Ok(path) => path.strip_prefix(&root).unwrap().display().to_string(),
            Err(error) => error.to_string().replace(&root, "FOLDER"),
        });
        told.collect()
    }

    #[test]
    fn sorted_and_without_what_is_hidden() {
        let files = [
            "b.txt",
            "a/2.JSONL",
            "a/1",
            "c.pdf",
            "c.pdf.gz",
            "d.gz",
            "d.txt.gz",
            ".hidden.txt",
            ".git/d.txt",
            "a/.e.txt",
            "new.json",
        ];
        assert_eq!(list(&files), ["a/1", "a/2.JSONL", "b.txt", "d.gz", "d.txt.gz", "new.json"]);
    }

    #[test]
    fn what_belongs_to_a_page_is_left_out() {
        let files = ["a.html", "a_files/b.html", "c.files/d.txt", "e.htm", "e_files/f/g.txt"];
        let read = if cfg!(feature = "html") {
            vec!["a.html", "c.files/d.txt", "e.htm"]
        } else {
            vec!["c.files/d.txt"]
        };
        assert_eq!(list(&files), read);
    }

    #[test]
    fn without_articles() {
        let expected = format!(
            "FOLDER: expected articles ({}, these with .gz, .zst or .bz2, or no extension), found 2 other files: name the files themselves",
            names()
        );
        assert_eq!(list(&["a.pdf", "b/c.jpg", ".d.txt"]), [expected]);
        assert!(list(&[])[0].contains("found 0 other files"));
    }

    #[cfg(unix)]
    #[test]
    fn links() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.txt"), "Суд").unwrap();
        std::os::unix::fs::symlink(folder.path(), path("loop")).unwrap();
        std::os::unix::fs::symlink(path("none"), path("nowhere.txt")).unwrap();
        let told: Vec<_> =
            Folder::new(folder.path().into()).map(|item| item.map_err(|e| e.to_string())).collect();
        assert_eq!(told[0], Ok(path("a.txt")));
        assert!(told[1].as_ref().unwrap_err().contains("found a link to a folder around it"), "{told:?}");
        assert!(told[2].as_ref().unwrap_err().contains("nowhere.txt: expected a readable file"), "{told:?}");
        assert_eq!(told.len(), 3);
    }
}
