//! The shapes of our own lines, for editors and for whoever writes annotated data by program.
//!
//! The readers take more than a record keeps: other names of a side, a label as a number, a role with its words. They look
//! at one field after the other, so that they can say what is wrong with it; these types say the same in one piece and are
//! only ever made into a JSON Schema. A test holds the keys of both together.

// Nobody reads the fields: what they are is all that is wanted.
#![allow(dead_code)]

use schemars::JsonSchema;
use serde_json::Value;

use super::Spans;

/// Two statements and how they relate.
#[derive(Debug, JsonSchema)]
pub struct PairLine {
    #[schemars(flatten)]
    sides: SidesLine,
    #[schemars(flatten)]
    label: LabelLine,
    /// Its id; the path and the line where the data has none. Of several names the first counts.
    id: Option<NameLine>,
    #[schemars(rename = "pairID")]
    pair_id: Option<NameLine>,
    uid: Option<NameLine>,
    #[schemars(rename = "_task_hash")]
    task_hash: Option<NameLine>,
    /// Who said both.
    actor: Option<NameLine>,
    /// Who said the earlier, where it is not the actor of both.
    earlier_actor: Option<NameLine>,
    /// Who said the later, where it is not the actor of both.
    later_actor: Option<NameLine>,
    /// Who labelled it.
    annotator: Option<NameLine>,
    #[schemars(rename = "_annotator_id")]
    annotator_id: Option<NameLine>,
    /// What sort of pair it is, in the data's own words; recall is told by it.
    #[schemars(rename = "type")]
    sort: Option<NameLine>,
    subtype: Option<NameLine>,
    kind: Option<NameLine>,
    /// What was made of it in Prodigy; what is not accepted is passed over.
    answer: Option<String>,
}

/// The names of the two sides, in the data we know.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
enum SidesLine {
    /// Our own.
    Dated { earlier: String, later: String },
    /// Data for natural language inference.
    Inference { premise: String, hypothesis: String },
    /// The same in other words.
    Numbered { sentence1: String, sentence2: String },
}

/// The names of the label, in the data we know.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
enum LabelLine {
    /// Ours.
    Label {
        /// How they relate: 0 is entailment, 1 neutral, 2 contradiction; -1 and - are passed over.
        #[schemars(extend("enum" = LABELS))]
        label: Value,
    },
    /// SNLI's.
    Gold {
        #[schemars(extend("enum" = LABELS))]
        gold_label: Value,
    },
    /// Prodigy's: the options that were chosen.
    Accept {
        #[schemars(length(equal = 1))]
        accept: Vec<NameLine>,
    },
}

/// Labels of pairs; `[gate.labels]` of a configuration adds others.
const LABELS: [Word; 12] = [
    Word::Text("contradiction"),
    Word::Text("entailment"),
    Word::Text("neutral"),
    Word::Text("ignore"),
    Word::Text("2"),
    Word::Text("0"),
    Word::Text("1"),
    Word::Text("-"),
    Word::Number(2),
    Word::Number(0),
    Word::Number(1),
    Word::Number(-1),
];

/// A text or a number, as a schema lists it.
#[derive(Debug, Clone, Copy, serde::Serialize)]
#[serde(untagged)]
enum Word {
    Text(&'static str),
    Number(i8),
}

/// A name; some write it as a number.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
enum NameLine {
    Text(String),
    Number(f64),
}

/// One attribution: who said it, the words that say so, what was said.
#[derive(Debug, JsonSchema)]
pub(super) struct AttributionLine {
    /// Who said it; empty where nobody is named.
    source: Option<RoleLine>,
    /// The words that attribute it.
    cue: Option<RoleLine>,
    /// What was said.
    content: Option<RoleLine>,
    /// Whether the cue is a verb of speech, where the data tells.
    speech: Option<bool>,
}

/// Where a role is, in code points.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
enum RoleLine {
    /// Its spans.
    Spans(Spans),
    /// Its spans, and the words that stand there: they are held against the text.
    Words { text: Option<String>, spans: Spans },
}
