//! `--predictions FILE`: what was predicted, as JSON Lines, written while the data is read.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use crate::dataset::Annotation;
use crate::error::Fault;
use crate::file::Whole;
use crate::report::record::FindingRecord;

/// One line of the file.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum PredictionRecord<'a> {
    /// Of an annotated text.
    Text {
        /// The text's id.
        id: &'a str,
        /// Who says what there.
        attributions: &'a [Annotation],
    },
    /// Of a pair.
    Pair {
        /// The pair's id.
        id: &'a str,
        /// `contradiction`, or `neutral` for whatever is none.
        label: &'a str,
        /// What speaks for a contradiction.
        rules: &'a [String],
    },
    /// A finding over the corpus that judgements point into.
    Finding(&'a FindingRecord),
}

impl PredictionRecord<'_> {
    /// The record with its line end.
    pub fn line(&self) -> String {
        // Numbers and texts always serialise.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

/// The file, or nothing where none was asked for.
#[derive(Debug)]
pub struct Predictions(Option<Whole>);

impl Predictions {
    /// Begins the file.
    ///
    /// # Errors
    /// A fault that names it, where it cannot be written.
    pub fn create(path: Option<&Path>) -> Result<Predictions, Fault> {
        path.map(Whole::create).transpose().map(Predictions)
    }

    /// True where lines are wanted.
    pub fn wanted(&self) -> bool {
        self.0.is_some()
    }

    /// Writes some lines, with their line ends.
    pub fn write(&mut self, lines: &str) {
        if let Some(file) = &mut self.0 {
            file.push(lines);
        }
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// A fault that names it, where something could not be written.
    pub fn close(self) -> Result<(), Fault> {
        self.0.map_or(Ok(()), Whole::close)
    }
}
