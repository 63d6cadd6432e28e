//! The summary of a job of GitHub Actions: Markdown at the end of the file that the runner names.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

use crate::error::Fault;

/// What names the file.
const VARIABLE: &str = "GITHUB_STEP_SUMMARY";

/// Bytes of a summary that a step may leave: of a longer one nothing is shown.
const MOST: usize = 1024 * 1024;

/// Appends a report, Markdown of at most so many bytes, to the summary, where a runner asks for one.
///
/// # Errors
/// A fault where the report cannot be made, or the file not be written.
pub fn append(markdown: impl Fn(usize) -> Result<String, Fault>) -> Result<(), Fault> {
    let Some(path) = std::env::var_os(VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from) else {
        return Ok(());
    };
    let before = path.metadata().map_or(0, |file| usize::try_from(file.len()).unwrap_or(usize::MAX));
    let text = markdown(MOST.saturating_sub(before))?;
    let written = OpenOptions::new().create(true).append(true).open(&path);
    let written = written.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| {
        Fault::file(path.display().to_string(), format!("cannot be written: {error}"))
            .help(format!("{VARIABLE} names this file: unset it, or name another"))
    })
}
