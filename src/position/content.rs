//! The clauses of one content, each read when it is first asked for: what is asked, supposed or taken as a whole need not
//! be read at all.

use std::cell::OnceCell;

use super::clause::{Clause, Words};
use super::context::Context;
use super::proposition::{Proposition, proposition};
use super::splitter::clauses;
use crate::lexicon::Marks;
use crate::text::TokenRange;

/// One content.
pub(super) struct Content<'c, 'a> {
    context: &'c Context<'a>,
    /// Its clauses, in order of their first words.
    pub clauses: Vec<Clause>,
    read: Vec<OnceCell<Proposition<'a>>>,
}

impl<'c, 'a> Content<'c, 'a> {
    /// Cuts some stretches of a document into clauses.
    pub fn new(context: &'c Context<'a>, ranges: &[TokenRange]) -> Self {
        let clauses = clauses(context, ranges);
        let read = clauses.iter().map(|_| OnceCell::new()).collect();
        Content { context, clauses, read }
    }

    /// What a clause says.
    pub fn proposition(&self, index: usize) -> &Proposition<'a> {
        self.read[index].get_or_init(|| proposition(self.context, &self.clauses[index]))
    }

    /// At least the marks of its words.
    pub fn marks(&self) -> Marks {
        self.clauses.iter().fold(Marks::default(), |marks, clause| marks.with(clause.marks))
    }

    /// All its words as one clause.
    pub fn whole(&self) -> Clause {
        let mut words = Words::new();
        for clause in &self.clauses {
            words.extend_from_slice(&clause.words);
        }
        Clause::of(self.context, words)
    }
}
