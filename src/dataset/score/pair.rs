//! Predicted contradictions against labelled pairs.

use std::collections::BTreeMap;

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

impl PairScore {
    /// Counts one pair, with the rules that found a conflict in it; none where it was taken for none.
    pub fn count(&mut self, pair: &Pair, rules: &[String]) {
        let predicted = !rules.is_empty();
        self.confusion.entry(pair.label).or_default().count(predicted);
        let contradiction = pair.label == Label::Contradiction;
        if let (true, Some(sort)) = (contradiction, &pair.sort) {
            self.sorts.entry(sort.clone()).or_default().count(predicted);
        }
        for rule in rules {
            self.rules.entry(rule.clone()).or_default().count(contradiction);
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
