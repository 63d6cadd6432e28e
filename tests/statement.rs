//! Each case is a document; the snapshot is what `extract --acts` prints of it.

use volteface::corpus::{Document, Form};
use volteface::report::{Offsets, Source, statement_line};
use volteface::statement::{Kind, Statement};

use super::knowledge::{compare, document, embedded, form_of};

#[test]
fn statements_of_every_case() {
    insta::glob!("cases/statement/*.txt", |path| {
        let text = std::fs::read_to_string(path).expect("a case can be read");
        let document = document("case", form_of(path), &text);
        let statements = volteface::extract(&document, embedded());
        compare("statement", path, &text, &shown(&document, &statements));
    });
}

#[test]
fn attributions_are_the_same_whether_acts_are_read_or_not() {
    let compare = |text: &str| {
        let document = document("case", Form::Prose, text);
        let mut all = volteface::extract(&document, embedded());
        all.retain(|statement| statement.kind == Kind::Attribution);
        let said = volteface::extract_attributions(&document, embedded());
        assert_eq!(shown(&document, &said), shown(&document, &all));
        said.len()
    };
    // What is taken back is what the act before says.
    assert_eq!(compare("Lee signed the ban on fishing. “I never said that,” Lee said on Friday."), 1);
    insta::glob!("cases/{statement,narration}/*.txt", |path| {
        compare(&std::fs::read_to_string(path).expect("a case can be read"));
    });
}

/// The lines of `extract`.
fn shown(document: &Document, statements: &[Statement]) -> String {
    let source = Source::new(document, Offsets::CodePoint);
    statements.iter().map(|statement| statement_line(statement, &source).to_string()).collect()
}
