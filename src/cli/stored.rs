//! Findings that an earlier run wrote: its `jsonl` output, or its `json` output.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::error::{Fault, unreadable};
use crate::report::Summary;
use crate::report::record::{FindingRecord, ReportRecord, SCHEMA};

/// What was stored.
#[derive(Debug, Default)]
pub struct Stored {
    /// The findings, in the order in which they were stored.
    pub findings: Vec<FindingRecord>,
    /// What was read to find them; known where one whole report was stored.
    pub summary: Option<Summary>,
}

/// Reads files of findings. What cannot be read becomes a fault with its line, and the rest is kept.
pub fn read(paths: &[PathBuf], faults: &mut Vec<Fault>) -> Stored {
    let mut stored = Stored::default();
    for path in paths {
        match text(path) {
            Ok(text) => read_text(path, &text, &mut stored, faults),
            Err(error) => faults.push(unreadable(path, &error)),
        }
    }
    if paths.len() > 1 {
        stored.summary = None;
    }
    stored
}

fn text(path: &Path) -> io::Result<String> {
    if path != Path::new("-") {
        return fs::read_to_string(path);
    }
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).map(|_| text)
}

fn read_text(path: &Path, text: &str, stored: &mut Stored, faults: &mut Vec<Fault>) {
    let path = path.display().to_string();
    // A whole report is one object that has findings; a line of `jsonl` is a finding.
    if let Ok(report) = serde_json::from_str::<ReportRecord>(text) {
        if report.schema != SCHEMA {
            return faults.push(other_schema(Fault::file(&path, told_schema(report.schema))));
        }
        stored.summary = Some(report.summary);
        stored.findings.extend(report.findings);
        return;
    }
    for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        match serde_json::from_str::<FindingRecord>(text) {
            Ok(finding) if finding.schema == SCHEMA => stored.findings.push(finding),
            Ok(finding) => faults.push(other_schema(Fault::line(&path, line, told_schema(finding.schema)))),
            Err(error) => faults.push(
                // What is parsed is one line, which the fault names already.
                Fault::line(
                    &path,
                    line,
                    format!("expected a finding: {error}").replace(" at line 1 column", " at column"),
                )
                .help("write the findings with volteface check --output-format jsonl"),
            ),
        }
    }
}

fn told_schema(found: u32) -> String {
    format!("expected findings of schema {SCHEMA}, found {found}")
}

fn other_schema(fault: Fault) -> Fault {
    fault.help("write them anew with this version: volteface check --output-format jsonl")
}
