//! The cue is laid into what it attributes: `…, which she says has hurt the port`, `as she told the council, the port …`.

use smallvec::smallvec;

use super::Occurrence;
use super::postposed::{Tagline, build, speaking, tagline};
use crate::grammar::attribution::Attribution;
use crate::grammar::extent::{Breadth, Host, extent};
use crate::grammar::phrase::{clause_opening, core, taken};
use crate::grammar::verb::Shape;
use crate::grammar::word::Word;
use crate::lexicon::{Cue, CueClass, Frames, Tag};
use crate::text::TokenKind;

/// ```ebnf
/// gapped = ( "which" | "who" | "that" ), source, cue, verb-phrase ;
/// ```
/// What is said has lost its subject to the relative pronoun before the source.
pub fn gapped(cue: &Occurrence) -> Option<Attribution> {
    let Occurrence { context, head, .. } = *cue;
    let verb = context.from(head + 1).iter().find(|w| !matches!(w.tag, Tag::Adverb | Tag::Negation))?;
    if !verb.tag.is_plainly_finite() {
        return None;
    }
    let (sense, tagline) = saying(cue)?;
    let relative = tagline.source.start.checked_sub(1).filter(|at| *at > context.start)?;
    let (before, word) = (&context.words[relative - 1], &context.words[relative]);
    let pronoun = word.tag == Tag::Wh && word.folds_to_any(&["which", "who"]) || word.tag == Tag::That;
    if !pronoun || !(before.is_comma() || before.tag.is_nominal()) {
        return None;
    }
    let end = extent(context, head + 1, Breadth::Clause, Host::Inserted);
    Some(build(cue, sense.into(), tagline, smallvec![relative..relative + 1, head + 1..end], "gapped"))
}

/// ```ebnf
/// called = noun-phrase, [ "," ], ( "whom" | "who" | "which" ), source, describing-cue, predicate ;
/// ```
/// What is described stands before the relative pronoun: `Lee, whom she called a fraud`.
pub fn called(cue: &Occurrence) -> Option<Attribution> {
    /// Words of what is described.
    const LONGEST: usize = 8;
    let Occurrence { context, head, .. } = *cue;
    let describes = |sense: &&Cue| {
        sense.class == CueClass::Describe && sense.frames.any(Frames::PREDICATE) && sense.particle.is_none()
    };
    let sense = cue.senses().iter().find(describes)?;
    let predicate = context.at(head + 1)?;
    let opens = predicate.is_kind(TokenKind::Quote)
        || matches!(predicate.tag, Tag::Determiner | Tag::Adjective | Tag::Participle | Tag::Adverb);
    if !opens || cue.group().shape != Shape::Finite || cue.group().passive {
        return None;
    }
    let source = cue.subject()?;
    let relative = source.start.checked_sub(1).filter(|at| *at > context.start)?;
    let word = &context.words[relative];
    if word.tag != Tag::Wh || !word.folds_to_any(&["whom", "who", "which"]) {
        return None;
    }
    let noun = relative - usize::from(context.words[relative - 1].is_comma());
    let whole = |start: &usize| taken(core, &context.words[*start..noun]) == Some(noun - start);
    let object = (context.start.max(noun.saturating_sub(LONGEST))..noun).find(whole)?..noun;
    let end = extent(context, head + 1, Breadth::Phrase, Host::Inserted);
    let tagline = Tagline { start: source.start, end: head + 1, source };
    let content = smallvec![relative..relative + 1, head + 1..end];
    Some(Attribution { object: Some(object), ..build(cue, sense.into(), tagline, content, "gapped") })
}

/// ```ebnf
/// as-said = "as", source, cue, { word }, ( "," | ":" ), ( clause | quotation ) ;
/// ```
/// Where what is said stands before it, it is a `clause-said` or a `quote-said`.
pub fn as_said(cue: &Occurrence) -> Option<Attribution> {
    /// Words between the cue and the comma: `As she told the council last week, …`.
    const REACH: usize = 14;
    let Occurrence { context, head, .. } = *cue;
    let (sense, tagline) = saying(cue)?;
    let opening =
        tagline.source.start.checked_sub(1).filter(|at| *at >= context.start && context.words[*at].folds_to("as"))?;
    let opens = |w: &Word| {
        w.is_comma()
            || matches!(w.tag, Tag::Conjunction | Tag::That | Tag::Adverb)
            || w.folds_to_any(&["since", "because", "although"])
    };
    if !context.words[context.start..opening].iter().rev().take(2).all(opens) {
        return None;
    }
    let after = context.from(head + 1);
    let mark = after.iter().take(REACH).position(|w| w.is_comma() || w.is(":"))?;
    let start = head + 1 + mark + 1;
    let says = context.quotation_at(start).is_some() || taken(clause_opening, context.from(start)).is_some();
    if !says || after[..mark].iter().any(|w| w.tag.is_plainly_finite()) {
        return None;
    }
    let end = extent(context, start, Breadth::Clause, Host::Main);
    (end > start).then(|| build(cue, sense.into(), tagline, smallvec![start..end], "as-said"))
}

/// The sense in which a finite verb reports a clause, and who stands before the verb.
fn saying<'c>(cue: &Occurrence<'c>) -> Option<(&'c Cue, Tagline)> {
    let before = |tagline: &Tagline| cue.group().shape == Shape::Finite && tagline.source.start < cue.head;
    Some((speaking(cue)?, tagline(cue).filter(before)?))
}
