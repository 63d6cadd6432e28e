//! Claims: each case is a text; the snapshot lists every attribution's claims, one a line.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use jiff::civil::date;
use volteface::grammar::{Layout, Reading, read};
use volteface::lexicon::{CueClass, Declarations, ExampleStance, File, Lexicon, Pack, Semantics, TopicSource, Topics};
use volteface::position::{Claim, Context, Knowledge, Stance, Topic, claims, claims_of_report, claims_of_words};
use volteface::text::Span;

#[test]
fn claims_of_every_case() {
    let files = lexicon_files();
    let files: Vec<File> = files.iter().map(|(path, text)| File { path, text }).collect();
    let mut faults = Vec::new();
    let lexicon = Lexicon::new(&files, &mut faults);
    let semantics = Semantics::new(&files, &lexicon, &mut faults);
    assert!(faults.is_empty(), "{faults:?}");
    let topics = topics(&lexicon);
    let knowledge = Knowledge { lexicon: &lexicon, semantics: &semantics, topics: &topics };
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/position");
    let mut cases: Vec<_> = std::fs::read_dir(cases).expect("cases").map(|case| case.expect("a case").path()).collect();
    cases.sort();
    for path in cases {
        let name = path.file_stem().expect("a name").to_string_lossy();
        let text = std::fs::read_to_string(&path).expect("a case can be read");
        let whole = Span::new(0, u32::try_from(text.len()).expect("a case is short"));
        let reading = read(&text, whole, Layout::Prose, &lexicon);
        insta::with_settings!({
            snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(format!("position-{name}"), shown(&text, &reading, knowledge)); });
    }
}

/// The greatest share of the packs' examples that may be read other than their packs say.
const MISREAD: f64 = 0.05;

#[test]
fn examples_of_the_packs() {
    let (knowledge, faults) = volteface::Knowledge::from_files(&[], None);
    assert!(faults.is_empty(), "{faults:?}");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/packs");
    let (mut all, mut wrong) = (0_u32, String::new());
    for entry in std::fs::read_dir(folder).expect("the packs are there") {
        let path = entry.expect("a folder entry").path();
        let text = std::fs::read_to_string(&path).expect("a pack can be read");
        let pack = Pack::read(&File { path: "packs", text: &text }, &mut Vec::new()).expect("a pack");
        for (topic, example) in pack.topics.iter().flat_map(|topic| topic.examples.iter().map(move |e| (topic, e))) {
            let whole = Span::new(0, u32::try_from(example.text.len()).expect("an example is short"));
            let reading = read(&example.text, whole, Layout::Prose, &knowledge.lexicon);
            let context = Context::new(&reading, knowledge.for_positions(), None);
            let claims = claims_of_words(&context, &(0..reading.words.len()), CueClass::Say);
            let on_topic =
                |claim: &&Claim| matches!(&claim.topic, Topic::Declared { id, .. } if id == topic.id.get_ref());
            let sides: BTreeSet<Stance> = claims.iter().filter(on_topic).filter_map(|claim| claim.stance).collect();
            let wanted = example.stance.map(|side| match side {
                ExampleStance::Support => Stance::Support,
                ExampleStance::Oppose => Stance::Oppose,
            });
            let found = claims.iter().any(|claim| on_topic(&claim)) && sides == wanted.into_iter().collect();
            all += 1;
            if !found {
                let _ = writeln!(wrong, "{}: {} ({sides:?})", topic.id.get_ref(), example.text);
            }
        }
    }
    assert!(all > 200, "{all} examples");
    let count = u32::try_from(wrong.lines().count()).expect("few are wrong");
    assert!(f64::from(count) <= MISREAD * f64::from(all), "{count} of {all} are not read as wanted:\n{wrong}");
}

fn lexicon_files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/lexicon");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the lexicon is there")
        .map(|entry| entry.expect("a folder entry").path())
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a lexicon file can be read");
            (format!("lexicon/{}", path.file_name().expect("a file").to_string_lossy()), text)
        })
        .collect();
    files.sort();
    files
}

/// Two topics, so that cases can show declared ones beside open ones.
fn topics(lexicon: &Lexicon) -> Topics {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let mut topics = Declarations::default();
    let patterns = owned(&["enrich|enrichment", "centrifuge"]);
    let context = owned(&["Iran|Tehran|Iranian"]);
    let faults = topics.add(
        &TopicSource {
            id: "iran-enrichment",
            name: "Iran's enrichment",
            patterns: &patterns,
            mentions: &[],
            context: &context,
            ..TopicSource::default()
        },
        lexicon,
    );
    assert!(faults.is_empty(), "{faults:?}");
    let patterns = owned(&["abortion", "pro-life|pro-choice", "Roe"]);
    let support = owned(&["pro-choice", "right to an? abortion", "protect|defend <> Roe"]);
    let oppose = owned(&["pro-life", "overturn|repeal <> Roe", "ban|outlaw abortion"]);
    let faults = topics.add(
        &TopicSource {
            id: "abortion",
            name: "abortion rights",
            patterns: &patterns,
            mentions: &[],
            support: &support,
            oppose: &oppose,
            ..TopicSource::default()
        },
        lexicon,
    );
    assert!(faults.is_empty(), "{faults:?}");
    topics.settle(lexicon)
}

fn shown(text: &str, reading: &Reading, knowledge: Knowledge) -> String {
    let context = Context::new(reading, knowledge, Some(date(2024, 3, 15)));
    let mut out = String::new();
    for attribution in &reading.attributions {
        let words = |range: &std::ops::Range<usize>| reading.span(range).of(text).replace('\n', " ");
        let content: Vec<String> = attribution.content.iter().map(words).collect();
        let source = attribution.source.as_ref().map_or("-".to_owned(), words);
        let _ = writeln!(out, "{source} · {} ({:?}) · {}", attribution.lemma, attribution.class, content.join(" … "));
        for claim in claims(&context, attribution) {
            let _ = writeln!(out, "    {}", line(&claim));
        }
    }
    for report in &reading.reports {
        let words = |range: &std::ops::Range<usize>| reading.span(range).of(text).replace('\n', " ");
        let content: Vec<String> = report.content.iter().map(words).collect();
        let source = report.source.as_ref().map_or("-".to_owned(), words);
        let _ = writeln!(out, "{source} · {:?} · {}", report.kind, content.join(" … "));
        for claim in claims_of_report(&context, report) {
            let _ = writeln!(out, "    {}", line(&claim));
        }
    }
    format!("{}\n\n{out}", text.trim_end())
}

fn line(claim: &Claim) -> String {
    let topic = match &claim.topic {
        Topic::Declared { id, .. } => format!("#{id}"),
        Topic::Open(words) => {
            words.iter().map(|(word, weight)| format!("{word} {weight:.1}")).collect::<Vec<_>>().join(", ")
        }
    };
    let or_dash = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
    let mut line = format!(
        "{topic} | {} {} {} | {:?} {:?}",
        or_dash(&claim.subject),
        or_dash(&claim.predicate),
        or_dash(&claim.object),
        claim.polarity,
        claim.modality
    )
    .to_lowercase();
    if let Some(stance) = claim.stance {
        let _ = write!(line, " | {}", format!("{stance:?}").to_lowercase());
    }
    if let Some(evaluation) = claim.evaluation {
        let _ = write!(line, " | {}", format!("{evaluation:?}").to_lowercase());
    }
    if let Some(amount) = &claim.amount {
        let end = |end: Option<f64>| end.map_or("..".to_owned(), |end| format!("{end:.2}"));
        let limit = if amount.limit { " limit" } else { "" };
        let _ = write!(
            line,
            " | {} to {} {} “{}”{limit}",
            end(amount.min),
            end(amount.max),
            or_dash(&amount.unit),
            amount.text
        );
    }
    if let Some(deadline) = claim.deadline {
        let _ = write!(line, " | by {deadline}");
    }
    if !claim.scope.is_empty() {
        let _ = write!(line, " | scope {}", claim.scope.join(", "));
    }
    if claim.acknowledged {
        line.push_str(" | acknowledged");
    }
    line
}
