//! The names that packs give to actors.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Actor;
use super::entity::Gender;
use crate::grammar::Word;
use crate::lexicon::{ActorKind, Lexicon, Pack};
use crate::text::{Vocabulary, WordId};

/// Room for the key of most names.
const KEY: usize = 32;

/// A number for an actor of the packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AliasId(u32);

/// The alias table of the loaded packs.
#[derive(Debug, Clone, Default)]
pub struct Aliases {
    actors: Vec<Known>,
    by_phrase: FxHashMap<Box<str>, AliasId>,
    /// The words that phrases end with, of those that the lexicon knows: most names end with another.
    last_words: FxHashSet<WordId>,
}

/// An actor of the packs.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub actor: Actor,
    pub kind: ActorKind,
    pub gender: Gender,
}

impl Aliases {
    /// The table of all names and aliases. An alias that two actors claim stays with the first.
    pub fn new<'p>(packs: impl IntoIterator<Item = &'p Pack>, lexicon: &Lexicon) -> Aliases {
        let mut aliases = Aliases::default();
        for actor in packs.into_iter().flat_map(|pack| &pack.actors) {
            let id = AliasId(u32::try_from(aliases.actors.len()).unwrap_or(u32::MAX));
            let given = actor.name.split(' ').next().unwrap_or_default().to_lowercase();
            let gender = match actor.kind {
                ActorKind::Person => Gender::of(lexicon.word(lexicon.look_up(given.as_bytes())).traits),
                _ => Gender::Unknown,
            };
            let known = Actor { id: actor.id.get_ref().into(), name: actor.name.as_str().into() };
            aliases.actors.push(Known { actor: known, kind: actor.kind, gender });
            let names = std::iter::once(actor.name.as_str()).chain(actor.aliases.iter().map(|a| a.get_ref().as_str()));
            for name in names {
                let mut phrase = String::new();
                for word in name.split_whitespace() {
                    push_word(&mut phrase, word);
                }
                let last = phrase.rsplit(' ').next().unwrap_or_default();
                aliases.last_words.insert(lexicon.look_up(last.as_bytes()));
                aliases.by_phrase.entry(phrase.into()).or_insert(id);
            }
        }
        aliases
    }

    /// The actor that these words name.
    pub(super) fn find(&self, words: &[Word], buffer: &mut String) -> Option<AliasId> {
        let last = words.last()?.token.word;
        if last != WordId(0) && !self.last_words.contains(&last) {
            return None;
        }
        self.find_text(words.iter().map(Word::text), buffer)
    }

    /// The actor that the words of a text name.
    pub(super) fn find_text<'w>(&self, words: impl Iterator<Item = &'w str>, buffer: &mut String) -> Option<AliasId> {
        buffer.clear();
        for word in words {
            push_word(buffer, word);
        }
        self.by_phrase.get(buffer.as_str()).copied()
    }

    pub(super) fn get(&self, id: AliasId) -> &Known {
        &self.actors[id.0 as usize]
    }
}

/// Adds a word, folded, unless it is an article at the front.
fn push_word(phrase: &mut String, word: &str) {
    if phrase.is_empty()
        && word.len() <= 3
        && ["the", "a", "an"].iter().any(|article| word.eq_ignore_ascii_case(article))
    {
        return;
    }
    if !phrase.is_empty() {
        phrase.push(' ');
    }
    if word.is_ascii() {
        let start = phrase.len();
        phrase.push_str(word);
        phrase[start..].make_ascii_lowercase();
    } else {
        phrase.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
    }
}

/// The key of a name: lower-case words joined by hyphens, without apostrophes and full stops; initials fall away where
/// two other words stand. `Donald J. Trump` and `Donald Trump` are both `donald-trump`.
pub fn fold<'w>(words: impl Iterator<Item = &'w str> + Clone) -> String {
    let initial = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).take(2).count() == 1;
    let spelt = words.clone().filter(|word| !initial(word)).take(2).count();
    let mut key = String::with_capacity(KEY);
    for word in words.filter(|word| spelt < 2 || !initial(word)) {
        let start = key.len();
        for c in word.chars() {
            if c.is_ascii_alphanumeric() {
                key.push(c.to_ascii_lowercase());
            } else if matches!(c, '-' | '/' | '&') && key.len() > start {
                key.push('-');
            } else if !c.is_ascii() {
                key.extend(c.to_lowercase().filter(|c| c.is_alphanumeric()));
            }
        }
        if key.len() > start {
            key.push('-');
        }
    }
    key.truncate(key.trim_end_matches('-').len());
    key
}
