//! Rule files.

use std::path::Path;
use std::sync::OnceLock;

use volteface::Knowledge;
use volteface::report::fault::render;
use volteface::rules::{Rule, load};

/// The rules that come with the program.
pub fn shipped() -> Vec<Rule> {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES
        .get_or_init(|| {
            let (rules, faults) = load(&files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")));
            assert!(faults.is_empty(), "{}", render(&faults, false));
            rules
        })
        .clone()
}

#[test]
fn every_kind_of_conflict_has_a_shipped_rule() {
    let rules = shipped();
    for kind in volteface::rules::Conflict::NAMES {
        assert!(rules.iter().any(|rule| rule.conflict.name() == kind), "no rule of kind {kind}");
    }
}

#[test]
fn faults() {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::glob!("cases/rules/*.toml", |path| {
            let text = std::fs::read_to_string(path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let (rules, faults) = load(&[(name.clone(), text.clone())]);
            assert_eq!(rules.len(), usize::from(faults.is_empty()));
            let shown = render(&faults, false);
            insta::with_settings!({ snapshot_suffix => "" }, {
                insta::assert_snapshot!(format!("rules-{}", name.trim_end_matches(".toml")), format!("{text}\n----\n{shown}"));
            });
        });
    });
}

#[test]
fn two_rules_of_one_name() {
    let rule = shipped().swap_remove(0);
    let name = |folder: &str| format!("{folder}/{}.toml", rule.id);
    let (rules, faults) = load(&[(name("theirs"), rule.source_text.clone()), (name("ours"), rule.source_text.clone())]);
    assert_eq!(rules.len(), 1);
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("rules-two-of-one-name", render(&faults, false));
    });
}

/// Files that are not rules, however broken, give faults and no panic.
#[test]
fn any_text_is_read_or_refused() {
    let rule = &shipped()[0].source_text;
    for end in (0..rule.len()).filter(|end| rule.is_char_boundary(*end)) {
        load(&[("cut.toml".to_owned(), rule[..end].to_owned())]);
    }
}

fn files(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    files
}

/// Every example of every shipped rule, through the whole pipeline.
#[test]
fn examples_of_the_shipped_rules_pass() {
    let knowledge = super::knowledge::embedded();
    let outcomes = knowledge.rules.iter().map(|rule| (rule, volteface::rehearse(rule, knowledge)));
    let wrong: Vec<String> = outcomes
        .flat_map(|(rule, outcomes)| outcomes.into_iter().map(move |outcome| (rule, outcome)))
        .filter(|(_, outcome)| !outcome.passed)
        .map(|(rule, outcome)| format!("{}: {}: {}", rule.id, outcome.name, outcome.detail))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_pack_is_known_by_what_it_holds_wherever_it_lies() {
    let pack = "summary = \"Ferries.\"\n\n[[actor]]\nid = \"voss\"\nname = \"Petra Voss\"\naliases = [\"Voss\"]\nkind = \"person\"\n";
    let lexicon = "once = [\"moor\"]\n";
    let overlays = [("mine.toml".to_owned(), pack.to_owned()), ("lexicon/times.toml".to_owned(), lexicon.to_owned())];
    let (_, faults) = Knowledge::from_files(&overlays, None);
    assert!(faults.is_empty(), "{faults:?}");
}

/// A broken line of a word list is told with its file and number, whatever the list.
#[test]
fn faults_of_word_lists() {
    insta::glob!("cases/lexicon/*.txt", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = format!("lexicon/{}", path.file_name().unwrap().to_string_lossy());
        let (_, faults) = Knowledge::from_files(&[(name, text.clone())], None);
        super::knowledge::compare("lexicon", path, &text, &render(&faults, false));
    });
}
