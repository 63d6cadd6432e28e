//! The short lists of words that the reading of positions asks for again and again, as one bit each.

use super::Lexicon;
use crate::text::{Vocabulary, WordId};

/// A set of marks of a word form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks(u16);

impl Marks {
    /// `no`.
    pub const NO: Marks = Marks(1);
    /// Denies by itself: `none`, `n't`.
    pub const DENIES: Marks = Marks(1 << 1);
    /// Denies where it is a negation: `not`.
    pub const NEGATES: Marks = Marks(1 << 2);
    /// `longer`, as in `no longer`.
    pub const LONGER: Marks = Marks(1 << 3);
    /// Can be the particle of a verb: `out`, `against`.
    pub const PARTICLE: Marks = Marks(1 << 4);
    /// Can open a clause below another: `if`, `because`, `who`.
    pub const OPENS_CLAUSE: Marks = Marks(1 << 5);
    /// A number in words.
    pub const NUMBER: Marks = Marks(1 << 6);
    /// Can stand in front of a deadline: `by`, `within`.
    pub const DEADLINE: Marks = Marks(1 << 7);
    /// Limits what is said: `federal`, `in case of`.
    pub const SCOPE: Marks = Marks(1 << 8);

    /// True where the two share a mark.
    pub const fn any(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    #[must_use]
    pub const fn with(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
}

/// The words of each mark: the grammar of English, not lists to extend.
const LISTS: &[(Marks, &str)] = &[
    (Marks::NO, "no"),
    (Marks::DENIES, "none nobody nothing neither nowhere n't"),
    (Marks::NEGATES, "not never"),
    (Marks::LONGER, "longer"),
    (Marks::PARTICLE, "out up down off away back over in on against for to with by from of behind"),
    (Marks::OPENS_CLAUSE, "if unless who which whom whose where whether what how why"),
    (Marks::OPENS_CLAUSE, "because although though while whereas"),
    (Marks::OPENS_CLAUSE, "when before after until till once whenever since as so"),
    (Marks::NUMBER, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"),
    (Marks::NUMBER, "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"),
    (Marks::DEADLINE, "within in by until before"),
    (Marks::SCOPE, "federal statewide local nationwide case cases"),
];

/// The marks of every word form, by its number.
#[derive(Debug, Clone, Default)]
pub(super) struct MarkTable(Vec<Marks>);

impl MarkTable {
    /// Looks the words up once, so that no text need be compared with them again.
    pub fn new(lexicon: &Lexicon) -> MarkTable {
        let mut table = Vec::new();
        for (mark, words) in LISTS {
            for word in words.split(' ') {
                let place = lexicon.look_up(word.as_bytes()).0 as usize;
                if place >= table.len() {
                    table.resize(place + 1, Marks::default());
                }
                table[place] = table[place].with(*mark);
            }
        }
        // Every form that the lexicon lacks has this number.
        if let Some(unknown) = table.first_mut() {
            *unknown = Marks::default();
        }
        MarkTable(table)
    }

    pub fn of(&self, word: WordId) -> Marks {
        self.0.get(word.0 as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::File;

    #[test]
    fn every_listed_word_is_known() {
        let files = [
            File { path: "lexicon/words.txt", text: include_str!("../../rules/lexicon/words.txt") },
            File { path: "lexicon/function-words.toml", text: include_str!("../../rules/lexicon/function-words.toml") },
        ];
        let lexicon = Lexicon::new(&files, &mut Vec::new());
        let table = MarkTable::new(&lexicon);
        for (mark, words) in LISTS {
            for word in words.split(' ') {
                assert!(table.of(lexicon.look_up(word.as_bytes())).any(*mark), "{word}");
            }
        }
    }
}
