//! Everything that a run has to report: what a format picks from.

use super::{Sources, Summary};
use crate::error::Fault;
use crate::finding::{Finding, Severity};

/// What a run found, in which documents, by which rules.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// The findings, the gravest first.
    pub findings: &'a [Finding<'a>],
    /// What was looked at, and how much was found.
    pub summary: &'a Summary,
    /// The documents that findings point into.
    pub sources: &'a Sources<'a>,
    /// The rules that ran, by id.
    pub rules: &'a [RuleNote<'a>],
    /// What could not be read, or is wrong in what a user wrote.
    pub faults: &'a [Fault],
    /// The least severity that fails the run; `None` where no finding does.
    pub fails_at: Option<Severity>,
}

/// What a reader is told of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleNote<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it finds, in one sentence.
    pub summary: &'a str,
    /// What it looks at and why.
    pub why: &'a str,
    /// How much its findings matter, where nothing lowers it.
    pub severity: Severity,
}

impl<'a> Run<'a> {
    /// The faults that are more than warnings.
    pub(super) fn trouble(self) -> impl Iterator<Item = &'a Fault> {
        self.faults.iter().filter(|fault| !fault.warning)
    }

    /// True where a finding of this severity fails the run.
    pub(super) fn fails(self, severity: Severity) -> bool {
        self.fails_at.is_some_and(|least| severity >= least)
    }
}
