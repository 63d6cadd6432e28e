//! Findings over hand-made claims.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;
use volteface::finding::{Finding, Severity, Side};
use volteface::ledger::{Entry, Ledger};
use volteface::rules::{Rule, check, explain};
use volteface::statement::Statement;

use crate::claims;
use crate::rules::shipped;

/// Some opposites, for the tests alone.
fn opposites(one: &str, other: &str) -> bool {
    let pairs = [("raise", "cut"), ("sign", "veto"), ("accept", "reject"), ("safe", "dangerous"), ("stay", "withdraw")];
    pairs.iter().any(|pair| *pair == (one, other) || *pair == (other, one))
}

#[test]
fn findings() {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::glob!("cases/ledger/*.txt", |path| {
            let case = std::fs::read_to_string(path).unwrap();
            let name = format!("ledger-{}", path.file_stem().unwrap().to_string_lossy());
            insta::with_settings!({ snapshot_suffix => "" }, {
                insta::assert_snapshot!(name, format!("{case}\n----\n{}", outcome(&case)));
            });
        });
    });
}

fn outcome(case: &str) -> String {
    let selected = claims::instructions(case, "with");
    let rules: Vec<Rule> = shipped().into_iter().filter(|r| r.enabled || selected.contains(&&*r.id)).collect();
    let statements = claims::read(case);
    let by_line = |number: &str| {
        let found = statements.iter().find(|s| s.ordinal.to_string() == number).expect("a line of the case");
        Entry::new(Arc::new(found.clone()), 0).expect("one claim a line")
    };
    let mut shown = String::new();
    for finding in check(&Ledger::new(statements.clone()), &rules, &opposites) {
        shown += &show(&finding);
    }
    if shown.is_empty() {
        shown += "nothing found\n";
    }
    for instruction in claims::instructions(case, "explain") {
        let parts: Vec<&str> = instruction.split_whitespace().collect();
        let rule = rules.iter().find(|rule| rule.id == parts[0]).expect("a rule");
        let earlier = (parts.len() > 2).then(|| by_line(parts[1]));
        writeln!(shown, "\n{instruction}").unwrap();
        for condition in explain(rule, earlier.as_ref(), &by_line(parts[parts.len() - 1]), &opposites) {
            let mark = if condition.holds { '✓' } else { '✗' };
            writeln!(shown, "  {mark} {:?}: {}", condition.part, condition.text).unwrap();
        }
    }
    shown
}

fn show(finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let mut shown = format!("{severity}[{}]: {}  {}\n", finding.rule, finding.message, &finding.fingerprint[..8]);
    for change in &finding.changes {
        writeln!(shown, "    {}: {} -> {}", change.field, change.earlier, change.later).unwrap();
    }
    let mut side = |name: &str, side: &Side| {
        let run: Vec<String> = side.run.iter().map(|statement| statement.ordinal.to_string()).collect();
        let run = if run.is_empty() { String::new() } else { format!(" (run: lines {})", run.join(", ")) };
        writeln!(shown, "    {name}: line {} “{}”{run}", side.statement.ordinal, side.statement.content_text())
            .unwrap();
    };
    if let Some(earlier) = &finding.earlier {
        side("earlier", earlier);
    }
    side("later", &finding.later);
    for other in &finding.about {
        writeln!(shown, "    about: {}", &other[..8]).unwrap();
    }
    shown
}

/// Whether on one topic or on a thousand, twenty thousand claims make a finding for each topic's one change.
#[test]
fn a_long_record_gives_a_finding_for_each_change_of_mind() {
    for topics in [1, 1000] {
        let line = |number: usize| {
            let (year, side) = if number < 10_000 { (2020, "support") } else { (2021, "oppose") };
            format!("{year}-01-01 jo topic-{} {side} predicate=back \"number {number}\"\n", number % topics)
        };
        let lines: Vec<String> = (0..20_000).map(line).collect();
        let statements: Vec<Statement> = claims::read(&lines.concat());
        let findings = check(&Ledger::new(statements), &shipped(), &opposites);
        let stances = findings.iter().filter(|finding| finding.rule == "stance-reversal").count();
        assert_eq!(stances, topics);
    }
}

const ACTORS: [&str; 2] = ["jo", "ana"];
const TOPICS: [&str; 5] =
    ["pipeline", "pipeline:0.8+senate:0.5", "pipeline:0.8+route:0.5", "curfew:0.7+night:0.4", "route:0.5+senate:0.5"];
const CONTENTS: [&str; 8] = [
    "support",
    "oppose",
    "predicate=be object=safe subject=dam",
    "not predicate=be object=safe subject=dam",
    "intended not predicate=sign object=bill",
    "act predicate=sign object=bill",
    "required limit max=3 unit=percent",
    "required max=0",
];

fn lines() -> impl Strategy<Value = Vec<String>> {
    let line = (1..28u8, 0..ACTORS.len(), 0..TOPICS.len(), 0..CONTENTS.len(), 0..4u8);
    prop::collection::vec(line, 0..24).prop_map(|lines| {
        let shown = lines.iter().enumerate().map(|(number, (day, actor, topic, content, document))| {
            let (actor, topic, content) = (ACTORS[*actor], TOPICS[*topic], CONTENTS[*content]);
            format!("2020-02-{day:02} {actor} {topic} {content} document=d{day}-{document} \"words {number}\"\n")
        });
        shown.collect()
    })
}

fn fingerprints(lines: &[String]) -> Vec<String> {
    let findings = check(&Ledger::new(claims::read(&lines.concat())), &shipped(), &opposites);
    findings.iter().map(show).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// Neither the topic of another actor nor another topic of the same actor moves a finding.
    #[test]
    fn what_is_unrelated_changes_nothing(lines in lines(), content in 0..CONTENTS.len(), day in 1..28u8) {
        let before = fingerprints(&lines);
        for (actor, topic) in [("max", "pipeline"), ("jo", "comet:0.9+pipeline:0.2"), ("jo", "tariffs"), ("jo", "senate:0.1")] {
            let stranger = format!("2020-02-{day:02} {actor} {topic} {} \"strange\"\n", CONTENTS[content]);
            let with_it: Vec<String> = lines.iter().cloned().chain([stranger]).collect();
            let after = fingerprints(&with_it);
            let lost: Vec<&String> = before.iter().filter(|finding| !after.contains(finding)).collect();
            // A disagreement with a newcomer is found besides; nothing else changes.
            prop_assert!(lost.is_empty(), "lost {lost:?}");
        }
    }

    /// The ledger sorts: the order in which documents come makes no difference.
    #[test]
    fn the_order_of_the_input_changes_nothing(lines in lines(), seed in any::<u64>()) {
        let statements = claims::read(&lines.concat());
        let mut shuffled = statements.clone();
        let mut state = seed | 1;
        shuffled.sort_by_cached_key(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state >> 33
        });
        let shown = |statements| {
            check(&Ledger::new(statements), &shipped(), &opposites).iter().map(show).collect::<Vec<_>>()
        };
        prop_assert_eq!(shown(statements), shown(shuffled));
    }
}
