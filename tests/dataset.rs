//! Annotated data to records and figures. Each file under `tests/cases/dataset` is read as a dataset.
//!
//! Where the environment names reference scorers (`VOLTEFACE_TOOLS`) and gold data (`VOLTEFACE_GOLD`), the figures are
//! held against theirs to the last digit.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use volteface::dataset::score::{AttributionScore, FindingScore, Found, Layer, Manner, PairCounts, PairScore};
use volteface::dataset::{
    self, AnnotatedText, Annotation, Judgement, Label, Labels, Meaning, Metrics, Pair, Record, Verdict,
};
use volteface::report::fault;

/// Tests run in the package's folder; what is relative to it is the same on every machine.
const CASES: &str = "tests/cases/dataset";

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(format!("dataset-{name}"), text) });
}

#[test]
fn files_are_read_to_records() {
    let (files, faults) = dataset::files(&[CASES.into()]);
    assert!(faults.is_empty() && files.len() > 4, "{faults:?}");
    for file in files {
        let mut shown = String::new();
        let long = file.extension().is_some_and(|ending| ending == "json");
        for line in fs::read_to_string(&file).unwrap().lines().filter(|_| !long) {
            writeln!(shown, "    | {line}").unwrap();
        }
        shown.push('\n');
        for item in dataset::read(&file, &labels()) {
            match item {
                Ok(item) => {
                    for record in &item.records {
                        writeln!(shown, "line {}: {}", item.line, serde_json::to_string(record).unwrap()).unwrap();
                    }
                    for lint in &item.lints {
                        writeln!(shown, "line {}: {}: {}", item.line, lint.check.name(), lint.message).unwrap();
                    }
                }
                Err(fault) => write!(shown, "{}", fault::render(&[fault], false)).unwrap(),
            }
        }
        let name = file.strip_prefix(CASES).unwrap().with_extension("").to_string_lossy().replace('/', "-");
        snapshot(&name, &shown);
    }
}

/// As a configuration may have it.
fn labels() -> Labels {
    let named = [("refutes", "contradiction"), ("Speaker", "source")];
    Labels::new(named.map(|(label, meaning)| (label.to_owned(), Meaning::of(meaning).unwrap())).into())
}

fn records(file: &Path) -> Vec<Record> {
    dataset::read(file, &labels()).flatten().flat_map(|item| item.records).collect()
}

#[test]
fn what_is_read_of_any_format_is_the_same_written_as_ours() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = 0;
    for file in dataset::files(&[CASES.into()]).0 {
        for record in records(&file) {
            let ours = folder.path().join("ours.jsonl");
            fs::write(&ours, serde_json::to_string(&record).unwrap()).unwrap();
            assert_eq!(records(&ours), [record], "{}", file.display());
            seen += 1;
        }
    }
    assert!(seen > 20);
}

#[test]
fn every_format_says_the_same_of_one_text() {
    let ferry = |file: &str| -> Vec<Vec<Annotation>> {
        let records = records(&Path::new(CASES).join(file)).into_iter();
        let texts = records.filter_map(|record| if let Record::Text(text) = record { Some(text) } else { None });
        texts.filter(|text| text.text.contains("ferry")).map(|text| text.attributions).collect()
    };
    let [ours] = &ferry("ferry.jsonl")[..] else { panic!() };
    assert_eq!(ours.len(), 2);
    let files = ["brat/events/ferry.ann", "brat/relations/ferry.ann", "label-studio.json", "doccano.jsonl"];
    for file in files.into_iter().chain(["doccano-over-lines.jsonl", "prodigy.jsonl"]) {
        let all = ferry(file);
        assert!(!all.is_empty(), "{file}");
        for theirs in all {
            assert_eq!(&theirs, ours, "{file}");
        }
    }
}

#[test]
fn what_is_not_there_is_told() {
    let (files, faults) = dataset::files(&["nowhere.jsonl".into(), "src/text".into()]);
    assert_eq!(files, Vec::<PathBuf>::new());
    snapshot("missing", &fault::render(&faults, false));
}

fn words(text: &str, words: &str) -> Vec<[u32; 2]> {
    let Some(start) = text.find(words).filter(|_| !words.is_empty()) else { return Vec::new() };
    let start = text[..start].chars().count();
    vec![[u32::try_from(start).unwrap(), u32::try_from(start + words.chars().count()).unwrap()]]
}

fn annotation(text: &str, [source, cue, content]: [&str; 3]) -> Annotation {
    Annotation { source: words(text, source), cue: words(text, cue), content: words(text, content), speech: None }
}

#[test]
fn attributions_are_scored_by_layer_and_manner() {
    let text = "“We will keep the old pier,” said Mayor Jo Park. Aas denied that fees would rise. A report. It rains.";
    let gold = AnnotatedText {
        text: text.to_owned(),
        attributions: [
            ["Mayor Jo Park", "said", "“We will keep the old pier,”"],
            ["Aas", "denied", "that fees would rise"],
            ["", "report", "It rains"],
        ]
        .map(|roles| annotation(text, roles))
        .into(),
        ..AnnotatedText::default()
    };
    // The marks are left out, half of a content is found, a cue is not.
    let predicted = [
        ["Jo Park", "said", "We will keep the old pier"],
        ["Aas", "denied", "fees would rise. A report"],
        ["", "", "It rains"],
    ]
    .map(|roles| annotation(text, roles));
    let score = AttributionScore::of(&gold, &predicted);
    let mut shown = format!("{text}\n\n");
    for (layer, name) in Layer::ALL {
        let tally = score.tally(layer, None);
        write!(shown, "{name:16} P {:.3}  R {:.3}", tally.precision(), tally.recall()).unwrap();
        for manner in Manner::ALL {
            write!(shown, "  {} {:.3}", manner.name(), score.tally(layer, Some(manner)).f1()).unwrap();
        }
        shown.push('\n');
    }
    snapshot("attribution-score", &shown);
}

#[test]
fn what_is_set_aside_counts_neither_way() {
    let text = "Jo Park said the pier stays.";
    let predicted = [annotation(text, ["Jo Park", "said", "the pier stays"])];
    let mut gold = AnnotatedText { text: text.to_owned(), ..AnnotatedText::default() };
    assert_eq!(AttributionScore::of(&gold, &predicted).tally(Layer::Cue, None).predicted, 1);
    gold.discard = words(text, "Jo Park said the pier");
    assert_eq!(AttributionScore::of(&gold, &predicted).tally(Layer::Cue, None).predicted, 0);
}

#[test]
fn places_beyond_the_text_are_no_panic() {
    let text = "Jo Park said the pier stays.";
    let far = Annotation {
        source: vec![[20, 4_000_000_000]],
        cue: vec![[9, 3]],
        content: vec![[3_000_000_000, 4_000_000_000], [0, 7]],
        speech: Some(true),
    };
    let gold = AnnotatedText { text: text.to_owned(), attributions: vec![far.clone()], ..AnnotatedText::default() };
    let score = AttributionScore::of(&gold, &[far]);
    assert_eq!(score.tally(Layer::ContentExact, None).gold, 1);
}

#[test]
fn pairs_are_scored_by_label_sort_and_rule() {
    let pair = |label, sort: &str| Pair {
        earlier: format!("{label:?} {sort}"),
        label,
        sort: (!sort.is_empty()).then(|| sort.to_owned()),
        ..Pair::default()
    };
    let flagged = ["stance-reversal".to_owned()];
    let mut counts = PairCounts::default();
    let mut score = PairScore::default();
    for (label, sort, rules) in [
        (Label::Contradiction, "stance", &flagged[..]),
        (Label::Contradiction, "Two Words", &[]),
        (Label::Neutral, "stance", &flagged),
        (Label::Entailment, "", &[]),
    ] {
        counts.count(&pair(label, sort), rules);
        score.count(&pair(label, sort), rules);
    }
    assert_eq!(counts.score(), score);
    let mut metrics = Metrics::default();
    metrics.add_pairs(&score, counts.samples());
    metrics.add_rules(&score.rules, std::iter::empty());
    let names =
        ["pairs.precision", "pairs.recall", "pairs.f1", "pairs.sort.two-words.recall", "pairs.sort.stance.recall"];
    assert_eq!(names.map(|name| metrics.get(name)), [Some(0.5), Some(0.5), Some(0.5), Some(0.0), Some(1.0)]);
    assert_eq!(metrics.get("rule.stance-reversal.precision"), Some(0.5));
    assert_eq!(metrics.get("attribution.triple.f1"), None, "what the data cannot give is not there");
    let values = |metrics: &Metrics| -> Vec<_> { metrics.iter().map(|(name, f)| (name.to_owned(), f.value)).collect() };
    assert_eq!(values(&Metrics::from_json(&metrics.to_json())), values(&metrics));
    let [low, high] = metrics.figure("pairs.precision").unwrap().interval().unwrap();
    assert!(low < 0.5 && 0.5 < high, "{low} to {high}");
}

fn place(document: &str, span: [u32; 2]) -> dataset::Place {
    dataset::Place { document: document.to_owned(), spans: vec![span], text: None }
}

#[test]
fn findings_count_where_their_words_overlap_a_judgement() {
    let judgement = |label, actor: &str, earlier, later| Judgement {
        id: String::new(),
        kind: "stance".to_owned(),
        label,
        actor: actor.to_owned(),
        topic: "pier".to_owned(),
        event: None,
        certainty: 3,
        earlier: Some(earlier),
        later,
    };
    let judgements = [
        judgement(Verdict::Contradiction, "Park", place("a", [0, 10]), place("b", [0, 10])),
        judgement(Verdict::Contradiction, "Park", place("a", [50, 60]), place("b", [0, 10])),
        judgement(Verdict::Contradiction, "Aas", place("a", [20, 30]), place("c", [0, 10])),
        judgement(Verdict::Consistent, "Aas", place("c", [40, 50]), place("c", [60, 70])),
    ];
    let found =
        |earlier, later| Found { rule: "stance-reversal".to_owned(), earlier: vec![earlier], later: vec![later] };
    let findings = [
        // The other way round, and by one character only.
        found(place("b", [9, 20]), place("a", [9, 12])),
        // In the same documents as a judgement, in other words.
        found(place("a", [30, 40]), place("c", [10, 20])),
        found(place("c", [45, 46]), place("c", [65, 66])),
    ];
    let score = FindingScore::of(&judgements, &findings);
    assert_eq!((score.events.part, score.events.whole), (1, 2));
    assert_eq!((score.distractors.part, score.distractors.whole), (1, 1));
    assert_eq!((score.judged.part, score.judged.whole), (2, 3));
    assert_eq!(score.rules["stance-reversal"].ratio(), Some(0.5));
}

/// Reference scorers and gold data, where the environment names them.
fn reference() -> Option<(PathBuf, PathBuf)> {
    Some((env::var_os("VOLTEFACE_TOOLS")?.into(), env::var_os("VOLTEFACE_GOLD")?.into()))
}

fn texts(file: &Path) -> Vec<AnnotatedText> {
    let texts =
        records(file).into_iter().filter_map(|record| if let Record::Text(text) = record { Some(text) } else { None });
    texts.collect()
}

/// A prediction that is wrong in all ways: every third one missing, spans shortened, cues and sources swapped.
fn spoilt(text: &AnnotatedText) -> Vec<Annotation> {
    let shortened = |spans: &[[u32; 2]], by: u32| -> Vec<[u32; 2]> {
        spans.iter().map(|[start, end]| [*start, end.saturating_sub(by).max(start + 1)]).collect()
    };
    let kept = text.attributions.iter().enumerate().filter(|(index, _)| index % 3 != 1);
    kept.map(|(index, a)| match index % 5 {
        0 => a.clone(),
        1 => Annotation { source: a.cue.clone(), ..a.clone() },
        2 => Annotation { content: shortened(&a.content, 9), ..a.clone() },
        3 => Annotation { content: shortened(&a.content, 70), cue: shortened(&a.cue, 2), ..a.clone() },
        _ => Annotation { content: a.content.iter().take(1).copied().collect(), source: Vec::new(), ..a.clone() },
    })
    .collect()
}

#[test]
fn attribution_figures_are_those_of_the_reference() {
    let Some((tools, gold)) = reference() else { return };
    let file = gold.join("attribution/polnear_train.jsonl");
    let folder = tempfile::tempdir().unwrap();
    let (predictions, figures) = (folder.path().join("predictions.jsonl"), folder.path().join("figures.json"));
    let (mut lines, mut score) = (String::new(), AttributionScore::default());
    for text in texts(&file) {
        let predicted = spoilt(&text);
        score.add(&AttributionScore::of(&text, &predicted));
        writeln!(lines, "{}", serde_json::json!({"id": text.id, "attributions": predicted})).unwrap();
    }
    fs::write(&predictions, lines).unwrap();
    let mut command = Command::new("python3");
    command.arg(tools.join("score_attribution.py")).args([&file, &predictions]).arg("--json").arg(&figures);
    assert!(command.output().unwrap().status.success());
    let expected: serde_json::Value = serde_json::from_slice(&fs::read(&figures).unwrap()).unwrap();
    let theirs = |name: &str| match name {
        "cue" => "cue.overlap".to_owned(),
        "source" => "source.overlap".to_owned(),
        "triple" => "triple.lenient".to_owned(),
        _ => name.to_owned(),
    };
    for (layer, name) in Layer::ALL {
        for manner in [None, Some(Manner::Direct), Some(Manner::Mixed), Some(Manner::Indirect)] {
            let tally = score.tally(layer, manner);
            let expected = &expected[manner.map_or("all", Manner::name)][theirs(name)];
            let ours = [tally.precision(), tally.recall(), tally.f1()];
            let digits = |value: f64| format!("{value:.12}");
            let theirs = ["P", "R", "F"].map(|key| digits(expected[key].as_f64().unwrap()));
            assert_eq!(ours.map(digits), theirs, "{name} {manner:?}");
        }
    }
}

#[test]
fn standoff_and_its_converted_form_score_alike() {
    let Some((_, gold)) = reference() else { return };
    let converted = texts(&gold.join("attribution/polnear_train.jsonl"));
    let (files, faults) = dataset::files(&[gold.join("attribution/brat")]);
    assert!(faults.is_empty() && files.len() == 20);
    for file in files {
        let [standoff] = &texts(&file)[..] else { panic!("{}", file.display()) };
        let converted = converted.iter().find(|text| text.id == standoff.id).unwrap();
        assert_eq!(standoff.text, converted.text);
        let figures = |text: &AnnotatedText| {
            let score = AttributionScore::of(text, &spoilt(converted));
            Layer::ALL.map(|(layer, _)| *score.tally(layer, None))
        };
        assert_eq!(figures(standoff), figures(converted), "{}", standoff.id);
    }
}

#[test]
fn pair_figures_are_those_of_the_reference() {
    let Some((tools, gold)) = reference() else { return };
    let folder = tempfile::tempdir().unwrap();
    let predictions = folder.path().join("predictions.jsonl");
    for file in dataset::files(&[gold.join("pairs")]).0 {
        let (mut lines, mut score) = (String::new(), PairScore::default());
        for (index, record) in records(&file).into_iter().enumerate() {
            let Record::Pair(pair) = record else { panic!("{}", file.display()) };
            let rules: &[String] = if index % 3 == 0 { &["some-rule".to_owned()] } else { &[] };
            let label = if rules.is_empty() { "neutral" } else { "contradiction" };
            writeln!(lines, "{}", serde_json::json!({"id": pair.id, "label": label})).unwrap();
            score.count(&pair, rules);
        }
        fs::write(&predictions, lines).unwrap();
        let output = Command::new("python3").arg(tools.join("score_pairs.py")).args([&file, &predictions]).output();
        let output = String::from_utf8(output.unwrap().stdout).unwrap();
        let tally = score.tally();
        let (precision, recall, f1) = (tally.precision(), tally.recall(), tally.f1());
        let ours = format!("P {precision:.3} R {recall:.3} F1 {f1:.3} ");
        assert!(output.lines().last().unwrap().starts_with(&ours), "{ours}\n{output}");
        for (sort, share) in &score.sorts {
            let ours = format!("  recall {sort:28} {}/{} = {:.2}", share.part, share.whole, share.ratio().unwrap());
            assert!(output.lines().any(|line| line == ours), "{ours}\n{output}");
        }
    }
}
