//! What a run looked at and how much it found.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Severity};

/// Counts of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// Documents that were read.
    pub documents: usize,
    /// Statements in them.
    pub statements: usize,
    /// Actors that made them.
    pub actors: usize,
    /// Findings of severity `error`.
    pub errors: usize,
    /// Findings of severity `warning`.
    pub warnings: usize,
    /// Findings of severity `note`.
    pub notes: usize,
}

impl Summary {
    /// The counts of a run that gave `findings`.
    pub fn new(documents: usize, statements: usize, actors: usize, findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Summary {
            documents,
            statements,
            actors,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }
}

/// `Checked 3 documents, 31 statements, 9 actors.  1 error, 1 note.`
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Summary { documents, statements, actors, .. } = *self;
        let checked = [(documents, "document"), (statements, "statement"), (actors, "actor")];
        let checked = checked.map(|(count, noun)| counted(count, noun)).join(", ");
        let found: Vec<String> = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| counted(count, noun))
            .collect();
        let found = if found.is_empty() { "No findings".to_owned() } else { found.join(", ") };
        write!(f, "Checked {checked}.  {found}.")
    }
}

/// `1 note`, `2 notes`.
pub fn counted<N: Copy + fmt::Display + PartialEq + From<u8>>(count: N, noun: &str) -> String {
    format!("{count} {noun}{}", if count == N::from(1) { "" } else { "s" })
}
