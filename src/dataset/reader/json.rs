//! JSON records, told apart by their fields.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use serde_json::{Map, Value};

use super::values::{Text, values};
use super::{Reading, doccano, label_studio, misspelt, native, pair, prodigy};
use crate::dataset::{Item, Labels};
use crate::error::{Fault, unreadable};

/// The records of one file; a record that cannot be read is a fault, and the next ones are read all the same.
pub(super) fn read<'l>(
    file: &Path,
    path: String,
    labels: &'l Labels,
) -> Box<dyn Iterator<Item = Result<Item, Fault>> + 'l> {
    let opened: io::Result<Box<dyn BufRead>> = if path == "-" {
        Ok(Box::new(BufReader::new(io::stdin())))
    } else {
        File::open(file).map(|file| Box::new(BufReader::new(file)) as Box<dyn BufRead>)
    };
    match opened.and_then(values) {
        Ok(values) => {
            let items = values.map({
                let path = path.clone();
                move |text| match text {
                    Ok(text) => item(&text, &path, labels),
                    Err(error) => Err(unreadable(&path, &error)),
                }
            });
            Box::new(until_hopeless(items, path))
        }
        Err(error) => Box::new(std::iter::once(Err(unreadable(&path, &error)))),
    }
}

/// Records at the start of a file that must not all be faults for the rest of it to be read.
const HOPELESS: usize = 10;

/// The items up to where it is plain that a file is of another sort: that is told once, not for each of a million lines.
fn until_hopeless(
    mut items: impl Iterator<Item = Result<Item, Fault>>,
    path: String,
) -> impl Iterator<Item = Result<Item, Fault>> {
    // How many faults there were before the first record; none is counted from there on.
    let mut faults = Some(0);
    std::iter::from_fn(move || {
        if faults > Some(HOPELESS) {
            return None;
        }
        if faults == Some(HOPELESS) {
            faults = Some(HOPELESS + 1);
            let message = format!("none of the first {HOPELESS} records can be read; the others are not looked at");
            return Some(Err(
                Fault::file(&path, message).help("JSON Lines, JSON, and brat's .ann beside .txt are read")
            ));
        }
        let item = items.next()?;
        faults = faults.filter(|_| item.is_err()).map(|count| count + 1);
        Some(item)
    })
}

fn item(text: &Text, path: &str, labels: &Labels) -> Result<Item, Fault> {
    let parsed = serde_json::from_slice(&text.bytes)
        .or_else(|error| serde_json::from_slice(&without_constants(&text.bytes)).map_err(|_: serde_json::Error| error));
    let object = match parsed {
        Ok(Value::Object(object)) => object,
        Ok(_) => return Err(Fault::line(path, text.line, "expected a JSON object")),
        Err(error) => return Err(broken(text, path, &error)),
    };
    let id = object.get("id").cloned().unwrap_or_default();
    let mut reading = record(object, labels).map_err(|message| match &id {
        Value::String(id) => Fault::line(path, text.line, format!("record `{id}`: {message}")),
        Value::Number(id) => Fault::line(path, text.line, format!("record `{id}`: {message}")),
        _ => Fault::line(path, text.line, message),
    })?;
    for record in &mut reading.records {
        record.name(|| format!("{path}:{}", text.line));
    }
    let Reading { records, lints, given } = reading;
    Ok(Item { path: path.to_owned(), line: text.line, records, lints, given })
}

/// Fields that tell what a record is.
const KNOWN: [&str; 6] = ["attributions", "earlier", "later", "premise", "hypothesis", "annotations"];

/// What a record is, by the fields it has.
fn record(object: Map<String, Value>, labels: &Labels) -> Result<Reading, String> {
    if object.contains_key("attributions") {
        native::text(object)
    } else if pair::is_pair(&object) {
        pair::read(object, labels)
    } else if object.get("later").is_some_and(|later| !later.is_string()) {
        native::judgement(object, labels)
    } else if label_studio::is_task(&object) {
        label_studio::read(object, labels)
    } else if doccano::is_doccano(&object) {
        doccano::read(object, labels)
    } else if prodigy::is_prodigy(&object) {
        prodigy::read(object, labels)
    } else if pair::is_half(&object) {
        pair::read(object, labels)
    } else {
        let there: Vec<String> = object.keys().take(8).map(|key| format!("`{key}`")).collect();
        let hint = KNOWN.iter().map(|key| misspelt::hint(key, &object)).find(|hint| !hint.is_empty());
        let there = if there.is_empty() { "no fields".to_owned() } else { there.join(", ") };
        Err(format!(
            "not a record that can be scored: it has {there}; expected a text with `attributions`, a pair with \
             `earlier`, `later` and `label`, a judgement over a corpus, or what Label Studio, doccano or Prodigy export{}",
            hint.unwrap_or_default()
        ))
    }
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
