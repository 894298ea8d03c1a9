//! Roman numbers.

/// Bytes of a number at most: that of «MMMDCCCLXXXVIII» in Latin letters, and one.
const LONGEST: usize = 16;

/// The value of a Roman number in capital letters, Latin or the Cyrillic ones that look like them.
pub fn roman(word: &[u8]) -> Option<i32> {
    if LONGEST < word.len() {
        return None;
    }
    let (mut sum, mut previous) = (0, i32::MAX);
    for letter in letters(word) {
        let value = letter?.1;
        sum += if previous < value { value - 2 * previous } else { value };
        previous = value;
    }
    (0 < sum && is_written_so(sum, word)).then_some(sum)
}

/// The letters of a number with their values, each as its Latin letter; none for what is no such letter.
fn letters(word: &[u8]) -> impl Iterator<Item = Option<(u8, i32)>> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let (letter, behind) = match rest {
            [] => return None,
            [b'I', behind @ ..] | [0xD0, 0x86, behind @ ..] => ((b'I', 1), behind),
            [b'V', behind @ ..] => ((b'V', 5), behind),
            [b'X', behind @ ..] | [0xD0, 0xA5, behind @ ..] => ((b'X', 10), behind),
            [b'L', behind @ ..] => ((b'L', 50), behind),
            [b'C', behind @ ..] | [0xD0, 0xA1, behind @ ..] => ((b'C', 100), behind),
            [b'D', behind @ ..] => ((b'D', 500), behind),
            [b'M', behind @ ..] | [0xD0, 0x9C, behind @ ..] => ((b'M', 1000), behind),
            _ => return Some(None),
        };
        rest = behind;
        Some(Some(letter))
    })
}

/// Whether a number is written the one right way, so that «IIX» or «MIX» are not taken for numbers.
fn is_written_so(mut value: i32, word: &[u8]) -> bool {
    const PARTS: [(i32, &[u8]); 13] = [
        (1000, b"M"),
        (900, b"CM"),
        (500, b"D"),
        (400, b"CD"),
        (100, b"C"),
        (90, b"XC"),
        (50, b"L"),
        (40, b"XL"),
        (10, b"X"),
        (9, b"IX"),
        (5, b"V"),
        (4, b"IV"),
        (1, b"I"),
    ];
    let mut written = letters(word).flatten().map(|(letter, _)| letter);
    for (part, digits) in PARTS {
        while value >= part {
            if !digits.iter().all(|digit| written.next() == Some(*digit)) {
                return false;
            }
            value -= part;
        }
    }
    value == 0 && written.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers() {
        let check = |text: &str, expected| assert_eq!(roman(text.as_bytes()), expected, "{text}");
        check("XIX", Some(19));
        check("ХХI", Some(21));
        check("IIX", None);
        check("MIX", Some(1009));
        check("XL", Some(40));
        check("ix", None);
        check("", None);
        check("IIII", None);
        check("CMD", None);
        check("MMMDCCCLXXXVIII", Some(3888));
        check(&"M".repeat(100_000), None);
    }
}
