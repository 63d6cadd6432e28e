//! Figures and years of two clauses that cannot both be right.

use smallvec::SmallVec;

use super::facing::Facing;
use super::side::Side;
use super::term::Term;
use crate::grammar::Word;
use crate::lexicon::{Lexicon, Tag};

/// A number of a clause.
struct Figure<'t> {
    value: f64,
    /// Its place in the statement.
    at: usize,
    /// Four digits that can be a year.
    year: bool,
    before: &'t str,
}

const NAMED: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Words that leave a figure open on one end.
const OPEN: [&str; 11] =
    ["least", "most", "than", "about", "around", "over", "nearly", "almost", "under", "up", "approximately"];

/// Verbs of what lasts: it can be so in one year and in another.
const LASTING: [&str; 14] = [
    "be", "have", "live", "exist", "own", "work", "know", "believe", "like", "want", "need", "remain", "contain",
    "belong",
];

/// True where both clauses count one thing, each with a figure that the other side does not have.
pub(super) fn two_figures(one: &Side, other: &Side, pair: &Facing) -> bool {
    let (ours, theirs) = (figures(one, pair.one..pair.one + 1), figures(other, pair.other..pair.other + 1));
    // Most clauses count nothing.
    if ours.is_empty() || theirs.is_empty() || one.has(&OPEN) || other.has(&OPEN) {
        return false;
    }
    let all = figures(one, 0..one.clauses.len());
    theirs.iter().filter(|figure| !figure.year && !all.iter().any(|known| same(known, figure))).any(|figure| {
        ours.iter().filter(|known| !known.year).any(|known| {
            // The nouns after them are what they count.
            pair.links.iter().any(|link| {
                counts(one, known.at, &one.terms[link.one]) && counts(other, figure.at, &other.terms[link.other])
            })
        })
    })
}

/// True where both clauses tell one event of two years.
pub(super) fn two_years(one: &Side, other: &Side, pair: &Facing, lexicon: &Lexicon) -> bool {
    let lasts = |side: &Side, clause: usize| {
        side.clauses[clause].head.is_none_or(|head| {
            let word = &side.reading.words[head];
            word.tag == Tag::Gerund
                || word.tag == Tag::Auxiliary
                || LASTING.contains(&lexicon.lemma_text(word.entry.verb))
        })
    };
    if lasts(one, pair.one) || lasts(other, pair.other) || one.has(&["since", "until"]) {
        return false;
    }
    let all = figures(one, 0..one.clauses.len());
    let (ours, theirs) = (figures(one, pair.one..pair.one + 1), figures(other, pair.other..pair.other + 1));
    let when = |figure: &&Figure| figure.year && figure.before.eq_ignore_ascii_case("in");
    theirs
        .iter()
        .filter(when)
        .any(|figure| !all.iter().any(|known| same(known, figure)) && ours.iter().any(|k| when(&k)))
}

#[allow(clippy::float_cmp)] // Read from text alike, never computed.
fn same(one: &Figure, other: &Figure) -> bool {
    one.value == other.value
}

/// True where a term is a noun among the three words after a figure.
fn counts(side: &Side, figure: usize, term: &Term) -> bool {
    let next = &side.reading.words[figure + 1..side.reading.words.len().min(figure + 4)];
    next.iter().any(|word| word.tag.is_nominal() && word.span() == term.span)
}

fn figures<'t>(side: &Side<'t>, clauses: std::ops::Range<usize>) -> SmallVec<[Figure<'t>; 4]> {
    let mut found = SmallVec::new();
    for at in side.clauses[clauses].iter().flat_map(|clause| clause.words.iter().copied()) {
        let word = &side.reading.words[at];
        let Some(value) = value(word) else { continue };
        let year = word.text().len() == 4 && (1900.0..2100.0).contains(&value);
        let before = at.checked_sub(1).map_or("", |before| side.reading.words[before].text());
        found.push(Figure { value, at, year, before });
    }
    found
}

fn value(word: &Word) -> Option<f64> {
    if word.tag == Tag::Number {
        let plain: String = word.text().chars().filter(|c| *c != ',').collect();
        if let Ok(value) = plain.parse() {
            return Some(value);
        }
    }
    let place = NAMED.iter().position(|name| word.folds_to(name))?;
    u8::try_from(place).ok().map(f64::from)
}
