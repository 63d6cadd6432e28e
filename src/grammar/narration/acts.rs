//! What the narrator tells that somebody did: `signed the order`, `voted for the war`.

use super::covered;
use super::phrases::{content, tail};
use super::who::{doer, is_somebody};
use crate::grammar::attribution::{Follows, Report, ReportKind, TakenBack};
use crate::grammar::context::Context;
use crate::grammar::verb::{Shape, verb_group};
use crate::lexicon::Tag;

/// ```ebnf
/// act = somebody, group, phrase, [ content ] ;
/// ```
/// The group is finite and told as done: past or perfect, or present with an object (`signs the order`, `is ending her
/// campaign`); no modal, no negation, no condition.
pub fn act(context: &Context, head: usize) -> Option<Report> {
    let word = &context.words[head];
    if !matches!(word.tag, Tag::Past | Tag::Present | Tag::Participle | Tag::Gerund) {
        return None;
    }
    let senses = context.lexicon.narration().acts(word.entry.verb);
    let end = senses.iter().filter_map(|sense| Some(tail(context, head + 1, &sense.tail)?.0)).max()?;
    let group = verb_group(context.words, context.start, head);
    // In the present only with an object of its own: "Lee signs the order", not "the Democratic caucuses".
    // "appeared to sign" is no act of appearing.
    let governs = context.at(end).is_some_and(|w| w.tag == Tag::To);
    let object = context.at(end).is_some_and(|w| matches!(w.tag, Tag::Determiner | Tag::Possessive | Tag::Name));
    let goes_on = word.tag == Tag::Gerund;
    let now =
        || context.words[group.start..head].iter().any(|w| w.folds_to_any(&["is", "are", "'s", "’s", "'re", "’re"]));
    if governs || group.shape != Shape::Finite || (word.tag == Tag::Present || goes_on) && !object || goes_on && !now()
    {
        return None;
    }
    let who = doer(context, &group).filter(|who| is_somebody(context, who))?;
    let content = content(context, end);
    let end = content.first().map_or(end, |first| first.start);
    Some(covered(Report {
        kind: ReportKind::Act,
        source: Some(who),
        cue: vec![group.start..end],
        cue_head: head,
        content,
        earlier_side: None,
        later_side: None,
        takes_back: TakenBack::Nothing,
        follows: Follows::Unsaid,
        hanging: false,
        passage: head..head + 1,
        form: "act",
        earlier: group.pluperfect,
        inside: None,
    }))
}
