//! `volteface check`.

use std::path::Path;

use super::args::{Check, FailOn};
use super::output::{self, Format};
use super::page::Page;
use super::settings::Settings;
use super::streams::Streams;
use super::{Outcome, ignores, job_summary, snapshots};
use crate::Checked;
use crate::corpus::Corpus;
use crate::file;
use crate::report::{self, Contents, RuleNote, Run, Sources, Summary};
use crate::rules::Rule;

/// Checks the documents and reports what conflicts.
pub fn run(arguments: &Check, mut settings: Settings, streams: &Streams) -> Outcome {
    settings.narrow(&arguments.select, &arguments.ignore);
    let Corpus { documents, mut faults } = settings.read(&arguments.input);
    faults.splice(0..0, std::mem::take(&mut settings.faults));

    let read = documents.iter().map(|document| Path::new(document.origin.path.as_str()));
    let inputs = read.chain(settings.files.iter().map(AsRef::as_ref));
    let refused = output::refuse(&arguments.outputs, inputs);
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

    let page = Page::settle(&settings.configuration, &mut faults);
    let trouble = streams.faults(&faults);
    let snapshots = arguments.snapshots.snapshot.as_ref();
    let waiting =
        snapshots.map(|folder| snapshots::keep(arguments, folder, &mut findings, &documents, trouble, streams));
    let summary = Summary::new(documents.len(), statements, actors, &findings);
    let sources = Sources::new(&documents, arguments.offsets).named(report::shell::arguments(&arguments.input.paths));
    let rules: Vec<RuleNote> = settings.knowledge.rules.iter().map(rule_note).collect();
    let fail_on = settings.fail_on(arguments);
    let run = Run {
        findings: &findings,
        summary: &summary,
        sources: &sources,
        rules: &rules,
        faults: &faults,
        fails_at: fail_on.least(),
    };
    let print = |text: String| streams.print(&text);
    let fault = |fault| streams.faults(&[fault]);
    let rendered = arguments.output_format.render(run, &page.options(None), streams.color());
    let printed = rendered.map_or_else(fault, print);
    let summarised = match arguments.output_format {
        Format::Github => {
            let markdown = |most| report::markdown(&Contents::of(run), &page.options(None), most);
            job_summary::append(markdown).map_or_else(fault, |()| Outcome::Clean)
        }
        _ => Outcome::Clean,
    };
    let written = arguments.outputs.iter().map(|output| {
        let format = output.format.unwrap_or(arguments.output_format);
        let rendered = format.render(run, &page.options(Some(&output.path)), false);
        rendered.and_then(|text| file::write(&output.path, &text)).map_or_else(fault, |()| Outcome::Clean)
    });
    let found = match waiting {
        Some(waiting) if fail_on == FailOn::Never => waiting.unless_found(),
        Some(waiting) => waiting,
        None if findings.iter().any(|finding| fail_on.reached_by(finding.severity)) => Outcome::Found,
        None => Outcome::Clean,
    };
    let found = if arguments.exit_zero { found.unless_found() } else { found };
    written.fold(trouble.max(printed).max(summarised).max(found), Outcome::max)
}

fn rule_note(rule: &Rule) -> RuleNote<'_> {
    RuleNote { id: &rule.id, summary: &rule.summary, why: &rule.why, severity: rule.severity }
}
