//! Our own JSON: a text with its attributions, and judgements over a corpus.
//!
//! A role is a list of spans, `[[0, 7]]`, or what `extract` prints for it, `{"text": "Jo Park", "spans": [[0, 7]]}`:
//! then the words are held against the text.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::Reading;
use super::marked::Marks;
use super::misspelt;
use crate::dataset::lint::{Check, Lint};
use crate::dataset::{AnnotatedText, Judgement, Labels, Record, Role, Spans};

/// Reads a text with `attributions`.
pub(super) fn text(mut object: Map<String, Value>) -> Result<Reading, String> {
    let mut recorded: Vec<(String, Spans)> = Vec::new();
    let mut lints: Vec<Lint> = misspelt::field("discard", &object, misspelt::is_spans).into_iter().collect();
    let attributions = object.get_mut("attributions").and_then(Value::as_array_mut);
    for (index, attribution) in attributions.into_iter().flatten().enumerate() {
        let Some(attribution) = attribution.as_object_mut() else { continue };
        let name = format!("attribution {}", index + 1);
        lints.extend(Role::ALL.iter().filter_map(|role| misspelt::role(role.name(), attribution, &name)));
        for role in Role::ALL {
            let Some(value) = attribution.get_mut(role.name()) else { continue };
            let what = format!("the {} of {name}", role.name());
            if let Some(words) = value.as_object_mut() {
                if !words.contains_key("spans") {
                    lints.push(misspelt::spans(words, &what));
                }
                let spans = words.remove("spans").unwrap_or_default();
                if let Some(Value::String(text)) = words.remove("text") {
                    recorded.push((text, self::spans(&spans, &what)?));
                }
                *value = spans;
            }
            if value.is_null() {
                *value = Value::Array(Vec::new());
            }
            spans(value, &what)?;
        }
    }
    let text: AnnotatedText = typed(object)?;
    let mut marks = Marks { lints, ..Marks::default() };
    if !recorded.is_empty() {
        let chars: Vec<char> = text.text.chars().collect();
        for (words, spans) in recorded {
            if let Some((first, last)) = spans.first().zip(spans.last()) {
                marks.compare(&words, &spans, [first[0], last[1]], &chars);
            }
        }
    }
    Ok(Reading { records: vec![Record::Text(text)], lints: marks.lints, given: Vec::new() })
}

/// The spans of a role; none where there is no list.
fn spans(value: &Value, what: &str) -> Result<Spans, String> {
    let spans = Option::<Spans>::deserialize(value).map(Option::unwrap_or_default);
    spans.map_err(|_| format!("{what} is {value}; expected a list of [start, end], as in [[0, 7]]"))
}

/// Reads a judgement of two places of a corpus, or of one that tells of the whole change.
pub(super) fn judgement(mut object: Map<String, Value>, labels: &Labels) -> Result<Reading, String> {
    let label = object.get("label");
    let label = label.ok_or_else(|| format!("the field `label` is missing{}", misspelt::hint("label", &object)))?;
    let name = label.as_str().map_or_else(|| label.to_string(), str::to_owned);
    let Some(verdict) = labels.verdict(&name) else {
        let message = format!("the label `{name}` is none of judgements; expected contradiction or consistent");
        let id = object.get("id").and_then(serde_json::Value::as_str).map(str::to_owned);
        let lint = Lint::new(Check::UnknownLabel, message).of(id);
        return Ok(Reading { lints: vec![lint], ..Reading::default() });
    };
    object.insert("label".to_owned(), serde_json::to_value(verdict).map_err(|error| error.to_string())?);
    let judgement: Judgement = typed(object)?;
    Ok(Record::Judgement(judgement).into())
}

fn typed<T: serde::de::DeserializeOwned>(object: Map<String, Value>) -> Result<T, String> {
    serde_json::from_value(Value::Object(object)).map_err(|error| error.to_string())
}
