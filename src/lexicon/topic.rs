//! Declared topics, and finding where a document speaks of them.

use rustc_hash::FxHashMap;

use super::pattern::{Atom, Form, Pattern, lemmas_of};
use super::semantics::Side;
use super::{LemmaId, Lexicon};

/// A topic as a pack writes it. Patterns are those of [`Pattern`].
#[derive(Debug, Clone, Default)]
pub struct TopicSource<'s> {
    /// The pack's key: `iran-enrichment`.
    pub id: &'s str,
    /// The name shown.
    pub name: &'s str,
    /// True where it is for or against somebody and counts only where a side is taken.
    pub person: bool,
    /// Words that speak of it.
    pub patterns: &'s [String],
    /// Where there are any, one of these must stand in the document for the topic to count; the nearer, the better.
    pub context: &'s [String],
    /// Ways to support it.
    pub support: &'s [String],
    /// Ways to oppose it.
    pub oppose: &'s [String],
}

/// All declared topics, with their patterns indexed by first word.
#[derive(Debug, Clone, Default)]
pub struct Topics {
    declared: Vec<Topic>,
    patterns: Vec<(Pattern, Meaning)>,
    by_lemma: FxHashMap<LemmaId, Vec<u32>>,
    /// By forms that the word table lacks; those that it knows are found by their lemmas.
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
    /// True where it is for or against somebody and counts only where a side is taken.
    pub person: bool,
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
        let topic = u32::try_from(self.declared.len()).unwrap_or(u32::MAX);
        self.declared.push(Topic {
            id: source.id.to_owned(),
            name: source.name.to_owned(),
            needs_context: !source.context.is_empty(),
            person: source.person,
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
                    Ok(pattern) => self.index(pattern, Meaning { topic, role }, lexicon),
                    Err(expected) => faults.push((written.clone(), expected)),
                }
            }
        }
        faults
    }

    /// The topic of an index.
    pub fn topic(&self, index: u32) -> Option<&Topic> {
        self.declared.get(index as usize)
    }

    /// Every place where a pattern matches, in order of its first form; frames only of topics that the forms name.
    ///
    /// One look-up a form, and only the patterns that begin with it are tried.
    pub fn hits(&self, forms: &[Form]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut frames = Vec::new();
        let mut named = vec![false; self.declared.len()];
        for start in 0..forms.len() {
            for index in self.beginning_with(&forms[start]) {
                let (pattern, meaning) = &self.patterns[*index as usize];
                if matches!(meaning.role, Role::Stance(_)) {
                    frames.push((start, *index));
                } else if let Some(length) = pattern.matches(&forms[start..]) {
                    named[meaning.topic as usize] |= meaning.role == Role::Name;
                    hits.push(Hit { start, end: start + length, meaning: *meaning });
                }
            }
        }
        for (start, index) in frames {
            let (pattern, meaning) = &self.patterns[index as usize];
            if named[meaning.topic as usize]
                && let Some(length) = pattern.matches(&forms[start..])
            {
                hits.push(Hit { start, end: start + length, meaning: *meaning });
            }
        }
        hits.sort_by_key(|hit| hit.start);
        hits
    }

    /// The side of the frame of a topic that begins with the first form.
    pub fn frame_at(&self, forms: &[Form], topic: u32) -> Option<Side> {
        self.beginning_with(forms.first()?).find_map(|index| match &self.patterns[*index as usize] {
            (pattern, Meaning { topic: of, role: Role::Stance(side) }) if *of == topic => {
                pattern.matches(forms).map(|_| *side)
            }
            _ => None,
        })
    }

    fn beginning_with<'s>(&'s self, form: &Form) -> impl Iterator<Item = &'s u32> + use<'s> {
        let unknown = form.verb == LemmaId(0) && form.other == LemmaId(0);
        let lemma = |lemma: LemmaId| if lemma == LemmaId(0) { None } else { self.by_lemma.get(&lemma) };
        let by_other = if form.other == form.verb { None } else { lemma(form.other) };
        let capital = form.text.starts_with(char::is_uppercase);
        let by_name = if capital { self.by_name.get(form.text) } else { None };
        let by_folded =
            if unknown && !form.text.is_empty() { self.by_folded.get(form.text.to_lowercase().as_str()) } else { None };
        [lemma(form.verb), by_other, by_name, by_folded].into_iter().flatten().flatten()
    }

    fn index(&mut self, pattern: Pattern, meaning: Meaning, lexicon: &Lexicon) {
        let number = u32::try_from(self.patterns.len()).unwrap_or(u32::MAX);
        let add = |bucket: &mut Vec<u32>| {
            if bucket.last() != Some(&number) {
                bucket.push(number);
            }
        };
        for trigger in pattern.triggers() {
            match trigger {
                Atom::Lemma(lemma) => add(self.by_lemma.entry(*lemma).or_default()),
                Atom::Name(text) => add(self.by_name.entry(text.clone()).or_default()),
                Atom::Folded(text) => {
                    let lemmas = lemmas_of(text, lexicon);
                    for lemma in lemmas.into_iter().filter(|lemma| *lemma != LemmaId(0)) {
                        add(self.by_lemma.entry(lemma).or_default());
                    }
                    if lemmas == [LemmaId(0); 2] {
                        add(self.by_folded.entry(text.clone()).or_default());
                        add(self.by_folded.entry(format!("{text}s").into()).or_default());
                    }
                }
            }
        }
        self.patterns.push((pattern, meaning));
    }
}
