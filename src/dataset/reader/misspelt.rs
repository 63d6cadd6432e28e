//! Keys that are nearly called like one that is missing.
//!
//! Data has keys of its own, and they say nothing that is wanted here. A key is taken for a misspelt one only where the one
//! that it is nearest to is not there, and where its value could be that of the other.

use serde_json::{Map, Value};

use crate::dataset::Role;
use crate::dataset::lint::{Check, Lint};

/// How alike two names must be for one to be meant by the other, where a value of the right shape speaks for it too.
const ALIKE: f64 = 0.5;

/// The same where the shape tells little: texts and lists of spans may be anything. `later` is not meant for `label`.
const VERY_ALIKE: f64 = 0.75;

/// `; did you write …?` for a key that must be there and is not; nothing where no other is like it.
pub(super) fn hint(missing: &str, object: &Map<String, Value>) -> String {
    let near = nearest(missing, object, VERY_ALIKE, |_| true);
    near.map(|key| format!("; did you write `{key}` for `{missing}`?")).unwrap_or_default()
}

/// The objection to a role that is missing from an attribution, where its spans stand under another name.
pub(super) fn role(missing: &str, attribution: &Map<String, Value>, name: &str) -> Option<Lint> {
    let key = nearest(missing, attribution, ALIKE, is_role)?;
    Some(lint(format!("{name} has no `{missing}`; did you write `{key}` for `{missing}`?")))
}

/// The objection to an optional field that is missing from a record, where another is called nearly so.
pub(super) fn field(missing: &str, object: &Map<String, Value>, fits: fn(&Value) -> bool) -> Option<Lint> {
    let key = nearest(missing, object, VERY_ALIKE, fits)?;
    Some(lint(format!("the field `{key}` means nothing here; did you write it for `{missing}`?")))
}

/// The objection to a role that repeats its words and does not say where they are.
pub(super) fn spans(role: &Map<String, Value>, what: &str) -> Lint {
    let there: Vec<String> = role.keys().map(|key| format!("`{key}`")).collect();
    let there = if there.is_empty() { "nothing".to_owned() } else { there.join(", ") };
    lint(format!("{what} has {there} and no `spans`; expected a list of [start, end]"))
}

/// The role that is nearly called so, where it is none itself.
pub(super) fn near_role(name: &str) -> Option<&'static str> {
    let score = |role: &Role| strsim::normalized_damerau_levenshtein(role.name(), &name.to_lowercase());
    Role::ALL.iter().find(|role| score(role) >= VERY_ALIKE).map(|role| role.name())
}

fn lint(message: String) -> Lint {
    Lint::new(Check::MisspeltKey, message)
}

/// The key that is nearest to a name that is not there, of those whose value fits.
fn nearest<'o>(name: &str, object: &'o Map<String, Value>, least: f64, fits: fn(&Value) -> bool) -> Option<&'o str> {
    if object.contains_key(name) {
        return None;
    }
    // Lengths and first letters, which are seldom misspelt, tell most keys apart; and this is asked for every record.
    let length = |text: &str| f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX));
    let of_a_length = |key: &str| length(key).min(length(name)) >= least * length(key).max(length(name));
    let begins = |key: &str| key.bytes().next().map(|b| b.to_ascii_lowercase()) == name.bytes().next();
    let may_be = |key: &str, value: &Value| begins(key) && of_a_length(key) && fits(value);
    let keys = object.iter().filter(|(key, value)| may_be(key, value)).map(|(key, _)| key.as_str());
    let scored = keys.map(|key| (strsim::normalized_damerau_levenshtein(name, &key.to_lowercase()), key));
    scored.filter(|(score, _)| *score >= least).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, key)| key)
}

/// True for what a role may be: spans, or words with their spans.
fn is_role(value: &Value) -> bool {
    is_spans(value) || value.get("spans").is_some_and(is_spans)
}

/// True for a list of two numbers each that is not empty.
pub(super) fn is_spans(value: &Value) -> bool {
    let is_span = |span: &Value| span.as_array().is_some_and(|span| span.len() == 2 && span.iter().all(Value::is_u64));
    value.as_array().is_some_and(|spans| !spans.is_empty() && spans.iter().all(is_span))
}
