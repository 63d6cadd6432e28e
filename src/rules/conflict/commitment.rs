//! `commitment`: vowed not to pardon, issued a pardon.

use super::Pair;
use super::opposites::{Relation, relation};
use crate::ledger::Entry;
use crate::position::Modality;
use crate::rules::arguments::{of_the_actor, same_arguments, shown};
use crate::rules::field::modality;
use crate::rules::section::Section;
use crate::rules::trial::Trial;
use crate::statement::Kind;

/// Parameters of `[conflict.commitment]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Commitment {
    broken_by: Vec<Breach>,
}

/// What breaks a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breach {
    /// The actor does otherwise.
    Act,
    /// The actor means to do otherwise.
    Intention,
}

const BREACHES: [(&str, Breach); 2] = [("act", Breach::Act), ("intention", Breach::Intention)];

impl Commitment {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let both = || vec![Breach::Act, Breach::Intention];
        Commitment { broken_by: section.choices("broken-by", &BREACHES).unwrap_or_else(both) }
    }

    pub(super) fn question(entry: &Entry) -> Option<&str> {
        let claim = entry.claim();
        (!claim.predicate.is_empty() && (is_intended(entry) || is_done(entry))).then_some("")
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        let (earlier, later) = (pair.earlier, pair.later);
        let name = |entry: &Entry| modality(entry.claim().modality);
        trial.same(
            || [earlier, later].iter().all(|entry| is_intended(entry) || is_done(entry)),
            || format!("each is intended, or done by the actor ({}, {})", name(earlier), name(later)),
        );
        trial.same(
            || same_arguments(pair) && relation(pair) != Relation::None,
            || format!("the same or opposite predicates of the same arguments ({})", shown(pair)),
        );
        trial.differs(|| is_intended(earlier), || format!("the earlier is a commitment ({})", name(earlier)));
        trial.differs(
            || {
                (is_done(later) && self.broken_by.contains(&Breach::Act))
                    || (is_intended(later) && self.broken_by.contains(&Breach::Intention))
            },
            || format!("the later is an act or another intention ({})", name(later)),
        );
        trial.differs(
            || {
                let negated = earlier.claim().polarity != later.claim().polarity;
                negated != (relation(pair) == Relation::Opposite)
            },
            || "the later is the contrary of what was intended".to_owned(),
        );
    }
}

fn is_intended(entry: &Entry) -> bool {
    entry.claim().modality == Modality::Intended
}

fn is_done(entry: &Entry) -> bool {
    entry.claim().modality == Modality::Asserted && (entry.statement.kind == Kind::Act || of_the_actor(entry))
}
