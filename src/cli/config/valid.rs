//! A configuration as used: its values checked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use toml::Spanned;

use super::super::args::{FailOn, severity};
use super::gate::{self, GateTable};
use super::raw::{Raw, RawFields, RawIgnore, Text};
use super::{Place, Source};
use crate::corpus::Fields;
use crate::error::Fault;
use crate::finding::Severity;

/// What the configuration files say together.
#[derive(Debug, Default)]
pub struct Configuration {
    /// Rule id to what is set for it.
    pub levels: BTreeMap<String, Setting>,
    /// Files and folders with more rules, packs and lexicons.
    pub rule_paths: Vec<PathBuf>,
    /// The packs to use; `None` stands for all.
    pub packs: Option<Vec<String>>,
    /// Names of the fields of JSON documents.
    pub fields: Fields,
    /// The least severity that fails a run.
    pub fail_on: Option<FailOn>,
    /// A folder with templates of the page.
    pub templates: Option<PathBuf>,
    /// The address of a source, with `{path}` and `{line}` in it.
    pub link: Option<String>,
    /// Findings that are known and accepted.
    pub ignores: Vec<Ignore>,
    /// How annotated data is read and what it must reach.
    pub gate: GateTable,
    /// Names of fields that were set, to override those of a file that is extended.
    fields_set: RawFields,
}

/// What is set for a rule, and where.
#[derive(Debug)]
pub struct Setting {
    /// The level.
    pub value: Level,
    /// Where it is set.
    pub place: Place,
}

/// Off, or on with a severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not used.
    Off,
    /// Used with this severity.
    On(Severity),
}

/// A finding that is known and accepted.
#[derive(Debug)]
pub struct Ignore {
    /// Its fingerprint, or eight digits or more of its start.
    pub fingerprint: String,
    /// Why it is accepted.
    pub reason: String,
    /// The last day it is accepted on.
    pub until: Option<Date>,
    /// Where it stands.
    pub place: Place,
}

impl Configuration {
    /// Lays another file over this one: what it sets counts, lists are joined.
    pub fn override_with(&mut self, other: Configuration) {
        self.levels.extend(other.levels);
        self.rule_paths.extend(other.rule_paths);
        if let Some(packs) = other.packs {
            self.packs.get_or_insert_default().extend(packs);
        }
        let fields = other.fields_set;
        let names = &mut self.fields;
        for (set, name) in [
            (fields.id, &mut names.id),
            (fields.date, &mut names.date),
            (fields.publisher, &mut names.publisher),
            (fields.title, &mut names.title),
            (fields.text, &mut names.text),
        ] {
            if let Some(set) = set {
                *name = set;
            }
        }
        self.fail_on = other.fail_on.or(self.fail_on);
        self.templates = other.templates.or(self.templates.take());
        self.link = other.link.or(self.link.take());
        self.ignores.extend(other.ignores);
        self.gate.override_with(other.gate);
    }
}

/// Checks the values of a file; `folder` is where its paths begin. What is wrong is left out and becomes a fault.
pub fn validate(raw: Raw, source: &Source, folder: &Path, faults: &mut Vec<Fault>) -> Configuration {
    let mut configuration = Configuration { fields_set: raw.fields, ..Configuration::default() };
    for (id, level) in raw.rules {
        match parse_level(level.get_ref()) {
            Some(value) => {
                let setting = Setting { value, place: source.place(id.span()) };
                configuration.levels.insert(id.into_inner(), setting);
            }
            None => faults.push(expected(source, &level, "off, note, warning or error")),
        }
    }
    configuration.rule_paths = raw.rule_paths.iter().map(|path| folder.join(path.get_ref())).collect();
    configuration.packs = raw.packs.map(|packs| packs.into_iter().map(Spanned::into_inner).collect());
    if let Some(text) = raw.fail_on {
        configuration.fail_on = clap::ValueEnum::from_str(text.get_ref(), false).ok();
        if configuration.fail_on.is_none() {
            faults.push(expected(source, &text, "note, warning, error or never"));
        }
    }
    configuration.templates = raw.page.templates.map(|path| folder.join(path.get_ref()));
    match raw.page.link {
        Some(link) if !is_address(link.get_ref()) => {
            faults.push(expected(source, &link, "an address such as https://example.org/{path}#L{line}"));
        }
        link => configuration.link = link.map(Spanned::into_inner),
    }
    configuration.gate = gate::validate(raw.gate, source, folder, faults);
    for ignore in raw.ignore {
        let place = source.place(ignore.span());
        let mut wrong = Vec::new();
        let ignore = parse_ignore(ignore.into_inner(), source, place, &mut wrong);
        configuration.ignores.extend(ignore);
        faults.extend(wrong);
    }
    configuration
}

/// `off`, or on with a severity.
pub(super) fn parse_level(text: &str) -> Option<Level> {
    if text == "off" { Some(Level::Off) } else { severity(text).ok().map(Level::On) }
}

fn parse_ignore(raw: RawIgnore, source: &Source, place: Place, faults: &mut Vec<Fault>) -> Option<Ignore> {
    let fingerprint = match raw.fingerprint {
        Some(text) if is_fingerprint(text.get_ref()) => Some(text.into_inner().to_ascii_lowercase()),
        Some(text) => {
            faults.push(expected(source, &text, "a fingerprint: eight to sixteen hexadecimal digits"));
            None
        }
        None => {
            faults.push(place.fault("an ignore needs the `fingerprint` of a finding"));
            None
        }
    };
    let reason = match raw.reason {
        Some(text) if text.get_ref().trim().is_empty() => {
            faults.push(source.place(text.span()).fault("the reason is empty; expected why the finding is accepted"));
            None
        }
        Some(text) => Some(text.into_inner()),
        None => {
            faults.push(place.fault("an ignore needs a `reason`: why the finding is accepted"));
            None
        }
    };
    let until = raw.until.and_then(|value| {
        let date = as_date(value.get_ref());
        if date.is_none() {
            faults.push(source.place(value.span()).fault("expected a date like 2025-04-17"));
        }
        date
    });
    Some(Ignore { fingerprint: fingerprint?, reason: reason?, until, place })
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains("{path}") && !rest.starts_with('{'))
}

fn as_date(value: &toml::Value) -> Option<Date> {
    match value {
        toml::Value::String(text) => text.parse().ok(),
        toml::Value::Datetime(date) => date.to_string().parse().ok(),
        _ => None,
    }
}

fn is_fingerprint(text: &str) -> bool {
    (8..=16).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// A fault at a text that is none of what was expected.
pub(super) fn expected(source: &Source, text: &Text, what: &str) -> Fault {
    source.place(text.span()).fault(&format!("expected {what}, found `{}`", text.get_ref()))
}
