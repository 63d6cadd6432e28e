//! What every format of annotated data becomes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lint::Lint;
use super::shape::AttributionLine;

/// Half-open ranges of code points of one text.
pub type Spans = Vec<[u32; 2]>;

/// What was read at one place of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// The file, as the user named it.
    pub path: String,
    /// The line (from 1) that it begins on.
    pub line: usize,
    /// The records: one, or one for each annotator, or none where it says nothing that can be scored.
    pub records: Vec<Record>,
    /// What is wrong with what stands there, as far as its reader sees.
    pub lints: Vec<Lint>,
    /// How the spans of the records stand in the file, where that is not as a record has them.
    pub given: Vec<Given>,
}

/// A span as its file has it: what is wrong with it is told in the words of whoever marked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The span in the record.
    pub span: [u32; 2],
    /// Its offsets in the file, which may count other units than code points.
    pub offsets: [u32; 2],
    /// The line it stands on, where that is another than its record's.
    pub line: Option<usize>,
    /// What the file calls it, where it has a name.
    pub id: Option<String>,
}

/// What a record is, told by its fields. Serialises to our own JSON.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Record {
    /// A text with its attributions.
    Text(AnnotatedText),
    /// Two statements and how they relate.
    Pair(Pair),
    /// Two places of a corpus and whether they conflict.
    Judgement(Judgement),
}

/// A text with its attributions.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct AnnotatedText {
    /// Its id; the path and the line where the data has none.
    #[schemars(default, extend("type" = ["string", "number", "null"]))]
    pub id: String,
    /// When it was published, as the data has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("type" = ["string", "number", "null"]))]
    pub date: Option<String>,
    /// Who annotated it, where the data tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("type" = ["string", "number", "null"]))]
    pub annotator: Option<String>,
    /// The text.
    pub text: String,
    /// Who said what, in the order of the data.
    #[schemars(with = "Vec<AttributionLine>")]
    pub attributions: Vec<Annotation>,
    /// What the annotators set aside: nothing that is predicted there counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub discard: Spans,
}

/// One attribution: who said it, the words that say so, what was said.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Annotation {
    /// Who said it; empty where nobody is named.
    pub source: Spans,
    /// The words that attribute it.
    pub cue: Spans,
    /// What was said.
    pub content: Spans,
    /// Whether the cue is a verb of speech, where the data tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speech: Option<bool>,
}

/// Two statements and how they relate.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Pair {
    /// Its id; the path and the line where the data has none.
    pub id: String,
    /// What was said first.
    pub earlier: String,
    /// What was said last.
    pub later: String,
    /// How they relate.
    pub label: Label,
    /// Who said the earlier, where the data tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier_actor: Option<String>,
    /// Who said the later, where the data tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub later_actor: Option<String>,
    /// Who labelled it, where the data tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annotator: Option<String>,
    /// What sort of pair it is, in the data's own words; recall is told by it.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
}

impl Pair {
    /// True where the data says that one actor said both.
    pub fn has_one_actor(&self) -> bool {
        self.earlier_actor.is_some() && self.earlier_actor == self.later_actor
    }
}

/// How the two statements of a pair relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// They cannot both hold.
    Contradiction,
    /// The later follows from the earlier.
    Entailment,
    /// Neither.
    #[default]
    Neutral,
}

/// What somebody made of two places of a corpus.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Judgement {
    /// Its id; the path and the line where the data has none.
    #[serde(default, deserialize_with = "text_or_number")]
    #[schemars(extend("type" = ["string", "number", "null"]))]
    pub id: String,
    /// What sort of conflict it is: a kind of rule, or `reported-reversal` where one place tells of the whole change.
    #[serde(default, alias = "rule")]
    pub kind: String,
    /// Whether they conflict; labels of pairs other than contradiction are taken for consistent.
    #[schemars(with = "serde_json::Value", extend("enum" = ["contradiction", "consistent", "entailment", "neutral", 2, 0, 1]))]
    pub label: Verdict,
    /// Whose positions they are.
    #[serde(default)]
    pub actor: String,
    /// What they are about.
    #[serde(default)]
    pub topic: String,
    /// Records that speak of one change share it; else actor and topic stand for it.
    #[serde(default)]
    pub event: Option<String>,
    /// How sure the annotator is: 1 to 3.
    #[serde(default = "certain")]
    pub certainty: u8,
    /// The first place; none where one place tells of the whole change.
    #[serde(default)]
    pub earlier: Option<Place>,
    /// The last place.
    pub later: Place,
}

/// Whether two places conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// They do.
    Contradiction,
    /// They do not, though a hasty reader might think so.
    Consistent,
}

/// Some words of a document of the corpus.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The document's id.
    pub document: String,
    /// Where in its text.
    pub spans: Spans,
    /// The words, where the data repeats them.
    #[serde(default)]
    pub text: Option<String>,
}

impl Place {
    /// True where the two share a character.
    pub fn overlaps(&self, other: &Place) -> bool {
        let shared = |a: &[u32; 2]| other.spans.iter().any(|b| a[0] < b[1] && b[0] < a[1]);
        self.document == other.document && self.spans.iter().any(shared)
    }
}

impl Record {
    /// The record's id.
    pub fn id(&self) -> &str {
        match self {
            Record::Text(text) => &text.id,
            Record::Pair(pair) => &pair.id,
            Record::Judgement(judgement) => &judgement.id,
        }
    }

    /// Gives a record that has no id the place where it stands for one.
    pub(super) fn name(&mut self, place: impl FnOnce() -> String) {
        let id = match self {
            Record::Text(text) => &mut text.id,
            Record::Pair(pair) => &mut pair.id,
            Record::Judgement(judgement) => &mut judgement.id,
        };
        if id.is_empty() {
            *id = place();
        }
    }
}

impl Label {
    /// All of them, in the order of the reports.
    pub const ALL: [Label; 3] = [Label::Contradiction, Label::Entailment, Label::Neutral];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Label::Contradiction => "contradiction",
            Label::Entailment => "entailment",
            Label::Neutral => "neutral",
        }
    }
}

/// What a judgement counts for that says nothing of its certainty.
fn certain() -> u8 {
    3
}

/// Ids are texts, and some write them as numbers.
fn text_or_number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    use serde_json::Value;
    match Value::deserialize(deserializer)? {
        Value::String(text) => Ok(text),
        Value::Number(number) => Ok(number.to_string()),
        Value::Null => Ok(String::new()),
        _ => Err(serde::de::Error::custom("expected an id: a text or a number")),
    }
}
