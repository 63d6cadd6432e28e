//! Workflow commands for a run of `gate`.

use std::fmt;

use super::super::github::{Command, capped};
use super::super::terminal::plain;
use super::{GateRun, told};
use crate::diagnostic::Diagnostic;
use crate::finding::Severity;

/// Workflow commands.
#[derive(Debug)]
pub struct GateGithub<'a>(GateRun<'a>);

/// The `github` output: what could not be read, which figures are too low, what is wrong with the data.
pub fn github(run: GateRun<'_>) -> GateGithub<'_> {
    GateGithub(run)
}

impl fmt::Display for GateGithub<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let run = self.0;
        let faults = run.faults.iter().map(Command::of_fault);
        let failures = run.failures().map(|(name, message)| Command {
            severity: Severity::Error,
            properties: vec![("title", plain(name))],
            message: plain(message),
        });
        let commands = faults.chain(failures).chain(run.diagnostics.iter().map(of_diagnostic));
        capped(f, commands)
    }
}

fn of_diagnostic(diagnostic: &Diagnostic) -> Command {
    let mut properties = vec![("file", plain(&diagnostic.path))];
    properties.extend(diagnostic.line.map(|line| ("line", line.to_string())));
    properties.push(("title", diagnostic.check.to_owned()));
    Command { severity: diagnostic.severity, properties, message: told(diagnostic) }
}
