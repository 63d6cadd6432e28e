//! Whether two claims speak of the same doer and the same thing done to the same object.
//!
//! Arguments come folded to lemmas. They are compared as sets of words: word order and length differ between a quote and
//! its paraphrase.

use super::conflict::Pair;
use crate::ledger::Entry;

/// Words for the speaker. Where a claim's subject is one of these, or left out, it is the actor.
const SPEAKER: [&str; 8] = ["", "i", "me", "my", "we", "us", "our", "myself"];

/// Subjects that name nobody; two of them may be two people, so they fit nothing but a subject left out.
const PRONOUNS: [&str; 14] =
    ["he", "she", "it", "they", "this", "that", "these", "those", "there", "you", "who", "what", "him", "them"];

/// Predicates that say nothing without their object: `be obsolete`, `have a plan`.
const LIGHT: [&str; 17] = [
    "be", "have", "do", "get", "make", "go", "take", "give", "say", "think", "know", "want", "come", "see", "become",
    "use", "need",
];

/// True where one is left out, or they share at least half of the words of the shorter.
pub(super) fn fits(one: &str, other: &str) -> bool {
    one.is_empty() || other.is_empty() || overlap(one, other)
}

/// True where both are there and share at least half of the words of the shorter.
pub(super) fn overlap(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let (mut words, mut shared) = (0, 0);
    for word in short.split(' ').filter(|word| !word.is_empty()) {
        words += 1;
        shared += usize::from(long.split(' ').any(|other| other == word));
    }
    words > 0 && shared * 2 >= words
}

/// True where the claim is about the actor's own doing.
pub(super) fn of_the_actor(entry: &Entry) -> bool {
    let subject = entry.claim().subject.as_str();
    SPEAKER.contains(&subject)
        || entry.statement.actor.as_ref().is_some_and(|actor| overlap(subject, &actor.name.to_lowercase()))
}

/// True where both have the same subject: both the actor, or the same words.
pub(super) fn same_subject(pair: &Pair<'_>) -> bool {
    let (one, other) = (pair.earlier.claim().subject.as_str(), pair.later.claim().subject.as_str());
    match (of_the_actor(pair.earlier), of_the_actor(pair.later)) {
        (true, true) => pair.earlier.actor() == pair.later.actor() || one.is_empty() || other.is_empty(),
        (false, false) => !PRONOUNS.contains(&one) && overlap(one, other),
        // A passive or a bare noun phrase leaves its subject out.
        _ => one.is_empty() || other.is_empty(),
    }
}

/// True where subject and object fit, and there is an object wherever the predicate alone says nothing.
pub(super) fn same_arguments(pair: &Pair<'_>) -> bool {
    let (one, other) = (pair.earlier.claim(), pair.later.claim());
    let light = LIGHT.contains(&one.predicate.as_str()) || LIGHT.contains(&other.predicate.as_str());
    let objects = if light { overlap(&one.object, &other.object) } else { fits(&one.object, &other.object) };
    objects && same_subject(pair)
}

/// How `explain` shows the arguments of both sides.
pub(super) fn shown(pair: &Pair<'_>) -> String {
    let side = |entry: &Entry| {
        let claim = entry.claim();
        let or_dash = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
        format!("{} · {} · {}", or_dash(&claim.subject), or_dash(&claim.predicate), or_dash(&claim.object))
    };
    format!("{}; {}", side(pair.earlier), side(pair.later))
}
