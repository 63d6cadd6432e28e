//! What a review shows: lines of a screen of a given size.

use anstyle::{AnsiColor, Style as Ink};
use unicode_segmentation::UnicodeSegmentation;

use super::diff::{CONTEXT, Line, Sign, diff};
use super::session::{Decision, Mode, Session};
use crate::report::{plain, width};

/// All keys.
pub(super) const HELP: &str = "\
a        accept: this is what later runs are compared with
r        reject: asks for a reason and writes an [[ignore]] with it
s space  skip: decide another time
A R S    the same for all that are left
c        more context, then all, then little again
i        the rule
w        why: how each part of it was read
u        undo the last decision
n p      next, previous
j k f b  down and up by a line, by a page; also the arrow keys
?        this help
q Esc    quit; what was decided is kept";

/// Columns and rows of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
}

/// Lines above the text, and below it.
const HEAD: usize = 3;
const FOOT: usize = 2;

/// Lines of text that a screen has room for.
pub(super) fn room(size: Size) -> usize {
    size.rows.saturating_sub(HEAD + FOOT).max(1)
}

/// The screen: rows that fit it, joined by line ends, none at the end.
pub fn screen(session: &Session, size: Size, color: bool) -> String {
    let text = lines(session, size);
    let room = room(size);
    let scroll = session.scroll.min(text.len().saturating_sub(room));
    let more = text.len().saturating_sub(scroll + room);
    let mut rows = head(session);
    rows.extend(text.into_iter().skip(scroll).take(room));
    rows.resize(HEAD + room, (Ink::new(), String::new()));
    rows.extend(foot(session, size, more));
    // A terminal with hardly a row shows the end: there the keys and the questions are.
    let hidden = rows.len().saturating_sub(size.rows);
    let painted = rows.into_iter().skip(hidden).map(|(ink, row)| {
        let row = fold(&row, size.columns).into_iter().next().unwrap_or_default();
        if color && !row.is_empty() { format!("{ink}{row}{ink:#}") } else { row }
    });
    painted.collect::<Vec<_>>().join("\n")
}

fn head(session: &Session) -> Vec<(Ink, String)> {
    let Some(item) = session.items.get(session.current) else {
        return vec![(Ink::new().bold(), "nothing waits for a decision".to_owned())];
    };
    if session.mode == Mode::End {
        return vec![(Ink::new().bold(), "nothing is left to decide".to_owned())];
    }
    let state = match session.decisions[session.current] {
        Some(Decision::Accepted) => ", accepted",
        Some(Decision::Rejected) => ", rejected",
        Some(Decision::Skipped) => ", skipped",
        None => "",
    };
    let place = format!("{} of {}", session.current + 1, session.items.len());
    vec![
        (Ink::new().bold(), format!("{place}  {}  ({}{state})", plain(&item.new.title), item.status.name())),
        (Ink::new().dimmed(), plain(&item.kept.name)),
        (Ink::new(), String::new()),
    ]
}

fn foot(session: &Session, size: Size, more: usize) -> [(Ink, String); FOOT] {
    const LONG: &str = "a accept  r reject  s skip  c context  i rule  w why  u undo  n p move  ? help  q quit";
    const SHORT: &str = "a r s c i w u n p  ? help";
    let keys = if size.columns >= LONG.len() { LONG } else { SHORT };
    let below = if more == 0 { String::new() } else { format!("{more} more below (j)") };
    let said = if session.message.is_empty() { below } else { plain(&session.message) };
    let faint = |text: &str| (Ink::new().dimmed(), text.to_owned());
    match &session.mode {
        Mode::Reason { all, text } => {
            let what = if *all { "reject all the rest" } else { "reject" };
            let question = format!("why {what}? (Esc does not)");
            // Of a long answer the end is shown, where it is being written.
            let answer = fold(text, size.columns.saturating_sub(2)).pop().unwrap_or_default();
            let question = if session.message.is_empty() { question } else { said };
            [(AnsiColor::Yellow.on_default(), question), (Ink::new(), format!("> {answer}"))]
        }
        Mode::End => [(Ink::new(), said), faint("u undo  p back  Enter or q end")],
        Mode::Page(_) => [(Ink::new(), said), faint("q or Esc back")],
        Mode::Diff => [(AnsiColor::Yellow.on_default(), said), faint(keys)],
    }
}

/// The whole text in rows that fit the columns.
pub(super) fn lines(session: &Session, size: Size) -> Vec<(Ink, String)> {
    match (&session.mode, session.items.get(session.current)) {
        (Mode::Page(text), _) => {
            text.lines().flat_map(|line| fold(line, size.columns)).map(|row| (Ink::new(), row)).collect()
        }
        (Mode::End, _) | (_, None) => end(session),
        (_, Some(item)) => {
            let lines = diff(&item.old.findings, &item.new.findings, CONTEXT[session.context]);
            in_columns(&lines, size.columns)
        }
    }
}

fn end(session: &Session) -> Vec<(Ink, String)> {
    let counts = [
        (Decision::Accepted, "accepted"),
        (Decision::Rejected, "rejected"),
        (Decision::Skipped, "skipped, and asked about again"),
    ];
    let counts = counts.into_iter().map(|(decision, word)| (session.count(decision), word));
    counts.filter(|(count, _)| *count > 0).map(|(count, word)| (Ink::new(), format!("{count} {word}"))).collect()
}

/// The lines of a diff in rows, each with its sign.
fn in_columns(lines: &[Line], columns: usize) -> Vec<(Ink, String)> {
    const SIGN: usize = 2;
    let columns = columns.saturating_sub(SIGN).max(1);
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let under = lines.get(at + 1).filter(|under| under.sign == line.sign && is_underline(&under.text));
        let folded = match under {
            Some(under) if width_of(&line.text) > columns => {
                at += 1;
                fold_with(&line.text, &under.text, columns)
            }
            _ => wrap(&line.text, columns),
        };
        at += 1;
        let (ink, sign) = match line.sign {
            Sign::Both => (Ink::new(), ' '),
            Sign::Old => (AnsiColor::Red.on_default(), '-'),
            Sign::New => (AnsiColor::Green.on_default(), '+'),
            Sign::Left => (Ink::new().dimmed(), ' '),
        };
        rows.extend(folded.into_iter().map(|row| (ink, format!("{sign} {row}").trim_end().to_owned())));
    }
    rows
}

/// What stands before the words of a document.
const GUTTER: &str = "   | ";

fn is_underline(text: &str) -> bool {
    let marks = text.strip_prefix(GUTTER).map(str::trim_start).unwrap_or_default();
    marks.starts_with("--") || marks.starts_with('^')
}

/// A row of a document and the line under it, broken at the same columns.
fn fold_with(row: &str, under: &str, columns: usize) -> Vec<String> {
    let columns = columns.saturating_sub(GUTTER.len()).max(1);
    let [rows, unders] = [row, under].map(|text| fold(text.strip_prefix(GUTTER).unwrap_or(text), columns));
    let gutter = |text: &String| format!("{GUTTER}{text}");
    let mut folded = Vec::new();
    for index in 0..rows.len().max(unders.len()) {
        folded.extend(rows.get(index).map(gutter));
        folded.extend(unders.get(index).filter(|under| !under.trim().is_empty()).map(gutter));
    }
    folded
}

/// A line in rows of at most `columns`, broken at blanks where there are any after its indent.
fn wrap(text: &str, columns: usize) -> Vec<String> {
    broken(text, columns, |row, next| {
        let indent = row.len() - row.trim_start().len();
        let blank = row.rfind(' ').filter(|blank| *blank > indent && next != " ");
        blank.map(|blank| row.split_off(blank + 1)).unwrap_or_default()
    })
}

/// A line in rows of at most `columns`, wherever that breaks it: so that columns stay columns.
fn fold(text: &str, columns: usize) -> Vec<String> {
    broken(text, columns, |_, _| String::new())
}

/// A line in rows; `carry` takes from a row that is full what goes to the next one.
fn broken(text: &str, columns: usize, carry: impl Fn(&mut String, &str) -> String) -> Vec<String> {
    let mut rows = Vec::new();
    let mut row = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        // What a snapshot holds may have been edited: nothing in it may steer the terminal.
        let (cluster, wide) = (plain(cluster), width(cluster));
        if used + wide > columns && used > 0 {
            let carried = carry(&mut row, &cluster);
            used = width_of(&carried);
            rows.push(std::mem::replace(&mut row, carried));
        }
        used += wide;
        row.push_str(&cluster);
    }
    rows.push(row);
    rows
}

fn width_of(text: &str) -> usize {
    text.graphemes(true).map(width).sum()
}
