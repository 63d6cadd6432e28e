//! `volteface gate`: annotated data scored, and held against thresholds.

mod baseline;
mod predict;
mod predictions;
mod show;
mod threshold;

use super::Outcome;
use super::args::{Gate, MetricsFormat};
use super::settings::Settings;
use super::streams::Streams;
use crate::dataset;
use crate::error::Fault;
use predict::{Predictor, Scores};
use predictions::Predictions;

/// Scores the datasets and says which figures are too low.
pub fn run(arguments: &Gate, mut settings: Settings, streams: &Streams) -> Outcome {
    let (files, mut faults) = dataset::files(&arguments.datasets);
    faults.splice(0..0, std::mem::take(&mut settings.faults));
    let mut predictions = match Predictions::open(arguments.predictions.as_deref(), &files) {
        Ok(predictions) => predictions,
        Err(fault) => {
            faults.push(fault);
            return streams.faults(&faults);
        }
    };
    let mut predictor = Predictor::new(&settings);
    for file in &files {
        faults.extend(predictor.read(file, &mut predictions));
    }
    let (scores, more) = predictor.finish(&arguments.corpus, &mut predictions);
    faults.extend(more);
    faults.extend(predictions.close().err());
    if scores.is_empty() && faults.iter().all(|fault| fault.warning) {
        let paths: Vec<String> = arguments.datasets.iter().map(|path| path.display().to_string()).collect();
        faults.push(Fault::file(paths.join(" "), "nothing was scored: there is no record here"));
    }
    if scores.is_empty() {
        return streams.faults(&faults);
    }
    conclude(arguments, &scores, faults, streams)
}

/// Prints the figures and what they fail.
fn conclude(arguments: &Gate, scores: &Scores, mut faults: Vec<Fault>, streams: &Streams) -> Outcome {
    let metrics = scores.metrics();
    let (mut failures, more) = threshold::below(&arguments.min, &metrics);
    faults.extend(more);
    if let Some(path) = &arguments.baseline {
        if arguments.update_baseline {
            faults.extend(baseline::write(path, &metrics).err());
        } else {
            match baseline::read(path) {
                Ok(baseline) => failures.extend(baseline::dropped(&baseline, &metrics, arguments.max_drop)),
                Err(fault) => faults.push(fault),
            }
        }
    }
    let text = match arguments.output_format {
        MetricsFormat::Human => show::human(scores, &failures),
        MetricsFormat::Json => show::json(scores, &metrics, &failures),
    };
    let found = if failures.is_empty() { Outcome::Clean } else { Outcome::Found };
    let printed = streams.print(&text);
    streams.faults(&faults).max(printed).max(found)
}
