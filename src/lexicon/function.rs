//! The closed classes, names and titles: `function-words.toml` and `names.toml` as they are written.

use serde::Deserialize;

/// A list of words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    pub words: Vec<String>,
}

/// `function-words.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FunctionWords {
    pub determiners: List,
    pub possessives: List,
    pub pronouns: Pronouns,
    pub prepositions: List,
    pub conjunctions: List,
    pub subordinators: List,
    pub wh: List,
    pub modals: List,
    pub auxiliaries: Auxiliaries,
    pub negations: List,
    pub adverbs: List,
    pub time: List,
    pub interjections: List,
    pub abbreviations: List,
}

/// The pronouns by what they can do and whom they can stand for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pronouns {
    pub subject: Vec<String>,
    pub object: Vec<String>,
    pub male: Vec<String>,
    pub female: Vec<String>,
    pub plural: Vec<String>,
    pub neuter: Vec<String>,
    pub first: Vec<String>,
    pub second: Vec<String>,
}

/// The forms of the three auxiliary verbs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Auxiliaries {
    pub be: Vec<String>,
    pub have: Vec<String>,
    #[serde(rename = "do")]
    pub do_: Vec<String>,
}

/// `names.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    pub titles: Vec<String>,
    pub given: Given,
    pub honorifics: Honorifics,
    #[serde(rename = "organisation_nouns")]
    pub organisations: Vec<String>,
    #[serde(rename = "person_nouns")]
    pub persons: Vec<String>,
    /// In the order of the year; each month with its abbreviations.
    pub months: Vec<Vec<String>>,
    /// Monday first; each day with its abbreviations.
    pub weekdays: Vec<Vec<String>>,
    pub suffixes: Vec<String>,
    pub person_noun_gender: Given,
}

/// Given names by the gender they suggest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    pub male: Vec<String>,
    pub female: Vec<String>,
}

/// Forms of address.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Honorifics {
    pub male: Vec<String>,
    pub female: Vec<String>,
    #[serde(default)]
    pub neutral: Vec<String>,
}
