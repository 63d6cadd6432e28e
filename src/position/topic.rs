//! What a claim is about: a declared topic, or the content words themselves.

use super::claim::Topic;
use super::context::Context;
use super::number::number_word;
use crate::lexicon::{Role, Side, Tag, Traits};
use crate::text::TokenRange;

/// A declared topic found in a clause, with the side that its frames take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declared {
    pub topic: u32,
    pub side: Option<Side>,
    /// First word of the frame that takes the side.
    pub frame: usize,
}

/// The declared topics that the words of a range speak of, each once, in the order of their indices.
pub(super) fn declared(context: &Context, range: &TokenRange) -> Vec<Declared> {
    let mut found: Vec<Declared> = Vec::new();
    for hit in context.hits(range) {
        let side = match hit.meaning.role {
            Role::Stance(side) => Some(side),
            _ => None,
        };
        match found.iter_mut().find(|declared| declared.topic == hit.meaning.topic) {
            // The first frame decides: a second is most often a part of it.
            Some(declared) if declared.side.is_none() && side.is_some() => {
                declared.side = side;
                declared.frame = hit.start;
            }
            Some(_) => {}
            None => found.push(Declared { topic: hit.meaning.topic, side, frame: hit.start }),
        }
    }
    found.sort_by_key(|declared| declared.topic);
    found
}

/// The declared topic as a claim shows it.
pub(super) fn shown(context: &Context, topic: u32) -> Option<Topic> {
    let topic = context.knowledge.topics.topic(topic)?;
    Some(Topic::Declared { id: topic.id.clone(), name: topic.name.clone() })
}

/// The content words of a clause by rarity. `speaker` is left out: what an actor says is not about the actor's name.
pub(super) fn open(context: &Context, words: &[usize], speaker: Option<&TokenRange>) -> Topic {
    /// More words than this make no sharper topic.
    const MOST: usize = 12;
    let all = context.words();
    let speaker = speaker.map_or(&[][..], |range| &all[range.clone()]);
    let mut found: Vec<(String, f32)> = Vec::new();
    for at in words {
        let word = &all[*at];
        let speaks = |w: &&crate::grammar::Word| w.text() == word.text() && w.token.capitalised;
        if !is_content(word.tag)
            || word.has(Traits::FUNCTION.with(Traits::HONORIFIC).with(Traits::TIME))
            || number_word(word.text()).is_some()
            || speaker.iter().any(|w| speaks(&w))
        {
            continue;
        }
        let weight = weight(word.entry.rarity, word.tag == Tag::Name, word.entry.tags.is_empty());
        if weight <= 0.0 {
            continue;
        }
        let lemma = context.lemma(*at);
        let folded =
            if word.tag.is_verb() { context.semantics().verb(&lemma) } else { context.semantics().noun(&lemma) };
        if !found.iter().any(|(known, _)| known == folded) {
            found.push((folded.to_owned(), weight));
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found.truncate(MOST);
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Topic::Open(found)
}

/// From 0 at one word in 3,000 to 1 at one in three million.
fn weight(rarity: u8, name: bool, unknown: bool) -> f32 {
    if name && unknown {
        return 0.9;
    }
    ((f32::from(rarity) - 35.0) / 30.0).clamp(0.0, 1.0)
}

fn is_content(tag: Tag) -> bool {
    tag.is_nominal()
        || matches!(tag, Tag::Adjective | Tag::Base | Tag::Present | Tag::Past | Tag::Participle | Tag::Gerund)
}
