//! Topics as packs declare them, and taking them in.

use super::Lexicon;
use super::mark;
use super::opening::{Opening, Openings};
use super::pattern::Pattern;
use super::semantics::Side;
use super::topic::{Meaning, Role, Topic, Topics, topic_sieve};
use super::trigger::{Begins, Triggers};

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

/// Topics while they are taken in: what their patterns begin with is laid out once all are there.
#[derive(Debug, Default)]
pub struct Declarations {
    topics: Topics,
    triggers: Triggers,
}

impl Declarations {
    /// Adds a topic. Each pattern that is not one is answered with its text and what was expected.
    pub fn add(&mut self, source: &TopicSource, lexicon: &Lexicon) -> Vec<(String, String)> {
        let topic = u32::try_from(self.topics.declared.len()).unwrap_or(u32::MAX);
        self.topics.declared.push(Topic {
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
                        let denies = written.split([' ', '|', '?', '"']).any(mark::denies);
                        let number = u32::try_from(self.topics.patterns.len()).unwrap_or(u32::MAX);
                        let ((next, gap), begun) = (pattern.second(), pattern.begins_with_lemma());
                        let opening = Opening { number, topic, next, gap, begun };
                        let framed = matches!(role, Role::Stance(_)).then(|| topic_sieve(topic));
                        self.triggers.add(&pattern, Begins { opening, framed }, lexicon);
                        self.topics.patterns.push((pattern, Meaning { topic, role, denies }));
                    }
                    Err(expected) => faults.push((written.clone(), expected)),
                }
            }
        }
        faults
    }

    /// The topics, with their patterns by the words of a lexicon: the one that they were taken in with.
    pub fn settle(self, lexicon: &Lexicon) -> Topics {
        Topics { openings: Openings::new(self.triggers, lexicon), ..self.topics }
    }
}
