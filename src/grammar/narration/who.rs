//! Who does what a verb tells, where the text says that it is so.

use super::phrases::is_of;
use crate::grammar::causation::made_to;
use crate::grammar::context::Context;
use crate::grammar::phrase::{core, noun_phrases, taken};
use crate::grammar::subject::{inherited_subject, subject};
use crate::grammar::verb::{Shape, VerbGroup, verb_group};
use crate::grammar::word::Word;
use crate::lexicon::{Sets, Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// Who does it; `None` where nobody is told to, or where it is denied, supposed, wished for or still to come.
pub fn doer(context: &Context, group: &VerbGroup) -> Option<TokenRange> {
    if group.passive || group.negated || is_supposed(context, group.start) {
        return None;
    }
    match group.shape {
        Shape::Finite => {
            let who = finite_subject(context, group).filter(|_| is_real(context, group))?;
            // "made him withdraw": what somebody is seen, made or helped to do.
            let bare = context.words[group.head].tag == Tag::Base && group.start == group.head;
            let object = context.words[who.start].has(Traits::OBJECT) && !context.words[who.start].has(Traits::SUBJECT);
            if bare && object || is_unsure(context, who.start) { None } else { Some(who) }
        }
        Shape::Infinitive => governed(context, group.start),
        Shape::Gerund => {
            let before = group.start.checked_sub(1).and_then(|at| context.at(at));
            let unreal = ["without", "of", "for", "against", "from", "than", "about", "to", "not", "no", "by"];
            if before.is_some_and(|w| w.folds_to_any(&unreal) || w.tag == Tag::Negation) {
                return None;
            }
            inherited_subject(context.words, &context.sentence(), group).map(|who| named(context, who))
        }
        Shape::Participle => None,
    }
}

/// The subject of a finite group, or the one it shares: `came back and reversed …`.
pub fn finite_subject(context: &Context, group: &VerbGroup) -> Option<TokenRange> {
    // "Lee earlier Tuesday backed away": the time stands between subject and verb.
    let mut start = group.start;
    while start > context.start + 1
        && (context.words[start - 1].has(Traits::TIME) || context.words[start - 1].tag == Tag::Adverb)
    {
        start -= 1;
    }
    let timed = context.words[start..group.start].iter().any(|w| w.has(Traits::TIME));
    let own = if timed { subject(context.words, context.start, start) } else { None };
    let own = own.or_else(|| subject(context.words, context.start, group.start));
    let before = start.checked_sub(1).and_then(|at| context.at(at));
    let shares = before.is_some_and(|w| w.tag == Tag::Conjunction || w.tag == Tag::Mark || w.tag == Tag::Adverb);
    let shared = || inherited_subject(context.words, &context.sentence(), group).filter(|_| shares);
    own.or_else(shared).map(|who| named(context, who))
}

/// Where a clause begins that tells what somebody did: at its subject, or at the verb group that has none of its own.
pub fn clause_start(who: &TokenRange, group: &VerbGroup) -> usize {
    if who.end <= group.start { who.start } else { group.start }
}

/// `who` and `which` read as the noun phrase before them.
fn named(context: &Context, who: TokenRange) -> TokenRange {
    let pronoun = &context.words[who.start];
    // "Lee himself, who …, has": the noun stands before the reflexive.
    if pronoun.folds_to_any(&["himself", "herself", "themselves"]) {
        return subject(context.words, context.start, who.start).unwrap_or(who);
    }
    if who.len() > 1 || !pronoun.folds_to_any(&["who", "which", "that"]) {
        return who;
    }
    let mut end = who.start;
    if end > context.start && (context.words[end - 1].is_comma() || context.words[end - 1].is("—")) {
        end -= 1;
    }
    subject(context.words, context.start, end).unwrap_or(who)
}

/// True where the noun phrase is somebody: a name, a pronoun, a noun for people or an organisation.
pub fn is_somebody(context: &Context, who: &TokenRange) -> bool {
    let length = taken(core, &context.words[who.clone()]).unwrap_or(1);
    let head = &context.words[who.start + length - 1];
    match head.tag {
        Tag::Name => !head.has(Traits::CALENDAR),
        Tag::Pronoun if head.has(Traits::FIRST.with(Traits::SECOND)) => false,
        Tag::Pronoun => !head.folds_to_any(&[
            "it",
            "that",
            "this",
            "these",
            "those",
            "there",
            "all",
            "something",
            "nothing",
            "everything",
        ]),
        Tag::Wh => head.folds_to("who"),
        // "a handful of voters": whoever is counted.
        _ if head.folds_to_any(&[
            "handful",
            "number",
            "majority",
            "dozens",
            "hundreds",
            "thousands",
            "couple",
            "pair",
        ]) =>
        {
            context.words[who.start + length..who.end].iter().any(|w| w.has(Traits::PERSON) || w.tag == Tag::Name)
        }
        _ => head.has(Traits::PERSON.with(Traits::ORGANISATION).with(Traits::TITLE)),
    }
}

/// False under a modal. `would later` tells what came; `may have …, but` grants it.
pub fn is_real(context: &Context, group: &VerbGroup) -> bool {
    let inside = &context.words[group.start..group.head];
    inside.iter().filter(|w| w.tag == Tag::Modal).all(|modal| {
        let foretold =
            inside.iter().any(|w| w.folds_to_any(&["later", "eventually", "soon", "ultimately", "subsequently"]));
        let granted = modal.folds_to_any(&["may", "might"])
            && inside.iter().any(|w| w.folds_to("have"))
            && context.from(group.head).windows(2).any(|two| two[0].is_comma() && two[1].folds_to("but"));
        modal.folds_to_any(&["would", "'d", "’d"]) && foretold || granted
    })
}

/// True where the clause whose subject begins at `start` only says what is hinted at or hoped: `signs that he …`.
fn is_unsure(context: &Context, start: usize) -> bool {
    let Some(that) = start.checked_sub(1).filter(|at| context.at(*at).is_some_and(|w| w.folds_to("that"))) else {
        return false;
    };
    that.checked_sub(1)
        .and_then(|at| context.at(at))
        .is_some_and(|w| w.tag.is_nominal() && is_of(context, w, Sets::UNSURE))
}

/// True after `if`, `unless`, `whether` or `perhaps` in the same clause.
pub fn is_supposed(context: &Context, at: usize) -> bool {
    context.words[context.start..at]
        .iter()
        .rev()
        .take_while(|w| w.quoted || !(w.is_comma() || w.is(";") || w.is(":")))
        .any(|w| !w.quoted && w.folds_to_any(&["if", "unless", "whether", "lest", "maybe", "perhaps"]))
}

/// Who the infinitive whose `to` stands at `to` is said of, where the verb above it makes it real: `tried to …`, `was
/// forced to …`, `forced her to …`.
fn governed(context: &Context, to: usize) -> Option<TokenRange> {
    let before = to.checked_sub(1).and_then(|at| context.at(at))?;
    if before.tag.is_verb() && is_of(context, before, Sets::REAL) {
        let above = verb_group(context.words, context.start, before.index);
        let forced = is_of(context, before, Sets::OF_OBJECT);
        if forced {
            let holds =
                above.passive && !above.negated && is_real(context, &above) && !is_supposed(context, above.start);
            return holds.then(|| finite_subject(context, &above)).flatten();
        }
        return doer(context, &above);
    }
    // "The pretext for Lee to reverse it".
    let lent = context.words[context.start..to].iter().rposition(|w| w.folds_to("for")).map(|at| context.start + at);
    if let Some(lent) = lent.filter(|at| *at > context.start)
        && context.words[lent - 1].folds_to_any(&["pretext", "excuse", "reason", "cue"])
        && taken(noun_phrases, &context.words[lent + 1..to]) == Some(to - lent - 1)
    {
        return Some(lent + 1..to);
    }
    let (verb, object) = made_to(context, to)?;
    let above = verb_group(context.words, context.start, verb.index);
    let apart = |w: &Word| w.is_comma() || w.is(":") || w.is_kind(TokenKind::Dash);
    let told = above.shape == Shape::Finite
        || above.shape == Shape::Gerund && above.start.checked_sub(1).and_then(|at| context.at(at)).is_some_and(apart);
    let holds = told && !above.negated && is_real(context, &above);
    holds.then_some(object)
}

/// The part of `who` that a possessive can belong to: `his` is no group's, `their` no single person's, and neither is an
/// organisation's with `his`.
pub fn owned_by(context: &Context, who: &TokenRange, possessive: &Word) -> Option<TokenRange> {
    let words = &context.words[who.clone()];
    let personal = possessive.folds_to_any(&["his", "her"]);
    let start =
        words.iter().rposition(|w| w.folds_to("and")).filter(|_| personal).map_or(who.start, |at| who.start + at + 1);
    let length = taken(core, &context.words[start..who.end]).unwrap_or(1);
    let head = &context.words[start + length - 1];
    let counted = head.folds_to_any(&["some", "many", "most", "all", "few", "several", "both", "handful", "number"]);
    let joined = words.iter().any(|w| w.folds_to("and")) && !personal;
    let plural = counted || joined || head.tag == Tag::Nouns || head.has(Traits::PLURAL);
    let gendered = head.has(Traits::MALE.with(Traits::FEMALE));
    let body = head.has(Traits::ORGANISATION);
    let fits = if personal {
        !plural && !body && !head.folds_to("it")
    } else if possessive.folds_to("its") {
        !plural && !gendered
    } else {
        plural || body || head.tag != Tag::Name && !gendered && !head.has(Traits::PERSON)
    };
    fits.then_some(start..who.end)
}

/// True where both name one actor as far as the words show: a pronoun, or the same last name.
pub fn may_be_same(context: &Context, one: &TokenRange, other: &TokenRange) -> bool {
    let pronoun = |range: &TokenRange| {
        range.len() == 1
            && matches!(context.words[range.start].tag, Tag::Pronoun | Tag::Wh)
            && context.words[range.start]
                .has(Traits::MALE.with(Traits::FEMALE).with(Traits::PLURAL).with(Traits::NEUTER))
    };
    let names = |range: &TokenRange| -> Vec<&Word> {
        context.words[range.clone()].iter().filter(|w| w.tag == Tag::Name).collect()
    };
    pronoun(one) || pronoun(other) || names(one).iter().any(|name| names(other).iter().any(|w| w.text() == name.text()))
}
