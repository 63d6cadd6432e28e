//! A finding: the boundary between two conflicting runs of one actor's claims.

use crate::statement::{Moment, Statement};
use std::sync::Arc;

/// How much a finding matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// A conflict.
    Error,
}

impl Severity {
    /// Every severity by its name.
    pub const NAMES: [(&'static str, Severity); 3] =
        [("note", Severity::Note), ("warning", Severity::Warning), ("error", Severity::Error)];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One conflict, with everything a reader needs to judge it.
#[derive(Debug, Clone)]
pub struct Finding<'d> {
    /// The rule's id.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// The rule's message, filled in.
    pub message: String,
    /// The actor's name; both names where two actors disagree.
    pub actor: String,
    /// The topic's name.
    pub topic: String,
    /// What differs, field by field.
    pub changes: Vec<Change>,
    /// The side that comes first in time; `None` where one passage tells of the whole change.
    pub earlier: Option<Side<'d>>,
    /// The side that comes last.
    pub later: Side<'d>,
    /// Sixteen hexadecimal digits over rule, actor, topic, both normalised texts and both document ids.
    pub fingerprint: String,
    /// Fingerprints of findings this one speaks of.
    pub about: Vec<String>,
}

/// How sure a finding is: the product of what speaks for and against it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Confidence {
    /// The kind of conflict first, then whatever lowers it.
    pub parts: Vec<Part>,
}

/// One thing that makes a finding more or less sure.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Part {
    /// What it is: `evaluation`, `open topic`, `spokesman` …
    pub name: &'static str,
    /// What it multiplies by, 0 to 1.
    pub value: f32,
}

impl Confidence {
    /// From 0 to 1, in hundredths.
    pub fn value(&self) -> f32 {
        (self.parts.iter().map(|part| part.value).product::<f32>() * 100.0).round() / 100.0
    }

    /// How much a finding of this confidence can matter: one that is more likely wrong than right is a note.
    pub fn ceiling(&self) -> Severity {
        if self.value() < 0.5 { Severity::Note } else { Severity::Error }
    }
}

/// One side of a finding: the statement that shows it best, and the rest of its run.
#[derive(Debug, Clone)]
pub struct Side<'d> {
    /// The statement, and which of its claims.
    pub statement: Arc<Statement<'d>>,
    /// Index into the statement's claims.
    pub claim: usize,
    /// When it was made.
    pub moment: Moment,
    /// Other statements of the same run, in order of time.
    pub run: Vec<Arc<Statement<'d>>>,
}

/// One field in which two positions differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field's name: `limit`, `force`, `stance`, `said` …
    pub field: &'static str,
    /// What it was.
    pub earlier: String,
    /// What it became.
    pub later: String,
}
