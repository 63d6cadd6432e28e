//! Runs the binary in a folder of its own; the snapshot holds the command, the exit code and what stands on standard
//! error.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

const ARTICLE: &str = " date 2024-03-05 (Coast Wire) -- “I support the pier,” Jo Park said.\n";

/// A folder with some files, each given as path and content.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }
    folder
}

/// The binary in a folder, with nothing of the caller's environment that changes what it prints.
pub fn volteface(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_volteface"));
    command.current_dir(folder).args(arguments);
    for name in
        ["CI", "VOLTEFACE_CONFIG", "GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"]
    {
        command.env_remove(name);
    }
    command
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    volteface(folder.path(), arguments).stdin(Stdio::null()).output().unwrap()
}

/// The command, its exit code and its standard error.
fn shown(arguments: &[&str], output: &Output) -> String {
    let code = output.status.code().map_or("none".to_owned(), |code| code.to_string());
    let said = String::from_utf8_lossy(&output.stderr);
    format!("$ volteface {}\nexit code {code}\n\n{said}", arguments.join(" "))
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(format!("cli-{name}"), text) });
}

/// Runs one command and compares; hands the output back.
fn case(name: &str, files: &[(&str, &str)], arguments: &[&str]) -> Output {
    let output = run(&folder(files), arguments);
    snapshot(name, &shown(arguments, &output));
    output
}

#[test]
fn bad_input_is_told_and_the_rest_is_checked() {
    let good = ("good.txt", ARTICLE);
    case("missing-path", &[good], &["check", "good.txt", "nowhere.txt"]);
    case("empty-folder", &[("drawings/a.svg", "<svg/>"), good], &["check", "drawings", "good.txt"]);
    case("empty-file", &[("empty.txt", ""), good], &["check"]);
    case("binary-file", &[("a.txt", "x\n\u{0}y"), good], &["check"]);
    case("undated", &[("undated.txt", "Park spoke."), good], &["check"]);
    let lines = "{\"date\": \"2024-03-05\", \"text\": \"Park spoke.\"}\n{\"text\": 1,}\n{\"date\": \"2024-03-05\"}\n";
    case("json-lines", &[("a.jsonl", lines), good], &["check"]);

    let folder = folder(&[good]);
    fs::write(folder.path().join("latin-1.txt"), b"Park spoke.\nThe caf\xe9 was full.\n").unwrap();
    let output = run(&folder, &["check"]);
    snapshot("not-utf-8", &shown(&["check"], &output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 document"), "the other file is checked");
}

#[test]
fn nothing_checked_is_trouble_unless_it_is_allowed() {
    case("nothing", &[], &["check"]);
    case("nothing-ignored", &[(".gitignore", "*.txt"), (".hidden.txt", ARTICLE), ("a.txt", ARTICLE)], &["check"]);
    case("nothing-allowed", &[], &["check", "--allow-empty"]);
    case("nothing-in-array", &[("a.json", "[]")], &["check"]);
    case("exit-zero-keeps-trouble", &[], &["check", "--exit-zero"]);
}

#[test]
fn standard_input_is_read() {
    let folder = folder(&[]);
    for (name, input) in [("stdin", ARTICLE), ("stdin-empty", "")] {
        let mut command = volteface(folder.path(), &["check", "-"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        snapshot(name, &shown(&["check", "-"], &child.wait_with_output().unwrap()));
    }
}

#[test]
fn every_fault_of_a_configuration_is_told() {
    let configuration = r#"
fail-on = "sometimes"
rule-path = ["rules"]
extend = ["nowhere.toml", "volteface.toml"]
packs = "all"

[rules]
amount = "fatal"
there-is-no-such-rule = "off"

[fields]
text = "body"
headline = "title"

[[ignore]]
fingerprint = "a1b2c3d4"

[[ignore]]
fingerprint = "xyz"
reason = " "
until = "soon"
"#;
    case("configuration", &[("volteface.toml", configuration), ("good.txt", ARTICLE)], &["check"]);
    case("configuration-syntax", &[("volteface.toml", "[rules\n"), ("good.txt", ARTICLE)], &["check"]);
    let no_month = "[[ignore]]\nfingerprint = \"a1b2c3d4\"\nreason = \"x\"\nuntil = 2025-13-01\n";
    case("configuration-no-such-month", &[("volteface.toml", no_month), ("good.txt", ARTICLE)], &["check"]);
    case("configuration-missing", &[("good.txt", ARTICLE)], &["check", "--config", "nowhere.toml"]);
    case("unknown-rule", &[("good.txt", ARTICLE)], &["check", "--select", "there-is-no-such-rule"]);
    let rule = include_str!("../rules/stance-reversal.toml");
    let named_as_shipped = [("ours/stance-reversal.toml", rule), ("good.txt", ARTICLE)];
    case("rules-named-as-shipped", &named_as_shipped, &["check", "--rules", "ours"]);
    case("rules-missing", &[("good.txt", ARTICLE)], &["check", "--rules", "nowhere"]);
}

#[test]
fn a_configuration_is_found_upwards_and_extends_others() {
    let files = [
        ("volteface.toml", "extend = [\"shared/base.toml\"]\n"),
        ("shared/base.toml", "[fields]\ntext = \"body\"\n[rules]\nthere-is-no-such-rule = \"off\"\n"),
        ("archive/2024/a.jsonl", "{\"date\": \"2024-03-05\", \"body\": \"Park spoke.\"}\n"),
    ];
    let folder = folder(&files);
    let output = volteface(&folder.path().join("archive/2024"), &["check"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("shared/base.toml:4"), "{said}");
    assert!(!said.contains("is missing"), "the field's name is taken from the base: {said}");
    let output = volteface(folder.path(), &["check", "archive"]).env("VOLTEFACE_CONFIG", "shared/base.toml").output();
    assert!(String::from_utf8_lossy(&output.unwrap().stderr).contains("shared/base.toml:4"));
}

#[test]
fn an_ignore_that_matches_nothing_is_told() {
    let configuration = "[[ignore]]\nfingerprint = \"a1b2c3d4\"\nreason = \"corrected\"\nuntil = 2026-01-01\n";
    case("ignore-unused", &[("volteface.toml", configuration), ("good.txt", ARTICLE)], &["check"]);
}

#[test]
fn reports_are_written_beside_and_never_over_an_input() {
    let files = [("good.txt", ARTICLE), ("volteface.toml", "")];
    case("output-over-input", &files, &["check", "-o", "good.txt"]);
    case("output-over-configuration", &files, &["check", "-o", "json=./volteface.toml"]);
    case("output-unknown-format", &files, &["check", "-o", "jsn=report"]);
    case("output-twice", &files, &["check", "-o", "report.md", "-o", "sarif=report.md"]);
    case("output-nowhere", &files, &["check", "-o", "nowhere/report.json"]);
    let folder = folder(&files);
    let output = run(&folder, &["check", "good.txt", "-o", "report.json", "-o", "human=report"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let written = |name| fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(written("report.json").starts_with('{'));
    assert_eq!(written("report").as_bytes(), output.stdout);
    assert_eq!(written("good.txt"), ARTICLE);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4, "nothing is left beside them");
}

#[test]
fn the_name_of_a_file_tells_its_format() {
    let folder = folder(&[("good.txt", ARTICLE)]);
    let names = [
        ("a.sarif", "{\n  \"$schema\""),
        ("b.sarif.json", "{\n  \"$schema\""),
        ("c.xml", "<?xml"),
        ("d.md", "# Changed positions"),
        ("gl-code-quality-report.json", "[]"),
        ("metrics.json", "{\n  \"schema\": 1,\n  \"summary\""),
        ("e.json", "{\"schema\":1,\"summary\""),
        ("f.jsonl", ""),
        ("github=g.md", "Checked 1 document"),
    ];
    let outputs = names.iter().flat_map(|(name, _)| ["-o", name]);
    let output = run(&folder, &["check", "good.txt"].into_iter().chain(outputs).collect::<Vec<_>>());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    for (name, start) in names {
        let file = name.rsplit('=').next().unwrap();
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(text.starts_with(start), "{name}: {text}");
    }
}

#[test]
fn a_job_of_github_has_a_summary() {
    let folder = folder(&[("good.txt", ARTICLE), ("summary.md", "Before.\n")]);
    let summarised = |format: &str, file: &str| {
        let mut command = volteface(folder.path(), &["check", "good.txt", "--output-format", format]);
        command.env("GITHUB_STEP_SUMMARY", file).output().unwrap()
    };
    summarised("human", "summary.md");
    assert_eq!(fs::read_to_string(folder.path().join("summary.md")).unwrap(), "Before.\n");
    assert_eq!(summarised("github", "summary.md").status.code(), Some(0));
    let summary = fs::read_to_string(folder.path().join("summary.md")).unwrap();
    assert!(summary.starts_with("Before.\n# Changed positions\n\nChecked 1 document"), "{summary}");
    let output = summarised("github", "nowhere/summary.md");
    snapshot("job-summary-nowhere", &shown(&["check", "good.txt", "--output-format", "github"], &output));
}

#[test]
fn init_never_writes_over_a_configuration() {
    let folder = folder(&[]);
    snapshot("init", &shown(&["init"], &run(&folder, &["init"])));
    snapshot("init-again", &shown(&["init"], &run(&folder, &["init"])));
    // Snapshots without a decision are kept out of version control, and that is said once.
    assert_eq!(fs::read_to_string(folder.path().join(".gitignore")).unwrap(), "*.snap.new\n");
    fs::write(folder.path().join("good.txt"), ARTICLE).unwrap();
    let output = run(&folder, &["check"]);
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    // Every example in it is right once the comment marks are gone.
    let text = fs::read_to_string(folder.path().join("volteface.toml")).unwrap();
    let keys = text.lines().filter_map(|line| line.strip_prefix('#')).filter(|line| !line.starts_with(' '));
    let keys: Vec<&str> = keys.filter(|line| !line.starts_with("extend") && !line.starts_with("rule-paths")).collect();
    assert!(keys.len() > 10);
    fs::write(folder.path().join("volteface.toml"), keys.join("\n")).unwrap();
    let said = run(&folder, &["check"]).stderr;
    let said = String::from_utf8_lossy(&said);
    assert!(!said.contains("unknown field") && !said.contains("expected"), "{said}");
}

#[test]
fn usage() {
    case("rules-show-unknown", &[], &["rules", "show", "there-is-no-such-rule"]);
    case("why-what", &[], &["why", "what"]);
    case("unknown-option", &[], &["check", "--fail-om", "note"]);
    let output = run(&folder(&[]), &["check", "--help"]);
    snapshot("help-check", &String::from_utf8_lossy(&output.stdout));
}

#[test]
fn colour_is_asked_for_or_not() {
    let folder = folder(&[]);
    let escapes = |command: &mut Command| command.output().unwrap().stderr.contains(&0x1b);
    assert!(!escapes(&mut volteface(folder.path(), &["check"])));
    assert!(escapes(&mut volteface(folder.path(), &["check", "--color", "always"])));
    assert!(escapes(volteface(folder.path(), &["check"]).env("FORCE_COLOR", "1")));
    assert!(!escapes(volteface(folder.path(), &["check"]).env("FORCE_COLOR", "1").env("NO_COLOR", "1")));
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = folder(&[("good.txt", ARTICLE)]);
    for arguments in [&["completions", "zsh"][..], &["check"], &["extract"], &["rules", "list"]] {
        let mut child =
            volteface(folder.path(), arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn one_long_line_and_deep_nesting_take_linear_time() {
    let line = "“We will not close the pier,” Jo Park said on Tuesday. ".repeat(5_000_000 / 57);
    let nested = format!("{}Park spoke{}", "“‘".repeat(50_000), "’”".repeat(50_000));
    let folder = folder(&[("2024-03-05.txt", &line), ("2024-03-06.txt", &nested)]);
    let start = Instant::now();
    let output = run(&folder, &["check", "--exit-zero"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    // Quadratic time would take hours; the limit leaves room for slow machines and builds without optimisation.
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}
