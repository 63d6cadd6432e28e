//! Predicted contradictions against labelled pairs.

use std::collections::{BTreeMap, BTreeSet};

use super::bootstrap::{Cells, unit};
use super::finding::Share;
use super::tally::Tally;
use crate::dataset::{Label, Pair};

/// The figures of some pairs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PairScore {
    /// For each label how many pairs have it, and how many of those were predicted to be contradictions.
    pub confusion: BTreeMap<Label, Share>,
    /// Contradictions by the sort that the data gives them.
    pub sorts: BTreeMap<String, Share>,
    /// For each rule how many pairs it flagged, and how many of those are contradictions.
    pub rules: BTreeMap<String, Share>,
}

/// What pairs are counted by; how many there are does not grow with the data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PairCell {
    label: Label,
    sort: Option<String>,
    rules: Vec<String>,
}

/// Counts pairs, with the samples of all figures.
#[derive(Debug, Default)]
pub struct PairCounts {
    cells: Cells<PairCell>,
    sorts: BTreeSet<String>,
}

/// Sorts that are told apart: a field of that name may hold a remark on each pair.
const SORTS: usize = 64;

impl PairCounts {
    /// Counts one pair, with the rules that found a conflict in it; none where it was taken for none.
    pub fn count(&mut self, pair: &Pair, rules: &[String]) {
        let mut cell = PairCell::of(pair, rules);
        if let Some(sort) = &cell.sort
            && !self.sorts.contains(sort)
        {
            if self.sorts.len() < SORTS {
                self.sorts.insert(sort.clone());
            } else {
                cell.sort = None;
            }
        }
        self.cells.add(cell, unit(&[&pair.earlier, &pair.later]));
    }

    /// The figures.
    pub fn score(&self) -> PairScore {
        PairScore::from_counts(self.cells.counts())
    }

    /// The figures of each sample.
    pub fn samples(&self) -> impl Iterator<Item = PairScore> {
        self.cells.samples().map(PairScore::from_counts)
    }
}

impl PairCell {
    fn of(pair: &Pair, rules: &[String]) -> Self {
        let sort = pair.sort.clone().filter(|_| pair.label == Label::Contradiction);
        PairCell { label: pair.label, sort, rules: rules.to_vec() }
    }
}

impl PairScore {
    /// Counts one pair, with the rules that found a conflict in it; none where it was taken for none.
    pub fn count(&mut self, pair: &Pair, rules: &[String]) {
        self.add(&PairCell::of(pair, rules), 1);
    }

    fn from_counts<'c>(counts: impl Iterator<Item = (&'c PairCell, u64)>) -> Self {
        let mut score = PairScore::default();
        counts.for_each(|(cell, times)| score.add(cell, times));
        score
    }

    fn add(&mut self, PairCell { label, sort, rules }: &PairCell, times: u64) {
        let predicted = !rules.is_empty();
        self.confusion.entry(*label).or_default().add(predicted, times);
        if let Some(sort) = sort {
            self.sorts.entry(sort.clone()).or_default().add(predicted, times);
        }
        for rule in rules {
            self.rules.entry(rule.clone()).or_default().add(*label == Label::Contradiction, times);
        }
    }

    /// How many pairs there are.
    pub fn pairs(&self) -> u64 {
        self.confusion.values().map(|share| share.whole).sum()
    }

    /// Precision, recall and F1 of the contradictions.
    #[allow(clippy::cast_precision_loss)] // Counts stay far below 2^52.
    pub fn tally(&self) -> Tally {
        let gold = self.confusion.get(&Label::Contradiction).copied().unwrap_or_default();
        let predicted = self.confusion.values().map(|share| share.part).sum();
        Tally { right: gold.part as f64, predicted, found: gold.part as f64, gold: gold.whole }
    }
}
