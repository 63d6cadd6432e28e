//! The least that a figure may be.

use super::super::args::Threshold;
use super::super::suggestion::unknown;
use crate::dataset::Metrics;
use crate::error::Fault;

/// A figure that is too low.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// Its name.
    pub metric: String,
    /// What it is.
    pub value: f64,
    /// The least that it may be.
    pub least: f64,
    /// What it was, where a baseline tells.
    pub baseline: Option<f64>,
}

/// The figures below their thresholds; a threshold on a figure that the data cannot give is a fault.
pub fn below(thresholds: &[Threshold], metrics: &Metrics) -> (Vec<Failure>, Vec<Fault>) {
    let (mut failures, mut faults) = (Vec::new(), Vec::new());
    for Threshold { metric, least } in thresholds {
        match metrics.get(metric) {
            Some(value) if value < *least => {
                failures.push(Failure { metric: metric.clone(), value, least: *least, baseline: None });
            }
            Some(_) => {}
            None => {
                let message = unknown("metric of this data", metric, metrics.iter().map(|(name, _)| name));
                let help = "volteface gate --output-format json shows all there are";
                faults.push(Fault::file("--min", message).help(help));
            }
        }
    }
    (failures, faults)
}
