//! A clause of concession tells what was said before: `though she had sworn not to, she ran`, `backed the Herons, even
//! though he picked the Larks last week`.

use super::phrases::{closed, trimmed};
use super::then_now::{STATED, clause_end, main_clause, takes};
use super::who::{finite_subject, is_somebody, may_be_same};
use super::{reversal, with_sides};
use crate::grammar::attribution::Report;
use crate::grammar::context::Context;
use crate::grammar::verb::{VerbGroup, finite_verbs, verb_group};
use crate::lexicon::{CueClass, Traits};
use crate::text::TokenRange;

/// Verbs that bind whoever says them.
const VOWED: &[CueClass] = &[CueClass::Promise, CueClass::Refuse, CueClass::Deny, CueClass::Oppose, CueClass::Support];

/// ```ebnf
/// conceded = ( "though" | "although" ), somebody, "had", vow, …, ",", somebody, verb, …
///          | ( "though" | "although" ), [ time ], somebody, verb-of-saying, …, ",", [ time ], somebody, verb-of-saying, … ;
/// ```
pub fn conceded(context: &Context, at: usize) -> Option<Report> {
    if at > context.start + 1 || !context.words[at].folds_to_any(&["though", "although"]) {
        return None;
    }
    let (head, group) = admitted(context, at)?;
    let vowed = group.pluperfect && takes(context, head, VOWED);
    let comma = clause_end(context, head + 1);
    let dated = takes(context, head, STATED) && names_a_time(context, at..head);
    if !(vowed || dated) {
        return None;
    }
    let who = finite_subject(context, &group).filter(|who| is_somebody(context, who))?;
    let later = main_clause(context, comma)?;
    let verb = finite_verbs(context.words, later.start, later.end).next()?;
    if !(vowed || takes(context, verb, STATED) && names_a_time(context, later.start..verb)) {
        return None;
    }
    let own = finite_subject(context, &verb_group(context.words, later.start, verb))
        .filter(|own| own.start >= later.start && is_somebody(context, own) && may_be_same(context, own, &who))?;
    let source = if who.len() == 1 { own } else { who.clone() };
    let report = reversal(Some(source), vec![at..head + 1], head, vec![head + 1..comma]);
    Some(with_sides(report, Some(closed(context, who.start, comma)), Some(later)))
}

/// ```ebnf
/// conceded-after = somebody, verb, …, [ "," | dash ], "even though", somebody, verb, … (* "had", or a time *) ;
/// ```
pub fn conceded_after(context: &Context, at: usize) -> Option<Report> {
    let even = at.checked_sub(1).filter(|even| context.words[*even].folds_to("even"))?;
    if even <= context.start + 1 || !context.words[at].folds_to("though") {
        return None;
    }
    let (head, group) = admitted(context, at)?;
    let end = clause_end(context, head + 1);
    let told = takes(context, head, STATED) || context.words[head].has(Traits::ACT);
    if !told || !(group.pluperfect || names_a_time(context, head..end)) {
        return None;
    }
    let verb = finite_verbs(context.words, context.start, even).next()?;
    let main = verb_group(context.words, context.start, verb);
    let who = finite_subject(context, &main).filter(|who| is_somebody(context, who))?;
    let own = finite_subject(context, &group).filter(|own| own.start > at && may_be_same(context, own, &who))?;
    let report = reversal(Some(who.clone()), vec![even..head + 1], head, vec![head + 1..end]);
    let later = trimmed(context, who.start..even);
    Some(with_sides(report, Some(closed(context, own.start, end)), Some(later)))
}

/// The verb of the clause that the word at an index opens, where it tells what was.
fn admitted(context: &Context, at: usize) -> Option<(usize, VerbGroup)> {
    let head = finite_verbs(context.words, at, context.content_end()).next()?;
    let group = verb_group(context.words, context.start, head);
    (!group.negated && !group.passive && !group.unreal).then_some((head, group))
}

fn names_a_time(context: &Context, range: TokenRange) -> bool {
    context.words[range]
        .iter()
        .any(|w| !w.quoted && (w.has(Traits::TIME) || w.folds_to_any(&["earlier", "previously"])))
}
