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
use crate::rules::Rule;

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
    /// Figures of data that is wrong are nothing to hold others against.
    pub fn hold(&mut self, options: &Options, rules: &[Rule], update: bool, whole: bool) -> Vec<Fault> {
        let (failures, mut faults) = threshold::below(&options.least, &self.metrics, rules);
        self.failures = failures;
        let Some(path) = &options.baseline else { return faults };
        if update {
            let errors = self.errors_of_data();
            let refused = |message: String| {
                let fault = Fault::file(path.display().to_string(), format!("not written: {message}"));
                Err(fault.help("mend the data, then update the baseline"))
            };
            let written = match errors {
                _ if !whole => refused("some of the data could not be read".to_owned()),
                0 => baseline::write(path, &self.metrics),
                // They fail the run by themselves.
                1 => refused("there is an error in the data".to_owned()).map_err(Fault::as_warning),
                _ => refused(format!("there are {errors} errors in the data")).map_err(Fault::as_warning),
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
        !self.failures.is_empty() || self.errors_of_data() > 0
    }

    /// How much in the data is wrong so that no figure can be right with it.
    fn errors_of_data(&self) -> usize {
        self.lints.iter().filter(|lint| lint.severity == Severity::Error).count()
    }
}
