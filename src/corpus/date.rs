//! Dates as people and programs write them.
//!
//! Knows single dates; where in a document they stand is the business of the readers.

use jiff::civil::Date;

/// A day of which the year may be missing, as in `April 17`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// With its year.
    Full(Date),
    /// Without: month and day, each from 1.
    Yearless(i8, i8),
}

/// Reads a whole text as one date: `2025-04-17` (with or without a time of day), `20250417`, `April 17, 2025`,
/// `17 Apr. 2025`.
pub(super) fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Some((date, end)) = numeric_at(text) {
        let rest = &text[end..];
        return (rest.is_empty() || rest.starts_with(['T', 't', ' '])).then_some(date);
    }
    // A date has three words at most: of prose no more need be looked at.
    let words: Vec<&str> = words(text).take(4).collect();
    match day_at_end(&words)? {
        (Day::Full(date), used) if used == words.len() => Some(date),
        _ => None,
    }
}

/// A year alone: `2025`.
pub(super) fn parse_year(text: &str) -> Option<i16> {
    let text = text.trim();
    (text.len() == 4).then(|| text.parse().ok()).flatten().filter(|year| (1000..3000).contains(year))
}

/// The first `2025-04-17`, `2025_04_17`, `2025.04.17` or `20250417` inside a text that has no digit beside it.
pub(super) fn find(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    (0..bytes.len())
        .filter(|&at| bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_digit()))
        .find_map(|at| numeric_at(&text[at..]).map(|(date, _)| date))
}

/// The first year from 1900 to 2099 inside a text that has no digit beside it.
pub(super) fn find_year(text: &str) -> Option<i16> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .find(|year| (1900..2100).contains(year))
}

/// The words of a date: split at white space and commas.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', ',', '\u{a0}']).filter(|word| !word.is_empty())
}

/// The day that the last words name, and how many words it takes.
pub(super) fn day_at_end(words: &[&str]) -> Option<(Day, usize)> {
    let year = words.last().and_then(|word| parse_year(word));
    let rest = if year.is_some() { &words[..words.len() - 1] } else { words };
    let [.., a, b] = rest else { return None };
    let (month, day) = match (month(a), month(b)) {
        (Some(month), None) => (month, day_number(b)?),
        (None, Some(month)) => (month, day_number(a)?),
        _ => return None,
    };
    match year {
        Some(year) => Some((Day::Full(Date::new(year, month, day).ok()?), 3)),
        // 2000 is a leap year: 29 February is a day, 31 April is not.
        None => Date::new(2000, month, day).ok().map(|_| (Day::Yearless(month, day), 2)),
    }
}

/// A numeric date at the start of a text, and its length in bytes; no digit may follow.
fn numeric_at(text: &str) -> Option<(Date, usize)> {
    let bytes = text.as_bytes();
    let number = |from: usize, length: usize| -> Option<i16> {
        let digits = text.get(from..from + length)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let (month, day, end) = match bytes.get(4)? {
        b'-' | b'_' | b'.' if bytes.get(7) == bytes.get(4) => (number(5, 2)?, number(8, 2)?, 10),
        b'0'..=b'9' => (number(4, 2)?, number(6, 2)?, 8),
        _ => return None,
    };
    if bytes.get(end).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let date = Date::new(number(0, 4)?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (date.year() >= 1000).then_some((date, end))
}

fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    (word.len() - digits.len() <= 2).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let folded = word.strip_suffix('.').unwrap_or(word).to_ascii_lowercase();
    let known =
        |month: &&str| **month == folded || (folded.len() >= 3 && folded.len() <= 4 && month.starts_with(&folded));
    let place = MONTHS.iter().position(known)?;
    i8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_forms_are_read() {
        let expected = Date::new(2025, 4, 17).ok();
        for text in [
            "2025-04-17",
            "2025-04-17T08:00:00Z",
            "20250417",
            "April 17, 2025",
            "Apr. 17 2025",
            "17 April 2025",
            "17th April, 2025",
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in
            ["", "2025", "2025-13-01", "2025-02-30", "April 31, 2025", "soon", "1.2.2025", "2025-04-170", "été 17"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn dates_in_names_need_a_boundary() {
        assert_eq!(find("talks-2025-04-17-final"), Date::new(2025, 4, 17).ok());
        assert_eq!(find("id12025-04-17"), None);
        assert_eq!(find_year("iran-2025b"), Some(2025));
        assert_eq!(find_year("report-12025"), None);
    }
}
