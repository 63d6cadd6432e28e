//! Label Studio's JSON: tasks with the results of each annotator (`JSON`), or one line of spans a task (`JSON-MIN`).
//!
//! ```text
//! {"data": {"text": "…"}, "annotations": [{"completed_by": 1, "result": [
//!   {"id": "a", "type": "labels", "value": {"start": 0, "end": 7, "text": "Jo Park", "labels": ["Source"]}},
//!   {"type": "relation", "from_id": "a", "to_id": "b"}]}]}
//! ```
//!
//! Of a task with several annotations each becomes a record of its own. `value.text` may be missing.

use serde_json::{Map, Value};

use super::doccano::{list, offset};
use super::marked::Marks;
use super::{Reading, offsets, pair};
use crate::dataset::{AnnotatedText, Given, Labels, Record};

/// True where a record looks like a task.
pub(super) fn is_task(object: &Map<String, Value>) -> bool {
    object.get("data").is_some_and(Value::is_object)
        || object.contains_key("text") && regions(object).next().is_some_and(|region| region.get("labels").is_some())
}

/// Reads one task: a record for each annotation that was not cancelled.
pub(super) fn read(mut object: Map<String, Value>, labels: &Labels) -> Result<Reading, String> {
    let Some(Value::Object(data)) = object.remove("data") else { return read_short(object, labels) };
    let id = pair::text(&mut object, &["id"]);
    let mut reading = Reading::default();
    for annotation in list(&object, &["annotations", "completions"]) {
        if annotation.get("was_cancelled").is_some_and(|cancelled| cancelled == true) {
            continue;
        }
        let annotator = annotation.get("completed_by").and_then(who);
        let results: Vec<&Value> = annotation.get("result").and_then(Value::as_array).into_iter().flatten().collect();
        let mut data = data.clone();
        if let Some(id) = pair::text(&mut data, &["id"]).or_else(|| id.clone()) {
            data.insert("id".to_owned(), id.into());
        }
        data.extend(annotator.map(|annotator| ("annotator".to_owned(), annotator.into())));
        let one = if pair::is_pair(&data) {
            data.extend(chosen(&results).map(|label| ("label".to_owned(), label.clone())));
            pair::read(data, labels)?
        } else {
            text(data, &results, labels)?
        };
        reading.records.extend(one.records);
        reading.lints.extend(one.lints);
        reading.given.extend(one.given);
    }
    Ok(reading)
}

/// A task on one line: the spans stand in a field of the name that the labelling set-up gives them.
fn read_short(object: Map<String, Value>, labels: &Labels) -> Result<Reading, String> {
    let regions: Vec<Value> = regions(&object).map(|value| serde_json::json!({ "value": value })).collect();
    text(object, &regions.iter().collect::<Vec<_>>(), labels)
}

/// The spans of a task on one line.
fn regions(object: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    object.values().filter_map(Value::as_array).flatten().filter(|value| value.get("start").is_some())
}

fn text(mut data: Map<String, Value>, results: &[&Value], labels: &Labels) -> Result<Reading, String> {
    let text = pair::text(&mut data, &["text"]).ok_or("the field `text` of the task's data is missing")?;
    let chars: Vec<char> = text.chars().collect();
    let mut marks = Marks::default();
    let regions: Vec<(&Value, &Value)> =
        results.iter().filter_map(|result| Some((*result, result.get("value")?))).collect();
    let given = regions.iter().map(|(_, value)| {
        let field = |name: &str| value.get(name).ok_or_else(|| format!("a region has no `{name}`"));
        let recorded = value.get("text").and_then(Value::as_str);
        Ok(([offset(field("start")?)?, offset(field("end")?)?], recorded))
    });
    let given: Vec<offsets::Given> = given.collect::<Result<_, String>>()?;
    let spans = offsets::code_points(&chars, &given);
    for (index, (((result, value), (offsets, recorded)), span)) in regions.iter().zip(&given).zip(&spans).enumerate() {
        if let Some(recorded) = recorded {
            marks.compare(recorded, &vec![*span], *offsets, &chars);
        }
        let key = result.get("id").and_then(Value::as_str).map_or_else(|| index.to_string(), str::to_owned);
        for label in value.get("labels").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            marks.add(key.clone(), label, vec![*span], labels);
        }
    }
    for relation in results {
        let key = |name: &str| relation.get(name).and_then(Value::as_str).map(str::to_owned);
        marks.links.extend(key("from_id").zip(key("to_id")));
    }
    let known = results.iter().filter_map(|result| result.get("id")?.as_str()).map(str::to_owned).collect();
    marks.hold_links(&known);
    let record = AnnotatedText {
        id: pair::text(&mut data, &["id"]).unwrap_or_default(),
        date: pair::text(&mut data, &["date"]),
        annotator: data.get("annotator").and_then(who),
        text,
        attributions: marks.attributions(&chars),
        discard: marks.discard,
    };
    let told =
        given.iter().zip(spans).map(|((offsets, _), span)| Given { span, offsets: *offsets, line: None, id: None });
    Ok(Reading { records: vec![Record::Text(record)], lints: marks.lints, given: told.collect() })
}

/// The choice of an annotator, for tasks that show two statements.
fn chosen<'v>(results: &[&'v Value]) -> Option<&'v Value> {
    results.iter().find_map(|result| result.get("value")?.get("choices")?.as_array()?.first())
}

/// An annotator: a number, a name, or an object with an address.
fn who(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(user) => user.get("email").or_else(|| user.get("id")).and_then(who),
        _ => None,
    }
}
