//! The name of a finding that outlives line numbers.

use crate::text;

/// Sixteen hexadecimal digits. The first eight, which people see, tell what is said; the last eight also where: what was
/// decided of the short form holds when a document is moved or renamed, and when another paper prints the same.
pub(super) fn fingerprint(said: &[&str], documents: &[&str]) -> String {
    let whole = [said, documents].concat();
    text::fingerprint(said)[..8].to_owned() + &text::fingerprint(&whole)[8..]
}

/// A text's letters and digits in lower case, one space between words: what quotation marks, dashes and line breaks do
/// not change.
pub(super) fn normalised(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
