//! Figures that are too low.

use std::fmt;

use super::super::suggestion::unknown;
use super::options::Least;
use crate::dataset::Metrics;
use crate::error::Fault;
use crate::report::gate::HeldFigure;

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

/// The figures that were held against something, each with what is wrong with it.
pub fn held(thresholds: &[Least], failures: &[Failure]) -> Vec<HeldFigure> {
    let failed = failures.iter().map(|failure| {
        let message = Some(failure.to_string());
        HeldFigure { name: failure.metric.clone(), failure: message }
    });
    let passed = thresholds.iter().filter(|threshold| failures.iter().all(|f| f.metric != threshold.metric));
    failed.chain(passed.map(|threshold| HeldFigure { name: threshold.metric.clone(), failure: None })).collect()
}

/// `pairs.f1 is 0.5000, expected 0.9000 or more`
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Failure { metric, value, least, baseline, change } = self;
        write!(f, "{metric} is {value:.4}, expected {least:.4} or more")?;
        let Some(before) = baseline else { return Ok(()) };
        write!(f, " (was {before:.4}")?;
        if let Some([low, high]) = change {
            write!(f, "; change {low:+.4} to {high:+.4}, 95 %")?;
        }
        f.write_str(")")
    }
}
