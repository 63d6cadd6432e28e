//! The parts of a position.

use compact_str::CompactString;
use jiff::civil::Date;
use smallvec::SmallVec;

use crate::text::Span;

/// One thing that a statement commits its actor to.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What it is about.
    pub topic: Topic,
    /// Who or what the predicate is said of, folded to lemmas: `iran`, `the pipeline`; empty where there is none.
    pub subject: CompactString,
    /// The predicate's lemma, light verbs resolved to their noun's verb: `enrich`, `pardon`.
    pub predicate: CompactString,
    /// The predicate's object, folded to lemmas.
    pub object: CompactString,
    /// Affirmed or negated, after double negation, neg-raising and implicatives.
    pub polarity: Polarity,
    /// How it is put forward.
    pub modality: Modality,
    /// Whether it backs or opposes its topic.
    pub stance: Option<Stance>,
    /// True where the stance is taken in so many words toward the topic itself: a frame that names it, or a verb of
    /// stance whose object it is. False where it follows from what else is said.
    pub stated: bool,
    /// Whether it praises or blames its subject.
    pub evaluation: Option<Evaluation>,
    /// How much or how many.
    pub amount: Option<Amount>,
    /// By when, where the claim names a deadline.
    pub deadline: Option<Date>,
    /// What limits it, folded and sorted: a year, a place, a case (`2016`, `federal`, `case of rape`); empty where it is
    /// said without limit.
    pub scope: Vec<CompactString>,
    /// True where the actor owns a change of position in the same breath ("I changed my mind").
    pub acknowledged: bool,
    /// The words it was read from. Of a reversal that tells both sides, what was held before and what is held after.
    pub evidence: SmallVec<[Span; 1]>,
}

/// The predicate of a claim that somebody changed position, its subject being who. Such a claim is no position itself.
pub const REVERSAL: &str = "reverse-position";

/// The weight of words that make an open topic: more than any one common word has, so that "people" and "year" join
/// nothing.
pub const LEAST_WEIGHT: f32 = 0.7;

/// What a claim is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Topic {
    /// A topic that a pack declares.
    Declared {
        /// The pack's key: `iran-enrichment`.
        id: CompactString,
        /// The name shown: `Iran's enrichment`.
        name: CompactString,
    },
    /// The content words themselves: lemma and rarity (0 common to 1 rarest), sorted by lemma.
    Open(Vec<(CompactString, f32)>),
}

/// Affirmed or negated.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Negated,
}

/// How a claim is put forward.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// As a fact.
    Asserted,
    /// As what the actor means to do.
    Intended,
    /// As what must be.
    Required,
    /// As what may be.
    Permitted,
    /// As what must not be.
    Forbidden,
    /// As what can be or is likely.
    Possible,
    /// Under a condition.
    Conditional,
    /// As a question; asserts nothing.
    Asked,
}

/// For or against.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// For.
    Support,
    /// Against.
    Oppose,
}

/// Praise or blame.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Evaluation {
    /// Praise.
    Positive,
    /// Blame.
    Negative,
}

/// An interval of a measured quantity. A missing end is unbounded.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// Least value, inclusive.
    pub min: Option<f64>,
    /// Greatest value, inclusive.
    pub max: Option<f64>,
    /// The unit, folded: `percent`, `dollar`, `job`, a lemma; empty for a bare zero ("stop"), which fits any unit.
    pub unit: CompactString,
    /// True where the interval is a limit set on something ("no more than"), not a measurement.
    pub limit: bool,
    /// The words: `3.67%`, `none (stop)`.
    pub text: CompactString,
}
