//! What a run of `gate` prints and writes, format by format.

use super::super::args::{Gate, MetricsFormat};
use super::super::streams::Streams;
use super::super::{Outcome, job_summary};
use super::result::Gated;
use super::{record, show};
use crate::error::Fault;
use crate::file;
use crate::report::gate::{self, GateRun, HeldFigure};

/// Everything that a format shows.
#[derive(Debug)]
pub struct Shown<'a> {
    /// What was counted, and what is wrong with the data.
    pub gated: &'a Gated,
    /// The figures that were held against something.
    pub held: &'a [HeldFigure],
    /// What could not be read, or is wrong in what a user wrote.
    pub faults: &'a [Fault],
}

/// Prints one report, and writes the others that were asked for.
pub fn print(shown: &Shown, arguments: &Gate, streams: &Streams) -> Outcome {
    let human = show::human(shown.gated);
    let run = GateRun { text: &human, figures: shown.held, diagnostics: &shown.gated.lints, faults: shown.faults };
    let render = |format| match format {
        MetricsFormat::Human => human.clone(),
        MetricsFormat::Json if shown.gated.scores.is_empty() => String::new(),
        MetricsFormat::Json => record::json(shown.gated),
        MetricsFormat::Sarif => gate::sarif(run).to_string(),
        MetricsFormat::Junit => gate::junit(run).to_string(),
        MetricsFormat::Github => gate::github(run).to_string(),
        MetricsFormat::Gitlab => gate::gitlab(run).to_string(),
        MetricsFormat::Markdown => gate::markdown(run, usize::MAX).to_string(),
    };
    let mut outcome = streams.print(&render(arguments.output_format));
    let mut told = |done: Result<(), Fault>| outcome = outcome.max(streams.faults(done.err().as_slice()));
    if arguments.output_format == MetricsFormat::Github {
        told(job_summary::append(|most| Ok(gate::markdown(run, most).to_string())));
    }
    for destination in &arguments.outputs {
        let format = destination.format.unwrap_or(arguments.output_format);
        told(file::write(&destination.path, &render(format)));
    }
    outcome
}
