//! The line that opens an article: a date line (` date 2025-04-17 (Bloomberg) -- …`) or an agency's dateline
//! (`MOSCOW, April 17 (Reuters) - …`).

use super::date::{self, Day};

/// What a date line tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DateLine {
    /// The day, where it names one; `WASHINGTON (AP) —` does not.
    pub day: Option<Day>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where the article begins: bytes from the start of the line.
    pub end: usize,
}

/// Longest date line in bytes, up to its dash; longer ones are prose.
pub(super) const LONGEST: usize = 160;

/// Reads the start of a line. White space before it is allowed.
pub(super) fn read(line: &str) -> Option<DateLine> {
    let start = line.len() - line.trim_start().len();
    let line = &line[start..];
    let found = labelled(line).or_else(|| bare(line)).or_else(|| agency(line))?;
    Some(DateLine { end: start + found.end, ..found })
}

/// ` date 2025-04-17 (Bloomberg) -- …`, the parenthesis and the dash left out or not.
fn labelled(line: &str) -> Option<DateLine> {
    let label = line.get(..4).filter(|label| label.eq_ignore_ascii_case("date"))?;
    let rest = line[label.len()..].trim_start_matches(':');
    let rest = rest.strip_prefix([' ', '\t'])?;
    let cut = rest.find('(').into_iter().chain(dash(rest).map(|(at, _)| at)).min().unwrap_or(rest.len());
    let date = date::parse(&rest[..cut])?;
    let (publisher, after) = match rest[cut..].strip_prefix('(').and_then(|r| r.split_once(')')) {
        Some((name, after)) => (Some(name.trim().to_owned()).filter(|name| !name.is_empty()), after),
        None => (None, &rest[cut..]),
    };
    let body = after.trim_start_matches([' ', '\t', '-', '–', '—', ':']);
    Some(DateLine { day: Some(Day::Full(date)), publisher, end: line.len() - body.len() })
}

/// A line that is a date and nothing else.
fn bare(line: &str) -> Option<DateLine> {
    let date = date::parse(line)?;
    Some(DateLine { day: Some(Day::Full(date)), publisher: None, end: line.len() })
}

/// `MOSCOW, April 17 (Reuters) - …`, `WASHINGTON (AP) — …`, `17 April (Xinhua) -- …`.
fn agency(line: &str) -> Option<DateLine> {
    let (at, after) = dash(line)?;
    let head = line[..at].trim_end();
    let (head, publisher) = match head.strip_suffix(')').and_then(|head| head.rsplit_once('(')) {
        Some((head, name)) => (head, Some(name.trim()).filter(|name| is_name(name))),
        None => (head, None),
    };
    let words: Vec<&str> = date::words(head).collect();
    let day = date::day_at_end(&words);
    let place = &words[..words.len() - day.map_or(0, |(_, used)| used)];
    let capitals = place.first().is_some_and(|word| is_capitals(word));
    let place_like = place.len() <= 8 && place.iter().all(|word| is_name(word));
    let dateline = match (day, publisher) {
        (Some(_), Some(_)) => place_like,
        (Some(_), None) | (None, Some(_)) => place_like && capitals,
        (None, None) => false,
    };
    let end = line.len() - line[after..].trim_start_matches([' ', '\t']).len();
    dateline.then(|| DateLine { day: day.map(|(day, _)| day), publisher: publisher.map(str::to_owned), end })
}

/// The first dash that stands between words: where it begins and ends.
fn dash(line: &str) -> Option<(usize, usize)> {
    let mut before = ' ';
    for (at, c) in line.char_indices().take_while(|(at, _)| *at < LONGEST) {
        let end = at + c.len_utf8();
        let doubled = c == '-' && line[end..].starts_with('-');
        let free = matches!(c, '-' | '–') && (before == ' ' || before == ')') && line[end..].starts_with([' ', '\t']);
        if c == '—' || doubled || free {
            let length = line[at..].len() - line[at..].trim_start_matches(c).len();
            return Some((at, at + length));
        }
        before = c;
    }
    None
}

fn is_name(word: &str) -> bool {
    word.len() <= 60 && word.chars().next().is_some_and(char::is_uppercase)
}

fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(line: &str) -> (Option<Day>, Option<String>, &str) {
        match read(line) {
            Some(found) => (found.day, found.publisher, &line[found.end..]),
            None => (None, None, line),
        }
    }

    #[test]
    fn date_lines_and_datelines_are_told_from_prose() {
        let full = jiff::civil::Date::new(2025, 4, 17).ok().map(Day::Full);
        let yearless = Some(Day::Yearless(4, 17));
        let name = |name: &str| Some(name.to_owned());
        for (line, expected) in [
            (" date 2025-04-17 (Bloomberg) -- Text", (full, name("Bloomberg"), "Text")),
            ("Date: April 17, 2025 — Text", (full, None, "Text")),
            ("date 2025-04-17", (full, None, "")),
            ("2025-04-17", (full, None, "")),
            ("MOSCOW, April 17 (Reuters) - Text", (yearless, name("Reuters"), "Text")),
            ("NEW YORK/LONDON, Apr. 17, 2025 (AP) -- Text", (full, name("AP"), "Text")),
            ("April 17 (Reuters) – Text", (yearless, name("Reuters"), "Text")),
            ("St. Paul, 17 April (AP) — Text", (yearless, name("AP"), "Text")),
            ("GENEVA, April 17 - Text", (yearless, None, "Text")),
            ("WASHINGTON (AP)—Text", (None, name("AP"), "Text")),
        ] {
            assert_eq!(read_all(line), expected, "{line}");
        }
        for line in [
            "Park (D) — a senator — said so.",
            "date night – a column",
            "The talks of April 17 - the second round - failed.",
            "“We met on April 17 (twice) - briefly,” Park said.",
            "",
            "—",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
