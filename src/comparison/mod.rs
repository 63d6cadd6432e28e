//! Two statements that are given as a pair: do they contradict each other?
//!
//! In an archive two claims must first be shown to speak of the same thing, and the ledger asks for much before it holds
//! one against the other. Of a given pair that is known: so everything here is a question of how the two differ. The
//! words of the two sides are aligned, clauses that share words face each other, sentences are held against all that the
//! other text says, and [`Sign`]s of a contradiction are looked for and weighed. Nothing is copied out of the texts; no
//! rule and no ledger takes part.
//!
//! ```text
//! two texts ─side─► clauses, terms ─alignment─► links ─facing, passage─► clauses, sentences that say the same
//!                                                  └─tension or exclusion─► evidence ─► weighing
//! ```

mod alignment;
mod attitude;
mod effect;
mod event;
mod evidence;
mod exclusion;
mod facing;
mod figure;
mod holder;
mod opposition;
mod passage;
mod side;
mod tension;
mod term;
mod tone;

pub use evidence::{Evidence, Sense, Sign, Weighing};

use crate::Knowledge;
use side::Side;

/// How many times a sentence's words a passage has of which the sentence may follow or not.
const PASSAGE: usize = 3;

/// Compares pairs of statements. Made once for many.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'k> {
    knowledge: &'k Knowledge,
}

impl<'k> Comparison<'k> {
    /// With everything known of words.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Comparison { knowledge }
    }

    /// The names of the signs by which two statements are taken to contradict each other; none where they are not.
    /// See [`Comparison::weigh`].
    pub fn conflicts(&self, one: &str, other: &str, one_speaker: bool) -> Vec<String> {
        self.weigh(one, other, one_speaker).signs()
    }

    /// What speaks for and against a contradiction between two statements, each one or several sentences.
    ///
    /// `one_speaker` is true where both are known to be one speaker's. They are held to [`Sense::Tension`] then, and also
    /// where one of them says what "we" do or what must be, and they are of a length; else to [`Sense::Exclusion`].
    pub fn weigh(&self, one: &str, other: &str, one_speaker: bool) -> Weighing {
        let (one, other) = (Side::read(one, self.knowledge), Side::read(other, self.knowledge));
        let alignment = alignment::align(&one, &other, self.knowledge);
        let facing = facing::facing(&one, &other, &alignment);
        let alike = !one.outweighs(&other, PASSAGE) && !other.outweighs(&one, PASSAGE);
        if one_speaker || alike && (one.speaks || other.speaks) {
            Weighing::new(Sense::Tension, tension::evidence(&one, &other, &alignment, &facing))
        } else {
            Weighing::new(Sense::Exclusion, exclusion::evidence(&one, &other, &alignment, &facing, self.knowledge))
        }
    }
}
