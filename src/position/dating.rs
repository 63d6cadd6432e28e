//! When a text says that something was said: `In 2019, Lee said …`, `said in May 2022 that …`, `told the council last year …`.

use jiff::ToSpan;
use jiff::civil::Date;

use super::context::Context;
use super::period::{Calendar, Period};
use crate::grammar::Attribution;
use crate::lexicon::{Tag, Traits};
use crate::text::TokenRange;

/// A stretch of the calendar that is over on the day of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dating {
    /// Its last day.
    pub last: Date,
    /// Its length in days.
    pub days: i32,
}

/// The time that the words right before the source or right after the cue give, where it is over before the document's date.
///
/// ```ebnf
/// dating = [ "in" | "on" ], period | "last", ( "year" | "month" ) ;
/// ```
pub fn dating(context: &Context, attribution: &Attribution) -> Option<Dating> {
    let today = context.date?;
    let cue = attribution.cue.iter().map(|range| range.end).max()?;
    let content = attribution.content.first()?;
    let after = cue..content.start.max(cue);
    let sentence = context.sentences_around(&(attribution.cue_head..attribution.cue_head + 1));
    let source = attribution.source.as_ref().map_or(cue, |source| source.start);
    let before = sentence.start..source.min(content.start).max(sentence.start);
    let some = |range: &TokenRange| {
        range.len() <= LONGEST
            && context.words()[range.clone()].iter().any(|w| w.has(Traits::TIME) || w.tag == Tag::Number)
    };
    let found = [after, before].into_iter().filter(some).find_map(|range| stretch(context, range))?;
    let period = if found.first > today { earlier(found)? } else { found };
    let days = period.first.until(period.last).ok()?.get_days();
    (period.last < today).then_some(Dating { last: period.last, days })
}

/// Words of an adverbial that names a time.
const LONGEST: usize = 8;

fn stretch(context: &Context, range: TokenRange) -> Option<Period> {
    let words: Vec<usize> = range.collect();
    let calendar = Calendar::new(context, &words);
    let is = |place: usize, forms: &[&str]| context.is_any(&words, place, forms);
    (0..words.len()).find_map(|place| {
        // "In the 2016 race" is no time that something was said in.
        let opens = (place == 0 || is(place - 1, &["in", "on"])) && !is(place, &["the"]);
        if is(place, &["last"]) { calendar.running(place + 1, -1) } else { calendar.period(place).filter(|_| opens) }
    })
}

/// A month without a year, a year before: what was said is over.
fn earlier(period: Period) -> Option<Period> {
    let back = |day: Date| day.checked_sub(1.year()).ok();
    Some(Period { first: back(period.first)?, last: back(period.last)? })
}
