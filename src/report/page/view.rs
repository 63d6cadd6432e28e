//! What a page shows of each finding: the record, with its passages cut and marked.

use std::path::PathBuf;

use jiff::civil::Date;
use serde::Serialize;

use super::passage::{Stretch, legible, passage, quotation, told};
use super::{Contents, Links};
use crate::finding::Severity;
use crate::report::human::{short, when};
use crate::report::record::{EvidenceRecord, FindingRecord, SideName, SideRecord};
use crate::report::words::{Held, Stretch as Words, word_diff};
use crate::report::{Offsets, shell};
use crate::statement::{Moment, Precision};

/// Everything that is on a page.
#[derive(Debug, Serialize)]
pub struct View {
    /// What was looked at, and how much was found.
    checked: Option<String>,
    /// What could not be read, and is missing.
    trouble: Vec<String>,
    findings: Vec<FindingView>,
    /// How many findings there are besides.
    left_out: usize,
}

/// One finding.
#[derive(Debug, Serialize)]
struct FindingView {
    fingerprint: String,
    rule: String,
    severity: Severity,
    confidence: f64,
    because: Vec<(String, f32)>,
    actor: String,
    topic: String,
    message: String,
    changes: Vec<(String, String, String)>,
    /// Who holds each stretch of words, where both sides are near enough for that to say something.
    words: Vec<(Held, String)>,
    earlier: Option<SideView>,
    later: SideView,
    about: Vec<String>,
    /// The command that explains it.
    why: String,
}

/// One side of a finding: the statement that shows it best, and the rest of its run.
#[derive(Debug, Serialize)]
struct SideView {
    #[serde(flatten)]
    said: Said,
    passage: Vec<Stretch>,
    run: Vec<Said>,
}

/// Who said what, when and where.
#[derive(Debug, Serialize)]
struct Said {
    date: Option<Date>,
    precision: Precision,
    /// Both in words.
    when: String,
    source: String,
    text: String,
    place: String,
    link: Option<String>,
    publisher: String,
}

/// What is shown of the first findings, `most` of them.
pub fn view(contents: &Contents, most: usize, links: &Links) -> View {
    View {
        checked: contents.summary.map(|summary| summary.to_string()),
        trouble: contents.trouble.iter().map(|text| legible(text)).collect(),
        findings: contents.findings.iter().take(most).map(|finding| finding_view(finding, links)).collect(),
        left_out: contents.findings.len().saturating_sub(most),
    }
}

fn finding_view(finding: &FindingRecord, links: &Links) -> FindingView {
    let side = |name, side: &SideRecord| {
        let behind = finding.evidence.iter().filter(|evidence| evidence.side == name);
        SideView {
            said: said_by_side(side, finding.offsets, links),
            passage: passage(side, finding.offsets),
            // The first is the statement that is shown.
            run: behind.skip(1).map(|evidence| said_by_evidence(evidence, links)).collect(),
        }
    };
    let changes = finding.changes.iter();
    FindingView {
        fingerprint: legible(&finding.fingerprint),
        rule: legible(&finding.rule),
        severity: finding.severity,
        // Of two places, which a wider number would not show as they are.
        confidence: (f64::from(finding.confidence) * 100.0).round() / 100.0,
        because: finding.because.iter().map(|part| (legible(&part.name), part.value)).collect(),
        actor: legible(&finding.actor),
        topic: legible(&finding.topic),
        message: quotation(&finding.message),
        changes: changes.map(|c| (legible(&c.field), quotation(&c.earlier), quotation(&c.later))).collect(),
        words: finding.earlier.as_ref().map(|earlier| words(earlier, &finding.later)).unwrap_or_default(),
        earlier: finding.earlier.as_ref().map(|earlier| side(SideName::Earlier, earlier)),
        later: side(SideName::Later, &finding.later),
        about: finding.about.iter().map(|fingerprint| legible(fingerprint)).collect(),
        why: legible(&why(finding)),
    }
}

fn why(finding: &FindingRecord) -> String {
    let mut paths: Vec<PathBuf> =
        finding.earlier.iter().chain([&finding.later]).map(|side| (&side.path).into()).collect();
    paths.dedup();
    format!("volteface why {} {}", short(&finding.fingerprint), shell::arguments(&paths)).trim_end().to_owned()
}

fn words(earlier: &SideRecord, later: &SideRecord) -> Vec<(Held, String)> {
    let diff = word_diff(&earlier.text, &later.text).unwrap_or_default();
    let spaced = |stretch: Words| {
        let blank = if stretch.spaced { " " } else { "" };
        (stretch.held, format!("{blank}{}", legible(&stretch.text)))
    };
    diff.into_iter().map(spaced).collect()
}

fn said_by_side(side: &SideRecord, offsets: Offsets, links: &Links) -> Said {
    Said {
        date: side.date,
        precision: side.precision,
        when: when(Moment { date: side.date, precision: side.precision }),
        source: speaker(&side.source),
        text: quotation(told(side, offsets)),
        place: legible(&format!("{}:{}", side.path, side.line)),
        link: links.to(&side.path, side.line),
        publisher: side.publisher.as_deref().map(legible).unwrap_or_default(),
    }
}

/// Without the comma that an apposition ends with.
fn speaker(source: &str) -> String {
    legible(source.trim_end_matches(','))
}

fn said_by_evidence(evidence: &EvidenceRecord, links: &Links) -> Said {
    Said {
        date: evidence.date,
        precision: evidence.precision,
        when: when(Moment { date: evidence.date, precision: evidence.precision }),
        source: speaker(&evidence.source),
        text: quotation(&evidence.text),
        place: legible(&format!("{}:{}", evidence.path, evidence.line)),
        link: links.to(&evidence.path, evidence.line),
        publisher: evidence.publisher.as_deref().map(legible).unwrap_or_default(),
    }
}
