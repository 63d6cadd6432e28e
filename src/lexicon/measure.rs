//! Measures: `units.toml` as look-up tables.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::files::File;
use super::phrases::Phrases;
use super::{LemmaId, Lemmas, Lexicon};
use crate::error::Fault;

/// How words bound the number that they stand at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// `at most`: the number is the greatest.
    AtMost,
    /// `at least`: the number is the least.
    AtLeast,
    /// `more than`: above the number; under a negation at most the number.
    MoreThan,
    /// `less than`: below the number; under a negation at least the number.
    LessThan,
    /// `about`: near the number.
    About,
}

/// Kinds of measures that tell nothing of what is measured.
const OF_ALL: [&str; 11] =
    ["share", "points", "dollar", "euro", "pound-sterling", "yen", "yuan", "rouble", "rupee", "franc", "peso"];

/// Units, magnitudes, bounds and words for numbers.
#[derive(Debug, Clone, Default)]
pub struct Measures {
    units: FxHashMap<Box<str>, (Box<str>, f64)>,
    magnitudes: FxHashMap<Box<str>, f64>,
    numbers: FxHashMap<Box<str>, f64>,
    bounds: Phrases<Bound>,
    zero: Phrases<()>,
    fractions: Phrases<f64>,
}

impl Measures {
    /// The kind of measure of a folded unit (`percent`, `$`, `barrels per day`) and its size in that kind's first unit.
    pub fn unit(&self, folded: &str) -> Option<(&str, f64)> {
        self.units.get(folded).map(|(kind, scale)| (kind.as_ref(), *scale))
    }

    /// What a number before this folded word is multiplied by.
    pub fn magnitude(&self, folded: &str) -> Option<f64> {
        self.magnitudes.get(folded).copied()
    }

    /// The value of a folded word that is a number below a hundred.
    pub fn number(&self, folded: &str) -> Option<f64> {
        self.numbers.get(folded).copied()
    }

    /// All words that are a number.
    pub(super) fn numbers(&self) -> impl Iterator<Item = &str> {
        self.numbers.keys().map(AsRef::as_ref)
    }

    /// The words that money and shares are counted in; what else is counted in may be what is spoken of.
    pub(super) fn units(&self) -> impl Iterator<Item = &str> {
        let of = |word: &&str, kind: &str| word.len() > 3 && word.is_ascii() && OF_ALL.contains(&kind);
        self.units
            .iter()
            .map(|(word, (kind, _))| (word.as_ref(), kind.as_ref()))
            .filter(move |(word, kind)| of(word, kind))
            .map(|(word, _)| word)
    }

    /// All words that a number is multiplied by, but for those that are also a letter.
    pub(super) fn magnitudes(&self) -> impl Iterator<Item = &str> {
        self.magnitudes.keys().map(AsRef::as_ref).filter(|word: &&str| word.len() > 1)
    }

    /// The share or multiple that words stand for, and how many words: `half`, `two thirds`, `double`.
    pub fn fraction(&self, words: impl IntoIterator<Item = Lemmas>) -> Option<(usize, f64)> {
        self.fractions.longest(words)
    }

    /// The lemmas that shares and multiples end with.
    pub(super) fn fraction_lasts(&self) -> impl Iterator<Item = LemmaId> {
        self.fractions.lasts()
    }

    /// False for nearly every word: none of those that [`fraction`](Self::fraction) knows begins with it.
    pub fn begins_fraction(&self, word: Lemmas) -> bool {
        self.fractions.open(word)
    }

    /// The bound that the words begin with, and how many words.
    pub fn bound(&self, words: impl IntoIterator<Item = Lemmas>) -> Option<(usize, Bound)> {
        self.bounds.longest(words)
    }

    /// True where the words set what follows to nothing: `stop`, `get rid of`.
    pub fn is_zero(&self, words: impl IntoIterator<Item = Lemmas>) -> bool {
        self.zero.longest(words).is_some()
    }

    pub(super) fn read(&mut self, file: &File, lexicon: &Lexicon, faults: &mut Vec<Fault>) {
        let Some(lists) = file.parse::<Units>(faults) else { return };
        for unit in lists.unit {
            for word in unit.words {
                self.units.entry(word.into()).or_insert((unit.kind.as_str().into(), unit.scale));
            }
        }
        for magnitude in lists.magnitude {
            for word in magnitude.words {
                self.magnitudes.insert(word.into(), magnitude.factor);
            }
        }
        self.numbers = lists.numbers.into_iter().map(|(word, value)| (word.into(), value)).collect();
        for (phrases, bound) in [
            (&lists.at_most, Bound::AtMost),
            (&lists.at_least, Bound::AtLeast),
            (&lists.more_than, Bound::MoreThan),
            (&lists.less_than, Bound::LessThan),
            (&lists.about, Bound::About),
        ] {
            for phrase in phrases {
                self.bounds.add(phrase, bound, lexicon);
            }
        }
        for phrase in &lists.zero {
            self.zero.add(phrase, (), lexicon);
        }
        for (phrase, value) in &lists.fractions {
            self.fractions.add(phrase, *value, lexicon);
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Units {
    unit: Vec<Unit>,
    magnitude: Vec<Magnitude>,
    numbers: Vec<(String, f64)>,
    zero: Vec<String>,
    at_most: Vec<String>,
    at_least: Vec<String>,
    more_than: Vec<String>,
    less_than: Vec<String>,
    about: Vec<String>,
    fractions: Vec<(String, f64)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    kind: String,
    #[serde(default = "one")]
    scale: f64,
    words: Vec<String>,
}

fn one() -> f64 {
    1.0
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Magnitude {
    factor: f64,
    words: Vec<String>,
}
