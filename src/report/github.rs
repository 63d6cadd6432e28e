//! Findings as workflow commands: annotations of GitHub Actions
//! (<https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>).

use std::cmp::Reverse;
use std::fmt;

use super::Run;
use super::brief::{Brief, BriefSide, brief};
use super::place::Place;
use super::summary::counted;
use super::terminal::plain;
use crate::error::Fault;
use crate::finding::{Finding, Severity};

/// Annotations of one level that a step shows.
const MOST: usize = 10;

/// Workflow commands.
#[derive(Debug)]
pub struct Github<'a>(Run<'a>);

/// The `github` output: what went wrong, then the findings, the gravest first, no more of a level than a step shows.
pub fn github(run: Run<'_>) -> Github<'_> {
    Github(run)
}

impl fmt::Display for Github<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let run = self.0;
        let faults = run.faults.iter().map(Command::of_fault);
        let findings = run.findings.iter().map(|finding| Command::of_finding(finding, run));
        capped(f, faults.chain(findings))?;
        writeln!(f, "{}", run.summary)
    }
}

/// Writes the commands, the gravest first, and how many more there are than a step shows.
pub(super) fn capped(f: &mut fmt::Formatter<'_>, commands: impl Iterator<Item = Command>) -> fmt::Result {
    let mut commands: Vec<Command> = commands.collect();
    commands.sort_by_key(|command| Reverse(command.severity));
    let mut left_out = Vec::new();
    for some in commands.chunk_by(|one, other| one.severity == other.severity) {
        some.iter().take(MOST).try_for_each(|command| writeln!(f, "{command}"))?;
        if some.len() > MOST {
            left_out.push(counted(some.len() - MOST, &format!("more {}", some[0].severity.name())));
        }
    }
    if !left_out.is_empty() {
        writeln!(f, "{}: a step shows {MOST} annotations of each level.", left_out.join(", "))?;
    }
    Ok(())
}

/// `::error file=a.txt,line=3,title=stance-reversal::message`
#[derive(Debug)]
pub(super) struct Command {
    pub severity: Severity,
    pub properties: Vec<(&'static str, String)>,
    pub message: String,
}

impl Command {
    fn of_finding<'a>(finding: &'a Finding<'a>, run: Run<'a>) -> Command {
        let Brief { message, sides, why } = brief(finding, run.sources);
        let sides = sides.iter().map(|BriefSide { name, dated, quote }| format!("{name}, {dated}: {quote}"));
        let lines: Vec<String> = std::iter::once(message).chain(sides).chain([why]).collect();
        let place = Place::of(&finding.later, run.sources);
        let [line, end_line] = place.lines;
        let mut properties = vec![("file", plain(place.path)), ("line", line.to_string())];
        properties.push(("endLine", end_line.to_string()));
        // Columns are taken for those of one line only.
        if let Some([column, end]) = place.columns.filter(|_| line == end_line) {
            properties.extend([("col", column.to_string()), ("endColumn", end.to_string())]);
        }
        properties.push(("title", plain(&finding.rule)));
        Command { severity: finding.severity, properties, message: lines.join("\n") }
    }

    /// What is wrong, at its place.
    pub fn of_fault(fault: &Fault) -> Command {
        let help = fault.help.as_ref().map(|help| format!("\n{}", plain(help))).unwrap_or_default();
        let mut message = plain(&fault.message) + &help;
        let mut properties = Vec::new();
        match fault.line {
            Some(line) => properties.extend([("file", plain(&fault.path)), ("line", line.to_string())]),
            // What has no line may be an option, and no file at all.
            None => message = format!("{}: {message}", plain(&fault.path)),
        }
        Command { severity: if fault.warning { Severity::Warning } else { Severity::Error }, properties, message }
    }
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let properties = self.properties.iter().map(|(name, value)| format!("{name}={}", property(value)));
        let properties = properties.collect::<Vec<_>>().join(",");
        let blank = if properties.is_empty() { "" } else { " " };
        write!(f, "::{}{blank}{properties}::{}", name(self.severity), data(&self.message))
    }
}

/// Escapes what would end the command's line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what would end a property besides.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
