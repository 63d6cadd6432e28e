//! What is wrong with annotated data, as SARIF: each objection where its record begins.

use std::collections::BTreeMap;
use std::fmt;

use super::super::sarif::log::{
    Configuration, Fingerprints, Location, Message, PhysicalLocation, Region, ResultObject, Rule,
};
use super::super::sarif::write::{artifact, escaped, write_log};
use super::super::style;
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
            let default_configuration = Configuration { level: style::name(one.severity) };
            Rule { id: check, short_description: text(), full_description: text(), help: text(), default_configuration }
        });
        let rule_index = |check| checks.keys().position(|known| *known == check);
        let results = run.diagnostics.iter().map(|one| ResultObject {
            rule_id: one.check,
            rule_index: rule_index(one.check),
            level: style::name(one.severity),
            rank: None,
            message: Message { text: escaped(&told(one)) },
            locations: [location(one)],
            related_locations: Vec::new(),
            partial_fingerprints: Fingerprints::new(one.fingerprint()),
        });
        write_log(f, rules.collect(), results.collect(), run.faults)
    }
}

fn location(diagnostic: &Diagnostic) -> Location<'_> {
    let region =
        diagnostic.line.map(|line| Region { start_line: line, start_column: None, end_line: line, end_column: None });
    let physical_location = PhysicalLocation { artifact_location: artifact(&diagnostic.path), region };
    Location { id: None, physical_location, logical_locations: Vec::new(), message: None }
}
