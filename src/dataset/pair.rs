//! Pairs: `earlier`, `later` and `label`, or `premise`, `hypothesis` and a label that may be a number, as data for natural
//! language inference has it.

use serde_json::{Map, Value};

use super::{Label, Pair};

/// Reads one pair.
pub(super) fn read(mut object: Map<String, Value>) -> Result<Pair, String> {
    let label = object.remove("label").or_else(|| object.remove("gold_label")).ok_or("the field `label` is missing")?;
    Ok(Pair {
        id: text(&mut object, &["id", "pairID", "uid"]).unwrap_or_default(),
        earlier: text(&mut object, &["earlier", "premise", "sentence1"]).ok_or("the field `earlier` is missing")?,
        later: text(&mut object, &["later", "hypothesis", "sentence2"]).ok_or("the field `later` is missing")?,
        label: read_label(&label)?,
        actor: text(&mut object, &["actor"]),
        sort: text(&mut object, &["type", "subtype", "kind"]),
    })
}

/// 0, 1 and 2 are what SNLI and its successors write for entailment, neutral and contradiction.
fn read_label(label: &Value) -> Result<Label, String> {
    let name = match label {
        Value::String(name) => name.to_lowercase(),
        other => other.to_string(),
    };
    match name.as_str() {
        "contradiction" | "2" => Ok(Label::Contradiction),
        "entailment" | "0" => Ok(Label::Entailment),
        "neutral" | "1" => Ok(Label::Neutral),
        _ => Err(format!("the label {label} is none; expected contradiction, entailment or neutral, or 2, 0 or 1")),
    }
}

/// The first of some fields that is there and is not empty.
fn text(object: &mut Map<String, Value>, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| match object.remove(*key)? {
        Value::String(text) => Some(text).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}
