//! Texts to numbers and back.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// Texts, numbered in the order they came; 0 is the empty text.
///
/// All texts lie end to end in one string: forty thousand small ones each in a place of its own were most of the time a
/// run took to start and to end.
#[derive(Debug, Clone)]
pub struct Interner {
    text: String,
    /// Where each text ends in `text`; the next begins there.
    ends: Vec<u32>,
    numbers: HashTable<u32>,
}

impl Interner {
    /// One that holds the empty text, with room for some texts of the length English words have.
    pub fn with_capacity(texts: usize) -> Self {
        let mut ends = Vec::with_capacity(texts + 1);
        ends.push(0);
        Interner { text: String::with_capacity(texts * 9), ends, numbers: HashTable::with_capacity(texts) }
    }

    /// The number of a text, which is taken in where it was not there.
    pub fn intern(&mut self, text: &str) -> u32 {
        if let Some(number) = self.get(text) {
            return number;
        }
        let number = u32::try_from(self.ends.len()).unwrap_or(0);
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        let Interner { text: all, ends, numbers } = self;
        numbers.insert_unique(hash(text), number, |number| hash(slice(all, ends, *number)));
        number
    }

    /// The number of a text, if it is there.
    pub fn get(&self, text: &str) -> Option<u32> {
        if text.is_empty() {
            return Some(0);
        }
        self.numbers.find(hash(text), |number| slice(&self.text, &self.ends, *number) == text).copied()
    }

    /// The text of a number; empty where there is none.
    pub fn text(&self, number: u32) -> &str {
        slice(&self.text, &self.ends, number)
    }
}

fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

fn slice<'t>(text: &'t str, ends: &[u32], number: u32) -> &'t str {
    let number = number as usize;
    let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let end = ends.get(number).copied().unwrap_or(start);
    text.get(start as usize..end as usize).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_texts_go_both_ways() {
        let mut interner = Interner::with_capacity(1);
        let numbers: Vec<u32> = ["vow", "vows", "vow", ""].iter().map(|text| interner.intern(text)).collect();
        assert_eq!(numbers, [1, 2, 1, 0]);
        assert_eq!((interner.text(2), interner.text(0), interner.text(9)), ("vows", "", ""));
        assert_eq!((interner.get("vows"), interner.get("deny")), (Some(2), None));
    }
}
