//! `polarity`: the same of the same, once affirmed and once negated.

use super::{Modalities, NO_WORD, Pair};
use crate::ledger::Held;
use crate::position::Polarity as Sign;
use crate::rules::arguments::{same_arguments, shown};
use crate::rules::field::modality;
use crate::rules::section::Section;
use crate::rules::trial::Trial;

/// Parameters of `[conflict.polarity]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Polarity {
    modality: Modalities,
}

impl Polarity {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        Polarity { modality: Modalities::read(section) }
    }

    pub(super) fn question(&self, held: Held) -> Option<u32> {
        let predicate = held.predicate();
        (predicate != NO_WORD && self.modality.hold(held)).then_some(predicate)
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        self.modality.weigh(pair, trial);
        let (earlier, later) = (pair.earlier, pair.later);
        trial.same(
            || earlier.predicate() == later.predicate() && same_arguments(pair),
            || format!("the same predicate and arguments ({})", shown(pair)),
        );
        // "We must do it" and "we did not do it" stand together.
        trial.same(
            || earlier.modality() == later.modality(),
            || format!("put forward alike ({}, {})", modality(earlier.modality()), modality(later.modality())),
        );
        let name = |sign: Sign| if sign == Sign::Affirmed { "affirmed" } else { "negated" };
        trial.differs(
            || earlier.polarity() != later.polarity(),
            || format!("one of the two is negated ({}, {})", name(earlier.polarity()), name(later.polarity())),
        );
    }
}
