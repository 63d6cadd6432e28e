//! The cue stands before its content: `she said that …`, `he vowed to …`, `they praised the …`, `adding that …`.

use compact_str::{CompactString, format_compact};
use smallvec::smallvec;

use super::Occurrence;
use super::postposed::clause_before;
use crate::grammar::attribution::{Attribution, QuotationKind};
use crate::grammar::complement::complement;
use crate::grammar::context::Context;
use crate::grammar::extent::{Breadth, Host, extent};
use crate::grammar::verb::{Shape, VerbGroup, verb_group};
use crate::lexicon::{CueClass, Frames, Tag, Traits};
use crate::text::TokenKind;

/// ```ebnf
/// said-complement = source, [ verb-group ], cue, { adverbial }, complement ;
/// ```
pub fn complement_after(cue: &Occurrence) -> Option<Attribution> {
    let Occurrence { context, head, .. } = *cue;
    let (group, senses) = (cue.group(), cue.senses());
    if !senses.iter().any(|sense| is_held(context, group, sense.class)) {
        return None;
    }
    let found = complement(context, senses, head).filter(|found| is_held(context, group, found.cue.class))?;
    // "Members would decide in May, Lee told the heads of the groups": what is said stands before it.
    if found.frame == Frames::ADDRESSEE && context.words[found.start - 1].folds_to("of") && clause_before(cue).is_some()
    {
        return None;
    }
    let clausal = found.frame.any(
        Frames::QUOTE
            .with(Frames::THAT)
            .with(Frames::CLAUSE)
            .with(Frames::WH)
            .with(Frames::ADDRESSEE)
            .with(Frames::TO)
            .with(Frames::OBJECT_TO)
            .with(Frames::SUBJUNCTIVE)
            .with(Frames::OBJECT_AS)
            .with(Frames::OBJECT_OF)
            .with(Frames::PREDICATE),
    );
    let breadth = if clausal { Breadth::Clause } else { Breadth::Phrase };
    let source = cue.source();
    let host = Host::of(context, group.start, source.as_ref());
    let end = extent(context, found.start, breadth, host);
    if end <= found.start {
        return None;
    }
    Some(Attribution {
        source,
        cue: smallvec![group.start..found.cue_end.max(head + 1)],
        cue_head: head,
        lemma: lemma(&found.cue.lemma, found.cue.particle.as_deref()),
        class: found.cue.class,
        negated: group.negated,
        unreal: group.unreal && !(group.shape == Shape::Infinitive && goes_on(context, group.start)),
        object: found.object,
        content: smallvec![found.start..end],
        quotation: QuotationKind::Indirect,
        form: form(found.frame, group),
        earlier: group.pluperfect,
        inside: None,
    })
}

/// ```ebnf
/// verb-quote = source, verb-group, ",", quotation ;
/// ```
/// Whatever verb stands before a comma and a sentence in quotation marks: `she cracked, "…"`.
pub fn verb_before_quotation(cue: &Occurrence) -> Option<Attribution> {
    let Occurrence { context, head, .. } = *cue;
    context.at(head + 1).filter(|w| w.is_comma())?;
    let quotation = context.quotation_at(head + 2).filter(|quotation| context.is_speech(quotation))?;
    let (word, group) = (cue.word(), cue.group());
    let opens = context.words.get(quotation.open + 1).is_some_and(|w| w.token.capitalised);
    if !matches!(word.tag, Tag::Past | Tag::Present | Tag::Gerund) || !opens || group.passive || group.negated {
        return None;
    }
    Some(Attribution {
        source: Some(cue.source()?),
        cue: smallvec![group.start..head + 1],
        cue_head: head,
        lemma: context.lexicon.lemma(word.entry, word.tag).into(),
        class: CueClass::Say,
        negated: false,
        unreal: group.unreal,
        object: None,
        content: smallvec![quotation.open..(quotation.close + 1).min(context.words.len())],
        quotation: QuotationKind::Indirect,
        form: "verb-quote",
        earlier: group.pluperfect,
        inside: None,
    })
}

/// Somebody who is *to* support a thing does not yet; a participle of attitude right after a noun says which one is
/// meant (`the groups backing him`), not what somebody said. Speech is reported in either.
fn is_held(context: &Context, group: &VerbGroup, class: CueClass) -> bool {
    let speech = matches!(
        class,
        CueClass::Say
            | CueClass::Tell
            | CueClass::Ask
            | CueClass::Describe
            | CueClass::Mention
            | CueClass::Demand
            | CueClass::Warn
            | CueClass::Accuse
            | CueClass::Admit
    );
    let before = group.start.checked_sub(1).and_then(|at| context.at(at));
    match group.shape {
        _ if speech => true,
        Shape::Infinitive => goes_on(context, group.start),
        Shape::Gerund | Shape::Participle => before.is_none_or(|w| {
            w.is_comma() || w.is_kind(TokenKind::Dash) || w.tag == Tag::Subordinator || w.has(Traits::BE)
        }),
        Shape::Finite => true,
    }
}

/// `continues to oppose`, `has gone so far as to justify`: what stands after the `to` at `to` is done, not only meant.
fn goes_on(context: &Context, to: usize) -> bool {
    const ASPECT: &[&str] = &["continue", "begin", "start", "come"];
    let Some(before) = to.checked_sub(1).and_then(|at| context.at(at)) else { return false };
    let governs = before.tag.is_verb()
        && ASPECT.contains(&context.lexicon.lemma_text(before.entry.verb))
        && !verb_group(context.words, context.start, before.index).unreal;
    governs || before.folds_to("as") && to > context.start + 2 && context.words[to - 2].folds_to("far")
}

/// A cue's lemma with its particle.
pub fn lemma(lemma: &str, particle: Option<&str>) -> CompactString {
    particle.map_or_else(|| lemma.into(), |particle| format_compact!("{lemma} {particle}"))
}

fn form(frame: Frames, group: &VerbGroup) -> &'static str {
    match group.shape {
        Shape::Gerund => return "participial",
        Shape::Infinitive => return "infinitive",
        _ => {}
    }
    match frame {
        Frames::QUOTE => "said-quote",
        Frames::THAT => "said-that",
        Frames::CLAUSE => "said-clause",
        Frames::WH => "said-wh",
        Frames::TO => "said-to",
        Frames::ADDRESSEE => "told-somebody",
        Frames::OBJECT_TO => "said-object-to",
        Frames::SUBJUNCTIVE => "said-subjunctive",
        Frames::GERUND => "said-gerund",
        Frames::PREPOSITION => "said-preposition",
        Frames::OBJECT_AS => "said-object-as",
        Frames::OBJECT_OF => "said-object-of",
        Frames::PREDICATE => "said-predicate",
        _ => "said-object",
    }
}
