//! What `gate` prints for people.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::errors::Shown;
use super::result::Gated;
use crate::dataset::score::wrong::{Worst, Wrong};
use crate::dataset::score::{AttributionScore, FindingScore, HumanScore, Layer, Manner, PairScore, Share};
use crate::dataset::{Label, Metrics};
use crate::report::counted;

/// The layers that people are shown; programs get all.
const SHOWN: [(Layer, &str); 6] = [
    (Layer::Cue, "cue"),
    (Layer::Source, "source"),
    (Layer::ContentExact, "content.exact"),
    (Layer::ContentSoft, "content.soft"),
    (Layer::Triple, "triple"),
    (Layer::TripleExact, "triple.exact"),
];

/// Objections of one check that people are shown; programs get more.
const OBJECTIONS: u64 = 10;

/// What is wrong with the data, a table for each sort of it, the worst errors, and what fails.
pub fn human(gated: &Gated) -> String {
    let mut text = String::new();
    lints(&mut text, gated);
    let scores = &gated.scores;
    if scores.attributions.texts > 0 {
        attributions(&mut text, &scores.attributions, &gated.metrics);
    }
    let score = scores.pairs.score();
    if score.pairs() > 0 {
        pairs(&mut text, &score, &gated.metrics);
    }
    if let Some(score) = scores.findings() {
        findings(&mut text, &score, scores.by_document.as_ref(), &gated.metrics);
    }
    if let Some(score) = &scores.annotators {
        annotators(&mut text, score);
    }
    for (name, worst) in [
        ("attributions", &gated.errors.attributions),
        ("pairs", &gated.errors.pairs),
        ("findings", &gated.errors.findings),
    ] {
        errors(&mut text, name, worst);
    }
    for failure in &gated.spared {
        let _ = writeln!(text, "dropped, maybe by chance: {failure}");
    }
    for failure in &gated.failures {
        let _ = writeln!(text, "too low: {failure}");
    }
    text
}

fn lints(text: &mut String, gated: &Gated) {
    let mut shown: BTreeMap<&str, u64> = BTreeMap::new();
    for lint in &gated.lints {
        let count = shown.entry(lint.check).or_default();
        *count += 1;
        if *count > OBJECTIONS {
            continue;
        }
        let severity = lint.severity.name();
        let line = lint.line.map(|line| format!(":{line}")).unwrap_or_default();
        let record = lint.record.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
        let _ = writeln!(text, "{severity}[{}]: {}\n  --> {}{line}{record}", lint.check, lint.message, lint.path);
    }
    for (check, count) in gated.lint_counts.iter().filter(|(_, count)| **count > OBJECTIONS) {
        let _ = writeln!(text, "… and {} more of {check}", count - OBJECTIONS);
    }
    if !gated.lint_counts.is_empty() {
        text.push('\n');
    }
}

fn attributions(text: &mut String, score: &AttributionScore, metrics: &Metrics) {
    let triple = score.tally(Layer::Triple, None);
    let texts = counted(score.texts, "text");
    let _ = writeln!(text, "attributions  {texts}, {} annotated, {} found", triple.gold, triple.predicted);
    let names = ["P", "R", "F1", "95 %", "direct", "mixed", "indirect"];
    let [p, r, f1, interval, direct, mixed, indirect] = names;
    let _ = writeln!(text, "{:16}{p:>8}{r:>8}{f1:>8}{interval:>13}{direct:>10}{mixed:>10}{indirect:>10}", "");
    for (layer, name) in SHOWN {
        let tally = score.tally(layer, None);
        let _ = write!(text, "  {name:14}{}{}", percent(tally.precision()), percent(tally.recall()));
        let interval = metrics.figure(&format!("attribution.{name}.f1")).and_then(crate::dataset::Figure::interval);
        let interval = interval.map(|[low, high]| format!("{:.1}–{:.1}", 100.0 * low, 100.0 * high));
        let _ = write!(text, "{}{:>13}", percent(tally.f1()), interval.unwrap_or_default());
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

fn pairs(text: &mut String, score: &PairScore, metrics: &Metrics) {
    let tally = score.tally();
    let contradictions = counted(tally.gold, "contradiction");
    let _ = writeln!(text, "pairs  {}, {contradictions}, {} found", score.pairs(), tally.predicted);
    let (precision, recall, f1) = (tally.precision(), tally.recall(), tally.f1());
    let interval = interval(metrics, "pairs.f1");
    let _ = writeln!(text, "  contradiction   P {precision:.3}  R {recall:.3}  F1 {f1:.3}{interval}");
    let _ = writeln!(text, "  {:16}{:>20}{:>8}", "labelled", "taken for one", "not");
    for label in Label::ALL {
        let share = score.confusion.get(&label).copied().unwrap_or_default();
        let _ = writeln!(text, "  {:16}{:>20}{:>8}", label.name(), share.part, share.whole - share.part);
    }
    shares(text, "recall", score.sorts.iter().map(|(name, share)| (name.as_str(), *share)));
    shares(text, "precision of", score.rules.iter().map(|(name, share)| (name.as_str(), *share)));
    text.push('\n');
}

fn findings(text: &mut String, score: &FindingScore, by_document: Option<&FindingScore>, metrics: &Metrics) {
    let Share { part: judged, whole: all } = score.judged;
    let _ = writeln!(text, "findings  {all}, {judged} of them judged");
    if let Some(recall) = score.events.ratio() {
        let _ = writeln!(text, "  recall {recall:.3}{}", interval(metrics, "findings.recall"));
    }
    shares(text, "events", [("all", score.events)].into_iter());
    if let Some(score) = by_document {
        shares(text, "events", [("met in other words", score.events)].into_iter());
    }
    shares(text, "events", score.kinds.iter().map(|(name, share)| (name.as_str(), *share)));
    shares(text, "distractors", [("hit", score.distractors)].into_iter());
    shares(text, "precision of", score.rules.iter().map(|(name, share)| (name.as_str(), *share)));
    text.push('\n');
}

fn annotators(text: &mut String, score: &HumanScore) {
    let _ = writeln!(text, "annotators{:14}{:>10}{:>10}{:>10}{:>10}", "", "units", "observed", "kappa", "alpha");
    for (layer, agreement) in &score.agreement {
        let coefficient = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.3}"));
        let (kappa, alpha) = (coefficient(agreement.kappa), coefficient(agreement.alpha));
        let (units, observed) = (agreement.units, agreement.observed);
        let _ = writeln!(text, "  {layer:22}{units:>10}{observed:>10.3}{kappa:>10}{alpha:>10}");
    }
    let human = score.human.texts > 0;
    if human {
        let _ = writeln!(text, "  {:22}{:>10}{:>10}  F1 on the same texts", "", "human", "program");
    }
    for (layer, name) in SHOWN.iter().filter(|_| human) {
        let [human, program] = [&score.human, &score.program].map(|score| percent(score.tally(*layer, None).f1()));
        let _ = writeln!(text, "  {name:22}  {human}  {program}");
    }
    if let Some(f1) = score.pairs {
        let _ = writeln!(text, "  contradictions, one annotator against another: F1 {f1:.3}");
    }
    text.push('\n');
}

fn errors(text: &mut String, name: &str, worst: &Worst<Shown>) {
    for wrong in [Wrong::Missed, Wrong::FalseAlarm] {
        let counts = worst.counts.iter().filter(|((other, _), _)| *other == wrong);
        let counts: Vec<String> = counts.map(|((_, sort), count)| format!("{sort} {count}")).collect();
        if counts.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{name}, {}: {}", wrong.name(), counts.join(", "));
        for Shown { sort, place, id, rows, why } in worst.of(wrong) {
            let _ = writeln!(text, "  {sort}  {place} ({id})");
            for (name, words) in rows {
                let _ = writeln!(text, "    {name:8} {words}");
            }
            let _ = writeln!(text, "    = why: {why}");
        }
        text.push('\n');
    }
}

/// `  (95 %: .412–.530)`, where samples were drawn.
fn interval(metrics: &Metrics, name: &str) -> String {
    let interval = metrics.figure(name).and_then(crate::dataset::Figure::interval);
    interval.map(|[low, high]| format!("  (95 %: {low:.3}–{high:.3})")).unwrap_or_default()
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
