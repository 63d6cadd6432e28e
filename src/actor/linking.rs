//! Names, descriptions and pronouns to entities, in two passes over one document: full names first, since headlines
//! shorten before the text spells out; then every mention in the order of the page.

use super::alias::{AliasId, Aliases};
use super::description::{Descriptions, describes, may_mean_somebody};
use super::entity::{Bearers, Entities, EntityId, Gender, Kind, index};
use super::mention::{Mention, Role, Roles, Shape};
use super::name::{Name, capital, doubtful_name, is_common, is_headline, looks_human, name_at};
use super::pronoun::{Query, antecedent, third_person};
use crate::grammar::{Reading, Word};
use crate::lexicon::{ActorKind, Tag, Traits};
use crate::text::TokenRange;

/// All entities of a document, and its mentions in the order of the page.
pub(super) fn link<'r>(reading: &'r Reading<'r>, aliases: &Aliases) -> (Entities<'r>, Vec<Mention>) {
    let mut linker = Linker {
        words: &reading.words,
        aliases,
        entities: Entities::new(&reading.words),
        descriptions: Descriptions::default(),
        mentions: Vec::with_capacity(reading.words.len() / 8),
        roles: Roles::new(reading),
        buffer: String::new(),
        sentence: 0,
        paragraph: 0,
    };
    let mut found = Vec::with_capacity(reading.words.len() / 6);
    for sentence in &reading.sentences {
        linker.full_names(sentence, &mut found);
    }
    linker.descriptions.settle();
    let mut found = found.iter().peekable();
    for (number, sentence) in reading.sentences.iter().enumerate() {
        linker.sentence = index(number);
        while reading.paragraphs.get(linker.paragraph as usize).is_some_and(|p| p.end <= sentence.start) {
            linker.paragraph += 1;
        }
        while let Some(next) = found.next_if(|next| next.start() < sentence.end) {
            match next {
                Found::Name(name, known) => linker.name(sentence, name, *known),
                Found::Word(at) => linker.word(sentence, *at),
            }
        }
    }
    (linker.entities, linker.mentions)
}

/// What the first pass leaves to the second.
enum Found {
    /// A name, and whose it is where that is sure.
    Name(Name, Option<EntityId>),
    /// A word that may stand for somebody, outside of names.
    Word(usize),
}

impl Found {
    fn start(&self) -> usize {
        match self {
            Found::Name(name, _) => name.start,
            Found::Word(at) => *at,
        }
    }
}

/// What is known while a document is gone through.
pub(super) struct Linker<'r, 'a> {
    pub words: &'r [Word<'r>],
    aliases: &'a Aliases,
    pub entities: Entities<'r>,
    pub descriptions: Descriptions,
    pub mentions: Vec<Mention>,
    pub roles: Roles<'r>,
    buffer: String,
    /// The sentence and the paragraph that the second pass has come to.
    sentence: u32,
    pub paragraph: u32,
}

impl<'r> Linker<'r, '_> {
    /// First pass: every name of a sentence, and every word between names that may stand for somebody. Names of more than
    /// one word become entities.
    fn full_names(&mut self, sentence: &TokenRange, found: &mut Vec<Found>) {
        let words = self.words;
        let headline = is_headline(&words[sentence.clone()]);
        let mut at = sentence.start;
        while at < sentence.end {
            if !capital(&words[at]) {
                if may_mean_somebody(&words[at]) {
                    found.push(Found::Word(at));
                }
                at += 1;
                continue;
            }
            let (next, name) =
                name_at(words, at, sentence.end, headline).unwrap_or_else(|| (at + 1, doubtful_name(words, at)));
            let mut end = at;
            if let Some(name) = name {
                end = name.end;
                let entity = (!name.short).then(|| self.full(sentence, &name));
                found.push(Found::Name(name, entity));
            }
            found.extend((end..next).filter(|at| may_mean_somebody(&words[*at])).map(Found::Word));
            at = next;
        }
    }

    /// The entity of a name of several words, and what stands beside the name noted of it.
    fn full(&mut self, sentence: &TokenRange, name: &Name) -> EntityId {
        let id = self.bearer(name);
        if self.entities.get(id).kind != Kind::Organisation {
            let (gender, apposed) = self.descriptions.record(self.words, sentence, name, id);
            let entity = self.entities.get_mut(id);
            entity.gender = entity.gender.or(gender);
            if entity.kind == Kind::Unknown && (apposed || looks_human(self.words, sentence, name)) {
                entity.kind = Kind::Person;
            }
        }
        id
    }

    /// Whose name of several words it is; an entity is made where none is compatible.
    fn bearer(&mut self, name: &Name) -> EntityId {
        let family = &self.words[name.last];
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
        self.aliases.find(&self.words[start..end], &mut self.buffer)
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

    /// Second pass: one name.
    fn name(&mut self, sentence: &TokenRange, name: &Name, known: Option<EntityId>) {
        let entity = match known {
            Some(entity) => Some(entity),
            None => match self.short(name) {
                Link::To(entity) => Some(entity),
                Link::Ambiguous => None,
                Link::NoName => return self.word(sentence, name.start),
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
    }

    /// Whom a surname, a given name or a titled surname means.
    fn short(&mut self, name: &Name) -> Link {
        let word = &self.words[name.last];
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
        let mut bearers: Bearers = self.entities.family(word).filter(|id| fits(&self.entities, id)).collect();
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
            bearers.extend(self.entities.middle(word).filter(|id| self.entities.get(*id).kind != Kind::Organisation));
        }
        let entities = &self.entities;
        let given = |kind| entities.given(word).filter(move |id| entities.get(*id).kind == kind);
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
            entity.gender = entity.gender.or(Gender::of(self.words[name.last].traits));
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

    /// What a word that tells a gender may stand for.
    pub fn query(&self, at: usize, gender: Gender) -> Query {
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

    /// Adds a mention of a sentence that begins at word `from`.
    pub fn push(
        &mut self,
        from: usize,
        at: TokenRange,
        head: usize,
        entity: Option<EntityId>,
        shape: Shape,
        role: Role,
    ) {
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
