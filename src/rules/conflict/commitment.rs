//! `commitment`: vowed not to pardon, issued a pardon.

use super::opposites::{Relation, relation};
use super::{NO_WORD, Pair};
use crate::ledger::Held;
use crate::position::{Modality, Polarity};
use crate::rules::arguments::{same_arguments, shown};
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

    pub(super) fn question(held: Held) -> Option<u32> {
        (held.predicate() != NO_WORD && is_of_commitment(held)).then_some(NO_WORD)
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        let (earlier, later) = (pair.earlier, pair.later);
        let name = |held: Held| modality(held.modality());
        trial.same(
            || is_of_commitment(earlier) && is_of_commitment(later),
            || format!("each is intended, proposed or done by the actor ({}, {})", name(earlier), name(later)),
        );
        trial.same(
            || same_arguments(pair) && relation(pair) != Relation::None || is_called_off(pair),
            || format!("the same or opposite predicates of the same arguments ({})", shown(pair)),
        );
        trial.differs(|| is_intended(earlier), || format!("the earlier is a commitment ({})", name(earlier)));
        trial.differs(
            || {
                (is_done(later) && self.broken_by.contains(&Breach::Act))
                    || ((is_intended(later) || is_proposed(later)) && self.broken_by.contains(&Breach::Intention))
            },
            || format!("the later is an act or another intention ({})", name(later)),
        );
        trial.differs(
            || {
                let negated = earlier.polarity() != later.polarity();
                negated != (relation(pair) == Relation::Opposite) || is_called_off(pair)
            },
            || "the later is the contrary of what was intended".to_owned(),
        );
    }
}

/// "There will be no academy", after "we will build an academy".
fn is_called_off(pair: &Pair<'_>) -> bool {
    let (earlier, later) = (pair.earlier, pair.later);
    later.text(later.predicate()) == "be"
        && later.subject().is_empty()
        && [earlier, later].map(Held::polarity) == [Polarity::Affirmed, Polarity::Negated]
        && earlier.object().overlaps(later.object())
}

/// A commitment, or what can keep or break one.
fn is_of_commitment(held: Held) -> bool {
    is_intended(held) || is_done(held) || is_proposed(held)
}

fn is_intended(held: Held) -> bool {
    held.modality() == Modality::Intended
}

/// What the actor is to do by their own proposal or need: "proposed raising taxes", "we have to close it".
fn is_proposed(held: Held) -> bool {
    held.modality() == Modality::Required && held.of_the_actor()
}

fn is_done(held: Held) -> bool {
    held.modality() == Modality::Asserted && (held.kind() == Kind::Act || held.of_the_actor())
}
