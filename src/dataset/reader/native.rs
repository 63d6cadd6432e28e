//! Our own JSON: a text with its attributions, and judgements over a corpus.
//!
//! A role is a list of spans, `[[0, 7]]`, or what `extract` prints for it, `{"text": "Jo Park", "spans": [[0, 7]]}`:
//! then the words are held against the text.

use serde_json::{Map, Value};

use super::Reading;
use super::marked::Marks;
use crate::dataset::lint::{Check, Lint};
use crate::dataset::{AnnotatedText, Judgement, Labels, Record, Role, Spans};

/// Reads a text with `attributions`.
pub(super) fn text(mut object: Map<String, Value>) -> Result<Reading, String> {
    let mut recorded: Vec<(String, Value)> = Vec::new();
    let attributions = object.get_mut("attributions").and_then(Value::as_array_mut);
    for attribution in attributions.into_iter().flatten().filter_map(Value::as_object_mut) {
        for role in Role::ALL {
            let Some(value) = attribution.get_mut(role.name()) else { continue };
            if let Some(words) = value.as_object_mut() {
                let spans = words.remove("spans").unwrap_or_default();
                if let Some(Value::String(text)) = words.remove("text") {
                    recorded.push((text, spans.clone()));
                }
                *value = spans;
            }
            if value.is_null() {
                *value = Value::Array(Vec::new());
            }
        }
    }
    let text: AnnotatedText = typed(object)?;
    let mut marks = Marks::default();
    if !recorded.is_empty() {
        let chars: Vec<char> = text.text.chars().collect();
        for (words, spans) in recorded {
            let spans: Spans = serde_json::from_value(spans).map_err(|error| error.to_string())?;
            if !spans.is_empty() {
                marks.compare(&words, &spans, &chars);
            }
        }
    }
    Ok(Reading { records: vec![Record::Text(text)], lints: marks.lints })
}

/// Reads a judgement of two places of a corpus, or of one that tells of the whole change.
pub(super) fn judgement(mut object: Map<String, Value>, labels: &Labels) -> Result<Reading, String> {
    let label = object.get("label").ok_or("the field `label` is missing")?;
    let name = label.as_str().map_or_else(|| label.to_string(), str::to_owned);
    let Some(verdict) = labels.verdict(&name) else {
        let message = format!("the label `{name}` is none of judgements; expected contradiction or consistent");
        let id = object.get("id").and_then(serde_json::Value::as_str).map(str::to_owned);
        return Ok(Reading { records: Vec::new(), lints: vec![Lint::new(Check::UnknownLabel, message).of(id)] });
    };
    object.insert("label".to_owned(), serde_json::to_value(verdict).map_err(|error| error.to_string())?);
    let judgement: Judgement = typed(object)?;
    Ok(Record::Judgement(judgement).into())
}

fn typed<T: serde::de::DeserializeOwned>(object: Map<String, Value>) -> Result<T, String> {
    serde_json::from_value(Value::Object(object)).map_err(|error| error.to_string())
}
