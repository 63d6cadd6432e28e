//! Figures and years of two clauses that cannot both be right.

use smallvec::SmallVec;

use super::facing::Facing;
use super::side::Side;
use super::term::Term;
use crate::lexicon::{Lexicon, Tag};
use crate::position::{Figure, Outline};

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
    let (ours, theirs) = (&one.clauses[pair.one].figures, &other.clauses[pair.other].figures);
    let closed = |side: &Side, figure: &Figure| {
        let before = &side.reading.words[figure.start.saturating_sub(2)..figure.start];
        !before.iter().any(|word| word.folds_to_any(&OPEN))
    };
    let known = |figure: &&Figure| one.clauses.iter().flat_map(|clause| &clause.figures).any(|our| same(our, figure));
    theirs.iter().filter(|figure| !known(figure) && closed(other, figure)).any(|figure| {
        ours.iter().filter(|our| closed(one, our)).any(|our| {
            // The nouns after them are what they count.
            pair.links
                .iter()
                .any(|link| counts(one, our, &one.terms[link.one]) && counts(other, figure, &other.terms[link.other]))
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
    let all = one.clauses.iter().flat_map(|clause| years(one, clause));
    let all: SmallVec<[&str; 4]> = all.map(|(year, _)| year).collect();
    let told = |side: &Side, clause| years(side, &side.clauses[clause]).any(|(_, told)| told);
    told(one, pair.one) && years(other, &other.clauses[pair.other]).any(|(year, told)| told && !all.contains(&year))
}

/// The years in a clause, and whether it tells what was then: `in 1995`.
fn years<'s, 't>(side: &'s Side<'t>, clause: &'s Outline) -> impl Iterator<Item = (&'t str, bool)> + 's {
    let words = &side.reading.words;
    let year = |at: &usize| {
        let text = words[*at].text();
        text.len() == 4 && text.parse().is_ok_and(|year: u16| (1900..2100).contains(&year))
    };
    let told = |at: usize| at.checked_sub(1).is_some_and(|before| words[before].folds_to("in"));
    clause.words.iter().copied().filter(year).map(move |at| (words[at].text(), told(at)))
}

#[allow(clippy::float_cmp)] // Read from text alike, never computed.
fn same(one: &Figure, other: &Figure) -> bool {
    one.value == other.value
}

/// True where a term is a noun among the three words after a figure.
fn counts(side: &Side, figure: &Figure, term: &Term) -> bool {
    let words = &side.reading.words;
    let next = &words[figure.end..words.len().min(figure.end + 3)];
    next.iter().any(|word| word.tag.is_nominal() && word.span() == term.span)
}
