//! volteface reads dated news text, pulls out who said what, and shows where an actor's statements contradict each
//! other over time.
//!
//! ```text
//! corpus ──► text ──► grammar ──► actor, position ──► statement ──► ledger ──► rules ──► report
//! ```

pub mod actor;
pub mod cli;
pub mod comparison;
pub mod corpus;
pub mod dataset;
pub mod diagnostic;
pub mod error;
mod file;
pub mod finding;
mod folder;
pub mod grammar;
mod knowledge;
pub mod ledger;
pub mod lexicon;
pub mod position;
mod rehearsal;
pub mod report;
pub mod review;
pub mod rules;
pub mod statement;
pub mod text;

pub use comparison::Comparison;
pub use knowledge::Knowledge;
pub use rehearsal::{ExampleOutcome, rehearse};

use rayon::prelude::*;

use actor::Actors;
use corpus::{Document, Form};
use finding::Finding;
use grammar::{Layout, Reading};
use ledger::Ledger;
use position::Claim;
use statement::{Kind, Statement};

/// What checking a corpus yields.
#[derive(Debug)]
pub struct Checked<'d> {
    /// The conflicts, the gravest first.
    pub findings: Vec<Finding<'d>>,
    /// How many statements were read.
    pub statements: usize,
    /// How many actors they come from.
    pub actors: usize,
}

/// Who said what in one document. A pure function of the two.
pub fn extract<'d>(document: &'d Document, knowledge: &Knowledge) -> Vec<Statement<'d>> {
    statements(document, knowledge, &read(document, knowledge))
}

/// The attributions among the statements of one document. What the narrator tells is read only where it bears on them.
pub fn extract_attributions<'d>(document: &'d Document, knowledge: &Knowledge) -> Vec<Statement<'d>> {
    let layout = layout(document);
    let reading = grammar::attributed(&document.text, document.body, layout, &knowledge.lexicon);
    let said = statements(document, knowledge, &reading);
    if !said.iter().flat_map(|statement| &statement.claims).any(Claim::unsays) {
        return said;
    }
    // Words that are taken back may be what somebody is told to have done before.
    let mut all = extract(document, knowledge);
    all.retain(|statement| statement.kind == Kind::Attribution);
    all
}

fn statements<'d>(document: &'d Document, knowledge: &Knowledge, reading: &Reading) -> Vec<Statement<'d>> {
    let actors = Actors::of(reading, &knowledge.aliases, None);
    let positions = position::Context::new(reading, knowledge.for_positions(), document.date).with_people(&actors);
    let origin = statement::Origin { id: &document.id, text: &document.text, date: document.date };
    statement::statements(origin, reading, &actors, &positions)
}

/// The words of one document, the attributions in them, and what its narrator tells.
pub fn read<'d>(document: &'d Document, knowledge: &'d Knowledge) -> Reading<'d> {
    grammar::read(&document.text, document.body, layout(document), &knowledge.lexicon)
}

fn layout(document: &Document) -> Layout {
    if document.form == Form::Transcript { Layout::Turns } else { Layout::Prose }
}

/// Documents a core reads before what they hold is filed: little to keep in memory, and seldom to wait for another.
const AT_ONCE: usize = 4;

/// Where the statements of the documents conflict. The same for any order of documents and any number of threads.
pub fn check<'d>(documents: &'d [Document], knowledge: &Knowledge) -> Checked<'d> {
    let mut ledger = Ledger::for_text(documents.iter().map(|document| document.text.len()).sum());
    for some in documents.chunks(AT_ONCE * rayon::current_num_threads()) {
        let read: Vec<Vec<Statement>> = some.par_iter().map(|document| extract(document, knowledge)).collect();
        read.iter().flatten().for_each(|statement| ledger.file(statement));
    }
    let rules: Vec<_> = knowledge.rules.iter().filter(|rule| rule.enabled).cloned().collect();
    let findings = rules::check(&ledger, &rules, &|one, other| knowledge.semantics.opposites(one, other));
    Checked { findings, statements: ledger.statements(), actors: ledger.actors() }
}
