//! What is wrong with one annotated text.

use super::{Check, Lint};
use crate::dataset::{AnnotatedText, Annotation, Given, Role, Spans};

/// Looks through the attributions of a text; `given` tells how its spans stand in the file.
pub fn text(text: &AnnotatedText, given: &[Given]) -> Vec<Lint> {
    let chars: Vec<char> = text.text.chars().collect();
    let mut lints = Vec::new();
    for (index, annotation) in text.attributions.iter().enumerate() {
        let name = format!("attribution {}", index + 1);
        roles(annotation, &chars, given, &name, &mut lints);
        let missing = annotation.content.is_empty();
        let (source, cue) = (!annotation.source.is_empty(), !annotation.cue.is_empty());
        if missing && !source && !cue {
            let message = format!("{name} has no words: expected `source`, `cue` and `content`, each a list of spans");
            lints.push(Lint::new(Check::EmptyRole, message));
        }
        if missing && (source || cue) {
            let have = match (source, cue) {
                (true, true) => "a source and a cue",
                (true, false) => "a source",
                _ => "a cue",
            };
            let place = annotation.source.iter().chain(&annotation.cue).min();
            let words = place.map(|span| around(&chars, *span)).unwrap_or_default();
            let lint = Lint::new(Check::MissingContent, format!("{name} has {have}{words} and no content"));
            lints.push(lint.at(place.and_then(|span| told(*span, given))));
        }
    }
    for span in text.discard.iter().filter(|span| span[1] as usize > chars.len()) {
        lints.push(out_of_range("what is set aside", *span, chars.len(), given));
    }
    lints
}

/// Spans beyond the text, without a letter, or in one another's way.
fn roles(annotation: &Annotation, text: &[char], given: &[Given], name: &str, lints: &mut Vec<Lint>) {
    let mut known: Vec<([u32; 2], Role)> = Vec::new();
    for role in Role::ALL {
        for span in annotation.spans(role) {
            let [start, end] = *span;
            let what = format!("the {} of {name}", role.name());
            if end as usize > text.len() {
                lints.push(out_of_range(&what, *span, text.len(), given));
                continue;
            }
            let words = text.get(start as usize..end as usize).unwrap_or_default();
            if words.iter().all(|c| c.is_whitespace()) {
                let told = told(*span, given);
                let [start, end] = told.map_or(*span, |given| given.offsets);
                let how = if end < start { "ends before it begins" } else { "is empty" };
                lints.push(Lint::new(Check::EmptyRole, format!("{what} {how}, at {start}..{end}")).at(told));
                continue;
            }
            if let Some((other, theirs)) = known.iter().find(|(other, _)| start < other[1] && other[0] < end) {
                let place = around(text, [start.max(other[0]), end.min(other[1])]);
                let message = if *theirs == role {
                    format!("two spans of {what} overlap{place}")
                } else {
                    format!("{what} overlaps the {}{place}", theirs.name())
                };
                lints.push(Lint::new(Check::OverlappingRoles, message).at(told(*span, given)));
            }
            known.push((*span, role));
        }
    }
}

/// A span beyond the text, in the units of its file. What lies beyond is as long in all of them.
fn out_of_range(what: &str, span: [u32; 2], length: usize, given: &[Given]) -> Lint {
    let told = told(span, given);
    let [start, end] = told.map_or(span, |given| given.offsets);
    let length = (length + end as usize).saturating_sub(span[1] as usize);
    let message = format!("{what} is {start}..{end}, and the text ends at {length}");
    Lint::new(Check::SpanOutOfRange, message).at(told)
}

/// How a span stands in its file. What was joined of several stretches ends where the last of them does.
fn told(span: [u32; 2], given: &[Given]) -> Option<&Given> {
    let ending = given.iter().filter(|given| given.span[1] == span[1] && given.span[0] >= span[0]);
    ending.min_by_key(|given| given.span[0])
}

/// Letters of a span that a message repeats.
const SHOWN: usize = 40;

/// ` (“the words”)`, cut where they are many; nothing where there are none.
fn around(text: &[char], [start, end]: [u32; 2]) -> String {
    let words = text.get(start as usize..end as usize).unwrap_or_default();
    let dots = if words.len() > SHOWN { "…" } else { "" };
    let words: String = words.iter().take(SHOWN).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() { words } else { format!(" (“{words}{dots}”)") }
}

impl Annotation {
    /// The spans of a role.
    pub fn spans(&self, role: Role) -> &Spans {
        match role {
            Role::Source => &self.source,
            Role::Cue => &self.cue,
            Role::Content => &self.content,
        }
    }
}

/// The lint of a text that has no date, in the data or in itself.
pub fn undated(text: &AnnotatedText) -> Lint {
    let message = match &text.date {
        Some(date) => format!("the date `{date}` is not understood; expected one like 2025-04-17"),
        None => "there is no date, neither as a field nor in the text".to_owned(),
    };
    Lint::new(Check::UndatedDocument, message)
}
