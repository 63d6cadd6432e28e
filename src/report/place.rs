//! Where a side of a finding stands in its file, for formats that mark lines and columns.

use super::Sources;
use crate::corpus::Record;
use crate::finding::Side;
use crate::text::Span;

/// Some lines of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// The file as it was read, `/` between folders, without `./`.
    pub path: &'a str,
    /// First and last line, from 1.
    pub lines: [usize; 2],
    /// First column of the first line and the one past the end on the last, from 1, in code points; `None` where the
    /// line is a record and its columns are not those of the text.
    pub columns: Option<[usize; 2]>,
    /// The document's id, where the file holds several.
    pub record: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// Where the content of a side stands; its document's id stands for a file that `sources` does not hold.
    pub fn of(side: &'a Side<'a>, sources: &'a Sources<'a>) -> Place<'a> {
        let statement = &side.statement;
        let Some(source) = sources.get(statement.document) else {
            return Place { path: statement.document, lines: [1, 1], columns: None, record: None };
        };
        let origin = &source.document.origin;
        let path = origin.path.strip_prefix("./").unwrap_or(&origin.path);
        if let Some(record) = origin.record {
            let line = match record {
                Record::Line(line) => line,
                Record::Value(_) => 1,
            };
            return Place { path, lines: [line, line], columns: None, record: Some(statement.document) };
        }
        let span = statement.content.spans.iter().copied().reduce(Span::cover).unwrap_or(Span::new(0, 0));
        let (start, end) = (span.start, span.end.max(span.start));
        let index = source.index();
        Place {
            path,
            lines: [index.line(start), index.line(end)],
            columns: Some([index.column(start), index.column(end)]),
            record: None,
        }
    }
}
