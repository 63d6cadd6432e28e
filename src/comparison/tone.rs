//! Whether a statement speaks well or ill of what it speaks of.

use crate::Knowledge;
use crate::grammar::Reading;
use crate::lexicon::{Side as Judgement, Tag};
use crate::position::Outline;

/// Words that speak well less words that speak ill; what is denied counts for the other.
pub(super) fn tone(reading: &Reading, clauses: &[Outline], knowledge: &Knowledge) -> i32 {
    let mut sum = 0;
    for clause in clauses {
        for at in &clause.words {
            let word = &reading.words[*at];
            if matches!(word.tag, Tag::Name | Tag::Determiner | Tag::Modal | Tag::Auxiliary | Tag::Preposition) {
                continue;
            }
            let lemmas = [word.entry.noun, word.entry.verb];
            let side = knowledge.semantics.evaluation([(word.entry.verb, word.entry.noun)]).map(|(_, side)| side);
            let side = side.or_else(|| lemmas.into_iter().find_map(|lemma| knowledge.kinship().tone(lemma)));
            let adds = match side {
                Some(Judgement::For) => 1,
                Some(Judgement::Against) => -1,
                None => 0,
            };
            sum += if clause.negated { -adds } else { adds };
        }
    }
    sum
}
