//! Sentences and paragraphs.

use super::{Quotation, Token, TokenKind, TokenRange, Tokens};

/// Words that begin a sentence when they stand with a capital after an abbreviation: "in the U.S. The …".
const OPENERS: &[&str] = &[
    "The", "A", "An", "He", "She", "It", "They", "We", "I", "But", "And", "In", "On", "At", "This", "That", "These",
    "His", "Her", "Their", "As", "If", "When", "While", "After", "There", "So", "Some", "For", "Now",
];

/// Tokens after which a sentence ends wherever the next quotation does, or at once where there is none.
const LONGEST: usize = 600;

/// The stretches between paragraph breaks, in tokens; a break belongs to none.
pub fn paragraphs(tokens: &Tokens) -> Vec<TokenRange> {
    let Tokens { all: tokens, joints } = tokens;
    let mut found = Vec::with_capacity(joints.len() / 4);
    let mut start = 0;
    let breaks = joints.iter().copied().filter(|index| tokens[*index].kind == TokenKind::Break);
    for index in breaks.chain([tokens.len()]) {
        if start < index {
            found.push(start..index);
        }
        start = index + 1;
    }
    found
}

/// Cuts `tokens` into sentences.
///
/// A quotation is never cut: the sentence that holds it goes on to its own end, so that `"I came. I saw," she said.`
/// is one sentence. A full stop before the closing mark ends the sentence after it. What has no stop for longer than
/// `LONGEST` is cut there: no sentence of a language is so long, and whoever reads one may look at all of it.
pub fn sentences(tokens: &Tokens, quotations: &[Quotation]) -> Vec<TokenRange> {
    let Tokens { all: tokens, joints } = tokens;
    // A sentence of news has some twenty words.
    let mut found = Vec::with_capacity(joints.len() / 2);
    let mut joints = joints.iter().copied().peekable();
    let mut start = 0;
    let mut index = 0;
    loop {
        while joints.next_if(|joint| *joint < index).is_some() {}
        let joint = joints.peek().copied().unwrap_or(tokens.len());
        index = joint.min(index.max(start + LONGEST - 1));
        if index >= tokens.len() {
            break;
        }
        let mut end = None;
        let quotation = match tokens[index].kind {
            TokenKind::Quote => quotations.binary_search_by_key(&index, |q| q.open).ok(),
            _ => None,
        };
        if let Some(quotation) = quotation.map(|at| &quotations[at]) {
            let close = quotation.close.min(tokens.len() - 1);
            if tokens[close].kind == TokenKind::Break {
                index = close;
                continue;
            }
            if close > 0 && tokens[close - 1].kind == TokenKind::Stop && begins_sentence(tokens, close + 1) {
                end = Some(close + 1);
            }
            index = close + 1;
        } else {
            match tokens[index].kind {
                TokenKind::Break => end = Some(index),
                TokenKind::Stop if begins_sentence(tokens, index + 1) => end = Some(index + 1),
                TokenKind::Word if is_dotted(&tokens[index]) && abbreviation_ends(tokens, index) => {
                    end = Some(index + 1);
                }
                _ => {}
            }
            index += 1;
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

/// True for an abbreviation with its full stop.
fn is_dotted(token: &Token) -> bool {
    token.text.as_bytes().last() == Some(&b'.')
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
        // "… in Santa Rosa, Calif. “The plan …”"
        Some(next) if next.kind == TokenKind::Quote && next.spaced => {
            tokens.get(index + 2).is_some_and(|word| OPENERS.contains(&word.text))
        }
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
