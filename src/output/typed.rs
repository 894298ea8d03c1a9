//! The columns of a table with types, which databases and Parquet share: what is a day, what a number, what text.

use chrono::{Datelike, NaiveDate};

use super::row::NAMES;

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Day,
    Count,
    Text,
}

impl Type {
    pub fn of(column: &str) -> Type {
        match column {
            "first" | "last" | "published" => Type::Day,
            "sources" | "line" | "start" | "end" => Type::Count,
            _ => Type::Text,
        }
    }
}

/// The columns in their order.
pub(super) fn columns() -> impl Iterator<Item = (&'static str, Type)> {
    NAMES.into_iter().map(|name| (name, Type::of(name)))
}

/// The day of a cell such as `2025-10-07` or `2025-10-07T18:30`.
///
/// None where no single day is known, and outside the years 1 to 9999, for which SQL's own functions and
/// Python's `date` have no place.
pub(super) fn day(cell: &str) -> Option<NaiveDate> {
    let day: NaiveDate = cell.split('T').next()?.parse().ok()?;
    (1..=9999).contains(&day.year()).then_some(day)
}

/// The number of a cell.
pub(super) fn count(cell: &str) -> Option<i64> {
    cell.parse().ok()
}

/// The text of a cell; an empty one has none.
pub(super) fn text(cell: &str) -> Option<&str> {
    (!cell.is_empty()).then_some(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_type() {
        let of = |wanted| {
            let names = columns().filter(|(_, found)| *found == wanted).map(|(name, _)| name);
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of(Type::Day), "first last published");
        assert_eq!(of(Type::Count), "sources line start end");
        assert_eq!(
            of(Type::Text),
            "phrase event status attribution source title url edtf value type mod zone basis merged conflict \
             sentence"
        );
    }

    #[test]
    fn days() {
        let check = |cell: &str, expected: &str| {
            assert_eq!(day(cell).map_or("-".into(), |day| day.to_string()), expected, "{cell}");
        };
        check("2025-10-07", "2025-10-07");
        check("2025-10-07T24:00", "2025-10-07");
        check("2025-10", "-");
        check("0001-01-01", "0001-01-01");
        check("0000-12-31", "-");
        check("-0043-01-12", "-");
        check("", "-");
    }
}
