//! The cue stands after its content: `"…," she said.`, `The plan failed, said Lee.`, `"Why?" he asked.`

use compact_str::CompactString;
use smallvec::smallvec;

use super::Occurrence;
use crate::grammar::attribution::{Attribution, QuotationKind, Ranges};
use crate::grammar::complement::complement;
use crate::grammar::context::Context;
use crate::grammar::phrase::{noun_phrases, taken};
use crate::grammar::subject::{inverted_subject, skip_adverbials};
use crate::grammar::verb::{Shape, finite_verbs};
use crate::grammar::word::Word;
use crate::lexicon::{Cue, CueClass, Frames, Tag, Traits};
use crate::text::{Quotation, TokenKind, TokenRange};

/// Who, before or after the cue, and where the words of source and cue begin and end.
pub(super) struct Tagline {
    pub source: TokenRange,
    pub start: usize,
    pub end: usize,
}

/// ```ebnf
/// quote-said = quotation, ( source, cue | cue, source ), [ adverbials, ( "," | "." ), quotation ] ;
/// ```
pub fn quotation_before(cue: &Occurrence) -> Option<Attribution> {
    let context = cue.context;
    // "To chants of “four more,” she announced that …": what is said stands after it.
    if !context.quotation_ends_before(cue.head) || context.at(cue.head + 1).is_some_and(|w| w.tag == Tag::That) {
        return None;
    }
    let sense = speaking(cue)?;
    let tagline = tagline(cue)?;
    let close = quotation_end(context, tagline.start)?;
    let quotation = context.quotation_before(close)?;
    if quotation.open < context.start || !context.is_speech(quotation) {
        return None;
    }
    let lead = lead_in(context, quotation.open);
    let content = std::iter::once(lead..close).chain(taken_up(context, tagline.end)).collect();
    Some(build(cue, sense.into(), tagline, content, "quote-said"))
}

/// `"…," she said, "…"`: the quotation after a tagline that ends at `end`. Up to a comma or colon before it, whatever the
/// tagline still says.
fn taken_up(context: &Context, end: usize) -> Option<TokenRange> {
    let mut after = skip_adverbials(context.words, end, context.end, 4);
    let rest = context.from(after);
    let opens = |w: &Word| w.is_kind(TokenKind::Quote) && context.quotation_at(w.index).is_some();
    if let Some(mark) = rest.iter().take(24).position(opens) {
        let before = mark.checked_sub(1).map(|at| &rest[at]);
        let announces = |w: &Word| w.is_comma() || w.is(":") || w.is_kind(TokenKind::Dash) || w.tag == Tag::Conjunction;
        if before.is_none_or(announces) {
            after += mark;
        }
    }
    let next = context.quotation_at(context.at(after)?.index)?;
    Some(next.open..(next.close + 1).min(context.end))
}

/// ```ebnf
/// clause-said = clause, ",", ( source, cue, [ addressee ] | cue, source ), { adverbial }, ( "." | ";" | "," … ) ;
/// ```
pub fn clause_before(cue: &Occurrence) -> Option<Attribution> {
    let context = cue.context;
    // Nothing is asked where no clause ends before the cue.
    let left = context.words.get(context.start + 1..cue.group().start)?;
    if !left.iter().any(|w| w.is_comma() || w.is_kind(TokenKind::Dash)) {
        return None;
    }
    let sense = speaking(cue).filter(|sense| sense.frames.any(Frames::CLAUSE.with(Frames::THAT)))?;
    let tagline = tagline(cue)?;
    let comma = tagline.start.checked_sub(1).filter(|at| *at > context.start)?;
    if !(context.words[comma].is_comma() || context.words[comma].is_kind(TokenKind::Dash)) {
        return None;
    }
    let start = Some(skip_opening(context)).filter(|start| *start < comma)?;
    let left = start..comma;
    let clause = finite_verbs(context.words, left.start, left.end).next().is_some()
        || context.words[left.clone()].iter().any(|w| w.quoted);
    let after = past_addressee(context, sense, skip_adverbials(context.words, tagline.end, context.end, 3));
    let stopped = context.at(after).is_none_or(|w| {
        w.is_kind(TokenKind::Stop)
            || w.is_comma()
            || w.is(";")
            || w.is_kind(TokenKind::Dash)
            || matches!(w.tag, Tag::Gerund | Tag::Subordinator | Tag::Participle)
            // "Said in a leaflet handed out to residents."
            || w.tag == Tag::Past && after > tagline.end && context.words[after - 1].tag.is_nominal()
    });
    // ", because, as she said, …": a clause that has only begun.
    let begun = context.words[comma - 1].folds_to_any(&["since", "because", "although", "that"]);
    if !stopped || begun || left.len() < 2 {
        return None;
    }
    let whole = clause && !is_subordinate(&context.words[left.clone()]);
    let mut content = smallvec![left];
    if context.at(after).is_some_and(Word::is_comma)
        && after + 1 < context.content_end()
        && (!whole || goes_on(context, after + 1))
    {
        content.push(after + 1..context.content_end());
    } else if !clause {
        return None;
    }
    Some(build(cue, sense.into(), tagline, content, "clause-said"))
}

/// Past whom it is said to, and when and where: `…, she assured relatives at a meeting.`
fn past_addressee(context: &Context, sense: &Cue, at: usize) -> usize {
    if !sense.frames.any(Frames::ADDRESSEE) {
        return at;
    }
    taken(noun_phrases, context.from(at))
        .map_or(at, |length| skip_adverbials(context.words, at + length, context.end, 3))
}

/// ```ebnf
/// question-asked = quotation, "?" | "!", quotation-mark ; source, cue, { adverbial }, "." ;
/// ```
/// The quotation is a sentence of its own, and the tagline the next one, unless what it says stands after its cue.
pub fn sentence_before(cue: &Occurrence) -> Option<Attribution> {
    let context = cue.context;
    let quotation = context.quotation_before(context.start).filter(|quotation| cut_off(context, quotation))?;
    let sense = speaking(cue)?;
    let tagline = tagline(cue).filter(|tagline| tagline.start == context.start)?;
    let says = |at: usize| context.at(at).is_some_and(|w| w.tag == Tag::That || w.is_kind(TokenKind::Quote));
    let own = complement(context, cue.senses(), cue.head);
    if own.is_some_and(|own| own.frame.any(Frames::QUOTE.with(Frames::THAT).with(Frames::CLAUSE)) || says(own.start)) {
        return None;
    }
    let before = quotation.open..quotation.close + 1;
    let content = std::iter::once(before).chain(taken_up(context, tagline.end)).collect();
    Some(build(cue, sense.into(), tagline, content, "question-asked"))
}

/// ```ebnf
/// said-then-quote = source, cue, { adverbial }, "." ; quotation ;
/// ```
/// A cue with nothing after it, and a quotation as the next sentence: `Lee agreed. “It is over.”`
pub fn sentence_after(cue: &Occurrence) -> Option<Attribution> {
    let context = cue.context;
    let quotation = context.quotation_at(context.end).filter(|quotation| context.is_speech(quotation))?;
    // "…,” the agent said.": it has a tagline of its own.
    if context.words[quotation.close.saturating_sub(1)].is_comma() {
        return None;
    }
    let sense = speaking(cue)?;
    let own = cue.head + Speech::from(sense).words;
    let rest = skip_adverbials(context.words, own.min(context.end), context.end, 3);
    let ended = context.words[rest..context.end].iter().all(|w| w.is_kind(TokenKind::Stop));
    if !ended || cue.group().shape != Shape::Finite || cue.group().negated {
        return None;
    }
    let tagline = tagline(cue)?;
    let content = smallvec![quotation.open..(quotation.close + 1).min(context.words.len())];
    Some(build(cue, sense.into(), tagline, content, "said-then-quote"))
}

/// A quotation that ends with no full stop: its tagline is still to come.
fn cut_off(context: &Context, quotation: &Quotation) -> bool {
    let last = &context.words[quotation.close - 1];
    (last.is_comma() || last.is_any(&["?", "!", "…", "...", "-", "--", "—"])) && context.is_speech(quotation)
}

/// ```ebnf
/// quote-verb = quotation, ( source, verb | verb, source ) ;
/// ```
/// Whatever verb stands where a cue does (`"…," she cracked`) tells how it was said.
pub fn verb_after_quotation(cue: &Occurrence) -> Option<Attribution> {
    let (context, word) = (cue.context, cue.word());
    if !matches!(word.tag, Tag::Past | Tag::Present) || !context.quotation_ends_before(cue.head) {
        return None;
    }
    if cue.group().shape != Shape::Finite || cue.group().negated {
        return None;
    }
    let tagline = tagline(cue)?;
    let quotation = context.quotation_before(tagline.start).filter(|quotation| cut_off(context, quotation))?;
    if quotation.open > skip_opening(context) {
        return None;
    }
    let content = std::iter::once(quotation.open..tagline.start).chain(taken_up(context, tagline.end)).collect();
    let speech = Speech { lemma: context.lexicon.lemma(word.entry, word.tag).into(), class: CueClass::Say, words: 1 };
    Some(build(cue, speech, tagline, content, "quote-verb"))
}

/// The sense in which the verb introduces speech.
pub(super) fn speaking<'c>(cue: &Occurrence<'c>) -> Option<&'c Cue> {
    let next = cue.context.at(cue.head + 1);
    let particle = |sense: &Cue| sense.particle.as_deref().is_none_or(|p| next.is_some_and(|w| w.folds_to(p)));
    let speech = Frames::QUOTE.with(Frames::CLAUSE);
    let fitting = || cue.senses().iter().filter(|sense| sense.frames.any(speech) && particle(sense));
    fitting()
        .find(|sense| sense.particle.is_some())
        .or_else(|| fitting().find(|sense| sense.frames.any(Frames::QUOTE)))
        .or_else(|| fitting().next())
}

pub(super) fn tagline(cue: &Occurrence) -> Option<Tagline> {
    let (context, group) = (cue.context, cue.group());
    if group.passive {
        return None;
    }
    let end = group.head + 1;
    if group.shape == Shape::Finite || group.shape == Shape::Participle {
        if let Some(source) = cue.subject() {
            return Some(Tagline { start: with_as(context, source.start), end, source });
        }
        let opens = group.start == context.start || ends_a_content(context, group.start);
        if opens && group.start == group.head {
            let source = inverted_subject(context.words, end, context.end)?;
            return Some(Tagline { start: group.start, end: source.end, source });
        }
    }
    if group.shape == Shape::Gerund && ends_a_content(context, group.start) {
        let source = cue.inherited_subject()?;
        return Some(Tagline { start: group.start, end, source });
    }
    None
}

/// `as she put it`: the word before a source belongs to the tagline.
fn with_as(context: &Context, start: usize) -> usize {
    start.checked_sub(1).filter(|at| context.words[*at].folds_to("as") && ends_a_content(context, *at)).unwrap_or(start)
}

fn ends_a_content(context: &Context, at: usize) -> bool {
    at > context.start
        && (context.words[at - 1].is_comma()
            || context.words[at - 1].is_kind(TokenKind::Dash)
            || context.quotation_before(at).is_some())
}

/// One past the closing mark of a quotation that stands right before `start`, with a comma or dash between or not.
fn quotation_end(context: &Context, start: usize) -> Option<usize> {
    let mut end = start;
    while end > context.start
        && (context.words[end - 1].is_comma()
            || context.words[end - 1].is_kind(TokenKind::Dash)
            || context.words[end - 1].tag == Tag::Conjunction)
    {
        end -= 1;
    }
    context.quotation_before(end).map(|_| end)
}

/// Where the content of a quotation begins: at its mark, or at the start of the sentence whose clause it ends.
fn lead_in(context: &Context, open: usize) -> usize {
    let start = skip_opening(context);
    if open <= start {
        return open.max(context.start);
    }
    let lead = &context.words[start..open];
    // Whatever stands before the mark says something with it: `The plan "is dead," she said.`
    let introduced = lead.last().is_some_and(|w| w.is_comma() || w.is(":"));
    // "After the vote, "it is over," she said": the adverbial is a part of what she said.
    let adverbial = matches!(lead[0].tag, Tag::Preposition | Tag::Subordinator)
        && !lead.iter().any(|w| w.has(Traits::CUE_VERB) && w.tag.is_verb());
    if introduced && !adverbial || lead.iter().any(|w| w.is_kind(TokenKind::Stop)) { open } else { start }
}

/// Past a dateline (`LUND - …`) or a conjunction that opens the sentence.
fn skip_opening(context: &Context) -> usize {
    let words = context.from(context.start);
    let place = |w: &Word| {
        w.is_kind(TokenKind::Word) && w.text().len() > 1 && !w.text().bytes().any(|b| b.is_ascii_lowercase())
    };
    let named = words.iter().take(4).take_while(|w| place(w)).count();
    let dateline = named > 0 && words.get(named).is_some_and(|w| w.is_kind(TokenKind::Dash) && w.token.spaced);
    let start = context.start + if dateline { named + 1 } else { 0 };
    if context.at(start).is_some_and(|w| w.tag == Tag::Conjunction) && start + 1 < context.end {
        start + 1
    } else {
        start
    }
}

/// A condition or the like without the clause that it belongs to: `If it rains, she said, …`.
fn is_subordinate(left: &[Word]) -> bool {
    let first = &left[0];
    (first.tag == Tag::Subordinator || first.tag == Tag::Wh && first.folds_to("if")) && !left.iter().any(Word::is_comma)
}

/// After a parenthetical tagline: the content takes up again.
fn goes_on(context: &Context, at: usize) -> bool {
    context
        .at(at)
        .is_some_and(|w| w.tag == Tag::Conjunction || w.tag == Tag::That || w.folds_to_any(&["which", "because", "so"]))
}

/// A verb as a cue: its lemma with its particle, what it commits to, and how many words it has.
pub(super) struct Speech {
    lemma: CompactString,
    class: CueClass,
    words: usize,
}

impl From<&Cue> for Speech {
    fn from(cue: &Cue) -> Self {
        let particle = cue.particle.as_deref();
        Speech {
            lemma: super::preposed::lemma(&cue.lemma, particle),
            class: cue.class,
            words: 1 + particle.map_or(0, |p| p.split(' ').count()),
        }
    }
}

pub(super) fn build(
    cue: &Occurrence,
    speech: Speech,
    tagline: Tagline,
    content: Ranges,
    form: &'static str,
) -> Attribution {
    let group = cue.group();
    Attribution {
        source: Some(tagline.source),
        cue: smallvec![group.start..cue.head + speech.words],
        cue_head: cue.head,
        lemma: speech.lemma,
        class: speech.class,
        negated: group.negated,
        unreal: group.unreal,
        object: None,
        content,
        quotation: QuotationKind::Indirect,
        form,
        earlier: group.pluperfect,
        inside: None,
    }
}
