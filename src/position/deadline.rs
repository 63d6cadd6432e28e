//! By when: `by 2025`, `before June`, `not before 2030`, `within two years`, `will open in 2027`.

use jiff::ToSpan;
use jiff::civil::Date;

use super::clause::Clause;
use super::context::Context;
use super::number::number;
use super::period::Calendar;
use super::proposition::Proposition;
use crate::lexicon::{Marks, Traits};

/// The last day of a deadline among the words of a clause; of `not before`, or of `before` under a negation, the first.
///
/// What happens once and lies ahead happens by the end of the time in which it does, so that `opens in 2027` names a deadline,
/// and `grows in 2027` does not.
pub(super) fn deadline(context: &Context, clause: &Clause, found: &Proposition, negated: bool) -> Option<Date> {
    if !clause.marks.any(Marks::DEADLINE) {
        return None;
    }
    let words = clause.words.as_slice();
    let all = context.words();
    let calendar = Calendar::new(context, words);
    let once = clause.marks.any(Marks::ONCE) && is_once(context, words, found);
    for (place, at) in words.iter().enumerate() {
        if !context.marks(*at).any(Marks::DEADLINE) {
            continue;
        }
        let word = &all[*at];
        let by = word.folds_to_any(&["by", "until"]);
        let before = word.folds_to("before");
        let day = if by || before {
            let not = before && (negated || place > 0 && all[words[place - 1]].folds_to("not"));
            calendar.period(place + 1).and_then(|period| match (before, not) {
                (true, true) => Some(period.first),
                (true, false) => period.first.yesterday().ok(),
                (false, _) => Some(period.last),
            })
        } else if word.folds_to("within") {
            span_from(context, words, place + 1)
        } else if once {
            // "Next year" needs no preposition.
            let place = place + usize::from(word.folds_to_any(&["in", "on"]));
            let ahead = |day: &Date| context.date.is_some_and(|today| *day >= today);
            let period = calendar.period(place).map(|period| period.last).filter(ahead);
            period.or_else(|| if word.folds_to("in") { span_from(context, words, place) } else { None })
        } else {
            None
        };
        if day.is_some() {
            return day;
        }
    }
    None
}

/// True where the predicate, or what something is to be, comes to pass once.
fn is_once(context: &Context, words: &[usize], found: &Proposition) -> bool {
    let marked = |at: &usize| context.marks_of_any(*at).any(Marks::ONCE);
    let is = |head: &usize| context.words()[*head].has(Traits::BE);
    let complement = || found.head.as_ref().filter(|head| is(head)).and_then(|_| words.get(found.complement));
    found.head.as_ref().is_some_and(marked) || complement().is_some_and(marked)
}

/// `two years`, `under a month`: so long after the document's date. "Within the agency, …" is no time.
fn span_from(context: &Context, words: &[usize], place: usize) -> Option<Date> {
    let is_any = |place: usize, forms: &[&str]| context.is_any(words, place, forms);
    let place = place + usize::from(is_any(place, &["under", "about", "around"]));
    let place = place + if is_any(place, &["less"]) && is_any(place + 1, &["than"]) { 2 } else { 0 };
    let one = || is_any(place, &["a", "an"]).then_some((1.0, place + 1));
    let (count, unit) = number(context, words, place).or_else(one)?;
    if !(1.0..=400.0).contains(&count) {
        return None;
    }
    // In range, so nothing is cut off.
    #[allow(clippy::cast_possible_truncation)]
    let count = count as i64;
    let span = match context.words()[*words.get(unit)?].text().trim_end_matches('s') {
        "day" => count.days(),
        "week" => count.weeks(),
        "month" => count.months(),
        "year" => count.years(),
        "decade" => (count * 10).years(),
        _ => return None,
    };
    context.date?.checked_add(span).ok()
}
