//! Then and now in one sentence: `once praised …, now …`, `a deal she once supported`, `initially said …, but …`.

use super::phrases::{antecedent, closed, is_gap, is_of, trimmed};
use super::who::{finite_subject, is_somebody, is_supposed, may_be_same};
use super::{reversal, with_sides};
use crate::grammar::attribution::Report;
use crate::grammar::context::Context;
use crate::grammar::phrase::{clause_opening, core, noun_phrases, taken};
use crate::grammar::subject::subject;
use crate::grammar::verb::{Shape, VerbGroup, finite_verbs, verb_group};
use crate::grammar::word::Word;
use crate::lexicon::{CueClass, Sets, Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// ```ebnf
/// once-relative = somebody, [ "," ], "who", earlier, stance-verb, …, "," …
///               | phrases, [ "," | "—" ], [ "that" | "which" ], somebody, earlier, stance-verb, gap ;
/// ```
pub fn once_relative(context: &Context, at: usize) -> Option<Report> {
    let (head, group) = earlier_verb(context, at)?;
    if !takes(context, head, HELD) || context.words[at].folds_to_any(&["long", "earlier"]) {
        return None;
    }
    let who = finite_subject(context, &group).filter(|who| is_somebody(context, who))?;
    let pronoun = group.start.checked_sub(1).and_then(|before| context.at(before))?;
    let end = clause_end(context, head + 1);
    if pronoun.folds_to("who") {
        // "who previously endorsed", "who once backed Lee": support that ended with a race.
        if context.words[at].folds_to("previously") || is_person(context, head + 1) {
            return None;
        }
        let later = main_clause(context, end)?;
        let report = reversal(Some(who), vec![at..head + 1], head, vec![head + 1..end]);
        return Some(with_sides(report, Some(closed(context, at, end)), Some(later)));
    }
    let what = antecedent(context, who.start).filter(|_| is_gap(context, head + 1))?;
    let start = what.start;
    let report = reversal(Some(who), vec![at..head + 1], head, vec![what]);
    let verb = finite_verbs(context.words, context.start, start).last();
    Some(with_sides(report, Some(start..head + 1), verb.map(|verb| verb..start)))
}

/// ```ebnf
/// then-now = somebody, earlier, verb, …, later, [ somebody ], …, verb, … ;
/// later    = "now" | "no longer" | "since" | "later" | "but" | "," (* after "although" *) ;
/// ```
/// The second clause has no subject of its own, a pronoun, or the same name.
pub fn pair(context: &Context, at: usize) -> Option<Report> {
    let word = &context.words[at];
    let (head, group) = earlier_verb(context, at)
        .or_else(|| used_to(context, at))
        .or_else(|| at_first(context, at))
        .or_else(|| first_said(context, at))?;
    let who = finite_subject(context, &group).filter(|who| is_somebody(context, who))?;
    if !takes(context, head, STATED) || is_supposed(context, group.start) {
        return None;
    }
    let adversative = word.folds_to_any(&["initially", "originally", "first"]);
    // "First tweeted a note; later she spoke": one after the other, and no change.
    let only_but = word.folds_to("first") && !context.words[at - 1].folds_to("at");
    if word.folds_to("long") || is_person(context, head + 1) {
        return None;
    }
    let end = context.content_end();
    // "Although he had earlier said no, he said yes."
    let conceded =
        context.words[context.start..who.start].iter().any(|w| w.folds_to_any(&["although", "though", "while"]));
    let turns = |mark: &usize| match &context.words[*mark] {
        word if only_but => word.folds_to("but"),
        word if conceded && word.is_comma() => taken(clause_opening, context.from(mark + 1)).is_some(),
        _ => is_later(context, *mark, adversative),
    };
    let (mark, verb) = (head + 1..end).filter(turns).find_map(|mark| {
        let from = if context.words[mark].is_comma() { mark } else { mark.saturating_sub(3).max(head + 1) };
        let stated = |verb: &usize| {
            takes(context, *verb, STATED) || context.words[*verb].has(Traits::REVERSAL.with(Traits::THEN_NOW))
        };
        Some((mark, finite_verbs(context.words, from, end).find(stated)?))
    })?;
    let later = verb_group(context.words, head + 1, verb);
    let own = subject(context.words, head + 1, later.start);
    if own.as_ref().is_some_and(|own| !may_be_same(context, own, &who)) {
        return None;
    }
    let comma = usize::from(context.words[mark].is_comma());
    let from = own.map_or(later.start.min(mark), |own| own.start.min(mark)).max(mark * comma + comma);
    let report = reversal(
        Some(who.clone()),
        vec![at.min(head)..at.max(head) + 1, mark + comma..mark + 1],
        head,
        vec![verb + 1..clause_end(context, verb + 1)],
    );
    let before = trimmed(context, who.start..from);
    Some(with_sides(report, Some(before), Some(from..clause_end(context, verb + 1))))
}

/// How many words into the main clause it says that things are now otherwise.
const SOON: usize = 6;

/// ```ebnf
/// once-a = earlier, [ determiner ], { modifier }, holder, …, ",", somebody, … | somebody, ",", earlier, …, holder, …, "," ;
/// ```
pub fn fronted(context: &Context, at: usize) -> Option<Report> {
    let word = &context.words[at];
    if !word.folds_to_any(&["once", "formerly", "previously", "long"]) {
        return None;
    }
    let rest = context.from(at + 1);
    let length = taken(core, rest).unwrap_or(1).min(rest.len());
    let holder = rest[..length].iter().any(|w| is_of(context, w, Sets::HOLDER));
    let comma = (at + 1 + length..context.end).find(|index| context.words[*index].is_comma())?;
    let before = at.checked_sub(1).and_then(|before| context.at(before));
    if !holder || comma > at + 30 {
        return None;
    }
    let who = if before.is_some_and(Word::is_comma) {
        subject(context.words, context.start, at - 1)?
    } else if at == context.start || before.is_some_and(|w| w.tag == Tag::Conjunction) && at == context.start + 1 {
        comma + 1..comma + 1 + taken(noun_phrases, context.from(comma + 1))?
    } else {
        return None;
    };
    let end = context.content_end();
    let later = (comma + 1).max(who.end)..end;
    let after = context.from(later.start);
    let after = &after[..after.len().min(SOON)];
    let changed = after.iter().any(|w| !w.quoted && w.folds_to_any(&["now", "since", "longer"]));
    if !is_somebody(context, &who) || word.folds_to("long") && !changed {
        return None;
    }
    let report = reversal(Some(who), vec![at..at + 1 + length], at, vec![at + 1..comma]);
    Some(with_sides(report, Some(at..comma), Some(later)))
}

/// ```ebnf
/// no-longer = somebody, [ "can" | "could" | "will" ], "no longer", stance-verb, … ;
/// ```
pub fn no_longer(context: &Context, at: usize) -> Option<Report> {
    let no = at.checked_sub(1).and_then(|before| context.at(before)).filter(|w| w.folds_to("no"))?;
    if !context.words[at].folds_to("longer") {
        return None;
    }
    let verb = context.at(at + 1).filter(|w| w.tag.is_verb() && is_of(context, w, Sets::HELD))?;
    let mut start = no.index;
    while start > context.start && matches!(context.words[start - 1].tag, Tag::Modal | Tag::Auxiliary) {
        start -= 1;
    }
    if is_supposed(context, start)
        || context.words[start..no.index].iter().any(|w| w.folds_to_any(&["would", "may", "might", "should"]))
    {
        return None;
    }
    let who = subject(context.words, context.start, start).filter(|who| is_somebody(context, who))?;
    let end = clause_end(context, verb.index + 1);
    let report = reversal(Some(who), vec![no.index..verb.index + 1], verb.index, vec![verb.index + 1..end]);
    Some(with_sides(report, None, Some(no.index..end)))
}

/// Verbs that show a position held.
pub const HELD: &[CueClass] = &[
    CueClass::Support,
    CueClass::Oppose,
    CueClass::Praise,
    CueClass::Blame,
    CueClass::Describe,
    CueClass::Promise,
    CueClass::Refuse,
    CueClass::Demand,
];
/// Those and the ones that state one.
pub const STATED: &[CueClass] = &[
    CueClass::Support,
    CueClass::Oppose,
    CueClass::Praise,
    CueClass::Blame,
    CueClass::Describe,
    CueClass::Promise,
    CueClass::Refuse,
    CueClass::Demand,
    CueClass::Say,
    CueClass::Believe,
    CueClass::Deny,
    CueClass::Want,
    CueClass::Admit,
    CueClass::Offer,
];

/// True where the verb at `head` is a cue of one of the classes.
pub fn takes(context: &Context, head: usize, classes: &[CueClass]) -> bool {
    let word = &context.words[head];
    word.has(Traits::CUE_VERB)
        && context
            .lexicon
            .verb_cues(word.entry.verb)
            .iter()
            .any(|cue| cue.particle.is_none() && classes.contains(&cue.class))
}

/// The verb that the adverb at `at` puts before now: right after it, or right before.
fn earlier_verb(context: &Context, at: usize) -> Option<(usize, VerbGroup)> {
    let word = &context.words[at];
    if !context.lexicon.narration().is_earlier(word.token.word) {
        return None;
    }
    let head = context.from(at + 1).iter().find(|w| !matches!(w.tag, Tag::Adverb | Tag::Auxiliary))?.index;
    let verb = &context.words[head];
    let group = verb_group(context.words, context.start, head);
    let modal = context.words[group.start.min(head)..head].iter().any(|w| w.tag == Tag::Modal);
    let fits = verb.tag.is_verb()
        && group.shape == Shape::Finite
        && group.start <= at
        && !(group.negated || group.passive || modal);
    fits.then_some((head, group))
}

/// `used to support`.
fn used_to(context: &Context, at: usize) -> Option<(usize, VerbGroup)> {
    if !context.words[at].folds_to("used") || context.at(at + 1)?.tag != Tag::To {
        return None;
    }
    let verb = context.at(at + 2).filter(|w| w.tag.is_verb())?;
    Some((verb.index, verb_group(context.words, context.start, at)))
}

/// `at first opposed`, `opposed it at first`.
fn at_first(context: &Context, at: usize) -> Option<(usize, VerbGroup)> {
    let before = at.checked_sub(1).and_then(|before| context.at(before)).filter(|w| w.folds_to("at"))?;
    if !context.words[at].folds_to("first") {
        return None;
    }
    let next = context.from(at + 1).iter().find(|w| w.tag != Tag::Adverb && !w.is_comma());
    let head = next
        .filter(|w| w.tag.is_verb() && w.tag != Tag::Gerund)
        .map(|w| w.index)
        .or_else(|| finite_verbs(context.words, context.start, before.index).next_back())?;
    let group = verb_group(context.words, context.start, head);
    (group.shape == Shape::Finite && !group.negated && !group.passive).then_some((head, group))
}

/// `first said`.
fn first_said(context: &Context, at: usize) -> Option<(usize, VerbGroup)> {
    let verb = context.at(at + 1).filter(|w| w.tag == Tag::Past && takes(context, w.index, STATED))?;
    let group = verb_group(context.words, context.start, verb.index);
    (context.words[at].folds_to("first") && group.shape == Shape::Finite && !group.negated)
        .then_some((verb.index, group))
}

/// True where the object at `at` is a person or a body by name: `backed Lee`.
pub fn is_person(context: &Context, at: usize) -> bool {
    taken(core, context.from(at)).is_some_and(|length| {
        let words = &context.words[at..at + length];
        words.iter().any(|w| w.tag == Tag::Name)
            && words.iter().all(|w| !matches!(w.tag, Tag::Determiner | Tag::Possessive))
    })
}

fn is_later(context: &Context, at: usize, adversative: bool) -> bool {
    let word = &context.words[at];
    if word.quoted {
        return false;
    }
    word.folds_to_any(&["now", "since", "later"])
        || word.folds_to("longer") && context.words[at - 1].folds_to("no")
        || adversative && word.folds_to_any(&["but", "before", "then", "eventually", "ultimately"])
}

/// Up to the next comma, dash or stop outside quotations.
pub fn clause_end(context: &Context, from: usize) -> usize {
    let end = context.content_end();
    (from..end)
        .find(|at| {
            let word = &context.words[*at];
            let joins = word.is_comma() || word.is(";") || word.is_kind(TokenKind::Dash) && word.token.spaced;
            // “a gift to banks,” voted: the comma stands inside.
            let closes = word.is_kind(TokenKind::Quote) && *at > from && {
                let before = &context.words[at - 1];
                before.quoted && before.is_comma()
            };
            !word.quoted && joins || closes
        })
        .unwrap_or(end)
}

/// What goes on after a relative clause: a comma and a finite verb.
pub fn main_clause(context: &Context, end: usize) -> Option<TokenRange> {
    let stop = context.content_end();
    finite_verbs(context.words, end, stop).next()?;
    (end < stop).then_some(end + 1..stop)
}
