//! Findings as Markdown: a comment, a job summary, a page of a wiki.
//!
//! Quotations come from anywhere: whatever Markdown or HTML would make of them is escaped, and nobody is mentioned.

use std::fmt::{self, Write};

use super::brief::{dated, quote, sides, why};
use super::human::short;
use super::place::Place;
use super::terminal::plain;
use super::words::{Held, word_diff};
use super::{Run, style};
use crate::finding::{Finding, Side};

/// Bytes that are kept for the line that tells what is left out.
const CLOSING: usize = 200;

/// Markdown.
#[derive(Debug)]
pub struct Markdown<'a> {
    run: Run<'a>,
    most: usize,
}

/// The `markdown` output, of at most `most` bytes: whole findings from the first on, and how many are left out.
pub fn markdown(run: Run<'_>, most: usize) -> Markdown<'_> {
    Markdown { run, most }
}

impl fmt::Display for Markdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let run = self.run;
        let trouble = run.trouble().map(|fault| format!("\n**trouble** {}\n", escaped(&fault.to_string())));
        let findings = run.findings.iter().map(|finding| one(finding, run));
        f.write_str(&joined(format!("# volteface\n\n{}\n", run.summary), trouble.chain(findings), self.most))
    }
}

/// A text and whole parts after it, at most `most` bytes of them, and how many parts are left out.
pub(super) fn joined(mut text: String, parts: impl Iterator<Item = String>, most: usize) -> String {
    let room = most.saturating_sub(CLOSING);
    let mut parts = parts.peekable();
    while let Some(part) = parts.next_if(|part| text.len() + part.len() <= room) {
        text += &part;
    }
    let left_out = parts.count();
    if left_out > 0 {
        let _ = writeln!(text, "\n{left_out} more are not shown here: there is no room for them.");
    }
    text
}

fn one<'a>(finding: &'a Finding<'a>, run: Run<'a>) -> String {
    let mut text = format!("\n## {}: {}\n\n", style::name(finding.severity), escaped(&finding.message));
    if !finding.changes.is_empty() {
        text += "| | earlier | later |\n| --- | --- | --- |\n";
    }
    for change in &finding.changes {
        let [earlier, later] = [&change.earlier, &change.later].map(|value| escaped(value));
        let _ = writeln!(text, "| {} | {earlier} | {later} |", change.field);
    }
    if !finding.changes.is_empty() {
        text.push('\n');
    }
    for (name, side) in sides(finding) {
        text += &passage(name, side, run);
    }
    if let Some(diff) = words(finding) {
        let _ = writeln!(text, "Word by word: {diff}\n");
    }
    let (rule, confidence) = (code(&finding.rule), finding.confidence.value());
    let _ = writeln!(
        text,
        "{rule} · {} · confidence {confidence} · {}",
        code(&short(&finding.fingerprint)),
        code(&why(finding, run.sources))
    );
    text
}

fn passage<'a>(name: &str, side: &'a Side<'a>, run: Run<'a>) -> String {
    let place = Place::of(side, run.sources);
    let record = place.record.map(|id| format!(" ({})", code(id))).unwrap_or_default();
    let dated = escaped(&dated(side, run.sources.get(side.statement.document)));
    let source = side.statement.source_text();
    let source = source.trim_end_matches(',');
    let source = if source.is_empty() { String::new() } else { format!("{}, ", escaped(source)) };
    let file = code(&format!("{}:{}", place.path, place.lines[0]));
    format!("**{name}**, {source}{dated}, {file}{record}:\n\n> {}\n\n", escaped(&quote(side)))
}

/// The word diff: ~~what went~~, **what came**.
fn words(finding: &Finding) -> Option<String> {
    let earlier = finding.earlier.as_ref()?;
    let diff = word_diff(&earlier.statement.content_text(), &finding.later.statement.content_text())?;
    let stretches = diff.iter().map(|stretch| {
        let text = escaped(&stretch.text);
        let blank = if stretch.spaced { " " } else { "" };
        match stretch.held {
            Held::Both => format!("{blank}{text}"),
            Held::Earlier => format!("{blank}~~{text}~~"),
            Held::Later => format!("{blank}**{text}**"),
        }
    });
    Some(stretches.collect::<String>().trim_start().to_owned())
}

/// A text that Markdown shows as it is, on one line.
pub(super) fn escaped(text: &str) -> String {
    let text = plain(text);
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let starts_line = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '>' | '.' | ')');
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => escaped.extend(['\\', c]),
            _ if starts_line => escaped.extend(['\\', c]),
            // An address is no link.
            ':' if text[at..].starts_with("://") => escaped.push_str("\\:"),
            // An empty comment parts the sign from a name, so that nobody is called and no issue is linked.
            '@' | '#' => {
                escaped.push(c);
                escaped.push_str("<!-- -->");
            }
            _ => escaped.push(c),
        }
    }
    // `1.` would begin a list.
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && matches!(escaped.as_bytes().get(digits), Some(b'.' | b')')) {
        escaped.insert(digits, '\\');
    }
    escaped
}

/// A text in a code span, fenced by more backticks than stand in it.
pub(super) fn code(text: &str) -> String {
    let text = plain(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A text of several lines as it is, fenced by more backticks than stand in it.
pub(super) fn fenced(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}text\n{}\n{fence}\n", text.trim_end())
}
