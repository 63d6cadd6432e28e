//! Pairs: `earlier`, `later` and `label`, or `premise`, `hypothesis` and a label that may be a number, as data for natural
//! language inference has it.

use serde_json::{Map, Value};

use super::{Reading, misspelt};
use crate::dataset::lint::{Check, Lint};
use crate::dataset::{Label, Labels, Meaning, Pair, Record};

/// Names of the two sides in the data we know.
const SIDES: [[&str; 2]; 3] = [["earlier", "later"], ["premise", "hypothesis"], ["sentence1", "sentence2"]];

/// Names of the label, of an id, of who labelled it, and of what sort it is: of several the first counts.
const LABEL: [&str; 3] = ["label", "gold_label", "accept"];
const ID: [&str; 4] = ["id", "pairID", "uid", "_task_hash"];
const ANNOTATOR: [&str; 2] = ["annotator", "_annotator_id"];
const SORT: [&str; 3] = ["type", "subtype", "kind"];

/// True where a record has two sides.
pub(super) fn is_pair(object: &Map<String, Value>) -> bool {
    SIDES.iter().any(|side| side.iter().all(|key| object.get(*key).is_some_and(Value::is_string)))
}

/// True where a record has a side of a pair, so that the other can be told to be missing.
pub(super) fn is_half(object: &Map<String, Value>) -> bool {
    SIDES.iter().flatten().any(|key| object.get(*key).is_some_and(Value::is_string))
}

/// Reads one pair; one that the annotators rejected or could not agree on is no record.
pub(super) fn read(mut object: Map<String, Value>, labels: &Labels) -> Result<Reading, String> {
    let label = LABEL.iter().find_map(|key| object.remove(*key));
    let label = label.ok_or_else(|| format!("the field `label` is missing{}", misspelt::hint("label", &object)));
    let label = match label? {
        Value::String(name) => name,
        // Prodigy lists the options that were chosen.
        Value::Array(chosen) if chosen.len() == 1 => text_of(&chosen[0]).unwrap_or_default(),
        // A table with a gap in it has its whole numbers as 2.0.
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), |number| number.to_string()),
        other => other.to_string(),
    };
    if object.get("answer").is_some_and(|answer| answer != "accept") {
        return Ok(Reading::default());
    }
    let label = match labels.meaning(&label) {
        Some(Meaning::Pair(label)) => label,
        Some(Meaning::Nothing) => return Ok(Reading::default()),
        _ => {
            let expected =
                "contradiction, entailment, neutral, 2, 0, 1 or what [gate.labels] of the configuration names";
            let message = format!("the label `{label}` is none of pairs; expected {expected}");
            let lint = Lint::new(Check::UnknownLabel, message).of(id(&mut object));
            return Ok(Reading { lints: vec![lint], ..Reading::default() });
        }
    };
    let actors = ["actor", "earlier_actor", "later_actor"];
    let lints = actors.iter().filter_map(|key| misspelt::field(key, &object, Value::is_string)).collect();
    Ok(Reading { records: vec![Record::Pair(pair(&mut object, label)?)], lints, given: Vec::new() })
}

fn pair(object: &mut Map<String, Value>, label: Label) -> Result<Pair, String> {
    // A side that is missing is called as the other one is.
    let names = SIDES.iter().find(|names| names.iter().any(|key| object.contains_key(*key))).unwrap_or(&SIDES[0]);
    let [earlier, later] = names.map(|name| match object.remove(name) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(format!("the field `{name}` is no text")),
        None => Err(format!("the field `{name}` is missing{}", misspelt::hint(name, object))),
    });
    // `actor` is who said both.
    let actor = text(object, &["actor"]);
    Ok(Pair {
        id: id(object).unwrap_or_default(),
        earlier: earlier?,
        later: later?,
        label,
        earlier_actor: text(object, &["earlier_actor"]).or_else(|| actor.clone()),
        later_actor: text(object, &["later_actor"]).or(actor),
        annotator: text(object, &ANNOTATOR),
        sort: text(object, &SORT),
    })
}

fn id(object: &mut Map<String, Value>) -> Option<String> {
    text(object, &ID)
}

/// The first of some fields that is there and is not empty.
pub(super) fn text(object: &mut Map<String, Value>, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| text_of(&object.remove(*key)?))
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::dataset::PairLine;

    fn keys(schema: &Value, found: &mut BTreeSet<String>) {
        let properties = schema.get("properties").and_then(Value::as_object);
        found.extend(properties.into_iter().flat_map(Map::keys).cloned());
        let parts = ["anyOf", "allOf"].into_iter().filter_map(|key| schema.get(key)?.as_array());
        parts.flatten().for_each(|part| keys(part, found));
    }

    #[test]
    fn the_schema_has_the_keys_that_are_read() {
        let mut told = BTreeSet::new();
        keys(schemars::schema_for!(PairLine).as_value(), &mut told);
        let others = ["actor", "earlier_actor", "later_actor", "answer"];
        let read = SIDES.iter().flatten().chain(&LABEL).chain(&ID).chain(&ANNOTATOR).chain(&SORT).chain(&others);
        assert_eq!(told, read.map(|key| (*key).to_owned()).collect());
    }
}
