//! A stretch of the calendar in words: `2027`, `early June`, `3 May 2026`, `the third quarter`, `next spring`.

use jiff::ToSpan;
use jiff::civil::Date;

use super::context::Context;
use crate::lexicon::Traits;

/// From its first to its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub first: Date,
    pub last: Date,
}

/// Months that a season begins with, in the north: one deadline is held against another, so that it does not matter which half
/// of the earth is meant.
const SEASONS: [(&str, i8); 5] = [("spring", 3), ("summer", 6), ("autumn", 9), ("fall", 9), ("winter", 12)];

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// Reads periods among the words of a clause.
#[derive(Clone, Copy)]
pub(super) struct Calendar<'c> {
    context: &'c Context<'c>,
    words: &'c [usize],
}

impl<'c> Calendar<'c> {
    pub fn new(context: &'c Context, words: &'c [usize]) -> Self {
        Calendar { context, words }
    }

    /// The period at a place of the clause. What names no year (`June`, `next year`, `the third quarter`) is the first that is
    /// not over at the document's date, and needs one.
    ///
    /// ```ebnf
    /// period  = [ part ], [ "the" | "this" ], stretch ;
    /// part    = [ "the" ], ( "start" | "beginning" | "middle" | "end" ), "of" | "early" | "mid" | "late" | "later" ;
    /// stretch = year | day, month, [ year ] | month, [ day ], [ "," ], [ year ] | season, [ [ "of" ], year ]
    ///         | ordinal, ( "quarter" | "half" ), [ "of" ], [ year ] | [ "this" | "next" ], ( "year" | "month" ) ;
    /// ```
    pub fn period(self, place: usize) -> Option<Period> {
        let begun = place + usize::from(self.is_any(place, &["the"]));
        let of = usize::from(self.is_any(begun + 1, &["of"]));
        let (share, next) = match () {
            () if of == 1 && self.is_any(begun, &["start", "beginning"]) || self.is_any(begun, &["early"]) => {
                (1, begun + 1)
            }
            () if of == 1 && self.is_any(begun, &["middle"]) || self.is_any(begun, &["mid"]) => (2, begun + 1),
            () if of == 1 && self.is_any(begun, &["end"]) || self.is_any(begun, &["late", "later"]) => (3, begun + 1),
            () => (3, begun),
        };
        let next = next + usize::from(next > begun && of == 1);
        let next = next + usize::from(self.is_any(next, &["-", "the"]));
        let period = self.stretch(next).or_else(|| if next > begun { self.running(next, 0) } else { None })?;
        // Early is over after a third of it, the middle after two.
        let days = period.first.until(period.last).ok()?.get_days() * share / 3;
        let last = period.first.checked_add(days.days()).ok()?;
        // "Before the end of 2022" is still in 2022.
        Some(Period { first: if self.is_any(begun, &["end"]) { last.tomorrow().ok()? } else { period.first }, last })
    }

    fn stretch(self, place: usize) -> Option<Period> {
        if let Some(year) = self.year(place) {
            return span(year, 1, 12);
        }
        let next = self.is_any(place, &["next"]);
        let named = place + usize::from(next || self.is_any(place, &["this"]));
        if named > place
            && let Some(stretch) = self.running(named, i32::from(next))
        {
            return Some(stretch);
        }
        if let Some((_, first)) = SEASONS.iter().find(|(name, _)| self.is_any(named, &[name])) {
            return self.months(*first, 3, named + 1);
        }
        if let Some(count) = ORDINALS.iter().position(|ordinal| self.is_any(named, &[ordinal])) {
            let count = i8::try_from(count).ok()?;
            let half = self.is_any(named + 1, &["half"]) && count < 2;
            if !half && !self.is_any(named + 1, &["quarter"]) {
                return None;
            }
            let length = if half { 6 } else { 3 };
            return self.months(1 + count * length, length, named + 2);
        }
        // "3 May", "May 3".
        let before = self.day(named);
        let at = named + usize::from(before.is_some());
        let month = self.month(at)?;
        let day = before.or_else(|| self.day(at + 1));
        let past = at + 1 + usize::from(day.is_some() && before.is_none());
        let whole = self.months(month, 1, past)?;
        let Some(day) = day else { return Some(whole) };
        let day = Date::new(whole.first.year(), month, day).ok()?;
        Some(Period { first: day, last: day })
    }

    /// `(this) year`, `(the end of the) month`: the one that the document was written in, or so many after it.
    pub fn running(self, place: usize, after: i32) -> Option<Period> {
        let today = self.context.date?;
        if self.is_any(place, &["year"]) {
            return span(today.checked_add(after.years()).ok()?.year(), 1, 12);
        }
        let month = self.is_any(place, &["month"]).then(|| today.checked_add(after.months()))?.ok()?;
        span(month.year(), month.month(), 1)
    }

    /// So many months from one on, in the year that is named at a place, or else in the first in which they are not over.
    fn months(self, first: i8, count: i8, place: usize) -> Option<Period> {
        let place = place + usize::from(self.is_any(place, &["of", ","]));
        let period = |year| span(year, first, count);
        if let Some(year) = self.year(place) {
            return period(year);
        }
        let today = self.context.date?;
        let this = period(today.year())?;
        if (this.last.year(), this.last.month()) < (today.year(), today.month()) {
            period(today.year() + 1)
        } else {
            Some(this)
        }
    }

    fn is_any(self, place: usize, forms: &[&str]) -> bool {
        self.context.is_any(self.words, place, forms)
    }

    fn text(self, place: usize) -> &'c str {
        self.words.get(place).map_or("", |at| self.context.words()[*at].text())
    }

    fn year(self, place: usize) -> Option<i16> {
        let text = self.text(place);
        text.parse().ok().filter(|year| (1900..2200).contains(year) && text.len() == 4)
    }

    fn day(self, place: usize) -> Option<i8> {
        self.text(place).parse().ok().filter(|day| (1..=31).contains(day))
    }

    fn month(self, place: usize) -> Option<i8> {
        const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let word = &self.context.words()[*self.words.get(place)?];
        let name = word.text().to_ascii_lowercase();
        let head = name.get(..3).filter(|_| word.has(Traits::CALENDAR))?;
        MONTHS.iter().position(|month| *month == head).and_then(|index| i8::try_from(index + 1).ok())
    }
}

/// So many months from one on.
fn span(year: i16, month: i8, count: i8) -> Option<Period> {
    let first = Date::new(year, month, 1).ok()?;
    let last = first.checked_add((i32::from(count) - 1).months()).ok()?.last_of_month();
    Some(Period { first, last })
}
