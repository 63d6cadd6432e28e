//! volteface reads dated news text, pulls out who said what, and shows where an actor's statements contradict each
//! other over time.
//!
//! ```text
//! corpus ──► text ──► grammar ──► actor, position ──► statement ──► ledger ──► rules ──► report
//! ```

pub mod actor;
pub mod cli;
mod comparison;
pub mod corpus;
pub mod dataset;
pub mod error;
pub mod finding;
pub mod grammar;
mod knowledge;
pub mod ledger;
pub mod lexicon;
pub mod position;
mod rehearsal;
pub mod report;
pub mod rules;
pub mod statement;
pub mod text;

pub use comparison::Comparison;
pub use knowledge::Knowledge;
pub use rehearsal::{ExampleOutcome, rehearse};

use std::collections::BTreeSet;

use rayon::prelude::*;

use actor::Actors;
use corpus::{Document, Form};
use finding::Finding;
use grammar::{Layout, Reading};
use ledger::Ledger;
use statement::Statement;

/// What checking a corpus yields.
#[derive(Debug)]
pub struct Checked {
    /// The conflicts, the gravest first.
    pub findings: Vec<Finding>,
    /// How many statements were read.
    pub statements: usize,
    /// How many actors they come from.
    pub actors: usize,
}

/// Who said what in one document. A pure function of the two.
pub fn extract(document: &Document, knowledge: &Knowledge) -> Vec<Statement> {
    let reading = read(document, knowledge);
    let actors = Actors::of(&reading, &knowledge.aliases, None);
    let positions = position::Context::new(&reading, knowledge.for_positions(), document.date);
    statement::statements(&document.id, document.date, &reading, &actors, &positions)
}

/// The words of one document, and the attributions in them.
pub fn read<'d>(document: &'d Document, knowledge: &'d Knowledge) -> Reading<'d> {
    let layout = if document.form == Form::Transcript { Layout::Turns } else { Layout::Prose };
    grammar::read(&document.text, document.body, layout, &knowledge.lexicon)
}

/// Where the statements of the documents conflict. The same for any order of documents and any number of threads.
pub fn check(documents: &[Document], knowledge: &Knowledge) -> Checked {
    let statements: Vec<Statement> =
        documents.par_iter().flat_map_iter(|document| extract(document, knowledge)).collect();
    let ledger = Ledger::new(statements);
    let rules: Vec<_> = knowledge.rules.iter().filter(|rule| rule.enabled).cloned().collect();
    let findings = rules::check(&ledger, &rules, &|one, other| knowledge.semantics.opposites(one, other));
    let actors: BTreeSet<&str> =
        ledger.statements().iter().filter_map(|s| s.actor.as_ref()).map(|a| a.id.as_str()).collect();
    Checked { findings, statements: ledger.statements().len(), actors: actors.len() }
}
