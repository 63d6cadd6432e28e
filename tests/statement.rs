//! Each case is a document; the snapshot is what `extract --acts` prints of it.

use volteface::report::{Offsets, Source, statement_line};

use super::knowledge::{compare, document, embedded, form_of};

#[test]
fn statements_of_every_case() {
    insta::glob!("cases/statement/*.txt", |path| {
        let text = std::fs::read_to_string(path).expect("a case can be read");
        let document = document("case", form_of(path), &text);
        let source = Source::new(&document, Offsets::CodePoint);
        let statements = volteface::extract(&document, embedded());
        let lines: String = statements.iter().map(|s| statement_line(s, &source).to_string()).collect();
        compare("statement", path, &text, &lines);
    });
}
