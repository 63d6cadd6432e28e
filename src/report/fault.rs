//! Faults as a person reads them: the message, the place with a caret, the way out.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::error::Fault;

/// Longest line that is shown with a caret, in bytes; of a longer one only the number is told.
const LONGEST_LINE: usize = 240;

/// Renders faults one under the other, with a blank line after each; empty where there are none.
pub fn render(faults: &[Fault], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    faults.iter().map(|fault| renderer.render(&[group(fault)]) + "\n\n").collect()
}

fn group(fault: &Fault) -> Group<'_> {
    let level = if fault.warning { Level::WARNING } else { Level::ERROR };
    let title = level.primary_title(&fault.message);
    let group = match (excerpt(fault), fault.line) {
        (Some((line, number, span)), _) => {
            let annotation = AnnotationKind::Primary.span(span);
            title.element(Snippet::source(line).line_start(number).path(&fault.path).annotation(annotation))
        }
        (None, Some(line)) => title.element(Origin::path(&fault.path).line(line)),
        (None, None) => title.element(Origin::path(&fault.path)),
    };
    match &fault.help {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    }
}

/// The line a fault's span begins on, its number, and the span in it.
fn excerpt(fault: &Fault) -> Option<(&str, usize, Range<usize>)> {
    let (source, first) = fault.source.as_ref()?;
    let span = fault.span.as_ref()?;
    let before = source.get(..span.start)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let length = source[start..].find('\n').unwrap_or(source.len() - start);
    let line = source[start..start + length].trim_end();
    let number = first + before.bytes().filter(|b| *b == b'\n').count();
    let from = (span.start - start).min(line.len());
    let to = span.end.saturating_sub(start).clamp(from, line.len());
    (line.len() <= LONGEST_LINE && line.is_char_boundary(to)).then_some((line, number, from..to))
}
