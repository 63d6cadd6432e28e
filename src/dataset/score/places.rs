//! Sets of places in a text: its characters that are not white space, or its words, counted from 0.

use std::ops::Range;

/// A set of numbers, kept as ascending ranges that neither touch nor overlap.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Places {
    ranges: Vec<Range<u32>>,
    size: u32,
}

impl Places {
    /// The union of some ranges, in any order.
    pub fn new(ranges: impl IntoIterator<Item = Range<u32>>) -> Self {
        let mut sorted: Vec<Range<u32>> = ranges.into_iter().filter(|range| range.start < range.end).collect();
        sorted.sort_unstable_by_key(|range| range.start);
        let mut ranges: Vec<Range<u32>> = Vec::with_capacity(sorted.len());
        for range in sorted {
            match ranges.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => ranges.push(range),
            }
        }
        let size = ranges.iter().map(|range| range.end - range.start).sum();
        Places { ranges, size }
    }

    /// The union of some sets.
    pub fn union<'p>(sets: impl IntoIterator<Item = &'p Places>) -> Self {
        Places::new(sets.into_iter().flat_map(|set| set.ranges.iter().cloned()))
    }

    /// How many places there are.
    pub fn size(&self) -> u32 {
        self.size
    }

    /// Where it begins and ends.
    pub fn edges(&self) -> impl Iterator<Item = u32> {
        self.ranges.iter().flat_map(|range| [range.start, range.end])
    }

    /// True where a place is in it.
    pub fn contains(&self, place: u32) -> bool {
        let next = self.ranges.partition_point(|range| range.end <= place);
        self.ranges.get(next).is_some_and(|range| range.start <= place)
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.size == 0
    }

    /// How many places both have.
    pub fn shared(&self, other: &Places) -> u32 {
        let (mut shared, mut i, mut j) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.ranges.get(i), other.ranges.get(j)) {
            shared += a.end.min(b.end).saturating_sub(a.start.max(b.start));
            if a.end < b.end { i += 1 } else { j += 1 }
        }
        shared
    }

    /// True where both have a place.
    pub fn meets(&self, other: &Places) -> bool {
        self.shared(other) > 0
    }

    /// The share of this set that another covers; `None` for an empty set.
    pub fn covered_by(&self, other: &Places) -> Option<f64> {
        (self.size > 0).then(|| f64::from(self.shared(other)) / f64::from(self.size))
    }

    /// What both share of what either has (Jaccard's index); 0 where one is empty.
    pub fn jaccard(&self, other: &Places) -> f64 {
        let shared = self.shared(other);
        if shared == 0 { 0.0 } else { f64::from(shared) / f64::from(self.size + other.size - shared) }
    }
}
