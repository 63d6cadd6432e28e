//! The arguments as typed.

// The comments on options are what `--help` prints: plain text, no Markdown.
#![allow(clippy::doc_markdown)]

use std::num::NonZero;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::output::{Destination, Format};
use crate::finding::Severity;
use crate::report::Offsets;

/// Reads dated news text, pulls out who said what, and shows where an actor's statements conflict over time.
#[derive(Debug, Parser)]
#[command(
    version,
    max_term_width = 100,
    after_help = "Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 trouble, or nothing was checked."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What every command takes.
    #[command(flatten)]
    pub global: Global,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find where an actor's statements conflict
    Check(Check),
    /// Print the statements, as JSON Lines
    Extract(Extract),
    /// Score against annotated data, and fail where a figure is too low
    Gate(Gate),
    /// Make a page, or Markdown, from stored findings
    Report(Report),
    /// Accept or reject what changed in the snapshots of a report
    Review(Review),
    /// List, show and test the rules
    #[command(subcommand)]
    Rules(Rules),
    /// Show how a finding or a line was read
    Why(Why),
    /// Write a commented volteface.toml into this folder
    Init,
    /// Print the JSON Schema of a file that volteface reads or writes; without a name, list them
    Schema {
        /// What the schema is of
        name: Option<String>,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Global {
    /// Configuration file [default: the nearest volteface.toml upwards]
    #[arg(
        long,
        global = true,
        help_heading = "Options of every command",
        value_name = "FILE",
        env = "VOLTEFACE_CONFIG",
        hide_env_values = true
    )]
    pub config: Option<PathBuf>,
    /// Folder or file with more rules, packs or lexicons; may be repeated
    #[arg(long = "rules", global = true, help_heading = "Options of every command", value_name = "PATH")]
    pub rule_paths: Vec<PathBuf>,
    /// When to use colour; NO_COLOR and FORCE_COLOR are honoured
    #[arg(long, global = true, help_heading = "Options of every command", value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Number of threads [default: one a core]
    #[arg(long, global = true, help_heading = "Options of every command", value_name = "N")]
    pub threads: Option<NonZero<usize>>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// What to print to standard output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub output_format: Format,
    /// Also write a report to a file, its format taken from the file's name where none is given; may be repeated
    #[arg(short, long = "output", value_name = "[FORMAT=]PATH")]
    pub outputs: Vec<Destination<Format>>,
    /// The least severity that makes the exit code 1 [default: error]
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// Exit with 0 even when there are findings; trouble still exits with 2
    #[arg(long)]
    pub exit_zero: bool,
    /// Use this rule and no other; may be repeated
    #[arg(long, value_name = "RULE")]
    pub select: Vec<String>,
    /// Do not use this rule; may be repeated
    #[arg(long, value_name = "RULE")]
    pub ignore: Vec<String>,
    /// Leave out findings below this severity: note, warning or error
    #[arg(long, value_name = "SEVERITY", value_parser = severity, default_value = "note")]
    pub min_severity: Severity,
    /// Leave out findings that are less sure than this, 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = confidence, default_value = "0")]
    pub min_confidence: f32,
    /// What offsets in JSON count: codepoint, byte or utf16
    #[arg(long, value_name = "UNIT", value_parser = offsets, default_value = "codepoint")]
    pub offsets: Offsets,
    /// Snapshots of what is found.
    #[command(flatten)]
    pub snapshots: Snapshots,
}

/// Snapshots that `check` keeps.
#[derive(Debug, Args)]
pub struct Snapshots {
    /// Keep what is found as snapshots in DIR, and fail only on what is not accepted there [default DIR: snapshots]
    #[arg(long, value_name = "DIR", num_args = 0..=1, default_missing_value = "snapshots")]
    pub snapshot: Option<PathBuf>,
    /// Write no snapshot, only compare [default: true where the variable CI is set]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", requires = "snapshot")]
    pub check: Option<bool>,
    /// What becomes of snapshots that no finding belongs to any more
    #[arg(long, value_name = "WHAT", default_value = "review", requires = "snapshot")]
    pub unreferenced: Orphans,
}

/// What becomes of snapshots that no finding belongs to any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Orphans {
    /// They wait for a decision like any other change.
    Review,
    /// They are named, and the exit code is 1.
    Reject,
    /// They are removed.
    Delete,
    /// Nothing.
    Ignore,
}

/// Options of `review`.
#[derive(Debug, Args)]
pub struct Review {
    /// The folder of snapshots
    #[arg(value_name = "DIR", default_value = "snapshots")]
    pub folder: PathBuf,
    /// Accept the snapshots whose names match, as in 'ingrid-*'; may be repeated
    #[arg(long, value_name = "GLOB")]
    pub accept: Vec<String>,
    /// Accept all snapshots
    #[arg(long, conflicts_with_all = ["accept", "reject"])]
    pub accept_all: bool,
    /// Reject the snapshots whose names match: what is new in them is ignored from now on; may be repeated
    #[arg(long, value_name = "GLOB", requires = "reason")]
    pub reject: Vec<String>,
    /// Why it is rejected; it is kept in the configuration
    #[arg(long, value_name = "TEXT", requires = "reject")]
    pub reason: Option<String>,
    /// List what waits for a decision
    #[arg(long, conflicts_with_all = ["accept", "accept_all", "reject"])]
    pub list: bool,
    /// Only tell what waits for a decision; the exit code is 1 while anything does [default: true where the variable CI is set]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", conflicts_with_all = ["accept", "accept_all", "reject"])]
    pub check: Option<bool>,
}

/// What `check` and `extract` read.
#[derive(Debug, Args)]
pub struct Input {
    /// Files and folders to read; `-` is standard input
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Having read nothing is no trouble
    #[arg(long)]
    pub allow_empty: bool,
}

/// Options of `extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// Also print what the narrator reports: acts and reversals
    #[arg(long)]
    pub acts: bool,
    /// What offsets count: codepoint, byte or utf16
    #[arg(long, value_name = "UNIT", value_parser = offsets, default_value = "codepoint")]
    pub offsets: Offsets,
}

/// Options of `gate`.
#[derive(Debug, Args)]
pub struct Gate {
    /// Annotated data: files, and folders of them; `-` is standard input
    #[arg(required = true, value_name = "DATASET")]
    pub datasets: Vec<PathBuf>,
    /// The documents that judged findings point into; may be repeated
    #[arg(long, value_name = "PATH")]
    pub corpus: Vec<PathBuf>,
    /// What to print to standard output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub output_format: MetricsFormat,
    /// Also write a report to a file, its format taken from the file's name where none is given; may be repeated
    #[arg(short, long = "output", value_name = "[FORMAT=]PATH")]
    pub outputs: Vec<Destination<MetricsFormat>>,
    /// Write what was predicted to a file, as JSON Lines
    #[arg(long, value_name = "FILE")]
    pub predictions: Option<PathBuf>,
    /// Fail where a figure is lower, as in attribution.triple.f1=0.55; may be repeated
    #[arg(long, value_name = "METRIC=VALUE")]
    pub min: Vec<Threshold>,
    /// Fail where a figure of this file, written with --update-baseline, has dropped
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// How far a figure may drop below the baseline [default: 0]
    #[arg(long, value_name = "VALUE", value_parser = share)]
    pub max_drop: Option<f64>,
    /// Let a drop pass that may be chance: one whose paired bootstrap interval holds no change
    #[arg(long)]
    pub significant: bool,
    /// Write the figures to the baseline instead of comparing
    #[arg(long)]
    pub update_baseline: bool,
    /// Training data: what stands in it must not be tested on; may be repeated
    #[arg(long, value_name = "PATH")]
    pub train: Vec<PathBuf>,
    /// Also show the N worst misses and the N worst false alarms in their text
    #[arg(long, value_name = "N", default_value = "0", hide_default_value = true)]
    pub errors: usize,
}

/// The formats of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MetricsFormat {
    /// For people.
    Human,
    /// One JSON document, for DVC and jq.
    Json,
    /// SARIF 2.1.0, for code scanning: what is wrong with the data.
    Sarif,
    /// JUnit XML, for CI servers.
    Junit,
    /// Annotations of GitHub Actions.
    Github,
    /// A GitLab code quality report: what is wrong with the data.
    Gitlab,
    /// Markdown.
    Markdown,
}

/// The least that a figure may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    /// The figure's name.
    pub metric: String,
    /// From 0 to 1.
    pub least: f64,
}

impl FromStr for Threshold {
    type Err = String;

    /// `METRIC=VALUE`.
    fn from_str(text: &str) -> Result<Self, String> {
        let (metric, value) = text.split_once('=').ok_or("expected METRIC=VALUE, as in pairs.f1=0.5")?;
        Ok(Threshold { metric: metric.trim().to_owned(), least: share(value.trim())? })
    }
}

fn share(text: &str) -> Result<f64, String> {
    let value = text.parse().ok().filter(|value| (0.0..=1.0).contains(value));
    value.ok_or_else(|| format!("expected a number from 0 to 1, found `{text}`"))
}

/// Options of `report`.
#[derive(Debug, Args)]
pub struct Report {
    /// Findings as check wrote them, JSON Lines or JSON; `-` is standard input
    #[arg(required = true, value_name = "FINDINGS")]
    pub findings: Vec<PathBuf>,
    /// What to print to standard output, where no file is named
    #[arg(long, value_name = "FORMAT", default_value = "html")]
    pub output_format: Format,
    /// Write the report to a file, its format taken from the file's ending where none is given; may be repeated
    #[arg(short, long = "output", value_name = "[FORMAT=]PATH")]
    pub outputs: Vec<Destination<Format>>,
    /// Most bytes of Markdown, whole findings from the first on: a comment on GitHub takes 65536
    #[arg(long, value_name = "BYTES", default_value_t = usize::MAX, hide_default_value = true)]
    pub max_bytes: usize,
}

/// What to do with rules.
#[derive(Debug, Subcommand)]
pub enum Rules {
    /// One line for each rule
    List,
    /// The file of a rule
    Show {
        /// The rule's id
        id: String,
    },
    /// Run the examples of all rules, or of those in a file or folder
    Test {
        /// A rule file or a folder of them
        path: Option<PathBuf>,
    },
}

/// What `why` explains.
#[derive(Debug, Args)]
pub struct Why {
    /// A finding's fingerprint, or a place: FILE:LINE
    #[arg(value_name = "FINDING | FILE:LINE")]
    pub target: String,
    /// A second place to hold against the first, or the files and folders the finding is in
    #[arg(value_name = "FILE:LINE | PATH")]
    pub rest: Vec<String>,
}

/// The least severity that fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, schemars::JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum FailOn {
    /// Any finding.
    Note,
    /// Warnings and errors.
    Warning,
    /// Errors.
    Error,
    /// No finding.
    Never,
}

impl FailOn {
    /// The least severity that fails the run; `None` where none does.
    pub fn least(self) -> Option<Severity> {
        match self {
            FailOn::Note => Some(Severity::Note),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Error => Some(Severity::Error),
            FailOn::Never => None,
        }
    }

    /// True where a finding of this severity fails the run.
    pub fn reached_by(self, severity: Severity) -> bool {
        self.least().is_some_and(|least| severity >= least)
    }
}

fn confidence(text: &str) -> Result<f32, String> {
    let value = text.parse().ok().filter(|value| (0.0..=1.0).contains(value));
    value.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

/// A severity by its name.
pub fn severity(name: &str) -> Result<Severity, String> {
    let found = Severity::NAMES.into_iter().find(|(known, _)| *known == name);
    found.map(|(_, severity)| severity).ok_or_else(|| "expected note, warning or error".to_owned())
}

fn offsets(name: &str) -> Result<Offsets, String> {
    match name {
        "codepoint" => Ok(Offsets::CodePoint),
        "byte" => Ok(Offsets::Byte),
        "utf16" => Ok(Offsets::Utf16),
        _ => Err("expected codepoint, byte or utf16".to_owned()),
    }
}
