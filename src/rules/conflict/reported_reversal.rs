//! `reported-reversal`: the text itself says that somebody changed position.
//!
//! It compares nothing: see [`crate::rules::reported`].

use crate::finding::Severity;
use crate::rules::section::Section;

/// Parameters of `[conflict.reported-reversal]`.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportedReversal {
    /// How much it matters where not the narrator but another actor says so.
    pub accusation: Severity,
}

impl ReportedReversal {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        ReportedReversal { accusation: section.choice("accusation", &Severity::NAMES).unwrap_or(Severity::Note) }
    }
}
