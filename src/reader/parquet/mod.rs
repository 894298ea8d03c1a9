//! Tables in Parquet: an article a row, with the names of CSV and JSON Lines as columns.
//!
//! A build without the feature detects one, and says that it cannot read it.

#[cfg(feature = "parquet")]
mod column;
#[cfg(feature = "parquet")]
mod table;

#[cfg(not(feature = "parquet"))]
use super::format::cannot_split as split;
use super::format::{Beginning, FormatReader};
#[cfg(feature = "parquet")]
use table::split;

pub(super) const READER: FormatReader = FormatReader {
    name: "parquet",
    aliases: &[],
    about: "A table in Parquet with the same names as columns; with the feature parquet",
    extensions: if cfg!(feature = "parquet") { &["parquet"] } else { &[] },
    detect,
    split,
};

/// What such a file begins and ends with.
const MAGIC: &[u8] = b"PAR1";

fn detect(beginning: &Beginning) -> bool {
    beginning.line.starts_with(MAGIC)
}
