//! Cutting a content into clauses.
//!
//! A clause holds its own words and not those of the clauses below it, so that "the deal, which is bad, must end" is
//! *the deal must end* and *which is bad*. One pass, no backtracking further than a clause's own words.

use smallvec::SmallVec;

use super::context::Context;
use crate::grammar::Word;
use crate::lexicon::{Marks, Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// The words of a clause, in place where it is no longer than most.
pub(super) type Words = SmallVec<[usize; 16]>;

/// A clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Clause {
    /// Its words, as indices of the document, in order.
    pub words: Words,
    /// How it hangs on its parent.
    pub link: Link,
    /// The clause it hangs on.
    pub parent: Option<usize>,
    /// True where it holds only under an `if`.
    pub conditional: bool,
    /// True in a sentence that asks.
    pub question: bool,
    /// For a relative clause, the noun it says something of.
    pub antecedent: Option<usize>,
    /// The last word of its finite verb group.
    pub finite: Option<usize>,
    /// At least the marks of its words and of their lemmas: who looks for a deadline asks here whether a word can be one.
    pub marks: Marks,
    /// From the first to the last of its words.
    pub cover: TokenRange,
}

impl Clause {
    /// A clause that stands by itself.
    pub fn of(context: &Context, words: Words) -> Clause {
        let mut clause = Clause { words, ..Clause::default() };
        clause.look_over(context);
        clause
    }

    /// Takes down what its words have in common, once they are all there.
    pub fn look_over(&mut self, context: &Context) {
        let Some(first) = self.words.first() else { return };
        let (mut low, mut high, mut marks) = (*first, *first, Marks::default());
        for at in &self.words {
            let word = &context.words()[*at];
            if word.tag == Tag::Number || word.is_kind(TokenKind::Number) {
                marks = marks.with(Marks::FIGURE);
            }
            marks = marks.with(context.marks_of_any(*at));
            (low, high) = (low.min(*at), high.max(*at));
        }
        self.marks = marks;
        self.cover = low..high + 1;
    }
}

/// How a clause hangs on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Link {
    /// It stands by itself or beside another.
    #[default]
    Main,
    /// The object of a verb: `think that …`.
    Complement,
    /// `if …`, `unless …`.
    Condition,
    /// `because …`, `although …`, `while …`.
    Reason,
    /// `when …`, `before …`: background.
    Time,
    /// `who …`, `which …`.
    Relative,
    /// `whether …`, `what …`.
    Question,
}

/// How many clauses away what belongs together can stand.
pub(super) const NEAR: usize = 12;

/// The clauses that hang on the one at `index`, with their numbers.
pub(super) fn below(clauses: &[Clause], index: usize) -> impl Iterator<Item = (usize, &Clause)> {
    let near = clauses.iter().enumerate().skip(index + 1).take(NEAR);
    near.filter(move |(_, clause)| clause.parent == Some(index) && !clause.words.is_empty())
}

/// True for a verb form that can be finite by itself.
pub(super) fn is_finite(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    match word.tag {
        Tag::Modal | Tag::Present | Tag::Past => true,
        Tag::Auxiliary => !word.folds_to_any(&["be", "been", "being", "having", "doing", "done"]),
        Tag::Base => {
            words[..at].iter().rev().take(4).find(|w| !matches!(w.tag, Tag::Adverb | Tag::Negation)).is_some_and(|w| {
                w.tag.is_nominal() || w.has(Traits::SUBJECT) || w.folds_to_any(&["who", "which", "that"])
            })
        }
        _ => false,
    }
}
