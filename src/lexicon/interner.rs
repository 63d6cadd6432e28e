//! Texts to numbers and back.

use std::hash::Hasher;
use std::ops::Range;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxHasher;

/// Texts, numbered in the order they came; 0 is the empty text.
///
/// All texts lie end to end in one string: forty thousand small ones each in a place of its own were most of the time a
/// run took to start and to end. What is looked up is compared as one number, and common texts, which come first, lie
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

/// The bytes of a short text, the first of them lowest, and its length in the highest.
type Key = u128;

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
        if text.is_empty() {
            return 0;
        }
        let number = u32::try_from(self.ends.len()).unwrap_or(0);
        let key = key(text.as_bytes());
        let Interner { text: all, ends, keys, short, long } = self;
        let entry = if let Some(key) = key {
            let hash_of = |number: &u32| hash_key(keys[*number as usize]);
            short.entry(hash_key(key), |number| keys[*number as usize] == key, hash_of)
        } else {
            let hash_of = |number: &u32| hash_long(slice(all, ends, *number));
            long.entry(hash_long(text.as_bytes()), |number| slice(all, ends, *number) == text.as_bytes(), hash_of)
        };
        match entry {
            Entry::Occupied(known) => return *known.get(),
            Entry::Vacant(place) => place.insert(number),
        };
        all.push_str(text);
        ends.push(u32::try_from(all.len()).unwrap_or(u32::MAX));
        keys.push(key.unwrap_or_default());
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
    let length = text.len();
    // Both ends of the text, each of a fixed width: they may overlap, and agree where they do.
    let joined = |first: u64, last: u64, width: usize| Key::from(first) | Key::from(last) << (8 * (length - width));
    let bytes = match *text {
        [] => 0,
        [one] => Key::from(one),
        [one, two] => Key::from(u16::from_le_bytes([one, two])),
        [one, two, three] => Key::from(u32::from_le_bytes([one, two, three, 0])),
        _ if length > SHORT => return None,
        _ if length < 8 => {
            let (first, last) = text.first_chunk().zip(text.last_chunk())?;
            joined(u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into(), 4)
        }
        _ => {
            let (first, last) = text.first_chunk().zip(text.last_chunk())?;
            joined(u64::from_le_bytes(*first), u64::from_le_bytes(*last), 8)
        }
    };
    Some(bytes | (length as Key) << 120)
}

fn hash_key(key: Key) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u128(key);
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
        let texts = [
            "counterrevolution",
            "fifteen-letters",
            "sixteen--letters",
            "eightlet",
            "seven-l",
            "four",
            "abc",
            "ab",
            "a",
        ];
        let numbers: Vec<u32> = texts.iter().map(|text| interner.intern(text)).collect();
        assert_eq!(texts.map(|text| interner.get(text.as_bytes()).unwrap()).to_vec(), numbers);
        assert_eq!(numbers.iter().map(|number| interner.text(*number)).collect::<Vec<_>>(), texts);
        assert_eq!(interner.get(b"a\0"), None);
    }
}
