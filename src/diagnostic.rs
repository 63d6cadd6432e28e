//! Something that a named check objects to: plain data for every format that shows it.

use crate::finding::Severity;
use crate::text::fingerprint;

/// One objection, with its place and a way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The check's name, as in `span-out-of-range`; what it is switched off by.
    pub check: &'static str,
    /// How much it matters; an error fails the run.
    pub severity: Severity,
    /// The file, as the user named it.
    pub path: String,
    /// The line (from 1), where there is one.
    pub line: Option<usize>,
    /// The id of the record, where the file holds several.
    pub record: Option<String>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The file and line of what it repeats, as the message names them.
    pub first: Option<(String, usize)>,
}

impl Diagnostic {
    /// Sixteen hexadecimal digits that stay when lines move.
    pub fn fingerprint(&self) -> String {
        let record = self.record.as_deref().unwrap_or_default();
        let message = match &self.first {
            Some((path, line)) => self.message.replace(&format!("{path}:{line}"), path),
            None => self.message.clone(),
        };
        fingerprint(&[self.check, &self.path, record, &message])
    }
}
