//! The figures of an earlier run, in a file that is kept beside the data.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use super::super::output;
use super::threshold::Failure;
use crate::dataset::{Metrics, SCHEMA};
use crate::error::{Fault, unreadable};

/// The figures as a file holds them.
pub fn document(metrics: &Metrics) -> Map<String, Value> {
    let mut document = Map::new();
    document.insert("schema".to_owned(), Value::from(SCHEMA));
    document.insert("metrics".to_owned(), Value::Object(metrics.to_json()));
    document
}

/// Writes the figures.
pub fn write(path: &Path, metrics: &Metrics) -> Result<(), Fault> {
    let text = format!("{:#}\n", Value::Object(document(metrics)));
    output::write(path, &text)
}

/// Reads what [`write`] wrote.
pub fn read(path: &Path) -> Result<Metrics, Fault> {
    let shown = path.display().to_string();
    let text =
        fs::read_to_string(path).map_err(|error| unreadable(path, &error).help("write it with --update-baseline"))?;
    let document: Map<String, Value> = serde_json::from_str(&text)
        .map_err(|error| Fault::line(&shown, error.line(), format!("no baseline: {error}")))?;
    let version = document.get("schema").and_then(Value::as_u64);
    let metrics = document.get("metrics").and_then(Value::as_object);
    match (version, metrics) {
        (Some(SCHEMA), Some(metrics)) => Ok(Metrics::from_json(metrics)),
        (Some(version), _) if version != SCHEMA => {
            let message = format!("this baseline has schema {version}; expected {SCHEMA}");
            Err(Fault::file(shown, message).help("write it anew with --update-baseline"))
        }
        _ => Err(Fault::file(shown, "no baseline: expected an object with `schema` and `metrics`")),
    }
}

/// What a figure may lose on its way through a file and a subtraction.
const NOISE: f64 = 1e-9;

/// The figures that have dropped by more than `most`, and those that are gone.
pub fn dropped(baseline: &Metrics, metrics: &Metrics, most: f64) -> Vec<Failure> {
    let failures = baseline.iter().filter_map(|(name, before)| {
        // Fewer false alarms are no drop.
        let value = metrics.get(name).unwrap_or(0.0);
        let least = before - most;
        (value < least - NOISE && name != "findings.distractors").then(|| Failure {
            metric: name.to_owned(),
            value,
            least,
            baseline: Some(before),
        })
    });
    failures.collect()
}
