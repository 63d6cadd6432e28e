//! Each case is a text; the snapshot has a line for every attribution, nested ones further in: form, source, cue, content.

use std::collections::BTreeSet;
use std::fmt::Write;

use volteface::corpus::Form;
use volteface::grammar::{Attribution, Reading, explain};
use volteface::text::TokenRange;

use super::knowledge::{compare, document, embedded, form_of};

/// Every form that the grammar can answer with.
const FORMS: &[&str] = &[
    "according-to",
    "adjectival",
    "announced",
    "as-said",
    "clause-said",
    "fragment",
    "gapped",
    "infinitive",
    "nominal",
    "participial",
    "passive",
    "question-asked",
    "quote-said",
    "quote-verb",
    "quoted-turn",
    "said-clause",
    "said-gerund",
    "said-object",
    "said-object-as",
    "said-object-of",
    "said-object-to",
    "said-predicate",
    "said-preposition",
    "said-quote",
    "said-subjunctive",
    "said-that",
    "said-then-quote",
    "said-to",
    "said-wh",
    "signed",
    "speaker-quote",
    "told-somebody",
    "turn",
    "verb-quote",
];

#[test]
fn attributions_of_every_case() {
    insta::glob!("cases/attribution/*.txt", |path| {
        let text = std::fs::read_to_string(path).expect("a case can be read");
        let document = document("case", form_of(path), &text);
        compare("attribution", path, &text, &shown(&volteface::read(&document, embedded())));
    });
}

#[test]
fn every_form_has_a_case() {
    let mut seen = BTreeSet::new();
    for (path, text) in cases() {
        let document = document("case", form_of(&path), &text);
        seen.extend(volteface::read(&document, embedded()).attributions.iter().map(|a| a.form));
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), FORMS);
}

/// What `why` shows is what was read.
#[test]
fn the_first_form_that_matches_is_the_one_that_is_taken() {
    for (path, text) in cases() {
        if form_of(&path) == Form::Transcript {
            continue;
        }
        let document = document("case", Form::Prose, &text);
        let reading = volteface::read(&document, embedded());
        let lexicon = &embedded().lexicon;
        let candidates = reading.sentences.iter().flat_map(|sentence| explain(&reading, lexicon, sentence));
        let found = candidates.filter_map(|candidate| candidate.forms.into_iter().find_map(|(_, found)| found));
        // What a colon announces, or a name signs, counts only where nothing else attributes it.
        let taken = |a: &Attribution| reading.attributions.iter().any(|b| b.cue_head == a.cue_head);
        let counts = |a: &Attribution| !["announced", "signed"].contains(&a.form) || taken(a);
        let found = found.filter(counts);
        let name = |attribution: &Attribution| (attribution.cue_head, attribution.form);
        // These begin at no cue.
        let by_cue = |a: &&Attribution| !["fragment", "quoted-turn"].contains(&a.form);
        let read: Vec<_> = reading.attributions.iter().filter(by_cue).map(name).collect();
        assert_eq!(found.map(|found| name(&found)).collect::<Vec<_>>(), read, "{}", path.display());
    }
}

fn cases() -> Vec<(std::path::PathBuf, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/attribution");
    let files = std::fs::read_dir(folder).expect("the cases are there").map(|entry| entry.expect("an entry").path());
    files.map(|path| (path.clone(), std::fs::read_to_string(path).expect("a case can be read"))).collect()
}

fn shown(reading: &Reading) -> String {
    let mut page = String::new();
    let words = |ranges: &[TokenRange]| {
        let texts: Vec<String> = ranges
            .iter()
            .map(|range| reading.span(range).of(reading.text).split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        texts.join(" … ")
    };
    for attribution in &reading.attributions {
        let mut outer = attribution.inside;
        while let Some(index) = outer {
            page.push_str("    ");
            outer = reading.attributions[index].inside;
        }
        let source = attribution.source.as_ref().map_or("-".to_owned(), |source| words(std::slice::from_ref(source)));
        let (cue, content) = (words(&attribution.cue), words(&attribution.content));
        let kind = format!("{:?}", attribution.quotation).to_lowercase();
        writeln!(page, "{} ({kind}) | {source} | {cue} | {content}", attribution.form).expect("writing to a string");
    }
    page
}
