//! Bytes to the units that other programs count in.

use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Span;

/// The unit of offsets in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Offsets {
    /// Unicode code points: what Python counts.
    #[default]
    CodePoint,
    /// Bytes of UTF-8: what Rust and Go count.
    Byte,
    /// UTF-16 code units: what JavaScript and Java count.
    Utf16,
}

impl Offsets {
    /// True for the unit that files count in where they do not say.
    pub fn is_default(&self) -> bool {
        *self == Offsets::default()
    }

    /// The byte of `text` where the character stands that `offset` falls on; the text's length for one beyond it.
    pub fn byte(self, text: &str, offset: u32) -> usize {
        let mut units = 0;
        let reached = text.char_indices().find(|(_, c)| {
            units += match self {
                Offsets::CodePoint => 1,
                Offsets::Byte => c.len_utf8(),
                Offsets::Utf16 => c.len_utf16(),
            };
            units > offset as usize
        });
        reached.map_or(text.len(), |(at, _)| at)
    }
}

/// Bytes between two checkpoints of an index: what a look-up counts at most.
const STRIDE: usize = 64;

/// Places of one text by byte: built in one pass, asked in constant time.
#[derive(Debug)]
pub struct TextIndex<'t> {
    bytes: &'t [u8],
    unit: Offsets,
    /// Units before each multiple of [`STRIDE`]; empty where a unit is a byte.
    units: Vec<u32>,
    /// Line ends before each multiple of [`STRIDE`]; counted when the first line is asked for.
    lines: OnceLock<Vec<u32>>,
}

impl<'t> TextIndex<'t> {
    /// The index of `text`, for offsets in `unit`.
    pub fn new(text: &'t str, unit: Offsets) -> Self {
        let bytes = text.as_bytes();
        let byte_is_unit = unit == Offsets::Byte || text.is_ascii();
        let units = if byte_is_unit { Vec::new() } else { checkpoints(bytes, |stride| units_in(stride, unit)) };
        TextIndex { bytes, unit, units, lines: OnceLock::new() }
    }

    /// The offset, in the index's unit, of a byte; the text's length for a byte beyond it.
    pub fn offset(&self, byte: u32) -> u32 {
        let byte = self.clamp(byte);
        match self.units.get(byte / STRIDE) {
            Some(before) => before + units_in(&self.bytes[byte / STRIDE * STRIDE..byte], self.unit),
            None => u32::try_from(byte).unwrap_or(u32::MAX),
        }
    }

    /// Both ends of a span, in the index's unit.
    pub fn span(&self, span: Span) -> [u32; 2] {
        [self.offset(span.start), self.offset(span.end)]
    }

    /// The line (from 1) that a byte stands on.
    pub fn line(&self, byte: u32) -> usize {
        let byte = self.clamp(byte);
        let lines = self.lines.get_or_init(|| checkpoints(self.bytes, line_ends_in));
        let before = lines.get(byte / STRIDE).copied().unwrap_or(0);
        1 + (before + line_ends_in(&self.bytes[byte / STRIDE * STRIDE..byte])) as usize
    }

    /// The column (from 1) of a byte on its line, in code points whatever the unit: what an editor goes to.
    pub fn column(&self, byte: u32) -> usize {
        let byte = self.clamp(byte);
        let start = self.bytes[..byte].iter().rposition(|b| *b == b'\n').map_or(0, |end| end + 1);
        1 + units_in(&self.bytes[start..byte], Offsets::CodePoint) as usize
    }

    fn clamp(&self, byte: u32) -> usize {
        (byte as usize).min(self.bytes.len())
    }
}

/// What is counted before each multiple of [`STRIDE`].
fn checkpoints(bytes: &[u8], count: impl Fn(&[u8]) -> u32) -> Vec<u32> {
    let mut before = Vec::with_capacity(bytes.len() / STRIDE + 2);
    let mut total = 0;
    before.push(total);
    for stride in bytes.chunks(STRIDE) {
        total += count(stride);
        before.push(total);
    }
    before
}

/// Units that begin in `bytes`: every byte but a continuation begins a code point, and from 0xF0 on one of two UTF-16 units.
fn units_in(bytes: &[u8], unit: Offsets) -> u32 {
    match unit {
        Offsets::Byte => count(bytes, |_| true),
        Offsets::CodePoint => count(bytes, |b| b & 0xC0 != 0x80),
        Offsets::Utf16 => count(bytes, |b| b & 0xC0 != 0x80) + count(bytes, |b| b >= 0xF0),
    }
}

fn line_ends_in(bytes: &[u8]) -> u32 {
    count(bytes, |b| b == b'\n')
}

/// How many bytes satisfy a condition. Those of a stride are summed in a byte, which makes sixteen of them at a time.
#[inline]
fn count(bytes: &[u8], condition: impl Fn(u8) -> bool) -> u32 {
    let in_stride = |stride: &[u8]| stride.iter().map(|byte| u8::from(condition(*byte))).sum::<u8>();
    bytes.chunks(STRIDE).map(|stride| u32::from(in_stride(stride))).sum()
}
