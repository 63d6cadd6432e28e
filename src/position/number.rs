//! Numbers in figures and in words.

use compact_str::CompactString;

use super::context::Context;
use crate::lexicon::{Marks, Tag};
use crate::text::TokenKind;

/// The value of the number at a place of a clause, its magnitude taken in, and one past its last word. A year is none.
pub(super) fn number(context: &Context, words: &[usize], place: usize) -> Option<(f64, usize)> {
    let all = context.words();
    let first = &all[*words.get(place)?];
    let mut next = place + 1;
    let mut value = if first.is_kind(TokenKind::Number) {
        let (mut value, suffix) = figure(first.text())?;
        // "12 000": groups of three after a thin space.
        while let Some(group) =
            words.get(next).map(|at| &all[*at]).filter(|w| is_group(w.text(), all[words[next - 1]].text()))
        {
            value = value * 1000.0 + group.text().parse::<f64>().ok()?;
            next += 1;
        }
        if suffix.is_empty() {
            let year = first.text().len() == 4 && (1900.0..2100.0).contains(&value) && next == place + 1;
            let unit = words.get(next).is_some_and(|at| matches!(all[*at].tag, Tag::Nouns) || all[*at].is("%"));
            if year && !unit {
                return None;
            }
            value
        } else {
            value * magnitude(context, suffix)?
        }
    } else {
        let (value, end) = in_words(context, words, place)?;
        next = end;
        value
    };
    while let Some(factor) = words.get(next).and_then(|at| {
        let word = &all[*at];
        // A single letter is a magnitude only where it is glued to its number.
        if word.text().len() < 2 { None } else { magnitude(context, word.text()) }
    }) {
        value *= factor;
        next += 1;
    }
    Some((value, next))
}

/// What a number before this word, or glued to these letters, is multiplied by.
fn magnitude(context: &Context, text: &str) -> Option<f64> {
    let mut folded = CompactString::from(text);
    folded.make_ascii_lowercase();
    context.semantics().measures.magnitude(&folded)
}

/// "Twenty five", "two hundred fifty", "two hundred and fifty": everything below a thousand, and one past its last word.
fn in_words(context: &Context, words: &[usize], place: usize) -> Option<(f64, usize)> {
    let mut value = number_word(context, words[place])?;
    let mut next = place + 1;
    let is = |place: usize, text: &str| words.get(place).is_some_and(|at| context.words()[*at].folds_to(text));
    loop {
        let joined = usize::from(value >= 100.0 && is(next, "and"));
        let more = words.get(next + joined).and_then(|at| number_word(context, *at));
        if let Some(more) = more.filter(|more| value >= 20.0 && value % if *more < 10.0 { 10.0 } else { 100.0 } == 0.0)
        {
            value += more;
            next += joined + 1;
        } else if value < 100.0 && is(next, "hundred") {
            value *= 100.0;
            next += 1;
        } else {
            return Some((value, next));
        }
    }
}

/// Digits with separators, and the letters glued to them: `1.2bn` is 1.2 and `bn`. Ordinals and dates are no figures.
fn figure(text: &str) -> Option<(f64, &str)> {
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}' | '\u{2009}' | '\u{202f}')))
        .unwrap_or(text.len());
    let (digits, suffix) = text.split_at(end);
    let plain: CompactString = digits.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let value: f64 = plain.trim_end_matches('.').parse().ok()?;
    (!matches!(suffix, "st" | "nd" | "rd" | "th" | "s" | "’s" | "'s") && suffix.chars().all(char::is_alphabetic))
        .then_some((value, suffix))
}

fn is_group(text: &str, before: &str) -> bool {
    text.len() == 3
        && text.bytes().all(|b| b.is_ascii_digit())
        && before.len() <= 3
        && before.bytes().all(|b| b.is_ascii_digit())
}

/// The value of a number word; `None` for every other word.
fn number_word(context: &Context, at: usize) -> Option<f64> {
    if !context.marks(at).any(Marks::NUMBER) {
        return None;
    }
    context.semantics().measures.number(&context.words()[at].text().to_ascii_lowercase())
}
