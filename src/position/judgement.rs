//! Sides taken in a clause: stance toward its object, praise or blame of its subject.

use smallvec::SmallVec;

use super::claim::{Evaluation, Modality, Stance};
use super::clause::Clause;
use super::context::Context;
use super::proposition::Proposition;
use crate::lexicon::{Marks, Side, Tag, Traits};

impl Stance {
    pub(super) fn of(side: Side) -> Stance {
        match side {
            Side::For => Stance::Support,
            Side::Against => Stance::Oppose,
        }
    }
}

impl Evaluation {
    pub(super) fn of(side: Side) -> Evaluation {
        match side {
            Side::For => Evaluation::Positive,
            Side::Against => Evaluation::Negative,
        }
    }
}

pub(super) fn turned(side: Side, negated: bool) -> Side {
    if negated { side.flipped() } else { side }
}

/// The side that the actor takes toward the clause's object: "I support X", "we must ban X", "I am against X".
///
/// `own` is true where the subject is the actor.
pub(super) fn stance(context: &Context, clause: &Clause, found: &Proposition, own: bool) -> Option<Side> {
    let head = found.head?;
    let words = &clause.words;
    let place = words.iter().position(|at| *at == head)?;
    let wanted = matches!(found.modality, Some(Modality::Required | Modality::Permitted | Modality::Forbidden));
    let negated = found.negated || found.modality == Some(Modality::Forbidden);
    if own || wanted {
        let be = context.words()[head].has(Traits::BE);
        let begins = |at: usize| context.semantics().begins_stance_phrase(context.lemmas(words[at]));
        let places = (place..words.len().min(place + 6)).filter(|at| own && (be || *at > place) && begins(*at));
        let phrase = { places }.find_map(|at| {
            context.semantics().stance_phrase(context.phrase(words, at)).filter(|(length, _)| *length > 1 || be)
        });
        if let Some((_, side)) = phrase {
            return Some(turned(side, negated));
        }
        if !be && let Some((_, side)) = context.semantics().stance_verb(context.phrase(words, place)) {
            return Some(turned(side, negated));
        }
        // "Express support for": the light verb's predicate takes the side.
        let id = context.lexicon().lemma_id(&found.predicate)?;
        if !be && let Some((_, side)) = context.semantics().stance_verb([(id, id)]) {
            return Some(turned(side, negated));
        }
    }
    None
}

/// Praise or blame of the subject: "is a disaster", "was terrific".
pub(super) fn evaluation(context: &Context, clause: &Clause, found: &Proposition) -> Option<Side> {
    let head = found.head?;
    if let Some(side) = equipped(context, found) {
        return Some(turned(side, found.negated));
    }
    if !clause.marks.any(Marks::VERDICT) {
        return None;
    }
    // "Amounts to" is read as "is".
    let lemma = if found.predicate == "be" { "be" } else { context.lexicon().lemma_text(context.verb(head)) };
    if !matches!(lemma, "be" | "become" | "remain" | "seem" | "look" | "stay" | "prove" | "sound") || found.passive {
        return None;
    }
    // A deontic be is no judgement: "must be fair".
    if matches!(found.modality, Some(Modality::Required | Modality::Forbidden)) {
        return None;
    }
    let start = found.complement.min(clause.words.len());
    let led = start.checked_sub(1).map(|at| clause.words[at]).filter(|at| context.words()[*at].folds_to("too"));
    // "Is too principled": adverbs stand before the complement.
    let complement: SmallVec<[usize; 16]> = led.into_iter().chain(clause.words[start..].iter().copied()).collect();
    predicate_side(context, &complement).map(|side| turned(side, found.negated))
}

/// "Has the temperament", "lacks the experience": what it takes to hold an office.
fn equipped(context: &Context, found: &Proposition) -> Option<Side> {
    const NEEDED: [&str; 9] = [
        "qualification",
        "temperament",
        "experience",
        "judgment",
        "judgement",
        "integrity",
        "character",
        "skill",
        "credential",
    ];
    let side = match found.predicate.as_ref() {
        "have" => Side::For,
        "lack" => Side::Against,
        _ => return None,
    };
    let [.., thing] = found.object.as_slice() else { return None };
    (NEEDED.contains(&context.lemma(*thing).as_ref()) && found.modality.is_none()).then_some(side)
}

/// The side of a predicate: its head noun, else its last adjective before any preposition.
pub(super) fn predicate_side(context: &Context, words: &[usize]) -> Option<Side> {
    let all = context.words();
    // "Better than the others" is no verdict.
    if words.iter().take(4).any(|at| all[*at].folds_to("than")) {
        return None;
    }
    let mut side = None;
    let mut place = 0;
    while place < words.len() {
        let word = &all[words[place]];
        match word.tag {
            Tag::Preposition | Tag::To | Tag::That | Tag::Wh => break,
            Tag::Mark if !word.is_comma() => {}
            Tag::Mark | Tag::Subordinator => break,
            _ => {}
        }
        // "Too principled" is no praise.
        if word.folds_to("too") {
            return side.filter(|side| *side == Side::Against);
        }
        if let Some((length, found)) = context.semantics().evaluation(context.phrase(words, place)) {
            // A noun that judges outweighs its adjectives: "a great disaster"; "a terrible leader" is decided by both.
            side = match side {
                Some(Side::Against) if found == Side::For => Some(Side::Against),
                _ => Some(found),
            };
            place += length;
        } else {
            place += 1;
        }
    }
    side
}
