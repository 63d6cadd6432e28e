//! brat standoff: `article.ann` beside `article.txt`.
//!
//! ```text
//! T1  Source 0 7              Jo Park
//! T2  Cue 8 12                said
//! T3  Content 13 20;25 31     …
//! E1  Attribution:T2 Source:T1 Cue:T2 Content:T3
//! ```
//!
//! Fields are parted by tabs, a span may be of several stretches, and a role may be filled more than once (`Content2`).
//! Without events, relations say which marks belong together, else each source and content belongs to the nearest cue.
//! Notes, attributes and equivalences say nothing of attributions and are passed over.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use super::marked::{Marks, start};
use super::misspelt;
use crate::dataset::lint::Lint;
use crate::dataset::{AnnotatedText, Annotation, Given, Item, Labels, Meaning, Record, Role, Spans};
use crate::error::{Fault, unreadable};

/// Reads an `.ann` file and the text beside it: one record, and a fault for each line that cannot be read.
pub(super) fn read(file: &Path, path: &str, labels: &Labels) -> Vec<Result<Item, Fault>> {
    let beside = file.with_extension("txt");
    let lines = fs::read_to_string(file).map_err(|error| unreadable(path, &error));
    let text = fs::read_to_string(&beside).map_err(|error| {
        unreadable(&beside, &error)
            .help(format!("brat keeps the text of {path} in a file of the same name, ending in .txt"))
    });
    let (lines, text) = match (lines, text) {
        (Ok(lines), Ok(text)) => (lines, text),
        (lines, text) => return [lines.err(), text.err()].into_iter().flatten().map(Err).collect(),
    };
    let places: Vec<char> = text.chars().collect();
    let mut standoff = Standoff::parse(&lines, path);
    let mut items: Vec<Result<Item, Fault>> = Vec::new();
    let attributions = standoff.attributions(path, &places, labels, &mut items);
    items.extend(standoff.faults.into_iter().map(Err));
    let name = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
    let record = Record::Text(AnnotatedText {
        id: name(file.file_stem()).unwrap_or_default(),
        date: None,
        // Two annotators of one text work in a folder each.
        annotator: name(file.parent().and_then(Path::file_name)),
        text,
        attributions,
        discard: standoff.discard,
    });
    let given = standoff.marks.iter().flat_map(Bound::given).collect();
    items.push(Ok(Item { path: path.to_owned(), line: 1, records: vec![record], lints: Vec::new(), given }));
    items.sort_by_key(|item| match item {
        Ok(item) => (item.line, !item.records.is_empty()),
        Err(fault) => (fault.line.unwrap_or(0), false),
    });
    items
}

/// The lines of a file, sorted by what they are.
#[derive(Debug, Default)]
struct Standoff<'l> {
    /// `T`, in the order of the file.
    marks: Vec<Bound<'l>>,
    /// Where in `marks` an id is.
    by_id: HashMap<&'l str, usize>,
    /// `E`: line and what fills its roles. An event may stand before what it refers to.
    events: Vec<(usize, &'l str)>,
    /// `R`: two marks that belong together, and the line.
    links: Vec<(usize, &'l str, &'l str)>,
    discard: Spans,
    faults: Vec<Fault>,
}

/// Some words with a name.
#[derive(Debug)]
struct Bound<'l> {
    line: usize,
    id: &'l str,
    sort: &'l str,
    spans: Spans,
    /// The words, as the file repeats them.
    recorded: &'l str,
}

impl Bound<'_> {
    /// The line of each of its stretches.
    fn given(&self) -> impl Iterator<Item = Given> {
        let given = |span: &[u32; 2]| Given {
            span: *span,
            offsets: *span,
            line: Some(self.line),
            id: Some(self.id.to_owned()),
        };
        self.spans.iter().map(given)
    }
}

impl<'l> Standoff<'l> {
    fn parse(lines: &'l str, path: &str) -> Self {
        let mut standoff = Standoff::default();
        for (index, line) in lines.lines().enumerate() {
            let mut fields = line.splitn(3, '\t');
            let (Some(id), rest) = (fields.next(), fields.next()) else { continue };
            match (id.bytes().next(), rest) {
                (Some(b'T'), Some(rest)) => match text_bound(rest) {
                    Some((sort, spans)) => {
                        let recorded = fields.next().unwrap_or_default();
                        if standoff.by_id.insert(id, standoff.marks.len()).is_some() {
                            let message = format!("the id `{id}` is that of an earlier line too");
                            standoff.faults.push(Fault::line(path, index + 1, message));
                        }
                        standoff.marks.push(Bound { line: index + 1, id, sort, spans, recorded });
                    }
                    None => standoff.faults.push(odd(path, index, "T1, a tab, `Source 0 7`, a tab, the words")),
                },
                (Some(b'E'), Some(rest)) => standoff.events.push((index + 1, rest)),
                (Some(b'R'), Some(rest)) => match relation(rest) {
                    Some((one, other)) => standoff.links.push((index + 1, one, other)),
                    None => standoff.faults.push(odd(path, index, "R1, a tab, `Name Arg1:T1 Arg2:T2`")),
                },
                (Some(b'T' | b'E' | b'R'), None) => standoff.faults.push(odd(path, index, "fields parted by tabs")),
                (Some(b'A' | b'M' | b'N' | b'#' | b'*') | None, _) => {}
                _ => standoff.faults.push(odd(path, index, "an annotation: T, E, R, A, M, N, # or *")),
            }
        }
        standoff
    }

    /// The events that fill a role, and the marks of our roles that no event and no relation takes up.
    fn attributions(
        &mut self,
        path: &str,
        text: &[char],
        labels: &Labels,
        items: &mut Vec<Result<Item, Fault>>,
    ) -> Vec<Annotation> {
        let mut told = |line: usize, lints: Vec<Lint>| {
            if !lints.is_empty() {
                items.push(Ok(Item { path: path.to_owned(), line, lints, ..Item::default() }));
            }
        };
        let mut taken = HashSet::new();
        let mut attributions = Vec::new();
        for (line, event) in &self.events {
            match self.attribution(event, text, labels, &mut taken) {
                Ok(annotation) => attributions.extend(annotation),
                Err(message) => self.faults.push(Fault::line(path, *line, message)),
            }
        }
        let mut free = Marks::default();
        for (line, one, other) in &self.links {
            // Events may be linked too; that says nothing of attributions.
            let is_gone = |id: &&&str| id.starts_with('T') && !self.by_id.contains_key(**id);
            if let Some(id) = [one, other].iter().find(|id| is_gone(id)) {
                self.faults.push(Fault::line(path, *line, format!("`{id}` is not in this file")));
            }
            free.links.push(((*one).to_owned(), (*other).to_owned()));
        }
        for Bound { line, id, sort, spans, recorded } in &self.marks {
            let mut marks = Marks::default();
            if let Some((first, last)) = spans.first().zip(spans.last()).filter(|_| !recorded.is_empty()) {
                marks.compare(recorded, spans, [first[0], last[1]], text);
            }
            let spans = joined(spans.clone(), text);
            match labels.meaning(sort) {
                Some(Meaning::Discard) => self.discard.extend(&spans),
                _ if taken.contains(id) => {}
                // What is left over beside events is no attribution, and the lint of its text says so.
                _ => {
                    free.add((*id).to_owned(), sort, spans, labels);
                    marks.lints.append(&mut free.lints);
                }
            }
            told(*line, marks.lints.into_iter().map(|lint| lint.of(Some((*id).to_owned()))).collect());
        }
        if self.events.is_empty() || !free.links.is_empty() {
            attributions.extend(free.attributions(text));
        } else {
            attributions.extend(free.all.iter().map(|mark| {
                let mut alone = Annotation::default();
                alone.spans_mut(mark.role).extend(&mark.spans);
                alone
            }));
        }
        attributions.sort_by_key(start);
        attributions
    }

    /// `Attribution:T2 Source:T1 Cue:T2 Content:T3`; `None` for an event that fills none of our roles.
    fn attribution(
        &self,
        event: &str,
        text: &[char],
        labels: &Labels,
        taken: &mut HashSet<&'l str>,
    ) -> Result<Option<Annotation>, String> {
        let mut annotation = Annotation::default();
        // The first is the event's own word: its cue where the event is called so.
        for (index, part) in event.split_whitespace().enumerate() {
            let (role, id) = part.split_once(':').ok_or_else(|| format!("expected ROLE:ID, found `{part}`"))?;
            let Some(Bound { id, spans, .. }) = self.by_id.get(id).map(|index| &self.marks[*index]) else {
                if id.starts_with('E') {
                    continue;
                }
                return Err(format!("`{part}` refers to what is not in this file"));
            };
            taken.insert(*id);
            let role = role.trim_end_matches(|c: char| c.is_ascii_digit());
            match (labels.meaning(role), misspelt::near_role(role)) {
                (Some(Meaning::Role(role)), _) if index > 0 || role == Role::Cue => {
                    annotation.spans_mut(role).extend(spans);
                }
                (None, Some(near)) if index > 0 => {
                    return Err(format!("`{part}` is no role; did you write `{role}` for `{near}`?"));
                }
                _ => {}
            }
        }
        for role in Role::ALL {
            let spans = std::mem::take(annotation.spans_mut(role));
            *annotation.spans_mut(role) = joined(spans, text);
        }
        Ok((annotation != Annotation::default()).then_some(annotation))
    }
}

/// `by Arg1:T1 Arg2:T2`.
fn relation(field: &str) -> Option<(&str, &str)> {
    let mut parts = field.split_whitespace().skip(1).filter_map(|part| part.split_once(':'));
    let ((_, one), (_, other)) = (parts.next()?, parts.next()?);
    Some((one, other))
}

/// `Content 13 20;25 31`: its sort and its spans in the order of the file.
fn text_bound(field: &str) -> Option<(&str, Spans)> {
    let (sort, offsets) = field.split_once(' ')?;
    let spans: Option<Spans> = offsets
        .split(';')
        .map(|span| {
            let (start, end) = span.trim().split_once(' ')?;
            Some([start.parse().ok()?, end.parse().ok()?])
        })
        .collect();
    Some((sort, spans?))
}

/// In the order of the text, and in one piece where only white space lies between: brat breaks a span at every line end.
fn joined(mut spans: Spans, text: &[char]) -> Spans {
    spans.sort_unstable();
    let mut whole = Spans::with_capacity(spans.len());
    for span in spans {
        match whole.last_mut() {
            Some(last) if is_blank(text, last[1], span[0]) => last[1] = last[1].max(span[1]),
            _ => whole.push(span),
        }
    }
    whole
}

fn is_blank(text: &[char], start: u32, end: u32) -> bool {
    let end = (end as usize).min(text.len());
    text.get((start as usize).min(end)..end).is_some_and(|between| between.iter().all(|c| c.is_whitespace()))
}

fn odd(path: &str, index: usize, expected: &str) -> Fault {
    Fault::line(path, index + 1, format!("no line of brat standoff; expected {expected}"))
        .help("the other lines are read")
}
