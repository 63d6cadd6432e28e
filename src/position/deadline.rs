//! By when: `by 2025`, `before June`, `not before 2030`, `within two years`.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::clause::Clause;
use super::context::Context;
use super::number::number;
use crate::lexicon::{Marks, Traits};

/// The last day of a deadline among the words of a clause; of `not before`, or of `before` under a negation, the first. A month without its year is the
/// first that comes after the document's date, so that it needs one; so do `within` and `the end of the year`.
pub(super) fn deadline(context: &Context, clause: &Clause, negated: bool) -> Option<Date> {
    if !clause.marks.any(Marks::DEADLINE) {
        return None;
    }
    let words = clause.words.as_slice();
    let all = context.words();
    let text = |place: usize| words.get(place).map_or("", |at| all[*at].text());
    let is = |place: usize, lower: &str| words.get(place).is_some_and(|at| all[*at].folds_to(lower));
    for place in 0..words.len() {
        if !context.marks(words[place]).any(Marks::DEADLINE) {
            continue;
        }
        let word = &all[words[place]];
        let after = place + 1;
        if word.folds_to("within") {
            let span =
                number(context, words, after).or_else(|| matches!(text(after), "a" | "an").then_some((1.0, after + 1)));
            // "Within the agency, …" is no time.
            if let (Some((count, unit)), Some(today)) = (span, context.date)
                && let Some(day) = later(today, count, text(unit))
            {
                return Some(day);
            }
        }
        let by = word.folds_to("by") || word.folds_to("until");
        let before = word.folds_to("before");
        if !by && !before {
            continue;
        }
        let not = before && (negated || place > 0 && all[words[place - 1]].folds_to("not"));
        let mut at = after;
        let end = ["the", "end", "of"].iter().all(|expected| {
            let fits = text(at) == *expected;
            at += usize::from(fits);
            fits
        });
        if end && (is(at, "the") || is(at, "this")) && is(at + 1, "year") {
            return year_end(context.date?.year());
        }
        if is(at, "next") && is(at + 1, "year") {
            return year_end(context.date?.year().checked_add(1)?);
        }
        if let Some(year) = year(text(at)) {
            return if not {
                Some(date(year, 1, 1))
            } else if before {
                year_end(year - 1)
            } else {
                year_end(year)
            };
        }
        if let Some(month) = words
            .get(at)
            .filter(|at| all[**at].has(Traits::CALENDAR))
            .and_then(|_| month(&text(at).to_ascii_lowercase()))
        {
            let day = text(at + 1).parse::<i8>().ok().filter(|day| (1..=31).contains(day));
            let next = at + 1 + usize::from(day.is_some());
            let next = next + usize::from(text(next) == ",");
            let year = year(text(next)).or_else(|| {
                let today = context.date?;
                Some(if month < today.month() { today.year() + 1 } else { today.year() })
            })?;
            let first = Date::new(year, month, 1).ok()?;
            return match (day, before, not) {
                (Some(day), true, false) => Date::new(year, month, day).ok()?.yesterday().ok(),
                (Some(day), ..) => Date::new(year, month, day).ok(),
                (None, true, true) => Some(first),
                (None, true, false) => first.yesterday().ok(),
                (None, ..) => Some(first.last_of_month()),
            };
        }
    }
    None
}

fn later(from: Date, count: f64, unit: &str) -> Option<Date> {
    if !(1.0..=400.0).contains(&count) {
        return None;
    }
    // In range, so nothing is cut off.
    #[allow(clippy::cast_possible_truncation)]
    let count = count as i64;
    let span = match unit.trim_end_matches('s') {
        "day" => count.days(),
        "week" => count.weeks(),
        "month" => count.months(),
        "year" => count.years(),
        "decade" => (count * 10).years(),
        _ => return None,
    };
    from.checked_add(span).ok()
}

fn year(text: &str) -> Option<i16> {
    text.parse().ok().filter(|year| (1900..2200).contains(year) && text.len() == 4)
}

fn year_end(year: i16) -> Option<Date> {
    Date::new(year, 12, 31).ok()
}

fn month(text: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let head = text.get(..3)?;
    MONTHS.iter().position(|month| *month == head).and_then(|index| i8::try_from(index + 1).ok())
}
