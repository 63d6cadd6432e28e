//! `volteface schema [NAME]`: JSON Schemas, made from the types that read and write.

use std::fmt::Write;

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};

use super::Outcome;
use super::config::Raw;
use super::gate::{BaselineRecord, GateRecord, PredictionRecord, SamplesRecord};
use super::streams::Streams;
use super::suggestion::unknown;
use crate::dataset::{AnnotatedText, Judgement, PairLine};
use crate::error::Fault;
use crate::lexicon::Pack;
use crate::report::CountsRecord;
use crate::report::record::{FindingRecord, ReportRecord, StatementRecord};
use crate::rules::RuleFile;

/// A schema's name, what it describes, and what makes it.
type Entry = (&'static str, &'static str, fn() -> Schema);

/// All there are: what is read, then what is written.
const SCHEMAS: [Entry; 14] = [
    ("configuration", "volteface.toml", read::<Raw>),
    ("rule", "a rule file", read::<RuleFile>),
    ("pack", "a file of actors and topics", read::<Pack>),
    ("annotated-text", "gate: a line of a text with its attributions", read::<AnnotatedText>),
    ("pair", "gate: a line of two statements and a label", read::<PairLine>),
    ("judgement", "gate: a line of two places of a corpus and a label", read::<Judgement>),
    ("statement", "extract: a line", written::<StatementRecord>),
    ("finding", "check --output-format jsonl: a line", written::<FindingRecord>),
    ("report", "check --output-format json", written::<ReportRecord>),
    ("gate", "gate --output-format json", written::<GateRecord>),
    ("prediction", "gate --predictions: a line", written::<PredictionRecord>),
    ("baseline", "gate --update-baseline: the figures", written::<BaselineRecord>),
    ("samples", "gate --update-baseline: a line of the samples beside them", written::<SamplesRecord>),
    ("metrics", "check --output-format metrics", written::<CountsRecord>),
];

/// Prints one schema, or the names of all.
pub fn run(name: Option<&str>, streams: &Streams) -> Outcome {
    let Some(name) = name else { return streams.print(&list()) };
    let Some((_, _, schema)) = SCHEMAS.iter().find(|(known, _, _)| *known == name) else {
        let message = unknown("schema", name, SCHEMAS.iter().map(|(known, _, _)| *known));
        return streams.faults(&[Fault::file("schema", message).help("volteface schema lists them")]);
    };
    streams.print(&format!("{:#}\n", schema().as_value()))
}

fn list() -> String {
    let width = SCHEMAS.iter().map(|(name, _, _)| name.len()).max().unwrap_or(0);
    let mut lines = String::new();
    for (name, of, _) in SCHEMAS {
        let _ = writeln!(lines, "{name:width$}  {of}");
    }
    lines
}

/// What a value may be for it to be read.
fn read<T: JsonSchema>() -> Schema {
    SchemaGenerator::new(SchemaSettings::draft2020_12()).into_root_schema_for::<T>()
}

/// What a value is that was written.
fn written<T: JsonSchema>() -> Schema {
    SchemaGenerator::new(SchemaSettings::draft2020_12().for_serialize()).into_root_schema_for::<T>()
}
