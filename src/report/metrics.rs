//! Counts of a run as JSON: figures that DVC plots and `jq` picks.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::SCHEMA;
use super::{Run, Summary};

/// How much a run looked at and found: the `metrics` output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CountsRecord {
    /// The version of this record: 1.
    pub schema: u32,
    /// What was looked at, and how much was found.
    pub summary: Summary,
    /// Findings of each rule that ran.
    pub rules: BTreeMap<String, usize>,
}

/// The counts of a run.
#[derive(Debug)]
pub struct Counts<'a>(Run<'a>);

/// The `metrics` output.
pub fn counts(run: Run<'_>) -> Counts<'_> {
    Counts(run)
}

impl fmt::Display for Counts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let run = self.0;
        let mut rules: BTreeMap<String, usize> = run.rules.iter().map(|rule| (rule.id.to_owned(), 0)).collect();
        for finding in run.findings {
            *rules.entry(finding.rule.clone()).or_default() += 1;
        }
        let record = CountsRecord { schema: SCHEMA, summary: *run.summary, rules };
        writeln!(f, "{}", serde_json::to_string_pretty(&record).map_err(|_| fmt::Error)?)
    }
}
