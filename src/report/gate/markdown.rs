//! A run of `gate` as Markdown: the tables for people, then what fails and what is wrong with the data.

use std::fmt;

use super::super::markdown::{code, escaped, fenced, joined};
use super::{GateRun, told};

/// Markdown.
#[derive(Debug)]
pub struct GateMarkdown<'a> {
    run: GateRun<'a>,
    most: usize,
}

/// The `markdown` output, of at most `most` bytes.
pub fn markdown(run: GateRun<'_>, most: usize) -> GateMarkdown<'_> {
    GateMarkdown { run, most }
}

impl fmt::Display for GateMarkdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let run = self.run;
        let trouble = run.faults.iter().filter(|fault| !fault.warning);
        let trouble = trouble.map(|fault| format!("- **trouble** {}\n", escaped(&fault.to_string())));
        let failures = run.failures().map(|(_, message)| format!("- **too low** {}\n", escaped(message)));
        let diagnostics = run.diagnostics.iter().map(|diagnostic| {
            let line = diagnostic.line.map(|line| format!(":{line}")).unwrap_or_default();
            let (severity, place) = (diagnostic.severity.name(), format!("{}{line}", diagnostic.path));
            format!("- **{severity}** {} {}: {}\n", code(diagnostic.check), code(&place), escaped(&told(diagnostic)))
        });
        let tables = if run.text.is_empty() { String::new() } else { fenced(run.text) + "\n" };
        let parts = trouble.chain(failures).chain(diagnostics);
        f.write_str(&joined(format!("# volteface gate\n\n{tables}"), parts, self.most))
    }
}
