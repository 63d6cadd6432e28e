//! Text in Markdown.
//!
//! Quotations come from anywhere: whatever Markdown or HTML would make of them is escaped, and nobody is mentioned.

use std::fmt::Write;

use super::terminal::plain;

/// Bytes that are kept for the line that tells what is left out.
const CLOSING: usize = 200;

/// A text and whole parts after it, at most `most` bytes of them, and how many parts are left out.
pub(super) fn joined(mut text: String, parts: impl Iterator<Item = String>, most: usize) -> String {
    let room = most.saturating_sub(CLOSING);
    let mut parts = parts.peekable();
    while let Some(part) = parts.next_if(|part| text.len() + part.len() <= room) {
        text += &part;
    }
    let left_out = parts.count();
    if left_out > 0 {
        let _ = writeln!(text, "\n{left_out} more are not shown here: there is no room for them.");
    }
    text
}

/// A text that Markdown shows as it is, on one line.
pub(super) fn escaped(text: &str) -> String {
    let text = plain(text);
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let starts_line = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '>' | '.' | ')');
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => escaped.extend(['\\', c]),
            _ if starts_line => escaped.extend(['\\', c]),
            // An address is no link.
            ':' if text[at..].starts_with("://") => escaped.push_str("\\:"),
            // An empty comment parts the sign from a name, so that nobody is called and no issue is linked.
            '@' | '#' => {
                escaped.push(c);
                escaped.push_str("<!-- -->");
            }
            _ => escaped.push(c),
        }
    }
    // `1.` would begin a list.
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && matches!(escaped.as_bytes().get(digits), Some(b'.' | b')')) {
        escaped.insert(digits, '\\');
    }
    escaped
}

/// A text in a code span, fenced by more backticks than stand in it.
pub(super) fn code(text: &str) -> String {
    let text = plain(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A text of several lines as it is, fenced by more backticks than stand in it.
pub(super) fn fenced(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}text\n{}\n{fence}\n", text.trim_end())
}
