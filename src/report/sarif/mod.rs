//! Findings as SARIF 2.1.0, within what GitHub's code scanning takes
//! (<https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>).
//!
//! The later statement is where a finding stands, the earlier one a related location that the message links to.

pub(super) mod log;
mod size;
pub(super) mod write;

use std::fmt;

use super::brief::{Brief, BriefSide, brief};
use super::place::Place;
use super::{RuleNote, Run};
use crate::finding::{Finding, Side};
use log::{
    Configuration, Fingerprints, Location, LogicalLocation, Message, PhysicalLocation, Region, ResultObject, Rule,
};
use write::{artifact, escaped, write_log};

/// The number of the earlier statement among the related locations.
const EARLIER: usize = 1;

/// Characters that code scanning shows of a description.
const DESCRIPTION: usize = 1024;

/// A SARIF log.
#[derive(Debug)]
pub struct Sarif<'a>(Run<'a>);

/// The `sarif` output.
pub fn sarif(run: Run<'_>) -> Sarif<'_> {
    Sarif(run)
}

impl fmt::Display for Sarif<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let run = self.0;
        let results: Vec<ResultObject> = run.findings.iter().map(|finding| result(finding, run)).collect();
        write_log(f, run.rules.iter().map(rule).collect(), results, run.faults)
    }
}

fn rule<'a>(note: &RuleNote<'a>) -> Rule<'a> {
    let text = |text: &str| Message { text: text.chars().take(DESCRIPTION).collect() };
    Rule {
        id: note.id,
        short_description: text(note.summary),
        full_description: text(note.why),
        help: text(note.why),
        default_configuration: Configuration { level: note.severity.name() },
    }
}

fn result<'a>(finding: &'a Finding<'a>, run: Run<'a>) -> ResultObject<'a> {
    let Brief { message, sides, why } = brief(finding, run.sources);
    let told = sides.iter().map(|BriefSide { name, dated, quote }| {
        let name = if *name == "Earlier" { format!("[{name}]({EARLIER})") } else { (*name).to_owned() };
        format!("{name}, {}: {}", escaped(dated), escaped(quote))
    });
    let lines: Vec<String> = std::iter::once(escaped(&message)).chain(told).chain([escaped(&why)]).collect();
    let related = finding.earlier.as_ref().zip(sides.first()).map(|(side, told)| {
        let message = Message { text: escaped(&format!("{}, {}", told.name, told.dated)) };
        Location { id: Some(EARLIER), message: Some(message), ..location(side, run) }
    });
    ResultObject {
        rule_id: &finding.rule,
        rule_index: run.rules.iter().position(|rule| rule.id == finding.rule),
        level: finding.severity.name(),
        rank: Some((finding.confidence.value() * 100.0).round()),
        message: Message { text: lines.join("\n") },
        locations: [location(&finding.later, run)],
        related_locations: related.into_iter().collect(),
        partial_fingerprints: Fingerprints::new(finding.fingerprint.as_str()),
    }
}

fn location<'a>(side: &'a Side<'a>, run: Run<'a>) -> Location<'a> {
    let Place { path, lines, columns, record } = Place::of(side, run.sources);
    let region = Region {
        start_line: lines[0],
        start_column: columns.map(|columns| columns[0]),
        end_line: lines[1],
        end_column: columns.map(|columns| columns[1]),
    };
    Location {
        id: None,
        physical_location: PhysicalLocation { artifact_location: artifact(path), region: Some(region) },
        logical_locations: record.map(|name| LogicalLocation { name }).into_iter().collect(),
        message: None,
    }
}
