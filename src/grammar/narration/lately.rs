//! What was so until lately, told without a word for the change: `As recently as June she had ruled out talks. She now
//! says …`. The statement that it stands against is another of the source's, which whoever knows the actors looks for.

use super::then_now::{STATED, clause_end, takes};
use super::who::{finite_subject, is_somebody, is_supposed, may_be_same};
use super::{reversal, with_sides};
use crate::grammar::attribution::{Report, TakenBack};
use crate::grammar::context::Context;
use crate::grammar::subject::subject;
use crate::grammar::verb::{finite_verbs, verb_group};
use crate::grammar::word::Word;
use crate::lexicon::{CueClass, Tag, Traits};
use crate::text::TokenKind;

/// Verbs that hold on to something.
const HELD_ON: &[CueClass] =
    &[CueClass::Support, CueClass::Oppose, CueClass::Promise, CueClass::Refuse, CueClass::Deny, CueClass::Demand];

/// Verbs of saying that do, too.
const INSIST: [&str; 6] = ["maintain", "insist", "argue", "claim", "assure", "contend"];

/// Words from where a sentence opens to its subject.
const OPENING: usize = 12;

/// ```ebnf
/// lately  = until, [ "," ], somebody, verb-of-saying, … | lasting, [ "," ], somebody, holding-verb, …
///         | somebody, "had", lasting, holding-verb, … ;
/// until   = "as recently as", time | ( "only" | "just" ), time, "ago" | "until", time ;
/// lasting = "for", [ "almost" | … ], [ number ], ( "months" | "years" | … ) ;
/// ```
pub fn lately(context: &Context, at: usize) -> Option<Report> {
    let (words, word) = (context.words, &context.words[at]);
    let lasting = is_lasting(context, at);
    if !lasting && !is_until(context, at) {
        return None;
    }
    let head = finite_verbs(words, at, context.content_end()).next()?;
    let group = verb_group(words, context.start, head);
    let inside = group.start < at && group.pluperfect;
    let opens = at < context.start + OPENING && finite_verbs(words, context.start, at).next().is_none();
    if !(inside || opens && (group.pluperfect || words[head].tag == Tag::Past)) || group.passive {
        return None;
    }
    // "Just a year ago they published a report": what is only said stands.
    let stated = !lasting && (group.pluperfect || !word.folds_to("ago")) && takes(context, head, STATED);
    let insists = INSIST.contains(&context.lexicon.lemma_text(words[head].entry.verb));
    if !(stated || insists || takes(context, head, HELD_ON)) || is_supposed(context, group.start) {
        return None;
    }
    let who = finite_subject(context, &group).filter(|who| is_somebody(context, who) && (inside || who.start > at))?;
    let end = clause_end(context, head + 1);
    let from = if opens { context.start } else { at };
    let opening = from..who.start.min(group.start).clamp(at + 1, at + 2);
    let report = reversal(Some(who.clone()), vec![opening, group.start..head + 1], head, vec![head + 1..end]);
    let report = with_sides(report, Some(who.start..end), None);
    Some(Report { takes_back: TakenBack::Overtaken, hanging: lasting, ..report })
}

/// `As recently as June`, `only a month ago`, `until Friday`.
fn is_until(context: &Context, at: usize) -> bool {
    let word = &context.words[at];
    let before = |back: usize, texts: &[&str]| {
        at.checked_sub(back).and_then(|at| context.at(at)).is_some_and(|w| !w.quoted && w.folds_to_any(texts))
    };
    let names_a_time = |w: &Word| w.has(Traits::TIME) || w.folds_to_any(&["last", "this", "recently"]);
    word.folds_to("recently") && before(1, &["as"])
        || word.folds_to("ago") && (2..=4).any(|back| before(back, &["only", "just"]))
        || word.folds_to("until") && context.at(at + 1).is_some_and(names_a_time)
}

/// `For months`, `for almost 60 years`.
fn is_lasting(context: &Context, at: usize) -> bool {
    let opens = |back: usize| at.checked_sub(back).and_then(|at| context.at(at)).is_some_and(|w| w.folds_to("for"));
    context.words[at].has(Traits::TIME) && (1..=4).any(opens)
}

/// ```ebnf
/// but-then = ( somebody, "had", holding-verb, … ), ".", ( "But" | "Yet" ), …, somebody, verb, … ;
/// ```
/// The sentence before tells what was so.
pub fn but_then(context: &Context, at: usize) -> Option<Report> {
    if at != context.start || !context.words[at].folds_to_any(&["but", "yet"]) {
        return None;
    }
    let words = context.words;
    let stop = words[..at].iter().rposition(|w| !w.is_kind(TokenKind::Stop))? + 1;
    let ends = |w: &Word| matches!(w.token.kind, TokenKind::Stop | TokenKind::Break);
    let start = words[..stop].iter().rposition(ends).map_or(0, |at| at + 1);
    let head = finite_verbs(words, start, stop).next()?;
    let group = verb_group(words, start, head);
    if words[stop - 1].is_kind(TokenKind::Break) || !group.pluperfect || group.passive || !takes(context, head, HELD_ON)
    {
        return None;
    }
    let before = subject(words, start, group.start).filter(|who| is_somebody(context, who))?;
    let verb = finite_verbs(words, at, context.content_end()).next()?;
    let own = verb_group(words, at, verb);
    let who = finite_subject(context, &own).filter(|who| is_somebody(context, who))?;
    let told = takes(context, verb, STATED) || words[verb].has(Traits::ACT);
    if !told || own.negated || own.passive || own.unreal || !may_be_same(context, &before, &who) {
        return None;
    }
    let source = if who.len() == 1 { before.clone() } else { who };
    let report = reversal(Some(source), vec![at..at + 1, own.start..verb + 1], verb, vec![head + 1..stop]);
    Some(with_sides(report, Some(before.start..stop), Some(at + 1..context.content_end())))
}
