//! A rule's own examples, run through the whole pipeline with no other rule on.

use crate::corpus::{Document, Form, Origin};
use crate::ledger::Ledger;
use crate::rules::{self, Example, Passages, Rule, Wording};
use crate::text::Span;
use crate::{Knowledge, extract};

/// What came of one example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleOutcome {
    /// Its name.
    pub name: String,
    /// True where it came out as the rule says, or is known to be wrong and still is.
    pub passed: bool,
    /// What was expected and what came out, where it did not pass.
    pub detail: String,
}

/// Runs every example of a rule, the conflicts first.
pub fn rehearse(rule: &Rule, knowledge: &Knowledge) -> Vec<ExampleOutcome> {
    let conflicts = rule.conflict_examples.iter().map(|example| (example, true));
    let quiet = rule.quiet_examples.iter().map(|example| (example, false));
    conflicts.chain(quiet).map(|(example, conflict)| run(rule, example, conflict, knowledge)).collect()
}

fn run(rule: &Rule, example: &Example, conflict: bool, knowledge: &Knowledge) -> ExampleOutcome {
    let documents: Vec<Document> = match &example.passages {
        Passages::Two { earlier, later } => vec![document("earlier", earlier), document("later", later)],
        Passages::One(wording) => vec![document("text", wording)],
    };
    let ledger = Ledger::new(documents.iter().flat_map(|document| extract(document, knowledge)));
    let rules = [Rule { enabled: true, ..rule.clone() }];
    let opposites = |one: &str, other: &str| knowledge.semantics.opposites(one, other);
    let found = rules::check(&ledger, &rules, &opposites);
    let right = conflict != found.is_empty();
    let expected = if conflict { "expected a conflict, found none" } else { "expected none, found" };
    let detail = match (right, &example.known_wrong) {
        (true, None) | (false, Some(_)) => String::new(),
        (true, Some(reason)) => format!("comes out right now: take out known-wrong (“{reason}”)"),
        (false, None) => {
            found.iter().fold(expected.to_owned(), |text, finding| format!("{text} “{}”", finding.message))
        }
    };
    ExampleOutcome { name: example.name.clone(), passed: detail.is_empty(), detail }
}

fn document(id: &str, wording: &Wording) -> Document {
    Document {
        id: id.to_owned(),
        date: Some(wording.date),
        publisher: None,
        title: None,
        text: wording.text.clone(),
        body: Span::new(0, u32::try_from(wording.text.len()).unwrap_or(u32::MAX)),
        form: Form::Prose,
        origin: Origin { path: id.to_owned(), record: None },
    }
}
