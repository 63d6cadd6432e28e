//! `--predictions FILE`: what was predicted, as JSON Lines, written while the data is read.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;

use crate::dataset::Annotation;
use crate::error::Fault;
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
pub struct Predictions(Option<Open>);

#[derive(Debug)]
struct Open {
    /// What it will be called.
    path: PathBuf,
    /// What it is called until it is whole.
    beside: PathBuf,
    writer: BufWriter<File>,
    /// The first thing that went wrong.
    error: Option<std::io::Error>,
}

impl Predictions {
    /// Opens the file; never one of those that are read.
    pub fn open(path: Option<&Path>, inputs: &[PathBuf]) -> Result<Predictions, Fault> {
        let Some(path) = path else { return Ok(Predictions(None)) };
        if path
            .canonicalize()
            .is_ok_and(|path| inputs.iter().any(|input| input.canonicalize().ok() == Some(path.clone())))
        {
            let fault = Fault::file(path.display().to_string(), "this file is read, so nothing is written over it");
            return Err(fault.help("give --predictions another path"));
        }
        let mut name = std::ffi::OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{}.part", std::process::id()));
        let beside = path.with_file_name(name);
        let file = File::create(&beside).map_err(|error| unwritable(path, &error))?;
        Ok(Predictions(Some(Open { path: path.to_owned(), beside, writer: BufWriter::new(file), error: None })))
    }

    /// True where lines are wanted.
    pub fn wanted(&self) -> bool {
        self.0.is_some()
    }

    /// Writes some lines, with their line ends.
    pub fn write(&mut self, lines: &str) {
        if let Some(open) = &mut self.0
            && open.error.is_none()
        {
            open.error = open.writer.write_all(lines.as_bytes()).err();
        }
    }

    /// Gives the file its name.
    pub fn close(self) -> Result<(), Fault> {
        let Some(mut open) = self.0 else { return Ok(()) };
        let written = match open.error {
            Some(error) => Err(error),
            None => open.writer.flush().and_then(|()| fs::rename(&open.beside, &open.path)),
        };
        written.map_err(|error| {
            // The first error is the one to tell; what is left beside is removed where it can be.
            let _ = fs::remove_file(&open.beside);
            unwritable(&open.path, &error)
        })
    }
}

fn unwritable(path: &Path, error: &std::io::Error) -> Fault {
    Fault::file(path.display().to_string(), format!("cannot be written: {error}"))
}
