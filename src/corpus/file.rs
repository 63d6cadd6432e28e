//! One file's bytes to its documents: which reader it takes, and what no reader can take.

use std::io::Read;

use super::walk::Found;
use super::{Corpus, Options, Origin, front_matter, json};
use crate::error::{Fault, unreadable};

/// Reads a file, or standard input.
pub(super) fn read(found: &Found, options: &Options) -> Corpus {
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
        Format::JsonLines => json::read_lines(without_mark, id, path, options),
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
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    match extension.as_str() {
        "txt" | "md" | "markdown" => Format::Text,
        "jsonl" | "ndjson" => Format::JsonLines,
        _ if json::is_lines(bytes) => Format::JsonLines,
        "json" => Format::Json,
        _ => Format::Text,
    }
}

fn unreadable_bytes(bytes: &[u8], path: &str) -> Option<Fault> {
    if bytes.trim_ascii().is_empty() {
        return Some(Fault::file(path, "empty: there is no text to read").help("remove it, or give it a text"));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Some(Fault::line(path, 1, "not UTF-8 but UTF-16").help("convert the file to UTF-8"));
    }
    let nul = bytes.iter().position(|b| *b == 0)?;
    let message = format!("a binary file, not text: byte {nul} is NUL");
    Some(Fault::line(path, line_of(bytes, nul), message).help("name text files, or ignore it in .gitignore"))
}

fn not_utf8(path: &str, bytes: &[u8], at: usize) -> Fault {
    let message = format!("not UTF-8: byte {at} begins no character");
    Fault::line(path, line_of(bytes, at), message).help("convert the file to UTF-8")
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes[..at].split(|b| *b == b'\n').count()
}
