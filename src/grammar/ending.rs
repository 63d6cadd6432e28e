//! What the ending of a word tells that no table knows.

use crate::lexicon::{Tag, Tags};

/// What an unknown lower-case word can be, by its ending.
pub fn guess(text: &str) -> Tags {
    let ending =
        |endings: &[&str]| endings.iter().any(|ending| text.len() > ending.len() + 2 && text.ends_with(ending));
    if ending(&["ly"]) {
        Tags::only(Tag::Adverb)
    } else if ending(&["ing"]) {
        Tags::only(Tag::Gerund).with(Tag::Noun)
    } else if ending(&["ed"]) {
        Tags::only(Tag::Past).with(Tag::Participle).with(Tag::Adjective)
    } else if ending(&["ous", "ful", "ible", "able", "ic", "ish", "ive", "less"]) || text.contains('-') {
        Tags::only(Tag::Adjective).with(Tag::Noun)
    } else if ending(&["s"]) && !ending(&["ss", "us", "is"]) {
        Tags::only(Tag::Nouns)
    } else {
        Tags::only(Tag::Noun)
    }
}
