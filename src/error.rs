//! What can go wrong, always with a place and a way out.
//!
//! Knows nothing of the other modules: a fault carries the text it points into, so that whoever prints it needs no file.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// One thing that is wrong in something a user wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, as the user named it; `-` is standard input.
    pub path: String,
    /// The file's text, or the part that is to be shown, with the number of its first line (from 1).
    pub source: Option<(String, usize)>,
    /// The bytes of `source` that are wrong.
    pub span: Option<Range<usize>>,
    /// The line (from 1), where it is known without `source`.
    pub line: Option<usize>,
    /// What is wrong and what was expected, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// True where the work goes on as if nothing had happened.
    pub warning: bool,
}

impl Fault {
    /// A fault of a whole file.
    pub fn file(path: impl Into<String>, message: impl Into<String>) -> Self {
        Fault {
            path: path.into(),
            source: None,
            span: None,
            line: None,
            message: message.into(),
            help: None,
            warning: false,
        }
    }

    /// A fault at `line` (from 1) of a file.
    pub fn line(path: impl Into<String>, line: usize, message: impl Into<String>) -> Self {
        Fault { line: Some(line), ..Fault::file(path, message) }
    }

    /// A fault at some bytes of a file whose whole text is at hand.
    pub fn at(path: impl Into<String>, text: &str, span: Range<usize>, message: impl Into<String>) -> Self {
        let line = text.as_bytes()[..span.start.min(text.len())].split(|b| *b == b'\n').count();
        Fault { source: Some((text.to_owned(), 1)), span: Some(span), line: Some(line), ..Fault::file(path, message) }
    }

    /// The same fault with a way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same fault as a warning.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.warning = true;
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for Fault {}

/// A path as it is shown: `/` between folders, no `./` before it.
pub fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path).to_string_lossy().into_owned();
    let path = if std::path::MAIN_SEPARATOR == '/' { path } else { path.replace(std::path::MAIN_SEPARATOR, "/") };
    if path.is_empty() { ".".to_owned() } else { path }
}

/// Where a user's file could not be read at all.
pub fn unreadable(path: impl Into<PathBuf>, error: &std::io::Error) -> Fault {
    let path: PathBuf = path.into();
    let message = match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    Fault::file(path.display().to_string(), message)
}
