//! From the words of a source to the actor behind them.

use compact_str::CompactString;

use super::description::SPEAKING;
use super::entity::{EntityId, Kind, index};
use super::mention::{Mention, Role, Shape};
use super::name::is_common;
use super::pronoun::third_person;
use super::{Actor, Actors, Resolved, Voice, fold};
use crate::grammar::{Reading, Word};
use crate::lexicon::{Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// How many speakers inside speakers are followed.
const DEPTH: usize = 4;

/// How far from its cue a quotation's words are looked for, in words; keeps a page of `I said` linear.
const REACH: usize = 600;

/// What stands before a turn where nobody is named.
const ROLES: &[&str] = &["answer", "audience", "crowd", "operator", "protester", "question", "video", "voice"];

/// Who a source is.
pub(super) fn resolve(actors: &Actors, source: &TokenRange, at: usize) -> Option<Resolved> {
    let words = &actors.reading.words;
    let end = source.end.min(words.len());
    let mut range = source.start.min(end)..end;
    let bare =
        |w: &Word| matches!(w.token.kind, TokenKind::Sign | TokenKind::Dash | TokenKind::Break) && w.text() != "$";
    while range.start < range.end && bare(&words[range.start]) {
        range.start += 1;
    }
    while range.start < range.end && bare(&words[range.end - 1]) {
        range.end -= 1;
    }
    if range.is_empty() {
        return None;
    }
    let found = if words[range.start].folds_to("neither") {
        None
    } else if is_pronoun(&words[range.clone()]) {
        actors.pronoun(range.start, at, DEPTH)
    } else {
        actors.spoken_for(&range).or_else(|| actors.phrase(&range).map(own_voice))
    };
    let found = found.unwrap_or_else(|| own_voice(actors.own_words(&range)));
    Some(if is_label(actors, &range, at) { Resolved { actor: named(found.actor), ..found } } else { found })
}

/// True for the name before the colon of a transcript's turn, though it may be a common word: `PARK`, not `QUESTION`.
fn is_label(actors: &Actors, range: &TokenRange, at: usize) -> bool {
    let Reading { words, attributions, .. } = actors.reading;
    let turn = || {
        let found = attributions.binary_search_by_key(&at, |a| a.cue_head);
        found.is_ok_and(|index| attributions[index].form == "turn")
    };
    let name = &words[range.end - 1];
    let role = name.has(Traits::PERSON.with(Traits::TITLE).with(Traits::FUNCTION)) || name.folds_to_any(ROLES);
    words[at].is(":") && !role && name.text().len() > 1 && turn()
}

/// The actor without the mark of those that are not sure to be one and the same elsewhere.
fn named(actor: Actor) -> Actor {
    Actor { id: actor.id.trim_start_matches('?').into(), ..actor }
}

fn own_voice(actor: Actor) -> Resolved {
    Resolved { actor, voice: Voice::Actor }
}

fn is_pronoun(words: &[Word]) -> bool {
    let first = &words[0];
    let one = words.len() == 1 || words.len() == 2 && words[1].has(Traits::OBJECT);
    one && (first.tag == Tag::Pronoun
        || first.has(Traits::FUNCTION) && matches!(first.tag, Tag::Wh | Tag::That | Tag::Possessive))
}

impl Actors<'_> {
    fn word(&self, at: u32) -> &Word<'_> {
        &self.reading.words[at as usize]
    }

    /// The mentions that lie inside a range.
    fn mentions_in(&self, range: &TokenRange) -> &[Mention] {
        let from = self.mentions.partition_point(|m| (m.start as usize) < range.start);
        let to = self.mentions.partition_point(|m| (m.start as usize) < range.end);
        &self.mentions[from..to]
    }

    fn pronoun(&self, at: usize, cue: usize, depth: usize) -> Option<Resolved> {
        let word = &self.reading.words[at];
        if third_person(word).is_some() {
            let mention = self.mentions_in(&(at..at + 1)).first()?;
            return self.actor(mention.entity?).map(own_voice);
        }
        if word.folds_to_any(&["who", "which", "that", "whom"]) {
            return self.relative(at).and_then(|id| self.actor(id)).map(own_voice);
        }
        if word.has(Traits::FIRST) {
            return self.first_person(at, cue, depth);
        }
        if word.folds_to_any(&["it", "they"]) {
            let body = self.body(at).and_then(|id| self.actor(id)).map(own_voice);
            let group = || if word.folds_to("they") && depth > 0 { self.group(at, depth) } else { None };
            return body.or_else(|| self.campaign(at)).or_else(group);
        }
        None
    }

    /// Where the sentence before that of a word begins.
    fn sentence_before(&self, at: usize) -> Option<usize> {
        let sentence = self.reading.sentences.partition_point(|s| s.end <= at);
        Some(self.reading.sentences.get(sentence.saturating_sub(1))?.start)
    }

    /// "Port officials closed the dock. Later they said …": the several who spoke last, in this or the previous sentence.
    fn group(&self, at: usize, depth: usize) -> Option<Resolved> {
        let Reading { words, attributions, .. } = self.reading;
        let from = self.sentence_before(at)?;
        let until = attributions.partition_point(|a| a.cue_head < at);
        let told = attributions[..until].iter().rev().take_while(|a| a.cue_head >= from);
        let source = told.filter_map(|a| a.source.clone()).find(|source| !words[source.start].quoted)?;
        if words[source.start].folds_to("they") && source.len() == 1 {
            return if source.start < at { self.pronoun(source.start, at, depth - 1) } else { None };
        }
        let core = self.core(&source, self.mentions_in(&source));
        let several =
            core.clone().rev().find(|at| words[*at].tag.is_nominal()).is_some_and(|at| words[at].tag == Tag::Nouns);
        several.then(|| self.phrase(&source).unwrap_or_else(|| self.own_words(&source))).map(own_voice)
    }

    /// "Lee's campaign took it back. It said …": whoever speaks for somebody, as the subject of this or the previous sentence.
    fn campaign(&self, at: usize) -> Option<Resolved> {
        /// Words of a name and what stands between it and the noun.
        const BEFORE: usize = 4;
        let words = &self.reading.words;
        let from = self.sentence_before(at)?;
        let subject = |noun: &usize| {
            let mut after = words[*noun + 1..at].iter().filter(|w| w.tag != Tag::Adverb);
            words[*noun].folds_to_any(SPEAKING) && after.next().is_some_and(|w| w.tag.is_finite())
        };
        let noun = (from..at).rev().find(subject)?;
        self.spoken_for(&(from.max(noun.saturating_sub(BEFORE))..noun + 1))
    }

    /// Whose words `I` and `we` stand in: the innermost quotation's speaker, the turn's, the document's.
    fn first_person(&self, at: usize, cue: usize, depth: usize) -> Option<Resolved> {
        let size = |content: &[TokenRange]| content.iter().map(ExactSizeIterator::len).sum::<usize>();
        let all = &self.reading.attributions;
        let from = all.partition_point(|a| a.cue_head + REACH < at);
        let to = all.partition_point(|a| a.cue_head <= at + REACH);
        let outer = all[from..to]
            .iter()
            .filter(|a| a.cue_head != cue && a.content.iter().any(|range| range.contains(&at)))
            .min_by_key(|a| size(&a.content));
        if let Some(outer) = outer {
            let source = outer.source.as_ref().filter(|source| !source.contains(&at) && depth > 0)?;
            let single = source.len() == 1 && self.reading.words[source.start].has(Traits::FIRST);
            return if single {
                self.first_person(source.start, outer.cue_head, depth - 1)
            } else {
                resolve(self, source, outer.cue_head)
            };
        }
        if let Some(turn) = self.turn(at) {
            return self.phrase(&turn).map(own_voice);
        }
        let speaker = self.speaker.filter(|_| !self.reading.words[at].quoted)?;
        let key = fold(speaker.split_whitespace());
        let name =
            self.aliases.find_text(speaker.split_whitespace(), &mut String::new()).map(|id| self.aliases.get(id));
        let actor = name.map_or_else(|| Actor { id: key.into(), name: speaker.into() }, |known| known.actor.clone());
        Some(own_voice(actor))
    }

    /// The label of a turn: `MS. ROE:` at the start of the paragraph.
    fn turn(&self, at: usize) -> Option<TokenRange> {
        let found = self.reading.paragraphs.partition_point(|p| p.end <= at);
        let paragraph = self.reading.paragraphs.get(found).filter(|p| p.contains(&at))?;
        let words = &self.reading.words[paragraph.clone()];
        let colon = words.iter().take(8).position(|w| w.is(":"))?;
        let label = &words[..colon];
        let named = label.iter().all(|w| !w.is_kind(TokenKind::Word) || w.token.capitalised);
        (colon > 0 && named).then(|| paragraph.start..paragraph.start + colon)
    }

    /// The body that `it` or `they` means: the latest subject of this or the previous sentence that is one.
    fn body(&self, at: usize) -> Option<EntityId> {
        let until = self.mentions.partition_point(|m| (m.start as usize) < at);
        let sentence = self.reading.sentences.partition_point(|s| s.end <= at);
        self.mentions[..until]
            .iter()
            .rev()
            .take_while(|m| m.sentence as usize + 1 >= sentence)
            .filter(|m| m.role >= Role::Subject && m.shape == Shape::Name && !m.quoted)
            .filter_map(|m| m.entity)
            .find(|id| self.entities.get(*id).kind == Kind::Organisation)
    }

    /// A spokesman, a campaign and the like, with somebody they speak for.
    fn spoken_for(&self, range: &TokenRange) -> Option<Resolved> {
        let words = &self.reading.words;
        let relative = range.clone().find(|at| words[*at].tag == Tag::Wh).unwrap_or(range.end);
        let range = range.start..relative;
        let noun = range.clone().find(|at| {
            let word = &words[*at];
            word.folds_to_any(SPEAKING)
                || word.folds_to("secretary") && *at > range.start && words[*at - 1].folds_to("press")
                || word.folds_to("officials") && self.is_body(*at)
        })?;
        let mentions = self.mentions_in(&range);
        let segment = self.segments(&range, mentions).find(|segment| segment.contains(&noun))?;
        // "Clinton, whose campaign", "critics of the Trump campaign": the noun must head its phrase.
        let inside = self.mentions_in(&segment);
        let head = self.core(&segment, inside);
        let named = self.mentions_in(&head).iter().rev().find(|m| m.shape == Shape::Name);
        let heads = head.contains(&noun) && !words[noun..head.end].iter().any(|w| w.tag == Tag::Possessive);
        if !heads {
            return None;
        }
        let before = inside.iter().rev().find(|m| {
            m.end as usize <= noun
                && (m.shape == Shape::Name || m.role == Role::Possessor)
                && words[m.end as usize..noun].iter().all(|w| !matches!(w.tag, Tag::Preposition | Tag::Mark))
        });
        let after = || {
            let link = (noun + 1..segment.end).take(4).find(|at| words[*at].is_any(&["for", "of", "to"]))?;
            inside.iter().find(|m| m.start as usize > link && (m.start as usize) < link + 5 && m.shape == Shape::Name)
        };
        let principal = before.or_else(after)?;
        let entity = principal.entity.filter(|id| {
            let known = self.entities.get(*id);
            known.kind != Kind::Group && (known.kind != Kind::Unknown || !is_common(self.word(principal.head)))
        })?;
        // "spokesman Josh Earnest" speaks for nobody that the phrase names.
        if named.is_some_and(|m| m.start == principal.start && m.start as usize > noun) && after().is_none() {
            return None;
        }
        Some(Resolved { actor: self.actor(entity)?, voice: Voice::Spokesman })
    }

    /// True where the name of an organisation ends right before a word: "Harbour Department officials".
    fn is_body(&self, at: usize) -> bool {
        let before = self.mentions.partition_point(|m| (m.end as usize) <= at).checked_sub(1);
        let name =
            before.map(|before| &self.mentions[before]).filter(|m| m.end as usize == at && m.shape == Shape::Name);
        name.and_then(|m| m.entity).is_some_and(|id| self.entities.get(id).kind == Kind::Organisation)
    }

    /// The stretches between the commas of a noun phrase with these mentions; the comma of a suffix belongs to its name.
    fn segments(&self, range: &TokenRange, mentions: &[Mention]) -> impl Iterator<Item = TokenRange> {
        let words = &self.reading.words;
        let mut at = range.start;
        let end = range.end;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let start = at;
            let inside_name = |i: usize| mentions.iter().any(|m| (m.start as usize) < i && i < m.end as usize);
            let comma = (start..end).find(|i| words[*i].is_comma() && !inside_name(*i)).unwrap_or(end);
            at = comma + 1;
            Some(start..comma)
        })
    }

    /// A noun phrase with these mentions, without what follows its head.
    fn core(&self, segment: &TokenRange, names: &[Mention]) -> TokenRange {
        let words = &self.reading.words;
        let mut at = segment.start;
        while at < segment.end {
            if let Some(name) = names.iter().find(|m| m.start as usize == at && m.shape == Shape::Name) {
                at = (name.end as usize).max(at + 1);
                continue;
            }
            let word = &words[at];
            let nominal_before =
                at > segment.start && (words[at - 1].tag.is_nominal() || words[at - 1].tag == Tag::Pronoun);
            let ends = match word.tag {
                Tag::Preposition | Tag::Wh | Tag::That | Tag::Conjunction | Tag::To => at > segment.start,
                Tag::Gerund | Tag::Participle => {
                    nominal_before && !words.get(at + 1).is_some_and(|w| w.tag.is_nominal())
                }
                Tag::Mark => word.is_any(&["(", "[", ";", ":", "–", "—", "--"]),
                _ => false,
            };
            if ends {
                break;
            }
            at += 1;
        }
        segment.start..at
    }

    /// Who a noun phrase is.
    fn phrase(&self, range: &TokenRange) -> Option<Actor> {
        let words = &self.reading.words;
        let all = self.mentions_in(range);
        let mut segments = self.segments(range, all);
        let first = segments.next()?;
        let inside = if first == *range { all } else { self.mentions_in(&first) };
        let core = self.core(&first, inside);
        let mentions = if core == first { inside } else { self.mentions_in(&core) };
        let name_at =
            |at: usize| mentions.iter().find(|m| m.shape == Shape::Name && (m.start..m.end).contains(&index(at)));
        let nominal = |at: usize| words[at].tag.is_nominal() || words[at].tag == Tag::Pronoun;
        let head = core.clone().rev().find(|at| nominal(*at) || name_at(*at).is_some())?;
        if let Some(name) = name_at(head) {
            return self.actor(name.entity?);
        }
        for segment in segments.take(3) {
            let apposed = self.mentions_in(&segment).first();
            if let Some(name) = apposed
                .filter(|m| m.shape == Shape::Name && m.start as usize == segment.start && m.role != Role::Possessor)
            {
                return self.actor(name.entity?);
            }
        }
        let relative = words.get(range.end).is_some_and(|w| w.folds_to("who"));
        if let Some(id) = Some(head).filter(|_| relative).and_then(|head| self.described_after(head)) {
            return self.actor(id);
        }
        // What the document says of people goes before what a pack says of anybody.
        let described = mentions.iter().find(|m| m.shape == Shape::Description && m.head as usize == head);
        let described = described.and_then(|m| m.entity);
        if let Some(named) = described.filter(|id| !self.entities.get(*id).described) {
            return self.actor(named);
        }
        if let Some(known) = self.aliases.find(&words[core.clone()], &mut String::new()) {
            return Some(self.aliases.get(known).actor.clone());
        }
        if let Some(government) = self.country(&core, head) {
            return Some(government);
        }
        if let Some(body) = self.body_by_kind(&core, head) {
            return self.actor(body);
        }
        if words[head].has(Traits::ORGANISATION) {
            return self.government_in(&first);
        }
        self.actor(described?)
    }

    /// `the foreign ministry in Tehran`: the government that one of the names stands for.
    fn government_in(&self, range: &TokenRange) -> Option<Actor> {
        self.mentions_in(range).iter().find_map(|m| self.government(self.entities.get(m.entity?).alias?))
    }

    /// Who an entity is; nobody where its name has neither letters nor digits.
    pub(super) fn actor(&self, id: EntityId) -> Option<Actor> {
        self.known[id.index()].get_or_init(|| self.identify(id)).clone()
    }

    fn identify(&self, id: EntityId) -> Option<Actor> {
        let entity = self.entities.get(id);
        if let Some(alias) = entity.alias {
            return Some(self.aliases.get(alias).actor.clone());
        }
        let words = self.entities.words(id);
        let mut key = fold(words.iter().map(Word::text));
        let common = entity.kind == Kind::Unknown && !entity.full && words.iter().all(is_common);
        if key.is_empty() {
            return None;
        }
        if entity.described || entity.kind == Kind::Group || common {
            key.insert(0, '?');
        }
        Some(Actor { id: key.into(), name: self.text(entity.words.0, entity.words.1) })
    }

    fn own_words(&self, range: &TokenRange) -> Actor {
        let mut key = fold(self.reading.words[range.clone()].iter().map(Word::text));
        key.insert(0, '?');
        Actor { id: key.into(), name: self.text(index(range.start), index(range.end)) }
    }

    fn text(&self, start: u32, end: u32) -> CompactString {
        let span = self.word(start).span().cover(self.word(end - 1).span());
        let mut text = CompactString::with_capacity(span.len());
        for word in span.of(self.reading.text).split_whitespace() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }
}
