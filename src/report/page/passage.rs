//! A context in stretches: what was said is marked in it, and in that what the position was read from.

use serde::Serialize;

use crate::report::Offsets;
use crate::report::record::SideRecord;

/// Bytes of a context that a page shows, and how many of them before the words that matter.
const LONGEST: usize = 3000;
const BEFORE: usize = 600;

/// Some words of a context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// The words, with nothing in them that steers what shows them.
    pub text: String,
    /// What they are.
    pub mark: Mark,
}

/// What some words of a context are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Words around it.
    Around,
    /// What was said.
    Said,
    /// What the position was read from.
    Key,
}

/// The context of a side, cut where it runs on for long.
pub fn passage(side: &SideRecord, offsets: Offsets) -> Vec<Stretch> {
    let text = side.context.as_str();
    let byte = |offset: u32| offset.checked_sub(side.context_start).map_or(0, |offset| offsets.byte(text, offset));
    let within = |spans: &[[u32; 2]]| -> Vec<(usize, usize)> {
        spans.iter().map(|[start, end]| (byte(*start), byte(*end))).filter(|(start, end)| start < end).collect()
    };
    let (said, keys) = (within(&side.spans), within(&side.read_from));
    let (start, end) = window(text, keys.first().or(said.first()).map_or(0, |(start, _)| *start));
    let mut cuts: Vec<usize> = said.iter().chain(&keys).flat_map(|(start, end)| [*start, *end]).collect();
    cuts.retain(|cut| start < *cut && *cut < end);
    cuts.extend([start, end]);
    cuts.sort_unstable();
    cuts.dedup();
    let holds = |spans: &[(usize, usize)], at: usize| spans.iter().any(|(start, end)| (*start..*end).contains(&at));
    let mark = |at: usize| match (holds(&said, at), holds(&keys, at)) {
        (true, true) => Mark::Key,
        (true, false) => Mark::Said,
        (false, _) => Mark::Around,
    };
    let mut stretches: Vec<Stretch> =
        cuts.windows(2).map(|cut| Stretch { text: legible(&text[cut[0]..cut[1]]), mark: mark(cut[0]) }).collect();
    let ellipsis = |text: &str| Stretch { text: text.to_owned(), mark: Mark::Around };
    if start > 0 {
        stretches.insert(0, ellipsis("… "));
    }
    if end < text.len() {
        stretches.push(ellipsis(" …"));
    }
    stretches
}

/// What was said; where a verb of the narrator's tells it, from that verb on ("raised parking fees").
pub fn told(side: &SideRecord, offsets: Offsets) -> &str {
    let ends = |spans: &[[u32; 2]]| Some((spans.first()?[0], spans.last()?[1]));
    let (Some((start, end)), Some((from, to))) = (ends(&side.spans), ends(&side.read_from)) else { return &side.text };
    if start <= from && to <= end || from < side.context_start {
        return &side.text;
    }
    let byte = |offset: u32| offsets.byte(&side.context, offset - side.context_start);
    side.context.get(byte(from.min(start))..byte(to.max(end))).unwrap_or(&side.text)
}

/// What was said, cut in the same way.
pub fn quotation(text: &str) -> String {
    let (_, end) = window(text, 0);
    legible(&text[..end]) + if end < text.len() { " …" } else { "" }
}

/// The bytes that are shown of a text where `focus` is what matters in it.
fn window(text: &str, focus: usize) -> (usize, usize) {
    let start = if text.len() > LONGEST { focus.saturating_sub(BEFORE) } else { 0 };
    let boundary = |at: usize| (0..=at.min(text.len())).rfind(|at| text.is_char_boundary(*at)).unwrap_or(0);
    (boundary(start), boundary(start.saturating_add(LONGEST)))
}

/// A text as a page may show it. Control characters and those that turn the direction of what follows show as escapes:
/// a quotation comes from anywhere. The marks that Hebrew and Arabic need stay.
pub fn legible(text: &str) -> String {
    let steers = |c: char| {
        let blank = matches!(c, '\n' | '\t');
        (c.is_control() && !blank) || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(steers) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n");
    text.chars().map(|c| if steers(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}
