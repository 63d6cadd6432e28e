//! What annotators produce to records: one file a format.
//!
//! A file is told by its ending where it is brat standoff, else each JSON value by its fields. What is no record at all
//! is a fault; what is one and looks wrong is a lint beside it.

mod brat;
mod doccano;
mod json;
mod label_studio;
mod marked;
mod misspelt;
mod native;
mod offsets;
mod pair;
mod prodigy;
mod values;

use std::path::Path;

use super::lint::Lint;
use super::{Given, Item, Labels, Record};
use crate::error::{Fault, shown};

/// What was read of one JSON value, or of one file of standoff.
#[derive(Debug, Default)]
struct Reading {
    records: Vec<Record>,
    lints: Vec<Lint>,
    given: Vec<Given>,
}

impl From<Record> for Reading {
    fn from(record: Record) -> Self {
        Reading { records: vec![record], ..Reading::default() }
    }
}

/// The records of one file, one value in memory at a time. What cannot be read is a fault, and the rest is read all the
/// same.
pub fn read<'l>(file: &Path, labels: &'l Labels) -> Box<dyn Iterator<Item = Result<Item, Fault>> + 'l> {
    let path = shown(file);
    match file.extension() {
        Some(extension) if extension == "ann" => Box::new(brat::read(file, &path, labels).into_iter()),
        _ => json::read(file, path, labels),
    }
}
