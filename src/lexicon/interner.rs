//! Texts to numbers and back.

use std::hash::Hasher;
use std::ops::Range;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

/// Texts, numbered in the order they came; 0 is the empty text.
///
/// All texts lie end to end in one string: forty thousand small ones each in a place of its own were most of the time a
/// run took to start and to end. What is looked up is compared as two numbers, and common texts, which come first, lie
/// together.
#[derive(Debug, Clone)]
pub struct Interner {
    text: String,
    /// Where each text ends in `text`, by number; it begins where the one before it ends.
    ends: Vec<u32>,
    /// Texts of up to [`SHORT`] bytes as they are compared, by number; a longer one has zeros here.
    keys: Vec<Key>,
    short: HashTable<u32>,
    long: HashTable<u32>,
}

/// The bytes of a short text and, in the last one, its length.
type Key = [u64; 2];

/// Longest text that fits a key, in bytes; nearly all English words do.
const SHORT: usize = 15;

impl Interner {
    /// One that holds the empty text, with room for some texts of the length English words have.
    pub fn with_capacity(texts: usize) -> Self {
        let (mut ends, mut keys) = (Vec::with_capacity(texts + 1), Vec::with_capacity(texts + 1));
        ends.push(0);
        keys.push(Key::default());
        Interner {
            text: String::with_capacity(texts * 9),
            ends,
            keys,
            short: HashTable::with_capacity(texts),
            long: HashTable::new(),
        }
    }

    /// The number of a text, which is taken in where it was not there.
    pub fn intern(&mut self, text: &str) -> u32 {
        if let Some(number) = self.get(text.as_bytes()) {
            return number;
        }
        let number = u32::try_from(self.ends.len()).unwrap_or(0);
        let key = key(text.as_bytes());
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.keys.push(key.unwrap_or_default());
        let Interner { text: all, ends, keys, short, long } = self;
        if let Some(key) = key {
            short.insert_unique(hash_key(key), number, |number| hash_key(keys[*number as usize]));
        } else {
            let hash_of = |number: &u32| hash_long(slice(all, ends, *number));
            long.insert_unique(hash_long(text.as_bytes()), number, hash_of);
        }
        number
    }

    /// The number of a text, given as its bytes, if it is there.
    pub fn get(&self, text: &[u8]) -> Option<u32> {
        if text.is_empty() {
            return Some(0);
        }
        if let Some(key) = key(text) {
            return self.short.find(hash_key(key), |number| self.keys[*number as usize] == key).copied();
        }
        self.long.find(hash_long(text), |number| slice(&self.text, &self.ends, *number) == text).copied()
    }

    /// The text of a number; empty where there is none.
    pub fn text(&self, number: u32) -> &str {
        self.text.get(place(&self.ends, number)).unwrap_or("")
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

fn slice<'t>(text: &'t str, ends: &[u32], number: u32) -> &'t [u8] {
    text.as_bytes().get(place(ends, number)).unwrap_or_default()
}

fn place(ends: &[u32], number: u32) -> Range<usize> {
    let end = |number: u32| ends.get(number as usize).map_or(0, |end| *end as usize);
    number.checked_sub(1).map_or(0, end)..end(number)
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
