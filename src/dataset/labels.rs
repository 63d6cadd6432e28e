//! What annotators call our roles and labels.

use std::collections::BTreeMap;

use super::{Label, Verdict};

/// A role in an attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Who said it.
    Source,
    /// The words that attribute it.
    Cue,
    /// What was said.
    Content,
}

impl Role {
    /// All of them, in the order of the reports.
    pub const ALL: [Role; 3] = [Role::Source, Role::Cue, Role::Content];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Role::Source => "source",
            Role::Cue => "cue",
            Role::Content => "content",
        }
    }
}

/// What a label stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A role in an attribution.
    Role(Role),
    /// Words that are set aside.
    Discard,
    /// How the statements of a pair relate.
    Pair(Label),
    /// Nothing that is scored.
    Nothing,
}

/// The names of all meanings, as a configuration has them.
const MEANINGS: [(&str, Meaning); 8] = [
    ("source", Meaning::Role(Role::Source)),
    ("cue", Meaning::Role(Role::Cue)),
    ("content", Meaning::Role(Role::Content)),
    ("discard", Meaning::Discard),
    ("contradiction", Meaning::Pair(Label::Contradiction)),
    ("entailment", Meaning::Pair(Label::Entailment)),
    ("neutral", Meaning::Pair(Label::Neutral)),
    ("ignore", Meaning::Nothing),
];

impl Meaning {
    /// The meaning of this name.
    pub fn of(name: &str) -> Option<Meaning> {
        MEANINGS.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning)
    }

    /// All names.
    pub fn names() -> impl Iterator<Item = &'static str> {
        MEANINGS.iter().map(|(name, _)| *name)
    }
}

/// Label names to what they stand for: those of the configuration first, then our own in any case.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    named: BTreeMap<String, Meaning>,
}

impl Labels {
    /// With the names of a configuration.
    pub fn new(named: BTreeMap<String, Meaning>) -> Self {
        Labels { named }
    }

    /// What a label stands for; `None` for one that nobody has heard of.
    ///
    /// 0, 1 and 2 are entailment, neutral and contradiction, as SNLI and its successors number them; `-` and -1 stand
    /// there for pairs that annotators could not agree on.
    pub fn meaning(&self, label: &str) -> Option<Meaning> {
        if let Some(meaning) = self.named.get(label) {
            return Some(*meaning);
        }
        match label {
            "0" => Some(Meaning::Pair(Label::Entailment)),
            "1" => Some(Meaning::Pair(Label::Neutral)),
            "2" => Some(Meaning::Pair(Label::Contradiction)),
            "-" | "-1" => Some(Meaning::Nothing),
            // PolNeAR's annotators marked so what they wanted to talk about.
            "Discuss" => Some(Meaning::Nothing),
            _ => Meaning::of(&label.to_lowercase()),
        }
    }

    /// Whether two places conflict, by this label.
    pub(super) fn verdict(&self, label: &str) -> Option<Verdict> {
        match self.meaning(label) {
            Some(Meaning::Pair(Label::Contradiction)) => Some(Verdict::Contradiction),
            Some(Meaning::Pair(_)) => Some(Verdict::Consistent),
            _ if label.eq_ignore_ascii_case("consistent") => Some(Verdict::Consistent),
            _ => None,
        }
    }
}
