//! A configuration file as written: its shape is checked here, its values are not.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, Deserializer};

use super::super::args::FailOn;
use super::super::suggestion::nearest;
use super::Source;
use crate::error::Fault;

/// A text with its place.
pub type Text = Spanned<String>;

/// A configuration: `volteface.toml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Raw {
    /// Files this one builds on, from its own folder.
    #[schemars(with = "Vec<String>")]
    pub extend: Vec<Text>,
    /// Rule id to severity or `off`.
    #[schemars(with = "BTreeMap<String, LevelName>")]
    pub rules: BTreeMap<Text, Text>,
    /// Folders with more rules, packs and lexicons, from the file's own folder.
    #[schemars(with = "Vec<String>")]
    pub rule_paths: Vec<Text>,
    /// The packs to use; all where it is left out.
    #[schemars(with = "Option<Vec<String>>")]
    pub packs: Option<Vec<Text>>,
    /// Names of the fields of JSON documents.
    pub fields: RawFields,
    /// The least severity that fails a run.
    #[schemars(with = "Option<FailOn>")]
    pub fail_on: Option<Text>,
    /// How a page is made.
    pub page: RawPage,
    /// Findings that are known and accepted.
    #[schemars(with = "Vec<RawIgnore>")]
    pub ignore: Vec<Spanned<RawIgnore>>,
    /// How annotated data is read and what it must reach.
    pub gate: RawGate,
}

/// How annotated data is read and what it must reach.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RawGate {
    /// Metric to the least it may be; dotted names may be written as tables.
    #[schemars(with = "BTreeMap<String, Least>")]
    pub min: BTreeMap<Text, Spanned<toml::Value>>,
    /// The figures of an earlier run, from the file's own folder.
    #[schemars(with = "Option<String>")]
    pub baseline: Option<Text>,
    /// How far a figure may drop below the baseline.
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub max_drop: Option<Spanned<f64>>,
    /// Whether a drop must be more than chance.
    pub significant: Option<bool>,
    /// Training data, from the file's own folder.
    #[schemars(with = "Vec<String>")]
    pub train: Vec<Text>,
    /// The documents that judgements point into, from the file's own folder.
    #[schemars(with = "Vec<String>")]
    pub corpus: Vec<Text>,
    /// What annotators call our roles and labels.
    #[schemars(with = "BTreeMap<String, MeaningName>")]
    pub labels: BTreeMap<Text, Text>,
    /// Check to severity or `off`.
    #[schemars(with = "BTreeMap<String, LevelName>")]
    pub lints: BTreeMap<Text, Text>,
}

/// The least that a metric may be, or those whose names begin alike.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "its shape is all that is wanted")]
enum Least {
    One(#[schemars(range(min = 0, max = 1))] f64),
    Several(BTreeMap<String, Least>),
}

/// What a label stands for.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "its names are all that is wanted")]
enum MeaningName {
    Source,
    Cue,
    Content,
    Discard,
    Contradiction,
    Entailment,
    Neutral,
    Ignore,
}

/// What a rule is set to; read as text, so that a wrong one is told with its place.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "its names are all that is wanted")]
enum LevelName {
    Off,
    Note,
    Warning,
    Error,
}

/// Names of the fields of JSON documents.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawFields {
    /// The id's.
    pub id: Option<String>,
    /// The date's.
    pub date: Option<String>,
    /// The publisher's.
    pub publisher: Option<String>,
    /// The headline's.
    pub title: Option<String>,
    /// The text's.
    pub text: Option<String>,
}

/// How a page is made.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawPage {
    /// A folder with templates that take the place of those in the program, from the file's own folder.
    #[schemars(with = "Option<String>")]
    pub templates: Option<Text>,
    /// The address of a source, with `{path}` and `{line}` in it.
    #[schemars(with = "Option<String>", regex(pattern = r"^https?://[^{].*\{path\}"))]
    pub link: Option<Text>,
}

/// A finding that is known and accepted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIgnore {
    /// The finding's fingerprint, or its first eight digits or more.
    #[schemars(with = "String", regex(pattern = "^[0-9A-Fa-f]{8,16}$"))]
    pub fingerprint: Option<Text>,
    /// Why it is accepted.
    #[schemars(with = "String", length(min = 1))]
    pub reason: Option<Text>,
    /// The last day it is accepted on: a date or a text.
    #[schemars(with = "Option<jiff::civil::Date>")]
    pub until: Option<Spanned<toml::Value>>,
}

/// Parses a file. Each key at its top is read on its own, so that one fault does not hide the next.
pub fn parse(source: &Source, faults: &mut Vec<Fault>) -> Raw {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    faults.extend(errors.iter().map(|error| fault(source, error)));
    let span = table.span();
    let mut right = DeTable::new();
    for (key, value) in table.into_inner() {
        let alone = DeTable::from_iter([(key.clone(), value.clone())]);
        match Raw::deserialize(Deserializer::from(Spanned::new(span.clone(), alone))) {
            Ok(_) => {
                right.insert(key, value);
            }
            // What is no TOML has been told already.
            Err(error) if errors.iter().any(|known| known.span() == error.span()) => {}
            Err(error) => faults.push(fault(source, &error)),
        }
    }
    Raw::deserialize(Deserializer::from(Spanned::new(span, right))).unwrap_or_default()
}

fn fault(source: &Source, error: &toml::de::Error) -> Fault {
    let message = error.message().replace('\n', "; ");
    let fault = source.place(error.span().unwrap_or(0..0)).fault(&message);
    // serde's words: unknown field `a`, expected one of `b`, `c`
    let mut quoted = message.split('`').skip(1).step_by(2);
    match quoted.next().filter(|_| message.starts_with("unknown field")) {
        Some(name) => match nearest(name, quoted) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault,
        },
        None => fault,
    }
}
