//! Prodigy's JSON Lines: `spans` with their labels, `relations` between them, and whether the example was accepted.
//!
//! Relations name tokens; the spans that they carry along (`head_span`, `child_span`) say which words are meant. Offsets
//! count code points.

use serde_json::{Map, Value};

use super::doccano::{list, offset};
use super::marked::Marks;
use super::{Reading, pair};
use crate::dataset::{AnnotatedText, Labels, Record};

/// True where a record looks like Prodigy's.
pub(super) fn is_prodigy(object: &Map<String, Value>) -> bool {
    let has = |key: &str| object.contains_key(key);
    object.get("text").is_some_and(Value::is_string) && (has("spans") || has("answer") || has("_task_hash"))
}

/// Reads one example; one that was rejected or ignored is no record.
pub(super) fn read(mut object: Map<String, Value>, labels: &Labels) -> Result<Reading, String> {
    if object.get("answer").is_some_and(|answer| answer != "accept") {
        return Ok(Reading::default());
    }
    let text = pair::text(&mut object, &["text"]).ok_or("the field `text` is missing")?;
    let chars: Vec<char> = text.chars().collect();
    let mut marks = Marks::default();
    for span in list(&object, &["spans"]) {
        let place = place(span)?;
        let label = span.get("label").and_then(Value::as_str).ok_or("a span has no label")?;
        if let Some(recorded) = span.get("text").and_then(Value::as_str) {
            marks.compare(recorded, &vec![place], place, &chars);
        }
        marks.add(key(place), label, vec![place], labels);
    }
    for relation in list(&object, &["relations"]) {
        if let (Some(head), Some(child)) = (relation.get("head_span"), relation.get("child_span")) {
            marks.links.push((key(place(head)?), key(place(child)?)));
        }
    }
    let mut meta = match object.remove("meta") {
        Some(Value::Object(meta)) => meta,
        _ => Map::new(),
    };
    let id = pair::text(&mut object, &["id"]).or_else(|| pair::text(&mut meta, &["id"]));
    let record = AnnotatedText {
        id: id.unwrap_or_default(),
        date: pair::text(&mut object, &["date"]).or_else(|| pair::text(&mut meta, &["date"])),
        annotator: pair::text(&mut object, &["_annotator_id", "_session_id", "annotator"]),
        text,
        attributions: marks.attributions(&chars),
        discard: marks.discard,
    };
    Ok(Reading { records: vec![Record::Text(record)], lints: marks.lints, given: Vec::new() })
}

fn place(span: &Value) -> Result<[u32; 2], String> {
    let field = |name: &str| span.get(name).ok_or_else(|| format!("a span has no `{name}`"));
    Ok([offset(field("start")?)?, offset(field("end")?)?])
}

fn key([start, end]: [u32; 2]) -> String {
    format!("{start}..{end}")
}
