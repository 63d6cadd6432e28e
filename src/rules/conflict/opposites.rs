//! `opposites`: raise and cut, accept and reject, necessary and unnecessary.

use super::{Modalities, NO_WORD, Pair};
use crate::ledger::Held;
use crate::position::Polarity as Sign;
use crate::rules::arguments::{same_subject, shown};
use crate::rules::section::Section;
use crate::rules::trial::Trial;

/// Parameters of `[conflict.opposites]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Opposites {
    modality: Modalities,
}

/// How two predicates stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Same,
    Opposite,
    None,
}

/// How the predicates of a pair stand to each other, their objects included: `be safe` is the opposite of
/// `be dangerous`, and `raise taxes` of `cut taxes` but not of `cut spending`.
pub(super) fn relation(pair: &Pair<'_>) -> Relation {
    let (one, other) = (pair.earlier, pair.later);
    if one.predicate() == NO_WORD || other.predicate() == NO_WORD {
        Relation::None
    } else if one.predicate() != other.predicate() {
        let opposite = one.object().fits(other.object()) && pair.sense.opposites(one.predicate(), other.predicate());
        if opposite { Relation::Opposite } else { Relation::None }
    } else if have_opposites(pair) {
        Relation::Opposite
    } else if one.object().fits(other.object()) {
        Relation::Same
    } else {
        Relation::None
    }
}

/// "Is safe" and "is dangerous".
fn have_opposites(pair: &Pair<'_>) -> bool {
    let others = pair.later.object().words;
    let opposite = |one: &u32| others.iter().any(|other| one != other && pair.sense.opposites(*one, *other));
    pair.earlier.object().words.iter().any(opposite)
}

impl Opposites {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        Opposites { modality: Modalities::read(section) }
    }

    pub(super) fn question(&self, held: Held) -> Option<u32> {
        // "Will not raise" and "will not cut" stand together, so only what is affirmed takes part.
        let takes_part = held.predicate() != NO_WORD && held.polarity() == Sign::Affirmed && self.modality.hold(held);
        takes_part.then_some(NO_WORD)
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        self.modality.weigh(pair, trial);
        trial.same(
            || [pair.earlier, pair.later].iter().all(|held| held.polarity() == Sign::Affirmed),
            || "neither is negated".to_owned(),
        );
        trial.same(
            || same_subject(pair) && relation(pair) != Relation::None,
            || format!("the same or opposite predicates of the same arguments ({})", shown(pair)),
        );
        trial.differs(
            || relation(pair) == Relation::Opposite,
            || {
                let (one, other) =
                    (pair.earlier.text(pair.earlier.predicate()), pair.later.text(pair.later.predicate()));
                format!("one is the other's opposite ({one}, {other})")
            },
        );
    }
}
