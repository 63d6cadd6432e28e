//! One claim of the ledger, as rules look at it.

use jiff::civil::Date;

use super::Ledger;
use super::alignment::share_little;
use super::argument::Argument;
use super::folded::{Folded, Measure, Said};
use crate::position::{Amount, Evaluation, Modality, Polarity, Stance};
use crate::statement::{Kind, Moment};
use crate::text::Span;

/// A claim, with the statement it belongs to. Words are numbers of the ledger: equal where the words are.
#[derive(Debug, Clone, Copy)]
pub struct Held<'l> {
    pub(super) ledger: &'l Ledger<'l>,
    pub(super) claim: &'l Folded,
    pub(super) said: &'l Said,
}

impl<'l> Held<'l> {
    /// The predicate's lemma; 0 where there is none.
    pub fn predicate(self) -> u32 {
        self.claim.predicate
    }

    /// Who or what the predicate is said of.
    pub fn subject(self) -> Argument<'l> {
        let length = self.claim.subject;
        Argument { words: self.arguments(0, length.words), bytes: length.bytes }
    }

    /// The predicate's object.
    pub fn object(self) -> Argument<'l> {
        let length = self.claim.object;
        Argument { words: self.arguments(self.claim.subject.words.into(), length.words), bytes: length.bytes }
    }

    /// True where its topic and another's share only words so common that they may speak of another thing.
    pub fn shares_little_with(self, other: Held) -> bool {
        share_little(&self.ledger.topics, self.claim.topic, other.claim.topic)
    }

    /// True where a pack declares its topic.
    pub fn is_of_declared_topic(self) -> bool {
        self.ledger.topics.words(self.claim.topic).is_none()
    }

    /// What limits it.
    pub fn scope(self) -> &'l [u32] {
        let Folded { subject, object, scope, .. } = self.claim;
        self.arguments(usize::from(subject.words) + usize::from(object.words), *scope)
    }

    fn arguments(self, from: usize, count: u8) -> &'l [u32] {
        let start = self.claim.arguments as usize + from;
        &self.ledger.arguments[start..start + usize::from(count)]
    }

    /// The text of a word.
    pub fn text(self, word: u32) -> &'l str {
        self.ledger.words.text(word)
    }

    /// The number of a text that is one word; `None` where no statement has it.
    pub fn word(self, text: &str) -> Option<u32> {
        self.ledger.words.get(text.as_bytes())
    }

    /// Some words, one after the other.
    pub fn texts(self, words: &[u32]) -> String {
        words.iter().map(|word| self.text(*word)).collect::<Vec<_>>().join(" ")
    }

    /// True where it is about the actor's own doing.
    pub fn of_the_actor(self) -> bool {
        self.claim.own
    }

    /// Affirmed or negated.
    pub fn polarity(self) -> Polarity {
        self.claim.polarity
    }

    /// How it is put forward.
    pub fn modality(self) -> Modality {
        self.claim.modality
    }

    /// Whether it backs or opposes its topic.
    pub fn stance(self) -> Option<Stance> {
        self.claim.stance
    }

    /// True where the stance is taken in so many words.
    pub fn stated(self) -> bool {
        self.claim.stated
    }

    /// Whether it praises or blames its subject.
    pub fn evaluation(self) -> Option<Evaluation> {
        self.claim.evaluation
    }

    /// How much or how many.
    pub fn amount(self) -> Option<&'l Amount> {
        self.measure()?.amount.as_ref()
    }

    /// By when.
    pub fn deadline(self) -> Option<Date> {
        self.measure()?.deadline
    }

    fn measure(self) -> Option<&'l Measure> {
        self.ledger.measures.get((self.claim.measure as usize).checked_sub(1)?)
    }

    /// True where the actor owns a change of position in the same breath.
    pub fn acknowledged(self) -> bool {
        self.claim.acknowledged
    }

    /// The words it was read from.
    pub fn evidence(self) -> &'l [Span] {
        let start = self.claim.spans as usize;
        &self.ledger.spans[start..start + usize::from(self.claim.evidence)]
    }

    /// When it was said.
    pub fn moment(self) -> Moment {
        self.said.moment
    }

    /// Attribution, act or reversal.
    pub fn kind(self) -> Kind {
        self.said.kind
    }

    /// The cue's lemma.
    pub fn cue_lemma(self) -> &'l str {
        self.text(self.said.cue_lemma)
    }

    /// The number of its document.
    pub fn document(self) -> u32 {
        self.said.document
    }

    /// The place of its statement in the document.
    pub fn ordinal(self) -> u32 {
        self.said.ordinal
    }

    /// Where the content of its statement stands.
    pub fn content(self) -> &'l [Span] {
        self.ledger.content(self.said)
    }

    /// The actor's id as a word; 0 where nobody is known to hold it.
    pub fn actor(self) -> u32 {
        self.ledger.actor_id(self.said)
    }
}
