//! What is wrong with annotated data, as SARIF: each objection where its record begins.

use std::collections::BTreeMap;
use std::fmt;

use super::super::sarif::log::{
    Configuration, Fingerprints, Location, Message, PhysicalLocation, Region, ResultObject, Rule,
};
use super::super::sarif::write::{artifact, escaped, write_log};
use super::super::terminal::plain;
use super::{GateRun, told};
use crate::diagnostic::Diagnostic;

/// A SARIF log.
#[derive(Debug)]
pub struct GateSarif<'a>(GateRun<'a>);

/// The `sarif` output.
pub fn sarif(run: GateRun<'_>) -> GateSarif<'_> {
    GateSarif(run)
}

impl fmt::Display for GateSarif<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let run = self.0;
        let checks: BTreeMap<&str, &Diagnostic> = run.diagnostics.iter().map(|one| (one.check, one)).collect();
        let rules = checks.iter().map(|(check, one)| {
            let text = || Message { text: check.replace('-', " ") };
            let default_configuration = Configuration { level: one.severity.name() };
            Rule { id: check, short_description: text(), full_description: text(), help: text(), default_configuration }
        });
        let rule_index = |check| checks.keys().position(|known| *known == check);
        let results = run.diagnostics.iter().map(|one| ResultObject {
            rule_id: one.check,
            rule_index: rule_index(one.check),
            level: one.severity.name(),
            rank: None,
            message: Message { text: message(one) },
            locations: [location(&one.path, one.line)],
            related_locations: one.first.iter().map(related).collect(),
            partial_fingerprints: Fingerprints::new(one.fingerprint()),
        });
        write_log(f, rules.collect(), results.collect(), run.faults)
    }
}

/// The number of what is repeated among the related locations.
const FIRST: usize = 1;

/// The message, with a link to what is repeated where it names that.
fn message(diagnostic: &Diagnostic) -> String {
    let message = escaped(&told(diagnostic));
    let Some((path, line)) = &diagnostic.first else { return message };
    let place = escaped(&plain(&format!("{path}:{line}")));
    message.replacen(&place, &format!("[{place}]({FIRST})"), 1)
}

fn related((path, line): &(String, usize)) -> Location<'static> {
    let message = Message { text: "it stands here first".to_owned() };
    Location { id: Some(FIRST), message: Some(message), ..location(path, Some(*line)) }
}

fn location(path: &str, line: Option<usize>) -> Location<'static> {
    let region = line.map(|line| Region { start_line: line, start_column: None, end_line: line, end_column: None });
    let physical_location = PhysicalLocation { artifact_location: artifact(path), region };
    Location { id: None, physical_location, logical_locations: Vec::new(), message: None }
}
