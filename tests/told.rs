//! Passages by a writer who did not know the program, in which the narrator tells of a change of position: how many are found,
//! and of how many the position before is shown.

use serde_json::Value;
use volteface::finding::{Finding, Severity, Side};
use volteface::text::Span;
use volteface::{Checked, check};

use crate::articles::document;
use crate::knowledge::embedded;

const PASSAGES: &str = include_str!("data/told-changes.jsonl");

/// What must be found among the sixty passages that tell both sides, and with the right one as the earlier.
const FOUND: [usize; 2] = [26, 18];

/// How many of the twenty-five that tell of no change may be flagged.
const FLAGGED: usize = 1;

#[test]
fn changes_are_told_with_what_was_so_before() {
    let (mut found, mut wrong, mut flagged, mut one_sided) = ([0; 2], 0, 0, 0);
    for line in PASSAGES.lines().skip(1) {
        let mut passage: Value = serde_json::from_str(line).expect("a passage is JSON");
        passage["date"] = "2024-03-05".into();
        let documents = [document(&passage)];
        let Checked { findings, .. } = check(&documents, embedded());
        let loud: Vec<&Finding> = findings.iter().filter(|f| f.severity > Severity::Note).collect();
        let earlier: Vec<&Side> = loud.iter().filter_map(|f| f.earlier.as_ref()).collect();
        let told = passage["earlier"].as_str().and_then(|told| {
            let start = u32::try_from(documents[0].text.find(told)?).ok()?;
            Some(Span::new(start, start + u32::try_from(told.len()).ok()?))
        });
        let shows =
            |side: &&Side| told.is_some_and(|told| side.statement.content.spans.iter().any(|span| span.overlaps(told)));
        let right = earlier.iter().any(shows);
        wrong += usize::from(!earlier.is_empty() && !right);
        match passage["kind"].as_str() {
            Some("change") => {
                found[0] += usize::from(!loud.is_empty());
                found[1] += usize::from(right);
            }
            Some("none") => flagged += usize::from(!loud.is_empty()),
            _ => one_sided += usize::from(!loud.is_empty()),
        }
    }
    println!(
        "found {found:?} of 60; {one_sided} of 15 that tell one side; wrong sides {wrong}; flagged {flagged} of 25"
    );
    assert!(found[0] >= FOUND[0] && found[1] >= FOUND[1], "{found:?}");
    assert!(wrong == 0 && flagged <= FLAGGED, "{wrong} wrong sides, {flagged} flagged");
}
