//! Whether a role is said to be of another name: the coach of Lund, in a match against Turku, is not the coach of Turku.

use std::ops::Range;

use super::alignment::Alignment;
use super::side::Side;
use super::term::Term;
use crate::grammar::Word;
use crate::lexicon::{Kin, Tag, Traits};

/// Roles of things, beside those of persons.
const OF_THINGS: [&str; 10] = [
    "capital",
    "subsidiary",
    "division",
    "branch",
    "province",
    "headquarters",
    "currency",
    "border",
    "coast",
    "anthem",
];

/// Roles that two have to each other: both are the rival of the other.
const MUTUAL: [&str; 12] = [
    "ally",
    "brother",
    "colleague",
    "competitor",
    "counterpart",
    "cousin",
    "friend",
    "neighbor",
    "neighbour",
    "opponent",
    "partner",
    "rival",
];

/// How many words away a name may still be what the role is of.
const NEAR: usize = 4;

/// True where a role has on each side names that it is of, none of them the same, and the one side knows those of the other
/// and says nothing of the kind.
pub(super) fn two_holders(one: &Side, other: &Side, alignment: &Alignment) -> bool {
    let places = |at: usize| {
        let same =
            alignment.all.iter().filter(move |link| link.kin != Kin::Opposite && other.terms[link.other].at == at);
        same.map(|link| one.terms[link.one].at)
    };
    other.terms.iter().filter(|term| is_role(other, term)).any(|role| {
        let Some(theirs) = names_of(&other.reading.words, role.at) else { return false };
        let known = theirs.clone().all(|name| places(name).next().is_some());
        let near = |at: usize| theirs.clone().any(|name| places(name).any(|place| place.abs_diff(at) <= NEAR));
        let roles =
            || places(role.at).filter(|at| matches!(one.reading.words[*at].tag, Tag::Noun | Tag::Nouns | Tag::Name));
        let elsewhere = |at: usize| names_of(&one.reading.words, at).is_some();
        known && roles().any(elsewhere) && !roles().any(near)
    })
}

fn is_role(side: &Side, term: &Term) -> bool {
    let word = &side.reading.words[term.at];
    let person = word.has(Traits::PERSON) && !word.folds_to_any(&MUTUAL);
    matches!(term.tag, Tag::Noun | Tag::Nouns) && (person || word.folds_to_any(&OF_THINGS))
}

/// The names that a noun is said to be of: "the coach of Lund", "Lund's first coach".
fn names_of(words: &[Word], noun: usize) -> Option<Range<usize>> {
    let is_name = |at: usize| words.get(at).is_some_and(|word| word.tag == Tag::Name);
    if words.get(noun + 1)?.folds_to("of") {
        let start = (noun + 2..words.len().min(noun + 5)).find(|at| is_name(*at))?;
        let end = (start..words.len()).find(|at| !is_name(*at)).unwrap_or(words.len());
        return Some(start..end);
    }
    let modifies = |at: &usize| matches!(words[*at].tag, Tag::Adjective | Tag::Noun | Tag::Number);
    let first = (noun.saturating_sub(NEAR)..noun).rev().take_while(modifies).last().unwrap_or(noun);
    let end = first.checked_sub(1).filter(|at| words[*at].tag == Tag::Possessive && is_name(at.wrapping_sub(1)))?;
    let start = (0..end).rev().take_while(|at| is_name(*at)).last()?;
    Some(start..end)
}
