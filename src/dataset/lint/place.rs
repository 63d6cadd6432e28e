//! What is remembered of a record: a hash of what it is of, and where it stands.

use crate::dataset::score::unit;
use crate::dataset::{Label, Record};

/// What a record is of: a document by its text, a pair by both, in whichever order.
pub(super) struct Content {
    pub hash: u64,
    /// Of a pair.
    pub label: Option<Label>,
    /// True where the sides of a pair stand the other way round than in an order that depends on their texts alone.
    pub swapped: bool,
}

impl Content {
    pub fn of(record: &Record) -> Option<Content> {
        match record {
            Record::Text(text) => Some(Content { hash: unit(&["text", &text.text]), label: None, swapped: false }),
            Record::Pair(pair) => {
                let swapped = pair.later < pair.earlier;
                let [one, other] = if swapped { [&pair.later, &pair.earlier] } else { [&pair.earlier, &pair.later] };
                Some(Content { hash: unit(&["pair", one, other]), label: Some(pair.label), swapped })
            }
            Record::Judgement(_) => None,
        }
    }
}

/// Where a record stands, and what is known of it there. A million of these are kept at a time: so they are small.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub line: u32,
    /// The number of its file, above [`LABEL_BITS`] of its label and [`SWAPPED`].
    rest: u32,
}

/// How the bits of a place are shared out.
const SWAPPED: u32 = 1;
const LABEL_BITS: u32 = 3;

impl Place {
    pub fn new(file: usize, line: usize, content: Option<&Content>) -> Place {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let label = content.and_then(|content| content.label);
        let label = label.and_then(|label| Label::ALL.iter().position(|known| *known == label));
        let swapped = content.is_some_and(|content| content.swapped);
        let rest =
            (number(file) << LABEL_BITS) | (label.map_or(0, |label| number(label) + 1) << 1) | u32::from(swapped);
        Place { line: number(line), rest }
    }

    pub fn file(self) -> usize {
        (self.rest >> LABEL_BITS) as usize
    }

    pub fn label(self) -> Option<Label> {
        Label::ALL.get((((self.rest >> 1) & 3) as usize).checked_sub(1)?).copied()
    }

    /// True where the sides of a pair stand the other way round than in an order that depends on their texts alone.
    pub fn is_swapped(self) -> bool {
        self.rest & SWAPPED != 0
    }
}
