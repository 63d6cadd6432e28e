//! Sentences and paragraphs.

use super::{Quotation, Token, TokenKind, TokenRange};

/// Words that begin a sentence when they stand with a capital after an abbreviation: "in the U.S. The …".
const OPENERS: &[&str] = &[
    "The", "A", "An", "He", "She", "It", "They", "We", "I", "But", "And", "In", "On", "At", "This", "That", "These",
    "His", "Her", "Their", "As", "If", "When", "While", "After", "There", "So", "Some", "For", "Now",
];

/// Tokens after which a sentence ends wherever the next quotation does, or at once where there is none.
const LONGEST: usize = 600;

/// The stretches between paragraph breaks, in tokens; a break belongs to none.
pub fn paragraphs(tokens: &[Token]) -> Vec<TokenRange> {
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in tokens.split(|token| token.kind == TokenKind::Break) {
        let end = start + paragraph.len();
        if start < end {
            found.push(start..end);
        }
        start = end + 1;
    }
    found
}

/// Cuts `tokens` into sentences.
///
/// A quotation is never cut: the sentence that holds it goes on to its own end, so that `"I came. I saw," she said.`
/// is one sentence. A full stop before the closing mark ends the sentence after it. What has no stop for longer than
/// `LONGEST` is cut there: no sentence of a language is so long, and whoever reads one may look at all of it.
pub fn sentences(tokens: &[Token], quotations: &[Quotation]) -> Vec<TokenRange> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut index = 0;
    while index < tokens.len() {
        // Nearly every token is a word in the middle of a sentence.
        let ahead = tokens.get(index..tokens.len().min(start + LONGEST)).unwrap_or_default();
        let passed = ahead.iter().position(may_end).unwrap_or(ahead.len());
        let mut end = None;
        match quotation_at(tokens, quotations, index) {
            _ if passed > 0 => index += passed,
            Some(quotation) => {
                let close = quotation.close.min(tokens.len() - 1);
                if tokens[close].kind == TokenKind::Break {
                    index = close;
                    continue;
                }
                if close > 0 && tokens[close - 1].kind == TokenKind::Stop && begins_sentence(tokens, close + 1) {
                    end = Some(close + 1);
                }
                index = close + 1;
            }
            None => {
                match tokens[index].kind {
                    TokenKind::Break => end = Some(index),
                    TokenKind::Stop if begins_sentence(tokens, index + 1) => end = Some(index + 1),
                    TokenKind::Word if abbreviation_ends(tokens, index) => end = Some(index + 1),
                    _ => {}
                }
                index += 1;
            }
        }
        if index - start.min(index) >= LONGEST {
            end = end.or(Some(index));
        }
        if let Some(end) = end {
            let end = end + closing_brackets(tokens, end);
            if start < end {
                found.push(start..end);
            }
            start = if tokens.get(end).is_some_and(|t| t.kind == TokenKind::Break) { end + 1 } else { end };
            index = start.max(index);
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// False for a token that no sentence ends with, and no quotation begins with.
fn may_end(token: &Token) -> bool {
    match token.kind {
        TokenKind::Stop | TokenKind::Quote | TokenKind::Break => true,
        TokenKind::Word => token.text.as_bytes().last() == Some(&b'.'),
        _ => false,
    }
}

fn quotation_at<'q>(tokens: &[Token], quotations: &'q [Quotation], index: usize) -> Option<&'q Quotation> {
    if tokens[index].kind != TokenKind::Quote {
        return None;
    }
    quotations.binary_search_by_key(&index, |q| q.open).ok().map(|at| &quotations[at])
}

fn begins_sentence(tokens: &[Token], index: usize) -> bool {
    match tokens.get(index) {
        None => true,
        Some(next) => match next.kind {
            TokenKind::Break => true,
            TokenKind::Word => next.capitalised || next.text.chars().next().is_some_and(|c| !c.is_alphabetic()),
            TokenKind::Number => next.spaced,
            TokenKind::Quote => next.spaced,
            TokenKind::Dash => next.spaced,
            TokenKind::Sign => next.spaced || matches!(next.text, ")" | "]"),
            TokenKind::Stop | TokenKind::Clitic => false,
        },
    }
}

fn abbreviation_ends(tokens: &[Token], index: usize) -> bool {
    match tokens.get(index + 1) {
        None => true,
        Some(next) if next.kind == TokenKind::Break => true,
        Some(next) => {
            next.kind == TokenKind::Word
                && OPENERS.contains(&next.text)
                && !(next.is("I") && tokens[index].text.len() == 2)
        }
    }
}

fn closing_brackets(tokens: &[Token], from: usize) -> usize {
    tokens[from.min(tokens.len())..].iter().take_while(|t| matches!(t.text, ")" | "]") && !t.spaced).count()
}
