//! `volteface gate` as a user sees it: what it says of broken data, of figures, of what fails.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::cli::{folder, volteface};

const PAIRS: &str = "{\"id\":\"a\",\"earlier\":\"I support the pier.\",\"later\":\"I oppose the pier.\",\"label\":\"contradiction\"}\n\
                     {\"id\":\"b\",\"earlier\":\"I support the pier.\",\"later\":\"The pier is old.\",\"label\":\"neutral\"}\n";

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    let arguments = [&["gate"], arguments].concat();
    volteface(folder.path(), &arguments).stdin(Stdio::null()).output().unwrap()
}

/// Runs one command and compares all it prints; hands its exit code back.
fn case(folder: &TempDir, name: &str, arguments: &[&str]) -> Option<i32> {
    let output = run(folder, arguments);
    let code = output.status.code();
    let [out, err] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    let command = arguments.join(" ");
    let text = format!("$ volteface gate {command}\nexit code {}\n\n{err}\n{out}", code.unwrap_or(-1));
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(format!("gate-{name}"), text) });
    code
}

#[test]
fn figures_are_held_against_thresholds() {
    let files = [("pairs.jsonl", PAIRS), ("empty.jsonl", "")];
    let folder = folder(&files);
    case(&folder, "figures", &["pairs.jsonl"]);
    case(&folder, "json", &["pairs.jsonl", "--output-format", "json"]);
    let thresholds = ["pairs.jsonl", "--min", "pairs.f1=0.9", "--min", "rule.attitudes.precision=0.5"];
    case(&folder, "threshold", &thresholds);
    case(&folder, "empty", &["empty.jsonl"]);
    case(&folder, "missing", &["nowhere.jsonl"]);
    let metrics = ["pairs.jsonl", "--min", "pair.f1=0.5", "--min", "attribution.triple.f1=0.5"];
    assert_eq!(case(&folder, "metric-unknown", &metrics), Some(2));
    assert_eq!(case(&folder, "threshold-out-of-range", &["pairs.jsonl", "--min", "pairs.f1=55"]), Some(2));
    assert_eq!(case(&folder, "threshold-no-number", &["pairs.jsonl", "--min", "pairs.f1=NaN"]), Some(2));
    let rules =
        ["pairs.jsonl", "--min", "rule.stance-reversal.precision=0.5", "--min", "rule.stance-reversl.precision=0.5"];
    assert_eq!(case(&folder, "metric-of-other-data", &rules), Some(2));
    assert_eq!(case(&folder, "corpus-missing", &["pairs.jsonl", "--corpus", "nowhere"]), Some(2));
    let sought = ["pairs.jsonl", "--train", "nowhere.jsonl", "--baseline", "nowhere.json"];
    assert_eq!(case(&folder, "everything-missing", &sought), Some(2));
    case(&folder, "predictions-over-data", &["pairs.jsonl", "--predictions", "./pairs.jsonl"]);
}

#[test]
fn a_run_is_told_in_the_formats_of_ci_servers() {
    let repeated = format!("{PAIRS}{}", PAIRS.lines().next().unwrap());
    let folder = folder(&[("pairs.jsonl", &repeated)]);
    let low = ["pairs.jsonl", "--min", "pairs.recall=0", "--min", "rule.stance-reversal.precision=0.5"];
    let low = [&low[..], &["--min", "pairs.f2=0", "--output-format", "github"]].concat();
    let files = ["-o", "g.xml", "-o", "g.md", "-o", "g.json", "-o", "g.sarif", "-o", "human=g"];
    assert_eq!(case(&folder, "github", &[&low[..], &files].concat()), Some(2));
    for (name, start) in [
        ("g.xml", "<?xml"),
        ("g.md", "# volteface gate\n\n```text\n"),
        ("g.json", "{\n  \"schema\""),
        ("g.sarif", "{\n  \"$schema\""),
        ("g", "error[duplicate-id]"),
    ] {
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(text.starts_with(start), "{name}: {text}");
    }
    case(&folder, "output-over-data", &["pairs.jsonl", "-o", "json=./pairs.jsonl"]);
}

#[test]
fn figures_are_held_against_a_baseline() {
    let folder = folder(&[("pairs.jsonl", PAIRS)]);
    let baseline = ["pairs.jsonl", "--baseline", "metrics.json"];
    case(&folder, "baseline-missing", &baseline);
    case(&folder, "baseline-none", &["pairs.jsonl", "--update-baseline", "--max-drop", "0.1"]);
    case(&folder, "baseline-written", &[&baseline[..], &["--update-baseline"]].concat());
    assert_eq!(case(&folder, "baseline-kept", &baseline), Some(0));
    assert_eq!(run(&folder, &[&baseline[..], &["--significant"]].concat()).status.code(), Some(0));

    let figures = fs::read_to_string(folder.path().join("metrics.json")).unwrap();
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
    write("other.json", figures.replace("\"schema\": 1", "\"schema\": 2"));
    case(&folder, "baseline-other-schema", &["pairs.jsonl", "--baseline", "other.json"]);
    write("alone.json", figures);
    case(&folder, "baseline-without-samples", &["pairs.jsonl", "--baseline", "alone.json", "--significant"]);
    write("changed.jsonl", PAIRS.replace("I oppose the pier.", "The pier is red."));
    let dropped = ["changed.jsonl", "--baseline", "metrics.json", "--max-drop", "0.01"];
    case(&folder, "baseline-dropped", &dropped);
    write("broken.jsonl", format!("{PAIRS}{{\"id\":\n"));
    let broken = ["broken.jsonl", "--baseline", "metrics.json", "--update-baseline"];
    assert_eq!(case(&folder, "baseline-of-broken-data", &broken), Some(2));
    write("twice.jsonl", format!("{PAIRS}{PAIRS}"));
    let twice = ["twice.jsonl", "--baseline", "twice.json", "--update-baseline"];
    assert_eq!(case(&folder, "baseline-of-wrong-data", &twice), Some(1));
    assert!(!folder.path().join("twice.json").exists());
}

/// Forty pairs, of which as many contradictions are plain to see as `found`.
fn forty(found: usize) -> String {
    let topics = ["pier", "tunnel", "ferry", "bridge", "market", "museum", "airport", "stadium", "library", "harbour"];
    let pairs = (0..40).map(|index| {
        let topic = format!("{} in Ward {}", topics[index % 10], index / 10 + 1);
        let later = if index < found { "oppose" } else { "like" };
        format!(
            "{{\"id\":{index},\"earlier\":\"I support the {topic}.\",\"later\":\"I {later} the {topic}.\",\"label\":\"contradiction\"}}\n"
        )
    });
    pairs.collect()
}

#[test]
fn a_drop_must_be_more_than_chance_where_that_is_asked_for() {
    let folder = folder(&[("pairs.jsonl", &forty(36))]);
    let gate = |arguments: &[&str]| {
        let always = ["pairs.jsonl", "--baseline", "metrics.json"];
        run(&folder, &[&always[..], arguments].concat())
    };
    let text = |output: &Output| String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(gate(&["--update-baseline"]).status.code(), Some(0));
    // The texts of those that are no longer found have changed, so they are other units: few are chance, many are not.
    fs::write(folder.path().join("pairs.jsonl"), forty(35)).unwrap();
    let plain = gate(&[]);
    assert_eq!(plain.status.code(), Some(1), "{}", text(&plain));
    let one_less = gate(&["--significant"]);
    assert_eq!(one_less.status.code(), Some(0), "{}", text(&one_less));
    assert!(text(&one_less).contains("maybe by chance: pairs.recall"), "{}", text(&one_less));
    fs::write(folder.path().join("pairs.jsonl"), forty(12)).unwrap();
    let many_less = gate(&["--significant"]);
    assert_eq!(many_less.status.code(), Some(1), "{}", text(&many_less));
    assert!(text(&many_less).contains("too low: pairs.recall"), "{}", text(&many_less));
}

#[test]
fn every_check_of_the_data_objects() {
    let lints =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/dataset/lints.jsonl")).unwrap();
    let train = "{\"id\":\"t\",\"text\":\"Jo Park said the weir stays.\",\"attributions\":[]}\n";
    let judgements = "{\"id\":\"j\",\"label\":\"contradiction\",\"earlier\":{\"document\":\"2024-03-05.txt\",\"spans\":[[0,7]],\"text\":\"Jo Parks\"},\
                      \"later\":{\"document\":\"gone.txt\",\"spans\":[[0,7]]}}\n\
                      {\"id\":\"k\",\"label\":\"contradiction\",\"earlier\":null,\"later\":{\"document\":\"2024-03-05.txt\",\"spans\":[[0,70]]}}\n";
    let configuration = "[gate.lints]\nundated-document = \"off\"\noverlapping-roles = \"error\"\n";
    let files = [
        ("lints.jsonl", lints.as_str()),
        ("train/texts.jsonl", train),
        ("judgements.jsonl", judgements),
        ("archive/2024-03-05.txt", "Jo Park said no."),
        ("quiet/volteface.toml", configuration),
    ];
    let folder = folder(&files);
    let all = ["lints.jsonl", "judgements.jsonl", "--train", "train", "--corpus", "archive"];
    assert_eq!(case(&folder, "lints", &all), Some(1));
    let output = run(&folder, &all);
    let text = String::from_utf8_lossy(&output.stdout);
    for check in volteface::dataset::lint::Check::names() {
        assert!(text.contains(&format!("[{check}]")), "{check}");
    }
    case(&folder, "lints-configured", &["lints.jsonl", "--config", "quiet/volteface.toml"]);
    let beside = ["train/texts.jsonl", "lints.jsonl", "--output-format", "json"];
    let output: Value = serde_json::from_slice(&run(&folder, &beside).stdout).unwrap();
    assert_eq!(output["counts"]["lints"]["duplicate-document"], 2, "no file here is for testing by its name");
}

#[test]
fn what_is_wrong_is_told_where_and_as_the_file_has_it() {
    // An emoji is two units to a browser: the file's offsets are one more than ours.
    let task = "{\"id\":7,\"data\":{\"text\":\"🏗 Jo Park said the pier stays.\",\"date\":\"2024-03-05\"},\"annotations\":[{\"completed_by\":1,\"result\":[\
                {\"id\":\"a\",\"value\":{\"start\":3,\"end\":10,\"text\":\"Jo Park\",\"labels\":[\"Source\"]}},\
                {\"id\":\"b\",\"value\":{\"start\":11,\"end\":15,\"text\":\"told\",\"labels\":[\"Cue\"]}},\
                {\"id\":\"c\",\"value\":{\"start\":16,\"end\":40,\"labels\":[\"Content\"]}}]}]}\n";
    let ann = "T1\tSource 0 7\tJo Park\nT2\tCue 8 12\tsaid\nT3\tContent 13 99\tthe pier stays.\n\
               E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\nT4\tCue 8 12\tsaid\nE2\tAttribution:T4 Cue:T4\n";
    let files = [
        ("tasks.json", task),
        ("t.ann", ann),
        ("t.txt", "Jo Park said the pier stays."),
        ("u.ann", "T1\tSource 7 0\tJo Park\nT2\tContent 13 27\tthe pier stays\n"),
        ("u.txt", "Jo Park said the mole stays."),
        ("judgements.jsonl", "{\"label\":\"contradiction\",\"later\":{\"document\":\"a\",\"spans\":[[0,7]]}}\n"),
    ];
    assert_eq!(case(&folder(&files), "places", &["tasks.json", "t.ann", "u.ann", "judgements.jsonl"]), Some(2));
}

#[test]
fn misspelt_keys_and_sides_that_do_not_fit_are_told() {
    let misspelt = include_str!("cases/dataset/misspelt.jsonl");
    let sides = include_str!("cases/dataset/sides.jsonl");
    let folder = folder(&[("misspelt.jsonl", misspelt), ("sides.jsonl", sides)]);
    assert_eq!(case(&folder, "misspelt", &["misspelt.jsonl"]), Some(2));
    assert_eq!(case(&folder, "sides", &["sides.jsonl"]), Some(1));
}

#[test]
fn every_check_is_documented() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gate.md")).unwrap();
    for name in volteface::dataset::lint::Check::names() {
        assert!(page.contains(&format!("| `{name}` |")), "{name}");
    }
}

#[test]
fn one_broken_line_names_itself_and_the_others_are_scored() {
    let files = [("broken.jsonl", "{\"id\": \"c\",\n"), ("pairs.jsonl", PAIRS)];
    assert_eq!(case(&folder(&files), "broken-line", &["broken.jsonl", "pairs.jsonl"]), Some(2));
}

#[test]
fn the_configuration_names_labels_thresholds_and_a_baseline() {
    let configuration = "[gate]\nbaseline = \"metrics.json\"\nmax-drop = 0.5\nsignificant = true\n\
                         [gate.min]\npairs.f1 = 0.5\n\"pairs.recall\" = 1\n[gate.labels]\nrefutes = \"contradiction\"\n";
    let files =
        [("volteface.toml", configuration), ("pairs.jsonl", &PAIRS.replace("\"contradiction\"", "\"refutes\""))];
    let folder = folder(&files);
    assert_eq!(run(&folder, &["pairs.jsonl", "--update-baseline"]).status.code(), Some(0));
    assert_eq!(case(&folder, "configured", &["pairs.jsonl", "--min", "pairs.f1=1"]), Some(0));
    let wrong = "[gate]\nmax-drop = 2\n[gate.min]\npairs.f1 = 55\npair.f1 = 0.5\n[gate.labels]\nrefutes = \"contra\"\n\
                 [gate.lints]\nundated = \"off\"\nempty-role = \"fatal\"\n";
    fs::write(folder.path().join("volteface.toml"), wrong).unwrap();
    assert_eq!(case(&folder, "configured-wrongly", &["pairs.jsonl"]), Some(2));
}

/// Three annotators of two texts, and two of some pairs.
#[test]
fn several_annotators_are_the_line_to_reach() {
    let text = "Jo Park said the pier stays. Nils Aas denied that fees would rise.";
    let park = "{\"source\":[[0,7]],\"cue\":[[8,12]],\"content\":[[13,27]]}";
    let aas = "{\"source\":[[29,37]],\"cue\":[[38,44]],\"content\":[[45,65]]}";
    let line = |annotator: &str, attributions: &str| {
        format!(
            "{{\"id\":\"one\",\"date\":\"2024-03-05\",\"annotator\":\"{annotator}\",\"text\":\"{text}\",\"attributions\":[{attributions}]}}\n"
        )
    };
    let both = format!("{park},{aas}");
    let texts = [line("eva", &both), line("tom", park), line("kim", &both)].concat();
    let labelled = PAIRS.replace("\"label\"", "\"annotator\":1,\"label\"");
    let labelled =
        labelled.clone() + &labelled.replace("\"annotator\":1", "\"annotator\":2").replace("neutral", "contradiction");
    let files =
        [("texts.jsonl", texts.as_str()), ("labelled.jsonl", &labelled), ("texts/a/t.ann", "T1\tCue 8 12\tsaid\n")];
    let folder = folder(&files);
    assert_eq!(case(&folder, "annotators", &["texts.jsonl", "labelled.jsonl"]), Some(0));
    let least = ["texts.jsonl", "--min", "agreement.cue.alpha=0.9", "--min", "human.triple.f1=0.1"];
    assert_eq!(run(&folder, &least).status.code(), Some(1));
    // Of brat an annotator's work is a folder.
    fs::create_dir_all(folder.path().join("texts/b")).unwrap();
    for annotator in ["a", "b"] {
        fs::write(folder.path().join(format!("texts/{annotator}/t.txt")), text).unwrap();
    }
    fs::write(folder.path().join("texts/b/t.ann"), "T1\tCue 38 44\tdenied\n").unwrap();
    let output: Value = serde_json::from_slice(&run(&folder, &["texts", "--output-format", "json"]).stdout).unwrap();
    assert_eq!(output["metrics"]["agreement"]["cue"]["observed"], 11.0 / 13.0);
}

#[test]
fn the_worst_errors_come_with_the_command_that_explains_them() {
    let text = "{\"id\":\"t\",\"date\":\"2024-03-05\",\"text\":\"Jo Park said the pier stays. By all accounts it rains in Aas.\",\
                \"attributions\":[{\"cue\":[[29,44]],\"content\":[[45,60]]}]}\n";
    let pairs = PAIRS.replace("contradiction", "x").replace("neutral", "contradiction").replace('x', "neutral");
    let files = [
        ("texts.jsonl", text),
        ("pairs.jsonl", &pairs),
        ("brat/t.txt", "Jo Park\nsaid no."),
        ("brat/t.ann", "T1\tContent 0 16\tJo Park said no.\n"),
    ];
    let folder = folder(&files);
    case(&folder, "errors", &["texts.jsonl", "pairs.jsonl", "brat/t.ann", "--errors", "5"]);
    let output = run(&folder, &["texts.jsonl", "pairs.jsonl", "brat/t.ann", "--errors", "5"]);
    let shown = String::from_utf8(output.stdout).unwrap();
    let commands: Vec<&str> = shown.lines().filter_map(|line| line.split("= why: volteface ").nth(1)).collect();
    assert!(commands.len() >= 5, "{shown}");
    for command in commands {
        let arguments: Vec<&str> = command.split(' ').collect();
        let output = volteface(folder.path(), &arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let pair = volteface(folder.path(), &["why", "pairs.jsonl:1"]).output().unwrap();
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!("gate-why-pair", String::from_utf8_lossy(&pair.stdout)) });
}

/// Reference scorers and gold data, where the environment names them.
fn reference() -> Option<(PathBuf, PathBuf)> {
    let variable = |name| std::env::var_os(name).map(PathBuf::from);
    Some((variable("VOLTEFACE_TOOLS")?, variable("VOLTEFACE_GOLD")?))
}

/// The last lines that a scorer prints of predictions that `gate` wrote, and what `gate` has for the same.
fn scored(tools: &Path, scorer: &str, data: &Path, more: &[&str]) -> (String, Value) {
    let folder = folder(&[]);
    let data = data.to_str().unwrap();
    let arguments = [&[data, "--predictions", "p.jsonl", "--output-format", "json"], more].concat();
    let ours = serde_json::from_slice(&run(&folder, &arguments).stdout).unwrap();
    let mut command = Command::new("python3");
    command.current_dir(folder.path()).arg(tools.join(scorer)).args([data, "p.jsonl"]);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).unwrap(), ours)
}

#[test]
fn predictions_that_are_written_score_as_they_were_scored() {
    let Some((tools, gold)) = reference() else { return };
    let figure = |ours: &Value, name: &str| {
        let path = format!("/metrics/{}", name.replace('.', "/"));
        ours.pointer(&path).and_then(Value::as_f64).unwrap()
    };
    let (theirs, ours) = scored(&tools, "score_attribution.py", &gold.join("attribution/polnear_dev.jsonl"), &[]);
    for (row, name) in [
        ("cue.overlap", "cue"),
        ("content.soft ", "content.soft"),
        ("source.overlap", "source"),
        ("triple.lenient", "triple"),
    ] {
        let row = theirs.lines().find(|line| line.starts_with(row)).unwrap();
        let all = ["", ".direct", ".mixed", ".indirect"];
        let ours = all
            .map(|manner| {
                ["precision", "recall", "f1"]
                    .map(|part| {
                        format!(
                            "{:.1}",
                            100.0
                                * figure(
                                    &ours,
                                    &format!("{name}{manner}.{part}").replace(name, &format!("attribution.{name}"))
                                )
                        )
                    })
                    .join(" ")
            })
            .join(" ");
        assert_eq!(row.split_whitespace().skip(1).collect::<Vec<_>>().join(" "), ours, "{name}");
    }
    for set in ["prosecco.dev", "rte3.dev", "fracas"] {
        let (theirs, ours) = scored(&tools, "score_pairs.py", &gold.join(format!("pairs/{set}.jsonl")), &[]);
        let [p, r, f] = ["precision", "recall", "f1"].map(|part| figure(&ours, &format!("pairs.{part}")));
        assert!(
            theirs.lines().last().unwrap().starts_with(&format!("P {p:.3} R {r:.3} F1 {f:.3} ")),
            "{set}: {theirs}"
        );
    }
    let corpus = gold.join("attribution/polnear_train.jsonl");
    let more = ["--corpus", corpus.to_str().unwrap()];
    let (theirs, ours) = scored(&tools, "score_findings.py", &gold.join("findings/polnear_train.jsonl"), &more);
    let last = theirs.lines().last().unwrap();
    // The reference takes a finding for a hit where its documents are those of the judgement.
    assert!(last.starts_with(&format!("event recall {:.3} ", figure(&ours, "findings.documents.recall"))), "{last}");
    let counts = &ours["counts"];
    assert!(
        last.ends_with(&format!("findings {}, unjudged {}", counts["findings"], counts["unmet"])),
        "{last} {counts}"
    );
}
