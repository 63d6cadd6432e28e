//! What programs read: findings and statements as they stand in JSON.
//!
//! Every type reads back what it writes. Offsets are in the unit that the run was told ([`Offsets`]),
//! half-open, counted from the start of the document's text. What is absent is left out.
//! A statement's record borrows its words: thousands are written, few are read.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Number;
use smallvec::SmallVec;

use super::{Offsets, Summary};
use crate::finding::Severity;
use crate::grammar::QuotationKind;
use crate::position::{Evaluation, Modality, Polarity, Stance};
use crate::statement::{Kind, Precision, Voice};

/// The version of these types. It rises when a field changes its meaning or goes.
pub const SCHEMA: u32 = 1;

/// Everything a run found: the `json` output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportRecord {
    /// The version of these records: 1.
    pub schema: u32,
    /// What was looked at, and how much was found.
    pub summary: Summary,
    /// The findings, in the order of the report.
    pub findings: Vec<FindingRecord>,
}

/// One conflict: a line of the `jsonl` output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FindingRecord {
    /// The version of these records: 1.
    pub schema: u32,
    /// The rule's id.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// How sure it is, 0 to 1: the product of `because`.
    pub confidence: f32,
    /// What the confidence is made of: the kind of conflict, then whatever lowers it.
    pub because: Vec<PartRecord>,
    /// What names the finding from run to run.
    pub fingerprint: String,
    /// The actor's name; both names where two actors disagree.
    pub actor: String,
    /// The topic's name.
    pub topic: String,
    /// One line for people.
    pub message: String,
    /// The side that comes first in time; left out where one passage tells of the whole change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<SideRecord>,
    /// The side that comes last.
    pub later: SideRecord,
    /// What differs, field by field.
    pub changes: Vec<ChangeRecord>,
    /// Every statement behind each side: the one shown, then the rest of its run in order of time.
    pub evidence: Vec<EvidenceRecord>,
    /// Fingerprints of findings this one speaks of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// What its offsets count; left out where they are code points.
    #[serde(default, skip_serializing_if = "Offsets::is_default")]
    pub offsets: Offsets,
}

/// One part of a confidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartRecord {
    /// What it is.
    pub name: String,
    /// What it multiplies by.
    pub value: f32,
}

/// The statement that shows a side best.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SideRecord {
    /// The document's id.
    pub document: String,
    /// The file it was read from; `-` is standard input.
    pub path: String,
    /// The line of that file, from 1: where the content begins, or the record of a JSON Lines file.
    pub line: usize,
    /// The last day it can have been made on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// How exactly that day is known.
    pub precision: Precision,
    /// Who published the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Who said it, as the text has it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What was said, stretches that do not touch joined by ` … `.
    pub text: String,
    /// Where that stands.
    pub spans: Vec<[u32; 2]>,
    /// Where the words stand that its position was read from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read_from: Vec<[u32; 2]>,
    /// How much of it is quoted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<QuotationKind>,
    /// The line or lines of the document that hold it, cut where they run on for long.
    pub context: String,
    /// Where these begin.
    #[serde(default)]
    pub context_start: u32,
}

/// One field in which the two positions differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangeRecord {
    /// The field's name.
    pub field: String,
    /// What it was.
    pub earlier: String,
    /// What it became.
    pub later: String,
}

/// One statement behind a side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceRecord {
    /// The side it stands for.
    pub side: SideName,
    /// The document's id.
    pub document: String,
    /// The file it was read from.
    pub path: String,
    /// The line of that file, counted as in a side.
    pub line: usize,
    /// The last day it can have been made on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// How exactly that day is known.
    pub precision: Precision,
    /// Who published the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Who said it, as the text has it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Where the words stand.
    pub spans: Vec<[u32; 2]>,
    /// The words.
    pub text: String,
}

/// A side of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SideName {
    /// What came first.
    Earlier,
    /// What came last.
    Later,
}

/// One statement: a line of `extract`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StatementRecord<'s> {
    /// The version of these records: 1.
    pub schema: u32,
    /// The document's id.
    pub document: Cow<'s, str>,
    /// The document's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Attribution, act or reversal.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// Whose voice tells it.
    pub voice: Voice,
    /// How much of an attribution's content is quoted.
    #[serde(rename = "kind", default, skip_serializing_if = "Option::is_none")]
    pub quotation: Option<QuotationKind>,
    /// The grammatical form that matched.
    pub form: Cow<'s, str>,
    /// When it was made.
    pub moment: MomentRecord,
    /// The words for who said it; left out where the text names nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<PassageRecord<'s>>,
    /// The words that attribute it.
    pub cue: CueRecord<'s>,
    /// What was said or done.
    pub content: PassageRecord<'s>,
    /// Who said it; left out where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<ActorRecord<'s>>,
    /// The positions it commits its actor to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimRecord<'s>>,
    /// Statements reported inside its content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nested: Vec<StatementRecord<'s>>,
}

/// When a statement was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MomentRecord {
    /// The last day it can have been made on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// How exactly that day is known.
    pub precision: Precision,
}

/// Some words of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PassageRecord<'s> {
    /// The words, stretches that do not touch joined by ` … `.
    pub text: Cow<'s, str>,
    /// Where they stand.
    pub spans: SmallVec<[[u32; 2]; 1]>,
}

/// The words that attribute a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CueRecord<'s> {
    /// The words, stretches that do not touch joined by ` … `.
    pub text: Cow<'s, str>,
    /// Where they stand.
    pub spans: SmallVec<[[u32; 2]; 1]>,
    /// Their lemma: `say`, `according to`.
    pub lemma: Cow<'s, str>,
}

/// Somebody who can hold a position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActorRecord<'s> {
    /// The stable name.
    pub id: Cow<'s, str>,
    /// The name as people write it.
    pub name: Cow<'s, str>,
}

/// One thing that a statement commits its actor to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimRecord<'s> {
    /// The id of a topic that a pack declares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Cow<'s, str>>,
    /// The lemmas of a topic that no pack declares.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Cow<'s, str>>,
    /// Who or what the predicate is said of, in lemmas.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub subject: Cow<'s, str>,
    /// The predicate's lemma.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub predicate: Cow<'s, str>,
    /// The predicate's object, in lemmas.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub object: Cow<'s, str>,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// How it is put forward.
    pub modality: Modality,
    /// For or against its topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    /// Praise or blame.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evaluation: Option<Evaluation>,
    /// How much or how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<AmountRecord<'s>>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    /// What limits it: a year, a place, a case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope: Vec<Cow<'s, str>>,
}

/// An interval of a measured quantity; an end that is left out is unbounded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AmountRecord<'s> {
    /// Least value, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// Greatest value, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    /// The unit; left out where any fits.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub unit: Cow<'s, str>,
    /// True where it is a limit set on something, not a measurement.
    pub limit: bool,
    /// The words.
    pub text: Cow<'s, str>,
}
