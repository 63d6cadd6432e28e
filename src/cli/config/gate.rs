//! The table `[gate]` as used: its values checked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::super::suggestion::unknown;
use super::raw::{RawGate, Text};
use super::valid::{Level, expected, parse_level};
use super::{Place, Source};
use crate::dataset::Meaning;
use crate::dataset::lint::Check;
use crate::error::Fault;

/// How annotated data is read and what it must reach.
#[derive(Debug, Default)]
pub struct GateTable {
    /// Metric to the least it may be, and where that is set.
    pub min: BTreeMap<String, (f64, Place)>,
    /// The figures of an earlier run.
    pub baseline: Option<PathBuf>,
    /// How far a figure may drop below them.
    pub max_drop: Option<f64>,
    /// Whether a drop must be more than chance.
    pub significant: Option<bool>,
    /// Training data.
    pub train: Vec<PathBuf>,
    /// The documents that judgements point into.
    pub corpus: Vec<PathBuf>,
    /// What annotators call our roles and labels.
    pub labels: BTreeMap<String, Meaning>,
    /// How much a check matters.
    pub lints: BTreeMap<Check, Level>,
}

impl GateTable {
    /// Lays the table of another file over this one.
    pub fn override_with(&mut self, other: GateTable) {
        self.min.extend(other.min);
        self.baseline = other.baseline.or(self.baseline.take());
        self.max_drop = other.max_drop.or(self.max_drop);
        self.significant = other.significant.or(self.significant);
        self.train.extend(other.train);
        self.corpus.extend(other.corpus);
        self.labels.extend(other.labels);
        self.lints.extend(other.lints);
    }
}

/// Checks the values; what is wrong is left out and becomes a fault.
pub fn validate(raw: RawGate, source: &Source, folder: &Path, faults: &mut Vec<Fault>) -> GateTable {
    let mut table = GateTable { significant: raw.significant, ..GateTable::default() };
    for (name, value) in raw.min {
        let place = source.place(value.span());
        let mut values = Vec::new();
        flatten(name.get_ref(), value.get_ref(), &mut values);
        for (name, value) in values {
            match value.filter(|value| (0.0..=1.0).contains(value)) {
                Some(value) => drop(table.min.insert(name, (value, place.clone()))),
                None => faults.push(place.fault(&format!("expected a number from 0 to 1 for `{name}`"))),
            }
        }
    }
    if let Some(drop) = raw.max_drop {
        table.max_drop = Some(*drop.get_ref()).filter(|drop| (0.0..=1.0).contains(drop));
        if table.max_drop.is_none() {
            faults.push(source.place(drop.span()).fault("expected a number from 0 to 1"));
        }
    }
    let paths = |paths: Vec<Text>| paths.iter().map(|path| folder.join(path.get_ref())).collect();
    table.baseline = raw.baseline.map(|path| folder.join(path.get_ref()));
    (table.train, table.corpus) = (paths(raw.train), paths(raw.corpus));
    for (label, meaning) in raw.labels {
        match Meaning::of(meaning.get_ref()) {
            Some(meaning) => drop(table.labels.insert(label.into_inner(), meaning)),
            None => faults.push(expected(source, &meaning, &list(Meaning::names()))),
        }
    }
    for (name, level) in raw.lints {
        match (Check::of(name.get_ref()), parse_level(level.get_ref())) {
            (None, _) => {
                faults.push(source.place(name.span()).fault(&unknown("check", name.get_ref(), Check::names())));
            }
            (_, None) => faults.push(expected(source, &level, "off, note, warning or error")),
            (Some(check), Some(level)) => drop(table.lints.insert(check, level)),
        }
    }
    table
}

/// `attribution.triple.f1 = 0.5` is a table in a table; its name is put together again.
fn flatten(name: &str, value: &toml::Value, values: &mut Vec<(String, Option<f64>)>) {
    match value {
        toml::Value::Table(inner) => {
            inner.iter().for_each(|(key, value)| flatten(&format!("{name}.{key}"), value, values));
        }
        toml::Value::Float(value) => values.push((name.to_owned(), Some(*value))),
        toml::Value::Integer(0) => values.push((name.to_owned(), Some(0.0))),
        toml::Value::Integer(1) => values.push((name.to_owned(), Some(1.0))),
        _ => values.push((name.to_owned(), None)),
    }
}

fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
