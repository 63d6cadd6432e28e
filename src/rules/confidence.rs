//! How sure a finding is: a product of few parts, each of which a reader can check.
//!
//! The values come from reading the findings of an archive: `tests/data/archive-judgements.jsonl`.

use super::Conflict;
use super::conflict::{Pair, is_open};
use crate::finding::{Confidence, Part};
use crate::ledger::{Entry, WHOLE_SHARE, similarity};
use crate::position::{LEAST_WEIGHT, RITUAL, Topic};
use crate::statement::{Precision, Statement, Voice};

/// Sources that name nobody themselves.
const PRONOUNS: [&str; 12] = ["he", "she", "they", "it", "who", "those", "his", "her", "their", "its", "we", "i"];

/// Two statements that conflict.
pub(super) fn of_pair(conflict: &Conflict, pair: &Pair<'_>, earlier: &Entry, later: &Entry) -> Confidence {
    let mut parts = vec![Part { name: conflict.name(), value: of_kind(conflict) }];
    let mut add = |name: &'static str, value: f32| parts.push(Part { name, value });
    let (one, other) = (earlier.claim(), later.claim());
    let precision = |entry: &Entry| entry.statement.moment.precision;
    let told_before = precision(earlier) == Precision::Before && precision(later) == Precision::Day;
    if let Conflict::Stance(_) = conflict
        && !(one.stated && other.stated)
    {
        add("implied stance", 0.4);
    }
    let by_arguments = matches!(
        conflict,
        Conflict::Polarity(_) | Conflict::Opposites(_) | Conflict::Commitment(_) | Conflict::Denial(_)
    );
    let unsaid = matches!(conflict, Conflict::Denial(_)) && is_open(pair.later);
    if unsaid {
        add("what was said is told just before", 0.8);
    } else if by_arguments && !pair.earlier.object().overlaps(pair.later.object()) {
        add("no object in common", 0.5);
    } else if by_arguments
        && words_in_common(&one.object, &other.object) + words_in_common(&one.subject, &other.subject) < 2
    {
        add("one word in common", 0.7);
    }
    if let Conflict::Evaluation(_) = conflict {
        let ritual = [one, other].iter().any(|claim| RITUAL.contains(&claim.predicate.as_str()));
        let judged = [one, other].iter().filter(|claim| claim.predicate == "be").count();
        match (ritual, judged) {
            (true, _) => add("a courtesy or a quarrel", 0.5),
            (false, 2) => {}
            // "Had praised him for months, and now …": the text itself holds the two against each other.
            (false, 1) if told_before => add("praise or blame by the cue alone", 0.8),
            (false, 1) => add("praise or blame by the cue alone", 0.65),
            (false, _) => add("praise and blame by the cues alone", 0.5),
        }
    }
    if let (Topic::Open(_), Topic::Open(_)) = (&one.topic, &other.topic) {
        if let Conflict::Stance(_) = conflict
            && one.object != other.object
        {
            add("toward things that differ in words", 0.6);
        }
        let (weight, share) = similarity(&one.topic, &other.topic);
        if weight < LEAST_WEIGHT {
            add("few words in common", 0.6);
        } else if share < WHOLE_SHARE {
            add("some words in common", 0.85);
        }
    }
    if let Some(value) = [earlier, later].into_iter().filter_map(|entry| actor(&entry.statement)).reduce(f32::min) {
        add("actor", value);
    }
    if [earlier, later].iter().any(|entry| entry.statement.voice == Voice::Spokesman) {
        add("spokesman", 0.9);
    }
    if earlier.statement.document == later.statement.document && !told_before {
        add("one document", 0.9);
    }
    Confidence { parts }
}

fn words_in_common(one: &str, other: &str) -> usize {
    let named = |word: &&str| !word.is_empty() && *word != "i";
    one.split(' ').filter(named).filter(|word| other.split(' ').any(|other| other == *word)).count()
}

/// A passage that tells of a change itself.
pub(super) fn of_report(statement: &Statement) -> Confidence {
    let mut parts = vec![Part { name: "reported-reversal", value: 0.95 }];
    if statement.voice != Voice::Narrator {
        parts.push(Part { name: "an accusation", value: 0.6 });
    }
    if statement.actor.is_none() {
        parts.push(Part { name: "actor", value: 0.9 });
    }
    Confidence { parts }
}

fn of_kind(conflict: &Conflict) -> f32 {
    match conflict {
        Conflict::Stance(_) => 0.75,
        Conflict::Denial(_) => 0.8,
        Conflict::Amount(_) | Conflict::Deadline(_) | Conflict::Commitment(_) | Conflict::Evaluation(_) => 0.75,
        Conflict::Polarity(_) => 0.6,
        Conflict::Modality(_) | Conflict::Opposites(_) => 0.55,
        Conflict::ReportedReversal(_) => 0.95,
    }
}

/// What the naming of an actor takes away; `None` where it is a name.
fn actor(statement: &Statement) -> Option<f32> {
    let actor = statement.actor.as_ref()?;
    let source = statement.source_text().to_lowercase();
    if actor.id.starts_with('?') || PRONOUNS.contains(&actor.id.as_str()) {
        return Some(0.5);
    }
    // "Many fear Trump", "who": the nearest name is often another's.
    let first = source.split(' ').next().unwrap_or_default();
    if matches!(first, "any" | "many" | "some" | "no" | "both" | "most" | "which") {
        return Some(0.5);
    }
    if first == "who" {
        return Some(0.8);
    }
    let by_pronoun = PRONOUNS.contains(&source.as_str());
    let by_name = actor.name.to_lowercase().split(' ').any(|name| source.contains(name));
    match (by_pronoun, by_name) {
        _ if source.contains(" and ") => Some(0.6),
        (true, _) => Some(0.95),
        (false, false) => Some(0.85),
        (false, true) => None,
    }
}
