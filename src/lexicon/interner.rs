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
    /// Where each text begins and ends in `text`, by number.
    places: Vec<(u32, u32)>,
    /// Texts of up to [`SHORT`] bytes lie in the table themselves: a look-up reads one place and compares two numbers.
    short: HashTable<(Key, u32)>,
    long: HashTable<u32>,
}

/// The bytes of a short text and, in the last one, its length.
type Key = [u64; 2];

/// Longest text that fits a key, in bytes; nearly all English words do.
const SHORT: usize = 15;

impl Interner {
    /// One that holds the empty text, with room for some texts of the length English words have.
    pub fn with_capacity(texts: usize) -> Self {
        let mut places = Vec::with_capacity(texts + 1);
        places.push((0, 0));
        Interner {
            text: String::with_capacity(texts * 9),
            places,
            short: HashTable::with_capacity(texts),
            long: HashTable::new(),
        }
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
        self.places.push((start, end(&self.text)));
        if let Some(key) = key(text.as_bytes()) {
            self.short.insert_unique(hash_key(key), (key, number), |(key, _)| hash_key(*key));
        } else {
            let Interner { text: all, places, long, .. } = self;
            long.insert_unique(hash_long(text.as_bytes()), number, |number| hash_long(slice(all, places, *number)));
        }
        number
    }

    /// The number of a text, given as its bytes, if it is there.
    pub fn get(&self, text: &[u8]) -> Option<u32> {
        if text.is_empty() {
            return Some(0);
        }
        if let Some(key) = key(text) {
            return self.short.find(hash_key(key), |(other, _)| *other == key).map(|(_, number)| *number);
        }
        self.long.find(hash_long(text), |number| slice(&self.text, &self.places, *number) == text).copied()
    }

    /// The text of a number; empty where there is none.
    pub fn text(&self, number: u32) -> &str {
        let (start, end) = self.places.get(number as usize).copied().unwrap_or_default();
        self.text.get(start as usize..end as usize).unwrap_or("")
    }
}

fn key(text: &[u8]) -> Option<Key> {
    let mut bytes = [0u8; SHORT + 1];
    bytes.get_mut(..text.len().max(1)).filter(|place| place.len() <= SHORT)?.copy_from_slice(text);
    let (low, high) = bytes.split_at(8);
    let number = |half: &[u8]| half.try_into().map(u64::from_le_bytes).unwrap_or_default();
    Some([number(low), number(high) | (text.len() as u64) << 56])
}

fn hash_key([low, high]: Key) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u64(low);
    hasher.write_u64(high);
    hasher.finish()
}

fn hash_long(text: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text);
    hasher.finish()
}

fn slice<'t>(text: &'t str, places: &[(u32, u32)], number: u32) -> &'t [u8] {
    let (start, end) = places.get(number as usize).copied().unwrap_or_default();
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

    #[test]
    fn long_and_short_texts_live_side_by_side() {
        let mut interner = Interner::with_capacity(1);
        let texts = ["counterrevolution", "fifteen-letters", "sixteen--letters", "a"];
        let numbers: Vec<u32> = texts.iter().map(|text| interner.intern(text)).collect();
        assert_eq!(texts.map(|text| interner.get(text.as_bytes()).unwrap()).to_vec(), numbers);
        assert_eq!(numbers.iter().map(|number| interner.text(*number)).collect::<Vec<_>>(), texts);
        assert_eq!(interner.get(b"a\0"), None);
    }
}
