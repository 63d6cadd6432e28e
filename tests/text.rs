//! Each case is a text; the snapshot lists its sentences, the tokens of each (marks that are paired as `[` and `]`), and
//! the quotations.

use std::fmt::Write;

use volteface::text::{Quotation, Span, Token, TokenKind, lex, paragraphs, quotations, sentences};

use super::knowledge::{compare, embedded};

#[test]
fn tokens_quotations_and_sentences() {
    insta::glob!("cases/text/*.txt", |path| {
        let text = std::fs::read_to_string(path).expect("a case can be read");
        compare("text", path, &text, &shown(&text));
    });
}

fn shown(text: &str) -> String {
    let body = Span::new(0, u32::try_from(text.len()).expect("a case is short"));
    let tokens = lex(text, body, &embedded().lexicon);
    let quotations = quotations(&tokens);
    let mut page = String::new();
    for paragraph in paragraphs(&tokens) {
        writeln!(page, "paragraph").expect("writing to a string");
        for sentence in sentences(&tokens, &quotations).iter().filter(|s| paragraph.contains(&s.start)) {
            let words: Vec<String> = sentence.clone().map(|at| token(&tokens.all, &quotations, at)).collect();
            writeln!(page, "  {}", words.join(" ")).expect("writing to a string");
        }
    }
    for quotation in &quotations {
        let end = quotation.close.min(tokens.all.len() - 1);
        let span = tokens.all[quotation.open].span().cover(tokens.all[end].span());
        let marks = match (quotation.closed, quotation.reopened) {
            (true, false) => "closed",
            (true, true) => "closed, reopened",
            (false, false) => "unclosed",
            (false, true) => "unclosed, reopened",
        };
        writeln!(page, "{marks}: {}", span.of(text).trim()).expect("writing to a string");
    }
    page
}

fn token(tokens: &[Token], quotations: &[Quotation], at: usize) -> String {
    let text = tokens[at].text;
    match tokens[at].kind {
        TokenKind::Quote if quotations.iter().any(|q| q.open == at) => format!("[{text}"),
        TokenKind::Quote if quotations.iter().any(|q| q.closed && q.close == at) => format!("{text}]"),
        TokenKind::Clitic => format!("+{text}"),
        _ => text.to_owned(),
    }
}
