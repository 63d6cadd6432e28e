//! A text with what is known about it to a document: its date line read, its layout told.
//!
//! Every reader ends here.

use jiff::civil::Date;

use super::date::Day;
use super::dateline::{self, DateLine};
use super::path_date::PathDate;
use super::{Corpus, Document, Form, Origin, transcript};
use crate::error::Fault;
use crate::text::Span;

/// What is known of a document from elsewhere than its running text.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// Its id.
    pub id: String,
    /// Its date.
    pub date: Option<Date>,
    /// The year, where that is all there is.
    pub year: Option<i16>,
    /// What was given as a date but is none.
    pub odd_date: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its headline.
    pub title: Option<String>,
}

impl Given {
    /// Takes what stands in a date field.
    pub fn set_date(&mut self, text: &str) {
        self.date = super::date::parse(text);
        self.year = super::date::parse_year(text);
        let odd = self.date.is_none() && self.year.is_none() && !text.trim().is_empty();
        self.odd_date = odd.then(|| text.trim().to_owned());
    }
}

/// The document of a text at hand, with the id and the date that its data gives it.
pub fn from_text(text: String, id: String, date: Option<&str>, origin: Origin) -> Corpus {
    let mut given = Given { id, ..Given::default() };
    if let Some(date) = date {
        given.set_date(date);
    }
    document(text, 0, given, origin)
}

/// Makes the document of a text that is to be read from byte `start` on.
///
/// What is `given` comes before what the text's date line says, and that before what the path says.
pub(super) fn document(text: String, start: usize, given: Given, origin: Origin) -> Corpus {
    let fault = |message: &str| Fault { line: origin.number(), ..Fault::file(&origin.path, message) };
    let Ok(end) = u32::try_from(text.len()) else {
        return fault("longer than 4 GiB").help("split it into its articles").into();
    };
    if text[start..].trim().is_empty() {
        return fault("empty: there is no text to read").help("remove it, or give it a text").into();
    }
    let head = head(&text, start);
    let path = PathDate::of(&origin.path);
    let from_line = head.day.and_then(|day| path.complete(day, given.year));
    let date = given.date.or(from_line).or(path.date);
    let faults = if date.is_none() { vec![undated(&given, &head, fault)] } else { Vec::new() };
    let form = if transcript::is_transcript(&text[head.body..]) { Form::Transcript } else { Form::Prose };
    let document = Document {
        id: given.id,
        date,
        publisher: given.publisher.or(head.publisher),
        title: given.title.or(head.title),
        body: Span::new(u32::try_from(head.body).unwrap_or(end), end),
        form,
        origin,
        text,
    };
    Corpus { documents: vec![document], faults }
}

fn undated(given: &Given, head: &Head, fault: impl Fn(&str) -> Fault) -> Fault {
    let fault = match (&given.odd_date, head.day) {
        (Some(odd), _) => fault(&format!("the date `{odd}` is not understood; expected one like 2025-04-17")),
        (None, Some(_)) => fault("the dateline names no year, and neither does the path"),
        (None, None) => fault("no date found"),
    };
    fault
        .help("the rules that need time pass it over; give it a date, or name the file by it: 2025-04-17.txt")
        .as_warning()
}

/// What the first lines tell.
struct Head {
    day: Option<Day>,
    publisher: Option<String>,
    title: Option<String>,
    body: usize,
}

/// Longest headline in bytes.
const LONGEST_HEADLINE: usize = 200;

/// Reads the date line: on the first line that holds anything, or after one line that is then the headline.
fn head(text: &str, start: usize) -> Head {
    let first = skip_space(text, start);
    if let Some(found) = dateline::read(line_at(text, first)) {
        return Head::after(text, first, found, None);
    }
    let headline = line_at(text, first).trim_end();
    let second = skip_space(text, first + headline.len());
    let apart = text[first + headline.len()..second].contains('\n');
    if apart
        && headline.len() <= LONGEST_HEADLINE
        && let Some(found) = dateline::read(line_at(text, second))
    {
        let title = headline.trim_start_matches(['#', ' ']).to_owned();
        return Head::after(text, second, found, Some(title));
    }
    Head { day: None, publisher: None, title: None, body: first }
}

impl Head {
    fn after(text: &str, line: usize, found: DateLine, title: Option<String>) -> Head {
        let body = skip_space(text, line + found.end);
        // A date line with nothing after it is all the text there is.
        let body = if body == text.len() { line } else { body };
        Head { day: found.day, publisher: found.publisher, title, body }
    }
}

/// The line that begins at a byte, cut off where no date line reaches.
fn line_at(text: &str, start: usize) -> &str {
    let mut end = text.len().min(start + 2 * dateline::LONGEST.max(LONGEST_HEADLINE));
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let line = &text[start..end];
    &line[..line.find('\n').unwrap_or(line.len())]
}

fn skip_space(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len()
}
