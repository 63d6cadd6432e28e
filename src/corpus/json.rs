//! JSON Lines, a document a line, and JSON files that hold one document or an array of them.

use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use super::prose::Given;
use super::{Corpus, Options, Origin, Record, prose};
use crate::error::Fault;

/// The names of the fields of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// Its id: text or a number.
    pub id: String,
    /// Its date.
    pub date: String,
    /// Who published it.
    pub publisher: String,
    /// Its headline.
    pub title: String,
    /// Its text, the only field that must be there.
    pub text: String,
}

impl Default for Fields {
    fn default() -> Self {
        Fields {
            id: "id".to_owned(),
            date: "date".to_owned(),
            publisher: "publisher".to_owned(),
            title: "title".to_owned(),
            text: "text".to_owned(),
        }
    }
}

/// True where a file that is said to be JSON, or looks like it, has a document on each line.
pub(super) fn is_lines(bytes: &[u8]) -> bool {
    let first = bytes.trim_ascii_start().split(|b| *b == b'\n').next().unwrap_or(bytes);
    first.starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(first).is_ok()
}

/// Reads the document of a line, counted from 1.
pub(super) fn read_line(line: &[u8], number: usize, id: &str, path: &str, options: &Options) -> Corpus {
    let origin = Origin { path: path.to_owned(), record: Some(Record::Line(number)) };
    match serde_json::from_slice(line) {
        Ok(value) => document(value, format!("{id}:{number}"), origin, options),
        Err(error) => broken_line(path, number, line, &error).help("the other lines are read").into(),
    }
}

/// Reads a file that is one JSON value: a document, or an array of them.
pub(super) fn read_whole(bytes: &[u8], id: &str, path: &str, options: &Options) -> Corpus {
    let values = match serde_json::from_slice(bytes) {
        Ok(Value::Array(values)) => values,
        Ok(value) => {
            let origin = Origin { path: path.to_owned(), record: None };
            return document(value, id.to_owned(), origin, options);
        }
        Err(error) => {
            let line = bytes.split(|b| *b == b'\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
            return broken_line(path, error.line(), line, &error).into();
        }
    };
    let records = values.into_iter().enumerate().map(|(index, value)| {
        let origin = Origin { path: path.to_owned(), record: Some(Record::Value(index + 1)) };
        document(value, format!("{id}:{}", index + 1), origin, options)
    });
    gather(records)
}

fn document(value: Value, id: String, origin: Origin, options: &Options) -> Corpus {
    let fields = &options.fields;
    let fault = |message: String| Fault { line: origin.number(), ..Fault::file(&origin.path, message) };
    let Value::Object(mut object) = value else {
        return fault("expected a JSON object with the fields of a document".to_owned()).into();
    };
    let text = match object.remove(&fields.text) {
        Some(Value::String(text)) => text,
        Some(_) => return fault(format!("the field `{}` is not a text", fields.text)).into(),
        None => {
            let fault = fault(format!("the field `{}` is missing", fields.text));
            return fault.help(lacking(&object)).into();
        }
    };
    let mut given = Given { id: string(&mut object, &fields.id).unwrap_or(id), ..Given::default() };
    if let Some(date) = string(&mut object, &fields.date) {
        given.set_date(&date);
    }
    given.publisher = string(&mut object, &fields.publisher);
    given.title = string(&mut object, &fields.title);
    prose::document(text, 0, given, origin)
}

/// A field that is a text or a number and not empty.
fn string(object: &mut Map<String, Value>, field: &str) -> Option<String> {
    match object.remove(field)? {
        Value::String(text) => Some(text).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What to do where the text is missing: the fields that are there may be named otherwise.
fn lacking(object: &Map<String, Value>) -> String {
    let there: Vec<String> = object.keys().take(8).map(|key| format!("`{key}`")).collect();
    let there = if there.is_empty() { "no fields".to_owned() } else { there.join(", ") };
    format!("it has {there}; if one of them is the text, name it under [fields] in volteface.toml: text = \"…\"")
}

/// A broken line is shown with a caret where it is short enough to be seen.
fn broken_line(path: &str, number: usize, line: &[u8], error: &serde_json::Error) -> Fault {
    let Ok(text) = std::str::from_utf8(line) else {
        let valid = std::str::from_utf8(line).map_or_else(|error| error.valid_up_to(), str::len);
        return Fault::line(path, number, format!("not UTF-8: the line's byte {valid} begins no character"));
    };
    let text = text.trim_end();
    let fault = Fault::line(path, number, broken(error));
    if text.len() > 200 {
        return Fault { message: format!("{} at column {}", fault.message, error.column()), ..fault };
    }
    let mut start = error.column().saturating_sub(1).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let length = text[start..].chars().next().map_or(0, char::len_utf8);
    Fault { source: Some((text.to_owned(), number)), span: Some(start..start + length), ..fault }
}

/// The parser's message without its place.
fn broken(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or(&message);
    format!("broken JSON: {message}")
}

pub(super) fn gather(parts: impl IntoIterator<Item = Corpus>) -> Corpus {
    parts.into_iter().fold(Corpus::default(), |mut all, part| {
        all.append(part);
        all
    })
}
