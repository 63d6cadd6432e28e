//! Declared topics, and finding where a document speaks of them.

use rustc_hash::FxHashMap;

use super::pattern::{Atom, Form, Pattern};
use super::semantics::Side;
use super::{LemmaId, Lexicon};

/// A topic as a pack writes it. Patterns are those of [`Pattern`].
#[derive(Debug, Clone, Default)]
pub struct TopicSource<'s> {
    /// The pack's key: `iran-enrichment`.
    pub id: &'s str,
    /// The name shown.
    pub name: &'s str,
    /// Words that speak of it.
    pub patterns: &'s [String],
    /// Where there are any, one of these must stand somewhere in the document for the topic to count.
    pub context: &'s [String],
    /// Ways to support it.
    pub support: &'s [String],
    /// Ways to oppose it.
    pub oppose: &'s [String],
}

/// All declared topics, with their patterns indexed by first word.
#[derive(Debug, Clone, Default)]
pub struct Topics {
    topics: Vec<Topic>,
    patterns: Vec<(Pattern, Meaning)>,
    by_lemma: FxHashMap<LemmaId, Vec<u32>>,
    by_folded: FxHashMap<Box<str>, Vec<u32>>,
    by_name: FxHashMap<Box<str>, Vec<u32>>,
}

/// A declared topic.
#[derive(Debug, Clone)]
pub struct Topic {
    /// The pack's key.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// True where it needs a context word.
    pub needs_context: bool,
}

/// What the words that a pattern matched say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// Index of the topic.
    pub topic: u32,
    /// The role of the pattern.
    pub role: Role,
}

/// What a pattern is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Names the topic.
    Name,
    /// Makes the names count.
    Context,
    /// Takes a side.
    Stance(Side),
}

/// A stretch of forms that a pattern matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// First form.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it says.
    pub meaning: Meaning,
}

impl Topics {
    /// Adds a topic. Each pattern that is not one is answered with its text and what was expected.
    pub fn add(&mut self, source: &TopicSource, lexicon: &Lexicon) -> Vec<(String, String)> {
        let topic = u32::try_from(self.topics.len()).unwrap_or(u32::MAX);
        self.topics.push(Topic {
            id: source.id.to_owned(),
            name: source.name.to_owned(),
            needs_context: !source.context.is_empty(),
        });
        let mut faults = Vec::new();
        for (patterns, role) in [
            (source.patterns, Role::Name),
            (source.context, Role::Context),
            (source.support, Role::Stance(Side::For)),
            (source.oppose, Role::Stance(Side::Against)),
        ] {
            for written in patterns {
                match Pattern::parse(written, lexicon) {
                    Ok(pattern) => self.index(pattern, Meaning { topic, role }),
                    Err(expected) => faults.push((written.clone(), expected)),
                }
            }
        }
        faults
    }

    /// The topic of an index.
    pub fn topic(&self, index: u32) -> Option<&Topic> {
        self.topics.get(index as usize)
    }

    /// Every place where a pattern matches, in order of its first form. One look-up a form, so the work does not grow
    /// with the number of topics that the document does not speak of.
    pub fn hits(&self, forms: &[Form]) -> Vec<Hit> {
        let mut hits = Vec::new();
        if self.patterns.is_empty() {
            return hits;
        }
        let mut folded = String::new();
        for (start, form) in forms.iter().enumerate().filter(|(_, form)| !form.text.is_empty()) {
            let capital = form.text.starts_with(char::is_uppercase);
            let lemmas = [Some(form.verb), Some(form.other).filter(|other| *other != form.verb)];
            let by_lemma = lemmas.into_iter().flatten().filter_map(|lemma| self.by_lemma.get(&lemma));
            let by_name = if capital { self.by_name.get(form.text) } else { None };
            let by_folded = if self.by_folded.is_empty() {
                None
            } else {
                folded.clear();
                folded.extend(form.text.chars().map(|c| c.to_ascii_lowercase()));
                self.by_folded.get(folded.as_str())
            };
            for index in by_lemma.chain(by_name).chain(by_folded).flatten() {
                let (pattern, meaning) = &self.patterns[*index as usize];
                if let Some(length) = pattern.matches(&forms[start..]) {
                    hits.push(Hit { start, end: start + length, meaning: *meaning });
                }
            }
        }
        hits
    }

    fn index(&mut self, pattern: Pattern, meaning: Meaning) {
        let number = u32::try_from(self.patterns.len()).unwrap_or(u32::MAX);
        for trigger in pattern.triggers() {
            let bucket = match trigger {
                Atom::Lemma(lemma) => self.by_lemma.entry(*lemma).or_default(),
                Atom::Folded(text) => {
                    self.by_folded.entry(format!("{text}s").into()).or_default().push(number);
                    self.by_folded.entry(text.clone()).or_default()
                }
                Atom::Name(text) => self.by_name.entry(text.clone()).or_default(),
            };
            if bucket.last() != Some(&number) {
                bucket.push(number);
            }
        }
        self.patterns.push((pattern, meaning));
    }
}
