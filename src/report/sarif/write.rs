//! A log around its results, and what stands in every part of it: paths, messages, what could not be read.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::super::terminal::plain;
use super::log::{
    ArtifactLocation, Driver, Invocation, Location, Log, Message, Notification, PhysicalLocation, Region, ResultObject,
    Rule, RunObject, Tool,
};
use super::size;
use crate::error::Fault;

/// Characters of a path that stand in a URI as they are.
const IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Writes a log; results beyond what code scanning takes are left out, and their number is told.
pub fn write_log<'a>(
    f: &mut fmt::Formatter<'_>,
    rules: Vec<Rule<'a>>,
    mut results: Vec<ResultObject<'a>>,
    faults: &'a [Fault],
) -> fmt::Result {
    let mut notifications: Vec<Notification> = faults.iter().map(notification).collect();
    let most = size::fitting(&results);
    if most < results.len() {
        let text = format!("{} findings are left out: code scanning takes no more", results.len() - most);
        notifications.push(Notification { level: "warning", message: Message { text }, locations: Vec::new() });
        results.truncate(most);
    }
    let driver = Driver { name: "volteface", semantic_version: env!("CARGO_PKG_VERSION"), rules };
    let invocation = Invocation {
        execution_successful: faults.iter().all(|fault| fault.warning),
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

/// A path below the folder of the run stays below it; an absolute one is a file.
pub fn artifact(path: &str) -> ArtifactLocation {
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
pub fn escaped(text: &str) -> String {
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
