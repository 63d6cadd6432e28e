//! Findings as a person reads them: what changed, field by field, then the words themselves in their documents.

use std::fmt;

use super::excerpt::{Excerpt, Underline, arrow, in_one_paragraph};
use super::style::{self, EARLIER, FAINT, FRAME, LATER, TITLE};
use super::summary::counted;
use super::terminal::{plain, width, wrap};
use super::words::{Held, Stretch, word_diff};
use super::{Source, Sources, Style, Summary, brief};
use crate::finding::{Change, Finding, Side};
use crate::statement::{Moment, Precision};

/// Digits of a fingerprint that a person sees; enough to name a finding of one run.
const FINGERPRINT: usize = 8;
/// Columns before a field, and least columns of its name.
const INDENT: usize = 6;
const FIELD: usize = 9;

/// A whole report for a person.
#[derive(Debug)]
pub struct Human<'a> {
    findings: &'a [Finding<'a>],
    summary: &'a Summary,
    sources: &'a Sources<'a>,
    style: Style,
}

/// The report of `findings`, each with its excerpts, and the summary under them.
pub fn human<'a>(
    findings: &'a [Finding<'a>],
    summary: &'a Summary,
    sources: &'a Sources<'a>,
    style: Style,
) -> Human<'a> {
    Human { findings, summary, sources, style }
}

/// One finding as the report shows it, without anything around it.
pub fn one<'a>(finding: &'a Finding<'a>, sources: &'a Sources<'a>, style: Style) -> One<'a> {
    One { finding, sources, style }
}

impl fmt::Display for Human<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.findings.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{}", one(finding, self.sources, self.style))?;
        }
        writeln!(f, "{}", self.summary)
    }
}

/// When a statement was made, in words: `2025-04-17`, `before 2025-04-17`, `undated`.
pub(super) fn when(moment: Moment) -> String {
    match (moment.date, moment.precision) {
        (None, _) => "undated".to_owned(),
        (Some(date), Precision::Day) => date.to_string(),
        (Some(date), Precision::Before) => format!("before {date}"),
        (Some(date), Precision::Month) => format!("in the month up to {date}"),
        (Some(date), Precision::Year) => format!("in the year up to {date}"),
    }
}

/// The first digits of a fingerprint.
pub(super) fn short(fingerprint: &str) -> String {
    plain(fingerprint).chars().take(FINGERPRINT).collect()
}

/// One finding with its excerpts.
#[derive(Debug, Clone, Copy)]
pub struct One<'a> {
    finding: &'a Finding<'a>,
    sources: &'a Sources<'a>,
    style: Style,
}

impl fmt::Display for One<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.header(f)?;
        self.changes(f)?;
        self.words(f)?;
        self.passages(f)?;
        self.also(f)?;
        if !self.finding.about.is_empty() {
            let about: Vec<String> = self.finding.about.iter().map(|fingerprint| short(fingerprint)).collect();
            self.remark(f, "about", &about.join(", "))?;
        }
        self.confidence(f)?;
        self.remark(f, "why", &brief::why(self.finding, self.sources))
    }
}

impl One<'_> {
    /// `confidence: 0.63 (stance 0.9, actor 0.7)`.
    fn confidence(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let confidence = &self.finding.confidence;
        let parts: Vec<String> = confidence.parts.iter().map(|part| format!("{} {}", part.name, part.value)).collect();
        self.remark(f, "confidence", &format!("{} ({})", confidence.value(), parts.join(", ")))
    }

    /// `severity[rule]: message   fingerprint`, the fingerprint at the right edge where the last row has room for it.
    fn header(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.style.columns();
        let finding = self.finding;
        let kind = format!("{}[{}]", finding.severity.name(), plain(&finding.rule));
        let hang = " ".repeat(width(&kind) + 2); // stands for the kind, so that the first row leaves room for it
        let rows = wrap_after(hang.len(), &finding.message, columns, 2);
        let fingerprint = short(&finding.fingerprint);
        write!(f, "{}: ", self.style.paint(style::of(finding.severity), kind))?;
        for (index, row) in rows.iter().enumerate() {
            let indent = if index == 0 { hang.len() } else { 2 };
            if index > 0 {
                write!(f, "\n  ")?;
            }
            write!(f, "{}", self.style.paint(TITLE, row))?;
            let used = indent + width(row);
            if index + 1 == rows.len() && used + 2 + fingerprint.len() <= columns {
                let gap = columns - used - fingerprint.len();
                write!(f, "{:gap$}{}", "", self.style.paint(FAINT, &fingerprint))?;
            }
        }
        writeln!(f)
    }

    /// The position diff: columns where they fit, else one side under the other.
    fn changes(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.style.columns();
        let changes = &self.finding.changes;
        let widest = |of: fn(&Change) -> &str| changes.iter().map(|change| width(of(change))).max().unwrap_or(0);
        let field = FIELD.max(widest(|change| change.field) + 1);
        let earlier = widest(|change| &change.earlier);
        let later = widest(|change| &change.later);
        let beside = INDENT + field + 2 + earlier + 2 + 2 + later <= columns;
        let room = columns.saturating_sub(INDENT + field + 2);
        for change in changes {
            let mut name = change.field;
            let sides = [('-', EARLIER, &change.earlier), ('+', LATER, &change.later)];
            if beside && !change.earlier.is_empty() {
                let [before, after] =
                    sides.map(|(sign, ink, value)| self.style.paint(ink, format!("{sign} {}", plain(value))));
                let gap = earlier - width(&change.earlier) + 2;
                writeln!(f, "{:INDENT$}{name:field$}{before}{:gap$}{after}", "", "")?;
                continue;
            }
            for (sign, ink, value) in sides.into_iter().filter(|(_, _, value)| !value.is_empty()) {
                for (index, row) in wrap(value, room).into_iter().enumerate() {
                    let sign = if index == 0 { sign } else { ' ' };
                    let value = self.style.paint(ink, format!("{sign} {row}"));
                    writeln!(f, "{:INDENT$}{name:field$}{value}", "")?;
                    name = "";
                }
            }
        }
        Ok(())
    }

    /// The word diff of the two contents, where it says something.
    fn words(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(earlier) = &self.finding.earlier else { return Ok(()) };
        let [earlier, later] = [earlier, &self.finding.later].map(|side| side.statement.content_text());
        let Some(diff) = word_diff(&earlier, &later) else { return Ok(()) };
        let columns = self.style.columns();
        let indent = INDENT + FIELD;
        let mut used = indent;
        write!(f, "{:INDENT$}{:FIELD$}", "", "words")?;
        for stretch in &diff {
            for (index, word) in bracketed(stretch).split(' ').enumerate() {
                let spaced = used > indent && (index > 0 || stretch.spaced);
                let word_width = width(word);
                if spaced && used + 1 + word_width > columns {
                    write!(f, "\n{:indent$}", "")?;
                    used = indent;
                } else if spaced {
                    write!(f, " ")?;
                    used += 1;
                }
                let ink = match stretch.held {
                    Held::Both => anstyle::Style::new(),
                    Held::Earlier => EARLIER,
                    Held::Later => LATER,
                };
                write!(f, "{}", self.style.paint(ink, word))?;
                used += word_width;
            }
        }
        writeln!(f)
    }

    fn passages(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let later = Passage::new(&self.finding.later, self.sources, '^', LATER);
        let Some(earlier) = &self.finding.earlier else {
            let label = later.dated();
            later.place(f, self.style)?;
            return later.write(f, &label, self.style);
        };
        let earlier = Passage::new(earlier, self.sources, '-', EARLIER);
        if earlier.beside(&later) {
            later.place(f, self.style)?;
            earlier.write(f, "earlier", self.style)?;
            return later.write(f, "later", self.style);
        }
        for (passage, name) in [(earlier, "earlier"), (later, "later")] {
            passage.place(f, self.style)?;
            passage.write(f, &format!("{name}, {}", passage.dated()), self.style)?;
        }
        Ok(())
    }

    /// The other statements of each run.
    fn also(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let earlier = self.finding.earlier.as_ref().map(|side| ("earlier", side));
        for (name, side) in earlier.into_iter().chain([("later", &self.finding.later)]) {
            let (Some(first), Some(last)) = (side.run.first(), side.run.last()) else { continue };
            let (first, last) = (when(first.moment), when(last.moment));
            let days = if first == last { first } else { format!("{first} to {last}") };
            self.remark(f, "also", &format!("{name}, {}, {days}", counted(side.run.len(), "more statement")))?;
        }
        Ok(())
    }

    /// `   = name: text`
    fn remark(self, f: &mut fmt::Formatter<'_>, name: &str, text: &str) -> fmt::Result {
        writeln!(f, "   {} {text}", self.style.paint(FRAME, format!("= {name}:")))
    }
}

/// One side with its document; without one where the look-up does not hold it.
#[derive(Debug, Clone, Copy)]
struct Passage<'a> {
    side: &'a Side<'a>,
    source: Option<&'a Source<'a>>,
    sign: char,
    ink: anstyle::Style,
}

impl<'a> Passage<'a> {
    fn new(side: &'a Side<'a>, sources: &'a Sources<'a>, sign: char, ink: anstyle::Style) -> Self {
        Passage { side, source: sources.get(side.statement.document), sign, ink }
    }

    fn place(&self, f: &mut fmt::Formatter<'_>, style: Style) -> fmt::Result {
        let start = self.side.statement.content.spans.first().map_or(0, |span| span.start);
        let place = self.source.map_or_else(|| self.side.statement.document.to_owned(), |source| source.place(start));
        arrow(f, &plain(&place), style)
    }

    fn dated(&self) -> String {
        brief::dated(self.side, self.source)
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, label: &str, style: Style) -> fmt::Result {
        let statement = &self.side.statement;
        let evidence = statement.claims.get(self.side.claim).map_or(&[][..], |claim| &claim.evidence);
        let underline = Underline { sign: self.sign, label, ink: self.ink };
        let cue = statement.cue.spans.first().copied();
        let Some(source) = self.source else {
            let text = &statement.content_text();
            let whole = [crate::text::Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX))];
            return write!(f, "{}", Excerpt { text, content: &whole, evidence: &[], cue: None, underline, style });
        };
        let (text, content) = (&source.document.text, &statement.content.spans);
        write!(f, "{}", Excerpt { text, content, evidence, cue, underline, style })
    }

    fn beside(&self, other: &Passage) -> bool {
        let (Some(source), Some(_)) = (self.source, other.source) else { return false };
        let (one, two) = (&self.side.statement, &other.side.statement);
        one.document == two.document && in_one_paragraph(source, &one.content.spans, &two.content.spans)
    }
}

/// A text in rows: the first begins at column `first`, the others at `rest`.
fn wrap_after(first: usize, text: &str, columns: usize, rest: usize) -> Vec<String> {
    let mut rows = wrap(text, columns.saturating_sub(first).max(1));
    if rows.len() > 1 {
        let head = rows.remove(0);
        let tail = wrap(&rows.join(" "), columns.saturating_sub(rest).max(1));
        rows = std::iter::once(head).chain(tail).collect();
    }
    rows
}

/// `[-words-]` of the earlier text, `{+words+}` of the later: to be told apart without colour.
fn bracketed(stretch: &Stretch) -> String {
    let text = plain(&stretch.text);
    match stretch.held {
        Held::Both => text,
        Held::Earlier => format!("[-{text}-]"),
        Held::Later => format!("{{+{text}+}}"),
    }
}
