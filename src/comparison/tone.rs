//! Whether a statement speaks well or ill of what it speaks of.

use crate::Knowledge;
use crate::grammar::{Reading, Word};
use crate::lexicon::{Side as Judgement, Tag};
use crate::position::Outline;

/// Words that speak well less words that speak ill; what is denied counts for the other.
pub(super) fn tone(reading: &Reading, clauses: &[Outline], knowledge: &Knowledge) -> i32 {
    let mut sum = 0;
    for clause in clauses {
        for at in &clause.words {
            let adds = match tone_of(&reading.words[*at], knowledge) {
                Some(Judgement::For) => 1,
                Some(Judgement::Against) => -1,
                None => 0,
            };
            sum += if clause.negated { -adds } else { adds };
        }
    }
    sum
}

/// Whether one word speaks well or ill.
pub(super) fn tone_of(word: &Word, knowledge: &Knowledge) -> Option<Judgement> {
    if matches!(word.tag, Tag::Name | Tag::Determiner | Tag::Modal | Tag::Auxiliary | Tag::Preposition) {
        return None;
    }
    let side = knowledge.semantics.evaluation([(word.entry.verb, word.entry.noun)]).map(|(_, side)| side);
    let lemmas = [word.entry.noun, word.entry.verb];
    side.or_else(|| lemmas.into_iter().find_map(|lemma| knowledge.kinship().tone(lemma)))
}
