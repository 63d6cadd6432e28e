//! Each folder under `tests/cases/corpus` is read as one corpus.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use volteface::corpus::{self, Corpus, Document, Options};
use volteface::report::fault;

/// Tests run in the package's folder; what is relative to it is the same on every machine.
const CASES: &str = "tests/cases/corpus";

#[test]
fn folders_are_read_to_documents() {
    let mut cases: Vec<PathBuf> = fs::read_dir(CASES).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let corpus = corpus::read(std::slice::from_ref(&case), &Options::default());
        let mut shown = String::new();
        show_files(&case, &mut shown);
        shown.push('\n');
        for document in &corpus.documents {
            show(document, &mut shown);
        }
        shown += &fault::render(&corpus.faults, false);
        insta::with_settings!({
            snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(format!("corpus-{name}"), shown) });
    }
}

#[test]
fn the_order_does_not_depend_on_threads() {
    let read = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let Corpus { documents, faults } = pool.install(|| corpus::read(&[CASES.into()], &Options::default()));
        (documents, faults)
    };
    assert_eq!(read(1), read(7));
}

#[test]
fn a_file_named_twice_is_read_once() {
    let paths = [format!("{CASES}/names").into(), format!("{CASES}/names/2024/03/05/pier.txt").into()];
    let corpus = corpus::read(&paths, &Options::default());
    assert_eq!(corpus.documents.iter().filter(|d| d.id.ends_with("05/pier.txt")).count(), 1);
}

#[test]
fn faults_of_one_file_are_counted_after_the_first() {
    let lines = "{\n".repeat(1000);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.jsonl");
    fs::write(&file, lines).unwrap();
    let faults = corpus::read(&[file], &Options::default()).faults;
    assert_eq!(faults.len(), 21);
    assert_eq!(faults[20].message, "980 more faults in this file are not shown");
}

proptest::proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,80}(\n\\PC{0,80}){0,4}", path in "[a-z0-9/.-]{0,20}") {
        corpus::from_bytes(text.into_bytes(), "id", &path, &Options::default());
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
        for path in ["a.txt", "a.json", "a.jsonl", "a"] {
            corpus::from_bytes(bytes.clone(), "id", path, &Options::default());
        }
    }
}

fn show(document: &Document, shown: &mut String) {
    let start: String = document.body.of(&document.text).chars().take(50).collect();
    writeln!(shown, "{}", document.id).unwrap();
    writeln!(shown, "  date       {}", document.date.map_or("none".to_owned(), |date| date.to_string())).unwrap();
    writeln!(shown, "  publisher  {}", document.publisher.as_deref().unwrap_or("none")).unwrap();
    writeln!(shown, "  title      {}", document.title.as_deref().unwrap_or("none")).unwrap();
    writeln!(shown, "  form       {:?}", document.form).unwrap();
    writeln!(shown, "  origin     {}, record {:?}", document.origin.path, document.origin.record).unwrap();
    writeln!(shown, "  body       from byte {}: {start:?}\n", document.body.start).unwrap();
}

fn show_files(folder: &Path, shown: &mut String) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            show_files(&path, shown);
            continue;
        }
        writeln!(shown, "{}", path.display()).unwrap();
        for line in fs::read(&path).unwrap().split_inclusive(|b| *b == b'\n') {
            writeln!(shown, "    | {}", visible(line.trim_ascii_end())).unwrap();
        }
    }
}

/// Text as it is, what is none as `\x89`.
fn visible(line: &[u8]) -> String {
    match std::str::from_utf8(line) {
        Ok(text) if !text.contains(char::is_control) => text.to_owned(),
        _ => line.escape_ascii().to_string(),
    }
}
