//! Findings as a GitLab code quality report (<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).

use std::fmt;

use serde::Serialize;

use super::Run;
use super::brief::brief;
use super::place::Place;
use crate::finding::Severity;

#[derive(Debug, Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Debug, Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// A code quality report.
#[derive(Debug)]
pub struct Gitlab<'a>(Run<'a>);

/// The `gitlab` output: an array of issues, each where the later statement stands.
pub fn gitlab(run: Run<'_>) -> Gitlab<'_> {
    Gitlab(run)
}

impl fmt::Display for Gitlab<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let run = self.0;
        let issues = run.findings.iter().map(|finding| {
            let brief = brief(finding, run.sources);
            let sides = brief.sides.iter().map(|side| format!("{}, {}: {}", side.name, side.dated, side.quote));
            let place = Place::of(&finding.later, run.sources);
            Issue {
                description: std::iter::once(brief.message.clone()).chain(sides).collect::<Vec<_>>().join(" | "),
                check_name: &finding.rule,
                fingerprint: &finding.fingerprint,
                severity: match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                location: Location { path: place.path, lines: Lines { begin: place.lines[0], end: place.lines[1] } },
            }
        });
        let issues: Vec<Issue> = issues.collect();
        writeln!(f, "{}", serde_json::to_string_pretty(&issues).map_err(|_| fmt::Error)?)
    }
}
