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
//! Notes, attributes, relations and equivalences say nothing of attributions and are passed over.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use super::{AnnotatedText, Annotation, Item, Record, Spans};
use crate::error::{Fault, unreadable};

/// What annotators mark to be left alone.
const DISCARD: &str = "Discard";

/// Reads an `.ann` file and the text beside it: one record, and a fault for each line that cannot be read.
pub(super) fn read(file: &Path, path: &str) -> Vec<Result<Item, Fault>> {
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
    let id = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let (mut attributions, discard, faults) = parse(&lines, path);
    let places: Vec<char> = text.chars().collect();
    for annotation in &mut attributions {
        for spans in [&mut annotation.source, &mut annotation.cue, &mut annotation.content] {
            *spans = joined(std::mem::take(spans), &places);
        }
    }
    attributions.sort_by_key(|Annotation { source, cue, content, .. }| {
        source.iter().chain(cue).chain(content).map(|[start, _]| *start).min()
    });
    let record = Record::Text(AnnotatedText { id, date: None, text, attributions, discard });
    let item = Item { path: path.to_owned(), line: 1, record };
    faults.into_iter().map(Err).chain([Ok(item)]).collect()
}

/// The events that fill a role, in the order of the file, and the spans that are set aside.
fn parse(lines: &str, path: &str) -> (Vec<Annotation>, Spans, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut marked: HashMap<&str, Spans> = HashMap::new();
    let mut discard = Spans::new();
    // Events may stand before what they refer to.
    let mut events: Vec<(usize, &str)> = Vec::new();
    for (index, line) in lines.lines().enumerate() {
        let mut fields = line.split('\t');
        let (Some(id), rest) = (fields.next(), fields.next()) else { continue };
        match (id.bytes().next(), rest) {
            (Some(b'T'), Some(rest)) => match text_bound(rest) {
                Some((sort, spans)) => {
                    if sort == DISCARD {
                        discard.extend(&spans);
                    }
                    marked.insert(id, spans);
                }
                None => faults.push(odd(path, index, "T1, a tab, `Source 0 7`, a tab, the words")),
            },
            (Some(b'E'), Some(rest)) => events.push((index, rest)),
            (Some(b'T' | b'E'), None) => faults.push(odd(path, index, "fields parted by tabs")),
            (Some(b'A' | b'M' | b'R' | b'N' | b'#' | b'*') | None, _) => {}
            _ => faults.push(odd(path, index, "an annotation: T, E, R, A, M, N, # or *")),
        }
    }
    let mut attributions = Vec::new();
    for (index, event) in events {
        match attribution(event, &marked) {
            Ok(annotation) => attributions.extend(annotation),
            Err(message) => faults.push(Fault::line(path, index + 1, message)),
        }
    }
    faults.sort_by_key(|fault| fault.line);
    (attributions, discard, faults)
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

/// `Attribution:T2 Source:T1 Cue:T2 Content:T3`; `None` for an event that fills none of our roles.
fn attribution(event: &str, marked: &HashMap<&str, Spans>) -> Result<Option<Annotation>, String> {
    let mut annotation = Annotation::default();
    // The first is the event's own word, which need not be its cue.
    for part in event.split_whitespace().skip(1) {
        let (role, id) = part.split_once(':').ok_or_else(|| format!("expected ROLE:ID, found `{part}`"))?;
        let spans = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "Source" => &mut annotation.source,
            "Cue" => &mut annotation.cue,
            "Content" => &mut annotation.content,
            _ => continue,
        };
        spans.extend(marked.get(id).ok_or_else(|| format!("`{part}` refers to what is not in this file"))?);
    }
    Ok((annotation != Annotation::default()).then_some(annotation))
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
