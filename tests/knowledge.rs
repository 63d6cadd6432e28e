//! The knowledge that comes with the program, loaded once; snapshots of a folder of cases.

use std::path::Path;
use std::sync::OnceLock;

use volteface::Knowledge;
use volteface::corpus::{Document, Form, Origin};
use volteface::text::Span;

/// Everything embedded in the program.
pub fn embedded() -> &'static Knowledge {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| {
        let (knowledge, faults) = Knowledge::from_files(&[], None);
        assert!(faults.is_empty(), "{faults:?}");
        knowledge
    })
}

/// A document of 5 March 2024.
pub fn document(id: &str, form: Form, text: &str) -> Document {
    Document {
        id: id.to_owned(),
        date: Some(jiff::civil::date(2024, 3, 5)),
        publisher: None,
        title: None,
        text: text.to_owned(),
        body: Span::new(0, u32::try_from(text.len()).expect("a test is short")),
        form,
        origin: Origin { path: id.to_owned(), record: None },
    }
}

/// The form of a case: its file's name says where it is a transcript.
pub fn form_of(path: &Path) -> Form {
    if path.file_stem().is_some_and(|stem| stem == "transcript") { Form::Transcript } else { Form::Prose }
}

/// Compares `shown`, under the text of the case it was made from, with the snapshot `STAGE-CASE`.
pub fn compare(stage: &str, path: &Path, text: &str, shown: &str) {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    snapshot(&format!("{stage}-{stem}"), &format!("{}\n----\n{shown}", text.trim_end()));
}

/// Compares with a snapshot of exactly this name.
pub fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        snapshot_suffix => "",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text) });
}
