//! What only shows across records: what stands there twice.
//!
//! A record is remembered by hashes and its place alone, so that any number of them can be looked through.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

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

/// Where a record stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    file: u32,
    line: u32,
    label: Option<Label>,
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
            if let Some((content, _)) = content(record) {
                let place = self.place(item, None);
                self.contents.entry(content).or_insert(place);
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
                    lints.push(Lint::new(
                        Check::DuplicateId,
                        format!("the id `{}` is that of {} too", record.id(), self.shown(known)),
                    ));
                }
                Entry::Vacant(free) => {
                    free.insert(place);
                }
            }
        }
        let Some((content, label)) = content(record) else { return lints };
        let place = Place { label, ..place };
        let own = self.contents.get(&content).copied();
        let by_annotator = with_annotator(content, annotator);
        let theirs = self.contents.get(&by_annotator).copied();
        match (own.filter(|known| self.crosses(*known, place)), theirs) {
            (Some(known), _) => {
                let data = if self.is_training(known) { "training data" } else { "data to be measured on" };
                let message = format!("this {} also stands in {data}, at {}", noun(record), self.shown(known));
                lints.push(Lint::new(Check::TrainTestOverlap, message));
            }
            (None, Some(known)) => lints.push(self.repeated(record, known, place)),
            (None, None) => {}
        }
        self.contents.entry(content).or_insert(place);
        self.contents.entry(by_annotator).or_insert(place);
        lints
    }

    fn repeated(&self, record: &Record, known: Place, place: Place) -> Lint {
        let at = self.shown(known);
        match (known.label, place.label) {
            (Some(one), Some(other)) if one != other => {
                let message = format!("this pair is {} here and {} at {at}", other.name(), one.name());
                Lint::new(Check::ConflictingLabels, message)
            }
            (Some(_), _) => Lint::new(Check::DuplicatePair, format!("this {} stands at {at} too", noun(record))),
            _ => Lint::new(Check::DuplicateDocument, format!("this {} stands at {at} too", noun(record))),
        }
    }

    /// True where one of two places is training data and the other is to be measured on.
    fn crosses(&self, one: Place, other: Place) -> bool {
        let file = |place: Place| self.files.get(place.file as usize);
        let (Some(one), Some(other)) = (file(one), file(other)) else { return false };
        let splits = [one.split, other.split];
        let by_name = [Split::Train, Split::Test].iter().all(|split| splits.contains(&Some(*split)));
        one.is_train != other.is_train || by_name && !one.is_train
    }

    fn is_training(&self, place: Place) -> bool {
        let file = self.files.get(place.file as usize);
        file.is_some_and(|file| file.is_train || file.split == Some(Split::Train))
    }

    fn place(&self, item: &Item, label: Option<Label>) -> Place {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place { file: number(self.files.len().saturating_sub(1)), line: number(item.line), label }
    }

    fn shown(&self, place: Place) -> String {
        let path = self.files.get(place.file as usize).map_or("", |file| file.path.as_str());
        format!("{path}:{}", place.line)
    }
}

/// What a record is of, and its label: a document by its text, a pair by both.
fn content(record: &Record) -> Option<(u64, Option<Label>)> {
    match record {
        Record::Text(text) => Some((unit(&["text", &text.text]), None)),
        Record::Pair(pair) => Some((unit(&["pair", &pair.earlier, &pair.later]), Some(pair.label))),
        Record::Judgement(_) => None,
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
