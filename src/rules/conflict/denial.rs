//! `denial`: said it, and "I never said that"; denied doing it, and admits it.

use super::Pair;
use super::opposites::{Relation, relation};
use crate::ledger::Entry;
use crate::position::{Modality, Polarity};
use crate::rules::arguments::{overlap, same_arguments, shown};
use crate::rules::section::Section;
use crate::rules::trial::Trial;
use crate::statement::Kind;

/// Parameters of `[conflict.denial]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Denial {
    /// Predicates of saying: to negate one is to deny having said it.
    saying: Vec<String>,
    /// Cues that deny.
    denying: Vec<String>,
    /// Cues that admit.
    admitting: Vec<String>,
}

impl Denial {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let mut words = |key, usual: &[&str]| match section.strings(key) {
            Some(words) => words.into_iter().map(|(word, _)| word.to_owned()).collect(),
            None => usual.iter().map(|word| (*word).to_owned()).collect(),
        };
        Denial {
            saying: words("saying", &["say", "state", "claim", "suggest", "propose", "promise", "tell", "call"]),
            denying: words("denying", &["deny"]),
            admitting: words("admitting", &["admit", "acknowledge", "concede", "confess", "confirm"]),
        }
    }

    pub(super) fn question(entry: &Entry) -> Option<&str> {
        let claim = entry.claim();
        let told = !matches!(claim.modality, Modality::Asked | Modality::Conditional | Modality::Possible);
        (told && !claim.predicate.is_empty()).then_some("")
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        let (earlier, later) = (pair.earlier, pair.later);
        trial.same(
            || Self::question(earlier).is_some() && Self::question(later).is_some(),
            || "neither is a question, a possibility or a condition".to_owned(),
        );
        let same_deed = || same_arguments(pair) && relation(pair) == Relation::Same;
        trial.same(
            || {
                let saying = self.denies_saying(later) && said_object(pair);
                let deed = [earlier, later].iter().all(|entry| self.denies(entry) || self.admits(entry));
                let denied_later = self.denies(later) && later.statement.cue_lemma != "say";
                saying || ((deed || denied_later) && same_deed())
            },
            || format!("the later speaks of having said or done the earlier ({})", shown(pair)),
        );
        trial.differs(
            || {
                let unsaid = self.denies_saying(later) && !self.denies_saying(earlier);
                let undone = self.denies(later) && !self.denies(earlier) && same_deed();
                let admitted = self.denies(earlier) && self.admits(later) && same_deed();
                unsaid || undone || admitted
            },
            || "what was said is denied, or what was denied is admitted".to_owned(),
        );
    }

    /// "I never said …"
    fn denies_saying(&self, entry: &Entry) -> bool {
        let claim = entry.claim();
        claim.polarity == Polarity::Negated
            && claim.modality == Modality::Asserted
            && self.saying.contains(&claim.predicate)
    }

    /// "Denied doing …"
    fn denies(&self, entry: &Entry) -> bool {
        let claim = entry.claim();
        claim.polarity == Polarity::Negated
            && claim.modality == Modality::Asserted
            && self.denying.contains(&entry.statement.cue_lemma)
    }

    /// "Admitted doing …", or the narrator tells that it was done.
    fn admits(&self, entry: &Entry) -> bool {
        let claim = entry.claim();
        claim.polarity == Polarity::Affirmed
            && claim.modality == Modality::Asserted
            && (entry.statement.kind == Kind::Act || self.admitting.contains(&entry.statement.cue_lemma))
    }
}

/// True where what was not said is what the earlier claim says, or is left open ("I never said that").
fn said_object(pair: &Pair<'_>) -> bool {
    let (earlier, later) = (pair.earlier.claim(), pair.later.claim());
    let said = format!("{} {} {}", earlier.subject, earlier.predicate, earlier.object);
    matches!(later.object.as_str(), "" | "that" | "this" | "it") || overlap(&later.object, &said)
}
