//! What only shows across records: what stands there twice.
//!
//! A record is remembered by hashes and its place alone, so that any number of them can be looked through.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::place::{Content, Place};
use super::{Check, Lint};
use crate::dataset::score::unit;
use crate::dataset::{Item, Label, Record};

/// What a part of the data is for, by the name of its file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// To learn from.
    Train,
    /// To measure on.
    Test,
}

impl Split {
    /// By the words of a path: `gold/train/a.ann`, `polnear_test.jsonl`. Development data is measured on too.
    pub fn of(path: &str) -> Option<Split> {
        let words = path.rsplit(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        let mut splits = words.filter_map(|word| match word.as_str() {
            "train" | "training" => Some(Split::Train),
            "test" | "dev" | "development" | "validation" => Some(Split::Test),
            _ => None,
        });
        splits.next()
    }
}

/// A file, and what it is for.
#[derive(Debug)]
struct File {
    path: String,
    split: Option<Split>,
    /// True for training data that was named as such: whatever else is read is measured on.
    is_train: bool,
}

/// What has been seen so far.
#[derive(Debug, Default)]
pub struct Seen {
    /// The files, in the order they were read.
    files: Vec<File>,
    ids: HashMap<u64, Place>,
    contents: HashMap<u64, Place>,
}

impl Seen {
    /// Begins a file; `is_train` where it was named as training data.
    pub fn file(&mut self, path: &str, is_train: bool) {
        self.files.push(File { path: path.to_owned(), split: Split::of(path), is_train });
    }

    /// Remembers training data, which is not looked through itself.
    pub fn train(&mut self, item: &Item) {
        for record in &item.records {
            if let Some(content) = Content::of(record) {
                let place = self.place(item, Some(&content));
                self.contents.entry(content.hash).or_insert(place);
            }
        }
    }

    /// Looks whether a record has been seen, and remembers it. What two annotators made of one text is no repetition.
    pub fn look(&mut self, item: &Item, record: &Record) -> Vec<Lint> {
        let mut lints = Vec::new();
        let annotator = annotator(record);
        let place = self.place(item, None);
        let unnamed = record.id().strip_prefix(item.path.as_str()).is_some_and(|rest| rest.starts_with(':'));
        if !unnamed {
            match self.ids.entry(unit(&[kind(record), annotator, record.id()])) {
                Entry::Occupied(known) => {
                    let known = *known.get();
                    let message = format!("the id `{}` is that of {} too", record.id(), self.shown(known));
                    lints.push(self.repeating(known, Check::DuplicateId, message));
                }
                Entry::Vacant(free) => {
                    free.insert(place);
                }
            }
        }
        let Some(content) = Content::of(record) else { return lints };
        let place = self.place(item, Some(&content));
        let own = self.contents.get(&content.hash).copied();
        let by_annotator = with_annotator(content.hash, annotator);
        let theirs = self.contents.get(&by_annotator).copied();
        match (own.filter(|known| self.crosses(*known, place)), theirs) {
            (Some(known), _) => {
                let data = if self.is_training(known) { "training data" } else { "data to be measured on" };
                let message = format!("this {} also stands in {data}, at {}", noun(record), self.shown(known));
                lints.push(self.repeating(known, Check::TrainTestOverlap, message));
            }
            (None, Some(known)) => lints.extend(self.repeated(record, known, place)),
            (None, None) => {}
        }
        self.contents.entry(content.hash).or_insert(place);
        self.contents.entry(by_annotator).or_insert(place);
        lints
    }

    fn repeated(&self, record: &Record, known: Place, place: Place) -> Option<Lint> {
        let at = self.shown(known);
        let swapped = known.is_swapped() != place.is_swapped();
        let way = if swapped { ", with its sides swapped" } else { "" };
        let (check, message) = match (known.label(), place.label()) {
            // What follows from another need not be followed by it; what contradicts it is contradicted.
            (Some(one), Some(other)) if one != other && swapped && ![one, other].contains(&Label::Contradiction) => {
                return None;
            }
            (Some(one), Some(other)) if one != other => {
                let message = format!("this pair is {} here and {} at {at}{way}", other.name(), one.name());
                (Check::ConflictingLabels, message)
            }
            (Some(_), _) => (Check::DuplicatePair, format!("this {} stands at {at} too{way}", noun(record))),
            _ => (Check::DuplicateDocument, format!("this {} stands at {at} too", noun(record))),
        };
        Some(self.repeating(known, check, message))
    }

    fn repeating(&self, known: Place, check: Check, message: String) -> Lint {
        let path = self.files.get(known.file()).map_or("", |file| file.path.as_str());
        Lint { first: Some((path.to_owned(), known.line as usize)), ..Lint::new(check, message) }
    }

    /// True where one of two places is training data and the other is to be measured on.
    fn crosses(&self, one: Place, other: Place) -> bool {
        let file = |place: Place| self.files.get(place.file());
        let (Some(one), Some(other)) = (file(one), file(other)) else { return false };
        let splits = [one.split, other.split];
        let by_name = [Split::Train, Split::Test].iter().all(|split| splits.contains(&Some(*split)));
        one.is_train != other.is_train || by_name && !one.is_train
    }

    fn is_training(&self, place: Place) -> bool {
        let file = self.files.get(place.file());
        file.is_some_and(|file| file.is_train || file.split == Some(Split::Train))
    }

    fn place(&self, item: &Item, content: Option<&Content>) -> Place {
        Place::new(self.files.len().saturating_sub(1), item.line, content)
    }

    fn shown(&self, place: Place) -> String {
        let path = self.files.get(place.file()).map_or("", |file| file.path.as_str());
        format!("{path}:{}", place.line)
    }
}

/// The same of one annotator, where the data names any.
fn with_annotator(content: u64, annotator: &str) -> u64 {
    if annotator.is_empty() { content } else { content ^ unit(&["annotator", annotator]) }
}

fn annotator(record: &Record) -> &str {
    let annotator = match record {
        Record::Text(text) => &text.annotator,
        Record::Pair(pair) => &pair.annotator,
        Record::Judgement(_) => &None,
    };
    annotator.as_deref().unwrap_or_default()
}

fn kind(record: &Record) -> &'static str {
    match record {
        Record::Text(_) => "text",
        Record::Pair(_) => "pair",
        Record::Judgement(_) => "judgement",
    }
}

fn noun(record: &Record) -> &'static str {
    if matches!(record, Record::Pair(_)) { "pair" } else { "document" }
}
