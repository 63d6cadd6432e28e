//! One mention: where it stands, whom it means, and what part it plays in its clause.

use super::entity::{EntityId, index};
use crate::grammar::{Reading, Word};
use crate::lexicon::{Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// A name, a description or a pronoun that stands for somebody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    /// First word.
    pub start: u32,
    /// One past the last word.
    pub end: u32,
    /// The head noun, family name or pronoun.
    pub head: u32,
    /// Whom it means; `None` where two fit alike.
    pub entity: Option<EntityId>,
    pub shape: Shape,
    pub role: Role,
    /// True at the start of its sentence, where the topic stands.
    pub leads: bool,
    pub sentence: u32,
    pub paragraph: u32,
    pub quoted: bool,
}

/// How somebody is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Name,
    Description,
    Pronoun,
}

/// The part a mention plays, the most prominent last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Object,
    Possessor,
    Subject,
    /// The source of an attribution.
    Source,
}

/// Tells the role of mentions, asked in the order of the page.
pub(super) struct Roles<'r> {
    words: &'r [Word<'r>],
    /// The sources of the attributions, by their first word.
    sources: Vec<(u32, u32)>,
    at: usize,
}

impl<'r> Roles<'r> {
    pub fn new(reading: &'r Reading<'r>) -> Self {
        let mut sources: Vec<(u32, u32)> = reading
            .attributions
            .iter()
            .filter_map(|a| a.source.as_ref())
            .map(|s| (index(s.start), index(s.end)))
            .collect();
        sources.sort_unstable();
        Roles { words: &reading.words, sources, at: 0 }
    }

    /// The role of the mention in the words `start..end` of a sentence.
    pub fn of(&mut self, start: usize, end: usize, sentence: &TokenRange) -> Role {
        let (words, limit) = (self.words, sentence.end);
        if words.get(end).is_some_and(|next| next.tag == Tag::Possessive && end < limit)
            || end == start + 1 && words[start].tag == Tag::Possessive
        {
            return Role::Possessor;
        }
        let next = words.get(end).filter(|_| end < limit);
        if next.is_some_and(|w| matches!(w.tag, Tag::Noun | Tag::Nouns) && !w.has(Traits::TIME)) {
            // "Trump supporters"
            return Role::Object;
        }
        while self.sources.get(self.at).is_some_and(|source| source.1 as usize <= start) {
            self.at += 1;
        }
        let governed = start > 0
            && words[start - 1].tag == Tag::Preposition
            && !words[start - 1].folds_to_any(&["like", "including"]);
        let inside = self.sources.get(self.at).is_some_and(|s| s.0 as usize <= start && end <= s.1 as usize);
        if inside && !governed {
            Role::Source
        } else if start == sentence.start && words.get(end).is_some_and(Word::is_comma) {
            // "Roe, the author of one book, of another and of a third, thinks so."
            Role::Subject
        } else if !governed && precedes_verb(words, end, limit) || precedes_who(words, end, limit) {
            Role::Subject
        } else {
            Role::Object
        }
    }
}

/// True where a relative clause makes it its subject: `Rihanna, who …`.
fn precedes_who(words: &[Word], end: usize, limit: usize) -> bool {
    let at = if words.get(end).is_some_and(Word::is_comma) { end + 1 } else { end };
    at < limit && words[at].folds_to("who")
}

/// True where a finite verb follows, adverbs, brackets and one aside between commas left out.
fn precedes_verb(words: &[Word], end: usize, limit: usize) -> bool {
    let mut at = end;
    let skip_adverbs = |at: &mut usize| {
        while *at < limit && matches!(words[*at].tag, Tag::Adverb | Tag::Negation) {
            *at += 1;
        }
    };
    skip_adverbs(&mut at);
    let closing = match words.get(at).filter(|_| at < limit) {
        Some(word) if word.is("(") => ")",
        Some(word) if word.is_comma() => ",",
        _ => "",
    };
    if !closing.is_empty() {
        let reach = limit.min(at + 25);
        let stop = |w: &Word| matches!(w.token.kind, TokenKind::Quote | TokenKind::Stop | TokenKind::Break);
        match (at + 1..reach).find(|i| words[*i].is(closing) || stop(&words[*i])) {
            Some(close) if words[close].is(closing) => at = close + 1,
            _ => return false,
        }
        skip_adverbs(&mut at);
    }
    at < limit && words[at].tag.is_finite()
}
