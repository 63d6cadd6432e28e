//! A snapshot file: a header and the findings of one actor and topic, in insta's format.
//!
//! The header names its maker and whom it is about, nothing that changes from run to run. insta's own tools read it,
//! and rewrite it: so any of insta's keys may stand in it, quoted or not. See
//! <https://insta.rs/docs/snapshot-files/>.

use std::fmt;

use super::finding::Shown;
use crate::error::Fault;

/// Columns that a report in a snapshot is laid out for: those of a terminal, less the signs of a diff.
pub const WIDTH: usize = 78;

/// Who writes these files; what another wrote is left alone.
const SOURCE: &str = "volteface check";
/// The body of a snapshot whose findings are gone.
const NOTHING: &str = "Nothing is found any more.";

/// The findings of one actor and topic.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snapshot {
    /// Whom and what it is about: `Ingrid Solheim: harbour tunnel`.
    pub title: String,
    /// The findings, in the order of the report; none where they are gone.
    pub findings: Vec<Shown>,
}

impl Snapshot {
    /// Reads a file's text; `None` where it is a snapshot, but none of this program.
    ///
    /// # Errors
    /// A fault with its line, where the text is no whole snapshot: broken off, or edited into something else.
    pub fn parse(path: &str, text: &str) -> Result<Option<Snapshot>, Fault> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let mut lines = text.split('\n').enumerate();
        if lines.next().map(|(_, line)| line) != Some("---") {
            return Err(broken(path, 1, "this is no snapshot: expected `---` before its header"));
        }
        let mut header = Vec::new();
        loop {
            match lines.next() {
                Some((_, "---")) => break,
                Some((_, line)) => header.push(line),
                None => {
                    return Err(broken(path, header.len().max(1), "the header breaks off: expected `---` after it"));
                }
            }
        }
        let value = |key: &str| header.iter().find_map(|line| line.strip_prefix(key)?.strip_prefix(": ")).map(unquoted);
        if value("source").as_deref() != Some(SOURCE) {
            return Ok(None);
        }
        let title = value("description").unwrap_or_default();
        if title.is_empty() {
            return Err(broken(path, 1, "the header has no `description`: expected the actor and topic"));
        }
        let body: Vec<(usize, &str)> = lines.skip_while(|(_, line)| line.trim().is_empty()).collect();
        let findings = findings(&body).map_err(|(line, message)| broken(path, line, &message))?;
        Ok(Some(Snapshot { title, findings }))
    }
}

/// The findings of a body, whose lines are numbered from 0; else what is wrong, with its line from 1.
fn findings(body: &[(usize, &str)]) -> Result<Vec<Shown>, (usize, String)> {
    let Some((first, line)) = body.first() else {
        return Err((1, "the report is missing: expected findings after the header".to_owned()));
    };
    if *line == NOTHING && body[1..].iter().all(|(_, line)| line.trim().is_empty()) {
        return Ok(Vec::new());
    }
    if let Some((number, _)) = body.iter().find(|(_, line)| is_conflict_mark(line)) {
        return Err((number + 1, "there is an unresolved merge in this snapshot".to_owned()));
    }
    let mut starts: Vec<usize> = (0..body.len()).filter(|at| Shown::begins(body[*at].1)).collect();
    if starts.first() != Some(&0) {
        return Err((first + 1, "expected a finding, as in `error[stance-reversal]: …`".to_owned()));
    }
    starts.push(body.len());
    let parts = starts.windows(2).map(|pair| &body[pair[0]..pair[1]]);
    parts
        .map(|part| {
            let text: Vec<&str> = part.iter().map(|(_, line)| *line).collect();
            Shown::parse(&text.join("\n")).map_err(|message| (part[0].0 + 1, message))
        })
        .collect()
}

fn is_conflict_mark(line: &str) -> bool {
    ["<<<<<<< ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark)) || line == "======="
}

/// A value of the header: as it is, or in quotation marks of either kind.
fn unquoted(value: &str) -> String {
    let single =
        value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')).map(|value| value.replace("''", "'"));
    single.or_else(|| serde_json::from_str(value).ok()).unwrap_or_else(|| value.to_owned())
}

fn broken(path: &str, line: usize, message: &str) -> Fault {
    Fault::line(path, line, message).help(if path.ends_with(".snap.new") {
        "delete the file and run volteface check with --snapshot again: nothing in it is decided"
    } else {
        "restore the file from version control; or delete it, and its findings are asked about anew"
    })
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = serde_json::Value::from(self.title.as_str());
        writeln!(f, "---\nsource: {SOURCE}\ndescription: {title}\n---")?;
        if self.findings.is_empty() {
            return writeln!(f, "{NOTHING}");
        }
        for (index, finding) in self.findings.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            writeln!(f, "{}", finding.text())?;
        }
        Ok(())
    }
}
