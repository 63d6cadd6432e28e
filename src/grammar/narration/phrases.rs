//! Phrases of the lexicon, found in a sentence, and what makes a position somebody's own.

use crate::grammar::context::Context;
use crate::grammar::extent::{Breadth, Host, extent};
use crate::grammar::phrase::{core, taken, time_phrase};
use crate::grammar::word::Word;
use crate::lexicon::{Part, Sets, Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// How many words a possessive's modifiers and an object before its particle may have.
const SHORT: usize = 5;

/// One past the phrase whose tail begins at `at`, and an object that stands before its particle: `walk it back`.
pub fn tail(context: &Context, at: usize, parts: &[Part]) -> Option<(usize, Option<TokenRange>)> {
    if let Some(end) = parts_end(context, at, parts) {
        return Some((end, None));
    }
    if !matches!(parts, [Part::Word(only)] if matches!(only.as_str(), "back" | "down")) {
        return None;
    }
    let object = taken(core, context.from(at)).filter(|length| *length <= SHORT)?;
    parts_end(context, at + object, parts).map(|end| (end, Some(at..at + object)))
}

fn parts_end(context: &Context, mut at: usize, parts: &[Part]) -> Option<usize> {
    for (number, part) in parts.iter().enumerate() {
        let word = context.at(at)?;
        match part {
            Part::Word(text) if is_form(context, word, text) => {}
            Part::Reflexive if word.folds_to_any(&["himself", "herself", "itself", "themselves"]) => {}
            Part::Possessive if is_possessive_pronoun(word) => {
                if let Some(Part::Word(next)) = parts.get(number + 1) {
                    let modifiers = context.from(at + 1).iter().take(SHORT).position(|w| is_form(context, w, next))?;
                    let bare = |w: &Word| {
                        matches!(
                            w.tag,
                            Tag::Adjective | Tag::Adverb | Tag::Noun | Tag::Participle | Tag::Determiner | Tag::Number
                        )
                    };
                    if !context.from(at + 1)[..modifiers].iter().all(bare) {
                        return None;
                    }
                    at += modifiers;
                }
            }
            _ => return None,
        }
        at += 1;
    }
    Some(at)
}

fn is_form(context: &Context, word: &Word, text: &str) -> bool {
    let lexicon = context.lexicon;
    word.folds_to(text) || lexicon.lemma_text(word.entry.noun) == text || lexicon.lemma_text(word.entry.verb) == text
}

/// `his`, `her`, `its`, `their`: of somebody named before.
pub fn is_possessive_pronoun(word: &Word) -> bool {
    word.tag == Tag::Possessive && word.folds_to_any(&["his", "her", "its", "their"])
}

/// The possessive pronoun of a phrase that was found between two words.
pub fn possessive<'a>(context: &Context<'a>, from: usize, to: usize) -> Option<&'a Word<'a>> {
    context.words[from..to.max(from)].iter().find(|w| is_possessive_pronoun(w))
}

/// True where a word belongs to a class of the lexicon, by its own form or its lemma.
pub fn is_of(context: &Context, word: &Word, set: Sets) -> bool {
    let narration = context.lexicon.narration();
    let lemma = if word.tag.is_verb() { word.entry.verb } else { word.entry.noun };
    narration.is(lemma, set) || narration.is_form(word.token.word, set)
}

/// What a content that begins at `at` takes in, past the preposition that introduces it; nothing where the clause ends.
pub fn content(context: &Context, at: usize) -> Vec<TokenRange> {
    let introduced = context.at(at).is_some_and(|w| {
        w.folds_to_any(&["on", "from", "of", "about", "over", "toward", "towards", "in", "to", "with", "by", "for"])
    });
    let start = at + usize::from(introduced);
    let ends = context.at(start).is_none_or(|w| {
        w.has(Traits::TIME)
            || w.tag == Tag::Mark && !w.is_kind(TokenKind::Quote)
            || matches!(w.tag, Tag::Conjunction | Tag::Subordinator)
            // "Changed her mind after seeing the cracks".
            || !introduced && w.folds_to_any(&["after", "before", "since", "upon"])
            || !introduced && taken(time_phrase, context.from(start)).is_some()
    });
    if ends {
        return Vec::new();
    }
    let end = extent(context, start, Breadth::Phrase, Host::Main);
    if start < end { vec![start..end] } else { Vec::new() }
}

/// Words up to a clause's end, with the mark that closes a quotation there: `“a gift,”`.
pub fn closed(context: &Context, start: usize, end: usize) -> TokenRange {
    let mark = context.at(end).is_some_and(|w| w.is_kind(TokenKind::Quote) && !w.quoted);
    start..end + usize::from(mark)
}

/// The words without commas and dashes at their end.
pub fn trimmed(context: &Context, range: TokenRange) -> TokenRange {
    let joins = |w: &Word| w.is_comma() || w.is_kind(TokenKind::Dash);
    let end = range.clone().rev().find(|at| !joins(&context.words[*at])).map_or(range.start, |at| at + 1);
    range.start..end
}

/// What the preposition after a noun introduces: `her reversal on tolls`.
pub fn topic(context: &Context, at: usize) -> Vec<TokenRange> {
    const ABOUT: &[&str] = &["on", "from", "of", "about", "over", "toward", "towards", "in", "to", "against"];
    if context.at(at).is_some_and(|w| w.folds_to_any(ABOUT)) { content(context, at) } else { Vec::new() }
}

/// A position that the text gives to somebody: `his earlier pledge`, `Lee's opposition`, `its previous stance`.
#[derive(Debug, Clone)]
pub struct Position {
    /// The noun phrase without what follows its head.
    pub core: TokenRange,
    /// Whose it is: the possessive pronoun, or the words before the genitive.
    pub owner: Option<TokenRange>,
    /// True with `earlier`, `past`, `own` and the like.
    pub earlier: bool,
    /// True where the head is a noun of position.
    pub named: bool,
}

/// The noun phrase at `at` as a position.
pub fn position(context: &Context, at: usize) -> Option<Position> {
    let length = taken(core, context.from(at))?;
    let core = at..at + length;
    let words = &context.words[core.clone()];
    let owner = words.iter().find(|w| w.tag == Tag::Possessive).and_then(|w| {
        if is_possessive_pronoun(w) { Some(w.index..w.index + 1) } else { (w.index > at).then_some(at..w.index) }
    });
    Some(Position {
        owner,
        earlier: words.iter().any(|w| is_of(context, w, Sets::EARLIER)),
        named: words.last().is_some_and(|w| is_of(context, w, Sets::POSITION)),
        core,
    })
}

/// The words for a position that tell what it was: `his pledge to freeze rents`, `her earlier support`; not `his remarks`.
pub fn told_position(context: &Context, at: usize) -> Option<TokenRange> {
    const ABOUT: &[&str] = &["on", "to", "of", "for", "about", "toward", "towards", "against", "from", "over", "that"];
    let found = position(context, at).filter(|found| found.named && (found.owner.is_some() || found.earlier))?;
    // "Changed his plea to guilty": what it became.
    let becomes = |w: &Word| {
        let noun = context.lexicon.lemma_text(context.words[found.core.end - 1].entry.noun);
        w.folds_to("to")
            && context.at(w.index + 1).is_none_or(|next| next.tag != Tag::Base)
            && !["opposition", "commitment", "objection", "resistance", "allegiance", "answer"].contains(&noun)
    };
    let told = context.at(found.core.end).is_some_and(|w| w.folds_to_any(ABOUT) && !becomes(w));
    let about = if told { content(context, found.core.end) } else { Vec::new() };
    let end = about.last().map_or(found.core.end, |about| about.end);
    (found.earlier || !about.is_empty()).then_some(found.core.start..end)
}

/// The noun phrase that a relative clause with a gap hangs on, where its subject begins at `start`: `a plan (that) he has
/// since modified`. Without its postmodifiers.
pub fn antecedent(context: &Context, start: usize) -> Option<TokenRange> {
    let before = |end: usize| end.checked_sub(1).and_then(|at| context.at(at));
    let mut end = start;
    if before(end).is_some_and(|w| w.folds_to_any(&["that", "which"])) {
        end -= 1;
    }
    if before(end).is_some_and(|w| w.is_comma() || w.is_kind(TokenKind::Dash)) {
        end -= 1;
    }
    let inside = |w: &Word| {
        w.tag.is_nominal()
            || matches!(w.tag, Tag::Adjective | Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Participle)
    };
    let first = (context.start..end).rev().find(|at| !inside(&context.words[*at])).map_or(context.start, |at| at + 1);
    let words = &context.words[first..end];
    (words.last()?.tag.is_nominal() && taken(core, words) == Some(words.len())).then_some(first..end)
}

/// True where the verb before `at` has no object: its object is what the relative clause hangs on.
pub fn is_gap(context: &Context, at: usize) -> bool {
    context.at(at).is_none_or(|w| {
        !w.folds_to_any(&["out", "off", "up", "down", "back", "away", "over"])
            && (w.tag.is_verb()
                || matches!(w.tag, Tag::Mark | Tag::Preposition | Tag::Conjunction | Tag::Subordinator | Tag::Adverb))
    })
}
