//! Short forms as numbers: nine words in ten are read, folded and looked up as one.

/// A folded form of up to [`ShortForm::LONGEST`] bytes: UTF-8 in lower case, the first byte lowest, and the number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ShortForm {
    /// The first eight bytes.
    low: u64,
    /// The bytes after them, and in the highest the length.
    high: u64,
}

/// One in every byte of a number.
const ONES: u64 = 0x0101_0101_0101_0101;

impl ShortForm {
    /// Longest form that fits, in bytes; nearly all English words do.
    pub const LONGEST: usize = 15;

    /// The form of no text: for the place of one that is too long.
    pub const NONE: ShortForm = ShortForm { low: 0, high: u64::MAX };

    /// A form that is folded already; `None` where it is too long.
    pub fn of(folded: &[u8]) -> Option<ShortForm> {
        let length = folded.len();
        // Both ends of the text, each of a fixed width: they may overlap, and agree where they do.
        let (low, high) = match *folded {
            [] => (0, 0),
            [one] => (u64::from(one), 0),
            [one, two] => (u64::from(u16::from_le_bytes([one, two])), 0),
            [one, two, three] => (u64::from(u32::from_le_bytes([one, two, three, 0])), 0),
            _ if length > Self::LONGEST => return None,
            _ if length < 8 => {
                let (first, last) = folded.first_chunk().zip(folded.last_chunk())?;
                let [first, last] = [first, last].map(|chunk| u64::from(u32::from_le_bytes(*chunk)));
                (first | last << (8 * (length - 4)), 0)
            }
            _ => {
                let (first, last) = folded.first_chunk().zip(folded.last_chunk())?;
                // Two shifts, since one of 64 bits is none.
                (u64::from_le_bytes(*first), u64::from_le_bytes(*last) >> 8 >> (8 * (Self::LONGEST - length)))
            }
        };
        Some(Self::new(low, high, length))
    }

    /// The form of a text of ASCII, whatever its capitals; `None` where it is another, or too long.
    pub fn folding(text: &[u8]) -> Option<ShortForm> {
        let ShortForm { low, high } = Self::of(text)?;
        ((low | high) & (ONES * 0x80) == 0).then(|| ShortForm { low: folded(low), high: folded(high) })
    }

    /// The plain word that `bytes` begin with, and its length: a letter of ASCII in either case, and whatever small ones
    /// follow it. `None` where no letter stands there, where the word is too long, and near the end of `bytes`.
    #[inline]
    pub fn beginning(bytes: &[u8]) -> Option<(ShortForm, usize)> {
        let (window, _) = bytes.split_first_chunk::<16>()?;
        let (low, high) = window
            .split_first_chunk()
            .zip(window.last_chunk())
            .map(|((low, _), high)| (u64::from_le_bytes(*low) | u64::from(b' '), u64::from_le_bytes(*high)))?;
        match small_letters(low) {
            0 => None,
            8 => {
                let more = small_letters(high);
                (more < 8).then(|| (Self::new(low, first_bytes(high, more), 8 + more), 8 + more))
            }
            length => Some((Self::new(first_bytes(low, length), 0, length), length)),
        }
    }

    /// The number of bytes and both halves as two numbers, which no other form has.
    #[inline]
    pub fn halves(self) -> [u64; 2] {
        [self.low, self.high]
    }

    fn new(low: u64, high: u64, length: usize) -> ShortForm {
        ShortForm { low, high: high | (length as u64) << 56 }
    }
}

/// How many of eight bytes, from the lowest on, are letters in lower case.
fn small_letters(bytes: u64) -> usize {
    let others = !between(bytes, b'a', b'z') & (ONES * 0x80);
    others.trailing_zeros() as usize / 8
}

/// The same bytes with their capitals in lower case; all are ASCII.
fn folded(bytes: u64) -> u64 {
    // The highest bit of a byte moves to that of 32, by which capitals differ from small letters.
    bytes | (between(bytes, b'A', b'Z') & (ONES * 0x80)) >> 2
}

/// The highest bit of each byte tells whether the byte is one from `first` to `last`, both ASCII; the other bits tell nothing.
fn between(bytes: u64, first: u8, last: u8) -> u64 {
    // Without their highest bits no byte can carry into the next.
    let low = bytes & (ONES * 0x7f);
    let reached = low + ONES * u64::from(0x80 - first);
    let passed = low + ONES * u64::from(0x7f - last);
    reached & !passed & !bytes
}

/// The first of eight bytes, fewer than all.
fn first_bytes(bytes: u64, count: usize) -> u64 {
    bytes & ((1 << (8 * count)) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_same_number_however_it_is_read() {
        let letters = "Abcdefghijklmno";
        for length in 1..=ShortForm::LONGEST {
            let word = &letters[..length];
            let text = format!("{word}. And so on, for long.");
            let form = ShortForm::of(word.to_lowercase().as_bytes());
            assert_eq!(ShortForm::beginning(text.as_bytes()), form.map(|form| (form, length)));
            assert_eq!(ShortForm::folding(word.to_uppercase().as_bytes()), form);
        }
    }

    #[test]
    fn what_is_no_plain_word_is_left_to_others() {
        let beginning = |text: &str| ShortForm::beginning(text.as_bytes()).map(|(_, length)| length);
        assert_eq!(beginning("internationalisation of it"), None);
        assert_eq!(beginning("9 and so on, for long"), None);
        assert_eq!(beginning("élan and so on, for long"), None);
        assert_eq!(beginning("short"), None);
        assert_eq!(beginning("NATO and so on, for long"), Some(1));
        assert_eq!(beginning("café and so on, for long"), Some(3));
        assert_eq!(ShortForm::folding("café".as_bytes()), None);
        assert_eq!(ShortForm::of(&[b'a'; 16]), None);
        assert_ne!(ShortForm::of(b"a"), ShortForm::of(b"a\0"));
    }
}
