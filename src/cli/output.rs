//! Reports: their formats, and the files they are written to.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::ValueEnum;

use super::args::MetricsFormat;
use crate::error::Fault;
use crate::report::{self, Contents, PageOptions, Run, Style};

/// Columns of a report that no terminal limits.
pub const WIDTH: usize = 100;

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// One JSON document.
    Json,
    /// One finding a line.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit XML, for CI servers.
    Junit,
    /// Annotations of GitHub Actions.
    Github,
    /// A GitLab code quality report.
    Gitlab,
    /// Markdown.
    Markdown,
    /// Counts as JSON, for DVC and jq.
    Metrics,
    /// A page to look at and to share.
    Html,
}

impl Format {
    /// Renders a report; `page` tells how a page is made.
    ///
    /// # Errors
    /// A fault where a template of the user's is wrong.
    pub fn render(self, run: Run, page: &PageOptions, color: bool) -> Result<String, Fault> {
        let Run { findings, summary, sources, .. } = run;
        Ok(match self {
            Format::Human => report::human(findings, summary, sources, Style { color, width: WIDTH }).to_string(),
            Format::Json => report::json(findings, summary, sources).to_string(),
            Format::Jsonl => report::json_lines(findings, sources).to_string(),
            Format::Sarif => report::sarif(run).to_string(),
            Format::Junit => report::junit(run).to_string(),
            Format::Github => report::github(run).to_string(),
            Format::Gitlab => report::gitlab(run).to_string(),
            Format::Markdown => report::markdown(&Contents::of(run), page, usize::MAX)?,
            Format::Metrics => report::counts(run).to_string(),
            Format::Html => report::page(&Contents::of(run), page)?,
        })
    }
}

/// The formats of a command's reports, as far as a file's name tells them.
pub trait Named: ValueEnum {
    /// The format of a file of this name: some names are agreed on, else the ending.
    fn of_name(name: &str) -> Option<Self>;
}

impl Named for Format {
    fn of_name(name: &str) -> Option<Format> {
        match (name, ending(name)) {
            ("gl-code-quality-report.json", _) => Some(Format::Gitlab),
            ("metrics.json", _) => Some(Format::Metrics),
            (_, "json") => Some(Format::Json),
            (_, "jsonl" | "ndjson") => Some(Format::Jsonl),
            (_, "html" | "htm") => Some(Format::Html),
            (_, "md" | "markdown") => Some(Format::Markdown),
            (_, "sarif") => Some(Format::Sarif),
            (_, "txt") => Some(Format::Human),
            (_, "xml") => Some(Format::Junit),
            _ => None,
        }
    }
}

impl Named for MetricsFormat {
    fn of_name(name: &str) -> Option<MetricsFormat> {
        match (name, ending(name)) {
            ("gl-code-quality-report.json", _) => Some(MetricsFormat::Gitlab),
            (_, "json") => Some(MetricsFormat::Json),
            (_, "md" | "markdown") => Some(MetricsFormat::Markdown),
            (_, "sarif") => Some(MetricsFormat::Sarif),
            (_, "txt") => Some(MetricsFormat::Human),
            (_, "xml") => Some(MetricsFormat::Junit),
            _ => None,
        }
    }
}

/// What tells a file's format: what stands after its last dot, or before `.json` where that is `.sarif`.
fn ending(name: &str) -> &str {
    let name = name.strip_suffix(".sarif.json").map_or(name, |_| "a.sarif");
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// A file that a report goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination<F> {
    /// Its format, where one is given or the file's name tells; else that of standard output.
    pub format: Option<F>,
    /// The file.
    pub path: PathBuf,
}

impl<F: Named> FromStr for Destination<F> {
    type Err = String;

    /// `PATH` or `FORMAT=PATH`.
    fn from_str(text: &str) -> Result<Self, String> {
        let (format, path) = match text.split_once('=') {
            Some((name, path)) if name.bytes().all(|b| b.is_ascii_lowercase()) => {
                let names = F::value_variants().iter().filter_map(F::to_possible_value);
                let names: Vec<String> = names.map(|value| value.get_name().to_owned()).collect();
                let format = F::from_str(name, false)
                    .map_err(|_| format!("`{name}` is no format; expected one of {}", names.join(", ")))?;
                (Some(format), path)
            }
            _ => (None, text),
        };
        if path.is_empty() {
            return Err("expected a path".to_owned());
        }
        let path = PathBuf::from(path);
        let name = path.file_name().and_then(|name| name.to_str());
        let format = format.or_else(|| name.and_then(F::of_name));
        // A name that tells a format of another command is no name for whatever goes to standard output.
        match name.filter(|_| format.is_none()).and_then(Format::of_name).and_then(|other| other.to_possible_value()) {
            Some(other) => Err(format!("this command writes no {}; name a format: FORMAT=PATH", other.get_name())),
            None => Ok(Destination { format, path }),
        }
    }
}

/// Refuses destinations that are among the files that were read, and a second report to one file.
pub fn refuse<'a, F>(outputs: &[Destination<F>], inputs: impl Iterator<Item = &'a Path>) -> Vec<Fault> {
    let twice = outputs.iter().enumerate().filter(|(at, output)| outputs[..*at].iter().any(|o| o.path == output.path));
    let twice = twice.map(|(_, output)| {
        Fault::file(output.path.display().to_string(), "two reports go to this file").help("give each another path")
    });
    twice.chain(over_inputs(outputs, inputs)).collect()
}

fn over_inputs<'a, F>(outputs: &[Destination<F>], inputs: impl Iterator<Item = &'a Path>) -> Vec<Fault> {
    let wanted: Vec<(PathBuf, &Destination<F>)> =
        outputs.iter().filter_map(|output| Some((output.path.canonicalize().ok()?, output))).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let inputs: std::collections::HashSet<PathBuf> = inputs.filter_map(|input| input.canonicalize().ok()).collect();
    let clashes = wanted.into_iter().filter(|(path, _)| inputs.contains(path));
    clashes
        .map(|(_, output)| {
            Fault::file(output.path.display().to_string(), "this file is read, so no report is written over it")
                .help("give it another path")
        })
        .collect()
}
