//! A dated text.

use jiff::civil::Date;

use crate::text::Span;

/// One article, speech or transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Unique in its corpus: the `id` field, else the path below the folder that was named.
    pub id: String,
    /// When it was published; without it the rules that need time pass it over.
    pub date: Option<Date>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its headline, where it is given apart from the text.
    pub title: Option<String>,
    /// The text, byte for byte as the file or the field has it. All offsets count from its start.
    pub text: String,
    /// The part of `text` that is to be read: after front matter and date line.
    pub body: Span,
    /// Prose or turns.
    pub form: Form,
    /// Where it was read from.
    pub origin: Origin,
}

/// How a document is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Running text.
    Prose,
    /// `SPEAKER: words`, a turn a paragraph.
    Transcript,
}

/// Where a document was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file, as the user named it or as the walk found it, with `/` between folders; `-` is standard input.
    pub path: String,
    /// Which record of the file; `None` where the file is the document.
    pub record: Option<Record>,
}

/// Which part of a file of many documents one is, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    /// A line, of JSON Lines.
    Line(usize),
    /// A value, of a JSON array: the line it stands on is not known.
    Value(usize),
}

impl Origin {
    /// What a record is looked up by: its line or its place in the array; `None` where the file is the document.
    pub fn number(&self) -> Option<usize> {
        let (Record::Line(number) | Record::Value(number)) = self.record?;
        Some(number)
    }
}
