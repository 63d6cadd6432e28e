//! `amount`: at most 3.67% and none, 12,000 jobs and 5,000 jobs.

use super::{Modalities, NO_WORD, Pair};
use crate::ledger::Held;
use crate::position::{Amount as Interval, Modality as Mode, Stance};
use crate::rules::arguments::{same_subject, shown};
use crate::rules::field::limit;
use crate::rules::section::Section;
use crate::rules::trial::Trial;

/// Parameters of `[conflict.amount]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    of: Vec<Measure>,
    /// How far apart two values may be and still be one, as a share of the larger.
    tolerance: f64,
    modality: Modalities,
}

/// What an amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A limit set on something: another limit is another position.
    Limit,
    /// A figure given for something: it may have changed by itself.
    Figure,
}

const MEASURES: [(&str, Measure); 2] = [("limit", Measure::Limit), ("figure", Measure::Figure)];

impl Amount {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        Amount {
            of: section.choices("of", &MEASURES).unwrap_or_else(|| vec![Measure::Limit, Measure::Figure]),
            tolerance: section.number("tolerance").unwrap_or(0.0),
            modality: Modalities::read(section),
        }
    }

    pub(super) fn question(&self, held: Held) -> Option<u32> {
        let amount = held.amount()?;
        (self.looks_at(held, amount) && self.modality.hold(held)).then_some(NO_WORD)
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        self.modality.weigh(pair, trial);
        let (earlier, later) = (pair.earlier, pair.later);
        let both_favoured = is_favoured(earlier) && is_favoured(later);
        // What is and what should be are different amounts.
        let to_be = |held| is_wanted(held) || is_favoured(held);
        trial.same(|| to_be(earlier) == to_be(later), || "both say what is, or both what is to be".to_owned());
        let amounts = earlier.amount().zip(later.amount());
        let shown_amounts = || [earlier, later].map(|held| held.amount().map(limit).unwrap_or_default()).join("; ");
        trial.same(
            || amounts.is_some_and(|(a, b)| a.unit == b.unit || is_nothing(a) || is_nothing(b)),
            || format!("amounts of one unit ({})", shown_amounts()),
        );
        trial.same(
            || {
                amounts.is_some_and(|(a, b)| {
                    self.looks_at(earlier, a)
                        && self.looks_at(later, b)
                        && (measure(a) == measure(b) || is_wanted(earlier) && is_wanted(later))
                })
            },
            || "both are limits, or both are figures, or one is planned in spite of the other".to_owned(),
        );
        trial.same(
            || {
                let limits = amounts.is_some_and(|(a, b)| [a, b].map(measure) == [Measure::Limit; 2]);
                let same_predicate = earlier.predicate() == later.predicate();
                // "Will cost $2 billion": the amount is the object.
                let of_subject =
                    earlier.object().is_empty() && later.object().is_empty() && !earlier.subject().is_empty();
                let same_object = of_subject || earlier.object().overlaps(later.object());
                // "Favors $12 an hour", "backs $15 an hour": on a declared topic the figure is what is asked for.
                let favoured = both_favoured && earlier.is_of_declared_topic();
                limits || (same_predicate || favoured) && same_object && same_subject(pair)
            },
            || format!("two limits, or figures for the same thing ({})", shown(pair)),
        );
        trial.differs(
            || amounts.is_some_and(|(a, b)| self.apart(a, b)),
            || format!("disjoint, or limits of one direction that differ ({})", shown_amounts()),
        );
    }

    /// A figure that is planned can stand against a limit.
    fn looks_at(&self, held: Held, amount: &Interval) -> bool {
        self.of.contains(&measure(amount))
            || self.of.contains(&Measure::Limit) && (is_wanted(held) || is_favoured(held))
    }

    fn apart(&self, one: &Interval, other: &Interval) -> bool {
        let above = |low: Option<f64>, high: Option<f64>| {
            low.zip(high).is_some_and(|(low, high)| low > high && self.differ(low, high))
        };
        let differ = |a: Option<f64>, b: Option<f64>| a.zip(b).is_some_and(|(a, b)| self.differ(a, b));
        above(one.min, other.max)
            || above(other.min, one.max)
            || (is_cap(one) && is_cap(other) && differ(one.max, other.max))
            || (is_floor(one) && is_floor(other) && differ(one.min, other.min))
    }

    fn differ(&self, a: f64, b: f64) -> bool {
        (a - b).abs() > self.tolerance * a.abs().max(b.abs())
    }
}

fn measure(amount: &Interval) -> Measure {
    if amount.limit || is_nothing(amount) { Measure::Limit } else { Measure::Figure }
}

/// "Stop", "none": zero of whatever unit.
fn is_nothing(amount: &Interval) -> bool {
    amount.unit.is_empty() && amount.max == Some(0.0)
}

fn is_cap(amount: &Interval) -> bool {
    (amount.limit || is_nothing(amount)) && amount.max.is_some() && amount.min.is_none_or(|min| min <= 0.0)
}

fn is_floor(amount: &Interval) -> bool {
    amount.limit && amount.min.is_some() && amount.max.is_none()
}

/// "Will spend", "must not exceed".
fn is_wanted(held: Held) -> bool {
    matches!(held.modality(), Mode::Intended | Mode::Required | Mode::Permitted | Mode::Forbidden)
}

/// "Favors a wage of $12".
fn is_favoured(held: Held) -> bool {
    held.of_the_actor() && held.stance() == Some(Stance::Support)
}
