//! What is wrong with the data, as far as anybody wants to know.

use std::collections::BTreeMap;

use super::super::config::Level;
use crate::dataset::Item;
use crate::dataset::lint::{Check, Lint};
use crate::diagnostic::Diagnostic;
use crate::report::counted;

/// Objections of one check that are kept, as many as code scanning takes; the rest is counted.
const KEPT: u64 = 25_000;

/// Collects objections under the levels of a configuration.
#[derive(Debug, Default)]
pub struct Lints {
    levels: BTreeMap<Check, Level>,
    found: Vec<Diagnostic>,
    counts: BTreeMap<&'static str, u64>,
}

impl Lints {
    /// With levels of some checks; the others have their own.
    pub fn new(levels: BTreeMap<Check, Level>) -> Self {
        Lints { levels, ..Lints::default() }
    }

    /// Adds what a check objects to in a record.
    pub fn add(&mut self, lint: Lint, item: &Item, record: Option<&str>) {
        let level = self.levels.get(&lint.check).copied();
        let severity = match level {
            Some(Level::Off) => return,
            Some(Level::On(severity)) => severity,
            None => lint.check.severity(),
        };
        let count = self.counts.entry(lint.check.name()).or_default();
        *count += 1;
        if *count <= KEPT {
            self.found.push(Diagnostic {
                check: lint.check.name(),
                severity,
                path: item.path.clone(),
                line: Some(lint.line.unwrap_or(item.line)),
                record: lint.id.or_else(|| record.map(str::to_owned)),
                message: lint.message,
                help: None,
                first: lint.first,
            });
        }
    }

    /// The objections in the order of the data, those that are only counted told of at the end; and how many there are of
    /// each check.
    pub fn settle(mut self) -> (Vec<Diagnostic>, BTreeMap<&'static str, u64>) {
        for (check, count) in self.counts.iter().filter(|(_, count)| **count > KEPT) {
            let Some(last) = self.found.iter().rfind(|one| one.check == *check) else { continue };
            let message = format!("{} of this check not listed", counted(count - KEPT, "more objection"));
            self.found.push(Diagnostic { line: None, record: None, first: None, message, ..last.clone() });
        }
        (self.found, self.counts)
    }
}
