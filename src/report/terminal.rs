//! Text as a terminal shows it: cells with widths in columns, and nothing that could steer the terminal.
//!
//! White space of any kind and length shows as one blank, so that a tab or a line end never upsets the columns. Control
//! characters and bidirectional marks show as escapes (`\u{1b}`): a quotation comes from anywhere. Columns are counted in
//! the text's own order; a terminal that reorders right-to-left words shows them at other columns than their underline.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands in one place of a line: a grapheme cluster, or the escape of a character that may not be shown.
#[derive(Debug, Clone)]
pub struct Cell<'t> {
    /// Its first byte in the text that it was cut from.
    pub start: usize,
    /// What is printed.
    pub shown: Cow<'t, str>,
    /// Columns it takes.
    pub width: usize,
}

impl Cell<'_> {
    fn is_blank(&self) -> bool {
        self.shown == " "
    }
}

/// The cells of a text, in order.
pub fn cells(text: &str) -> impl Iterator<Item = Cell<'_>> {
    let mut after_blank = false;
    text.grapheme_indices(true).filter_map(move |(start, cluster)| {
        let shown = shown(cluster);
        let blank = shown == " ";
        let repeated = std::mem::replace(&mut after_blank, blank) && blank;
        let width = shown.width();
        (!repeated && !shown.is_empty()).then_some(Cell { start, shown, width })
    })
}

fn shown(cluster: &str) -> Cow<'_, str> {
    let first = cluster.chars().next().unwrap_or(' ');
    if first.is_whitespace() {
        Cow::Borrowed(" ")
    } else if is_invisible(first) {
        Cow::Borrowed("")
    } else if cluster.chars().any(steers) {
        Cow::Owned(cluster.chars().map(|c| if steers(c) { c.escape_unicode().to_string() } else { c.into() }).collect())
    } else {
        Cow::Borrowed(cluster)
    }
}

/// Control characters, and marks that change the direction of what follows.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Soft hyphens, zero-width blanks and byte-order marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// A text made safe to print, on one line.
pub fn plain(text: &str) -> String {
    cells(text).map(|cell| cell.shown).collect()
}

/// Columns that a text takes when it is printed by [`plain`].
pub fn width(text: &str) -> usize {
    cells(text).map(|cell| cell.width).sum()
}

/// Cells in rows of at most `columns`, broken at blanks where there are any. A cell wider than that has its own row.
pub fn rows<'t>(cells: impl IntoIterator<Item = Cell<'t>>, columns: usize) -> Vec<Vec<Cell<'t>>> {
    let mut rows = Vec::new();
    let mut row: Vec<Cell> = Vec::new();
    let mut used = 0;
    for cell in cells {
        if row.is_empty() && cell.is_blank() {
            continue;
        }
        while used + cell.width > columns && !row.is_empty() {
            let rest = match row.iter().rposition(Cell::is_blank) {
                Some(blank) if !cell.is_blank() => row.split_off(blank + 1),
                _ => Vec::new(),
            };
            rows.push(std::mem::replace(&mut row, rest));
            used = row.iter().map(|cell| cell.width).sum();
        }
        if !(row.is_empty() && cell.is_blank()) {
            used += cell.width;
            row.push(cell);
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    for row in &mut rows {
        while row.last().is_some_and(Cell::is_blank) {
            row.pop();
        }
    }
    rows
}

/// A text in rows of at most `columns`; one empty row for an empty text.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut wrapped: Vec<String> =
        rows(cells(text), columns).into_iter().map(|row| row.into_iter().map(|cell| cell.shown).collect()).collect();
    if wrapped.is_empty() {
        wrapped.push(String::new());
    }
    wrapped
}
