//! The kinds of conflict: a closed set, one file each.
//!
//! A kind says which claims it looks at (`question`), which of them talk of the same thing and which then say opposite
//! things (`weigh`), and which fields of the two positions show it (`FIELDS`).

mod amount;
mod commitment;
mod deadline;
mod denial;
mod evaluation;
mod modality;
mod opposites;
mod polarity;
mod reported_reversal;
mod stance;

pub use amount::Amount;
pub use commitment::Commitment;
pub use deadline::Deadline;
pub use denial::Denial;
pub(super) use denial::is_open;
pub use evaluation::Evaluation;
pub use modality::Modality;
pub use opposites::Opposites;
pub use polarity::Polarity;
pub use reported_reversal::ReportedReversal;
pub use stance::Stance;

use super::Field;
use super::field::modality as modality_name;
use super::section::Section;
use super::sense::Sense;
use super::trial::Trial;
use crate::ledger::Held;
use crate::position;

/// What makes two claims conflict.
#[derive(Debug, Clone, PartialEq)]
pub enum Conflict {
    /// Disjoint amounts, or different limits.
    Amount(Amount),
    /// Different deadlines.
    Deadline(Deadline),
    /// One predicate's opposite.
    Opposites(Opposites),
    /// A commitment and the act that breaks it.
    Commitment(Commitment),
    /// Something said or done, and the denial of it.
    Denial(Denial),
    /// The same, once affirmed and once negated.
    Polarity(Polarity),
    /// Must and must not, will and will not.
    Modality(Modality),
    /// For and against.
    Stance(Stance),
    /// Praise and blame.
    Evaluation(Evaluation),
    /// The text itself tells of a change.
    ReportedReversal(ReportedReversal),
}

/// The number of no word: a predicate that is left out, or a question that takes no word to ask.
pub(super) const NO_WORD: u32 = 0;

/// Two claims on trial, and what is known of their words.
pub(super) struct Pair<'p> {
    pub earlier: Held<'p>,
    pub later: Held<'p>,
    pub sense: &'p Sense<'p>,
}

impl Conflict {
    /// The kinds' names, the most specific first: where several rules find the same pair, this order decides.
    pub const NAMES: [&'static str; 10] = [
        "amount",
        "deadline",
        "denial",
        "commitment",
        "stance",
        "opposites",
        "polarity",
        "modality",
        "evaluation",
        "reported-reversal",
    ];

    /// The kind's name.
    pub fn name(&self) -> &'static str {
        Conflict::NAMES[self.rank()]
    }

    /// The kind's place among [`Conflict::NAMES`]; 0 is the most specific.
    pub fn rank(&self) -> usize {
        match self {
            Conflict::Amount(_) => 0,
            Conflict::Deadline(_) => 1,
            Conflict::Denial(_) => 2,
            Conflict::Commitment(_) => 3,
            Conflict::Stance(_) => 4,
            Conflict::Opposites(_) => 5,
            Conflict::Polarity(_) => 6,
            Conflict::Modality(_) => 7,
            Conflict::Evaluation(_) => 8,
            Conflict::ReportedReversal(_) => 9,
        }
    }

    /// Reads the parameters of the kind of this name.
    pub(super) fn read(name: &str, section: &mut Section<'_>) -> Option<Self> {
        Some(match name {
            "amount" => Conflict::Amount(Amount::read(section)),
            "deadline" => Conflict::Deadline(Deadline::read(section)),
            "opposites" => Conflict::Opposites(Opposites::read(section)),
            "commitment" => Conflict::Commitment(Commitment::read(section)),
            "denial" => Conflict::Denial(Denial::read(section)),
            "polarity" => Conflict::Polarity(Polarity::read(section)),
            "modality" => Conflict::Modality(Modality::read(section)),
            "stance" => Conflict::Stance(Stance::read(section)),
            "evaluation" => Conflict::Evaluation(Evaluation::read(section)),
            "reported-reversal" => Conflict::ReportedReversal(ReportedReversal::read(section)),
            _ => return None,
        })
    }

    /// What a claim answers, as far as one word tells, [`NO_WORD`] where it does not: claims that answer different
    /// questions never conflict. `None` where the kind does not look at the claim at all.
    pub(super) fn question(&self, held: Held) -> Option<u32> {
        match self {
            Conflict::Amount(kind) => kind.question(held),
            Conflict::Deadline(kind) => kind.question(held),
            Conflict::Opposites(kind) => kind.question(held),
            Conflict::Commitment(_) => Commitment::question(held),
            Conflict::Denial(_) => Denial::question(held),
            Conflict::Polarity(kind) => kind.question(held),
            Conflict::Modality(kind) => kind.question(held),
            Conflict::Stance(kind) => kind.question(held),
            Conflict::Evaluation(kind) => kind.question(held),
            Conflict::ReportedReversal(_) => None,
        }
    }

    /// False where no earlier claim can make this kind find a conflict or an agreement.
    pub(super) fn looks_back(&self, held: Held) -> bool {
        match self {
            Conflict::Denial(kind) => kind.looks_back(held),
            _ => true,
        }
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        match self {
            Conflict::Amount(kind) => kind.weigh(pair, trial),
            Conflict::Deadline(kind) => kind.weigh(pair, trial),
            Conflict::Opposites(kind) => kind.weigh(pair, trial),
            Conflict::Commitment(kind) => kind.weigh(pair, trial),
            Conflict::Denial(kind) => kind.weigh(pair, trial),
            Conflict::Polarity(kind) => kind.weigh(pair, trial),
            Conflict::Modality(kind) => kind.weigh(pair, trial),
            Conflict::Stance(kind) => kind.weigh(pair, trial),
            Conflict::Evaluation(kind) => kind.weigh(pair, trial),
            Conflict::ReportedReversal(_) => {}
        }
    }

    /// The fields in which a finding of this kind shows its two sides.
    pub fn fields(&self) -> &'static [Field] {
        match self {
            Conflict::Amount(_) => &[Field::Limit, Field::Force, Field::Said],
            Conflict::Deadline(_) => &[Field::Deadline, Field::Force, Field::Said],
            Conflict::Stance(_) => &[Field::Stance, Field::Force, Field::Said],
            Conflict::Evaluation(_) => &[Field::Evaluation, Field::Said],
            Conflict::Modality(_) => &[Field::Force, Field::Said],
            Conflict::Opposites(_) | Conflict::Commitment(_) | Conflict::Denial(_) | Conflict::Polarity(_) => {
                &[Field::Claim, Field::Force, Field::Said]
            }
            Conflict::ReportedReversal(_) => &[],
        }
    }
}

/// Modalities by the name that rules call them by. `conditional` is there for rules that use `unless.condition`; a
/// question asserts nothing and is never compared.
const MODALITIES: [(&str, position::Modality); 7] = [
    ("asserted", position::Modality::Asserted),
    ("intended", position::Modality::Intended),
    ("required", position::Modality::Required),
    ("permitted", position::Modality::Permitted),
    ("forbidden", position::Modality::Forbidden),
    ("possible", position::Modality::Possible),
    ("conditional", position::Modality::Conditional),
];

/// The modalities that a rule lets in.
#[derive(Debug, Clone, PartialEq)]
pub struct Modalities(Vec<position::Modality>);

impl Modalities {
    /// The rule's `modality`, or all but `possible` and `conditional`.
    fn read(section: &mut Section<'_>) -> Self {
        let firm = || MODALITIES[..5].iter().map(|(_, modality)| *modality).collect();
        Modalities(section.choices("modality", &MODALITIES).unwrap_or_else(firm))
    }

    fn hold(&self, held: Held) -> bool {
        self.0.contains(&held.modality())
    }

    fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        trial.same(
            || self.hold(pair.earlier) && self.hold(pair.later),
            || {
                let names: Vec<&str> = self.0.iter().map(|modality| modality_name(*modality)).collect();
                let side = |held: Held| modality_name(held.modality());
                format!("each is {} ({}, {})", names.join(" or "), side(pair.earlier), side(pair.later))
            },
        );
    }
}
