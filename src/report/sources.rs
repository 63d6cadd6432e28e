//! The documents that findings and statements point into.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Offsets, TextIndex};
use crate::corpus::Document;

/// Documents by id.
#[derive(Debug, Default)]
pub struct Sources<'d> {
    by_id: HashMap<&'d str, Source<'d>>,
    offsets: Offsets,
    named: String,
}

impl<'d> Sources<'d> {
    /// A look-up of `documents`, with offsets counted in `offsets`.
    pub fn new(documents: impl IntoIterator<Item = &'d Document>, offsets: Offsets) -> Self {
        let by_id = documents.into_iter().map(|document| (document.id.as_str(), Source::new(document, offsets)));
        Sources { by_id: by_id.collect(), offsets, named: String::new() }
    }

    /// The same, with the files and folders that were named to read them, as a command line takes them: a document's id
    /// depends on them. Empty where none was named.
    #[must_use]
    pub fn named(self, arguments: String) -> Self {
        Sources { named: arguments, ..self }
    }

    /// What a command line names to read these documents again; empty where it names nothing.
    pub fn arguments(&self) -> &str {
        &self.named
    }

    /// What offsets count.
    pub fn offsets(&self) -> Offsets {
        self.offsets
    }

    /// The document of an id.
    pub fn get(&self, id: &str) -> Option<&Source<'d>> {
        self.by_id.get(id)
    }
}

/// One document, indexed the first time a place in it is asked for.
#[derive(Debug)]
pub struct Source<'d> {
    /// The document.
    pub document: &'d Document,
    offsets: Offsets,
    index: OnceLock<TextIndex<'d>>,
}

impl<'d> Source<'d> {
    /// A document with offsets counted in `offsets`.
    pub fn new(document: &'d Document, offsets: Offsets) -> Self {
        Source { document, offsets, index: OnceLock::new() }
    }

    /// Its places.
    pub fn index(&self) -> &TextIndex<'d> {
        self.index.get_or_init(|| TextIndex::new(&self.document.text, self.offsets))
    }

    /// The line of its file that a byte stands on; of a record, the record's own line.
    pub fn line(&self, byte: u32) -> usize {
        self.document.origin.number().unwrap_or_else(|| self.index().line(byte))
    }

    /// Where a byte stands, as a person looks it up: `path:line:column`, for a record `path:line (id)`, unless its id is
    /// its line.
    pub fn place(&self, byte: u32) -> String {
        let path = &self.document.origin.path;
        match self.document.origin.number() {
            Some(record) => {
                let (place, id) = (format!("{path}:{record}"), &self.document.id);
                let same = place.strip_suffix(id).is_some_and(|folder| folder.is_empty() || folder.ends_with('/'));
                if same { place } else { format!("{place} ({id})") }
            }
            None => format!("{path}:{}:{}", self.index().line(byte), self.index().column(byte)),
        }
    }
}
