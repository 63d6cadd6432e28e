//! Figures by name: what thresholds, baselines and programs refer to.
//!
//! Names are dotted paths: `attribution.triple.f1`, `attribution.content.soft.direct.recall`, `pairs.precision`,
//! `pairs.sort.antonym.recall`, `rule.stance-reversal.precision`, `findings.recall`, `agreement.cue.alpha`,
//! `human.triple.f1`. More is always better. A figure that the data cannot give is not there.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::score::{AttributionScore, FindingScore, HumanScore, Layer, Manner, PairScore, Share, Speech, Tally};
use super::score::{REPLICATES, interval};

/// The version of the JSON form.
pub const SCHEMA: u64 = 1;

/// One figure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figure {
    /// From 0 to 1; coefficients of agreement may be less.
    pub value: f64,
    /// The same of each bootstrap sample, `NaN` where a sample cannot give it; empty where no samples were drawn.
    pub samples: Vec<f32>,
}

impl Figure {
    /// The middle 95 in 100 of the samples.
    pub fn interval(&self) -> Option<[f64; 2]> {
        interval(&self.samples)
    }
}

/// Figures by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Metrics {
    figures: BTreeMap<String, Figure>,
}

/// The values of one sample, or of all the data.
type Values = Vec<(String, f64)>;

impl Metrics {
    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.figures.get(name).map(|figure| figure.value)
    }

    /// The figure of a name.
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.get(name)
    }

    /// All figures, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Figure)> {
        self.figures.iter().map(|(name, figure)| (name.as_str(), figure))
    }

    /// Adds a figure.
    pub fn insert(&mut self, name: String, figure: Figure) {
        self.figures.insert(name, figure);
    }

    /// Adds the figures of attributions, with those of the samples.
    pub fn add_attributions(&mut self, score: &AttributionScore, samples: impl Iterator<Item = AttributionScore>) {
        self.add(of_attributions("attribution", score), samples.map(|score| of_attributions("attribution", &score)));
    }

    /// Adds the figures of pairs.
    pub fn add_pairs(&mut self, score: &PairScore, samples: impl Iterator<Item = PairScore>) {
        self.add(of_pairs(score), samples.map(|score| of_pairs(&score)));
    }

    /// Adds the figures of findings over a corpus, where meeting the same documents is enough.
    pub fn add_findings_by_document(&mut self, score: &FindingScore) {
        let mut values = Values::new();
        add_share(&mut values, "findings.documents.recall".to_owned(), score.events);
        self.add(values, std::iter::empty());
    }

    /// Adds the figures of findings over a corpus.
    pub fn add_findings(&mut self, score: &FindingScore, samples: impl Iterator<Item = FindingScore>) {
        self.add(of_findings(score), samples.map(|score| of_findings(&score)));
    }

    /// Adds the precision of each rule's findings.
    pub fn add_rules(&mut self, rules: &Rules, samples: impl Iterator<Item = Rules>) {
        self.add(of_rules(rules), samples.map(|rules| of_rules(&rules)));
    }

    /// Adds how far annotators agree, and how the program compares on what they share.
    pub fn add_annotators(&mut self, score: &HumanScore) {
        let mut values = of_attributions("human", &score.human);
        values.extend(of_attributions("program", &score.program));
        values.extend(score.pairs.map(|f1| ("human.pairs.f1".to_owned(), f1)));
        for (layer, agreement) in &score.agreement {
            values.push((format!("agreement.{layer}.observed"), agreement.observed));
            values.extend(agreement.kappa.map(|kappa| (format!("agreement.{layer}.kappa"), kappa)));
            values.extend(agreement.alpha.map(|alpha| (format!("agreement.{layer}.alpha"), alpha)));
        }
        self.add(values, std::iter::empty());
    }

    fn add(&mut self, values: Values, samples: impl Iterator<Item = Values>) {
        self.figures.extend(values.into_iter().map(|(name, value)| (name, Figure { value, samples: Vec::new() })));
        for (index, sample) in samples.enumerate() {
            for (name, value) in sample {
                // What a sample has and the whole has not is no figure.
                let Some(figure) = self.figures.get_mut(&name) else { continue };
                if figure.samples.is_empty() {
                    figure.samples = vec![f32::NAN; REPLICATES];
                }
                #[allow(clippy::cast_possible_truncation)] // An interval needs no more digits.
                if let Some(place) = figure.samples.get_mut(index) {
                    *place = value as f32;
                }
            }
        }
    }

    /// The values as nested objects, a level for each part of a name.
    pub fn to_json(&self) -> Map<String, Value> {
        nested(self.iter().map(|(name, figure)| (name, Value::from(figure.value))))
    }

    /// The intervals of 95 in 100, in the same shape.
    pub fn intervals(&self) -> Map<String, Value> {
        nested(self.iter().filter_map(|(name, figure)| Some((name, Value::from(figure.interval()?.to_vec())))))
    }

    /// The figures of nested objects, without samples; what is no number is passed over.
    pub fn from_json(root: &Map<String, Value>) -> Metrics {
        fn walk(object: &Map<String, Value>, path: &str, figures: &mut BTreeMap<String, Figure>) {
            for (key, value) in object {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                match value {
                    Value::Object(inner) => walk(inner, &path, figures),
                    other => {
                        let figure = other.as_f64().map(|value| Figure { value, samples: Vec::new() });
                        figures.extend(figure.map(|figure| (path, figure)));
                    }
                }
            }
        }
        let mut metrics = Metrics::default();
        walk(root, "", &mut metrics.figures);
        metrics
    }
}

/// The data that figures of this name are of, where there are any such figures.
pub fn data_of(name: &str) -> Option<&'static str> {
    match name.split('.').next()? {
        "attribution" => Some("texts with attributions"),
        "pairs" => Some("pairs"),
        "findings" => Some("judgements over a corpus"),
        "rule" => Some("pairs, or judgements over a corpus"),
        "agreement" | "human" | "program" => Some("the same texts or pairs by several annotators"),
        _ => None,
    }
}

/// For each rule how many of its findings are right, and of how many that is known.
pub type Rules = BTreeMap<String, Share>;

fn of_attributions(root: &str, score: &AttributionScore) -> Values {
    let mut values = Values::new();
    for (layer, name) in Layer::ALL {
        add_tally(&mut values, &format!("{root}.{name}"), score.tally(layer, None));
        for manner in Manner::ALL {
            add_tally(&mut values, &format!("{root}.{name}.{}", manner.name()), score.tally(layer, Some(manner)));
        }
    }
    for (name, Speech { gold, content, triple, cue }) in [("speech", score.speech), ("other", score.other)] {
        for (layer, part) in [("content", content), ("triple", triple), ("cue", cue)] {
            add_share(&mut values, format!("{root}.{name}.{layer}.recall"), Share { part, whole: gold });
        }
    }
    values
}

fn of_pairs(score: &PairScore) -> Values {
    let mut values = Values::new();
    add_tally(&mut values, "pairs", &score.tally());
    for (sort, share) in &score.sorts {
        add_share(&mut values, format!("pairs.sort.{}.recall", key(sort)), *share);
    }
    values
}

fn of_findings(score: &FindingScore) -> Values {
    let mut values = Values::new();
    add_share(&mut values, "findings.recall".to_owned(), score.events);
    let Share { part: hit, whole } = score.distractors;
    add_share(&mut values, "findings.specificity".to_owned(), Share { part: whole - hit, whole });
    for (kind, share) in &score.kinds {
        add_share(&mut values, format!("findings.kind.{}.recall", key(kind)), *share);
    }
    for (certainty, share) in &score.certainties {
        add_share(&mut values, format!("findings.certainty.{certainty}.recall"), *share);
    }
    values
}

fn of_rules(rules: &Rules) -> Values {
    let mut values = Values::new();
    for (rule, share) in rules {
        add_share(&mut values, format!("rule.{}.precision", key(rule)), *share);
    }
    values
}

fn add_tally(values: &mut Values, name: &str, tally: &Tally) {
    if tally.gold > 0 {
        values.push((format!("{name}.precision"), tally.precision()));
        values.push((format!("{name}.recall"), tally.recall()));
        values.push((format!("{name}.f1"), tally.f1()));
    }
}

fn add_share(values: &mut Values, name: String, share: Share) {
    values.extend(share.ratio().map(|ratio| (name, ratio)));
}

/// Objects within objects by the parts of dotted names.
fn nested<'n>(values: impl Iterator<Item = (&'n str, Value)>) -> Map<String, Value> {
    fn insert(object: &mut Map<String, Value>, name: &str, value: Value) {
        let Some((first, rest)) = name.split_once('.') else {
            object.insert(name.to_owned(), value);
            return;
        };
        if let Value::Object(inner) = object.entry(first).or_insert_with(|| Value::Object(Map::new())) {
            insert(inner, rest, value);
        }
    }
    let mut root = Map::new();
    values.for_each(|(name, value)| insert(&mut root, name, value));
    root
}

/// A word of the data as a part of a name: `Surface contradiction` is `surface-contradiction`.
fn key(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
