//! `volteface why`: how a finding or a line was read.

use std::path::PathBuf;

use super::Outcome;
use super::args::{Input, Why};
use super::settings::Settings;
use super::streams::Streams;
use crate::corpus::Corpus;
use crate::error::Fault;

/// What is to be explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A finding, by its fingerprint or the start of it, and the files and folders it is in.
    Finding(String, Vec<PathBuf>),
    /// One line of a file, or two that are held against each other.
    Lines(Vec<(PathBuf, usize)>),
}

impl Target {
    /// Reads the arguments: lines where the first is `FILE:LINE`, else a finding.
    pub fn of(arguments: &Why) -> Result<Target, Fault> {
        if let Some(first) = file_and_line(&arguments.target) {
            let mut lines = vec![first];
            for text in &arguments.rest {
                lines.push(file_and_line(text).ok_or_else(|| Fault::file(text, "expected FILE:LINE"))?);
            }
            return Ok(Target::Lines(lines));
        }
        let fingerprint = arguments.target.to_ascii_lowercase();
        if fingerprint.len() < 4 || !fingerprint.bytes().all(|b| b.is_ascii_hexdigit()) {
            let message = "expected the fingerprint of a finding, or FILE:LINE";
            return Err(Fault::file(&arguments.target, message).help("volteface check shows fingerprints and lines"));
        }
        let paths = if arguments.rest.is_empty() { &[".".to_owned()][..] } else { &arguments.rest };
        Ok(Target::Finding(fingerprint, paths.iter().map(PathBuf::from).collect()))
    }

    fn paths(&self) -> Vec<PathBuf> {
        match self {
            Target::Finding(_, paths) => paths.clone(),
            Target::Lines(lines) => lines.iter().map(|(path, _)| path.clone()).collect(),
        }
    }
}

/// `archive/a.txt:9`, also with a column behind it.
fn file_and_line(text: &str) -> Option<(PathBuf, usize)> {
    let (before, last) = text.rsplit_once(':')?;
    let last: usize = last.parse().ok()?;
    match before.rsplit_once(':').map(|(path, line)| (path, line.parse())) {
        Some((path, Ok(line))) => Some((PathBuf::from(path), line)),
        _ => Some((PathBuf::from(before), last)),
    }
}

/// Reads what the target stands in and explains it.
pub fn run(arguments: &Why, mut settings: Settings, streams: &Streams) -> Outcome {
    let target = match Target::of(arguments) {
        Ok(target) => target,
        Err(fault) => return streams.faults(&[fault]),
    };
    settings.narrow(&[], &[]);
    let input = Input { paths: target.paths(), allow_empty: false };
    let Corpus { documents, mut faults } = settings.read(&input);
    faults.splice(0..0, std::mem::take(&mut settings.faults));
    let trouble = streams.faults(&faults);
    let text = match &target {
        Target::Finding(fingerprint, _) => explain::finding(fingerprint, &documents, &settings.knowledge),
        Target::Lines(lines) => explain::lines(lines, &documents, &settings.knowledge),
    };
    match text {
        Ok(text) => trouble.max(streams.print(&text)),
        Err(fault) => trouble.max(streams.faults(&[fault])),
    }
}

/// The explanations.
mod explain {
    use std::path::PathBuf;

    use crate::Knowledge;
    use crate::corpus::Document;
    use crate::error::Fault;

    /// How each field of a finding was read.
    pub fn finding(fingerprint: &str, documents: &[Document], knowledge: &Knowledge) -> Result<String, Fault> {
        let findings = crate::check(documents, knowledge).findings;
        match findings.iter().find(|finding| finding.fingerprint.starts_with(fingerprint)) {
            Some(finding) => Ok(format!("{}[{}]\n", finding.message, finding.rule)),
            None => Err(Fault::file(fingerprint, "no finding here has this fingerprint")
                .help("name the files and folders as for volteface check: volteface why FINGERPRINT PATHS")),
        }
    }

    /// Tokens, parse, actor and claims of some lines.
    pub fn lines(lines: &[(PathBuf, usize)], _: &[Document], _: &Knowledge) -> Result<String, Fault> {
        let (path, line) = lines.first().cloned().unwrap_or_default();
        Err(Fault::line(path.display().to_string(), line, "nothing is known of this line"))
    }
}
