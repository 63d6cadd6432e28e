//! Figures by name: what thresholds, baselines and programs refer to.
//!
//! Names are dotted paths: `attribution.triple.f1`, `attribution.content.soft.direct.recall`, `pairs.precision`,
//! `pairs.sort.antonym.recall`, `rule.stance-reversal.precision`, `findings.recall`. A figure that the data cannot give
//! is not there.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::score::{AttributionScore, FindingScore, Layer, Manner, PairScore, Share, Speech, Tally};

/// The version of the JSON form.
pub const SCHEMA: u64 = 1;

/// Figures by name, all from 0 to 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Metrics {
    values: BTreeMap<String, f64>,
}

impl Metrics {
    /// The figure of a name.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.values.get(name).copied()
    }

    /// All figures, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, f64)> {
        self.values.iter().map(|(name, value)| (name.as_str(), *value))
    }

    /// Adds the figures of attributions.
    pub fn add_attributions(&mut self, score: &AttributionScore) {
        for (layer, name) in Layer::ALL {
            self.add_tally(&format!("attribution.{name}"), score.tally(layer, None));
            for manner in Manner::ALL {
                let name = format!("attribution.{name}.{}", manner.name());
                self.add_tally(&name, score.tally(layer, Some(manner)));
            }
        }
        for (name, Speech { gold, content, triple, cue }) in [("speech", score.speech), ("other", score.other)] {
            for (layer, part) in [("content", content), ("triple", triple), ("cue", cue)] {
                self.add_share(format!("attribution.{name}.{layer}.recall"), Share { part, whole: gold });
            }
        }
    }

    /// Adds the figures of pairs.
    pub fn add_pairs(&mut self, score: &PairScore) {
        self.add_tally("pairs", &score.tally());
        for (sort, share) in &score.sorts {
            self.add_share(format!("pairs.sort.{}.recall", key(sort)), *share);
        }
    }

    /// Adds the figures of findings over a corpus.
    pub fn add_findings(&mut self, score: &FindingScore) {
        self.add_share("findings.recall".to_owned(), score.events);
        self.add_share("findings.distractors".to_owned(), score.distractors);
        for (kind, share) in &score.kinds {
            self.add_share(format!("findings.kind.{}.recall", key(kind)), *share);
        }
        for (certainty, share) in &score.certainties {
            self.add_share(format!("findings.certainty.{certainty}.recall"), *share);
        }
    }

    /// Adds the precision of each rule's findings.
    pub fn add_rules(&mut self, rules: &BTreeMap<String, Share>) {
        for (rule, share) in rules {
            self.add_share(format!("rule.{}.precision", key(rule)), *share);
        }
    }

    fn add_tally(&mut self, name: &str, tally: &Tally) {
        if tally.gold > 0 {
            self.values.insert(format!("{name}.precision"), tally.precision());
            self.values.insert(format!("{name}.recall"), tally.recall());
            self.values.insert(format!("{name}.f1"), tally.f1());
        }
    }

    fn add_share(&mut self, name: String, share: Share) {
        if let Some(ratio) = share.ratio() {
            self.values.insert(name, ratio);
        }
    }

    /// The figures as nested objects, a level for each part of a name.
    pub fn to_json(&self) -> Map<String, Value> {
        let mut root = Map::new();
        for (name, value) in &self.values {
            let mut object = &mut root;
            let mut parts = name.split('.').peekable();
            while let Some(part) = parts.next() {
                if parts.peek().is_none() {
                    object.insert(part.to_owned(), Value::from(*value));
                    break;
                }
                let inner = object.entry(part).or_insert_with(|| Value::Object(Map::new()));
                let Value::Object(inner) = inner else { break };
                object = inner;
            }
        }
        root
    }

    /// The figures of nested objects; what is no number is passed over.
    pub fn from_json(root: &Map<String, Value>) -> Metrics {
        fn walk(object: &Map<String, Value>, path: &str, values: &mut BTreeMap<String, f64>) {
            for (key, value) in object {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                match value {
                    Value::Object(inner) => walk(inner, &path, values),
                    other => values.extend(other.as_f64().map(|value| (path, value))),
                }
            }
        }
        let mut metrics = Metrics::default();
        walk(root, "", &mut metrics.values);
        metrics
    }
}

/// A word of the data as a part of a name: `Surface contradiction` is `surface-contradiction`.
fn key(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
