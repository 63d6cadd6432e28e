//! Acts and reversals: each case is a text; the snapshot lists every report of it, sentence by sentence.

use std::fmt::Write as _;

use volteface::Knowledge;
use volteface::grammar::{Layout, Reading, Report, ReportKind, read};
use volteface::text::{Span, TokenRange};

#[test]
fn reports_of_every_case() {
    let (knowledge, _) = Knowledge::from_files(&[], None);
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::glob!("cases/narration/*.txt", |path| {
            let text = std::fs::read_to_string(path).expect("a case can be read");
            let body = Span::new(0, u32::try_from(text.len()).expect("a case is short"));
            let reading = read(&text, body, Layout::Prose, &knowledge.lexicon);
            insta::assert_snapshot!(shown(&reading));
        });
    });
}

/// Every sentence, and under it what was read in it.
fn shown(reading: &Reading) -> String {
    let mut out = String::new();
    for sentence in &reading.sentences {
        writeln!(out, "{}", words(reading, sentence)).expect("writing to a string");
        for report in reading.reports.iter().filter(|report| sentence.contains(&report.cue_head)) {
            writeln!(out, "    {}", line(reading, report)).expect("writing to a string");
        }
    }
    out
}

fn line(reading: &Reading, report: &Report) -> String {
    let kind = match report.kind {
        ReportKind::Act => "act",
        ReportKind::Reversal => "reversal",
    };
    let mut line = format!("{kind} ({})", report.form);
    let parts = [
        ("source", report.source.iter().cloned().collect()),
        ("cue", report.cue.clone()),
        ("content", report.content.clone()),
        ("earlier", report.earlier_side.iter().cloned().collect()),
        ("later", report.later_side.iter().cloned().collect::<Vec<_>>()),
    ];
    for (name, ranges) in parts {
        if !ranges.is_empty() {
            let text: Vec<String> = ranges.iter().map(|range| words(reading, range)).collect();
            write!(line, " · {name}: {}", text.join(" … ")).expect("writing to a string");
        }
    }
    line
}

fn words(reading: &Reading, range: &TokenRange) -> String {
    reading.span(range).of(reading.text).split_whitespace().collect::<Vec<_>>().join(" ")
}
