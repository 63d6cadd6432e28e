//! `modality`: must and must not, may and must not, will and will not.

use super::{NO_WORD, Pair};
use crate::ledger::Held;
use crate::position::{Modality as Mode, Polarity};
use crate::rules::arguments::{same_arguments, shown};
use crate::rules::section::Section;
use crate::rules::trial::Trial;

/// Parameters of `[conflict.modality]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Modality {
    /// Which forces conflict, in either order.
    pairs: Vec<(Force, Force)>,
}

/// What a claim demands or promises, its negation taken in: what must not be is forbidden, and so is what may not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// It must be.
    Required,
    /// It may be.
    Permitted,
    /// It must not be.
    Forbidden,
    /// The actor will do it.
    Intended,
    /// The actor will not do it.
    Refused,
}

const FORCES: [(&str, Force); 5] = [
    ("required", Force::Required),
    ("permitted", Force::Permitted),
    ("forbidden", Force::Forbidden),
    ("intended", Force::Intended),
    ("refused", Force::Refused),
];

impl Force {
    /// The force of a claim; `None` where it demands and promises nothing.
    pub fn of(modality: Mode, polarity: Polarity) -> Option<Self> {
        Some(match (modality, polarity) {
            (Mode::Required, Polarity::Affirmed) => Force::Required,
            (Mode::Permitted, Polarity::Affirmed) | (Mode::Forbidden, Polarity::Negated) => Force::Permitted,
            (Mode::Forbidden, Polarity::Affirmed) | (Mode::Required | Mode::Permitted, Polarity::Negated) => {
                Force::Forbidden
            }
            (Mode::Intended, Polarity::Affirmed) => Force::Intended,
            (Mode::Intended, Polarity::Negated) => Force::Refused,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        FORCES.iter().find(|(_, force)| *force == self).map_or("", |(name, _)| name)
    }
}

impl Modality {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let usual = || {
            use Force::{Forbidden, Intended, Permitted, Refused, Required};
            vec![
                (Required, Forbidden),
                (Permitted, Forbidden),
                (Intended, Refused),
                (Required, Refused),
                (Forbidden, Intended),
            ]
        };
        Modality { pairs: section.pairs("pairs", &FORCES).unwrap_or_else(usual) }
    }

    pub(super) fn question(&self, held: Held) -> Option<u32> {
        let (predicate, force) = (held.predicate(), force(held)?);
        let named = self.pairs.iter().any(|(one, other)| force == *one || force == *other);
        (named && predicate != NO_WORD).then_some(predicate)
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        let (earlier, later) = (force(pair.earlier), force(pair.later));
        let name = |force: Option<Force>| force.map_or("neither", Force::name);
        trial.same(
            || pair.earlier.predicate() == pair.later.predicate() && same_arguments(pair),
            || format!("the same predicate and arguments ({})", shown(pair)),
        );
        trial.same(
            || earlier.is_some() && later.is_some(),
            || format!("both demand or promise ({}, {})", name(earlier), name(later)),
        );
        trial.differs(
            || earlier.zip(later).is_some_and(|(a, b)| self.pairs.contains(&(a, b)) || self.pairs.contains(&(b, a))),
            || format!("the one excludes the other ({}, {})", name(earlier), name(later)),
        );
    }
}

fn force(held: Held) -> Option<Force> {
    Force::of(held.modality(), held.polarity())
}
