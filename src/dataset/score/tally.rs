//! Precision, recall and their harmonic mean.

/// What was predicted, what is in the gold data, and how much of each is right.
///
/// The two sides are counted apart: a prediction that covers two annotations by half is right once, and they are too.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tally {
    /// How much of what was predicted is right; less than one each where credit is partial.
    pub right: f64,
    /// How many were predicted.
    pub predicted: u64,
    /// How much of what is in the gold data was found.
    pub found: f64,
    /// How many are in the gold data.
    pub gold: u64,
}

impl Tally {
    /// Counts one prediction, with its credit from 0 to 1.
    pub fn predict(&mut self, credit: f64) {
        self.right += credit;
        self.predicted += 1;
    }

    /// Counts one annotation, with its credit from 0 to 1.
    pub fn expect(&mut self, credit: f64) {
        self.found += credit;
        self.gold += 1;
    }

    /// Adds the counts of another.
    pub fn add(&mut self, other: &Tally) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.found += other.found;
        self.gold += other.gold;
    }

    /// The share of what was predicted that is right; 0 where nothing was.
    pub fn precision(&self) -> f64 {
        share(self.right, self.predicted)
    }

    /// The share of the gold data that was found; 0 where there is none.
    pub fn recall(&self) -> f64 {
        share(self.found, self.gold)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

#[allow(clippy::cast_precision_loss)] // Counts stay far below 2^52.
fn share(part: f64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part / whole as f64 }
}
