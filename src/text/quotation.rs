//! Quotation marks, paired within a paragraph.

use super::{Token, TokenKind, Tokens};

/// A stretch between two quotation marks at the outermost level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// Index of the opening mark.
    pub open: usize,
    /// Index of the closing mark, or of the break (or the end) where the paragraph ends unclosed.
    pub close: usize,
    /// False where the paragraph ends before the quotation does.
    pub closed: bool,
    /// True where an unclosed quotation of the paragraph before reopens here.
    pub reopened: bool,
}

/// What a mark can do where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    /// An apostrophe, or the end of a nested quotation.
    Apostrophe,
}

/// Pairs the marks of `tokens`. Double marks pair first; single ones only where no double quotation is open.
///
/// A quotation never runs past the end of its paragraph: where it is not closed there, it ends there, and the next
/// paragraph's opening mark takes it up again. Linear in the number of tokens.
pub fn quotations(tokens: &Tokens) -> Vec<Quotation> {
    let Tokens { all: tokens, joints } = tokens;
    let mut found = Vec::with_capacity(joints.len() / 4);
    let mut open: Option<(usize, bool)> = None; // index of the mark, whether it is a single one
    let mut runs_on = false;
    for index in joints.iter().copied() {
        let token = &tokens[index];
        match token.kind {
            TokenKind::Break => {
                let unclosed = open.take().filter(|(_, single)| !single);
                if let Some((start, _)) = unclosed {
                    found.push(Quotation {
                        open: start,
                        close: index,
                        closed: false,
                        reopened: runs_on && starts_paragraph(tokens, start),
                    });
                }
                // A paragraph that begins with anything but a mark takes up nothing.
                runs_on = unclosed.is_some() && tokens.get(index + 1).is_some_and(|next| next.kind == TokenKind::Quote);
            }
            TokenKind::Quote => match (open, role(tokens, index), is_single(token)) {
                (None, Role::Open, false) => open = Some((index, false)),
                (None, Role::Open, true) if single_closes(tokens, index) => open = Some((index, true)),
                // A single mark was no quotation after all: the double one counts.
                (Some((_, true)), Role::Open, false) => open = Some((index, false)),
                (Some((start, single)), Role::Close, this) if single == this => {
                    found.push(Quotation {
                        open: start,
                        close: index,
                        closed: true,
                        reopened: runs_on && starts_paragraph(tokens, start),
                    });
                    open = None;
                    runs_on = false;
                }
                _ => {}
            },
            _ => {}
        }
    }
    if let Some((start, false)) = open {
        found.push(Quotation {
            open: start,
            close: tokens.len(),
            closed: false,
            reopened: runs_on && starts_paragraph(tokens, start),
        });
    }
    found
}

fn starts_paragraph(tokens: &[Token], index: usize) -> bool {
    index == 0 || tokens[index - 1].kind == TokenKind::Break
}

fn is_single(token: &Token) -> bool {
    matches!(token.text, "'" | "`" | "‘" | "’" | "‚" | "‹" | "›")
}

fn role(tokens: &[Token], index: usize) -> Role {
    let token = &tokens[index];
    let next = tokens.get(index + 1);
    let next_glued = next.is_some_and(|next| !next.spaced && next.kind != TokenKind::Break);
    match token.text {
        "“" | "„" | "‟" | "«" | "‘" | "‚" | "‹" | "``" | "`" => Role::Open,
        "”" if index > 0 && tokens[index - 1].kind != TokenKind::Break || !next_glued => Role::Close,
        "»" | "›" => Role::Close,
        "’" if token.spaced && next_glued => Role::Apostrophe, // ’90s, ’em
        "’" => Role::Close,
        // Straight marks: by the white space around them.
        _ if token.spaced && next_glued => Role::Open,
        _ if !token.spaced && !next_glued => Role::Close,
        _ if token.spaced => Role::Close,
        _ => match tokens.get(index.wrapping_sub(1)).map(|before| before.kind) {
            None | Some(TokenKind::Break | TokenKind::Dash) => Role::Open,
            Some(TokenKind::Sign) if matches!(tokens[index - 1].text, "(" | "[") => Role::Open,
            Some(TokenKind::Quote) if role_is_open(tokens, index - 1) => Role::Open,
            _ => Role::Close,
        },
    }
}

fn role_is_open(tokens: &[Token], index: usize) -> bool {
    tokens[index].spaced || index == 0 || tokens[index - 1].kind == TokenKind::Break
}

/// True where a single opening mark has its closing one within reach and before any double mark.
fn single_closes(tokens: &[Token], open: usize) -> bool {
    /// Tokens that a quotation in single marks may be long; keeps the pass linear.
    const REACH: usize = 120;
    let single_straight = tokens[open].is("'");
    let within = &tokens[open + 1..tokens.len().min(open + REACH)];
    for (offset, token) in within.iter().enumerate() {
        match token.kind {
            TokenKind::Break => return false,
            TokenKind::Quote if !is_single(token) => return false,
            TokenKind::Quote if role(tokens, open + 1 + offset) == Role::Close => {
                // "the voters' choice": a straight mark after an s closes nothing unless a sign or a stop precedes it.
                let before = &tokens[open + offset];
                if single_straight
                    && before.text.ends_with('s')
                    && within.get(offset + 1).is_some_and(|next| next.kind == TokenKind::Word)
                {
                    continue;
                }
                return true;
            }
            _ => {}
        }
    }
    false
}
