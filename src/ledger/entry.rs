//! One claim with its whole statement, as reports and explanations take it.

use std::sync::Arc;

use crate::position::Claim;
use crate::statement::Statement;

/// One claim, with the statement it belongs to.
#[derive(Debug, Clone)]
pub struct Entry<'d> {
    /// The statement.
    pub statement: Arc<Statement<'d>>,
    /// Index into its claims; always within them.
    pub claim: usize,
}

impl<'d> Entry<'d> {
    /// The claim at `index` of a statement; `None` where it has no such claim.
    pub fn new(statement: Arc<Statement<'d>>, index: usize) -> Option<Self> {
        (index < statement.claims.len()).then_some(Entry { statement, claim: index })
    }

    /// The claim itself.
    pub fn claim(&self) -> &Claim {
        &self.statement.claims[self.claim]
    }

    /// The actor's id; empty where nobody is known to hold the claim.
    pub fn actor(&self) -> &str {
        self.statement.actor.as_ref().map_or("", |actor| &actor.id)
    }
}
