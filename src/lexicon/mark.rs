//! The short lists of words that the reading of positions asks for again and again, as one bit each; and some lemmas
//! without which its tables hold nothing for a clause, so that it need not ask them.

use super::phrases::Lemmas;
use super::{LemmaId, Lexicon};
use crate::text::{Vocabulary, WordId};

/// A set of marks: of a word form, of a lemma, or of all the words of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks(u32);

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
    /// Can stand in front of a deadline, or begin one: `by`, `within`, `next`.
    pub const DEADLINE: Marks = Marks(1 << 7);
    /// Limits what is said: `federal`, `in case of`.
    pub const SCOPE: Marks = Marks(1 << 8);
    /// Tells of a change of mind: `changed`, `now`, `wrong`.
    pub const CHANGE: Marks = Marks(1 << 9);
    /// A number in figures; no list has them all.
    pub const FIGURE: Marks = Marks(1 << 10);
    /// A lemma that a share or multiple ends with: `half`, `third`.
    pub const FRACTION: Marks = Marks(1 << 11);
    /// A lemma that praise or blame begins with: `disaster`.
    pub const VERDICT: Marks = Marks(1 << 12);
    /// A lemma that tells of what happens once: `open`, `ready`.
    pub const ONCE: Marks = Marks(1 << 13);
    /// A verb that says the same of its subject as of its object: `the plant closes`, `close the plant`.
    pub const ALTERNATES: Marks = Marks(1 << 14);
    /// What a number is multiplied by: `million`.
    pub const MAGNITUDE: Marks = Marks(1 << 15);
    /// What is counted in, and says nothing of what is counted: `percent`.
    pub const UNIT: Marks = Marks(1 << 16);

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
    (Marks::DEADLINE, "within by until before in on next this later"),
    (Marks::SCOPE, "federal statewide local nationwide case cases"),
    (Marks::CHANGE, "changed change changing now wrong mistaken evolved"),
];

/// True for a word by which texts deny, and patterns of topics.
pub(super) fn denies(word: &str) -> bool {
    let denying = Marks::NO.with(Marks::DENIES).with(Marks::NEGATES);
    LISTS.iter().any(|(mark, words)| mark.any(denying) && words.split(' ').any(|denial| denial == word))
}

/// The marks of every word form and lemma; a lemma has the number of the form that is spelt like it.
#[derive(Debug, Clone, Default)]
pub(super) struct MarkTable(Vec<Marks>);

impl MarkTable {
    /// Looks the words up once, so that no text need be compared with them again.
    pub fn new(lexicon: &Lexicon) -> MarkTable {
        let mut table = MarkTable::default();
        for (mark, words) in LISTS {
            table.add_forms(lexicon, words.split(' '), *mark);
        }
        table
    }

    /// Gives some lemmas a mark.
    pub fn add_lemmas(&mut self, lemmas: impl Iterator<Item = LemmaId>, mark: Marks) {
        lemmas.for_each(|lemma| self.add(lemma.0, mark));
    }

    /// Gives some word forms a mark.
    pub fn add_forms<'w>(&mut self, lexicon: &Lexicon, forms: impl Iterator<Item = &'w str>, mark: Marks) {
        forms.for_each(|form| self.add(lexicon.look_up(form.as_bytes()).0, mark));
    }

    pub fn of(&self, word: WordId) -> Marks {
        self.at(word.0)
    }

    /// At least the marks of a form and of its lemmas.
    pub fn of_any(&self, word: WordId, (verb, other): Lemmas) -> Marks {
        self.at(word.0).with(self.at(verb.0)).with(self.at(other.0))
    }

    fn at(&self, number: u32) -> Marks {
        self.0.get(number as usize).copied().unwrap_or_default()
    }

    fn add(&mut self, number: u32, mark: Marks) {
        let place = number as usize;
        // Every form that the lexicon lacks has the number 0, which has no mark.
        if place == 0 {
            return;
        }
        if place >= self.0.len() {
            self.0.resize(place + 1, Marks::default());
        }
        self.0[place] = self.0[place].with(mark);
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
