//! `opposites`: raise and cut, accept and reject, necessary and unnecessary.

use super::{Modalities, Pair};
use crate::ledger::Entry;
use crate::position::Polarity as Sign;
use crate::rules::arguments::{fits, same_subject, shown};
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
    let (one, other) = (pair.earlier.claim(), pair.later.claim());
    if one.predicate.is_empty() || other.predicate.is_empty() {
        Relation::None
    } else if one.predicate != other.predicate {
        let opposite = (pair.opposites)(&one.predicate, &other.predicate) && fits(&one.object, &other.object);
        if opposite { Relation::Opposite } else { Relation::None }
    } else if one.object.split(' ').any(|a| other.object.split(' ').any(|b| a != b && (pair.opposites)(a, b))) {
        Relation::Opposite
    } else if fits(&one.object, &other.object) {
        Relation::Same
    } else {
        Relation::None
    }
}

impl Opposites {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        Opposites { modality: Modalities::read(section) }
    }

    pub(super) fn question<'e>(&self, entry: &'e Entry) -> Option<&'e str> {
        let claim = entry.claim();
        // "Will not raise" and "will not cut" stand together, so only what is affirmed takes part.
        let takes_part = !claim.predicate.is_empty() && claim.polarity == Sign::Affirmed && self.modality.hold(entry);
        takes_part.then_some("")
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        self.modality.weigh(pair, trial);
        trial.same(
            || [pair.earlier, pair.later].iter().all(|entry| entry.claim().polarity == Sign::Affirmed),
            || "neither is negated".to_owned(),
        );
        trial.same(
            || same_subject(pair) && relation(pair) != Relation::None,
            || format!("the same or opposite predicates of the same arguments ({})", shown(pair)),
        );
        trial.differs(
            || relation(pair) == Relation::Opposite,
            || {
                let (one, other) = (&pair.earlier.claim().predicate, &pair.later.claim().predicate);
                format!("one is the other's opposite ({one}, {other})")
            },
        );
    }
}
