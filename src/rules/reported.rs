//! What the text itself tells of a change of position: in the narrator's voice, or as another actor's accusation.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check::topic_of;
use super::fingerprint::{fingerprint, normalised};
use super::trial::{Trial, Verdict};
use super::{Conflict, Rule, confidence};
use crate::finding::{Confidence, Finding, Severity, Side};
use crate::ledger::{Entry, Ledger};
use crate::statement::{Kind, Moment, Passage, Precision, Statement, Voice};
use crate::text::Span;

/// The findings of a `reported-reversal` rule; none for any other rule. `pairs` are the findings of the other rules:
/// those of the same actor, on the same topic or in the same document, are what a reversal is about. A passage that is
/// itself a side of such a pair is shown there and not once more, unless the pair matters less.
pub(super) fn find<'d>(ledger: &Ledger<'d>, rule: &Rule, pairs: &[Finding<'d>]) -> Vec<Finding<'d>> {
    let Conflict::ReportedReversal(_) = &rule.conflict else { return Vec::new() };
    let mut by_actor: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for pair in pairs {
        if let Some(actor) = &pair.later.statement.actor {
            by_actor.entry(&actor.id).or_default().push(pair);
        }
    }
    let mut found = Vec::new();
    for statement in &ledger.reversals() {
        let mut trial = Trial::judging();
        weigh(rule, statement, &mut trial);
        let Verdict::Conflict(severity) = trial.verdict(rule.severity) else { continue };
        let own = statement.actor.as_ref().and_then(|actor| by_actor.get(actor.id.as_str()));
        let pairs = own.map_or(&[][..], Vec::as_slice);
        let confidence = confidence::of_report(statement);
        let severity = severity.min(ceiling(rule, statement)).min(confidence.ceiling());
        if !pairs.iter().any(|pair| pair.severity >= severity && shows(pair, statement)) {
            found.push(finding(rule, (severity, confidence), statement, pairs));
        }
    }
    found
}

/// True where one side of a pair stands in the passage; both, where the passage tells both.
fn shows(pair: &Finding, statement: &Statement) -> bool {
    let inside = |side: &Side| {
        let spans = || statement.content.spans.iter();
        side.statement.document == statement.document
            && side.statement.content.spans.iter().any(|one| spans().any(|two| one.overlaps(*two)))
    };
    let (earlier, later) = (pair.earlier.as_ref().is_some_and(inside), inside(&pair.later));
    let tells_both = statement.claims.first().is_some_and(|claim| claim.evidence.len() == 2);
    if tells_both { earlier && later } else { earlier || later }
}

/// The conditions for a passage to tell of a change of position.
pub(super) fn weigh(rule: &Rule, statement: &Statement, trial: &mut Trial) {
    trial.same(
        || statement.kind == Kind::Reversal,
        || "the narrator, or somebody quoted, tells of a change of position".to_owned(),
    );
    trial.unless(
        rule.unless.acknowledged,
        || statement.claims.iter().any(|claim| claim.acknowledged),
        || "the statement owns the change".to_owned(),
    );
}

/// What another actor says of somebody matters as much as the rule's `accusation` says.
fn ceiling(rule: &Rule, statement: &Statement) -> Severity {
    match &rule.conflict {
        Conflict::ReportedReversal(kind) if statement.voice != Voice::Narrator => kind.accusation,
        _ => Severity::Error,
    }
}

fn finding<'d>(
    rule: &Rule,
    (severity, confidence): (Severity, Confidence),
    statement: &Arc<Statement<'d>>,
    pairs: &[&Finding],
) -> Finding<'d> {
    let source = statement.source_text();
    let (id, name) =
        statement.actor.as_ref().map_or(("", source.as_ref()), |actor| (actor.id.as_str(), actor.name.as_str()));
    let claim = 0;
    let topic = statement.claims.first().map(|claim| topic_of(claim, claim)).filter(|name| !name.is_empty());
    let topic = topic.unwrap_or_else(|| "something said before".to_owned());
    let about = pairs.iter().filter(|pair| {
        let sides = pair.earlier.iter().chain([&pair.later]);
        pair.topic == topic || sides.into_iter().any(|side| side.statement.document == statement.document)
    });
    let text = normalised(&statement.content_text());
    let later = Entry::new(Arc::clone(statement), claim);
    let [before, after] = sides(statement);
    Finding {
        rule: rule.id.clone(),
        severity,
        confidence,
        message: rule.title.fill(name, &topic, None, later.as_ref()),
        actor: name.to_owned(),
        changes: Vec::new(),
        earlier: before,
        later: after.unwrap_or_else(|| side(Arc::clone(statement), statement.moment)),
        fingerprint: fingerprint(&[&rule.id, id, &topic, "", &text], &["", statement.document]),
        about: about.map(|pair| pair.fingerprint.clone()).collect(),
        topic,
    }
}

/// What the passage tells of before and after the change, where it tells both.
fn sides<'d>(statement: &Arc<Statement<'d>>) -> [Option<Side<'d>>; 2] {
    let evidence = statement.claims.first().map_or(&[][..], |claim| claim.evidence.as_slice());
    let &[before, after] = evidence else { return [None, None] };
    let told = |span: Span, precision: Precision| {
        let statement = Statement { content: Passage { spans: vec![span].into() }, ..Statement::clone(statement) };
        let moment = Moment { precision, ..statement.moment };
        Some(side(Arc::new(statement), moment))
    };
    [told(before, Precision::Before), told(after, statement.moment.precision)]
}

fn side(statement: Arc<Statement<'_>>, moment: Moment) -> Side<'_> {
    Side { statement, claim: 0, moment, run: Vec::new() }
}
