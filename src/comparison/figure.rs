//! Figures and years of two clauses that cannot both be right.

use smallvec::SmallVec;

use super::alignment::Link;
use super::facing::Facing;
use super::passage::Passage;
use super::side::Side;
use super::term::Term;
use crate::grammar::Word;
use crate::lexicon::{Lexicon, Tag, Traits};
use crate::position::{Figure, Outline};

/// Words that leave a figure open upwards, downwards, or by a part of itself.
const UPWARDS: [&str; 5] = ["least", "over", "above", "minimum", "exceeding"];
const DOWNWARDS: [&str; 6] = ["most", "under", "below", "up", "maximum", "within"];
const ABOUT: [&str; 9] =
    ["about", "around", "nearly", "almost", "approximately", "roughly", "some", "circa", "estimated"];

/// How far from a figure that is "about" right the right one may be, as a part of it.
const MARGIN: f64 = 0.15;

/// Verbs of what lasts: it can be so in one year and in another.
const LASTING: [&str; 14] = [
    "be", "have", "live", "exist", "own", "work", "know", "believe", "like", "want", "need", "remain", "contain",
    "belong",
];

/// True where both clauses count one thing, each with a figure that the other side does not have.
pub(super) fn two_figures(one: &Side, other: &Side, pair: &Facing) -> bool {
    let (ours, theirs) = (&one.clauses[pair.one].figures, &other.clauses[pair.other].figures);
    let known = |figure: &Figure| one.clauses.iter().flat_map(|clause| &clause.figures).any(|our| same(our, figure));
    differ(one, ours, other, theirs, &pair.links, known)
}

/// True where a sentence of the one side counts what the other side counts, and nothing there is as many.
pub(super) fn two_counts(one: &Side, other: &Side, passage: &Passage) -> bool {
    let all = |side: &Side| side.clauses.iter().flat_map(|clause| clause.figures.iter().copied()).collect::<Figures>();
    let (ours, theirs) = (all(one), all(other));
    let known = |figure: &Figure| ours.iter().any(|our| meet(range(one, our), range(other, figure)));
    let near: Figures = ours.iter().copied().filter(|our| passage.range.contains(&our.start)).collect();
    differ(one, &near, other, &theirs, &passage.links, known)
}

type Figures = SmallVec<[Figure; 4]>;

/// True where two figures for the things that are linked cannot both be right, and the second is not known otherwise.
fn differ(
    one: &Side,
    ours: &[Figure],
    other: &Side,
    theirs: &[Figure],
    links: &[Link],
    known: impl Fn(&Figure) -> bool,
) -> bool {
    theirs.iter().filter(|figure| !known(figure)).any(|figure| {
        ours.iter().filter(|our| !meet(range(one, our), range(other, figure))).any(|our| {
            // The nouns after them are what they count.
            links
                .iter()
                .any(|link| counts(one, our, &one.terms[link.one]) && counts(other, figure, &other.terms[link.other]))
        })
    })
}

/// True where a name has another number in the sentence than on the other side, and nowhere that one: "Henry VII" for "Henry
/// VIII", "flight 12" for "flight 21".
pub(super) fn two_namesakes(one: &Side, other: &Side, passage: &Passage) -> bool {
    let ours = || namesakes(&one.reading.words);
    let known =
        |name: &Word, number: &Word| ours().any(|(our, at)| same_text(our, name) && number_of(at) == number_of(number));
    let near = || namesakes(&one.reading.words[passage.range.clone()]);
    namesakes(&other.reading.words)
        .any(|(name, number)| !known(name, number) && near().any(|(our, _)| same_text(our, name)))
}

/// Names with a number behind them.
fn namesakes<'w, 't>(words: &'w [Word<'t>]) -> impl Iterator<Item = (&'w Word<'t>, &'w Word<'t>)> {
    let named = |pair: &&[Word]| {
        let number = number_of(&pair[1]);
        let roman = number.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
        let digits = number.len() < 4 && number.bytes().all(|byte| byte.is_ascii_digit());
        pair[0].tag == Tag::Name && !pair[0].has(Traits::CALENDAR) && (roman || digits)
    };
    words.windows(2).filter(named).map(|pair| (&pair[0], &pair[1]))
}

/// "George V." ends a sentence.
fn number_of<'t>(word: &Word<'t>) -> &'t str {
    word.text().trim_end_matches('.')
}

fn same_text(one: &Word, other: &Word) -> bool {
    one.text().eq_ignore_ascii_case(other.text())
}

/// The least and the most that a figure can stand for, by the words before it: "at least four", "fewer than 40", "about 9".
fn range(side: &Side, figure: &Figure) -> (f64, f64) {
    let before = &side.reading.words[figure.start.saturating_sub(2)..figure.start];
    let has = |forms: &[&str]| before.iter().any(|word| word.folds_to_any(forms));
    let less = has(&["less", "fewer"]);
    if has(&UPWARDS) || has(&["than"]) && !less {
        (figure.value, f64::INFINITY)
    } else if has(&DOWNWARDS) || less {
        (0.0, figure.value)
    } else if has(&ABOUT) {
        (figure.value * (1.0 - MARGIN), figure.value * (1.0 + MARGIN))
    } else {
        (figure.value, figure.value)
    }
}

fn meet(one: (f64, f64), other: (f64, f64)) -> bool {
    one.0 <= other.1 && other.0 <= one.1
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
    let year = |at: &usize| is_year(words[*at].text());
    let told = |at: usize| at.checked_sub(1).is_some_and(|before| words[before].folds_to("in"));
    clause.words.iter().copied().filter(year).map(move |at| (words[at].text(), told(at)))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse().is_ok_and(|year: u16| (1900..2100).contains(&year))
}

#[allow(clippy::float_cmp)] // Read from text alike, never computed.
fn same(one: &Figure, other: &Figure) -> bool {
    one.value == other.value
}

/// True where a term is a noun among the three words after a figure: "nine tall ships". Not where it counts by how many there
/// are more ("nine more ships"), or how long something took.
fn counts(side: &Side, figure: &Figure, term: &Term) -> bool {
    let words = &side.reading.words;
    let next = &words[figure.end..words.len().min(figure.end + 3)];
    let difference = next.first().is_some_and(|word| word.folds_to_any(&["more", "fewer", "less", "other", "of"]));
    !difference
        && !next.iter().any(|word| word.has(Traits::TIME))
        && next.iter().any(|word| word.tag.is_nominal() && word.index == term.at)
}
