//! Declared topics, and finding where a document speaks of them.

use compact_str::CompactString;

use super::Lexicon;
use super::pattern::{Form, Pattern};
use super::semantics::Side;
use super::trigger::{Begun, Number, Triggers};

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
    /// Words that speak of it and do not stand for it: whoever is against emissions is not against emission targets.
    pub mentions: &'s [String],
    /// Where there are any, one of these must stand in the document for the topic to count; the nearer, the better.
    pub context: &'s [String],
    /// Ways to support it.
    pub support: &'s [String],
    /// Ways to oppose it.
    pub oppose: &'s [String],
}

/// All declared topics, with their patterns by first word.
#[derive(Debug, Clone, Default)]
pub struct Topics {
    declared: Vec<Topic>,
    patterns: Vec<(Pattern, Meaning)>,
    triggers: Triggers,
}

/// A declared topic.
#[derive(Debug, Clone)]
pub struct Topic {
    /// The pack's key.
    pub id: CompactString,
    /// The name shown.
    pub name: CompactString,
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
    /// Speaks of it without standing for it.
    Mention,
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
            id: source.id.into(),
            name: source.name.into(),
            needs_context: !source.context.is_empty(),
            person: source.person,
        });
        let mut faults = Vec::new();
        for (patterns, role) in [
            (source.patterns, Role::Name),
            (source.mentions, Role::Mention),
            (source.context, Role::Context),
            (source.support, Role::Stance(Side::For)),
            (source.oppose, Role::Stance(Side::Against)),
        ] {
            for written in patterns {
                match Pattern::parse(written, lexicon) {
                    Ok(pattern) => {
                        let number = u32::try_from(self.patterns.len()).unwrap_or(u32::MAX);
                        let frame = matches!(role, Role::Stance(_));
                        self.triggers.add(&pattern, Number { number, frame }, lexicon);
                        self.patterns.push((pattern, Meaning { topic, role }));
                    }
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
    pub fn hits(&self, forms: &[Form]) -> Vec<Hit> {
        let begins = forms.iter().enumerate().filter(|(_, form)| self.triggers.open(form));
        let starts: Vec<(usize, [&Begun; 3])> = begins.map(|(start, form)| (start, self.triggers.of(form))).collect();
        let mut hits = Vec::new();
        let mut named = vec![false; self.declared.len()];
        for (start, begun) in &starts {
            for number in begun.iter().flat_map(|begun| &begun.words) {
                let Some(hit) = self.hit(*number, forms, *start) else { continue };
                named[hit.meaning.topic as usize] |= matches!(hit.meaning.role, Role::Name | Role::Mention);
                hits.push(hit);
            }
        }
        for (start, begun) in &starts {
            for number in begun.iter().flat_map(|begun| &begun.frames) {
                if named[self.meaning(*number).topic as usize] {
                    hits.extend(self.hit(*number, forms, *start));
                }
            }
        }
        hits.sort_by_key(|hit| hit.start);
        hits
    }

    /// The side of the frame of a topic that begins with the first form.
    pub fn frame_at(&self, forms: &[Form], topic: u32) -> Option<Side> {
        let frames = self.triggers.of(forms.first()?).into_iter().flat_map(|begun| &begun.frames);
        frames.filter(|number| self.meaning(**number).topic == topic).find_map(|number| {
            match self.hit(*number, forms, 0)?.meaning.role {
                Role::Stance(side) => Some(side),
                _ => None,
            }
        })
    }

    fn meaning(&self, number: u32) -> Meaning {
        self.patterns[number as usize].1
    }

    fn hit(&self, number: u32, forms: &[Form], start: usize) -> Option<Hit> {
        let (pattern, meaning) = &self.patterns[number as usize];
        let length = pattern.matches(&forms[start..])?;
        Some(Hit { start, end: start + length, meaning: *meaning })
    }
}
