//! Which words are near in meaning whatever part of speech they are: `families.txt`, `kinships.txt`, `related.txt`,
//! `antonyms.txt`, `opposites.toml`, `effects.toml` and `tone.toml`, by the root of each family of words.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::files::File;
use super::numbers::Numbers;
use super::phrases::Phrases;
use super::semantics::{Opposites, Synonyms};
use super::{LemmaId, Lemmas, Lexicon, Side};
use crate::error::Fault;

/// How two words stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kin {
    /// Words of one matter: tobacco, cigarette. What is said of the one need not be said of the other.
    Related,
    /// The same word, or one derived from the other: oppose, opposition.
    Same,
    /// Words that mean the same: buy, purchase.
    Synonym,
    /// Words that conflict when they are said of one thing: support, opposition.
    Opposite,
}

/// The tables.
#[derive(Debug, Clone, Default)]
pub struct Kinship {
    /// The root of each lemma that has another, by number.
    roots: Vec<LemmaId>,
    pairs: FxHashMap<(LemmaId, LemmaId), Kin>,
    /// Roots that stand in some pair.
    paired: Numbers,
    /// Whether whoever wants it done wants more of its object or less.
    effects: FxHashMap<LemmaId, Side>,
    effect_phrases: Phrases<Side>,
    /// Verbs that tell what comes of something.
    brings: Phrases<()>,
    /// What is said of something that is in force, or that is not.
    statuses: Phrases<Side>,
    /// Roots of what keeps its object from being done.
    averting: Numbers,
    /// Lemmas that speak well or ill of what they are said of.
    tones: FxHashMap<LemmaId, Side>,
}

impl Kinship {
    /// Builds the tables from the files of a `lexicon` folder; those it does not know are left to others.
    pub fn new(files: &[File], lexicon: &Lexicon, faults: &mut Vec<Fault>) -> Kinship {
        let mut kinship = Kinship::default();
        let named = |name: &'static str| files.iter().filter(move |file| file.path.rsplit('/').next() == Some(name));
        // Families first: what is paired are their roots.
        for file in named("families.txt").chain(named("kinships.txt")) {
            kinship.read_families(file, lexicon, faults);
        }
        for file in named("related.txt") {
            for (number, line) in file.lines() {
                let Some((word, others)) = line.split_once(' ') else {
                    faults.push(Fault::line(
                        file.path,
                        number,
                        "expected a word and one or more that are related to it",
                    ));
                    continue;
                };
                others.split(' ').for_each(|other| kinship.add(word, other, Kin::Related, lexicon));
            }
        }
        // What is wrong with synonyms and opposites is told by whoever reads them for positions.
        for file in named("synonyms.toml") {
            let Some(sets) = file.parse::<Synonyms>(&mut Vec::new()) else { continue };
            for set in sets.verbs.iter().chain(&sets.nouns) {
                kinship.add_synonyms(&set.iter().map(String::as_str), lexicon);
            }
        }
        for file in named("opposites.toml") {
            let Some(lists) = file.parse::<Opposites>(&mut Vec::new()) else { continue };
            for [one, other] in lists.verbs.iter().chain(&lists.adjectives).chain(&lists.nouns) {
                kinship.add(one, other, Kin::Opposite, lexicon);
            }
        }
        for file in named("antonyms.txt") {
            for (_, line) in file.lines() {
                if let [_, one, other] = line.split(' ').collect::<Vec<_>>()[..] {
                    kinship.add(one, other, Kin::Opposite, lexicon);
                }
            }
        }
        for file in named("effects.toml") {
            kinship.read_effects(file, lexicon, faults);
        }
        for file in named("tone.toml") {
            let Some(tones) = file.parse::<Tones>(faults) else { continue };
            for (words, side) in [(&tones.well, Side::For), (&tones.ill, Side::Against)] {
                kinship.tones.extend(words.iter().filter_map(|word| Some((lexicon.lemma_id(word)?, side))));
            }
        }
        kinship
    }

    /// The lemma that stands for all that are derived from one another.
    pub fn root(&self, lemma: LemmaId) -> LemmaId {
        self.roots.get(lemma.0 as usize).copied().filter(|root| root.0 != 0).unwrap_or(lemma)
    }

    /// How two roots stand to each other; `None` where nothing is known to join them.
    pub fn of(&self, one: LemmaId, other: LemmaId) -> Option<Kin> {
        if one == other {
            return Some(Kin::Same);
        }
        if !self.paired.has(one.0) || !self.paired.has(other.0) {
            return None;
        }
        self.pairs.get(&ordered(one, other)).copied()
    }

    /// What a word, by its root, does to what it is done to.
    pub fn effect(&self, root: LemmaId) -> Option<Side> {
        self.effects.get(&root).copied()
    }

    /// True where what stands with a word, by its root, is not done or does not come: delay, cancel, lack.
    pub fn averts(&self, root: LemmaId) -> bool {
        self.averting.has(root.0)
    }

    /// The same of a phrase of two words or more, and its length in words.
    pub fn effect_of_phrase(&self, words: impl IntoIterator<Item = Lemmas>) -> Option<(usize, Side)> {
        self.effect_phrases.longest(words)
    }

    /// The length, in words, of a verb that tells what comes of its subject: lead to.
    pub fn brings(&self, words: impl IntoIterator<Item = Lemmas>) -> Option<usize> {
        self.brings.longest(words).map(|(length, ())| length)
    }

    /// Whether words say of something that it is in force or allowed, or that it is not, and how many words do.
    pub fn status(&self, words: impl IntoIterator<Item = Lemmas>) -> Option<(usize, Side)> {
        self.statuses.longest(words)
    }

    /// Whether a lemma speaks well or ill of what it is said of.
    pub fn tone(&self, lemma: LemmaId) -> Option<Side> {
        self.tones.get(&lemma).copied()
    }

    /// A line is a letter, for derivations or synonyms, and the lemmas of one set.
    fn read_families(&mut self, file: &File, lexicon: &Lexicon, faults: &mut Vec<Fault>) {
        let mut synonyms = Vec::new();
        for (number, line) in file.lines() {
            match line.split_once(' ') {
                Some(("d", family)) => self.add_family(family, lexicon),
                Some(("s", set)) => synonyms.push(set),
                _ => faults.push(Fault::line(file.path, number, "expected `d` or `s` and the lemmas of one set")),
            }
        }
        for set in synonyms {
            self.add_synonyms(&set.split(' '), lexicon);
        }
    }

    /// A family that shares a word with a known one joins it.
    fn add_family(&mut self, family: &str, lexicon: &Lexicon) {
        let lemmas = || family.split(' ').filter_map(|lemma| lexicon.lemma_id(lemma));
        let known = lemmas().map(|lemma| (lemma, self.root(lemma))).find(|(lemma, root)| lemma != root);
        let Some(root) = known.map(|(_, root)| root).or_else(|| lemmas().next()) else { return };
        for lemma in lemmas() {
            let place = lemma.0 as usize;
            if place >= self.roots.len() {
                self.roots.resize(place + 1, LemmaId(0));
            }
            self.roots[place] = root;
        }
    }

    fn add_synonyms<'t>(&mut self, set: &(impl Iterator<Item = &'t str> + Clone), lexicon: &Lexicon) {
        for (place, one) in set.clone().enumerate() {
            for other in set.clone().skip(place + 1) {
                self.add(one, other, Kin::Synonym, lexicon);
            }
        }
    }

    /// Opposites win over synonyms, and these over what is only related.
    fn add(&mut self, one: &str, other: &str, kin: Kin, lexicon: &Lexicon) {
        let (Some(one), Some(other)) = (lexicon.lemma_id(one), lexicon.lemma_id(other)) else { return };
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        self.paired.insert(one.0);
        self.paired.insert(other.0);
        let known = self.pairs.entry(ordered(one, other)).or_insert(kin);
        *known = kin.max(*known);
    }

    fn read_effects(&mut self, file: &File, lexicon: &Lexicon, faults: &mut Vec<Fault>) {
        let Some(effects) = file.parse::<Effects>(faults) else { return };
        for phrase in &effects.brings {
            self.brings.add(phrase, (), lexicon);
        }
        for (words, side) in [(&effects.in_force, Side::For), (&effects.not_in_force, Side::Against)] {
            for phrase in words {
                self.statuses.add(phrase, side, lexicon);
            }
        }
        for lemma in effects.averts.iter().filter_map(|word| lexicon.lemma_id(word)) {
            self.averting.insert(self.root(lemma).0);
        }
        for (words, side) in
            [(&effects.furthers, Side::For), (&effects.hinders, Side::Against), (&effects.without, Side::Against)]
        {
            for word in words {
                if word.contains(' ') {
                    self.effect_phrases.add(word, side, lexicon);
                } else if let Some(lemma) = lexicon.lemma_id(word) {
                    self.effects.insert(self.root(lemma), side);
                }
            }
        }
    }
}

fn ordered(one: LemmaId, other: LemmaId) -> (LemmaId, LemmaId) {
    if one <= other { (one, other) } else { (other, one) }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Effects {
    furthers: Vec<String>,
    hinders: Vec<String>,
    without: Vec<String>,
    brings: Vec<String>,
    #[serde(rename = "in-force")]
    in_force: Vec<String>,
    #[serde(rename = "not-in-force")]
    not_in_force: Vec<String>,
    averts: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tones {
    well: Vec<String>,
    ill: Vec<String>,
}
