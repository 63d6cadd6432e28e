//! Files to dated documents.
//!
//! The only module, with `cli`, that touches the file system. Knows dates and file formats; no grammar, no rules.

mod date;
mod dateline;
mod document;
mod file;
mod front_matter;
mod json;
mod lines;
mod path_date;
mod prose;
mod transcript;
mod walk;

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use rayon::prelude::*;

use crate::error::Fault;

pub use document::{Document, Form, Origin, Record};
pub use file::from_bytes;
pub use json::Fields;
pub use prose::from_text;
pub use walk::EXTENSIONS;

/// How a corpus is read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The names of the fields of JSON documents.
    pub fields: Fields,
    /// True where a folder with nothing to read in it is no fault.
    pub allow_empty: bool,
}

/// What was read, and what could not be.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// The documents, in the order of the paths given, sorted by name within a folder.
    pub documents: Vec<Document>,
    /// What is wrong, in the same order; the documents are those without a fault, or with warnings only.
    pub faults: Vec<Fault>,
}

/// Faults of one file that are told one by one; the rest is counted.
const FAULTS_PER_FILE: usize = 20;

/// Reads files and folders, `-` being standard input; files are read on every core, in an order that does not depend
/// on it.
///
/// Nothing stops the reading: what is wrong with one file is a [`Fault`], and the others are still read.
pub fn read(paths: &[PathBuf], options: &Options) -> Corpus {
    let walk::Walked { found, faults } = walk::files(paths, options.allow_empty);
    let parts: Vec<Corpus> = found.par_iter().map(|found| file::read(found, options)).collect();
    let mut corpus = Corpus { documents: Vec::new(), faults };
    for part in parts {
        corpus.append(part);
    }
    let repeated = make_ids_unique(&mut corpus.documents);
    corpus.faults.extend(repeated);
    corpus.faults = shorten(corpus.faults);
    corpus
}

impl From<Fault> for Corpus {
    fn from(fault: Fault) -> Self {
        Corpus { documents: Vec::new(), faults: vec![fault] }
    }
}

impl Corpus {
    fn append(&mut self, mut other: Corpus) {
        self.documents.append(&mut other.documents);
        self.faults.append(&mut other.faults);
    }
}

/// Gives the second document of an id the suffix `#2`, and so on.
fn make_ids_unique(documents: &mut [Document]) -> Vec<Fault> {
    let mut faults = Vec::new();
    // How many documents have asked for an id: the next suffix is found without trying those before it.
    let mut asked: HashMap<String, usize> = HashMap::with_capacity(documents.len());
    for document in documents {
        let mut number = asked.get(&document.id).copied().unwrap_or(0) + 1;
        if number == 1 {
            asked.insert(document.id.clone(), 1);
            continue;
        }
        let mut free = format!("{}#{number}", document.id);
        while asked.contains_key(&free) {
            number += 1;
            free = format!("{}#{number}", document.id);
        }
        let message = format!("another document has the id `{}`; this one is called `{free}`", document.id);
        let fault = Fault { line: document.origin.number(), ..Fault::file(&document.origin.path, message) };
        faults.push(fault.help("give each document an id of its own").as_warning());
        asked.insert(document.id.clone(), number);
        asked.insert(free.clone(), 1);
        document.id = free;
    }
    faults
}

/// Counts the faults of a file beyond the first [`FAULTS_PER_FILE`], so that a broken archive does not bury the rest.
fn shorten(faults: Vec<Fault>) -> Vec<Fault> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<Fault> = Vec::new();
    let mut left_out: BTreeMap<String, (usize, bool)> = BTreeMap::new();
    for fault in faults {
        let count = seen.entry(fault.path.clone()).or_default();
        *count += 1;
        if *count <= FAULTS_PER_FILE {
            kept.push(fault);
            continue;
        }
        let (count, warning) = left_out.entry(fault.path).or_insert((0, true));
        *count += 1;
        *warning &= fault.warning;
    }
    kept.extend(left_out.into_iter().map(|(path, (count, warning))| Fault {
        warning,
        ..Fault::file(path, format!("{count} more faults in this file are not shown"))
    }));
    kept
}
