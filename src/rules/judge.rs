//! One rule, two claims: do they conflict?

use super::arguments::same_thing_said;
use super::conflict::Pair;
use super::sense::Sense;
use super::trial::{Condition, Trial, Verdict};
use super::{Rule, reported};
use crate::ledger::{Entry, Held, Ledger, aligned, similarity};
use crate::position::{Modality, Topic};
use crate::statement::Moment;

/// Every condition of `rule` for two claims, or for one passage that tells of a whole change (no `earlier`).
///
/// A conflict is found exactly where all conditions hold but those marked [`super::Part::Unless`].
pub fn explain(
    rule: &Rule,
    earlier: Option<&Entry<'_>>,
    later: &Entry<'_>,
    opposites: &dyn Fn(&str, &str) -> bool,
) -> Vec<Condition> {
    let mut trial = Trial::explaining();
    if let super::Conflict::ReportedReversal(_) = &rule.conflict {
        reported::weigh(rule, &later.statement, &mut trial);
        return trial.conditions();
    }
    let Some(earlier) = earlier else {
        trial.same(|| false, || format!("`{}` compares two statements, and there is only one", rule.id));
        return trial.conditions();
    };
    weigh_company(rule, earlier, later, &mut trial);
    let mut ledger = Ledger::default();
    let [one, other] = [earlier, later].map(|entry| ledger.add(entry));
    let pair = Pair { earlier: ledger.held(one), later: ledger.held(other), sense: &Sense::new(&ledger, opposites) };
    weigh(rule, &pair, &mut trial);
    trial.conditions()
}

/// The verdict on two claims that stand in one record, in aligned threads.
pub(super) fn judge(rule: &Rule, pair: &Pair<'_>) -> Verdict {
    let mut trial = Trial::judging();
    weigh(rule, pair, &mut trial);
    trial.verdict(rule.severity)
}

/// Actor and topic. The ledger has settled both for whatever it puts side by side, so only `explain` asks again.
fn weigh_company(rule: &Rule, earlier: &Entry, later: &Entry, trial: &mut Trial) {
    let (one, other) = (earlier.actor(), later.actor());
    if rule.compare.same_actor {
        trial.same(|| one == other && !one.is_empty(), || format!("said by the same actor ({one}, {other})"));
    } else {
        trial.same(|| one != other, || format!("said by two actors ({one}, {other})"));
    }
    let (one, other) = (&earlier.claim().topic, &later.claim().topic);
    trial.same(|| aligned(one, other), || topics(one, other));
}

fn weigh(rule: &Rule, pair: &Pair<'_>, trial: &mut Trial) {
    let (one, other) = (pair.earlier.moment(), pair.later.moment());
    trial.same(|| in_order(pair), || format!("the order in time is known ({}, {})", day(one), day(other)));
    if let (Some(within), Some(one), Some(other)) = (&rule.compare.within, one.date, other.date) {
        trial.same(|| within.holds(one, other), || format!("within {} of each other ({one}, {other})", within.text));
    }
    trial.same(|| two_passages(pair), || "read from different words".to_owned());
    rule.conflict.weigh(pair, trial);
    let (earlier, later) = (pair.earlier, pair.later);
    if trial.asks() && earlier.shares_little_with(later) {
        trial.same(|| same_thing_said(pair), || "in words as common as these, the very same is said".to_owned());
    }
    trial.unless(
        rule.unless.acknowledged,
        || later.acknowledged(),
        || "the later statement owns the change".to_owned(),
    );
    trial.unless(
        rule.unless.different_scope,
        || different_scope(earlier.scope(), later.scope()),
        || format!("of different scope ({}; {})", shown(earlier), shown(later)),
    );
    trial.unless(
        rule.unless.condition,
        || [earlier, later].iter().any(|held| held.modality() == Modality::Conditional),
        || "one of the two holds only under a condition".to_owned(),
    );
}

/// Two dated statements have an order, and so have two of one document.
fn in_order(pair: &Pair<'_>) -> bool {
    let (one, other) = (pair.earlier, pair.later);
    (one.moment().date.is_some() && other.moment().date.is_some()) || one.document() == other.document()
}

/// Two claims of one statement, or read from the same words, are two readings and not two positions.
fn two_passages(pair: &Pair<'_>) -> bool {
    let (one, other) = (pair.earlier, pair.later);
    if one.document() != other.document() {
        return true;
    }
    let same_statement = one.ordinal() == other.ordinal() && one.content() == other.content();
    let (ours, theirs) = (one.evidence(), other.evidence());
    !same_statement && !ours.iter().any(|a| theirs.iter().any(|b| a.overlaps(*b)))
}

fn different_scope(one: &[u32], other: &[u32]) -> bool {
    !one.is_empty() && !other.is_empty() && !one.iter().any(|scope| other.contains(scope))
}

fn shown(held: Held) -> String {
    let scope: Vec<&str> = held.scope().iter().map(|word| held.text(*word)).collect();
    if scope.is_empty() { "none".to_owned() } else { scope.join(", ") }
}

fn day(moment: Moment) -> String {
    moment.date.map_or("undated".to_owned(), |date| date.to_string())
}

fn topics(one: &Topic, other: &Topic) -> String {
    match (one, other) {
        (Topic::Declared { id: one, .. }, Topic::Declared { id: other, .. }) => {
            format!("on the same declared topic ({one}, {other})")
        }
        (Topic::Open(words), Topic::Open(others)) => {
            let both = words.iter().map(|(word, _)| word.as_str());
            let both: Vec<&str> = both.filter(|word| others.iter().any(|(other, _)| other == word)).collect();
            let (weight, share) = similarity(one, other);
            let both = if both.is_empty() { "no word".to_owned() } else { both.join(", ") };
            format!("on the same thing (shared: {both}; weight {weight:.2}, {share:.2} of the lighter side)")
        }
        _ => "on the same thing (one topic is declared, the other is not)".to_owned(),
    }
}
