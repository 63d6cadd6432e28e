//! `stance`: backed a thing, later opposes it.

use super::{Modalities, NO_WORD, Pair};
use crate::ledger::Held;
use crate::position::Stance as Side;
use crate::rules::field::stance;
use crate::rules::section::Section;
use crate::rules::trial::Trial;

const SIDES: [(&str, Side); 2] = [("support", Side::Support), ("oppose", Side::Oppose)];

/// Parameters of `[conflict.stance]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Stance {
    /// Which sides conflict, in either order.
    flip: Vec<(Side, Side)>,
    /// Only stances taken in so many words.
    stated: bool,
    modality: Modalities,
}

impl Stance {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let both = || vec![(Side::Support, Side::Oppose)];
        let stated = section.choice("stance", &[("stated", true), ("any", false)]).unwrap_or(false);
        Stance { stated, flip: section.pairs("flip", &SIDES).unwrap_or_else(both), modality: Modalities::read(section) }
    }

    pub(super) fn question(&self, held: Held) -> Option<u32> {
        (self.takes(held) && self.modality.hold(held)).then_some(NO_WORD)
    }

    fn takes(&self, held: Held) -> bool {
        held.stance().is_some() && (held.stated() || !self.stated)
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        self.modality.weigh(pair, trial);
        let (earlier, later) = (pair.earlier.stance(), pair.later.stance());
        let name = |side: Option<Side>| side.map_or("none", stance);
        trial.same(
            || self.takes(pair.earlier) && self.takes(pair.later),
            || {
                let how = if self.stated { " in so many words" } else { "" };
                format!("both take a stance{how} ({}, {})", name(earlier), name(later))
            },
        );
        trial.differs(
            || earlier.zip(later).is_some_and(|(a, b)| self.flip.contains(&(a, b)) || self.flip.contains(&(b, a))),
            || format!("the stance flips ({}, {})", name(earlier), name(later)),
        );
    }
}
