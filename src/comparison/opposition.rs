//! Whether a passage tells of the same things with a verb that conflicts with the one of a sentence.

use super::alignment::Alignment;
use super::passage::Passage;
use super::side::Side;
use super::term::Term;
use crate::Knowledge;
use crate::lexicon::Tag;

/// True unless the subject of a predicate is a name that the one side does not know: others may well do the opposite.
pub(super) fn knows_subject(other: &Side, alignment: &Alignment, predicate: usize) -> bool {
    let clause = other.terms[predicate].clause;
    let names = || other.terms_of(clause).filter(|(_, term)| term.tag == Tag::Name && other.is_subject(term));
    let known = |at: usize| alignment.best.iter().any(|link| link.other == at);
    names().next().is_none() || names().any(|(at, _)| known(at))
}

/// "Left" where the sentence says "arrived".
pub(super) fn opposed(one: &Side, other: &Side, passage: &Passage, predicate: usize) -> bool {
    passage.opposites.iter().filter(|link| link.other == predicate).any(|link| {
        let (term, facing) = (&one.terms[link.one], &other.terms[predicate]);
        !matches!(term.tag, Tag::Adjective | Tag::Name)
            && facing.tag != Tag::Adjective
            && term.negated == facing.negated
            && !crossed(one, other, passage, facing.clause, term.at)
    })
}

/// What the one furthers the other hinders: "expelled the group" where the sentence says "helped the group".
pub(super) fn turned(one: &Side, other: &Side, passage: &Passage, predicate: usize, knowledge: &Knowledge) -> bool {
    /// How many words behind a verb or noun stands what it is done to.
    const REACH: usize = 6;
    let verb = &other.terms[predicate];
    let clause = &other.clauses[verb.clause];
    let Some(effect) = knowledge.kinship().effect(verb.root) else { return false };
    let objects = || {
        let terms = other.terms_of(verb.clause).filter(|(_, term)| clause.object.contains(&term.at));
        terms.flat_map(|(number, _)| passage.places(one, number))
    };
    let content = |term: &Term| term.tag.is_verb() || matches!(term.tag, Tag::Noun | Tag::Nouns);
    one.terms.iter().filter(|term| passage.range.contains(&term.at) && content(term)).any(|term| {
        let own = &one.clauses[term.clause];
        let done_to = |at: usize| {
            if own.head == Some(term.at) && !own.object.is_empty() {
                own.object.contains(&at)
            } else {
                at > term.at && at <= term.at + REACH
            }
        };
        term.negated == verb.negated
            && knowledge.kinship().effect(term.root).is_some_and(|own| own != effect)
            && objects().any(done_to)
            && !crossed(one, other, passage, verb.clause, term.at)
    })
}

/// "Sold it to her" is no opposite of "she bought it": who does the one suffers the other.
fn crossed(one: &Side, other: &Side, passage: &Passage, clause: usize, verb: usize) -> bool {
    let words = &one.reading.words;
    let subjects = other.terms_of(clause).filter(|(_, term)| other.is_subject(term));
    subjects.flat_map(|(number, _)| passage.places(one, number)).any(|at| {
        let before = &words[at.saturating_sub(4).max(passage.range.start)..at];
        at > verb && before.iter().any(|word| word.folds_to_any(&["to", "from", "against", "over"]))
    })
}
