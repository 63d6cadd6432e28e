//! Texts as JSON has them: between quotation marks, with what it does not take as it is escaped.

/// Writes a text at the end of another, to the byte as `serde_json` does.
pub(super) fn push(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(at) = first_escaped(rest) {
        out.extend_from_slice(&rest[..at]);
        push_escaped(rest[at], out);
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

fn push_escaped(byte: u8, out: &mut Vec<u8>) {
    let letter = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0C => b'f',
        _ => {
            let digit = |value: u8| b"0123456789abcdef"[usize::from(value)];
            out.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', letter]);
}

/// Where the first byte stands that JSON does not take as it is.
fn first_escaped(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // The highest bit of the lowest byte that is zero, and of none below it; those above it do not count.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    let (chunks, tail) = bytes.as_chunks::<8>();
    for (number, chunk) in chunks.iter().enumerate() {
        let word = u64::from_le_bytes(*chunk);
        let controls = word.wrapping_sub(ONES * 0x20) & !word;
        let quotes = zeros(word ^ (ONES * u64::from(b'"'))) | zeros(word ^ (ONES * u64::from(b'\\')));
        let escaped = (controls | quotes) & (ONES * 0x80);
        if escaped != 0 {
            return Some(number * 8 + escaped.trailing_zeros() as usize / 8);
        }
    }
    let in_tail = tail.iter().position(|byte| matches!(byte, 0..0x20 | b'"' | b'\\'));
    in_tail.map(|at| chunks.len() * 8 + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_written_as_serde_json_writes_them() {
        for byte in 0..=0x7F {
            for place in 0..18 {
                let mut text = "“Né” and so on 🚢".to_owned();
                text.insert(text.char_indices().nth(place.min(14)).unwrap().0, char::from(byte));
                text.insert_str(0, &"x".repeat(place));
                let mut written = Vec::new();
                push(&text, &mut written);
                assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string(&text).unwrap());
            }
        }
    }
}
