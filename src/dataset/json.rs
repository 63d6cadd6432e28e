//! JSON records, told apart by their fields.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use serde_json::{Map, Value};

use super::values::{Text, values};
use super::{AnnotatedText, Item, Judgement, Record, pair};
use crate::error::{Fault, unreadable};

/// The records of one file; a record that cannot be read is a fault, and the next ones are read all the same.
pub(super) fn read(file: &Path, path: &str) -> Box<dyn Iterator<Item = Result<Item, Fault>>> {
    let opened: io::Result<Box<dyn BufRead>> = if path == "-" {
        Ok(Box::new(BufReader::new(io::stdin())))
    } else {
        File::open(file).map(|file| Box::new(BufReader::new(file)) as Box<dyn BufRead>)
    };
    match opened.and_then(values) {
        Ok(values) => {
            let path = path.to_owned();
            Box::new(values.map(move |text| match text {
                Ok(text) => item(&text, &path),
                Err(error) => Err(unreadable(&path, &error)),
            }))
        }
        Err(error) => Box::new(std::iter::once(Err(unreadable(path, &error)))),
    }
}

fn item(text: &Text, path: &str) -> Result<Item, Fault> {
    let parsed = serde_json::from_slice(&text.bytes)
        .or_else(|error| serde_json::from_slice(&without_constants(&text.bytes)).map_err(|_: serde_json::Error| error));
    let object = match parsed {
        Ok(Value::Object(object)) => object,
        Ok(_) => return Err(Fault::line(path, text.line, "expected a JSON object")),
        Err(error) => return Err(broken(text, path, &error)),
    };
    let mut record = record(object).map_err(|message| Fault::line(path, text.line, message))?;
    let id = match &mut record {
        Record::Text(text) => &mut text.id,
        Record::Pair(pair) => &mut pair.id,
        Record::Judgement(judgement) => &mut judgement.id,
    };
    if id.is_empty() {
        *id = format!("{path}:{}", text.line);
    }
    Ok(Item { path: path.to_owned(), line: text.line, record })
}

fn record(object: Map<String, Value>) -> Result<Record, String> {
    let has = |key: &str| object.contains_key(key);
    let is_text = |key: &str| object.get(key).is_some_and(Value::is_string);
    if has("attributions") {
        typed::<AnnotatedText>(object).map(Record::Text)
    } else if has("premise") && has("hypothesis") || has("sentence1") && has("sentence2") || is_text("earlier") {
        pair::read(object).map(Record::Pair)
    } else if has("later") {
        typed::<Judgement>(object).map(Record::Judgement)
    } else {
        let there: Vec<String> = object.keys().take(8).map(|key| format!("`{key}`")).collect();
        let there = if there.is_empty() { "no fields".to_owned() } else { there.join(", ") };
        Err(format!(
            "not a record that can be scored: it has {there}; expected a text with `attributions`, a pair with \
             `earlier`, `later` and `label`, or a judgement over a corpus"
        ))
    }
}

fn typed<T: serde::de::DeserializeOwned>(object: Map<String, Value>) -> Result<T, String> {
    serde_json::from_value(Value::Object(object)).map_err(|error| error.to_string())
}

/// The text with `null` for what Python writes where JSON has no number: `NaN`, `Infinity` and `-Infinity`.
fn without_constants(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let (mut quoted, mut escaped, mut rest) = (false, false, bytes);
    while let Some((byte, after)) = rest.split_first() {
        let constant =
            [&b"NaN"[..], b"Infinity", b"-Infinity"].into_iter().find(|name| !quoted && rest.starts_with(name));
        if let Some(name) = constant {
            out.extend(b"null");
            rest = &rest[name.len()..];
            continue;
        }
        quoted ^= *byte == b'"' && !escaped;
        escaped = quoted && *byte == b'\\' && !escaped;
        out.push(*byte);
        rest = after;
    }
    out
}

/// The parser's message, with the line it points into where the record takes several.
fn broken(text: &Text, path: &str, error: &serde_json::Error) -> Fault {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or(&message);
    let line = text.line + error.line().saturating_sub(1);
    Fault::line(path, line, format!("broken JSON at column {}: {message}", error.column()))
        .help("the other records are read")
}
