//! One sentence of a text, held against all that a later sentence says.
//!
//! News retells an event in other words and around other things, so that what a short sentence says is spread over
//! several clauses of the longer one. Clauses that face each other are too narrow a window for that; a sentence is not.

use smallvec::SmallVec;

use super::alignment::{Alignment, Link};
use super::side::Side;
use crate::grammar::Word;
use crate::lexicon::{Kin, Tag};
use crate::text::TokenRange;

/// How much of what the other side says a passage must hold for both to tell of one event.
pub(super) const SAME_EVENT: f32 = 0.6;

/// A sentence of the one side, and what of the other it holds.
#[derive(Debug)]
pub(super) struct Passage {
    /// Its words.
    pub range: TokenRange,
    /// Terms in it that mean the same as one of the other side.
    pub links: SmallVec<[Link; 16]>,
    /// Names of the other side that a pronoun in it can stand for: they are told before.
    pub meant: SmallVec<[usize; 4]>,
    /// Terms in it that conflict with one of the other side.
    pub opposites: SmallVec<[Link; 2]>,
}

/// The sentences of the one side that share something with the other.
pub(super) fn passages(one: &Side, other: &Side, alignment: &Alignment) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut told: SmallVec<[usize; 4]> = SmallVec::new();
    for range in &one.reading.sentences {
        let inside = alignment.all.iter().filter(|link| range.contains(&one.terms[link.one].at));
        let (opposites, links): (Vec<Link>, Vec<Link>) = inside.partition(|link| link.kin == Kin::Opposite);
        let meant =
            if one.reading.words[range.clone()].iter().any(stands_for_name) { told.clone() } else { SmallVec::new() };
        told.extend(links.iter().filter(|link| other.terms[link.other].tag == Tag::Name).map(|link| link.other));
        if !links.is_empty() {
            found.push(Passage { range: range.clone(), links: links.into(), meant, opposites: opposites.into() });
        }
    }
    found
}

/// "She", "his": not "it", which is seldom a name.
fn stands_for_name(word: &Word) -> bool {
    word.folds_to_any(&["he", "she", "him", "her", "his", "they", "their", "them"])
}

impl Passage {
    /// True where a term of the other side stands in it, or who is meant by it.
    fn has(&self, term: usize) -> bool {
        self.links.iter().any(|link| link.other == term) || self.meant.contains(&term)
    }

    /// How much of what the other side says stands in it, by weight: 0 to 1; `but` is left out of account.
    pub fn covers(&self, other: &Side, but: Option<usize>) -> f32 {
        let (mut some, mut all) = (0.0, 0.0);
        for (at, term) in other.terms.iter().enumerate().filter(|(at, _)| Some(*at) != but) {
            all += term.weight;
            some += if self.has(at) { term.weight } else { 0.0 };
        }
        if all > 0.0 { some / all } else { 0.0 }
    }

    /// True where a name or a subject that both sides know is missing here: the sentence speaks of somebody else.
    pub fn of_others(&self, other: &Side, alignment: &Alignment) -> bool {
        let known = |at: usize| alignment.all.iter().any(|link| link.other == at && link.kin != Kin::Opposite);
        other.terms.iter().enumerate().any(|(at, term)| {
            let who = term.tag == Tag::Name || other.is_subject(term);
            who && !self.has(at) && known(at)
        })
    }

    /// Where in it a term of the other side stands.
    pub fn places<'p>(&'p self, one: &'p Side, term: usize) -> impl Iterator<Item = usize> + 'p {
        self.links.iter().filter(move |link| link.other == term).map(|link| one.terms[link.one].at)
    }
}
