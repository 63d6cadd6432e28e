//! Reports: their formats, and the files they are written to.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::ValueEnum;

use crate::corpus::Document;
use crate::error::Fault;
use crate::finding::Finding;
use crate::report::{self, Offsets, Sources, Style, Summary};

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
}

/// What a report shows.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// The findings.
    pub findings: &'a [Finding<'a>],
    /// The documents they point into.
    pub documents: &'a [Document],
    /// The files and folders that were named to read them.
    pub paths: &'a [PathBuf],
    /// How much was read.
    pub summary: Summary,
    /// What offsets count.
    pub offsets: Offsets,
}

impl Format {
    /// Renders a report.
    pub fn render(self, content: Content, color: bool) -> String {
        let Content { findings, documents, paths, summary, offsets } = content;
        let sources = Sources::new(documents, offsets).named(arguments(paths));
        match self {
            Format::Human => report::human(findings, &summary, &sources, Style { color, width: WIDTH }).to_string(),
            Format::Json => report::json(findings, &summary, &sources).to_string(),
            Format::Jsonl => report::json_lines(findings, &sources).to_string(),
        }
    }

    fn of_ending(path: &Path) -> Option<Format> {
        match path.extension()?.to_str()? {
            "json" => Some(Format::Json),
            "jsonl" | "ndjson" => Some(Format::Jsonl),
            "txt" => Some(Format::Human),
            _ => None,
        }
    }
}

/// Paths as a shell takes them; nothing for the folder that is read where none is named.
fn arguments(paths: &[PathBuf]) -> String {
    if paths == [Path::new(".")] {
        return String::new();
    }
    let plain = |text: &str| text.chars().all(|c| c.is_alphanumeric() || "/._-+,:@%".contains(c)) && !text.is_empty();
    let quoted = paths
        .iter()
        .map(|path| path.display().to_string())
        .map(|path| if plain(&path) { path } else { format!("'{}'", path.replace('\'', "'\\''")) });
    quoted.collect::<Vec<_>>().join(" ")
}

/// A file that a report goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// Its format, where one is given or the file's ending tells; else that of standard output.
    pub format: Option<Format>,
    /// The file.
    pub path: PathBuf,
}

impl FromStr for Destination {
    type Err = String;

    /// `PATH` or `FORMAT=PATH`.
    fn from_str(text: &str) -> Result<Self, String> {
        let (format, path) = match text.split_once('=') {
            Some((name, path)) if name.bytes().all(|b| b.is_ascii_lowercase()) => {
                let names = Format::value_variants().iter().filter_map(Format::to_possible_value);
                let names: Vec<String> = names.map(|value| value.get_name().to_owned()).collect();
                let format = Format::from_str(name, false)
                    .map_err(|_| format!("`{name}` is no format; expected one of {}", names.join(", ")))?;
                (Some(format), path)
            }
            _ => (None, text),
        };
        if path.is_empty() {
            return Err("expected a path".to_owned());
        }
        let path = PathBuf::from(path);
        Ok(Destination { format: format.or_else(|| Format::of_ending(&path)), path })
    }
}

/// Refuses destinations that are among the files that were read.
pub fn refuse_inputs<'a>(outputs: &[Destination], inputs: impl Iterator<Item = &'a Path>) -> Vec<Fault> {
    let wanted: Vec<(PathBuf, &Destination)> =
        outputs.iter().filter_map(|output| Some((output.path.canonicalize().ok()?, output))).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let inputs: std::collections::HashSet<PathBuf> = inputs.filter_map(|input| input.canonicalize().ok()).collect();
    let clashes = wanted.into_iter().filter(|(path, _)| inputs.contains(path));
    clashes
        .map(|(_, output)| {
            Fault::file(output.path.display().to_string(), "this file is read, so no report is written over it")
                .help("give -o another path")
        })
        .collect()
}

/// Writes a file whole or not at all: beside it first, then renamed over it.
///
/// # Errors
/// A fault that names the file, where it cannot be written.
pub fn write(path: &Path, text: &str) -> Result<(), Fault> {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(name);
    fs::write(&beside, text).and_then(|()| fs::rename(&beside, path)).map_err(|error| {
        // The first error is the one to tell; what is left beside is removed where it can be.
        let _ = fs::remove_file(&beside);
        Fault::file(path.display().to_string(), format!("cannot be written: {error}"))
    })
}
