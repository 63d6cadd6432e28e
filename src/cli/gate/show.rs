//! The figures for people and for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use super::baseline;
use super::predict::Scores;
use super::threshold::Failure;
use crate::dataset::Metrics;
use crate::dataset::score::{AttributionScore, FindingScore, Layer, Manner, PairScore, Share};

/// The layers that people are shown; programs get all.
const SHOWN: [(Layer, &str); 6] = [
    (Layer::Cue, "cue"),
    (Layer::Source, "source"),
    (Layer::ContentExact, "content.exact"),
    (Layer::ContentSoft, "content.soft"),
    (Layer::Triple, "triple"),
    (Layer::TripleExact, "triple.exact"),
];

/// A table for each sort of data, and what fails.
pub fn human(scores: &Scores, failures: &[Failure]) -> String {
    let mut text = String::new();
    if scores.attributions.texts > 0 {
        attributions(&mut text, &scores.attributions);
    }
    if scores.pairs.pairs() > 0 {
        pairs(&mut text, &scores.pairs);
    }
    if let Some(score) = &scores.findings {
        findings(&mut text, score);
    }
    for Failure { metric, value, least, baseline } in failures {
        let before = baseline.map(|before| format!(" (was {before:.4})")).unwrap_or_default();
        let _ = writeln!(text, "too low: {metric} is {value:.4}, expected {least:.4} or more{before}");
    }
    text
}

/// All figures, and what fails.
pub fn json(scores: &Scores, metrics: &Metrics, failures: &[Failure]) -> String {
    let mut document = baseline::document(metrics);
    let findings = scores.findings.as_ref();
    document.insert(
        "counts".to_owned(),
        json!({
            "texts": scores.attributions.texts,
            "attributions": scores.attributions.tally(Layer::Content50, None).gold,
            "pairs": scores.pairs.pairs(),
            "findings": findings.map_or(0, |score| score.judged.whole),
            "unjudged": findings.map_or(0, |score| score.judged.whole - score.judged.part),
        }),
    );
    let failures = failures.iter().map(|failure| {
        let Failure { metric, value, least, baseline } = failure;
        json!({"metric": metric, "value": value, "least": least, "baseline": baseline})
    });
    document.insert("failures".to_owned(), failures.collect());
    format!("{:#}\n", Value::Object(document))
}

fn attributions(text: &mut String, score: &AttributionScore) {
    let triple = score.tally(Layer::Triple, None);
    let _ =
        writeln!(text, "attributions  {} texts, {} annotated, {} found", score.texts, triple.gold, triple.predicted);
    let _ = writeln!(text, "{:16}{:>8}{:>8}{:>8}{:>10}{:>10}{:>10}", "", "P", "R", "F1", "direct", "mixed", "indirect");
    for (layer, name) in SHOWN {
        let tally = score.tally(layer, None);
        let _ = write!(text, "  {name:14}{}{}", percent(tally.precision()), percent(tally.recall()));
        let _ = write!(text, "{}", percent(tally.f1()));
        for manner in Manner::ALL {
            let _ = write!(text, "  {}", percent(score.tally(layer, Some(manner)).f1()));
        }
        text.push('\n');
    }
    for (name, speech) in [("verbs of speech", score.speech), ("other cues", score.other)] {
        if speech.gold > 0 {
            let recall = |part| percent(Share { part, whole: speech.gold }.ratio().unwrap_or(0.0)).trim().to_owned();
            let (content, triple) = (recall(speech.content), recall(speech.triple));
            let _ = writeln!(text, "  recall of {} {name}: content {content}, triple {triple}", speech.gold);
        }
    }
    text.push('\n');
}

fn pairs(text: &mut String, score: &PairScore) {
    let tally = score.tally();
    let _ = writeln!(text, "pairs  {}, {} contradictions, {} found", score.pairs(), tally.gold, tally.predicted);
    let (precision, recall, f1) = (tally.precision(), tally.recall(), tally.f1());
    let _ = writeln!(text, "  contradiction   P {precision:.3}  R {recall:.3}  F1 {f1:.3}");
    for (label, share) in &score.confusion {
        let label = format!("{label:?}").to_lowercase();
        let _ =
            writeln!(text, "  {label:14}  {} taken for a contradiction, {} not", share.part, share.whole - share.part);
    }
    shares(text, "recall", score.sorts.iter().map(|(name, share)| (name.as_str(), *share)));
    shares(text, "precision of", score.rules.iter().map(|(name, share)| (name.as_str(), *share)));
    text.push('\n');
}

fn findings(text: &mut String, score: &FindingScore) {
    let Share { part: judged, whole: all } = score.judged;
    let _ = writeln!(text, "findings  {all}, {judged} of them judged");
    shares(text, "events", [("all", score.events)].into_iter());
    shares(text, "events", score.kinds.iter().map(|(name, share)| (name.as_str(), *share)));
    shares(text, "distractors", [("hit", score.distractors)].into_iter());
    shares(text, "precision of", score.rules.iter().map(|(name, share)| (name.as_str(), *share)));
    text.push('\n');
}

fn shares<'n>(text: &mut String, what: &str, shares: impl Iterator<Item = (&'n str, Share)>) {
    for (name, share) in shares {
        let ratio = share.ratio().unwrap_or(0.0);
        let _ = writeln!(text, "  {what} {name:28} {}/{} = {ratio:.2}", share.part, share.whole);
    }
}

fn percent(value: f64) -> String {
    format!("{:8.1}", 100.0 * value)
}
