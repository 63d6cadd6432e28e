//! Given pairs: each case is a file of pairs, the snapshot shows the evidence of each.

use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;
use volteface::Comparison;
use volteface::comparison::{Sense, Sign};

use super::knowledge::{embedded, snapshot};

/// The pairs of a case.
fn pairs(name: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/comparison").join(name);
    let text = std::fs::read_to_string(path).expect("a case can be read");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once(" || ").expect("two sides")).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
}

fn shown(name: &str, one_speaker: bool) -> String {
    let comparison = Comparison::new(embedded());
    let mut text = String::new();
    for (one, other) in pairs(name) {
        let weighing = comparison.weigh(&one, &other, one_speaker);
        let _ = writeln!(text, "{one}\n{other}\n{weighing}");
    }
    text
}

#[test]
fn statements_of_one_speaker() {
    snapshot("comparison-one-speaker", &shown("one-speaker.txt", true));
}

#[test]
fn texts_of_which_one_may_rule_the_other_out() {
    snapshot("comparison-two-texts", &shown("two-texts.txt", false));
}

/// Pairs by a writer who did not know the program: how many of 160 contradictions must be found, and how many of 80 other
/// pairs may be flagged.
const WRITTEN: [usize; 2] = [57, 23];

#[test]
fn positions_of_somebody_who_did_not_know_the_program() {
    let comparison = Comparison::new(embedded());
    let mut flagged = [0, 0];
    for line in include_str!("data/position-pairs.jsonl").lines().skip(1) {
        let pair: serde_json::Value = serde_json::from_str(line).expect("a pair is JSON");
        let text = |side: &str| pair[side].as_str().expect("a text");
        let contradicts = comparison.weigh(text("earlier"), text("later"), false).contradicts();
        flagged[usize::from(pair["label"] != "contradiction")] += usize::from(contradicts);
    }
    println!("contradictions found and other pairs flagged: {flagged:?}");
    assert!(flagged[0] >= WRITTEN[0] && flagged[1] <= WRITTEN[1], "{flagged:?}");
}

#[test]
fn what_says_nothing_new_contradicts_nothing() {
    let comparison = Comparison::new(embedded());
    for name in ["one-speaker.txt", "two-texts.txt"] {
        for text in pairs(name).into_iter().flat_map(|(one, other)| [one, other]) {
            for one_speaker in [true, false] {
                let weighing = comparison.weigh(&text, &text, one_speaker);
                let denied = weighing.evidence.iter().any(|one| matches!(one.sign, Sign::Denied | Sign::Figures));
                assert!(!denied, "{text}\n{weighing}");
            }
        }
    }
}

#[test]
fn the_first_person_is_held_to_tension() {
    let comparison = Comparison::new(embedded());
    let sense = |one, other, one_speaker| comparison.weigh(one, other, one_speaker).sense;
    assert_eq!(sense("We sold the mill.", "The mill is ours.", false), Sense::Tension);
    assert_eq!(sense("They sold the mill.", "The mill is theirs.", false), Sense::Exclusion);
    assert_eq!(sense("They sold the mill.", "The mill is theirs.", true), Sense::Tension);
}

proptest! {
    #[test]
    fn any_two_texts_can_be_compared(one in "\\PC{0,80}", other in "([a-zA-Z0-9]{1,9}[ ,.?]{1,2}){0,12}") {
        let comparison = Comparison::new(embedded());
        for (a, b) in [(&one, &other), (&other, &one)] {
            let weighing = comparison.weigh(a, b, false);
            prop_assert!(weighing.score.is_finite());
            prop_assert!(weighing.evidence.iter().all(|one| (0.0..=1.0).contains(&one.strength)), "{}", weighing);
        }
    }
}
