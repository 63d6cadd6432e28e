//! Rules: which claims conflict, as TOML files that run.
//!
//! Knows the ledger's records and what a claim holds; no tokens, no files, no printing. A rule file is read by
//! [`load`], a ledger is judged by [`check`], and [`explain`] lists the very conditions that `check` decides by.

mod arguments;
mod check;
mod confidence;
mod conflict;
mod field;
mod fingerprint;
mod judge;
mod load;
mod meeting;
mod reported;
mod rule;
mod runs;
mod section;
mod sense;
mod shape;
mod title;
mod trial;

pub use check::check;
pub use conflict::{
    Amount, Commitment, Conflict, Deadline, Denial, Evaluation, Modality, Opposites, Polarity, ReportedReversal, Stance,
};
pub use field::Field;
pub use judge::explain;
pub use load::load;
pub use rule::{Compare, Example, Outcome, Passages, Rule, Unless, Within, Wording};
pub use shape::RuleFile;
pub use title::Title;
pub use trial::{Condition, Part, Verdict};
