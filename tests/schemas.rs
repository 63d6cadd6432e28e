//! What is read and written, against the schemas that the program prints.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use volteface::rules;

use super::cli::{folder, volteface};
use super::knowledge::snapshot;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn output(arguments: &[&str]) -> String {
    let output = volteface(root(), arguments).output().expect("the binary runs");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&output(&["schema", name])).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What is wrong with a value.
fn wrong(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::options().should_validate_formats(true).build(schema).expect("a schema");
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn assert_fits(schema: &Value, what: &str, value: &Value) {
    let wrong = wrong(schema, value);
    assert!(wrong.is_empty(), "{what}: {wrong:#?}");
}

/// TOML as JSON has it: days are texts.
fn toml(text: &str) -> Value {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(truth) => truth.into(),
            toml::Value::Datetime(moment) => moment.to_string().into(),
            toml::Value::Array(items) => items.into_iter().map(convert).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, convert(value))).collect(),
        }
    }
    convert(toml::Value::Table(toml::from_str(text).expect("TOML")))
}

fn files(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(root().join(folder)).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    paths.sort();
    paths.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).expect("a text"))).collect()
}

#[test]
fn there_is_a_schema_of_everything_that_is_listed() {
    let list = output(&["schema"]);
    snapshot("schema-list", &list);
    for name in list.lines().filter_map(|line| line.split_whitespace().next()) {
        jsonschema::meta::validate(&schema(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    snapshot("schema-finding", &output(&["schema", "finding"]));
    snapshot("schema-rule", &output(&["schema", "rule"]));
    let unknown = volteface(root(), &["schema", "findings"]).output().expect("the binary runs");
    assert_eq!(unknown.status.code(), Some(2));
    snapshot("schema-unknown", &String::from_utf8_lossy(&unknown.stderr));
}

#[test]
fn what_is_written_fits() {
    let report = output(&["check", "examples", "--output-format", "json"]);
    assert_fits(&schema("report"), "report", &serde_json::from_str(&report).expect("JSON"));
    let metrics = output(&["check", "examples", "--output-format", "metrics"]);
    assert_fits(&schema("metrics"), "metrics", &serde_json::from_str(&metrics).expect("JSON"));
    let gate = output(&["gate", "tests/cases/dataset/lints.jsonl", "--output-format", "json"]);
    assert_fits(&schema("gate"), "gate", &serde_json::from_str(&gate).expect("JSON"));
    assert_fits(&schema("baseline"), "gate", &serde_json::from_str(&gate).expect("JSON"));
    let lines = [
        ("finding", output(&["check", "examples", "--output-format", "jsonl"])),
        ("statement", output(&["extract", "examples", "--acts"])),
    ];
    for (name, lines) in lines {
        let schema = schema(name);
        assert!(lines.lines().count() > 5);
        for line in lines.lines() {
            let mut value: Value = serde_json::from_str(line).expect("JSON");
            assert_fits(&schema, name, &value);
            value["schema"] = "one".into();
            assert!(!wrong(&schema, &value).is_empty());
        }
    }
}

#[test]
fn what_a_gate_leaves_behind_fits() {
    let pairs = "{\"id\":\"a\",\"earlier\":\"I support the pier.\",\"later\":\"I oppose the pier.\",\"label\":\"contradiction\"}\n";
    let texts = "{\"id\":\"t\",\"text\":\"Jo Park said the pier stays.\",\"attributions\":[]}\n";
    let judgements = "{\"label\":\"contradiction\",\"later\":{\"document\":\"FIRST\",\"spans\":[[0,7]]}}\n";
    let examples = root().join("examples");
    let first = output(&["check", "examples", "--output-format", "jsonl"]);
    let first: Value = serde_json::from_str(first.lines().next().expect("a finding")).expect("JSON");
    let judgements = judgements.replace("FIRST", first["later"]["document"].as_str().expect("an id"));
    let files = [("pairs.jsonl", pairs), ("texts.jsonl", texts), ("judgements.jsonl", &judgements)];
    let folder = folder(&files);
    let examples = examples.to_str().expect("UTF-8");
    let data = ["gate", "pairs.jsonl", "texts.jsonl", "judgements.jsonl", "--corpus", examples];
    let written = ["--predictions", "p.jsonl", "--baseline", "metrics.json", "--update-baseline"];
    let run = volteface(folder.path(), &[&data[..], &written].concat()).output().expect("the binary runs");
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).expect(name);
    let baseline = schema("baseline");
    let mut value: Value = serde_json::from_str(&text("metrics.json")).expect("JSON");
    assert_fits(&baseline, "metrics.json", &value);
    value.as_object_mut().expect("an object").remove("metrics");
    assert!(!wrong(&baseline, &value).is_empty());
    for (name, file, least) in [("samples", "metrics.samples.jsonl", 3), ("prediction", "p.jsonl", 3)] {
        let (schema, text) = (schema(name), text(file));
        assert!(text.lines().count() >= least, "{text}");
        for line in text.lines() {
            assert_fits(&schema, file, &serde_json::from_str(line).expect("JSON"));
        }
        assert!(!wrong(&schema, &json!({"id": "a"})).is_empty(), "{file}");
    }
}

#[test]
fn what_is_shipped_fits() {
    let (rule, pack) = (schema("rule"), schema("pack"));
    for (path, text) in files("rules") {
        assert_fits(&rule, &path, &toml(&text));
    }
    for (path, text) in files("rules/packs") {
        assert_fits(&pack, &path, &toml(&text));
    }
    let template = fs::read_to_string(root().join("src/cli/init.toml")).expect("a text");
    let lines = template.lines().map(|line| line.strip_prefix('#').unwrap_or(line));
    let keys: Vec<&str> = lines.filter(|line| !line.starts_with(' ')).collect();
    assert_fits(&schema("configuration"), "init.toml", &toml(&keys.join("\n")));
}

#[test]
fn what_is_refused_does_not_fit() {
    let configuration = schema("configuration");
    for text in
        ["fail-on = \"sometimes\"", "rule-path = []", "[rules]\nx = \"fatal\"", "[[ignore]]\nfingerprint = \"x\""]
    {
        assert!(!wrong(&configuration, &toml(text)).is_empty(), "{text}");
    }
    let rule = schema("rule");
    let shipped = toml(include_str!("../rules/stance-reversal.toml"));
    for (pointer, value) in [
        ("/severity", json!("fatal")),
        ("/conflict", json!({})),
        ("/conflict", json!({"stance": {}, "polarity": {}})),
        ("/conflict", json!({"stances": {}})),
        ("/compare/same", json!(["actor"])),
        ("/compare/within", json!("ten years")),
        ("/quiet-example", json!([])),
        ("/conflict-example/0/earlier/date", json!("2023-02-31")),
        ("/why", json!("")),
    ] {
        let mut broken = shipped.clone();
        *broken.pointer_mut(pointer).expect("the rule has it") = value;
        assert!(!wrong(&rule, &broken).is_empty(), "{pointer}");
    }
    let annotated = json!({"text": "Lind spoke.", "attributions": [{"source": [[0, 4]], "cue": [[5]]}]});
    assert!(!wrong(&schema("annotated-text"), &annotated).is_empty());
    let words =
        json!({"text": "Lind spoke.", "attributions": [{"source": {"text": "Lind", "spans": [[0, 4]]}, "cue": null}]});
    assert_fits(&schema("annotated-text"), "words", &words);
    for pair in [
        json!({"earlier": "a", "later": "b", "label": "maybe"}),
        json!({"earlier": "a", "hypothesis": "b", "label": "neutral"}),
        json!({"premise": "a", "hypothesis": "b"}),
        json!({"premise": "a", "hypothesis": "b", "label": 3}),
        json!({"premise": "a", "hypothesis": "b", "label": 2, "actor": ["c"]}),
    ] {
        assert!(!wrong(&schema("pair"), &pair).is_empty(), "{pair}");
    }
    assert!(!wrong(&schema("judgement"), &json!({"label": "contradiction"})).is_empty());
}

#[test]
fn what_annotators_write_fits() {
    let cases = root().join("tests/cases/dataset");
    for (file, name) in [("texts.jsonl", "annotated-text"), ("pairs.jsonl", "pair"), ("judgements.jsonl", "judgement")]
    {
        let text = fs::read_to_string(cases.join(file)).expect("a case");
        let schema = schema(name);
        for line in text.lines() {
            // What is no JSON, and a label that only a configuration knows, is in no schema.
            let Ok(value) = serde_json::from_str::<Value>(line) else { continue };
            if value["label"] != "refutes" {
                assert_fits(&schema, file, &value);
            }
        }
    }
}

/// The loader tells every key that it knows where it meets one that it does not; the schema has the same.
#[test]
fn the_keys_of_a_rule_are_those_that_are_read() {
    const NOBODY: &str = "nobody-would-ever-write-this-key";
    let schema = schema("rule");
    let keys = |value: &Value| -> BTreeSet<String> {
        let value = value
            .pointer("/$ref")
            .and_then(Value::as_str)
            .map_or(value, |reference| schema.pointer(reference.trim_start_matches('#')).expect("a definition"));
        value["properties"].as_object().expect("properties").keys().cloned().collect()
    };
    let told = |text: &str, place: &str| -> BTreeSet<String> {
        let (_, faults) = rules::load(&[("rule.toml".to_owned(), text.to_owned())]);
        let message = format!("unknown key `{NOBODY}`{place}");
        let fault = faults.iter().find(|fault| fault.message == message).unwrap_or_else(|| panic!("{faults:#?}"));
        let help = fault.help.as_deref().and_then(|help| help.strip_prefix("expected one of: ")).expect("all keys");
        help.split(", ").map(str::to_owned).collect()
    };
    assert_eq!(keys(&schema), told(&format!("{NOBODY} = 1\n"), ""));
    for (table, definition) in [("message", "MessageTable"), ("compare", "CompareTable"), ("unless", "UnlessTable")] {
        let text = format!("[conflict.stance]\n[{table}]\n{NOBODY} = 1\n");
        assert_eq!(keys(&schema["$defs"][definition]), told(&text, &format!(" in `{table}`")), "{table}");
    }
    let kinds = schema["$defs"]["ConflictTable"]["oneOf"].as_array().expect("kinds");
    let mut names = BTreeSet::new();
    for kind in kinds {
        let (name, parameters) = kind["properties"].as_object().and_then(|table| table.iter().next()).expect("a kind");
        let text = format!("[conflict.{name}]\n{NOBODY} = 1\n");
        assert_eq!(keys(parameters), told(&text, &format!(" in `{name}`")), "{name}");
        names.insert(name.as_str());
    }
    assert_eq!(names, BTreeSet::from(rules::Conflict::NAMES));
}
