//! The name of a finding that outlives line numbers.

/// Over some texts, in order; the first eight digits are the short form.
pub(super) use crate::text::fingerprint;

/// A text's letters and digits in lower case, one space between words: what quotation marks, dashes and line breaks do
/// not change.
pub(super) fn normalised(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
