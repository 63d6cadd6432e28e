//! A number for texts that outlives the program.

/// FNV-1a, 64 bits (Fowler, Noll, Vo; <http://www.isthe.com/chongo/tech/comp/fnv/>), over some texts in order: the same on
/// every machine and in every release, which the hashes of the standard library are not. Each text is followed by a zero
/// byte, so that moving a word from one to the next changes the result.
pub fn hash(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Sixteen hexadecimal digits of the [`hash`] of some texts.
pub fn fingerprint(parts: &[&str]) -> String {
    format!("{:016x}", hash(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_text_ends_counts() {
        assert_eq!(hash(&["a", "bc"]), hash(&["a", "bc"]));
        assert_ne!(hash(&["a", "bc"]), hash(&["ab", "c"]));
    }
}
