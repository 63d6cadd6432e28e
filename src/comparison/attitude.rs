//! Whether the speaker wants more or less of what a clause names.
//!
//! "Support limiting the herd" wants less of the herd: what a verb does to its object is multiplied along the clause.
//! Deng, Choi and Wiebe (2013), "Benefactive/malefactive event and writer attitude annotation".

use smallvec::{SmallVec, smallvec};

use super::term::root;
use crate::Knowledge;
use crate::grammar::Word;
use crate::lexicon::{Side, Tag, Traits};
use crate::position::Outline;

/// For each word of the clause 1, -1 or 0.
pub(super) fn attitudes(words: &[Word], clause: &Outline, knowledge: &Knowledge) -> SmallVec<[i8; 32]> {
    let mut found: SmallVec<[i8; 32]> = smallvec![0; clause.words.len()];
    let denied: i8 = if clause.negated { -1 } else { 1 };
    let head = clause.head.and_then(|head| clause.words.iter().position(|at| *at == head));
    // What the subject is wanted to be follows from the verb it is the object of, or from what it is called.
    let subject = match head {
        Some(place) if clause.passive => side_of(words, clause, place, knowledge).map_or(0, |(side, _)| side),
        Some(place) if words[clause.words[place]].has(Traits::BE) => called(words, clause, place, knowledge),
        _ => 0,
    };
    let mut sign = 0;
    let mut place = 0;
    while place < clause.words.len() {
        let before_head = head.is_none_or(|head| place < head);
        let word = &words[clause.words[place]];
        // "… to reduce noise": a purpose is wanted for itself.
        if word.tag == Tag::To && !before_head && found[..place].iter().any(|one| *one != 0) {
            sign = 0;
        }
        if before_head && word.is_comma() {
            sign = 0;
        }
        let effect = side_of(words, clause, place, knowledge);
        let base = match (before_head && head.is_some(), subject, sign) {
            (_, _, sign) if sign != 0 => sign,
            (true, subject, _) => subject,
            _ => 0,
        };
        found[place] = base;
        if let Some((side, length)) = effect {
            sign = if base == 0 { side } else { base * side };
            place += length;
        } else {
            place += 1;
        }
    }
    for one in &mut found {
        *one *= denied;
    }
    found
}

/// What the words at a place do to what they govern, and how many words they are.
fn side_of(words: &[Word], clause: &Outline, place: usize, knowledge: &Knowledge) -> Option<(i8, usize)> {
    let lemmas = clause.words[place..].iter().map(|at| (words[*at].entry.verb, words[*at].entry.noun));
    if let Some((length, side)) = knowledge.kinship().effect_of_phrase(lemmas) {
        return Some((sign(side), length));
    }
    let word = &words[clause.words[place]];
    // "Is for the bridge."
    if word.folds_to("for") && place.checked_sub(1).is_some_and(|be| words[clause.words[be]].has(Traits::BE)) {
        return Some((1, 1));
    }
    let governs = word.tag.is_verb() || word.tag.is_nominal() || word.tag == Tag::Adjective;
    if word.folds_to_any(&["against", "without", "less", "fewer"]) {
        return Some((-1, 1));
    }
    if !governs || word.tag == Tag::Auxiliary {
        return None;
    }
    // A noun governs what its "of" brings: "the reduction of noise".
    let nominal = word.tag.is_nominal();
    let of = clause.words.get(place + 1).is_some_and(|at| words[*at].folds_to_any(&["of", "on", "for", "to", "in"]));
    if nominal && !of {
        return None;
    }
    knowledge.kinship().effect(root(word, knowledge)).map(|side| (sign(side), 1))
}

/// What the subject is called: good or bad, needed or unacceptable.
fn called(words: &[Word], clause: &Outline, head: usize, knowledge: &Knowledge) -> i8 {
    let after = &clause.words[head + 1..];
    (0..after.len())
        .find_map(|place| {
            let lemmas = after[place..].iter().map(|at| (words[*at].entry.verb, words[*at].entry.noun));
            knowledge.semantics.evaluation(lemmas).map(|(_, side)| sign(side))
        })
        .unwrap_or(0)
}

fn sign(side: Side) -> i8 {
    match side {
        Side::For => 1,
        Side::Against => -1,
    }
}
