//! Roman numbers.

/// The value of a Roman number in capital letters, Latin or the Cyrillic ones that look like them.
pub fn roman(word: &[u8]) -> Option<i32> {
    let text = std::str::from_utf8(word).ok()?;
    if text.len() > 16 {
        return None;
    }
    let (mut sum, mut previous) = (0, i32::MAX);
    let mut canonical = String::new();
    for letter in text.chars() {
        let (value, latin) = match letter {
            'I' | 'І' => (1, 'I'),
            'V' => (5, 'V'),
            'X' | 'Х' => (10, 'X'),
            'L' => (50, 'L'),
            'C' | 'С' => (100, 'C'),
            'D' => (500, 'D'),
            'M' | 'М' => (1000, 'M'),
            _ => return None,
        };
        canonical.push(latin);
        sum += if previous < value { value - 2 * previous } else { value };
        previous = value;
    }
    (0 < sum && to_roman(sum) == canonical).then_some(sum)
}

/// The one right way to write a number, so that «IIX» or «MIX» are not taken for numbers.
fn to_roman(mut value: i32) -> String {
    const PARTS: [(i32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (part, letters) in PARTS {
        while value >= part {
            text.push_str(letters);
            value -= part;
        }
    }
    text
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
    }
}
