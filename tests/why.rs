//! `volteface why`, as a person sees it.

use std::path::Path;

use super::cli::volteface;
use super::knowledge::snapshot;

fn why(arguments: &[&str]) -> String {
    let arguments: Vec<&str> = std::iter::once("why").chain(arguments.iter().copied()).collect();
    let output = volteface(Path::new(env!("CARGO_MANIFEST_DIR")), &arguments).output().expect("the binary runs");
    let text = format!("{}{}", String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout));
    format!("$ volteface {}\n{text}", arguments.join(" "))
}

/// Each finding's own `= why:` line leads to its explanation.
#[test]
fn every_finding_can_be_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = volteface(root, &["check", "examples"]).output().expect("the binary runs");
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    let commands: Vec<&str> =
        report.lines().filter_map(|line| line.trim().strip_prefix("= why: volteface why ")).collect();
    assert!(!commands.is_empty());
    for (number, command) in commands.iter().enumerate() {
        let text = why(&command.split(' ').collect::<Vec<_>>());
        assert!(text.contains("conditions of"), "{text}");
        assert!(!text.split("\nunless").next().unwrap_or("").contains('✗'), "{text}");
        if number == 0 {
            snapshot("why-finding", &text);
        }
    }
}

#[test]
fn lines() {
    snapshot("why-line", &why(&["examples/harbour-tunnel/2024-06-03.txt:5"]));
    let lines = ["examples/harbour-tunnel/2023-04-11.txt:3", "examples/harbour-tunnel/2024-06-03.txt:1"];
    snapshot("why-two-lines", &why(&lines));
    snapshot("why-record", &why(&["examples/minimum-wage/wire.jsonl:2"]));
    snapshot("why-no-line", &why(&["examples/harbour-tunnel/2024-06-03.txt:2"]));
}
