//! What every actor said, in order of time, and which of an actor's claims talk of the same thing.
//!
//! Knows statements and their claims; no rule and no text. What it says of two claims depends on these two alone, so
//! another document never changes it.

mod alignment;
mod record;

pub use alignment::{aligned, similarity};
pub use record::{Entry, Record, Thread};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::statement::Statement;

/// The predicate of a claim that somebody changed position, its subject being who. Such a claim is no position itself.
pub const REVERSAL: &str = "reverse-position";

/// Cues that pass on what somebody said. What is nested in anything else ("critics say she wants …") is what one actor
/// imputes to another, and no evidence of the other's position.
const PASSES_ON: [&str; 3] = ["report", "according to", "quote"];

/// All statements, and the records that can be made of them.
#[derive(Debug)]
pub struct Ledger {
    statements: Vec<Arc<Statement>>,
    records: Vec<Record>,
}

impl Ledger {
    /// Sorts statements by time and files their claims by actor. The order of the input does not matter.
    pub fn new(statements: Vec<Statement>) -> Self {
        let mut all = Vec::with_capacity(statements.len());
        for statement in statements {
            unfold(statement, &mut all);
        }
        all.sort_by(|a, b| in_time(a, b));
        let mut by_actor: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
        for statement in &all {
            if let Some(actor) = &statement.actor {
                by_actor.entry(&actor.id).or_default().extend(positions(statement));
            }
        }
        let records = by_actor.into_values().filter(|entries| entries.len() > 1).map(Record::new).collect();
        Ledger { statements: all, records }
    }

    /// Every statement, nested ones too, in order of time; the undated ones last.
    pub fn statements(&self) -> &[Arc<Statement>] {
        &self.statements
    }

    /// The record of each actor who makes more than one claim, in the order of the actors' ids.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// One record of all actors, for disagreements between them. Made anew at each call.
    pub fn together(&self) -> Record {
        Record::new(self.statements.iter().filter(|s| s.actor.is_some()).flat_map(positions).collect())
    }
}

/// The claims of a statement that can stand against others.
fn positions(statement: &Arc<Statement>) -> impl Iterator<Item = Entry> {
    let claims = if statement.kind == crate::statement::Kind::Reversal { &[] } else { statement.claims.as_slice() };
    let claims = claims.iter().enumerate().filter(|(_, claim)| claim.predicate != REVERSAL);
    claims.map(|(index, _)| Entry { statement: Arc::clone(statement), claim: index })
}

fn unfold(mut statement: Statement, all: &mut Vec<Arc<Statement>>) {
    let nested = std::mem::take(&mut statement.nested);
    let passes_on = PASSES_ON.contains(&statement.cue_lemma.as_str());
    let actor = statement.actor.clone();
    all.push(Arc::new(statement));
    for inner in nested {
        // What an actor says of their own saying is read with the outer statement.
        if passes_on && inner.actor != actor {
            unfold(inner, all);
        }
    }
}

/// Date, precision, document, place; whatever has no date last. What is left equal is told apart by its words.
fn in_time(a: &Statement, b: &Statement) -> std::cmp::Ordering {
    let key = |s: &Statement| (s.moment.date.is_none(), s.moment.date, s.moment.precision);
    key(a)
        .cmp(&key(b))
        .then_with(|| a.document.cmp(&b.document))
        .then_with(|| a.ordinal.cmp(&b.ordinal))
        .then_with(|| a.content.spans.cmp(&b.content.spans))
        .then_with(|| a.content.text.cmp(&b.content.text))
        .then_with(|| a.actor.cmp(&b.actor))
        .then_with(|| a.kind.cmp(&b.kind))
}
