//! Figures that are too low.

use std::fmt;

use super::super::suggestion::unknown;
use super::options::Least;
use crate::dataset::{Metrics, data_of};
use crate::error::Fault;
use crate::report::gate::HeldFigure;
use crate::rules::Rule;

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
pub fn below(thresholds: &[Least], metrics: &Metrics, rules: &[Rule]) -> (Vec<Failure>, Vec<Fault>) {
    let (mut failures, mut faults) = (Vec::new(), Vec::new());
    for Least { metric, value: least, place } in thresholds {
        match metrics.get(metric) {
            Some(value) if value < *least => {
                let metric = metric.clone();
                failures.push(Failure { metric, value, least: *least, baseline: None, change: None });
            }
            Some(_) => {}
            None => {
                let message = missing(metric, metrics, rules);
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

/// Why there is no such figure: another sort of data would give it, nothing was found that it could be of, or there is none.
fn missing(metric: &str, metrics: &Metrics, rules: &[Rule]) -> String {
    let has = |family: &str| metrics.iter().any(|(name, _)| name.split('.').next() == Some(family));
    let family = metric.split('.').next().unwrap_or_default();
    let rules: Vec<String> = rules.iter().map(|rule| format!("rule.{}.precision", rule.id)).collect();
    if rules.iter().any(|rule| rule == metric) {
        return if has("findings") {
            format!("this data gives no `{metric}`: the rule found nothing that is judged here")
        } else {
            let data = data_of("findings").unwrap_or_default();
            format!("this data gives no `{metric}`: rules look for changes in documents, so it takes {data}")
        };
    }
    match data_of(family) {
        Some(data) if !has(family) => format!("this data gives no `{metric}`: it takes {data}"),
        _ => {
            let known = metrics.iter().map(|(name, _)| name).chain(rules.iter().map(String::as_str));
            unknown("metric of this data", metric, known)
        }
    }
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
