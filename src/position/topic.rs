//! What a claim is about: a declared topic, or the content words themselves.

use compact_str::{CompactString, format_compact};

use super::claim::Topic;
use super::context::Context;
use super::phrase::Few;
use super::places::Picked;
use super::proposition::Proposition;
use crate::lexicon::{Hit, Marks, Role, Side, Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// A declared topic found in a clause, with the side that its frames take.
#[derive(Debug, Clone)]
pub(super) struct Declared {
    pub topic: u32,
    pub side: Option<Side>,
    /// The words of the frame that takes the side.
    pub frame: TokenRange,
    /// True where one of them denies by the frame's own pattern.
    pub denies: bool,
    /// True where these words name the topic too.
    pub stated: bool,
    /// The first word that names it in the clause itself.
    pub named: Option<usize>,
    /// True where it is named, and not only spoken of.
    pub by_name: bool,
}

impl Declared {
    /// True where the frame begins with the subject: "the wall is a waste".
    pub fn framed_subject(&self, found: &Proposition) -> bool {
        found.subject.first().is_some_and(|at| self.frame.contains(at))
    }
}

/// The declared topics that the words of a range speak of, each once, in the order of their indices.
///
/// A frame counts only where the topic is also named, in the range or in the sentences around it: "oppose it" alone
/// opposes nothing. Where one topic's context stands near, those whose context is far are left out.
pub(super) fn declared(context: &Context, range: &TokenRange) -> Vec<Declared> {
    let mut found: Vec<Declared> = Vec::new();
    for hit in context.hits(range) {
        let topic = hit.meaning.topic;
        let index = found.iter().position(|declared| declared.topic == topic).unwrap_or_else(|| {
            found.push(Declared {
                topic,
                side: None,
                frame: 0..0,
                denies: false,
                stated: false,
                named: None,
                by_name: false,
            });
            found.len() - 1
        });
        let declared = &mut found[index];
        match hit.meaning.role {
            // The first frame that names the topic decides, else the first: a second is most often a part of it.
            Role::Stance(side) if declared.side.is_none() || !declared.stated => {
                let named =
                    |name: &Hit| name.meaning.topic == topic && matches!(name.meaning.role, Role::Name | Role::Mention);
                let stated = context.hits(&(hit.start..hit.end)).any(named) && !is_modifier(context, topic, hit.end);
                if declared.side.is_none() || stated {
                    declared.side = Some(side);
                    declared.frame = hit.start..hit.end;
                    declared.denies = hit.meaning.denies;
                    declared.stated = stated;
                }
            }
            Role::Name | Role::Mention => {
                declared.named = declared.named.or(Some(hit.start));
                declared.by_name |= hit.meaning.role == Role::Name;
            }
            _ => {}
        }
    }
    if found.iter().any(|declared| declared.named.is_none()) {
        let around = context.sentences_around(range);
        let is_name = |role: Role| matches!(role, Role::Name | Role::Mention);
        let names =
            |topic: u32| context.hits(&around).any(|hit| hit.meaning.topic == topic && is_name(hit.meaning.role));
        found.retain(|declared| declared.named.is_some() || names(declared.topic));
    }
    if found.len() > 1 {
        let near = |declared: &Declared| context.has_context_near(declared.topic, range);
        if found.iter().any(near) {
            found.retain(near);
        }
    }
    found.sort_by_key(|declared| declared.topic);
    found
}

/// True where the topic is for or against a person.
pub(super) fn is_person(context: &Context, topic: u32) -> bool {
    context.knowledge.topics.topic(topic).is_some_and(|topic| topic.person)
}

/// "The Trump rival": a person's name before another noun, or owning it, is not what is spoken of.
fn is_modifier(context: &Context, topic: u32, end: usize) -> bool {
    let Some(next) = context.words().get(end) else { return false };
    let owner = next.tag == Tag::Possessive && !next.is_kind(TokenKind::Word);
    is_person(context, topic) && (owner || next.tag.is_nominal() || next.has(Traits::PERSON))
}

/// True where the topic is named in the noun phrase that `words` begin with, from word `after` on: "opposed [the
/// pipeline]", "opposed [calls for the pipeline]", and not "attacked [her record] on the pipeline".
pub(super) fn is_object(context: &Context, topic: u32, words: &[usize], after: usize) -> bool {
    /// Nouns that stand for what they are of.
    const STAND_FOR: [&str; 23] = [
        "call",
        "plan",
        "proposal",
        "idea",
        "push",
        "bill",
        "effort",
        "measure",
        "law",
        "legislation",
        "bid",
        "use",
        "nomination",
        "candidacy",
        "support",
        "opposition",
        "policy",
        "notion",
        "candidate",
        "concept",
        "benefit",
        "number",
        "expansion",
    ];
    let all = context.words();
    let mut last = None;
    let mut begun = false;
    for at in words.iter().copied().filter(|at| *at >= after) {
        let word = &all[at];
        match word.tag {
            Tag::Preposition | Tag::To if !begun => {}
            Tag::Preposition | Tag::To => {
                let stands = last.is_some_and(|at: usize| STAND_FOR.contains(&context.lemma(at).as_ref()));
                if !stands {
                    return false;
                }
            }
            tag if tag.is_nominal() || tag == Tag::Adjective || tag == Tag::Number || tag.is_verb() => {
                begun = true;
                last = Some(at);
                let named = context
                    .hits(&(at..at + 12))
                    .any(|hit| hit.start == at && hit.meaning.topic == topic && hit.meaning.role == Role::Name);
                let owner = |next: &crate::grammar::Word| next.tag == Tag::Possessive && !next.is_kind(TokenKind::Word);
                if named && !all.get(at + 1).is_some_and(owner) && !is_modifier(context, topic, at + 1) {
                    return true;
                }
                if tag.is_verb() && !matches!(tag, Tag::Participle | Tag::Gerund | Tag::Base) {
                    return false;
                }
            }
            Tag::Determiner | Tag::Possessive | Tag::Adverb | Tag::Negation => {}
            _ => return false,
        }
    }
    false
}

/// The side that a frame takes where a passive is read as the active it stands for: "sanctions must be lifted".
pub(super) fn side_of_passive(context: &Context, found: &Proposition, topic: u32) -> Option<Side> {
    let picked: Few = found.head.iter().chain(&found.object).copied().collect();
    context.knowledge.topics.frame_at(Picked { words: context.words(), left: &picked }, topic)
}

/// The declared topic as a claim shows it.
pub(super) fn shown(context: &Context, topic: u32) -> Option<Topic> {
    let topic = context.knowledge.topics.topic(topic)?;
    Some(Topic::Declared { id: topic.id.clone(), name: topic.name.clone() })
}

/// The content words of a clause, each once and with its rarity, in order: what an open topic is made of. `speaker` is left out: what an actor says is not about the actor's name; and
/// so are `governors`, which only say whether and how the rest is the case.
pub(super) fn weighed(
    context: &Context,
    words: impl Iterator<Item = usize>,
    governors: &[usize],
    speaker: Option<&TokenRange>,
) -> Vec<(CompactString, f32)> {
    /// Most topics have no more words than this.
    const FEW: usize = 8;
    /// What two common words weigh that stand together: as a word that stands once in 20,000.
    const PAIR: f32 = 0.3;
    /// More words than this make no sharper topic.
    const MOST: usize = 12;
    let all = context.words();
    let speaker = speaker.map_or(&[][..], |range| &all[range.clone()]);
    let mut found: Vec<(CompactString, f32)> = Vec::with_capacity(FEW);
    let mut before: Option<(usize, f32)> = None;
    for at in words {
        let word = &all[at];
        if !is_content(word.tag) {
            continue;
        }
        if word.has(Traits::FUNCTION.with(Traits::HONORIFIC).with(Traits::TIME))
            || context.marks(at).any(Marks::NUMBER.with(Marks::MAGNITUDE).with(Marks::UNIT))
            || word.token.capitalised && speaker.iter().any(|w| w.text() == word.text())
            // Praise, blame and verbs of stance say how something is judged, not what it is.
            || context.semantics().is_judgement(context.lemmas(at))
            || governors.contains(&at)
        {
            continue;
        }
        let weight = weight(word.entry.rarity, word.tag == Tag::Name, word.entry.tags.is_empty());
        let folded = context.synonym(at);
        // "Health law": what two common words name together is no common thing.
        let pair = before.filter(|(last, other)| last + 1 == at && word.tag.is_nominal() && other.max(weight) < PAIR);
        if let Some((last, _)) = pair {
            add(&mut found, format_compact!("{} {folded}", context.synonym(last)), PAIR);
        }
        before = Some((at, weight));
        if weight > 0.0 {
            add(&mut found, folded, weight);
        }
    }
    if found.len() > MOST {
        found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found.truncate(MOST);
        found.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        found.shrink_to_fit();
    }
    found
}

fn add(topic: &mut Vec<(CompactString, f32)>, word: CompactString, weight: f32) {
    if let Err(place) = topic.binary_search_by(|(known, _)| known.cmp(&word)) {
        topic.insert(place, (word, weight));
    }
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
