//! What CI servers read: each format once in full, over text that tries to break out of it, and each limit.

use std::path::Path;

use jiff::civil::date;
use serde_json::Value;
use volteface::corpus::{Document, Origin, Record};
use volteface::diagnostic::Diagnostic;
use volteface::error::Fault;
use volteface::finding::{Finding, Severity};
use volteface::report::gate::{self, GateRun, HeldFigure};
use volteface::report::{self, Contents, Offsets, PageOptions, RuleNote, Run, Sources, Summary};

use super::report::{change, document, finding, one_sentence, side, snapshot, statement, two_documents};

const RULES: [RuleNote; 3] = [
    RuleNote { id: "amount", summary: "Limits.", why: "Two limits [of one unit].", severity: Severity::Error },
    RuleNote { id: "denial", summary: "Denials.", why: "Said, and denied.", severity: Severity::Error },
    RuleNote { id: "stance", summary: "Stances.", why: "For and against.", severity: Severity::Warning },
];

/// Text that is a command, a link, a tag and a mention, in a file of a name that is no better.
fn hostile() -> (Vec<Document>, Finding<'static>) {
    let words =
        "the\r\n::error::toll %0A is [fair](1) {0} <b>now</b> `|` @lind #12 ]]> *so* \u{1b}[2J\u{0}https://a.example";
    let mut earlier =
        document("a,b:c.txt", date(2019, 5, 2), Some("Gaz|ette_"), &format!("Lind said {words} again.\n"));
    earlier.origin.path = String::from("./a,b:c 100%.txt");
    let mut later = document("wire-7", date(2021, 8, 20), None, "Lind opposes the toll.\n");
    later.origin = Origin { path: "/archive/wire.jsonl".to_owned(), record: Some(Record::Line(7)) };
    let one = statement(&earlier, "Lind", "said", &[words]);
    let other = statement(&later, "Lind", "opposes", &["opposes the toll"]);
    let mut finding = finding(Some(side(one)), side(other));
    finding.message = String::from("1. Lind::changed\nposition, <on> [the] toll");
    finding.severity = Severity::Warning;
    finding.changes = vec![change("words", "a|b", "c")];
    (vec![earlier, later], finding)
}

fn faults() -> Vec<Fault> {
    vec![
        Fault::line("wire,1.jsonl", 3, "no JSON: expected `}`\u{1b}").help("repair the line"),
        Fault::file("--select", "no rule is called `stanse`"),
        Fault::file("undated.txt", "no date").as_warning(),
    ]
}

/// Hands a run with three findings and three faults to `render`.
fn with_run(render: impl Fn(Run) -> String) -> String {
    let ((mut documents, first), (more, second), (others, third)) = (two_documents(), one_sentence(), hostile());
    documents.extend(more);
    documents.extend(others);
    let findings = [first, second, third];
    let summary = Summary::new(documents.len(), 7, 2, &findings);
    let sources = Sources::new(&documents, Offsets::Byte).named("archive/".to_owned());
    let faults = faults();
    render(Run {
        findings: &findings,
        summary: &summary,
        sources: &sources,
        rules: &RULES,
        faults: &faults,
        fails_at: Some(Severity::Error),
    })
}

/// The same finding `times` over, each with a text of its own behind it.
fn with_many(
    times: usize,
    severity: Severity,
    text: impl Fn(usize) -> String,
    render: impl Fn(Run) -> String,
) -> String {
    let findings: Vec<Finding> = (0..times)
        .map(|number| {
            let document = document("a.txt", date(2021, 8, 20), None, &text(number));
            let mut finding = finding(None, side(statement(&document, "", "", &[&document.text])));
            finding.severity = severity;
            finding
        })
        .collect();
    let summary = Summary::new(1, times, 1, &findings);
    let sources = Sources::default();
    render(Run {
        findings: &findings,
        summary: &summary,
        sources: &sources,
        rules: &RULES,
        faults: &[],
        fails_at: None,
    })
}

/// Hands a run of `gate` to `render`: a figure that is too low, one that is not, and what is wrong with the data.
fn with_gate(render: impl Fn(GateRun) -> String) -> String {
    let figures = [
        HeldFigure { name: "pairs.f1".to_owned(), failure: Some("pairs.f1 is 0.5, expected 0.9 or more".to_owned()) },
        HeldFigure { name: "pairs.recall".to_owned(), failure: None },
    ];
    let diagnostic = |check, severity, line, message: &str| Diagnostic {
        check,
        severity,
        path: "gold/a,b.jsonl".to_owned(),
        line,
        record: line.map(|line| format!("id-{line}")),
        message: message.to_owned(),
        help: None,
        first: None,
    };
    let first = Some(("gold/a,b.jsonl".to_owned(), 3));
    let repeated = diagnostic("duplicate-pair", Severity::Warning, Some(7), "this pair stands at gold/a,b.jsonl:3 too");
    let diagnostics = [
        Diagnostic { first, ..repeated },
        diagnostic("empty-role", Severity::Error, Some(9), "the cue [1, 2] holds\n::error:: `no` <letter> @all"),
        diagnostic("empty-role", Severity::Error, None, "no place"),
    ];
    render(GateRun { text: "pairs  2\n```\n", figures: &figures, diagnostics: &diagnostics, faults: &faults() })
}

#[test]
fn every_format_of_a_gate() {
    snapshot("gate-sarif", &with_gate(|run| gate::sarif(run).to_string()));
    snapshot("gate-junit", &with_gate(|run| gate::junit(run).to_string()));
    snapshot("gate-github", &with_gate(|run| gate::github(run).to_string()));
    snapshot("gate-gitlab", &with_gate(|run| gate::gitlab(run).to_string()));
    snapshot("gate-markdown", &with_gate(|run| gate::markdown(run, usize::MAX).to_string()));
    let text = with_gate(|run| gate::junit(run).to_string());
    let read = quick_junit::Report::deserialize_from_str(&text).expect("JUnit");
    assert_eq!((read.tests, read.failures, read.errors), (7, 3, 2));
}

fn markdown(run: Run, most: usize) -> String {
    report::markdown(&Contents::of(run), &PageOptions::default(), most).expect("the template is right")
}

#[test]
fn every_format_as_it_comes_out() {
    snapshot("sarif", &with_run(|run| report::sarif(run).to_string()));
    snapshot("junit", &with_run(|run| report::junit(run).to_string()));
    snapshot("github", &with_run(|run| report::github(run).to_string()));
    snapshot("gitlab", &with_run(|run| report::gitlab(run).to_string()));
    snapshot("markdown", &with_run(|run| markdown(run, usize::MAX)));
    snapshot("metrics", &with_run(|run| report::counts(run).to_string()));
}

#[test]
fn nothing_breaks_out_of_its_line() {
    let commands = with_run(|run| report::github(run).to_string());
    let (summary, commands): (Vec<&str>, Vec<&str>) = commands.lines().partition(|line| line.starts_with("Checked"));
    assert_eq!(summary.len(), 1);
    assert_eq!(commands.len(), 6, "a line for each finding and fault: {commands:#?}");
    assert!(commands.iter().all(|line| line.starts_with("::") && !line.contains(char::is_control)), "{commands:#?}");
    let markdown = with_run(|run| markdown(run, usize::MAX));
    assert!(!markdown.contains("<b>") && !markdown.contains("@lind") && !markdown.contains("https://"), "{markdown}");
}

#[test]
fn junit_is_red_where_the_run_is() {
    let text = with_run(|run| report::junit(run).to_string());
    let read = quick_junit::Report::deserialize_from_str(&text).expect("JUnit");
    assert_eq!((read.tests, read.failures, read.errors), (6, 2, 2));
    let names: Vec<&str> = read.test_suites.iter().map(|suite| suite.name.as_str()).collect();
    assert_eq!(names, ["amount", "denial", "stance", "input"]);
    let text = with_run(|run| report::junit(Run { fails_at: None, faults: &[], ..run }).to_string());
    let read = quick_junit::Report::deserialize_from_str(&text).expect("JUnit");
    assert_eq!((read.failures, read.errors), (0, 0));
}

#[test]
fn a_step_shows_ten_annotations_of_a_level() {
    let render = |run: Run| report::github(run).to_string();
    let shown = with_many(12, Severity::Error, |_| "The toll.".to_owned(), render);
    assert_eq!(shown.matches("::error ").count(), 10);
    assert!(shown.contains("\n2 more errors: a step shows 10 annotations of each level.\n"), "{shown}");
    let shown = with_many(11, Severity::Note, |_| "The toll.".to_owned(), render);
    assert!(shown.contains("\n1 more note: "), "{shown}");
    let shown = with_many(10, Severity::Warning, |_| "The toll.".to_owned(), render);
    assert!(!shown.contains("more"), "{shown}");
}

#[test]
fn markdown_ends_where_its_room_does() {
    let render = |most: usize| move |run: Run| markdown(run, most);
    let whole = with_many(50, Severity::Note, |_| "The toll.".to_owned(), render(usize::MAX));
    assert!(!whole.contains("not shown"));
    for most in [0, 300, 1000, 5000] {
        let part = with_many(50, Severity::Note, |_| "The toll.".to_owned(), render(most));
        let shown = part.matches("\n## ").count();
        assert!(part.ends_with(&format!("\n{} more are not shown here: there is no room for them.\n", 50 - shown)));
        assert!(part.len() <= most.max(200), "{} bytes of {most}", part.len());
    }
}

#[test]
fn code_scanning_takes_no_more_than_it_says() {
    let results = |text: &str| -> (usize, String) {
        let log: Value = serde_json::from_str(text).expect("JSON");
        let run = &log["runs"][0];
        let told = &run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
        (run["results"].as_array().map_or(0, Vec::len), told.as_str().unwrap_or_default().to_owned())
    };
    let render = |run: Run| report::sarif(run).to_string();
    let (kept, told) = results(&with_many(25_003, Severity::Note, |_| "The toll.".to_owned(), render));
    assert_eq!((kept, told.as_str()), (25_000, "3 findings are left out: code scanning takes no more"));

    // Text that no gzip makes much smaller.
    let noise = |number: usize| -> String {
        let mut state = u32::try_from(number).expect("few").wrapping_mul(2_654_435_761);
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from_u32(0x4e00 + (state >> 16) % 0x5000).unwrap_or('字')
        };
        (0..290).map(|_| next()).collect()
    };
    let text = with_many(20_000, Severity::Note, noise, render);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gzip, text.as_bytes()).expect("written to memory");
    let bytes = gzip.finish().expect("written to memory").len();
    let (kept, told) = results(&text);
    assert!(kept > 5_000 && bytes < 10_000_000, "{kept} results in {bytes} bytes");
    assert!(told.starts_with(&(20_000 - kept).to_string()), "{told}");
}

#[test]
fn sarif_fits_its_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/schemas/sarif-schema-2.1.0.json");
    let Ok(schema) = std::fs::read_to_string(path) else { return };
    let schema: Value = serde_json::from_str(&schema).expect("a schema");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let logs = [with_run(|run| report::sarif(run).to_string()), with_gate(|run| gate::sarif(run).to_string())];
    let logs = logs.map(|log| serde_json::from_str::<Value>(&log).expect("JSON"));
    for log in &logs {
        let wrong: Vec<String> =
            schema.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
    let mut other = logs[0].clone();
    other["runs"][0]["columnKind"] = "bytes".into();
    assert!(!schema.is_valid(&other));
}
