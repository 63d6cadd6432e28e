//! A set of the numbers that lemmas and word forms have.

/// Numbers, one bit each: nearly every word of a text is in none of the tables that are asked about it, and a bit says
/// so without a hash. All of English fits in five kilobytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers(Vec<u64>);

impl Numbers {
    /// Takes a number in.
    pub fn insert(&mut self, number: u32) {
        let place = number as usize / 64;
        if place >= self.0.len() {
            self.0.resize(place + 1, 0);
        }
        self.0[place] |= 1 << (number % 64);
    }

    /// True where the number was taken in.
    pub fn has(&self, number: u32) -> bool {
        self.0.get(number as usize / 64).is_some_and(|bits| bits >> (number % 64) & 1 != 0)
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut held = Numbers::default();
        numbers.into_iter().for_each(|number| held.insert(number));
        held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_taken_in() {
        let numbers: Numbers = [64, 3].into_iter().collect();
        let held: Vec<u32> = (0..200).filter(|number| numbers.has(*number)).collect();
        assert_eq!(held, [3, 64]);
    }
}
