//! Figures that are too low.

use super::super::suggestion::unknown;
use super::options::Least;
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
    /// The paired bootstrap interval (95 in 100) of the change since the baseline, where it was asked for.
    pub change: Option<[f64; 2]>,
}

/// The figures below their thresholds; a threshold on a figure that the data cannot give is a fault.
pub fn below(thresholds: &[Least], metrics: &Metrics) -> (Vec<Failure>, Vec<Fault>) {
    let (mut failures, mut faults) = (Vec::new(), Vec::new());
    for Least { metric, value: least, place } in thresholds {
        match metrics.get(metric) {
            Some(value) if value < *least => {
                let metric = metric.clone();
                failures.push(Failure { metric, value, least: *least, baseline: None, change: None });
            }
            Some(_) => {}
            None => {
                let message = unknown("metric of this data", metric, metrics.iter().map(|(name, _)| name));
                let fault = match place {
                    Some(place) => place.fault(&message),
                    None => Fault::file("--min", message),
                };
                faults.push(fault.help("volteface gate --output-format json shows all there are"));
            }
        }
    }
    (failures, faults)
}
