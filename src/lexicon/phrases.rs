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
    /// The second lemmas: after most words that begin a phrase stands none of them.
    seconds: Numbers,
    /// Phrases of one lemma.
    single: FxHashMap<LemmaId, T>,
    /// By the first lemma: the rest of each longer phrase, the longest first, and its meaning.
    longer: FxHashMap<LemmaId, Vec<Rest<T>>>,
    /// How many words follow the first in the longest of all.
    longest_rest: usize,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases {
            firsts: Numbers::default(),
            seconds: Numbers::default(),
            single: FxHashMap::default(),
            longer: FxHashMap::default(),
            longest_rest: 0,
        }
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
        let Some(second) = rest.first() else {
            self.single.entry(*first).or_insert(meaning);
            return;
        };
        self.seconds.insert(second.0);
        let bucket = self.longer.entry(*first).or_default();
        let at = bucket.partition_point(|(other, _)| other.len() >= rest.len());
        bucket.insert(at, (rest.into(), meaning));
    }

    /// False for nearly every word: no phrase begins with it.
    pub fn open(&self, (verb, other): Lemmas) -> bool {
        self.firsts.has(verb.0) || self.firsts.has(other.0)
    }

    /// The lemmas that phrases begin with.
    pub fn firsts(&self) -> impl Iterator<Item = LemmaId> {
        self.single.keys().chain(self.longer.keys()).copied()
    }

    /// The lemmas that phrases end with.
    pub fn lasts(&self) -> impl Iterator<Item = LemmaId> {
        let longer = self.longer.values().flatten().filter_map(|(rest, _)| rest.last());
        self.single.keys().chain(longer).copied()
    }

    /// The lemmas that are phrases by themselves.
    pub fn single(&self) -> impl Iterator<Item = LemmaId> {
        self.single.keys().copied()
    }

    /// The longest phrase that the words begin with, and its length in words.
    pub fn longest(&self, words: impl IntoIterator<Item = Lemmas>) -> Option<(usize, T)> {
        let mut words = words.into_iter();
        let (verb, other) = words.next().filter(|first| self.open(*first))?;
        let mut after: SmallVec<[Lemmas; 6]> = SmallVec::new();
        if let Some(second) = words.next().filter(|(verb, other)| self.seconds.has(verb.0) || self.seconds.has(other.0))
        {
            after.push(second);
            after.extend(words.take(self.longest_rest - 1));
        }
        [verb, other].into_iter().filter(|first| self.firsts.has(first.0)).find_map(|first| {
            let longer = if after.is_empty() { None } else { self.longer_than_one(first, &after) };
            longer.or_else(|| Some((1, *self.single.get(&first)?)))
        })
    }

    fn longer_than_one(&self, first: LemmaId, after: &[Lemmas]) -> Option<(usize, T)> {
        let fits = |rest: &[LemmaId]| {
            let mut pairs = rest.iter().zip(after);
            rest.len() <= after.len() && pairs.all(|(lemma, (verb, other))| verb == lemma || other == lemma)
        };
        let (rest, meaning) = self.longer.get(&first)?.iter().find(|(rest, _)| fits(rest))?;
        Some((rest.len() + 1, *meaning))
    }
}
