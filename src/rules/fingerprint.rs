//! The name of a finding that outlives line numbers.

/// Sixteen hexadecimal digits over some texts, in order. The first eight are the short form.
///
/// FNV-1a, 64 bits (Fowler, Noll, Vo; <http://www.isthe.com/chongo/tech/comp/fnv/>): the same on every machine and in
/// every release, which the hashes of the standard library are not. Each text is followed by a zero byte, so that moving
/// a word from one to the next changes the result.
pub(super) fn fingerprint(parts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// A text's letters and digits in lower case, one space between words: what quotation marks, dashes and line breaks do
/// not change.
pub(super) fn normalised(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
