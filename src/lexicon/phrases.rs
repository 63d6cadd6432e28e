//! Look-up of phrases by their lemmas.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::numbers::Numbers;
use super::{LemmaId, Lexicon};

/// The two lemmas of a word: as a verb and as anything else.
pub type Lemmas = (LemmaId, LemmaId);

/// What follows the first lemma of a phrase, and what the phrase means.
type Rest<T> = (Box<[LemmaId]>, T);

/// Phrases of one or more lemmas, each with what it means; the longest that matches wins.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    /// The first lemmas.
    firsts: Numbers,
    /// By the first lemma: the rest of each phrase, the longest first, and its meaning.
    by_first: FxHashMap<LemmaId, Vec<Rest<T>>>,
    /// How many words follow the first in the longest of all.
    longest_rest: usize,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { firsts: Numbers::default(), by_first: FxHashMap::default(), longest_rest: 0 }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase. One with a word that the word table lacks is left out: no text could match it.
    pub fn add(&mut self, phrase: &str, meaning: T, lexicon: &Lexicon) {
        let lemmas: Option<Vec<LemmaId>> = phrase.split(' ').map(|word| lexicon.lemma_id(word)).collect();
        let Some(lemmas) = lemmas else { return };
        let Some((first, rest)) = lemmas.split_first() else { return };
        self.firsts.insert(first.0);
        self.longest_rest = self.longest_rest.max(rest.len());
        let bucket = self.by_first.entry(*first).or_default();
        let at = bucket.partition_point(|(other, _)| other.len() >= rest.len());
        bucket.insert(at, (rest.into(), meaning));
    }

    /// False for nearly every word: no phrase begins with it.
    pub fn open(&self, (verb, other): Lemmas) -> bool {
        self.firsts.has(verb.0) || self.firsts.has(other.0)
    }

    /// The lemmas that are phrases by themselves.
    pub fn single(&self) -> impl Iterator<Item = LemmaId> {
        self.by_first.iter().filter(|(_, rests)| rests.iter().any(|(rest, _)| rest.is_empty())).map(|(first, _)| *first)
    }

    /// The longest phrase that the words begin with, and its length in words.
    pub fn longest(&self, words: impl IntoIterator<Item = Lemmas>) -> Option<(usize, T)> {
        let mut words = words.into_iter();
        let (verb, other) = words.next().filter(|first| self.open(*first))?;
        let after: SmallVec<[Lemmas; 6]> = words.take(self.longest_rest).collect();
        [verb, other].into_iter().filter(|first| self.firsts.has(first.0)).find_map(|first| {
            let fits = |rest: &[LemmaId]| {
                let mut pairs = rest.iter().zip(&after);
                rest.len() <= after.len() && pairs.all(|(lemma, (verb, other))| verb == lemma || other == lemma)
            };
            let (rest, meaning) = self.by_first.get(&first)?.iter().find(|(rest, _)| fits(rest))?;
            Some((rest.len() + 1, *meaning))
        })
    }
}
