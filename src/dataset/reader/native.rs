//! Our own JSON: a text with its attributions, and judgements over a corpus.
//!
//! A role is a list of spans, `[[0, 7]]`, or what `extract` prints for it, `{"text": "Jo Park", "spans": [[0, 7]]}`:
//! then the words are held against the text.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::marked::Marks;
use super::{Reading, misspelt, pair};
use crate::dataset::lint::{Check, Lint};
use crate::dataset::{AnnotatedText, Annotation, Judgement, Labels, Place, Record, Role, Spans};

/// Reads a text with `attributions`.
pub(super) fn text(mut object: Map<String, Value>) -> Result<Reading, String> {
    let mut lints: Vec<Lint> = misspelt::field("discard", &object, misspelt::is_spans).into_iter().collect();
    let attributions = match object.remove("attributions") {
        Some(Value::Array(attributions)) => attributions,
        other => return Err(format!("the field `attributions` is {}; expected a list", shown(other.as_ref()))),
    };
    let text = match object.remove("text") {
        Some(Value::String(text)) => text,
        None => return Err(format!("the field `text` is missing{}", misspelt::hint("text", &object))),
        other => return Err(format!("the field `text` is {}; expected a text", shown(other.as_ref()))),
    };
    if let Some(id) = object.get("id").filter(|id| !id.is_string() && !id.is_number() && !id.is_null()) {
        return Err(format!("the field `id` is {}; expected a text or a number", shown(Some(id))));
    }
    let (mut annotations, mut recorded) = (Vec::new(), Vec::new());
    for (index, attribution) in attributions.iter().enumerate() {
        let name = format!("attribution {}", index + 1);
        annotations.push(annotation(attribution, &name, &mut lints, &mut recorded)?);
    }
    let mut marks = Marks { lints, ..Marks::default() };
    if !recorded.is_empty() {
        let chars: Vec<char> = text.chars().collect();
        for (words, spans) in recorded {
            if let Some((first, last)) = spans.first().zip(spans.last()) {
                marks.compare(words, &spans, [first[0], last[1]], &chars);
            }
        }
    }
    let record = AnnotatedText {
        id: pair::text(&mut object, &["id"]).unwrap_or_default(),
        date: pair::text(&mut object, &["date"]),
        annotator: pair::text(&mut object, &["annotator"]),
        attributions: annotations,
        text,
        discard: spans(object.get("discard").unwrap_or(&Value::Null), "the field `discard`")?,
    };
    Ok(Reading { records: vec![Record::Text(record)], lints: marks.lints, given: Vec::new() })
}

/// One attribution; the words that the data repeats for its roles go to `recorded`.
fn annotation<'v>(
    value: &'v Value,
    name: &str,
    lints: &mut Vec<Lint>,
    recorded: &mut Vec<(&'v str, Spans)>,
) -> Result<Annotation, String> {
    let Some(attribution) = value.as_object() else {
        return Err(format!("{name} is {}; expected an object with `cue` and `content`", shown(Some(value))));
    };
    lints.extend(Role::ALL.iter().filter_map(|role| misspelt::role(role.name(), attribution, name)));
    let mut annotation = Annotation { speech: speech(attribution, name)?, ..Annotation::default() };
    for role in Role::ALL {
        let Some(mut value) = attribution.get(role.name()) else { continue };
        let what = format!("the {} of {name}", role.name());
        let mut words = None;
        if let Some(with_words) = value.as_object() {
            if !with_words.contains_key("spans") {
                lints.push(misspelt::spans(with_words, &what));
            }
            value = with_words.get("spans").unwrap_or(&Value::Null);
            words = with_words.get("text").and_then(Value::as_str);
        }
        let spans = spans(value, &what)?;
        recorded.extend(words.map(|words| (words, spans.clone())));
        *annotation.spans_mut(role) = spans;
    }
    Ok(annotation)
}

/// Whether the cue of an attribution is a verb of speech, where the data tells.
fn speech(attribution: &Map<String, Value>, name: &str) -> Result<Option<bool>, String> {
    match attribution.get("speech") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Bool(speech)) => Ok(Some(*speech)),
        other => Err(format!("the field `speech` of {name} is {}; expected true or false", shown(other))),
    }
}

/// The spans of a role; none where there is no list.
fn spans(value: &Value, what: &str) -> Result<Spans, String> {
    let spans = Option::<Spans>::deserialize(value).map(Option::unwrap_or_default);
    spans.map_err(|_| format!("{what} is {}; expected a list of [start, end], as in [[0, 7]]", shown(Some(value))))
}

/// Letters of a value that a message repeats.
const SHOWN: usize = 40;

/// A value as a message repeats it.
fn shown(value: Option<&Value>) -> String {
    let text = value.map_or_else(|| "missing".to_owned(), Value::to_string);
    match text.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
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
    for side in ["earlier", "later"] {
        if let Some(place) = object.get(side).filter(|place| !place.is_null()) {
            Place::deserialize(place).map_err(|error| {
                let found = shown(Some(place));
                format!("the {side} place is {found}: {error}; expected an object with `document` and `spans`")
            })?;
        }
    }
    let judgement = Judgement::deserialize(Value::Object(object)).map_err(|error| error.to_string())?;
    Ok(Record::Judgement(judgement).into())
}
