//! Look-up of phrases by their lemmas.

use rustc_hash::FxHashMap;

use super::{LemmaId, Lexicon};

/// The two lemmas of a word: as a verb and as anything else.
pub type Lemmas = (LemmaId, LemmaId);

/// What follows the first lemma of a phrase, and what the phrase means.
type Rest<T> = (Box<[LemmaId]>, T);

/// Phrases of one or more lemmas, each with what it means; the longest that matches wins.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    /// By the first lemma: the rest of each phrase, the longest first, and its meaning.
    by_first: FxHashMap<LemmaId, Vec<Rest<T>>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { by_first: FxHashMap::default() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase. One with a word that the word table lacks is left out: no text could match it.
    pub fn add(&mut self, phrase: &str, meaning: T, lexicon: &Lexicon) {
        let lemmas: Option<Vec<LemmaId>> = phrase.split(' ').map(|word| lexicon.lemma_id(word)).collect();
        let Some(lemmas) = lemmas else { return };
        let Some((first, rest)) = lemmas.split_first() else { return };
        let bucket = self.by_first.entry(*first).or_default();
        let at = bucket.partition_point(|(other, _)| other.len() >= rest.len());
        bucket.insert(at, (rest.into(), meaning));
    }

    /// The longest phrase that begins with the first of the words `at(0)`, `at(1)`, …, with its length in words.
    pub fn longest(&self, at: impl Fn(usize) -> Option<Lemmas>) -> Option<(usize, T)> {
        let first = at(0)?;
        let buckets = [self.by_first.get(&first.0), self.by_first.get(&first.1)];
        buckets.into_iter().flatten().flatten().find_map(|(rest, meaning)| {
            let matches = rest
                .iter()
                .enumerate()
                .all(|(offset, lemma)| at(offset + 1).is_some_and(|(verb, other)| verb == *lemma || other == *lemma));
            matches.then_some((rest.len() + 1, *meaning))
        })
    }
}
