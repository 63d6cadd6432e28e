//! What is wrong with annotated data, as a GitLab code quality report.

use std::fmt;

use super::super::gitlab::{Issue, Location, write_issues};
use super::{GateRun, told};
use crate::diagnostic::Diagnostic;

/// A code quality report.
#[derive(Debug)]
pub struct GateGitlab<'a>(GateRun<'a>);

/// The `gitlab` output: an array of issues, each where its record begins.
pub fn gitlab(run: GateRun<'_>) -> GateGitlab<'_> {
    GateGitlab(run)
}

impl fmt::Display for GateGitlab<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_issues(f, self.0.diagnostics.iter().map(issue))
    }
}

/// A file as a whole stands on its first line: the format asks for one.
fn issue(diagnostic: &Diagnostic) -> Issue<'_> {
    Issue {
        description: told(diagnostic),
        check_name: diagnostic.check,
        fingerprint: diagnostic.fingerprint().into(),
        severity: diagnostic.severity.into(),
        location: Location::new(&diagnostic.path, [diagnostic.line.unwrap_or(1); 2]),
    }
}
