//! `evaluation`: praised a thing, later calls it bad.

use super::{Modalities, NO_WORD, Pair};
use crate::ledger::Held;
use crate::position::Evaluation as Side;
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
        (held.evaluation().is_some() && self.modality.hold(held)).then_some(NO_WORD)
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        self.modality.weigh(pair, trial);
        let (earlier, later) = (pair.earlier.evaluation(), pair.later.evaluation());
        let name = |side: Option<Side>| side.map_or("none", evaluation);
        trial.same(|| same_subject(pair), || format!("of the same subject ({})", shown(pair)));
        // "I was wrong" after "we did well" is no verdict on a thing.
        trial.same(
            || !pair.earlier.of_the_actor() && !pair.later.of_the_actor(),
            || "of something other than the actor".to_owned(),
        );
        trial.differs(
            || earlier.zip(later).is_some_and(|(a, b)| a != b),
            || format!("praise against criticism ({}, {})", name(earlier), name(later)),
        );
    }
}
