//! How far annotators agree beyond chance, on units that each puts into one of a few classes.

use std::collections::BTreeMap;

/// Classes there may be: the three labels of pairs, or in and out of a role.
const CLASSES: usize = 3;

type Table = [[f64; CLASSES]; CLASSES];

/// The classes that annotators gave to the same units.
#[derive(Debug, Clone, Default)]
pub struct Ratings {
    /// For each two annotators how often one said this and the other that.
    tables: BTreeMap<[u16; 2], Table>,
    /// Krippendorff's coincidences: the pairs of values within a unit, weighted so that each value counts once.
    coincidences: Table,
    units: u64,
}

/// The coefficients; `None` where there is only one class, and so nothing to agree on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// How many units have two ratings or more.
    pub units: u64,
    /// Share of the pairs of ratings that are the same.
    pub observed: f64,
    /// Cohen's kappa (1960); of more than two annotators the mean over all two of them (Light 1971).
    pub kappa: Option<f64>,
    /// Krippendorff's alpha for nominal data (2004).
    pub alpha: Option<f64>,
}

impl Ratings {
    /// Counts some units that all annotators put into these classes, each the first of its annotator.
    #[allow(clippy::cast_precision_loss)] // Counts stay far below 2^52.
    pub fn add(&mut self, ratings: &[(u16, usize)], times: u64) {
        if ratings.len() < 2 || times == 0 {
            return;
        }
        self.units += times;
        let times = times as f64;
        let share = times / (ratings.len() - 1) as f64;
        for (place, (annotator, class)) in ratings.iter().enumerate() {
            for (other, other_class) in &ratings[place + 1..] {
                self.coincidences[*class][*other_class] += share;
                self.coincidences[*other_class][*class] += share;
                // Annotators are known by number, and the lower comes first.
                let in_order = annotator <= other;
                let pair = if in_order { [*annotator, *other] } else { [*other, *annotator] };
                let table = self.tables.entry(pair).or_default();
                let (row, column) = if in_order { (*class, *other_class) } else { (*other_class, *class) };
                table[row][column] += times;
            }
        }
    }

    /// The coefficients; `None` where no unit has two ratings.
    pub fn agreement(&self) -> Option<Agreement> {
        (self.units > 0).then(|| {
            let kappas: Vec<f64> = self.tables.values().filter_map(kappa).collect();
            let mean = kappas.iter().sum::<f64>() / f64::from(u32::try_from(kappas.len()).unwrap_or(u32::MAX));
            let same = diagonal(&self.coincidences);
            Agreement {
                units: self.units,
                observed: same / total(&self.coincidences),
                kappa: (!kappas.is_empty()).then_some(mean),
                alpha: alpha(&self.coincidences),
            }
        })
    }

    /// Precision and recall are two names for the same here: twice the units both put into a class, of all that either did.
    pub fn f1(&self, class: usize) -> Option<f64> {
        let (mut both, mut either) = (0.0, 0.0);
        for table in self.tables.values() {
            both += 2.0 * table[class][class];
            either += table[class].iter().sum::<f64>() + table.iter().map(|row| row[class]).sum::<f64>();
        }
        (either > 0.0).then(|| both / either)
    }
}

fn kappa(table: &Table) -> Option<f64> {
    let all = total(table);
    let observed = diagonal(table) / all;
    let column = |class: usize| table.iter().map(|row| row[class]).sum::<f64>();
    let expected: f64 = (0..CLASSES).map(|class| table[class].iter().sum::<f64>() * column(class) / (all * all)).sum();
    (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}

fn alpha(coincidences: &Table) -> Option<f64> {
    let all = total(coincidences);
    let sums = coincidences.map(|row| row.iter().sum::<f64>());
    let unlike = all - diagonal(coincidences);
    let expected = all * all - sums.iter().map(|sum| sum * sum).sum::<f64>();
    (expected > 0.0).then(|| 1.0 - (all - 1.0) * unlike / expected)
}

fn total(table: &Table) -> f64 {
    table.iter().flatten().sum()
}

fn diagonal(table: &Table) -> f64 {
    (0..CLASSES).map(|class| table[class][class]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coefficients_are_those_worked_out_by_hand() {
        let mut ratings = Ratings::default();
        for (units, [one, other]) in [(4, [0, 0]), (1, [0, 1]), (1, [1, 0]), (3, [1, 1]), (1, [2, 1])] {
            ratings.add(&[(0, one), (1, other)], units);
        }
        let agreement = ratings.agreement().unwrap();
        assert_eq!((agreement.units, agreement.observed), (10, 0.7));
        // Expected by chance: .5 × .5 + .4 × .5 + .1 × 0.
        let kappa = (0.7 - 0.45) / (1.0 - 0.45);
        assert!((agreement.kappa.unwrap() - kappa).abs() < 1e-12);
        // Ten of twenty values are 0, nine are 1, one is 2; six of twenty lie in unlike pairs.
        let alpha = 1.0 - 19.0 * 6.0 / f64::from(20 * 20 - 10 * 10 - 9 * 9 - 1);
        assert!((agreement.alpha.unwrap() - alpha).abs() < 1e-12);
        assert_eq!(ratings.f1(0), Some(0.8));
    }

    #[test]
    fn three_annotators_count_each_value_once() {
        let mut ratings = Ratings::default();
        ratings.add(&[(0, 0), (1, 0), (2, 1)], 1);
        ratings.add(&[(0, 1), (1, 1)], 1);
        // Values: 0, 0, 1 and 1, 1. Unlike pairs: (0,1), (0,1) and back, each at one half.
        let expected = 1.0 - 4.0 * 2.0 / f64::from(5 * 5 - 2 * 2 - 3 * 3);
        assert!((ratings.agreement().unwrap().alpha.unwrap() - expected).abs() < 1e-12);
        let mut one_class = Ratings::default();
        one_class.add(&[(0, 1), (1, 1)], 5);
        assert_eq!(one_class.agreement().map(|a| (a.observed, a.kappa, a.alpha)), Some((1.0, None, None)));
    }
}
