//! How far a figure may be off by the luck of which texts were annotated: the bootstrap (Efron 1979).
//!
//! Instead of drawing units with replacement, each unit is given how often it would be drawn: numbers from a Poisson
//! distribution of mean 1 (Hanley and `MacGibbon` 2006; Chamandy and others 2012). They follow from the unit alone. So a
//! data set streams through in constant memory, threads and order change nothing, and two runs over the same texts draw
//! the same samples: what differs between them is paired without either having kept a text.

use std::collections::BTreeMap;

use rayon::prelude::*;

/// A number for a unit by its texts.
pub use crate::text::hash as unit;

/// How many samples are drawn.
pub const REPLICATES: usize = 1000;

/// What the draws of all units begin from.
const SEED: u64 = 7;

/// How many times a unit is in each sample.
pub type Weights = [u8; REPLICATES];

/// The draws of a unit.
pub fn weights(unit: u64) -> Weights {
    // 65536 times the chance of at most 0, 1, 2 … draws.
    const AT_MOST: [u16; 7] = [24109, 48219, 60273, 64291, 65296, 65497, 65531];
    let mut draws = [0_u16; REPLICATES];
    let mut state = unit ^ SEED.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for four in draws.chunks_mut(4) {
        let random = next(&mut state).to_le_bytes();
        for (draw, pair) in four.iter_mut().zip(random.chunks_exact(2)) {
            *draw = u16::from_le_bytes([pair[0], pair[1]]);
        }
    }
    // One comparison of all draws after the other: so many at a time are one instruction.
    let mut weights = [0; REPLICATES];
    for most in AT_MOST {
        weights.iter_mut().zip(&draws).for_each(|(weight, draw)| *weight += u8::from(*draw >= most));
    }
    weights
}

/// `SplitMix64` (Steele, Lea and Flood 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The counts of every sample, for units that count for many things at once.
#[derive(Debug, Clone, Default)]
pub struct Samples {
    /// One list for each sample; empty before the first unit.
    sums: Vec<Vec<f32>>,
}

impl Samples {
    /// Adds some units, each with its counts: always as many, and in the same order.
    pub fn add(&mut self, units: &[(u64, Vec<f32>)]) {
        let Some((_, first)) = units.first() else { return };
        if self.sums.is_empty() {
            self.sums = vec![vec![0.0; first.len()]; REPLICATES];
        }
        let weights: Vec<Weights> = units.par_iter().map(|(unit, _)| weights(*unit)).collect();
        self.sums.par_iter_mut().enumerate().for_each(|(sample, sums)| {
            for ((_, counts), weights) in units.iter().zip(&weights) {
                let weight = weights[sample];
                if weight > 0 {
                    let weight = f32::from(weight);
                    sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += weight * count);
                }
            }
        });
    }

    /// The counts of each sample.
    pub fn iter(&self) -> impl Iterator<Item = &[f32]> {
        self.sums.iter().map(Vec::as_slice)
    }
}

/// The counts of every sample, for units that fall into one of a few cells.
#[derive(Debug, Clone)]
pub struct Cells<K> {
    cells: BTreeMap<K, Cell>,
}

#[derive(Debug, Clone)]
struct Cell {
    count: u64,
    samples: Box<[u32; REPLICATES]>,
}

impl<K: Ord + Clone> Cells<K> {
    /// Counts one unit.
    pub fn add(&mut self, key: K, unit: u64) {
        let cell = self.cells.entry(key).or_insert_with(|| Cell { count: 0, samples: Box::new([0; REPLICATES]) });
        cell.count += 1;
        let weights = weights(unit);
        cell.samples.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += u32::from(weight));
    }

    /// How many units fell into each cell.
    pub fn counts(&self) -> impl Iterator<Item = (&K, u64)> {
        self.cells.iter().map(|(key, cell)| (key, cell.count))
    }

    /// The same for each sample.
    pub fn samples(&self) -> impl Iterator<Item = impl Iterator<Item = (&K, u64)>> {
        (0..REPLICATES).map(|sample| self.cells.iter().map(move |(key, cell)| (key, cell.samples[sample].into())))
    }

    /// True where nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

impl<K> Default for Cells<K> {
    fn default() -> Self {
        Cells { cells: BTreeMap::new() }
    }
}

/// The middle 95 in 100 of some values, those that are none left out; `None` where there is no value.
pub fn interval(values: &[f32]) -> Option<[f64; 2]> {
    let mut sorted: Vec<f32> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f32::total_cmp);
    let cut = sorted.len() / 40;
    Some([f64::from(*sorted.get(cut)?), f64::from(*sorted.get(sorted.len() - 1 - cut)?)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_those_of_a_poisson_distribution_and_always_the_same() {
        let units: Vec<u64> = (0..200).map(|n| unit(&["a", &n.to_string()])).collect();
        let mut counts = [0_u32; 9];
        for weight in units.iter().flat_map(|unit| weights(*unit)) {
            counts[usize::from(weight)] += 1;
        }
        let all: u32 = counts.iter().sum();
        let share = |n: usize| f64::from(counts[n]) / f64::from(all);
        for (n, expected) in [(0, 0.3679), (1, 0.3679), (2, 0.1839), (3, 0.0613), (4, 0.0153)] {
            assert!((share(n) - expected).abs() < 0.005, "{n}: {}", share(n));
        }
        assert_eq!(weights(units[3]), weights(units[3]));
        assert_ne!(weights(units[3]), weights(units[4]));
    }

    #[test]
    fn an_interval_leaves_out_the_tails_and_what_is_none() {
        let values: Vec<f32> = (0_u8..=100).map(f32::from).chain([f32::NAN]).rev().collect();
        assert_eq!(interval(&values), Some([2.0, 98.0]));
        assert_eq!(interval(&[f32::NAN]), None);
    }
}
