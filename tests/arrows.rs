//! Arrows between modules point down only. The table says which module may name which; every `crate::` path in the code
//! is read against it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A module, and those that it may name: all of them further down. `lib` is what the crate's root offers.
const ARROWS: &[(&str, &[&str])] = &[
    ("main", &[]),
    (
        "cli",
        &[
            "lib",
            "dataset",
            "review",
            "report",
            "rules",
            "ledger",
            "diagnostic",
            "finding",
            "statement",
            "actor",
            "grammar",
            "lexicon",
            "corpus",
            "text",
            "file",
            "folder",
            "error",
        ],
    ),
    ("review", &["report", "file", "error"]),
    ("dataset", &["lib", "report", "finding", "statement", "grammar", "corpus", "text", "folder", "error"]),
    ("comparison", &["lib", "position", "grammar", "lexicon", "text"]),
    ("rehearsal", &["lib", "rules", "ledger", "corpus", "text"]),
    ("lib", &[]),
    ("knowledge", &["rules", "position", "actor", "lexicon", "error"]),
    ("report", &["diagnostic", "finding", "statement", "position", "grammar", "lexicon", "corpus", "text", "error"]),
    ("rules", &["ledger", "finding", "statement", "position", "text", "error"]),
    ("ledger", &["statement", "position", "actor", "lexicon", "text"]),
    ("diagnostic", &["finding", "text"]),
    ("finding", &["statement"]),
    ("statement", &["position", "actor", "grammar", "text"]),
    ("position", &["grammar", "lexicon", "text"]),
    ("actor", &["grammar", "lexicon", "text"]),
    ("grammar", &["lexicon", "text"]),
    ("lexicon", &["text", "error"]),
    ("corpus", &["text", "folder", "error"]),
    ("text", &[]),
    ("file", &["error"]),
    ("folder", &["error"]),
    ("error", &[]),
];

/// What only some modules may name, and which.
const FOREIGN: &[(&str, &[&str])] = &[
    ("nom::", &["grammar", "lexicon"]),
    ("minijinja::", &["report"]),
    ("console::", &["cli"]),
    ("WalkBuilder", &["folder"]),
    ("std::fs", &["cli", "corpus", "dataset", "review", "file"]),
    ("std::env", &["cli", "corpus"]),
    ("println!", &[]),
    ("std::process", &["cli", "main", "file"]),
];

#[test]
fn the_table_points_down() {
    for (place, (module, below)) in ARROWS.iter().enumerate() {
        for other in *below {
            let found = ARROWS.iter().position(|(name, _)| name == other);
            assert!(found.is_some_and(|found| found > place), "{module} → {other} does not point down");
        }
    }
}

#[test]
fn every_path_is_an_arrow_of_the_table() {
    let mut wrong = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for (path, module, code) in sources() {
        seen.insert(module.clone());
        let Some((_, below)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            panic!("{} is in no row of the table", path.display());
        };
        for other in named(&code) {
            if other != module && !below.contains(&other.as_str()) {
                wrong.insert(format!("{}: {module} → {other}", path.display()));
            }
        }
        for (name, modules) in FOREIGN {
            if code.contains(name) && !modules.contains(&module.as_str()) {
                wrong.insert(format!("{}: {module} names {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let known: BTreeSet<String> = ARROWS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(seen, known);
}

/// Every source file: its path, its top-level module, its code without comments.
fn sources() -> Vec<(PathBuf, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(&root).expect("below the root").to_owned();
            let first = below.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
            let module = first.unwrap_or_default().trim_end_matches(".rs").to_owned();
            let text = std::fs::read_to_string(&path).expect("a file can be read");
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            found.push((below, module, code));
        }
    }
    found
}

/// The modules that `crate::` paths name; `lib` for what is no module.
fn named(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let parts: Vec<&str> = match rest.strip_prefix('{') {
            Some(group) => top_level(group),
            None => vec![rest],
        };
        for part in parts {
            let name: String = part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !name.is_empty() {
                let module = ARROWS.iter().any(|(module, _)| *module == name);
                names.insert(if module { name } else { "lib".to_owned() });
            }
        }
    }
    names
}

/// The parts of `a::b, c::{d, e}}…` between the commas of its own level.
fn top_level(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut start = 0;
    let mut parts = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}
