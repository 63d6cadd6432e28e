//! Subjects and objects of claims, as numbers of words.

/// A subject or an object: lemmas in the order of the text.
///
/// Compared as a set of words: word order and length differ between a quote and its paraphrase.
#[derive(Debug, Clone, Copy)]
pub struct Argument<'l> {
    /// The words.
    pub words: &'l [u32],
    /// How long they are, written one after the other.
    pub bytes: u16,
}

impl Argument<'_> {
    /// True where it is left out.
    pub fn is_empty(self) -> bool {
        self.words.is_empty()
    }

    /// True where one is left out, or they share at least half of the words of the shorter.
    pub fn fits(self, other: Argument) -> bool {
        self.is_empty() || other.is_empty() || self.overlaps(other)
    }

    /// True where both are there and share at least half of the words of the shorter.
    pub fn overlaps(self, other: Argument) -> bool {
        let (short, long) = if self.bytes <= other.bytes { (self, other) } else { (other, self) };
        let shared = short.words.iter().filter(|word| long.words.contains(word)).count();
        !short.is_empty() && shared * 2 >= short.words.len()
    }
}
