//! doccano's JSON Lines, in both shapes.
//!
//! ```text
//! {"text": "…", "label": [[0, 7, "Source"], [8, 12, "Cue"]]}
//! {"text": "…", "entities": [{"id": 1, "label": "Source", "start_offset": 0, "end_offset": 7}],
//!  "relations": [{"id": 9, "from_id": 1, "to_id": 2, "type": "by"}]}
//! ```
//!
//! The first has no links: there each source and content belongs to the nearest cue. Offsets count code points.

use serde_json::{Map, Value};

use super::marked::Marks;
use super::{Reading, pair};
use crate::dataset::{AnnotatedText, Labels, Record};

/// True where a record looks like doccano's.
pub(super) fn is_doccano(object: &Map<String, Value>) -> bool {
    let list = |key: &str| object.get(key).and_then(Value::as_array);
    let triples = |key: &str| list(key).is_some_and(|all| all.iter().all(Value::is_array));
    object.get("text").or_else(|| object.get("data")).is_some_and(Value::is_string)
        && (list("entities").is_some() || triples("label") || triples("labels"))
}

/// Reads one text.
pub(super) fn read(mut object: Map<String, Value>, labels: &Labels) -> Result<Reading, String> {
    let text = pair::text(&mut object, &["text", "data"]).ok_or("the field `text` is missing")?;
    let mut marks = Marks::default();
    for (index, value) in list(&object, &["label", "labels"]).enumerate() {
        let Some([start, end, label]) = value.as_array().and_then(|triple| triple.first_chunk()) else {
            return Err(format!("expected [start, end, label], found {value}"));
        };
        let span = [offset(start)?, offset(end)?];
        let label = label.as_str().ok_or_else(|| format!("expected a label, found {label}"))?;
        marks.add(index.to_string(), label, vec![span], labels);
    }
    for entity in list(&object, &["entities"]) {
        let field = |name: &str| entity.get(name).ok_or_else(|| format!("an entity has no `{name}`"));
        let span = [offset(field("start_offset")?)?, offset(field("end_offset")?)?];
        let label = field("label")?.as_str().ok_or("the label of an entity is no text")?;
        marks.add(field("id")?.to_string(), label, vec![span], labels);
    }
    let known = list(&object, &["entities"]).filter_map(|entity| Some(entity.get("id")?.to_string())).collect();
    for relation in list(&object, &["relations"]) {
        if let (Some(from), Some(to)) = (relation.get("from_id"), relation.get("to_id")) {
            marks.links.push((from.to_string(), to.to_string()));
        }
    }
    marks.hold_links(&known);
    let record = AnnotatedText {
        id: pair::text(&mut object, &["id"]).unwrap_or_default(),
        date: pair::text(&mut object, &["date"]),
        annotator: pair::text(&mut object, &["annotator", "username"]),
        attributions: marks.attributions(&text.chars().collect::<Vec<_>>()),
        text,
        discard: marks.discard,
    };
    Ok(Reading { records: vec![Record::Text(record)], lints: marks.lints, given: Vec::new() })
}

/// The values of the first of some lists that is there.
pub(super) fn list<'o>(object: &'o Map<String, Value>, keys: &[&str]) -> impl Iterator<Item = &'o Value> {
    keys.iter().find_map(|key| object.get(*key)?.as_array()).into_iter().flatten()
}

/// An offset, as JSON has it.
pub(super) fn offset(value: &Value) -> Result<u32, String> {
    let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
    number.ok_or_else(|| format!("expected an offset, found {value}"))
}
