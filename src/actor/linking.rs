//! Names, descriptions and pronouns to entities, in two passes over one document: full names first, since headlines
//! shorten before the text spells out; then every mention in the order of the page.

use super::alias::{AliasId, Aliases};
use super::description::{Descriptions, describes, is_variation, may_mean_somebody};
use super::entity::{Bearers, Entities, EntityId, Gender, Kind, index};
use super::mention::{Mention, Role, Roles, Shape};
use super::name::{Name, capital, doubtful_name, is_common, is_headline, looks_human, name_at};
use super::pronoun::{Query, antecedent, third_person};
use crate::grammar::{Reading, Word};
use crate::lexicon::{ActorKind, Tag, Traits};
use crate::text::TokenRange;

/// How many of the latest mentions a description is held against.
const NEAR: usize = 40;

/// All entities of a document, and its mentions in the order of the page.
pub(super) fn link<'r>(reading: &'r Reading<'r>, aliases: &Aliases) -> (Entities<'r>, Vec<Mention>) {
    let mut linker = Linker {
        words: &reading.words,
        aliases,
        entities: Entities::new(&reading.words),
        descriptions: Descriptions::default(),
        mentions: Vec::new(),
        roles: Roles::new(reading),
        buffer: String::new(),
        sentence: 0,
        paragraph: 0,
    };
    let mut names: Vec<(Name, Option<EntityId>)> = Vec::new();
    for sentence in &reading.sentences {
        linker.full_names(sentence, &mut names);
    }
    linker.descriptions.settle();
    let mut names = names.into_iter().peekable();
    for (number, sentence) in reading.sentences.iter().enumerate() {
        linker.sentence = index(number);
        while reading.paragraphs.get(linker.paragraph as usize).is_some_and(|p| p.end <= sentence.start) {
            linker.paragraph += 1;
        }
        let mut at = sentence.start;
        while at < sentence.end {
            let next = names.next_if(|(name, _)| name.start < sentence.end);
            let until = next.as_ref().map_or(sentence.end, |(name, _)| name.start);
            for other in (at..until).filter(|at| may_mean_somebody(&reading.words[*at])) {
                linker.word(sentence, other);
            }
            at = next.map_or(until, |(name, known)| linker.name(sentence, &name, known));
        }
    }
    (linker.entities, linker.mentions)
}

struct Linker<'r, 'a> {
    words: &'r [Word<'r>],
    aliases: &'a Aliases,
    entities: Entities<'r>,
    descriptions: Descriptions,
    mentions: Vec<Mention>,
    roles: Roles<'r>,
    buffer: String,
    sentence: u32,
    paragraph: u32,
}

impl<'r> Linker<'r, '_> {
    /// First pass: every name of a sentence; those of more than one word become entities.
    fn full_names(&mut self, sentence: &TokenRange, names: &mut Vec<(Name, Option<EntityId>)>) {
        let mut at = sentence.start;
        let headline = is_headline(&self.words[sentence.clone()]);
        while at < sentence.end {
            if !capital(&self.words[at]) {
                at += 1;
            } else if let Some((next, name)) = name_at(self.words, at, sentence.end, headline) {
                if let Some(name) = name {
                    let entity = (!name.short).then(|| self.full(&name));
                    if let Some(entity) = entity.filter(|e| self.entities.get(*e).kind != Kind::Organisation) {
                        let (gender, apposed) = self.descriptions.record(self.words, sentence, &name, entity);
                        let known = self.entities.get_mut(entity);
                        known.gender = known.gender.or(gender);
                        if known.kind == Kind::Unknown && (apposed || looks_human(self.words, sentence, &name)) {
                            self.entities.get_mut(entity).kind = Kind::Person;
                        }
                    }
                    names.push((name, entity));
                }
                at = next;
            } else {
                names.extend(doubtful_name(self.words, at).map(|name| (name, None)));
                at += 1;
            }
        }
    }

    /// The entity of a name of several words; one is made where none is compatible.
    fn full(&mut self, name: &Name) -> EntityId {
        let family = self.words[name.last].text();
        let found = self.entities.family(family).find(|id| self.same_person(*id, name));
        let alias = if found.is_none() { self.alias(name.first, name.end) } else { None };
        let shared =
            alias.and_then(|alias| self.entities.family(family).find(|id| self.entities.get(*id).alias == Some(alias)));
        if let Some(id) = found.or(shared) {
            let entity = self.entities.get_mut(id);
            entity.fulls += 1;
            entity.gender = entity.gender.or(name.gender);
            if entity.kind == Kind::Unknown {
                entity.kind = name.kind;
            }
            return id;
        }
        let id = self.entities.add(name, alias);
        self.learn_from_alias(id);
        id
    }

    fn alias(&mut self, start: usize, end: usize) -> Option<AliasId> {
        self.aliases.find(self.words[start..end].iter().map(Word::text), &mut self.buffer)
    }

    fn learn_from_alias(&mut self, id: EntityId) {
        let entity = self.entities.get_mut(id);
        if let Some(known) = entity.alias.map(|alias| self.aliases.get(alias)) {
            entity.kind = if known.kind == ActorKind::Person { Kind::Person } else { Kind::Organisation };
            entity.gender = entity.gender.or(known.gender);
        }
    }

    /// Full names of one person: the same given name or its initial, no other middle initial, no other suffix.
    fn same_person(&self, id: EntityId, name: &Name) -> bool {
        let entity = self.entities.get(id);
        if !entity.full || !entity.gender.fits(name.gender) {
            return false;
        }
        let ours = &self.words[name.first..name.end];
        let theirs = self.entities.words(id);
        let suffix = |words: &[Word<'r>]| words.last().filter(|w| w.has(Traits::SUFFIX)).map(|w| w.text().len());
        let initial = |words: &[Word<'r>]| {
            words.get(1).filter(|w| w.text().ends_with('.') && w.text().len() <= 4).map(|w| w.text().as_bytes()[0])
        };
        let differ = |a: Option<u8>, b: Option<u8>| a.is_some() && b.is_some() && a != b;
        let suffixes = (suffix(ours), suffix(theirs));
        ours[0].text().eq_ignore_ascii_case(theirs[0].text())
            && !differ(initial(ours), initial(theirs))
            && !(suffixes.0.is_some() && suffixes.1.is_some() && suffixes.0 != suffixes.1)
    }

    /// Second pass: one name. Returns the index after it.
    fn name(&mut self, sentence: &TokenRange, name: &Name, known: Option<EntityId>) -> usize {
        let entity = match known {
            Some(entity) => Some(entity),
            None => match self.short(name) {
                Link::To(entity) => Some(entity),
                Link::Ambiguous => None,
                Link::NoName => {
                    self.word(sentence, name.start);
                    return name.start + 1;
                }
            },
        };
        if let Some(entity) = entity.filter(|id| known.is_none() && self.entities.get(*id).kind == Kind::Unknown) {
            // A surname by itself, after a name of several words: people are called so, places are not.
            let shortened = self.entities.get(entity).full && !is_common(&self.words[name.last]);
            if shortened || looks_human(self.words, sentence, name) {
                self.entities.get_mut(entity).kind = Kind::Person;
            }
        }
        self.mention(sentence, name.start, name.end, name.last, entity, Shape::Name);
        name.end
    }

    /// Whom a surname, a given name or a titled surname means.
    fn short(&mut self, name: &Name) -> Link {
        let text = self.words[name.last].text();
        let bare = self.alias(name.first, name.end);
        let surname = bare.is_some_and(|alias| self.aliases.get(alias).kind == ActorKind::Person);
        let fits = |entities: &Entities, id: &EntityId| {
            let entity = entities.get(*id);
            entity.gender.fits(name.gender)
                && match entity.kind {
                    Kind::Person => true,
                    Kind::Unknown => !entity.full || surname || name.titled || !is_common(&self.words[name.last]),
                    Kind::Organisation | Kind::Group => !entity.full && !name.titled,
                }
        };
        let mut bearers: Bearers = self.entities.family(text).filter(|id| fits(&self.entities, id)).collect();
        let titled = if name.titled { self.alias(name.start, name.end) } else { None };
        if let Some(alias) = titled {
            if let Some(id) = bearers.iter().find(|id| self.entities.get(**id).alias == Some(alias)) {
                return Link::To(*id);
            }
            // "President Obama" is not Michelle Obama of the same page, but "Mr. Trump" may well be Judd Trump.
            if bearers.is_empty() || !self.words[name.first - 1].has(Traits::HONORIFIC) {
                return Link::To(self.new_short(name, Some(alias)));
            }
        }
        if bearers.is_empty() {
            bearers.extend(self.entities.middle(text).filter(|id| self.entities.get(*id).kind != Kind::Organisation));
        }
        let entities = &self.entities;
        let given = |kind| entities.given(text).filter(move |id| entities.get(*id).kind == kind);
        if bearers.is_empty() && !name.titled {
            bearers.extend(given(Kind::Person));
        }
        if bearers.is_empty() && !name.titled && !is_common(&self.words[name.last]) && !name.doubtful {
            bearers.extend(given(Kind::Organisation));
        }
        if name.doubtful && !bearers.iter().any(|id| self.entities.get(*id).kind == Kind::Person) {
            return Link::NoName;
        }
        if bearers.len() > 1 && name.titled {
            let found = self.descriptions.find(self.words, &(name.start..name.first), name.first - 1);
            if let Some(id) = found.filter(|id| bearers.contains(id)) {
                return Link::To(id);
            }
        }
        // A surname before anybody of that name was introduced is one that everybody knows, except in a headline.
        let introduced = bearers.iter().any(|id| self.entities.get(*id).mentions > 0);
        let famous = bare.filter(|_| !introduced && (self.paragraph > 0 || bearers.is_empty()));
        if let Some(alias) = famous {
            let same = bearers.iter().find(|id| self.entities.get(**id).alias == Some(alias)).copied();
            return Link::To(same.unwrap_or_else(|| self.new_short(name, Some(alias))));
        }
        match self.choose(&bearers) {
            Some(link) => link,
            None => Link::To(self.new_short(name, None)),
        }
    }

    fn new_short(&mut self, name: &Name, alias: Option<AliasId>) -> EntityId {
        let id = self.entities.add(name, alias);
        self.learn_from_alias(id);
        if !name.titled {
            let entity = self.entities.get_mut(id);
            entity.gender = entity.gender.or(Gender::of(self.words[name.last].entry.traits));
        }
        id
    }

    /// The bearer of a name that is meant: the one spoken of most, or else most lately; nobody where two are alike.
    fn choose(&self, bearers: &[EntityId]) -> Option<Link> {
        let introduced = bearers.iter().any(|id| self.entities.get(*id).mentions > 0);
        let weight = |id: &EntityId| {
            let entity = self.entities.get(*id);
            let recent = match self.paragraph - entity.paragraph.min(self.paragraph) {
                _ if entity.mentions == 0 => 0,
                0 => 4,
                1 => 2,
                _ => 0,
            };
            2 * entity.mentions.min(6) + entity.fulls.min(6) + recent
        };
        let fitting = |id: &&EntityId| !introduced || self.entities.get(**id).mentions > 0;
        let best = bearers.iter().filter(fitting).max_by_key(|id| weight(id))?;
        let rivals = bearers.iter().filter(fitting).filter(|id| *id != best && weight(id) == weight(best)).count();
        Some(if rivals > 0 { Link::Ambiguous } else { Link::To(*best) })
    }

    /// Second pass: one word that begins no name.
    fn word(&mut self, sentence: &TokenRange, at: usize) {
        let word = &self.words[at];
        if let Some(gender) = third_person(word) {
            let query =
                Query { object: word.has(Traits::OBJECT) && !word.has(Traits::SUBJECT), ..self.query(at, gender) };
            let entity = antecedent(self.words, &self.entities, &self.mentions, query);
            if let Some(entity) = entity {
                let known = self.entities.get_mut(entity);
                known.gender = known.gender.or(gender);
                known.kind = Kind::Person;
            }
            self.mention(sentence, at, at + 1, at, entity, Shape::Pronoun);
        } else if matches!(word.tag, Tag::Noun | Tag::Name) && describes(word) {
            self.description(sentence, at);
        }
    }

    fn query(&self, at: usize, gender: Gender) -> Query {
        Query {
            at,
            sentence: self.sentence,
            paragraph: self.paragraph,
            gender,
            quoted: self.words[at].quoted,
            object: false,
            person: true,
            other_than: None,
        }
    }

    /// A noun phrase around a noun for a person, unless the noun only leads up to a name.
    fn description(&mut self, sentence: &TokenRange, head: usize) {
        let words = self.words;
        if words
            .get(head + 1)
            .is_some_and(|next| head + 1 < sentence.end && next.tag.is_nominal() && !next.has(Traits::TIME))
        {
            return;
        }
        let apposed = words.get(head + 1).is_some_and(Word::is_comma) && head + 2 < sentence.end;
        if apposed
            && name_at(words, head + 2, sentence.end, false)
                .is_some_and(|(_, name)| name.is_some_and(|name| !name.short && name.kind != Kind::Organisation))
        {
            return;
        }
        let inner = |w: &Word| {
            matches!(w.tag, Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number | Tag::Participle | Tag::Adverb)
                || w.tag == Tag::Possessive
                || w.is_any(&["-", "of"])
        };
        let floor = sentence.start.max(head.saturating_sub(9));
        let start =
            (floor..head).rev().find(|at| !inner(&words[*at]) || words[*at].folds_to_any(&["his", "her", "their"]));
        let Some(start) = start else { return };
        let opening = &words[start];
        let definite = opening.folds_to_any(&["the", "this", "that"]);
        let indefinite = opening.folds_to_any(&["a", "an", "one", "another"]);
        let owned = words[start..head].iter().any(|w| w.tag == Tag::Possessive);
        if !definite && !indefinite && !owned {
            return;
        }
        let phrase = start..head + 1;
        let gender = Gender::of(words[head].entry.traits);
        let known = if definite && !owned { self.definite(&phrase, head, gender) } else { None };
        let role = self.roles.of(start, head + 1, sentence);
        if known.is_none() && role < Role::Subject {
            return;
        }
        // Made up only where it can be what a later pronoun means.
        let entity = known.unwrap_or_else(|| self.entities.describe(start, head + 1, gender));
        self.push(sentence.start, start..head + 1, head, Some(entity), Shape::Description, role);
    }

    fn definite(&mut self, phrase: &TokenRange, head: usize, gender: Gender) -> Option<EntityId> {
        let after = |distance: usize| self.words.get(head + distance);
        let office =
            after(1).is_some_and(|w| w.is("of")) && after(2).is_some_and(|w| w.folds_to_any(&["state", "defense"]));
        let narrowed = !office && after(1).is_some_and(|w| w.tag == Tag::Wh || w.is_any(&["of", "for", "in", "at"]));
        let variation = !narrowed && is_variation(&self.words[head]);
        // "the candidate" right after a candidate spoke is that one, whoever was called so before.
        let latest = &self.mentions[self.mentions.len().saturating_sub(NEAR)..];
        let speaking = latest.iter().rev().find(|m| m.role == Role::Source && m.paragraph == self.paragraph);
        if let Some(speaker) = speaking.and_then(|m| m.entity).filter(|_| variation && phrase.len() == 2) {
            let entity = self.entities.get(speaker);
            if entity.kind == Kind::Person && !entity.described && entity.gender.fits(gender) {
                return Some(speaker);
            }
        }
        let found = self.descriptions.find(self.words, phrase, head);
        if found.is_some() || !variation {
            return found;
        }
        let query = self.query(phrase.start, gender);
        let near = latest.iter().rposition(|m| m.sentence + 2 < query.sentence).map_or(0, |at| at + 1);
        let entity = antecedent(self.words, &self.entities, &latest[near..], query)?;
        (!self.entities.get(entity).described).then_some(entity)
    }

    fn mention(
        &mut self,
        sentence: &TokenRange,
        start: usize,
        end: usize,
        head: usize,
        entity: Option<EntityId>,
        shape: Shape,
    ) {
        let role = self.roles.of(start, end, sentence);
        self.push(sentence.start, start..end, head, entity, shape, role);
    }

    fn push(&mut self, from: usize, at: TokenRange, head: usize, entity: Option<EntityId>, shape: Shape, role: Role) {
        if let Some(entity) = entity {
            let entity = self.entities.get_mut(entity);
            entity.mentions += 1;
            entity.paragraph = self.paragraph;
        }
        self.mentions.push(Mention {
            start: index(at.start),
            end: index(at.end),
            head: index(head),
            entity,
            shape,
            role,
            leads: at.start < from + 3,
            sentence: self.sentence,
            paragraph: self.paragraph,
            quoted: self.words[head].quoted,
        });
    }
}

/// What a short name turned out to be.
enum Link {
    To(EntityId),
    /// Two bearers fit alike.
    Ambiguous,
    /// A common word after all.
    NoName,
}
