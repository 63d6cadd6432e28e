//! `volteface why`: how a finding or a line was read.

use std::path::PathBuf;
use std::sync::Arc;

use super::args::{Input, Why};
use super::output::WIDTH;
use super::settings::Settings;
use super::streams::Streams;
use super::{Outcome, annotated, explain};
use crate::Knowledge;
use crate::corpus::{Corpus, Document};
use crate::dataset::Record;
use crate::error::Fault;
use crate::finding::Side;
use crate::ledger::Entry;
use crate::report::{self, Offsets, Sources, Style};

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
            if lines.len() > 2 {
                return Err(Fault::file("why", "expected one line, or two to hold against each other"));
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
            Target::Lines(lines) => {
                let mut paths: Vec<PathBuf> = lines.iter().map(|(path, _)| path.clone()).collect();
                paths.dedup();
                paths
            }
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
    let style = Style { color: streams.color(), width: WIDTH };
    let alone = match &target {
        Target::Lines(lines) => lines.first().filter(|_| lines.len() == 1),
        Target::Finding(..) => None,
    };
    let annotated = alone.and_then(|(path, line)| annotated::at(path, *line, &settings));
    if let Some(Record::Pair(pair)) = &annotated {
        let printed = streams.print(&annotated::explain(pair, &settings, style));
        return streams.faults(&settings.faults).max(printed);
    }
    let input = Input { paths: target.paths(), allow_empty: false };
    let Corpus { mut documents, mut faults } = settings.read(&input);
    if let (Some((path, line)), Some(Record::Text(text))) = (alone, annotated)
        && documents.iter().all(|document| document.origin.number() != Some(*line))
    {
        (documents, faults) = (annotated::documents(text, path, *line), Vec::new());
    }
    faults.splice(0..0, std::mem::take(&mut settings.faults));
    let trouble = streams.faults(&faults);
    let text = match &target {
        Target::Finding(fingerprint, _) => finding(fingerprint, &documents, &settings.knowledge, style),
        Target::Lines(lines) => explain::lines(lines, &documents, &settings.knowledge, style),
    };
    match text {
        Ok(text) => trouble.max(streams.print(&text)),
        // Where a file could not be read, that is the trouble, and not what is then missing.
        Err(_) if trouble == Outcome::Trouble => trouble,
        Err(fault) => trouble.max(streams.faults(&[fault])),
    }
}

fn entry<'d>(side: &Side<'d>) -> Entry<'d> {
    Entry { statement: Arc::clone(&side.statement), claim: side.claim }
}

/// How each finding with this fingerprint came about.
pub fn finding(
    fingerprint: &str,
    documents: &[Document],
    knowledge: &Knowledge,
    style: Style,
) -> Result<String, Fault> {
    let findings = crate::check(documents, knowledge).findings;
    let meant = findings.iter().filter(|finding| finding.fingerprint.starts_with(fingerprint));
    let sources = Sources::new(documents, Offsets::CodePoint);
    let pages = meant.map(|finding| {
        let earlier = finding.earlier.as_ref().map(entry);
        let rule = knowledge.rules.iter().find(|rule| rule.id == finding.rule);
        let conditions =
            rule.map(|rule| explain::conditions(rule, earlier.as_ref(), &entry(&finding.later), knowledge));
        let conditions = explain::for_report(conditions.unwrap_or_default());
        report::why(finding, &conditions, &sources, style).to_string()
    });
    let pages = pages.collect::<Vec<_>>().join("\n");
    if pages.is_empty() {
        return Err(Fault::file(fingerprint, "no finding here has this fingerprint")
            .help("name the files and folders as for volteface check: volteface why FINGERPRINT PATHS"));
    }
    Ok(pages)
}
