//! Texts to numbers and back.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

use crate::text::ShortForm;

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
    /// Short texts as they are compared, by number; a longer one has none here.
    forms: Vec<ShortForm>,
    /// The number of each text at the place of its hash, or at the first free one after it. At least half are free, which
    /// is what a zero says: so the first place nearly always tells.
    places: Vec<u32>,
}

impl Interner {
    /// One that holds the empty text, with room for some texts of the length English words have.
    pub fn with_capacity(texts: usize) -> Self {
        let (mut ends, mut forms) = (Vec::with_capacity(texts + 1), Vec::with_capacity(texts + 1));
        ends.push(0);
        forms.push(ShortForm::NONE);
        Interner {
            text: String::with_capacity(texts * 9),
            ends,
            forms,
            places: vec![0; (texts + 1).next_power_of_two() * 2],
        }
    }

    /// The number of a text, which is taken in where it was not there.
    pub fn intern(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        let form = ShortForm::of(text.as_bytes());
        let place = match self.find(text.as_bytes(), form) {
            Ok(number) => return number,
            Err(free) => free,
        };
        let number = u32::try_from(self.ends.len()).unwrap_or(0);
        self.places[place] = number;
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.forms.push(form.unwrap_or(ShortForm::NONE));
        if self.ends.len() * 2 > self.places.len() {
            self.grow();
        }
        number
    }

    /// The number of a text, given as its bytes, if it is there.
    pub fn get(&self, text: &[u8]) -> Option<u32> {
        if text.is_empty() {
            return Some(0);
        }
        self.find(text, ShortForm::of(text)).ok()
    }

    /// The number of a short text, if it is there.
    #[inline]
    pub fn get_short(&self, form: ShortForm) -> Option<u32> {
        self.probe(hash_short(form), |number| self.forms[number as usize] == form).ok()
    }

    /// The text of a number; empty where there is none.
    pub fn text(&self, number: u32) -> &str {
        self.text.get(self.range(number)).unwrap_or("")
    }

    /// The number of a text, or the place where it belongs.
    #[inline]
    fn find(&self, text: &[u8], form: Option<ShortForm>) -> Result<u32, usize> {
        match form {
            Some(form) => self.probe(hash_short(form), |number| self.forms[number as usize] == form),
            None => self.probe(hash_long(text), |number| self.text(number).as_bytes() == text),
        }
    }

    /// The number that satisfies `same` among those whose hash is this, or the place where it belongs.
    #[inline]
    fn probe(&self, hash: u64, same: impl Fn(u32) -> bool) -> Result<u32, usize> {
        let last = self.places.len() - 1;
        #[expect(clippy::cast_possible_truncation, reason = "only the lowest bits are a place")]
        let mut place = hash as usize & last;
        loop {
            match self.places[place] {
                0 => return Err(place),
                number if same(number) => return Ok(number),
                _ => place = (place + 1) & last,
            }
        }
    }

    /// Twice the places, and every number in its own.
    fn grow(&mut self) {
        self.places = vec![0; self.places.len() * 2];
        for number in (1..).take(self.ends.len() - 1) {
            let form = self.forms[number as usize];
            let hash = if form == ShortForm::NONE { hash_long(self.text(number).as_bytes()) } else { hash_short(form) };
            // All are different: whatever is met on the way is another.
            if let Err(free) = self.probe(hash, |_| false) {
                self.places[free] = number;
            }
        }
    }

    fn range(&self, number: u32) -> Range<usize> {
        let end = |number: u32| self.ends.get(number as usize).map_or(0, |end| *end as usize);
        number.checked_sub(1).map_or(0, end)..end(number)
    }
}

#[inline]
fn hash_short(form: ShortForm) -> u64 {
    let mut hasher = FxHasher::default();
    form.halves().into_iter().for_each(|half| hasher.write_u64(half));
    hasher.finish()
}

fn hash_long(text: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text);
    hasher.finish()
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
