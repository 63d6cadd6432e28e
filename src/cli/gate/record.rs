//! What `gate --output-format json` writes.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::result::Gated;
use super::threshold::Failure;
use crate::dataset::SCHEMA;
use crate::dataset::score::Layer;
use crate::diagnostic::Diagnostic;
use crate::finding::Severity;

/// Figures, what is wrong with the data, and what fails.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GateRecord {
    /// The version of this type.
    pub schema: u64,
    /// Figures as nested objects, a level for each part of a name, from 0 to 1.
    pub metrics: Map<String, Value>,
    /// Their bootstrap intervals (95 in 100), in the same shape.
    pub intervals: Map<String, Value>,
    /// How much was looked at.
    pub counts: CountsRecord,
    /// For each label of pairs how many were taken for a contradiction and how many were not.
    pub confusion: BTreeMap<String, ConfusionRecord>,
    /// What is wrong with the data.
    pub lints: Vec<LintRecord>,
    /// Figures that are too low.
    pub failures: Vec<FailureRecord>,
    /// Figures that have dropped, and it may be chance.
    pub spared: Vec<FailureRecord>,
}

/// How much was looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CountsRecord {
    /// Annotated texts.
    pub texts: u64,
    /// Attributions in them.
    pub attributions: u64,
    /// Labelled pairs.
    pub pairs: u64,
    /// Findings over the corpus.
    pub findings: u64,
    /// Those that meet the words of no judgement.
    pub unjudged: u64,
    /// Those that meet the documents of no judgement.
    pub unmet: u64,
    /// How often each check objected.
    pub lints: BTreeMap<String, u64>,
}

/// What pairs of one label were taken for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConfusionRecord {
    /// A contradiction.
    pub contradiction: u64,
    /// None.
    pub other: u64,
}

/// Something that is wrong with the data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LintRecord {
    /// The check's name.
    pub check: String,
    /// How much it matters.
    pub severity: Severity,
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The record's id.
    pub id: Option<String>,
    /// What is wrong.
    pub message: String,
}

/// A figure that is too low.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FailureRecord {
    /// Its name.
    pub metric: String,
    /// What it is.
    pub value: f64,
    /// The least that it may be.
    pub least: f64,
    /// What it was, where a baseline tells.
    pub baseline: Option<f64>,
    /// The paired bootstrap interval (95 in 100) of the change since.
    pub change: Option<[f64; 2]>,
}

/// The record of a run, as text.
pub fn json(gated: &Gated) -> String {
    // Numbers and texts always serialise.
    serde_json::to_string_pretty(&record(gated)).unwrap_or_default() + "\n"
}

fn record(gated: &Gated) -> GateRecord {
    let scores = &gated.scores;
    let pairs = scores.pairs.score();
    let judged = scores.findings().map(|score| score.judged).unwrap_or_default();
    let by_document = scores.by_document.as_ref().map(|score| score.judged).unwrap_or_default();
    let confusion = pairs.confusion.iter().map(|(label, share)| {
        (label.name().to_owned(), ConfusionRecord { contradiction: share.part, other: share.whole - share.part })
    });
    GateRecord {
        schema: SCHEMA,
        metrics: gated.metrics.to_json(),
        intervals: gated.metrics.intervals(),
        counts: CountsRecord {
            texts: scores.attributions.texts,
            attributions: scores.attributions.tally(Layer::Content50, None).gold,
            pairs: pairs.pairs(),
            findings: judged.whole,
            unjudged: judged.whole - judged.part,
            unmet: by_document.whole - by_document.part,
            lints: gated.lint_counts.iter().map(|(check, count)| ((*check).to_owned(), *count)).collect(),
        },
        confusion: confusion.collect(),
        lints: gated.lints.iter().map(LintRecord::from).collect(),
        failures: gated.failures.iter().map(FailureRecord::from).collect(),
        spared: gated.spared.iter().map(FailureRecord::from).collect(),
    }
}

impl From<&Diagnostic> for LintRecord {
    fn from(diagnostic: &Diagnostic) -> Self {
        let Diagnostic { check, severity, path, line, record, message, .. } = diagnostic.clone();
        LintRecord { check: check.to_owned(), severity, path, line, id: record, message }
    }
}

impl From<&Failure> for FailureRecord {
    fn from(failure: &Failure) -> Self {
        let Failure { metric, value, least, baseline, change } = failure.clone();
        FailureRecord { metric, value, least, baseline, change }
    }
}
