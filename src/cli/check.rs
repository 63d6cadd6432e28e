//! `volteface check`.

use std::path::Path;

use super::args::Check;
use super::output::{self, Content};
use super::settings::Settings;
use super::streams::Streams;
use super::{Outcome, ignores};
use crate::Checked;
use crate::corpus::Corpus;
use crate::report::Summary;

/// Checks the documents and reports what conflicts.
pub fn run(arguments: &Check, mut settings: Settings, streams: &Streams) -> Outcome {
    settings.narrow(&arguments.select, &arguments.ignore);
    let Corpus { documents, mut faults } = settings.read(&arguments.input);
    faults.splice(0..0, std::mem::take(&mut settings.faults));

    let read = documents.iter().map(|document| Path::new(document.origin.path.as_str()));
    let inputs = read.chain(settings.files.iter().map(AsRef::as_ref));
    let refused = output::refuse_inputs(&arguments.outputs, inputs);
    if !refused.is_empty() {
        faults.extend(refused);
        return streams.faults(&faults);
    }

    let Checked { mut findings, statements, actors } = crate::check(&documents, &settings.knowledge);
    let newest = documents.iter().filter_map(|document| document.date).max();
    faults.extend(ignores::apply(&mut findings, &settings.configuration.ignores, newest));
    findings.retain(|finding| {
        finding.severity >= arguments.min_severity && finding.confidence.value() >= arguments.min_confidence
    });

    let summary = Summary::new(documents.len(), statements, actors, &findings);
    let content = Content {
        findings: &findings,
        documents: &documents,
        paths: &arguments.input.paths,
        summary,
        offsets: arguments.offsets,
    };
    let trouble = streams.faults(&faults);
    let printed = streams.print(&arguments.output_format.render(content, streams.color()));
    let written = arguments.outputs.iter().map(|output| {
        let format = output.format.unwrap_or(arguments.output_format);
        match output::write(&output.path, &format.render(content, false)) {
            Ok(()) => Outcome::Clean,
            Err(fault) => streams.faults(&[fault]),
        }
    });
    let fails = findings.iter().any(|finding| settings.fail_on(arguments).reached_by(finding.severity));
    let found = if fails && !arguments.exit_zero { Outcome::Found } else { Outcome::Clean };
    written.fold(trouble.max(printed).max(found), Outcome::max)
}
