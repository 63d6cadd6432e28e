//! `evaluation`: praised a thing, later calls it bad.

use super::{Modalities, NO_WORD, Pair};
use crate::ledger::Held;
use crate::position::{Evaluation as Side, Stance};
use crate::rules::arguments::{same_subject, shown};
use crate::rules::field::evaluation;
use crate::rules::section::Section;
use crate::rules::trial::Trial;

/// Parameters of `[conflict.evaluation]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    modality: Modalities,
}

impl Evaluation {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        Evaluation { modality: Modalities::read(section) }
    }

    pub(super) fn question(&self, held: Held) -> Option<u32> {
        let judges = held.evaluation().is_some() || backs(held);
        (judges && self.modality.hold(held)).then_some(NO_WORD)
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        self.modality.weigh(pair, trial);
        let (earlier, later) = (pair.earlier, pair.later);
        let name = |side: Option<Side>| side.map_or("none", evaluation);
        trial.same(
            || match (earlier.evaluation(), later.evaluation()) {
                (Some(_), Some(_)) => same_subject(pair),
                (Some(_), None) => earlier.subject().overlaps(later.object()),
                (None, Some(_)) => later.subject().overlaps(earlier.object()),
                (None, None) => false,
            },
            || format!("of the same subject ({})", shown(pair)),
        );
        // "I was wrong" after "we did well" is no verdict on a thing.
        let of_itself = |held: Held| held.evaluation().is_some() && held.of_the_actor();
        trial.same(|| !of_itself(earlier) && !of_itself(later), || "of something other than the actor".to_owned());
        trial.differs(
            || verdict(earlier).zip(verdict(later)).is_some_and(|(a, b)| a != b),
            || format!("praise against criticism ({}, {})", name(verdict(earlier)), name(verdict(later))),
        );
    }
}

/// True where somebody says to be for or against a thing that no pack declares.
fn backs(held: Held) -> bool {
    let stated = held.stance().is_some() && held.stated() && held.of_the_actor();
    stated && !held.is_of_declared_topic() && !held.object().is_empty()
}

/// Praise or blame; to be for a thing is to think well of it.
fn verdict(held: Held) -> Option<Side> {
    held.evaluation().or_else(|| match held.stance().filter(|_| backs(held))? {
        Stance::Support => Some(Side::Positive),
        Stance::Oppose => Some(Side::Negative),
    })
}
