//! How much or how many: the first amount of a clause, as an interval with a unit.

use compact_str::{CompactString, format_compact};

use super::claim::Amount;
use super::clause::Clause;
use super::context::{Context, push_lower_case};
use super::number::number;
use super::proposition::Proposition;
use crate::grammar::Word;
use crate::lexicon::{Bound, Lemmas, Marks, Tag, Traits};
use crate::text::{Span, TokenKind};

/// An amount with what it does to the claim that holds it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The amount.
    pub amount: Amount,
    /// True where a negation and a `beyond` made a greatest value of it: the negation is used up.
    pub turned: bool,
}

/// The first amount among the words of a clause.
pub(super) fn amount(context: &Context, clause: &Clause, negated: bool, wanted: bool) -> Option<Found> {
    if !clause.marks.any(Marks::FIGURE.with(Marks::NUMBER).with(Marks::FRACTION)) {
        return None;
    }
    let words = clause.words.as_slice();
    let all = context.words();
    let counts = |place: &usize| {
        let at = words[*place];
        all[at].tag == Tag::Number
            || context.marks(at).any(Marks::NUMBER)
            || context.semantics().measures.begins_fraction(context.lemmas(at))
    };
    let mut places = (0..words.len()).filter(counts).filter(|place| !is_left(context, words, *place));
    places.find_map(|place| amount_at(context, words, place, negated, wanted))
}

/// "Raise it from the current $7 to $12": the first number is what was, and no more is claimed.
fn is_left(context: &Context, words: &[usize], place: usize) -> bool {
    /// How many words may stand between.
    const REACH: usize = 4;
    let word = |place: usize| &context.words()[words[place]];
    let ranges =
        |place: usize| word(place).tag.is_verb() && word(place).folds_to_any(&["range", "ranges", "last", "vary"]);
    let from = (place.saturating_sub(REACH)..place).rev().find(|at| word(*at).folds_to("from"));
    let to = (place + 1..words.len().min(place + REACH)).find(|at| word(*at).folds_to("to"));
    let Some((from, to)) = from.zip(to) else { return false };
    let number = (to + 1..words.len().min(to + 3)).any(|at| word(at).tag == Tag::Number);
    number && !(0..from).any(ranges)
}

/// A quantity and how many words of the clause it takes.
struct Quantity {
    least: f64,
    most: f64,
    unit: CompactString,
    first: usize,
    last: usize,
}

fn amount_at(context: &Context, words: &[usize], place: usize, negated: bool, wanted: bool) -> Option<Found> {
    let quantity = quantity(context, words, place)?;
    let bound = bound_before(context, words, quantity.first).or_else(|| bound_after(context, words, quantity.last + 1));
    let (least, most) = (quantity.least, quantity.most);
    let (min, max, limit, turned) = match bound {
        Some(Bound::AtMost) => (None, Some(most), wanted, false),
        Some(Bound::AtLeast) => (Some(least), None, wanted, false),
        Some(Bound::MoreThan) if negated => (None, Some(most), wanted, true),
        Some(Bound::LessThan) if negated => (Some(least), None, wanted, true),
        Some(Bound::MoreThan) => (Some(least), None, false, false),
        Some(Bound::LessThan) => (None, Some(most), false, false),
        Some(Bound::About) => (Some(least * 0.9), Some(most * 1.1), false, false),
        None => (Some(least), Some(most), false, false),
    };
    let span =
        words[quantity.first..=quantity.last].iter().map(|at| context.words()[*at].span()).reduce(Span::cover)?;
    let figure = span.of(context.reading.text);
    let text = match bound {
        Some(Bound::About) => format_compact!("about {figure}"),
        Some(Bound::AtLeast) if !limit => format_compact!("at least {figure}"),
        Some(Bound::AtMost) if !limit => format_compact!("at most {figure}"),
        Some(Bound::MoreThan) if !turned => format_compact!("more than {figure}"),
        Some(Bound::LessThan) if !turned => format_compact!("less than {figure}"),
        _ => figure.into(),
    };
    Some(Found { amount: Amount { min, max, unit: quantity.unit, limit, text }, turned })
}

/// ```ebnf
/// quantity = [ currency ], value, [ ( "to" | "-" | "and" ), value ], [ unit ] ;
/// ```
fn quantity(context: &Context, words: &[usize], place: usize) -> Option<Quantity> {
    let all = context.words();
    let measures = &context.semantics().measures;
    let text = |place: usize| words.get(place).map_or("", |at| all[*at].text());
    let currency = place
        .checked_sub(1)
        .and_then(|before| measures.unit(text(before)))
        .filter(|_| all[words[place - 1]].is_kind(TokenKind::Sign));
    let counted = number(context, words, place);
    let is_fraction = counted.is_none();
    let (mut least, mut next) = counted.or_else(|| fraction(context, words, place))?;
    let mut most = least;
    // "One in five".
    if text(next) == "in"
        && least > 0.0
        && let Some((whole, end)) = number(context, words, next + 1)
        && whole > least
        && whole <= 1000.0
        && end <= next + 2
    {
        let share = 100.0 * least / whole;
        return Some(Quantity { least: share, most: share, unit: "share".into(), first: place, last: end - 1 });
    }
    let joint = text(next);
    let between = place > 0 && text(place - 1).eq_ignore_ascii_case("between");
    if matches!(joint, "to" | "-" | "–" | "—") || between && joint == "and" {
        let sign =
            usize::from(measures.unit(text(next + 1)).is_some() && all[*words.get(next + 1)?].is_kind(TokenKind::Sign));
        let other = next + 1 + sign;
        if let Some((high, end)) = number(context, words, other).or_else(|| fraction(context, words, other))
            && high > least
        {
            // "3 to 5 million": the magnitude belongs to both.
            if least < 1000.0 && least > 0.0 && high / least > 1000.0 {
                let factor = [1e12, 1e9, 1e6, 1e3].into_iter().find(|factor| high >= *factor).unwrap_or(1.0);
                least *= factor;
            }
            most = high;
            next = end;
        }
    }
    let first = if currency.is_some() { place - 1 } else { place };
    if let Some((kind, scale)) = currency {
        let mut unit = kind.into();
        let last = rate(context, words, next, &mut unit).unwrap_or(next - 1);
        return Some(Quantity { least: least * scale, most: most * scale, unit, first, last });
    }
    if is_fraction {
        let multiple = least >= 2.0;
        let scale = if multiple { 1.0 } else { 100.0 };
        let unit = if multiple { "times" } else { "share" }.into();
        return Some(Quantity { least: least * scale, most: most * scale, unit, first, last: next - 1 });
    }
    let (mut unit, scale, end) = unit_at(context, words, next)?;
    let word = &all[words[place]];
    // "One" and the like are numbers only where a unit that we know follows.
    if word.tag != Tag::Number && scale.is_none() && least < 2.0 {
        return None;
    }
    // "30 years old", "two days ago", "the last 10 years" measure nothing that is claimed.
    let time = unit == "time";
    if time
        && (matches!(text(end), "ago" | "old" | "later" | "earlier")
            || place > 0 && matches!(text(place - 1), "last" | "past" | "for" | "in" | "within" | "next"))
    {
        return None;
    }
    let last = rate(context, words, end, &mut unit).unwrap_or(end - 1);
    let scale = scale.unwrap_or(1.0);
    Some(Quantity { least: least * scale, most: most * scale, unit, first, last })
}

/// The share or multiple at a place, and one past its last word.
fn fraction(context: &Context, words: &[usize], place: usize) -> Option<(f64, usize)> {
    context
        .semantics()
        .measures
        .fraction(lemmas_from(context, words, place))
        .map(|(length, value)| (value, place + length))
}

/// `a year`, `per hour`, `an hour` after a unit: part of it. The place of its last word.
fn rate(context: &Context, words: &[usize], place: usize, unit: &mut CompactString) -> Option<usize> {
    let all = context.words();
    words.get(place).filter(|at| all[**at].folds_to_any(&["a", "an", "per", "each", "every"]))?;
    let noun = words.get(place + 1).filter(|at| all[**at].tag.is_nominal())?;
    unit.push('/');
    unit.push_str(&context.lemma(*noun));
    Some(place + 1)
}

/// The unit at a place: its kind, its scale where the measure is known, and one past its last word.
fn unit_at(context: &Context, words: &[usize], place: usize) -> Option<(CompactString, Option<f64>, usize)> {
    let all = context.words();
    let measures = &context.semantics().measures;
    let mut folded = CompactString::default();
    for length in (1..=3).rev() {
        let Some(stretch) = words.get(place..place + length) else { continue };
        folded.clear();
        for at in stretch {
            if !folded.is_empty() {
                folded.push(' ');
            }
            push_lower_case(&mut folded, all[*at].text());
        }
        if let Some((kind, scale)) = measures.unit(&folded) {
            return Some((kind.into(), Some(scale), place + length));
        }
    }
    // A noun that no table knows counts itself: "three warplanes"; adjectives may stand before it.
    let noun = (place..words.len().min(place + 3))
        .find(|p| !matches!(all[words[*p]].tag, Tag::Adjective | Tag::Participle))?;
    let word = &all[words[noun]];
    if noun > place
        && let Some((kind, scale)) = measures.unit(&word.text().to_lowercase())
    {
        return Some((kind.into(), Some(scale), noun + 1));
    }
    let counts = word.tag == Tag::Nouns || word.tag == Tag::Noun && noun == place;
    (counts && !word.has(Traits::CALENDAR)).then(|| (context.lemma(words[noun]).into(), None, noun + 1))
}

/// The bound that stands before the number, with no verb and no more than a few words between: "beyond a purity of".
fn bound_before(context: &Context, words: &[usize], number: usize) -> Option<Bound> {
    const REACH: usize = 6;
    for place in (number.saturating_sub(REACH)..number).rev() {
        let word = &context.words()[words[place]];
        if word.is_comma() {
            return None;
        }
        if let Some((length, bound)) = phrase_at(context, words, place)
            && place + length <= number
            && !names_a_kind(context, words, place)
        {
            // The longest phrase wins: "no more than" over "more than".
            let longer = (place.saturating_sub(2)..place)
                .find_map(|p| phrase_at(context, words, p).filter(|(length, _)| p + length > place));
            return Some(longer.map_or(bound, |(_, bound)| bound));
        }
        if word.tag.is_finite() {
            return None;
        }
    }
    None
}

/// "The minimum wage" is a wage, and bounds none.
fn names_a_kind(context: &Context, words: &[usize], place: usize) -> bool {
    let noun = |at: &usize| context.words()[*at].tag.is_nominal();
    context.words()[words[place]].folds_to_any(&["minimum", "maximum"]) && words.get(place + 1).is_some_and(noun)
}

/// `or less`, `at least`, `or so` after the unit.
fn bound_after(context: &Context, words: &[usize], place: usize) -> Option<Bound> {
    let word: &Word = &context.words()[*words.get(place)?];
    if !word.folds_to_any(&["or", "at", "and"]) {
        return None;
    }
    phrase_at(context, words, place).map(|(_, bound)| bound)
}

/// Bounds are matched word for word: "more" is an adverb, and it counts here.
fn phrase_at(context: &Context, words: &[usize], place: usize) -> Option<(usize, Bound)> {
    context.semantics().measures.bound(lemmas_from(context, words, place))
}

fn lemmas_from(context: &Context, words: &[usize], place: usize) -> impl Iterator<Item = Lemmas> {
    words[place.min(words.len())..].iter().map(|at| context.lemmas(*at))
}

/// "Stop", "end" and the like under an obligation or a promise: nothing is left.
pub(super) fn nothing(context: &Context, words: &[usize], found: &Proposition) -> Option<Amount> {
    let head = found.head?;
    let place = words.iter().position(|at| *at == head)?;
    if found.negated || !context.semantics().measures.is_zero(context.phrase(words, place)) {
        return None;
    }
    let verb = context.lexicon().lemma_text(context.words()[head].entry.verb);
    Some(Amount {
        min: None,
        max: Some(0.0),
        unit: CompactString::default(),
        limit: true,
        text: format_compact!("none ({verb})"),
    })
}
