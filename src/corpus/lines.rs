//! JSON Lines block by block: a file of any size takes no more memory than its documents and one block.

use std::io::{self, Read};

use rayon::prelude::*;

use super::file::{blank, nul, utf16};
use super::{Corpus, Options, json};

/// Bytes of a file that are at hand at a time, where no line is longer: enough lines for every core.
const BLOCK: usize = 1 << 18;

/// Reads a document from each line that is not blank. A file that is no text has none.
///
/// # Errors
/// What the reader answers.
pub(super) fn read(mut reader: impl Read, id: &str, path: &str, options: &Options) -> io::Result<Corpus> {
    let mut corpus = Corpus::default();
    let (mut block, mut some) = (Vec::new(), false);
    // Bytes and lines before the block.
    let (mut read, mut lines) = (0, 0);
    loop {
        let searched = block.len();
        let ended = reader.by_ref().take(BLOCK as u64).read_to_end(&mut block)? == 0;
        if let Some(fault) = utf16(&block, path).filter(|_| read == 0) {
            return Ok(fault.into());
        }
        if let Some(at) = memchr::memchr(0, &block[searched..]) {
            return Ok(nul(path, read + searched + at, lines + line_ends(&block[..searched + at]) + 1).into());
        }
        let whole = if ended { Some(block.len()) } else { memchr::memrchr(b'\n', &block[searched..]) };
        let Some(whole) = whole.map(|end| if ended { end } else { searched + end + 1 }) else { continue };
        some |= !block[..whole].trim_ascii().is_empty();
        corpus.append(documents(&block[..whole], lines, id, path, options));
        lines += line_ends(&block[..whole]);
        read += whole;
        block.drain(..whole);
        if ended {
            return Ok(if some { corpus } else { blank(path).into() });
        }
    }
}

/// Reads the lines of a block, before which some lines stand.
pub(super) fn documents(block: &[u8], before: usize, id: &str, path: &str, options: &Options) -> Corpus {
    // A byte-order mark is no JSON.
    let block = if before == 0 { block.strip_prefix(b"\xef\xbb\xbf").unwrap_or(block) } else { block };
    let mut lines: Vec<(usize, &[u8])> = Vec::new();
    let mut start = 0;
    for (number, end) in (before + 1..).zip(memchr::memchr_iter(b'\n', block).chain([block.len()])) {
        let line = &block[start..end];
        if !line.trim_ascii().is_empty() {
            lines.push((number, line));
        }
        start = end + 1;
    }
    let parts: Vec<Corpus> =
        lines.par_iter().map(|&(number, line)| json::read_line(line, number, id, path, options)).collect();
    json::gather(parts)
}

fn line_ends(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}
