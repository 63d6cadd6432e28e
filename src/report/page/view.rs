//! What a page shows of each finding: the record, with its passages cut and marked.

use jiff::civil::Date;
use serde::Serialize;

use super::Links;
use super::passage::{Stretch, legible, passage, quotation};
use crate::finding::Severity;
use crate::report::Summary;
use crate::report::record::{EvidenceRecord, FindingRecord, SideName, SideRecord};
use crate::report::words::{Held, Stretch as Words, word_diff};
use crate::statement::Precision;

/// Everything that is on a page.
#[derive(Debug, Serialize)]
pub struct View {
    summary: Option<Summary>,
    findings: Vec<FindingView>,
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
    source: String,
    text: String,
    place: String,
    link: Option<String>,
    publisher: String,
}

/// What is shown of some findings.
pub fn view(findings: &[FindingRecord], summary: Option<&Summary>, links: &Links) -> View {
    View { summary: summary.copied(), findings: findings.iter().map(|finding| finding_view(finding, links)).collect() }
}

fn finding_view(finding: &FindingRecord, links: &Links) -> FindingView {
    let side = |name, side: &SideRecord| {
        let behind = finding.evidence.iter().filter(|evidence| evidence.side == name);
        SideView {
            said: said_by_side(side, links),
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
    }
}

fn words(earlier: &SideRecord, later: &SideRecord) -> Vec<(Held, String)> {
    let diff = word_diff(&earlier.text, &later.text).unwrap_or_default();
    let spaced = |stretch: Words| {
        let blank = if stretch.spaced { " " } else { "" };
        (stretch.held, format!("{blank}{}", legible(&stretch.text)))
    };
    diff.into_iter().map(spaced).collect()
}

fn said_by_side(side: &SideRecord, links: &Links) -> Said {
    Said {
        date: side.date,
        precision: side.precision,
        source: legible(&side.source),
        text: quotation(&side.text),
        place: legible(&format!("{}:{}", side.path, side.line)),
        link: links.to(&side.path, side.line),
        publisher: side.publisher.as_deref().map(legible).unwrap_or_default(),
    }
}

fn said_by_evidence(evidence: &EvidenceRecord, links: &Links) -> Said {
    Said {
        date: evidence.date,
        precision: evidence.precision,
        source: legible(&evidence.source),
        text: quotation(&evidence.text),
        place: legible(&format!("{}:{}", evidence.path, evidence.line)),
        link: links.to(&evidence.path, evidence.line),
        publisher: evidence.publisher.as_deref().map(legible).unwrap_or_default(),
    }
}
