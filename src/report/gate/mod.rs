//! What `gate` reports to CI servers: figures that are too low, what is wrong with the data, what could not be read.
//!
//! The tables for people and the figures for programs are made where the scores are known; here is what a build shows.

mod github;
mod gitlab;
mod junit;
mod markdown;
mod sarif;

pub use github::{GateGithub, github};
pub use gitlab::{GateGitlab, gitlab};
pub use junit::{GateJunit, junit};
pub use markdown::{GateMarkdown, markdown};
pub use sarif::{GateSarif, sarif};

use crate::diagnostic::Diagnostic;
use crate::error::Fault;

/// What a run of `gate` comes to.
#[derive(Debug, Clone, Copy)]
pub struct GateRun<'a> {
    /// The report for people.
    pub text: &'a str,
    /// The figures that were held against a threshold or a baseline.
    pub figures: &'a [HeldFigure],
    /// What is wrong with the data.
    pub diagnostics: &'a [Diagnostic],
    /// What could not be read, or is wrong in what a user wrote.
    pub faults: &'a [Fault],
}

/// A figure that was held against the least that it may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldFigure {
    /// Its name: `pairs.f1`.
    pub name: String,
    /// What is wrong with it, where it is too low.
    pub failure: Option<String>,
}

impl<'a> GateRun<'a> {
    /// The figures that are too low, and what is wrong with each.
    fn failures(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.figures.iter().filter_map(|figure| Some((figure.name.as_str(), figure.failure.as_deref()?)))
    }
}

/// What is wrong, with the record that it is wrong in.
fn told(diagnostic: &Diagnostic) -> String {
    let record = diagnostic.record.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
    let help = diagnostic.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    super::terminal::plain(&format!("{}{record}{help}", diagnostic.message))
}
