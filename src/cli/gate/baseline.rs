//! The figures of an earlier run, in a file that is kept beside the data.
//!
//! Beside `metrics.json` lies `metrics.samples.jsonl`: the same figures of each bootstrap sample, a metric a line. It is
//! read only where a drop is to be more than chance.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::options::Options;
use super::threshold::Failure;
use crate::dataset::{Figure, Metrics, SCHEMA, score};
use crate::error::{Fault, unreadable};
use crate::file;

/// How to get a baseline.
const REWRITE: &str = "write it anew with --update-baseline";

/// The figures as a file holds them; what else stands there, as in what `--output-format json` writes, is passed over.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BaselineRecord {
    /// The version of this type.
    schema: u64,
    /// Figures as nested objects, a level for each part of a name, from 0 to 1.
    metrics: Map<String, Value>,
}

/// Writes the figures, and those of the samples beside them.
pub fn write(path: &Path, metrics: &Metrics) -> Result<(), Fault> {
    let record = BaselineRecord { schema: SCHEMA, metrics: metrics.to_json() };
    // Numbers and texts always serialise.
    file::write(path, &(serde_json::to_string_pretty(&record).unwrap_or_default() + "\n"))?;
    file::write(&samples_path(path), &samples(metrics))
}

/// Reads what [`write`] wrote, with the samples where they are wanted.
pub fn read(path: &Path, with_samples: bool) -> Result<Metrics, Fault> {
    let shown = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error).help(REWRITE))?;
    let document: Map<String, Value> = serde_json::from_str(&text)
        .map_err(|error| Fault::line(&shown, error.line(), format!("no baseline: {error}")).help(REWRITE))?;
    let version = document.get("schema").and_then(Value::as_u64);
    let metrics = document.get("metrics").and_then(Value::as_object);
    let mut metrics = match (version, metrics) {
        (Some(SCHEMA), Some(metrics)) => Metrics::from_json(metrics),
        (Some(version), _) if version != SCHEMA => {
            let message = format!("this baseline has schema {version}; expected {SCHEMA}");
            return Err(Fault::file(shown, message).help(REWRITE));
        }
        _ => {
            let message = "no baseline: expected an object with `schema` and `metrics`";
            return Err(Fault::file(shown, message).help(REWRITE));
        }
    };
    if with_samples {
        read_samples(&samples_path(path), &mut metrics)?;
    }
    Ok(metrics)
}

/// One line of the samples.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub struct SamplesRecord {
    /// The version of this type.
    schema: u64,
    /// The figure's name.
    metric: String,
    /// Four digits each; `null` where a sample cannot give the figure.
    values: Vec<Option<f32>>,
}

/// `metrics.json` to `metrics.samples.jsonl`.
fn samples_path(path: &Path) -> PathBuf {
    path.with_extension("samples.jsonl")
}

fn samples(metrics: &Metrics) -> String {
    let mut text = String::new();
    for (name, figure) in metrics.iter().filter(|(_, figure)| !figure.samples.is_empty()) {
        let round = |value: &f32| value.is_finite().then(|| (value * 1e4).round() / 1e4);
        let values = figure.samples.iter().map(round).collect();
        let line = SamplesRecord { schema: SCHEMA, metric: name.to_owned(), values };
        // Numbers and texts always serialise.
        let _ = writeln!(text, "{}", serde_json::to_string(&line).unwrap_or_default());
    }
    text
}

fn read_samples(path: &Path, metrics: &mut Metrics) -> Result<(), Fault> {
    let shown = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error).help(REWRITE))?;
    for (index, line) in text.lines().enumerate() {
        let line: SamplesRecord = serde_json::from_str(line)
            .map_err(|error| Fault::line(&shown, index + 1, format!("no samples: {error}")).help(REWRITE))?;
        if line.schema != SCHEMA || line.values.len() != score::REPLICATES {
            let message = format!("expected schema {SCHEMA} with {} samples of each metric", score::REPLICATES);
            return Err(Fault::line(&shown, index + 1, message).help(REWRITE));
        }
        if let Some(value) = metrics.get(&line.metric) {
            let samples = line.values.into_iter().map(|value| value.unwrap_or(f32::NAN)).collect();
            metrics.insert(line.metric, Figure { value, samples });
        }
    }
    Ok(())
}

/// What a figure may lose on its way through a file and a subtraction.
const NOISE: f64 = 1e-9;

/// What has changed for the worse.
#[derive(Debug, Default)]
pub struct Drops {
    /// Figures that have dropped by more than they may.
    pub failures: Vec<Failure>,
    /// Figures that have too, and it may be chance.
    pub spared: Vec<Failure>,
    /// Figures that the data can no longer give.
    pub faults: Vec<Fault>,
}

/// Holds figures against those of a baseline.
pub fn dropped(baseline: &Metrics, metrics: &Metrics, options: &Options) -> Drops {
    let mut drops = Drops::default();
    let path = options.baseline.as_deref().map(|path| path.display().to_string()).unwrap_or_default();
    for (name, before) in baseline.iter() {
        let Some(now) = metrics.figure(name) else {
            // A rule that no longer finds anything has no precision; what it no longer finds shows in the recall.
            if name.starts_with("rule.") {
                continue;
            }
            let message = format!("the baseline has `{name}`, which this data does not give");
            drops.faults.push(Fault::file(&path, message).help(REWRITE));
            continue;
        };
        let least = before.value - options.max_drop;
        if now.value >= least - NOISE {
            continue;
        }
        let change = options.significant.then(|| change(before, now)).flatten();
        // Without samples nothing speaks for chance.
        let may_be_chance = change.is_some_and(|[_, most]| most >= 0.0);
        let failure =
            Failure { metric: name.to_owned(), value: now.value, least, baseline: Some(before.value), change };
        if may_be_chance { drops.spared.push(failure) } else { drops.failures.push(failure) }
    }
    drops
}

/// The interval of the difference: the two have drawn the same samples.
fn change(before: &Figure, now: &Figure) -> Option<[f64; 2]> {
    let differences: Vec<f32> = before.samples.iter().zip(&now.samples).map(|(before, now)| now - before).collect();
    score::interval(&differences)
}
