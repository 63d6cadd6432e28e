//! `volteface gate`: annotated data looked through, scored, and held against thresholds.

mod baseline;
mod errors;
mod lints;
mod options;
mod predict;
mod predictions;
mod record;
mod reports;
mod result;
mod scores;
mod show;
mod speaker;
mod threshold;

use std::path::PathBuf;

use super::Outcome;
use super::args::Gate;
use super::output::{self, Destination};
use super::settings::Settings;
use super::streams::Streams;
use crate::dataset;
use crate::error::Fault;
use options::Options;
use predict::Predictor;
use predictions::Predictions;

pub use baseline::{BaselineRecord, SamplesRecord};
pub use predictions::PredictionRecord;
pub use record::GateRecord;
use reports::Shown;
use result::Gated;

/// Scores the datasets and says what is wrong with them and which figures are too low.
pub fn run(arguments: &Gate, mut settings: Settings, streams: &Streams) -> Outcome {
    let (options, mut faults) = Options::settle(arguments, &settings.configuration);
    faults.splice(0..0, std::mem::take(&mut settings.faults));
    let (files, more) = dataset::files(&arguments.datasets);
    faults.extend(more);
    let mut written = arguments.outputs.clone();
    written.extend(arguments.predictions.iter().map(|path| Destination { format: None, path: path.clone() }));
    let (train, more) = dataset::files(&options.train);
    faults.extend(more);
    let read = files.iter().chain(&train).chain(&options.corpus).map(PathBuf::as_path);
    let refused = output::refuse(&written, read.chain(settings.files.iter().map(AsRef::as_ref)));
    if !refused.is_empty() {
        faults.extend(refused);
        return streams.faults(&faults);
    }
    let mut predictions = match Predictions::create(arguments.predictions.as_deref()) {
        Ok(predictions) => predictions,
        Err(fault) => {
            faults.push(fault);
            return streams.faults(&faults);
        }
    };
    let mut predictor = Predictor::new(&settings, &options, arguments.errors);
    faults.extend(predictor.train(&train));
    for file in &files {
        faults.extend(predictor.read(file, &mut predictions));
    }
    faults.extend(predictor.finish(&mut predictions));
    faults.extend(predictions.close().err());
    let mut gated = Gated::of(predictor);
    if gated.scores.is_empty() && faults.iter().all(|fault| fault.warning) {
        let paths: Vec<String> = arguments.datasets.iter().map(|path| path.display().to_string()).collect();
        faults.push(Fault::file(paths.join(" "), "nothing was scored: there is no record here"));
    }
    if !gated.scores.is_empty() {
        let whole = faults.iter().all(|fault| fault.warning);
        faults.extend(gated.hold(&options, &settings.knowledge.rules, arguments.update_baseline, whole));
    }
    let held = threshold::held(&options.least, &gated.failures);
    let printed = reports::print(&Shown { gated: &gated, held: &held, faults: &faults }, arguments, streams);
    let found = if gated.fails() { Outcome::Found } else { Outcome::Clean };
    streams.faults(&faults).max(printed).max(found)
}
