//! A passage in its document: the words around it, cut to the width, and a line under what it says.
//!
//! ```text
//!    | … after earlier saying it should never be allowed …
//!    |                        -------------------------- earlier
//! ```

use std::fmt;

use unicode_segmentation::UnicodeSegmentation;

use super::style::FRAME;
use super::terminal::{Cell, cells, rows, width};
use super::{Source, Style};
use crate::text::Span;

/// Some marked words of a text. All spans are bytes of it.
#[derive(Debug)]
pub(super) struct Excerpt<'a> {
    pub text: &'a str,
    /// What was said, in order, not touching.
    pub content: &'a [Span],
    /// The words that matter most in it: what a long content is cut down to.
    pub evidence: &'a [Span],
    /// Where the cue stands: on its side more of the line is shown.
    pub cue: Option<Span>,
    pub underline: Underline<'a>,
    pub style: Style,
}

/// What stands under marked words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Underline<'a> {
    pub sign: char,
    pub label: &'a str,
    pub ink: anstyle::Style,
}

/// Columns before the text of a row.
const GUTTER: usize = 5;
/// Most rows for marked words that do not fit in one.
const ROWS: usize = 4;
/// Most stretches of a content that is told in pieces.
const STRETCHES: usize = 3;
/// Bytes between two pieces that are shown in one stretch: `"…," she said. "…"`.
const NEAR: u32 = 48;
/// Columns of context on the side of the cue, and on the other.
const CONTEXT: [usize; 2] = [32, 16];

/// `  --> path:line:column`
pub(super) fn arrow(f: &mut fmt::Formatter<'_>, place: &str, style: Style) -> fmt::Result {
    writeln!(f, "  {} {place}", style.paint(FRAME, "-->"))
}

/// True where a reader finds both stretches at one look: nothing but line ends of one paragraph between them.
pub(super) fn in_one_paragraph(source: &Source, one: &[Span], other: &[Span]) -> bool {
    let (Some(one), Some(other)) = (cover(one), cover(other)) else { return false };
    let text = &source.document.text;
    let between = Span::new(one.end.min(other.end), one.start.max(other.start)).of(text);
    // Where no line of a document is blank, each is a paragraph.
    if has_blank_line(text) { !has_blank_line(between) } else { !between.contains('\n') }
}

fn has_blank_line(text: &str) -> bool {
    text.match_indices('\n').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches([' ', '\t', '\r']);
        rest.starts_with('\n')
    })
}

fn cover(spans: &[Span]) -> Option<Span> {
    spans.iter().copied().reduce(Span::cover)
}

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let marks = self.marks();
        let stretches = stretches(&marks);
        let shown = &stretches[..stretches.len().min(STRETCHES)];
        for (index, stretch) in shown.iter().enumerate() {
            self.stretch(f, *stretch, &marks, index + 1 == shown.len())?;
        }
        Ok(())
    }
}

impl Excerpt<'_> {
    /// Columns for the text of a row.
    fn columns(&self) -> usize {
        self.style.columns() - GUTTER
    }

    /// What is underlined: the content, or where that is too long the evidence in it.
    fn marks(&self) -> Vec<Span> {
        let room = self.columns() * ROWS;
        let total = self.content.iter().map(|span| columns_up_to(span.of(self.text), room)).sum::<usize>();
        let in_text = |span: &Span| !span.of(self.text).is_empty();
        let in_content = |span: &Span| cover(self.content).is_some_and(|all| all.contains(*span));
        match cover(self.evidence).filter(in_text).filter(in_content) {
            Some(evidence) if total > room => vec![evidence],
            _ => self.content.iter().copied().filter(in_text).collect(),
        }
    }

    fn stretch(&self, f: &mut fmt::Formatter<'_>, stretch: Span, marks: &[Span], last: bool) -> fmt::Result {
        let window = self.window(stretch);
        let body =
            cells(&self.text[window.start..window.end]).map(|cell| Cell { start: cell.start + window.start, ..cell });
        let ellipsis = |text| cells(text).map(|cell| Cell { start: usize::MAX, ..cell });
        let before = ellipsis(if window.cut_before { "… " } else { "" });
        let after = ellipsis(if window.cut_after { " …" } else { "" });
        let rows = rows(before.chain(body).chain(after), self.columns());
        let marked = |cell: &Cell| marks.iter().any(|mark| mark.range().contains(&cell.start));
        let last_marked = rows.iter().rposition(|row| row.iter().any(marked));
        for (index, row) in rows.iter().enumerate() {
            self.row(f, &row.iter().map(|cell| cell.shown.as_ref()).collect::<String>())?;
            let underline: String = row
                .iter()
                .flat_map(|cell| {
                    let sign = if marked(cell) { self.underline.sign } else { ' ' };
                    std::iter::repeat_n(sign, cell.width)
                })
                .collect();
            let underline = underline.trim_end();
            if underline.is_empty() {
                continue;
            }
            let label = if last && last_marked == Some(index) { self.underline.label } else { "" };
            self.underline(f, underline, label)?;
        }
        Ok(())
    }

    fn underline(&self, f: &mut fmt::Formatter<'_>, underline: &str, label: &str) -> fmt::Result {
        let ink = |text: &str| self.style.paint(self.underline.ink, text.to_owned()).to_string();
        let indent = underline.len() - underline.trim_start().len();
        let line = format!("{}{}", &underline[..indent], ink(&underline[indent..]));
        let label_width = width(label);
        if label.is_empty() {
            self.row(f, &line)
        } else if underline.len() + 1 + label_width <= self.columns() {
            self.row(f, &format!("{line} {}", ink(label)))
        } else {
            self.row(f, &line)?;
            let indent = indent.min(self.columns().saturating_sub(label_width));
            self.row(f, &format!("{}{}", " ".repeat(indent), ink(label)))
        }
    }

    fn row(&self, f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
        writeln!(f, "   {} {text}", self.style.paint(FRAME, "|"))
    }

    /// The stretch with as much of its lines around it as the width has room for.
    fn window(&self, stretch: Span) -> Window {
        /// Columns that both ellipses take.
        const ELLIPSES: usize = 4;
        let (start, end) = (stretch.range().start, stretch.range().end);
        let used = columns_up_to(&self.text[start..end], self.columns());
        let room = self.columns().saturating_sub(used + ELLIPSES);
        let [near, far] = CONTEXT;
        let cue_after = self.cue.is_some_and(|cue| cue.start >= stretch.end);
        let (left, right) = if cue_after { (far, near) } else { (near, far) };
        let window_start = if room == 0 { start } else { back(self.text, start, left.min(room * left / (near + far))) };
        let taken = columns_up_to(&self.text[window_start..start], room);
        let (window_end, cut_after) = if used >= self.columns() {
            let end = forth(self.text, start, end, self.columns() * ROWS - ELLIPSES);
            (end, !line_ends(&self.text[end..]))
        } else {
            let line_end = self.text[end..].find('\n').map_or(self.text.len(), |at| end + at);
            let end = end.max(forth(self.text, end, line_end, right.min(room - taken)));
            (end, !line_ends(&self.text[end..]))
        };
        let cut_before = !line_starts(&self.text[..window_start]);
        Window { start: window_start, end: window_end, cut_before, cut_after }
    }
}

/// The bytes that are shown, and whether their lines go on.
#[derive(Debug)]
struct Window {
    start: usize,
    end: usize,
    cut_before: bool,
    cut_after: bool,
}

/// Marks that stand near one another, together.
fn stretches(marks: &[Span]) -> Vec<Span> {
    let mut stretches: Vec<Span> = Vec::new();
    for mark in marks {
        match stretches.last_mut() {
            Some(last) if mark.start <= last.end.saturating_add(NEAR) => *last = last.cover(*mark),
            _ => stretches.push(*mark),
        }
    }
    stretches
}

/// Columns of a text, counted no further than needed to know that it takes more than `most`.
fn columns_up_to(text: &str, most: usize) -> usize {
    let mut columns = 0;
    for cell in cells(text) {
        columns += cell.width;
        if columns > most {
            break;
        }
    }
    columns
}

/// The start of the words of the same line, whole ones, that take at most `columns` before `from`.
fn back(text: &str, from: usize, columns: usize) -> usize {
    let mut at = from;
    let mut used = 0;
    for (start, cluster) in text[..from].grapheme_indices(true).rev() {
        if cluster.contains('\n') {
            break;
        }
        used += width(cluster);
        if used > columns {
            let words = &text[at..from];
            let cut = words.find(char::is_whitespace).unwrap_or(0);
            at += cut;
            break;
        }
        at = start;
    }
    at + (text[at..from].len() - text[at..from].trim_start().len())
}

/// The end of the words from `from` up to `to`, whole ones, that take at most `columns`.
fn forth(text: &str, from: usize, to: usize, columns: usize) -> usize {
    let mut used = 0;
    for cell in cells(&text[from..to]) {
        used += cell.width;
        if used > columns {
            let words = &text[from..from + cell.start];
            return from + words.rfind(char::is_whitespace).unwrap_or(words.len());
        }
    }
    from + text[from..to].trim_end().len()
}

fn line_starts(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t', '\r']);
    before.is_empty() || before.ends_with('\n')
}

fn line_ends(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\t', '\r']);
    after.is_empty() || after.starts_with('\n')
}
