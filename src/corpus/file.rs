//! One file's bytes to its documents: which reader it takes, and what no reader can take.

use std::io::Read;

use super::walk::Found;
use super::{Corpus, Options, Origin, front_matter, json, lines};
use crate::error::{Fault, unreadable};

/// Reads a file, or standard input.
pub(super) fn read(found: &Found, options: &Options) -> Corpus {
    if found.path != "-" && named(&found.path) == Some(Format::JsonLines) {
        let read = std::fs::File::open(&found.file).and_then(|file| lines::read(file, &found.id, &found.path, options));
        return read.unwrap_or_else(|error| unreadable(&found.path, &error).into());
    }
    let bytes = if found.path == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(&found.file)
    };
    match bytes {
        Ok(bytes) => from_bytes(bytes, &found.id, &found.path, options),
        Err(error) => unreadable(&found.path, &error).into(),
    }
}

/// Reads the bytes of one file; `path` tells the format by its ending, and the bytes do where it does not.
///
/// `id` is the id of a document that has none of its own.
pub fn from_bytes(bytes: Vec<u8>, id: &str, path: &str, options: &Options) -> Corpus {
    if let Some(fault) = unreadable_bytes(&bytes, path) {
        return fault.into();
    }
    // A byte-order mark is no JSON; in prose it stays, since offsets count from the start of the file.
    let without_mark = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    match format(path, without_mark) {
        Format::JsonLines => lines::documents(without_mark, 0, id, path, options),
        Format::Json => json::read_whole(without_mark, id, path, options),
        Format::Text => match String::from_utf8(bytes) {
            Ok(text) => front_matter::read(text, id.to_owned(), Origin { path: path.to_owned(), record: None }),
            Err(error) => not_utf8(path, error.as_bytes(), error.utf8_error().valid_up_to()).into(),
        },
    }
}

/// How a file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    /// Plain text or Markdown, with or without front matter; also transcripts.
    Text,
    /// A document a line.
    JsonLines,
    /// One JSON value.
    Json,
}

fn format(path: &str, bytes: &[u8]) -> Format {
    match named(path) {
        Some(Format::Json) | None if json::is_lines(bytes) => Format::JsonLines,
        named => named.unwrap_or(Format::Text),
    }
}

/// What the ending of a path tells.
fn named(path: &str) -> Option<Format> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    match extension.as_str() {
        "txt" | "md" | "markdown" => Some(Format::Text),
        "jsonl" | "ndjson" => Some(Format::JsonLines),
        "json" => Some(Format::Json),
        _ => None,
    }
}

fn unreadable_bytes(bytes: &[u8], path: &str) -> Option<Fault> {
    if bytes.trim_ascii().is_empty() {
        return Some(blank(path));
    }
    if let Some(fault) = utf16(bytes, path) {
        return Some(fault);
    }
    let at = memchr::memchr(0, bytes)?;
    Some(nul(path, at, line_of(bytes, at)))
}

/// What is wrong with a file without a text.
pub(super) fn blank(path: &str) -> Fault {
    Fault::file(path, "empty: there is no text to read").help("remove it, or give it a text")
}

/// What is wrong with a file that begins as UTF-16 does.
pub(super) fn utf16(bytes: &[u8], path: &str) -> Option<Fault> {
    let fault = || Fault::line(path, 1, "not UTF-8 but UTF-16").help("convert the file to UTF-8");
    (bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")).then(fault)
}

/// What is wrong with a file that has a NUL at a byte of a line.
pub(super) fn nul(path: &str, at: usize, line: usize) -> Fault {
    let message = format!("a binary file, not text: byte {at} is NUL");
    Fault::line(path, line, message).help("name text files, or ignore it in .gitignore")
}

fn not_utf8(path: &str, bytes: &[u8], at: usize) -> Fault {
    let message = format!("not UTF-8: byte {at} begins no character");
    Fault::line(path, line_of(bytes, at), message).help("convert the file to UTF-8")
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes[..at].split(|b| *b == b'\n').count()
}
