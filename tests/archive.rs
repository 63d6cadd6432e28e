//! An archive that is not part of the project: what `check` finds in it, against what readers found and against every
//! finding judged by reading. Skipped where the archive is not at hand.
//!
//! `VOLTEFACE_POLNEAR` is the archive as JSON Lines, `VOLTEFACE_FINDINGS` the readers' records: `{"event"?, "kind",
//! "label", "actor", "topic", "earlier", "later", "certainty"}`, each side `{"document", "spans"}` in code points.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;
use volteface::corpus::{self, Corpus, Options};
use volteface::finding::Severity;
use volteface::ledger::Ledger;
use volteface::report::{Offsets, Sources, finding_record};
use volteface::rules;
use volteface::statement::Statement;
use volteface::{Checked, Knowledge, check, extract};

/// Every finding at warning or above by fingerprint, as a reader judged it; see the file's first line.
const JUDGEMENTS: &str = include_str!("data/archive-judgements.jsonl");

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON value a line")).collect()
}

fn knowledge() -> Knowledge {
    let (knowledge, faults) = Knowledge::from_files(&[], None);
    assert!(faults.is_empty(), "{faults:?}");
    knowledge
}

/// The judgements: true where the reader saw a change or a conflict.
fn judged() -> BTreeMap<String, bool> {
    let of = |line: &Value| Some((line["fingerprint"].as_str()?.to_owned(), line["verdict"] == "true"));
    lines(JUDGEMENTS).iter().filter_map(of).collect()
}

#[test]
fn judgements_are_well_formed() {
    let verdicts = ["true", "consistent", "wrong actor", "wrong topic", "wrong reading"];
    let all = lines(JUDGEMENTS);
    assert!(all[0]["judged"].is_string() && all[0]["how"].is_string(), "the first line says who judged and how");
    for line in &all[1..] {
        assert!(verdicts.contains(&line["verdict"].as_str().unwrap_or_default()), "{line}");
    }
    assert_eq!(judged().len(), all.len() - 1, "each finding is judged once");
}

/// Plain prose without a change of mind in it.
#[test]
fn quiet_text_is_quiet() {
    let knowledge = knowledge();
    insta::glob!("cases/quiet/*.txt", |path| {
        let corpus = read(&[path.to_owned()]);
        let Checked { findings, .. } = check(&corpus.documents, &knowledge);
        let loud: Vec<_> = findings.iter().filter(|f| f.severity > Severity::Note).map(|f| &f.message).collect();
        assert!(loud.is_empty(), "{}: {loud:?}", path.display());
    });
}

/// How often the actors are dealt out.
const DEALINGS: usize = 8;

/// The archive with its actors dealt out anew, each document's to another's: what is found between two documents is then
/// found by mistake.
#[test]
fn strangers_seldom_contradict_each_other() {
    let Ok(documents) = std::env::var("VOLTEFACE_POLNEAR") else { return };
    let corpus = read(&[PathBuf::from(documents)]);
    let knowledge = knowledge();
    let mut read: Vec<Vec<Statement>> = corpus.documents.iter().map(|document| extract(document, &knowledge)).collect();
    let named = |statement: &Statement| statement.actor.clone().map(|actor| (statement.document.to_owned(), actor));
    let known: BTreeSet<_> = read.iter().flatten().filter_map(named).collect();
    let known: Vec<_> = known.into_iter().collect();
    let rules: Vec<_> = knowledge.rules.iter().filter(|rule| rule.enabled).cloned().collect();
    let opposites = |one: &str, other: &str| knowledge.semantics.opposites(one, other);
    let actors: Vec<Option<_>> = read.iter().flatten().map(named).collect();
    // One statement more deals everything anew, so that a single dealing tells little.
    let mut alarms = Vec::new();
    for nth in 1..=DEALINGS {
        // A stride that meets every place once: no two of one actor's documents fall to one other.
        let from = known.len() * nth / (DEALINGS + 1);
        let stride = (from..known.len()).find(|stride| coprime(*stride, known.len())).unwrap_or(1);
        let other = |at: usize| known[at * stride % known.len()].1.clone();
        let dealt: BTreeMap<_, _> = known.iter().enumerate().map(|(at, key)| (key, other(at))).collect();
        for (statement, actor) in read.iter_mut().flatten().zip(&actors) {
            statement.actor = actor.as_ref().map(|key| dealt[key].clone());
        }
        let mut ledger = Ledger::default();
        read.iter().flatten().for_each(|statement| ledger.file(statement));
        let findings = rules::check(&ledger, &rules, &opposites);
        let apart = findings.iter().filter(|finding| {
            let earlier = finding.earlier.as_ref().map(|side| side.statement.document);
            let two = earlier.is_some_and(|earlier| earlier != finding.later.statement.document);
            finding.severity > Severity::Note && two
        });
        alarms.push(apart.count());
    }
    let (all, statements) = (alarms.iter().sum::<usize>(), actors.len());
    eprintln!("false alarms in {DEALINGS} dealings {alarms:?}, of {statements} statements each");
    assert!(all * 1000 <= statements * DEALINGS, "{alarms:?} in {statements} statements each");
}

fn coprime(one: usize, other: usize) -> bool {
    let (mut one, mut other) = (one, other);
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one == 1
}

#[test]
fn archive() {
    let (Ok(documents), Ok(records)) = (std::env::var("VOLTEFACE_POLNEAR"), std::env::var("VOLTEFACE_FINDINGS")) else {
        return;
    };
    let corpus = read(&[PathBuf::from(documents)]);
    let Checked { findings, statements, .. } = check(&corpus.documents, &knowledge());
    let sources = Sources::new(&corpus.documents, Offsets::CodePoint);
    let loud: Vec<_> = findings.iter().filter(|finding| finding.severity > Severity::Note).collect();
    let shown: Vec<Value> =
        loud.iter().map(|finding| serde_json::to_value(finding_record(finding, &sources)).unwrap()).collect();

    let judged = judged();
    let verdicts: Vec<Option<bool>> = loud.iter().map(|finding| judged.get(&finding.fingerprint).copied()).collect();
    let share = |of: &dyn Fn(usize) -> bool| {
        let known: Vec<bool> = (0..loud.len()).filter(|i| of(*i)).filter_map(|i| verdicts[i]).collect();
        let right = known.iter().filter(|right| **right).count();
        (right, known.len())
    };
    let all = share(&|_| true);
    let sure = share(&|i| loud[i].confidence.value() >= 0.8);
    let paired = share(&|i| loud[i].earlier.is_some());

    let records = lines(&std::fs::read_to_string(records).unwrap());
    let recall = |kind: &dyn Fn(&str) -> bool, near: Near| {
        let (mut events, mut found) = (BTreeSet::new(), BTreeSet::new());
        for record in records.iter().filter(|record| record["certainty"].as_u64() >= Some(2)) {
            let text = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
            if record["label"] == "contradiction" && kind(&text("kind")) {
                let event =
                    record["event"].as_str().map_or((text("actor"), text("topic")), |e| (e.to_owned(), String::new()));
                events.insert(event.clone());
                if shown.iter().any(|finding| hits(finding, record, near)) {
                    found.insert(event);
                }
            }
        }
        (found.len(), events.len())
    };
    let kinds: [&dyn Fn(&str) -> bool; 3] =
        [&|_| true, &|kind| kind == "reported-reversal", &|kind| kind != "reported-reversal"];
    let [every, reported, both] = kinds.map(|kind| recall(kind, in_one_document));
    let [every_word, reported_word, both_words] = kinds.map(|kind| recall(kind, touches));
    eprintln!(
        "{statements} statements, {} findings, {} unjudged; precision {all:?}, at .8 or more {sure:?}, of pairs {paired:?}; \
         in the same documents: events {every:?}, reported {reported:?}, both-sided {both:?}; \
         in the same words: events {every_word:?}, reported {reported_word:?}, both-sided {both_words:?}",
        loud.len(),
        verdicts.iter().filter(|verdict| verdict.is_none()).count(),
    );
    #[allow(clippy::cast_precision_loss)] // counts of findings are small
    let at_least = |(part, whole): (usize, usize), least: f64| part as f64 >= least * whole as f64;
    assert!(at_least(all, 0.75), "precision {all:?}");
    assert!(at_least(sure, 0.8), "precision of the sure {sure:?}");
    assert!(at_least(every, 0.40), "events {every:?}");
    assert!(at_least(reported, 0.60), "reported reversals {reported:?}");
    assert!(at_least(every_word, 0.30), "events in the same words {every_word:?}");
}

fn read(paths: &[PathBuf]) -> Corpus {
    corpus::read(paths, &Options::default())
}

/// Tells whether a piece of evidence meets a passage of a record.
type Near = fn(&Value, &Value) -> bool;

/// True where the two sides of a finding meet those of a record, or the one passage that a record has.
fn hits(finding: &Value, record: &Value, near: Near) -> bool {
    let on = |side: &str, passage: &Value| {
        let evidence = finding["evidence"].as_array().into_iter().flatten();
        evidence.filter(|e| e["side"] == side).any(|e| near(e, passage))
    };
    let (earlier, later) = (&record["earlier"], &record["later"]);
    if earlier.is_null() || record["kind"] == "reported-reversal" {
        return on("earlier", later) || on("later", later);
    }
    on("earlier", earlier) && on("later", later) || on("earlier", later) && on("later", earlier)
}

/// What the readers' own scorer asks: a change is as a rule told once in an article.
fn in_one_document(one: &Value, other: &Value) -> bool {
    one["document"] == other["document"]
}

/// Where the words overlap.
fn touches(one: &Value, other: &Value) -> bool {
    let spans = |passage: &Value| -> Vec<(u64, u64)> {
        let spans = passage["spans"].as_array().into_iter().flatten();
        spans.filter_map(|span| Some((span[0].as_u64()?, span[1].as_u64()?))).collect()
    };
    one["document"] == other["document"]
        && spans(one).iter().any(|a| spans(other).iter().any(|b| a.0 < b.1 && b.0 < a.1))
}
