//! Pairs of articles by a writer who did not know the program: how many contradictions are found, and how many pairs are
//! flagged that are none. What a newcomer meets who tries a pair of his own.

use std::collections::BTreeMap;

use serde_json::Value;
use volteface::corpus::{Document, Form, Origin};
use volteface::finding::Severity;
use volteface::text::Span;
use volteface::{Checked, check};

use crate::knowledge::embedded;

/// A set: what must be found among its contradictions, at any severity and at `warning` or above, and how many of its
/// consistent pairs may be flagged.
struct Set {
    pairs: &'static str,
    found: [usize; 2],
    flagged: [usize; 2],
}

/// A hundred contradictions and sixty near misses, half of them in the same words.
const SAME_WORDS: Set = Set { pairs: include_str!("data/article-pairs.jsonl"), found: [15, 5], flagged: [2, 1] };

/// Sixty contradictions and forty near misses, mostly in other words.
const OTHER_WORDS: Set = Set { pairs: include_str!("data/other-words.jsonl"), found: [4, 1], flagged: [0, 0] };

#[test]
fn contradictions_are_found_and_near_misses_are_not() {
    for set in [SAME_WORDS, OTHER_WORDS] {
        let (found, flagged) = counts(set.pairs);
        assert!(found[0] >= set.found[0] && found[1] >= set.found[1], "{found:?}");
        assert!(flagged[0] <= set.flagged[0] && flagged[1] <= set.flagged[1], "{flagged:?}");
    }
}

fn counts(pairs: &str) -> ([usize; 2], [usize; 2]) {
    let mut kinds: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let (mut found, mut flagged) = ([0; 2], [0; 2]);
    for line in pairs.lines().skip(1) {
        let pair: Value = serde_json::from_str(line).expect("a pair is JSON");
        let documents: Vec<Document> =
            pair["articles"].as_array().expect("two articles").iter().map(document).collect();
        let Checked { findings, .. } = check(&documents, embedded());
        let across = |f: &&volteface::finding::Finding| {
            f.earlier.as_ref().is_some_and(|e| e.statement.document != f.later.statement.document)
        };
        let any = findings.iter().any(|f| across(&f));
        let loud = findings.iter().filter(across).any(|f| f.severity > Severity::Note);
        let counts = [usize::from(any), usize::from(loud)];
        let of = if pair["label"] == "contradiction" { &mut found } else { &mut flagged };
        of.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        let kind = format!("{} {}", pair["label"].as_str().unwrap_or(""), pair["kind"].as_str().unwrap_or(""));
        let row = kinds.entry(kind).or_default();
        row.iter_mut().zip([counts[0], counts[1], 1]).for_each(|(sum, count)| *sum += count);
    }
    for (kind, [any, loud, all]) in &kinds {
        println!("{kind}: {any} found, {loud} at warning, of {all}");
    }
    println!("contradictions found {found:?}, consistent pairs flagged {flagged:?}");
    (found, flagged)
}

/// An article of one of the sets, as a document.
pub fn document(article: &Value) -> Document {
    let text = article["text"].as_str().expect("an article has a text").to_owned();
    let id = article["id"].as_str().expect("an article has an id").to_owned();
    Document {
        date: article["date"].as_str().and_then(|date| date.parse().ok()),
        publisher: None,
        title: None,
        body: Span::new(0, u32::try_from(text.len()).expect("an article is short")),
        form: Form::Prose,
        origin: Origin { path: id.clone(), record: None },
        text,
        id,
    }
}
