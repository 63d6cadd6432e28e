//! What the offsets of Label Studio count.
//!
//! Its older releases count UTF-16 code units, as JavaScript does, newer ones code points; and either may count a line
//! end of two characters as one, as a browser does. A file does not say which. It mostly repeats the words of a span, and
//! so tells itself; where it does not, spans begin and end at the edge of a word more often than chance.

use crate::dataset::lint::differs;

/// A way to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unit {
    utf16: bool,
    line_ends_are_one: bool,
}

/// Code points first: what is right in most files wins where nothing speaks for another.
const UNITS: [Unit; 4] = [
    Unit { utf16: false, line_ends_are_one: false },
    Unit { utf16: true, line_ends_are_one: false },
    Unit { utf16: false, line_ends_are_one: true },
    Unit { utf16: true, line_ends_are_one: true },
];

/// A span as the file has it, and the words that it repeats for it.
pub(super) type Given<'v> = ([u32; 2], Option<&'v str>);

/// The code points that the spans of one text stand for, in their order.
pub(super) fn code_points(text: &[char], given: &[Given]) -> Vec<[u32; 2]> {
    let ways = UNITS.map(|unit| {
        let starts = starts(text, unit);
        given.iter().map(|(span, _)| span.map(|offset| point(&starts, offset))).collect::<Vec<_>>()
    });
    // The last of the best is taken by `max_by_key`; the first way is to win.
    let best = ways.into_iter().rev().max_by_key(|spans| fit(text, spans, given));
    best.unwrap_or_default()
}

/// How many spans have the words that the file repeats, and how many edges are those of words.
fn fit(text: &[char], spans: &[[u32; 2]], given: &[Given]) -> (usize, usize) {
    let is_word = |at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric());
    let edge = |at: usize| at <= text.len() && !(at > 0 && is_word(at - 1) && is_word(at));
    let right = spans.iter().zip(given).filter(|([start, end], (_, recorded))| {
        let words = text.get(*start as usize..*end as usize).map(|words| words.iter().collect::<String>());
        recorded.zip(words.as_ref()).is_some_and(|(recorded, words)| !differs(recorded, words))
    });
    let edges = spans.iter().flatten().filter(|at| edge(**at as usize));
    (right.count(), edges.count())
}

/// Where each code point of a text begins, in a unit; one longer than the text.
fn starts(text: &[char], unit: Unit) -> Vec<u32> {
    let mut at = 0;
    let mut starts = Vec::with_capacity(text.len() + 1);
    for (index, c) in text.iter().enumerate() {
        starts.push(at);
        let joined = unit.line_ends_are_one && *c == '\r' && text.get(index + 1) == Some(&'\n');
        at += match (joined, unit.utf16) {
            (true, _) => 0,
            (false, true) => u32::try_from(c.len_utf16()).unwrap_or(1),
            (false, false) => 1,
        };
    }
    starts.push(at);
    starts
}

/// The code point that begins at an offset, or past it; what lies beyond the text stays beyond it.
fn point(starts: &[u32], offset: u32) -> u32 {
    let index = starts.partition_point(|start| *start < offset);
    let beyond = offset - starts.last().copied().unwrap_or(0).min(offset);
    let last = starts.len() - 1;
    u32::try_from(index.min(last)).unwrap_or(u32::MAX).saturating_add(beyond)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_count_is_told_by_the_words() {
        let text: Vec<char> = "🏗 Work.\r\n“Stop,” Aas said.".chars().collect();
        let aas = text.iter().collect::<String>().chars().position(|c| c == 'A').unwrap();
        let aas = u32::try_from(aas).unwrap();
        // In code points, in UTF-16, in code points with a line end of two characters counted as one.
        for start in [aas, aas + 1, aas - 1] {
            assert_eq!(code_points(&text, &[([start, start + 3], Some("Aas"))]), [[aas, aas + 3]], "{start}");
        }
        // A line end counted as one, and with UTF-16 both shifts meet: only the words' edges are left to tell.
        let given = [([aas - 1, aas + 2], None)];
        assert_eq!(code_points(&text, &given), [[aas, aas + 3]]);
    }
}
