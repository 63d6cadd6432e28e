//! `denial`: said it, and "I never said that"; denied doing it, and admits it.

use super::opposites::{Relation, relation};
use super::{NO_WORD, Pair};
use crate::ledger::{Argument, Held};
use crate::position::{Modality, OPEN, Polarity, SAYING};
use crate::rules::arguments::{same_arguments, shown};
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
            saying: words("saying", &SAYING),
            denying: words("denying", &["deny"]),
            admitting: words("admitting", &["admit", "acknowledge", "concede", "confess", "confirm"]),
        }
    }

    pub(super) fn question(held: Held) -> Option<u32> {
        let told = !matches!(held.modality(), Modality::Asked | Modality::Conditional | Modality::Possible);
        (told && held.predicate() != NO_WORD).then_some(NO_WORD)
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
                let deed = [earlier, later].into_iter().all(|held| self.denies(held) || self.admits(held));
                let denied_later = self.denies(later) && later.cue_lemma() != "say";
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

    /// True where a claim can be the later of a pair that this kind has something to say of.
    pub(super) fn looks_back(&self, held: Held) -> bool {
        self.denies_saying(held) || self.denies(held) || self.admits(held)
    }

    /// "I never said …"
    fn denies_saying(&self, held: Held) -> bool {
        held.polarity() == Polarity::Negated
            && held.modality() == Modality::Asserted
            && is_among(held.text(held.predicate()), &self.saying)
    }

    /// "Denied doing …"
    fn denies(&self, held: Held) -> bool {
        held.polarity() == Polarity::Negated
            && held.modality() == Modality::Asserted
            && is_among(held.cue_lemma(), &self.denying)
    }

    /// "Admitted doing …", or the narrator tells that it was done.
    fn admits(&self, held: Held) -> bool {
        held.polarity() == Polarity::Affirmed
            && held.modality() == Modality::Asserted
            && (held.kind() == Kind::Act || is_among(held.cue_lemma(), &self.admitting))
    }
}

/// True where what was not said is what the earlier claim says, or is left open ("I never said that").
fn said_object(pair: &Pair<'_>) -> bool {
    let (earlier, later) = (pair.earlier, pair.later);
    let object = later.object();
    // What was a joke are words of these days.
    let jest = object.is_empty();
    let open = is_open(later) && (!jest || days_apart(earlier, later).is_some_and(|days| days <= FRESH));
    let predicate = earlier.text(earlier.predicate());
    // A word that the ledger has nowhere else is like no other.
    let words = predicate.split(' ').map(|word| earlier.word(word).unwrap_or(u32::MAX));
    let words: Vec<u32> =
        earlier.subject().words.iter().copied().chain(words).chain(earlier.object().words.iter().copied()).collect();
    let between = 2;
    let bytes = [earlier.object().bytes, between, u16::try_from(predicate.len()).unwrap_or(u16::MAX)]
        .into_iter()
        .fold(earlier.subject().bytes, u16::saturating_add);
    open || object.overlaps(Argument { words: &words, bytes })
}

/// How many days later words are still called a joke.
const FRESH: i32 = 7;

fn days_apart(earlier: Held, later: Held) -> Option<i32> {
    let (from, to) = (earlier.moment().date?, later.moment().date?);
    from.until(to).ok().map(|span| span.get_days())
}

/// True where a claim does not say what was not said.
pub(in crate::rules) fn is_open(held: Held) -> bool {
    match held.object().words {
        [] => held.text(held.predicate()) == "mean",
        words => words.len() <= 2 && OPEN.contains(&held.texts(words).as_str()),
    }
}

fn is_among(word: &str, words: &[String]) -> bool {
    words.iter().any(|known| known == word)
}
