//! Words taken back: `I never said that`, `he was being sarcastic`.

use compact_str::CompactString;

use super::claim::{Claim, Modality, Polarity};

/// Verbs of saying and meaning that are negated to take words back.
pub const SAYING: [&str; 16] = [
    "say",
    "state",
    "claim",
    "suggest",
    "propose",
    "promise",
    "tell",
    "call",
    "mean",
    "advise",
    "recommend",
    "urge",
    "demand",
    "request",
    "speak",
    "talk",
];

/// What was said, where it is not repeated.
pub const OPEN: [&str; 5] = ["that", "this", "it", "thing", "such thing"];

/// What words are that were not meant.
const JEST: [&str; 9] =
    ["sarcastic", "sarcasm", "joking", "joke", "kidding", "kid", "jest", "facetious", "tongue-in-cheek"];

/// What can be called a joke by whoever said it.
const WORDS: [&str; 8] = ["claim", "comment", "remark", "statement", "word", "words", "tweet", "suggestion"];

/// Predicates that say it of them.
const PREDICATES: [&str; 7] = ["be", "defend", "describe", "call", "joke", "kid", "dismiss"];

impl Claim {
    /// True where it takes back words without saying which.
    pub fn unsays(&self) -> bool {
        self.polarity == Polarity::Negated
            && self.modality == Modality::Asserted
            && self.subject == "i"
            && SAYING.contains(&self.predicate.as_str())
            // "Did not say when" takes nothing back.
            && (OPEN.contains(&self.object.as_str()) || self.object.is_empty() && self.predicate == "mean")
    }
}

/// Makes a claim that one's own words were a joke one that they were not meant.
pub(super) fn take_back_jest(claim: &mut Claim) {
    if !is_jest(claim) {
        return;
    }
    claim.subject = "i".into();
    claim.predicate = "mean".into();
    claim.object = CompactString::default();
    claim.polarity = Polarity::Negated;
    claim.stance = None;
    claim.stated = false;
    claim.evaluation = None;
}

fn is_jest(claim: &Claim) -> bool {
    let has = |text: &str, words: &[&str]| text.split(' ').any(|word| words.contains(&word));
    // What most claims fail at comes first.
    claim.polarity == Polarity::Affirmed
        && claim.modality == Modality::Asserted
        && PREDICATES.contains(&claim.predicate.as_str())
        && (claim.subject == "i" || has(&claim.subject, &WORDS))
        && (has(&claim.object, &JEST) || JEST.contains(&claim.predicate.as_str()))
}
