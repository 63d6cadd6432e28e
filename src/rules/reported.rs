//! What the text itself tells of a change of position: in the narrator's voice, or as another actor's accusation.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check::name_of;
use super::fingerprint::{fingerprint, normalised};
use super::trial::{Trial, Verdict};
use super::{Conflict, Rule};
use crate::actor::Actor;
use crate::finding::{Finding, Severity, Side};
use crate::ledger::{Entry, Ledger, REVERSAL};
use crate::position::{Claim, Modality, Polarity};
use crate::statement::{Kind, Statement};

/// How many words of a passage stand for its topic where no claim was read from it.
const TOPIC_WORDS: usize = 6;

/// The findings of a `reported-reversal` rule; none for any other rule. `pairs` are the findings of the other rules:
/// those of the same actor, on the same topic or in the same document, are what a reversal is about.
pub(super) fn find(ledger: &Ledger, rule: &Rule, pairs: &[Finding]) -> Vec<Finding> {
    let Conflict::ReportedReversal(_) = &rule.conflict else { return Vec::new() };
    let mut actors: BTreeMap<&str, Vec<&Actor>> = BTreeMap::new();
    for statement in ledger.statements() {
        actors.entry(&statement.document).or_default().extend(&statement.actor);
    }
    let mut by_actor: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for pair in pairs {
        if let Some(actor) = &pair.later.statement.actor {
            by_actor.entry(&actor.id).or_default().push(pair);
        }
    }
    let mut found = Vec::new();
    for statement in ledger.statements() {
        let mut trial = Trial::judging();
        weigh(rule, statement, &mut trial);
        let Verdict::Conflict(severity) = trial.verdict(rule.severity) else { continue };
        let nobody = Vec::new();
        let present = actors.get(statement.document.as_str()).unwrap_or(&nobody);
        let severity = severity.min(ceiling(rule, statement));
        found.push(finding(rule, severity, statement, who(statement, present), &by_actor));
    }
    found
}

/// The conditions for a passage to tell of a change of position.
pub(super) fn weigh(rule: &Rule, statement: &Statement, trial: &mut Trial) {
    let claim = told(statement);
    trial.same(
        || statement.kind == Kind::Reversal || claim.is_some(),
        || "the narrator, or somebody quoted, tells of a change of position".to_owned(),
    );
    trial.same(
        || claim.is_none_or(|(_, claim)| claim.polarity == Polarity::Affirmed && is_told_as_fact(claim)),
        || "it is told as a fact".to_owned(),
    );
    trial.unless(
        rule.unless.acknowledged,
        || claim.is_some_and(|(_, claim)| claim.acknowledged),
        || "the statement owns the change".to_owned(),
    );
}

fn is_told_as_fact(claim: &Claim) -> bool {
    !matches!(claim.modality, Modality::Asked | Modality::Conditional | Modality::Possible | Modality::Forbidden)
}

/// The claim that tells of a change, and its index.
fn told(statement: &Statement) -> Option<(usize, &Claim)> {
    statement.claims.iter().enumerate().find(|(_, claim)| claim.predicate == REVERSAL)
}

/// The words for whom somebody quoted says this of; `None` where it is the actor's own change, or the narrator tells it.
fn accused(statement: &Statement) -> Option<&str> {
    let subject = told(statement)?.1.subject.as_str();
    (statement.kind == Kind::Attribution && !matches!(subject, "" | "i" | "we")).then_some(subject)
}

/// What another actor says of somebody matters as much as the rule's `accusation` says.
fn ceiling(rule: &Rule, statement: &Statement) -> Severity {
    match &rule.conflict {
        Conflict::ReportedReversal(kind) if accused(statement).is_some() => kind.accusation,
        _ => Severity::Error,
    }
}

/// Who changed position: id and name. Of an accusation it is the accused, looked for among the actors of the document
/// and kept in its own words where none or more than one fits.
fn who<'s>(statement: &'s Statement, present: &[&'s Actor]) -> (&'s str, &'s str) {
    let own =
        || statement.actor.as_ref().map_or(("", statement.source.text.as_str()), |a| (a.id.as_str(), a.name.as_str()));
    let Some(subject) = accused(statement) else { return own() };
    let names = |actor: &Actor| {
        let words = format!("{} {}", actor.id, actor.name).to_lowercase();
        let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).collect();
        subject.split([' ', '-']).all(|word| words.contains(&word))
    };
    let mut fitting: Vec<&Actor> = present.iter().copied().filter(|actor| names(actor)).collect();
    fitting.sort();
    fitting.dedup_by(|a, b| a.id == b.id);
    match fitting.as_slice() {
        [actor] => (&actor.id, &actor.name),
        _ => ("", subject),
    }
}

fn finding(
    rule: &Rule,
    severity: Severity,
    statement: &Arc<Statement>,
    (id, name): (&str, &str),
    pairs: &BTreeMap<&str, Vec<&Finding>>,
) -> Finding {
    let claim = told(statement).map_or(0, |(index, _)| index);
    let topic = statement.claims.get(claim).map(|claim| name_of(&claim.topic)).filter(|name| !name.is_empty());
    let topic = topic.unwrap_or_else(|| {
        let words: Vec<&str> = statement.content.text.split_whitespace().take(TOPIC_WORDS).collect();
        words.join(" ")
    });
    let about = pairs.get(id).into_iter().flatten().filter(|pair| {
        let sides = pair.earlier.iter().chain([&pair.later]);
        pair.topic == topic || sides.into_iter().any(|side| side.statement.document == statement.document)
    });
    let text = normalised(&statement.content.text);
    let later = Entry::new(Arc::clone(statement), claim);
    Finding {
        rule: rule.id.clone(),
        severity,
        message: rule.title.fill(name, &topic, None, later.as_ref()),
        actor: name.to_owned(),
        changes: Vec::new(),
        earlier: None,
        later: Side { statement: Arc::clone(statement), claim, moment: statement.moment, run: Vec::new() },
        fingerprint: fingerprint(&[&rule.id, id, &topic, "", &text, "", &statement.document]),
        about: about.map(|pair| pair.fingerprint.clone()).collect(),
        topic,
    }
}
