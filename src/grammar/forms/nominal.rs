//! The cue is a noun or an adjective: `his claim that …`, `criticism from Lee of …`, `she is adamant that …`.

use smallvec::smallvec;

use super::Occurrence;
use crate::grammar::attribution::{Attribution, QuotationKind};
use crate::grammar::complement::complement;
use crate::grammar::context::Context;
use crate::grammar::extent::{Breadth, Host, extent};
use crate::grammar::phrase::{core, taken};
use crate::grammar::subject::subject;
use crate::grammar::verb::{Shape, finite_verbs, verb_group};
use crate::grammar::word::Word;
use crate::lexicon::{Cue, Frames, Tag, Traits};
use crate::text::TokenRange;

/// ```ebnf
/// nominal = [ source, genitive | possessive ], cue-noun, [ ( "from" | "by" ), source ], complement ;
/// ```
pub fn nominal(cue: &Occurrence) -> Option<Attribution> {
    let Occurrence { context, head, .. } = *cue;
    let senses = context.lexicon.noun_cues(context.words[head].entry.noun);
    let found = complement(context, senses, head)?;
    if found.frame == Frames::CLAUSE {
        return None;
    }
    let (source, cue_start) = genitive(context, head);
    let (source, cue_start) = owned_by_subject(context, source, cue_start);
    let (source, negated) = match source.or_else(|| from_somebody(context, head)) {
        Some(source) => (source, false),
        None => light_verb_subject(context, cue_start)?,
    };
    let breadth = if found.frame.any(Frames::THAT.with(Frames::QUOTE).with(Frames::TO)) {
        Breadth::Clause
    } else {
        Breadth::Phrase
    };
    let end = extent(context, found.start, breadth, Host::Main);
    let subject = breadth == Breadth::Clause && finite_verbs(context.words, context.start, cue_start).next().is_none();
    let end = if subject { main_verb(context, found.start, end).unwrap_or(end) } else { end };
    let (cue, content) = (cue_start..found.cue_end, found.start..end);
    let made = attribution(head, cue, source, content, found.cue, "nominal");
    Some(Attribution { negated, ..made })
}

/// ```ebnf
/// adjectival = source, be, { adverb }, ( cue-adjective | "against" | "in", "favor" ), complement ;
/// ```
pub fn adjectival(cue: &Occurrence) -> Option<Attribution> {
    let Occurrence { context, head, .. } = *cue;
    let senses = context.lexicon.adjective_cues(context.words[head].entry.noun);
    let found = complement(context, senses, head)?;
    let noun = context.words[head].tag == Tag::Noun;
    let mut copula = if noun { head.checked_sub(1).filter(|at| context.words[*at].folds_to("in"))? } else { head };
    while copula > context.start
        && (context.words[copula - 1].tag == Tag::Adverb || context.words[copula - 1].tag == Tag::Negation)
    {
        copula -= 1;
    }
    let be = copula.checked_sub(1).filter(|at| *at >= context.start && context.words[*at].has(Traits::BE))?;
    let copular = Occurrence::new(context, be);
    let group = copular.group();
    if group.shape != Shape::Finite {
        return None;
    }
    let source = copular.subject()?;
    let breadth = if found.frame.any(Frames::THAT.with(Frames::CLAUSE).with(Frames::WH).with(Frames::TO)) {
        Breadth::Clause
    } else {
        Breadth::Phrase
    };
    let end = extent(context, found.start, breadth, Host::Main);
    if end <= found.start {
        return None;
    }
    let (cue, content) = (group.start..found.cue_end, found.start..end);
    let made = attribution(head, cue, source, content, found.cue, "adjectival");
    let negated = group.negated || context.words[copula..head].iter().any(|w| w.tag == Tag::Negation);
    Some(Attribution { negated, unreal: group.unreal, ..made })
}

/// The genitive or possessive before the cue noun, and where the cue's words begin.
fn genitive(context: &Context, head: usize) -> (Option<TokenRange>, usize) {
    let modifies = |at: usize| {
        let tag = context.words[at].tag;
        matches!(tag, Tag::Adjective | Tag::Noun | Tag::Participle | Tag::Gerund | Tag::Number | Tag::Adverb)
    };
    let mut at = head;
    while at > context.start && head - at < 6 {
        // "His vague, newly made promise".
        let listed = context.words[at - 1].is_comma() && at >= context.start + 2 && at < head && modifies(at);
        if !(modifies(at - 1) || listed && context.words[at - 2].tag == Tag::Adjective) {
            break;
        }
        at -= 1;
    }
    let Some(before) = at.checked_sub(1).filter(|i| *i >= context.start) else { return (None, at) };
    let word = &context.words[before];
    if word.tag != Tag::Possessive {
        return (None, at);
    }
    if word.token.spaced {
        return (Some(before..before + 1), at);
    }
    // "Ran counter to Lee's pledge": the pledge is Lee's, and "the mayor of Oslo's pledge" the mayor's.
    let owner = subject(context.words, context.start, before).map(|owner| {
        let apart = |at: &usize| context.words[*at].tag == Tag::Preposition && !context.words[*at].folds_to("of");
        owner.clone().rev().find(apart).map_or(owner.start, |at| at + 1)..owner.end
    });
    (owner, before)
}

/// `signaled their support for`: the subject of the verb, whose possessive the pronoun is; the verb joins the cue.
fn owned_by_subject(context: &Context, source: Option<TokenRange>, cue_start: usize) -> (Option<TokenRange>, usize) {
    let Some(pronoun) = source.clone().filter(|s| {
        s.len() == 1 && context.words[s.start].tag == Tag::Possessive && context.words[s.start].token.spaced
    }) else {
        return (source, cue_start);
    };
    let Some(verb) = pronoun.start.checked_sub(1).filter(|at| *at >= context.start && context.words[*at].tag.is_verb())
    else {
        return (source, cue_start);
    };
    let verb = Occurrence::new(context, verb);
    match verb.source() {
        Some(subject) => (Some(subject), verb.group().start),
        None => (source, cue_start),
    }
}

/// `Lee's claim that the bridge is safe was rejected`: where the verb of the clause begins that the cue is the subject of.
/// It is the second of two finite verbs, where nothing between them opens a clause.
fn main_verb(context: &Context, start: usize, end: usize) -> Option<usize> {
    let mut verbs = finite_verbs(context.words, start, end);
    let (first, second) = (verbs.next()?, verbs.next()?);
    let main = verb_group(context.words, first + 1, second).start;
    let opens = |w: &Word| {
        w.is_comma()
            || matches!(w.tag, Tag::That | Tag::Wh | Tag::Subordinator | Tag::Conjunction)
            || w.has(Traits::SUBJECT) && !w.has(Traits::OBJECT)
    };
    let reports = context.words[first].has(Traits::CUE_VERB);
    (!reports && main > first + 1 && !context.words[first + 1..main].iter().any(opens)).then_some(main)
}

fn from_somebody(context: &Context, head: usize) -> Option<TokenRange> {
    let by = (head + 1..context.end.min(head + 8)).find(|at| context.words[*at].folds_to_any(&["from", "by"]))?;
    let length = taken(core, context.from(by + 1))?;
    Some(by + 1..by + 1 + length)
}

/// `made a promise to …`: the subject of the verb whose object the noun is.
/// With whether it is denied: `made no promise to …`, `has not made a promise to …`.
fn light_verb_subject(context: &Context, cue_start: usize) -> Option<(TokenRange, bool)> {
    let determined = cue_start
        .checked_sub(1)
        .filter(|at| *at >= context.start && context.words[*at].tag == Tag::Determiner)
        .unwrap_or(cue_start);
    let verb = determined.checked_sub(1).filter(|at| *at >= context.start)?;
    let word = &context.words[verb];
    if !word.tag.is_verb() || !LIGHT.contains(&context.lexicon.lemma(word.entry, word.tag)) {
        return None;
    }
    let verb = Occurrence::new(context, verb);
    let none = context.words[determined..cue_start].iter().any(|w| w.folds_to("no"));
    Some((verb.source()?, verb.group().negated != none))
}

/// Verbs that lend a noun their grammar and none of their meaning.
const LIGHT: &[&str] = &[
    "make",
    "give",
    "have",
    "issue",
    "offer",
    "express",
    "voice",
    "take",
    "release",
    "deliver",
    "repeat",
    "raise",
    "renew",
    "reiterate",
    "launch",
    "send",
    "get",
    "hold",
    "share",
    "show",
];

fn attribution(
    head: usize,
    cue: TokenRange,
    source: TokenRange,
    content: TokenRange,
    sense: &Cue,
    form: &'static str,
) -> Attribution {
    Attribution {
        source: Some(source),
        cue: smallvec![cue],
        cue_head: head,
        lemma: sense.lemma.as_str().into(),
        class: sense.class,
        negated: false,
        unreal: false,
        object: None,
        content: smallvec![content],
        quotation: QuotationKind::Indirect,
        form,
        earlier: false,
        inside: None,
    }
}
