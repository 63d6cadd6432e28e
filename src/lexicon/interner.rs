//! Texts to numbers and back.

use std::hash::Hasher;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

/// Texts, numbered in the order they came; 0 is the empty text.
///
/// All texts lie end to end in one string: forty thousand small ones each in a place of its own were most of the time a
/// run took to start and to end.
#[derive(Debug, Clone)]
pub struct Interner {
    text: String,
    /// Where each text lies in `text`, by number.
    places: Vec<Place>,
    /// The place is kept beside the number, so that a look-up reads the table and the text and nothing else.
    numbers: HashTable<(Place, u32)>,
}

/// Start and end, in bytes.
type Place = (u32, u32);

impl Interner {
    /// One that holds the empty text, with room for some texts of the length English words have.
    pub fn with_capacity(texts: usize) -> Self {
        let mut places = Vec::with_capacity(texts + 1);
        places.push((0, 0));
        Interner { text: String::with_capacity(texts * 9), places, numbers: HashTable::with_capacity(texts) }
    }

    /// The number of a text, which is taken in where it was not there.
    pub fn intern(&mut self, text: &str) -> u32 {
        if let Some(number) = self.get(text.as_bytes()) {
            return number;
        }
        let number = u32::try_from(self.places.len()).unwrap_or(0);
        let end = |text: &String| u32::try_from(text.len()).unwrap_or(u32::MAX);
        let start = end(&self.text);
        self.text.push_str(text);
        let place = (start, end(&self.text));
        self.places.push(place);
        let Interner { text: all, numbers, .. } = self;
        numbers.insert_unique(hash(text.as_bytes()), (place, number), |(place, _)| hash(slice(all, *place)));
        number
    }

    /// The number of a text, given as its bytes, if it is there.
    pub fn get(&self, text: &[u8]) -> Option<u32> {
        if text.is_empty() {
            return Some(0);
        }
        let found = self.numbers.find(hash(text), |(place, _)| slice(&self.text, *place) == text);
        found.map(|(_, number)| *number)
    }

    /// The text of a number; empty where there is none.
    pub fn text(&self, number: u32) -> &str {
        let (start, end) = self.places.get(number as usize).copied().unwrap_or_default();
        self.text.get(start as usize..end as usize).unwrap_or("")
    }
}

fn hash(text: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text);
    hasher.finish()
}

fn slice(text: &str, (start, end): Place) -> &[u8] {
    text.as_bytes().get(start as usize..end as usize).unwrap_or_default()
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
        assert_eq!((interner.get(b"vows"), interner.get(b"deny")), (Some(2), None));
    }
}
