//! Findings as SARIF 2.1.0, within what GitHub's code scanning takes
//! (<https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>).
//!
//! The later statement is where a finding stands, the earlier one a related location that the message links to.

mod log;
mod size;

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::brief::{Brief, BriefSide, brief};
use super::place::Place;
use super::terminal::plain;
use super::{RuleNote, Run, style};
use crate::error::Fault;
use crate::finding::{Finding, Side};
use log::{
    ArtifactLocation, Configuration, Driver, Fingerprints, Invocation, Location, Log, LogicalLocation, Message,
    Notification, PhysicalLocation, Region, ResultObject, Rule, RunObject, Tool,
};

/// Characters of a path that stand in a URI as they are.
const IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

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
        let mut results: Vec<ResultObject> = run.findings.iter().map(|finding| result(finding, run)).collect();
        let mut notifications: Vec<Notification> = run.faults.iter().map(notification).collect();
        let most = size::fitting(&results);
        if most < results.len() {
            let text = format!("{} findings are left out: code scanning takes no more", results.len() - most);
            notifications.push(Notification { level: "warning", message: Message { text }, locations: Vec::new() });
            results.truncate(most);
        }
        let driver = Driver {
            name: "volteface",
            semantic_version: env!("CARGO_PKG_VERSION"),
            rules: run.rules.iter().map(rule).collect(),
        };
        let invocation = Invocation {
            execution_successful: run.trouble().next().is_none(),
            tool_execution_notifications: notifications,
        };
        let log = Log {
            schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            version: "2.1.0",
            runs: [RunObject {
                tool: Tool { driver },
                invocations: [invocation],
                column_kind: "unicodeCodePoints",
                results,
            }],
        };
        writeln!(f, "{}", serde_json::to_string_pretty(&log).map_err(|_| fmt::Error)?)
    }
}

fn rule<'a>(note: &RuleNote<'a>) -> Rule<'a> {
    let text = |text: &str| Message { text: text.chars().take(DESCRIPTION).collect() };
    Rule {
        id: note.id,
        short_description: text(note.summary),
        full_description: text(note.why),
        help: text(note.why),
        default_configuration: Configuration { level: style::name(note.severity) },
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
        level: style::name(finding.severity),
        rank: (finding.confidence.value() * 100.0).round(),
        message: Message { text: lines.join("\n") },
        locations: [location(&finding.later, run)],
        related_locations: related.into_iter().collect(),
        partial_fingerprints: Fingerprints { code_scanning: &finding.fingerprint, own: &finding.fingerprint },
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

/// A path below the folder of the run stays below it; an absolute one is a file.
fn artifact(path: &str) -> ArtifactLocation {
    let encoded = utf8_percent_encode(path, IN_PATHS);
    if path.starts_with('/') {
        ArtifactLocation { uri: format!("file://{encoded}"), uri_base_id: None }
    } else {
        ArtifactLocation { uri: encoded.to_string(), uri_base_id: Some("%SRCROOT%") }
    }
}

fn notification(fault: &Fault) -> Notification<'_> {
    let help = fault.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    let location = fault.line.map(|line| {
        let region = Region { start_line: line, start_column: None, end_line: line, end_column: None };
        let place = PhysicalLocation { artifact_location: artifact(&fault.path), region: Some(region) };
        Location { id: None, physical_location: place, logical_locations: Vec::new(), message: None }
    });
    Notification {
        level: if fault.warning { "warning" } else { "error" },
        message: Message { text: escaped(&plain(&format!("{fault}{help}"))) },
        locations: location.into_iter().collect(),
    }
}

/// A text in which nothing is a link or a place to be filled in (sections 3.11.5 and 3.11.6 of the standard).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '[' | ']' | '\\' => escaped.extend(['\\', c]),
            '{' | '}' => escaped.extend([c, c]),
            _ => escaped.push(c),
        }
    }
    escaped
}
