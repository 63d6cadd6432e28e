//! A file's JSON values one after the other, each with the line it begins on.
//!
//! A value a line (JSON Lines), or values laid out over several lines, in an array or not: some tools write such a file
//! and call it `.jsonl`. One value is in memory at a time.

use std::io::{self, BufRead, Cursor, Read};

/// One JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// The line it begins on, from 1.
    pub line: usize,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The JSON texts of a file; their syntax is not checked here.
pub(super) fn values<'r>(mut input: impl BufRead + 'r) -> io::Result<Box<dyn Iterator<Item = io::Result<Text>> + 'r>> {
    let (mut first, mut before) = (Vec::new(), 0);
    while input.read_until(b'\n', &mut first)? > 0 {
        if before == 0 && first.starts_with(b"\xef\xbb\xbf") {
            first.drain(..3);
        }
        if !first.trim_ascii().is_empty() {
            break;
        }
        before += 1;
        first.clear();
    }
    // A pretty printer breaks the line right after the brace; an array holds the values, it is none.
    let written = first.trim_ascii();
    let over_lines = written == b"{" || written.starts_with(b"[");
    let input = Cursor::new(first).chain(input);
    Ok(if over_lines { Box::new(braces(input, before + 1)) } else { Box::new(lines(input, before)) })
}

/// A value a line: what is broken ends with its line.
fn lines(mut input: impl BufRead, before: usize) -> impl Iterator<Item = io::Result<Text>> {
    let mut line = before;
    std::iter::from_fn(move || {
        loop {
            let mut bytes = Vec::new();
            match input.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => line += 1,
                Err(error) => return Some(Err(error)),
            }
            bytes.truncate(bytes.trim_ascii_end().len());
            if !bytes.is_empty() {
                return Some(Ok(Text { line, bytes }));
            }
        }
    })
}

/// How far an array that holds the values has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Array {
    /// There is none, or it has not begun.
    Outside,
    /// It has begun.
    Open,
    /// It has ended.
    Closed,
}

/// Whatever stands between an opening brace and the one that closes it. What follows a value that is never closed is
/// part of it; what stands between values and is no JSON is a text of its own, so that it is told.
fn braces(input: impl BufRead, first_line: usize) -> impl Iterator<Item = io::Result<Text>> {
    let mut input = input.bytes();
    let (mut line, mut array) = (first_line, Array::Outside);
    std::iter::from_fn(move || {
        let mut text = Text { line, bytes: Vec::new() };
        let (mut depth, mut quoted, mut escaped, mut stray) = (0_usize, false, false, false);
        for byte in input.by_ref() {
            let byte = match byte {
                Ok(byte) => byte,
                Err(error) => return Some(Err(error)),
            };
            let own = line;
            line += usize::from(byte == b'\n');
            if depth == 0 && byte != b'{' {
                match (byte, array) {
                    (b'\n', _) if stray => return Some(Ok(text)),
                    _ if stray => text.bytes.push(byte),
                    (b',' | b' ' | b'\t' | b'\r' | b'\n', _) => {}
                    (b'[', Array::Outside) => array = Array::Open,
                    (b']', Array::Open) => array = Array::Closed,
                    _ => {
                        stray = true;
                        text = Text { line: own, bytes: vec![byte] };
                    }
                }
                continue;
            }
            if depth == 0 && !stray {
                text.line = own;
            }
            text.bytes.push(byte);
            match byte {
                _ if escaped => escaped = false,
                b'\\' if quoted => escaped = true,
                b'"' => quoted = !quoted,
                b'{' if !quoted => depth += 1,
                b'}' if !quoted => depth -= 1,
                _ => {}
            }
            if depth == 0 && !stray {
                return Some(Ok(text));
            }
        }
        if text.bytes.is_empty() && array == Array::Open {
            // An array that is never closed was cut off.
            text = Text { line, bytes: b"[".to_vec() };
        }
        array = Array::Closed;
        (!text.bytes.is_empty()).then_some(Ok(text))
    })
}
