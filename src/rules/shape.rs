//! The shape of a rule file, for editors and for whoever writes rules by program.
//!
//! [`load`](super::load) reads a file key by key, so that it can tell every fault with its place; these types say the
//! same in one piece and are only ever made into a JSON Schema. A test holds the keys of both together.

// Nobody reads the fields: what they are is all that is wanted.
#![allow(dead_code)]

use jiff::civil::Date;
use schemars::JsonSchema;

use crate::finding::Severity;

/// A rule: one TOML file, its stem the rule's id.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RuleFile {
    /// What it finds, in one sentence.
    #[schemars(length(min = 1))]
    summary: String,
    /// How much its findings matter.
    severity: Severity,
    /// "off": runs only where it is selected.
    default: Option<Switch>,
    /// What it looks at, and why.
    #[schemars(length(min = 1))]
    why: String,
    message: MessageTable,
    /// Which claims are looked at together; a reported reversal compares nothing and needs none.
    compare: Option<CompareTable>,
    /// Exactly one kind, with its parameters.
    conflict: ConflictTable,
    /// What silences or lowers a conflict.
    unless: Option<UnlessTable>,
    /// Texts in which it finds a conflict.
    #[schemars(length(min = 2))]
    conflict_example: Vec<ExampleTable>,
    /// Texts that look like a conflict and are none.
    #[schemars(length(min = 2))]
    quiet_example: Vec<ExampleTable>,
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum Switch {
    On,
    Off,
}

#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct MessageTable {
    /// The message of a finding, with fields in braces: `{actor}`, `{earlier.stance}`.
    #[schemars(length(min = 1))]
    title: String,
}

#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct CompareTable {
    /// "topic", and "actor" unless two actors are compared.
    #[schemars(extend("contains" = {"const": "topic"}))]
    same: Vec<Same>,
    /// The longest time between the two: years, months or days.
    within: Option<Time>,
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum Same {
    Actor,
    Topic,
}

/// A number of years, months or days: `10y`, `6m`, `30d`.
#[derive(Debug, JsonSchema)]
struct Time(#[schemars(regex(pattern = "^[0-9]+[ymd]$"))] String);

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct UnlessTable {
    /// The later statement owns the change.
    acknowledged: Option<Lowered>,
    /// The two are said of different years, places or cases.
    different_scope: Option<Lowered>,
    /// One of the two holds only under a condition.
    condition: Option<Lowered>,
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum Lowered {
    Silent,
    Note,
    Warning,
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum ConflictTable {
    /// Disjoint amounts of one unit, or two limits that differ.
    Amount(AmountTable),
    /// The same is to be done by another day.
    Deadline(DeadlineTable),
    /// Something said or done, and the denial of it.
    Denial(DenialTable),
    /// Something intended, and the contrary done or intended.
    Commitment(CommitmentTable),
    /// For and against.
    Stance(StanceTable),
    /// A predicate and its opposite.
    Opposites(ModalityOnly),
    /// The same, once affirmed and once negated.
    Polarity(ModalityOnly),
    /// One predicate under two forces.
    Modality(ForcesTable),
    /// Praise and criticism.
    Evaluation(ModalityOnly),
    /// The text itself tells of a change.
    ReportedReversal(ReportedTable),
}

#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct AmountTable {
    of: Option<Vec<Measure>>,
    /// A share of the larger value.
    #[schemars(range(min = 0))]
    tolerance: Option<f64>,
    modality: Option<Vec<ModalityName>>,
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum Measure {
    Limit,
    Figure,
}

#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct DeadlineTable {
    slack: Option<Time>,
    modality: Option<Vec<ModalityName>>,
}

#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct DenialTable {
    saying: Option<Vec<String>>,
    denying: Option<Vec<String>>,
    admitting: Option<Vec<String>>,
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct CommitmentTable {
    broken_by: Option<Vec<Breach>>,
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum Breach {
    Act,
    Intention,
}

#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct StanceTable {
    flip: Option<Vec<[Side; 2]>>,
    stance: Option<StanceName>,
    modality: Option<Vec<ModalityName>>,
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum Side {
    Support,
    Oppose,
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum StanceName {
    Any,
    Stated,
}

#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ModalityOnly {
    modality: Option<Vec<ModalityName>>,
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum ModalityName {
    Asserted,
    Intended,
    Required,
    Permitted,
    Forbidden,
    Possible,
    Conditional,
}

#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ForcesTable {
    pairs: Option<Vec<[Force; 2]>>,
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum Force {
    Required,
    Permitted,
    Forbidden,
    Intended,
    Refused,
}

#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ReportedTable {
    /// The severity where another actor says so.
    accusation: Option<Severity>,
}

/// Two documents, or one that holds both sides.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
enum ExampleTable {
    Two(TwoTexts),
    One(OneText),
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct TwoTexts {
    /// What it shows.
    name: String,
    /// Why it is so.
    because: Option<String>,
    /// Why the rule gets it wrong, where it is known to.
    known_wrong: Option<String>,
    earlier: DatedText,
    later: DatedText,
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
struct OneText {
    /// What it shows.
    name: String,
    /// Why it is so.
    because: Option<String>,
    /// Why the rule gets it wrong, where it is known to.
    known_wrong: Option<String>,
    date: Date,
    text: String,
}

#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct DatedText {
    date: Date,
    text: String,
}
