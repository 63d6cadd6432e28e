//! `volteface why FILE:LINE` where the line is annotated data: of a labelled pair how each side was read, and what the rules
//! make of both; of a text its document.

use std::fmt::Write;
use std::path::Path;

use jiff::civil::Date;

use super::explain;
use super::settings::Settings;
use crate::Comparison;
use crate::corpus::{self, Document, Form, Origin};
use crate::dataset::{self, AnnotatedText, Labels, Pair, Record};
use crate::folder;
use crate::report::Style;
use crate::text::Span;

/// The record that begins on a line of an annotated file.
pub fn at(path: &Path, line: usize, settings: &Settings) -> Option<Record> {
    if !folder::ends_in(path, &["jsonl", "ndjson", "json"]) {
        return None;
    }
    let labels = Labels::new(settings.configuration.gate.labels.clone());
    // What is no record is for whoever reads documents to tell.
    let mut items = dataset::read(path, &labels).flatten().skip_while(|item| item.line < line);
    items.next().filter(|item| item.line == line)?.records.into_iter().next()
}

/// An annotated text as a document, for the files of tools that keep a text in fields of their own.
pub fn documents(text: AnnotatedText, path: &Path, line: usize) -> Vec<Document> {
    let origin = Origin { path: path.display().to_string(), record: Some(corpus::Record::Line(line)) };
    corpus::from_text(text.text, text.id, text.date.as_deref(), origin).documents
}

/// Explains a pair: each side is one speaker's turn, a day apart.
pub fn explain(pair: &Pair, settings: &Settings, style: Style) -> String {
    let weighing = Comparison::new(&settings.knowledge).weigh(&pair.earlier, &pair.later, pair.has_one_actor());
    let mut text = format!("labelled {}; {weighing}\n", pair.label.name());
    let sides = [("earlier", &pair.earlier), ("later", &pair.later)];
    let days = [Date::constant(2000, 1, 1), Date::constant(2000, 1, 2)];
    let documents: Vec<Document> =
        sides.into_iter().zip(days).map(|((name, side), day)| turn(name, side, day)).collect();
    let _ = write!(text, "{}", explain::turns(&documents, &settings.knowledge, style));
    text
}

/// A statement as what a speaker says in a transcript.
fn turn(name: &str, said: &str, day: Date) -> Document {
    let text = format!("SPEAKER: {said}");
    Document {
        id: name.to_owned(),
        date: Some(day),
        publisher: None,
        title: None,
        body: Span::new(0, u32::try_from(text.len()).unwrap_or(0)),
        form: Form::Transcript,
        origin: Origin { path: name.to_owned(), record: Some(corpus::Record::Line(1)) },
        text,
    }
}
