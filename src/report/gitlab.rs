//! Findings as a GitLab code quality report (<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use super::Run;
use super::brief::brief;
use super::place::Place;
use crate::finding::Severity;

/// One issue, as the format has it.
#[derive(Debug, Serialize)]
pub(super) struct Issue<'a> {
    pub description: String,
    pub check_name: &'a str,
    pub fingerprint: Cow<'a, str>,
    pub severity: Level,
    pub location: Location<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// How much an issue matters, in the format's words.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Level {
    Major,
    Minor,
    Info,
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Level {
        match severity {
            Severity::Error => Level::Major,
            Severity::Warning => Level::Minor,
            Severity::Note => Level::Info,
        }
    }
}

impl<'a> Location<'a> {
    /// The first and the last line of a file that something stands on.
    pub fn new(path: &'a str, [begin, end]: [usize; 2]) -> Location<'a> {
        Location { path, lines: Lines { begin, end } }
    }
}

/// Writes a report.
pub(super) fn write_issues<'a>(f: &mut fmt::Formatter<'_>, issues: impl Iterator<Item = Issue<'a>>) -> fmt::Result {
    let issues: Vec<Issue> = issues.collect();
    writeln!(f, "{}", serde_json::to_string_pretty(&issues).map_err(|_| fmt::Error)?)
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
                fingerprint: Cow::Borrowed(&finding.fingerprint),
                severity: finding.severity.into(),
                location: Location::new(place.path, place.lines),
            }
        });
        write_issues(f, issues)
    }
}
