//! Front matter: TOML between lines of `+++`, or `key: value` lines between lines of `---`.
//!
//! Keys that are read: `id`, `date`, `publisher`, `title`. Site generators put many more there; they are passed over.

use std::ops::Range;

use super::prose::Given;
use super::{Corpus, Origin, prose};
use crate::error::Fault;

/// Makes the document of a text that may begin with front matter.
pub(super) fn read(text: String, id: String, origin: Origin) -> Corpus {
    let mut given = Given { id, ..Given::default() };
    let mut start = 0;
    if let Some((fence, inside, body)) = fenced(&text) {
        start = body;
        if fence == "+++" {
            if let Err(fault) = read_toml(&text, inside, &mut given, &origin) {
                return fault.into();
            }
        } else {
            read_lines(&text[inside], &mut given);
        }
    }
    prose::document(text, start, given, origin)
}

/// The fence, the bytes between its two lines, and where the text goes on; `None` where it is not closed.
fn fenced(text: &str) -> Option<(&'static str, Range<usize>, usize)> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let fence = ["+++", "---"].into_iter().find(|fence| text[start..].starts_with(fence))?;
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == fence)?;
    let inside = start + first.len();
    let mut at = inside;
    for line in lines {
        if line.trim_end() == fence {
            return Some((fence, inside..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn read_toml(text: &str, inside: Range<usize>, given: &mut Given, origin: &Origin) -> Result<(), Fault> {
    let table: toml::Table = text[inside.clone()].parse().map_err(|error: toml::de::Error| {
        let span = error.span().unwrap_or(0..0);
        let message = format!("front matter is not TOML: {}", error.message());
        let head = &text[..inside.end];
        Fault::at(&origin.path, head, inside.start + span.start..inside.start + span.end, message)
    })?;
    for (key, value) in &table {
        match value {
            toml::Value::String(value) => set(given, key, value),
            toml::Value::Integer(value) => set(given, key, &value.to_string()),
            toml::Value::Datetime(value) => set(given, key, &value.to_string()),
            _ => {}
        }
    }
    Ok(())
}

/// Reads `key: value` lines; the values of lists and tables stand on indented lines and are passed over.
fn read_lines(text: &str, given: &mut Given) {
    for line in text.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        let value = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or(""),
            _ => value.split(" #").next().unwrap_or("").trim_end(),
        };
        if !value.is_empty() {
            set(given, key, value);
        }
    }
}

fn set(given: &mut Given, key: &str, value: &str) {
    match key {
        "id" => value.clone_into(&mut given.id),
        "date" => given.set_date(value),
        "publisher" => given.publisher = Some(value.to_owned()),
        "title" => given.title = Some(value.to_owned()),
        _ => {}
    }
}
