//! Sources to actors: each case is a text; the snapshot lists every attribution's source, actor and voice. And the
//! accuracy over labelled sources, where the corpus they come from is at hand.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use volteface::actor::{Actors, Aliases};
use volteface::grammar::{Layout, Reading, read};
use volteface::lexicon::{File, Lexicon, Pack};
use volteface::text::Span;

#[test]
fn actors_of_every_case() {
    let (lexicon, aliases) = knowledge();
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::glob!("cases/actor/*.txt", |path| {
            let text = std::fs::read_to_string(path).expect("a case can be read");
            let turns = path.file_stem().is_some_and(|stem| stem == "transcript");
            let layout = if turns { Layout::Turns } else { Layout::Prose };
            let reading = read(&text, whole(&text), layout, &lexicon);
            insta::assert_snapshot!(shown(&text, &reading, &aliases));
        });
    });
}

/// The least share of each kind that must be right.
const FLOORS: [(&str, f64); 3] = [("pronoun", 0.9), ("surname", 0.95), ("descriptive", 0.8)];

/// Recomputes the accuracy over `data/actor-resolution.jsonl` where `VOLTEFACE_POLNEAR` names the corpus.
#[test]
fn labelled_sources() {
    let Some(corpus) = std::env::var_os("VOLTEFACE_POLNEAR") else { return };
    let (lexicon, aliases) = knowledge();
    let labels = include_str!("data/actor-resolution.jsonl");
    let labels: Vec<serde_json::Value> =
        labels.lines().skip(1).map(|line| serde_json::from_str(line).expect("a label is JSON")).collect();
    let corpus = std::fs::read_to_string(corpus).expect("the corpus can be read");
    let mut tally: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for line in corpus.lines() {
        let document: serde_json::Value = serde_json::from_str(line).expect("a document is JSON");
        let (id, text) = (document["id"].as_str().unwrap_or(""), document["text"].as_str().unwrap_or(""));
        let mut ours = labels.iter().filter(|label| label["document"] == id).peekable();
        if ours.peek().is_none() {
            continue;
        }
        let reading = read(text, whole(text), Layout::Prose, &lexicon);
        let actors = Actors::of(&reading, &aliases, None);
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for label in ours {
            let byte = |field: &str| bytes[usize::try_from(label[field].as_u64().unwrap_or(0)).unwrap_or(0)];
            let from = reading.words.partition_point(|w| w.span().range().end <= byte("start"));
            let to = reading.words.partition_point(|w| w.span().range().start < byte("end"));
            let found = actors.resolve(Some(&(from..to)), to).map(|found| found.actor.id).unwrap_or_default();
            let right = label["actor"].as_str().map_or(found.is_empty() || found.starts_with('?'), |id| id == found);
            let kind = label["kind"].as_str().unwrap_or("");
            let count = tally.entry(kind).or_default();
            *count = (count.0 + u32::from(right), count.1 + 1);
            if !right {
                println!("{kind} {id} {}: labelled {}, found {found}", label["start"], label["actor"]);
            }
        }
    }
    for (kind, (right, all)) in &tally {
        println!("{kind}: {right} of {all}, {:.1} %", 100.0 * f64::from(*right) / f64::from(*all));
    }
    for (kind, floor) in FLOORS {
        let (right, all) = tally.get(kind).copied().unwrap_or_default();
        assert!(f64::from(right) >= floor * f64::from(all), "{kind}: {right} of {all}");
    }
}

fn whole(text: &str) -> Span {
    Span::new(0, u32::try_from(text.len()).expect("a test is short"))
}

fn folder(name: &str) -> Vec<(String, String)> {
    let mut files: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(name))
        .expect("the folder is there")
        .map(|entry| entry.expect("a folder entry").path())
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a file can be read");
            (format!("{name}/{}", path.file_name().expect("a file").to_string_lossy()), text)
        })
        .collect();
    files.sort();
    files
}

fn knowledge() -> (Lexicon, Aliases) {
    let mut faults = Vec::new();
    let files = folder("lexicon");
    let files: Vec<File> = files.iter().map(|(path, text)| File { path, text }).collect();
    let lexicon = Lexicon::new(&files, &mut faults);
    let packs: Vec<Pack> =
        folder("packs").iter().filter_map(|(path, text)| Pack::read(&File { path, text }, &mut faults)).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let aliases = Aliases::new(&packs, &lexicon);
    (lexicon, aliases)
}

fn shown(text: &str, reading: &Reading, aliases: &Aliases) -> String {
    let actors = Actors::of(reading, aliases, None);
    let mut page = format!("{text}\n---\n");
    for attribution in &reading.attributions {
        let source = attribution.source.as_ref().map_or("-", |source| reading.span(source).of(text));
        let cue = reading.words[attribution.cue_head].text();
        let _ = match actors.resolve(attribution.source.as_ref(), attribution.cue_head) {
            Some(found) => {
                writeln!(page, "{source} ({cue}) → {} [{}] {:?}", found.actor.name, found.actor.id, found.voice)
            }
            None => writeln!(page, "{source} ({cue}) → nobody"),
        };
    }
    page
}
