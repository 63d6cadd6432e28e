//! Whether two claims speak of the same doer and the same thing done to the same object.

use super::conflict::{NO_WORD, Pair};
use crate::ledger::Held;

/// Subjects that name nobody; two of them may be two people, so they fit nothing but a subject left out.
pub(super) const PRONOUNS: [&str; 14] =
    ["he", "she", "it", "they", "this", "that", "these", "those", "there", "you", "who", "what", "him", "them"];

/// Predicates that say nothing without their object: `be obsolete`, `have a plan`.
pub(super) const LIGHT: [&str; 17] = [
    "be", "have", "do", "get", "make", "go", "take", "give", "say", "think", "know", "want", "come", "see", "become",
    "use", "need",
];

/// True where both have the same subject: both the actor, or the same words.
pub(super) fn same_subject(pair: &Pair<'_>) -> bool {
    let (one, other) = (pair.earlier.subject(), pair.later.subject());
    match (pair.earlier.of_the_actor(), pair.later.of_the_actor()) {
        (true, true) => pair.earlier.actor() == pair.later.actor() || one.is_empty() || other.is_empty(),
        (false, false) => !matches!(one.words, [word] if pair.sense.is_pronoun(*word)) && one.overlaps(other),
        // A passive or a bare noun phrase leaves its subject out.
        _ => one.is_empty() || other.is_empty(),
    }
}

/// True where subject and object fit, and there is an object wherever the predicate alone says nothing.
pub(super) fn same_arguments(pair: &Pair<'_>) -> bool {
    let (one, other) = (pair.earlier, pair.later);
    let light = pair.sense.is_light(one.predicate()) || pair.sense.is_light(other.predicate());
    let objects = if light { one.object().overlaps(other.object()) } else { one.object().fits(other.object()) };
    objects && same_subject(pair)
}

/// True where the same predicate is affirmed or denied of the same subject and the very same object.
pub(super) fn same_thing_said(pair: &Pair<'_>) -> bool {
    let (one, other) = (pair.earlier, pair.later);
    let [ours, theirs] = [one, other].map(|held| held.object().words);
    one.predicate() != NO_WORD
        && one.predicate() == other.predicate()
        && !ours.is_empty()
        && ours == theirs
        && same_subject(pair)
}

/// True where both say the very same in their lemmas: the one repeats the other.
pub(super) fn same_words(one: Held, other: Held) -> bool {
    let words = [one, other].map(|held| (held.polarity(), held.predicate(), held.subject().words, held.object().words));
    words[0] == words[1]
}

/// How `explain` shows the arguments of both sides.
pub(super) fn shown(pair: &Pair<'_>) -> String {
    let side = |held: Held| {
        let or_dash = |words: &[u32]| match held.texts(words) {
            text if text.is_empty() => "-".to_owned(),
            text => text,
        };
        let [subject, object] = [held.subject(), held.object()].map(|argument| or_dash(argument.words));
        format!("{subject} · {} · {object}", or_dash(&[held.predicate()]))
    };
    format!("{}; {}", side(pair.earlier), side(pair.later))
}
