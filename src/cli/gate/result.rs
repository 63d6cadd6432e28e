//! What a run of `gate` comes to: plain data for every format that shows it.

use std::collections::BTreeMap;

use super::baseline;
use super::errors::Errors;
use super::options::Options;
use super::predict::Predictor;
use super::scores::Scores;
use super::threshold::{self, Failure};
use crate::dataset::Metrics;
use crate::diagnostic::Diagnostic;
use crate::error::Fault;
use crate::finding::Severity;

/// Everything that a run has to report.
#[derive(Debug)]
pub struct Gated {
    /// The counts behind the figures.
    pub scores: Scores,
    /// The figures by name.
    pub metrics: Metrics,
    /// What is wrong with the data, in its order.
    pub lints: Vec<Diagnostic>,
    /// How often each check objected, told in `lints` or not.
    pub lint_counts: BTreeMap<&'static str, u64>,
    /// Figures that are too low.
    pub failures: Vec<Failure>,
    /// Figures that have dropped, and it may be chance.
    pub spared: Vec<Failure>,
    /// What was got wrong, where it was asked for.
    pub errors: Errors,
}

impl Gated {
    /// What was counted, not yet held against anything.
    pub fn of(predictor: Predictor) -> Self {
        let Predictor { scores, lints, errors, .. } = predictor;
        let metrics = scores.metrics();
        let (lints, lint_counts) = lints.settle();
        Gated { scores, metrics, lints, lint_counts, failures: Vec::new(), spared: Vec::new(), errors }
    }

    /// Holds the figures against thresholds and baseline, or writes the baseline; `whole` tells that all data was read.
    pub fn hold(&mut self, options: &Options, update: bool, whole: bool) -> Vec<Fault> {
        let (failures, mut faults) = threshold::below(&options.least, &self.metrics);
        self.failures = failures;
        let Some(path) = &options.baseline else { return faults };
        if update {
            let written = if whole {
                baseline::write(path, &self.metrics)
            } else {
                let message = "not written: some of the data could not be read";
                Err(Fault::file(path.display().to_string(), message).help("mend the data, then update the baseline"))
            };
            faults.extend(written.err());
            return faults;
        }
        match baseline::read(path, options.significant) {
            Ok(before) => {
                let drops = baseline::dropped(&before, &self.metrics, options);
                self.failures.extend(drops.failures);
                self.spared = drops.spared;
                faults.extend(drops.faults);
            }
            Err(fault) => faults.push(fault),
        }
        faults
    }

    /// True where the build is to turn red.
    pub fn fails(&self) -> bool {
        !self.failures.is_empty() || self.lints.iter().any(|lint| lint.severity == Severity::Error)
    }
}
