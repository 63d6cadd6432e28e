//! A few quoted words in the narrator's sentence, with no cue: `the envoy rejected “a deal at any price”`.

use smallvec::smallvec;

use crate::grammar::attribution::{Attribution, QuotationKind};
use crate::grammar::context::Context;
use crate::grammar::extent::{Breadth, Host, extent};
use crate::grammar::subject::subject;
use crate::grammar::verb::{Shape, finite_verbs, verb_group};
use crate::lexicon::{CueClass, Traits};
use crate::text::{Quotation, TokenKind};

/// ```ebnf
/// fragment = source, verb-group, { word }, quotation, { word } ;
/// ```
/// The words are the subject's, and no more is known of how they were said: the cue takes no position. For quotations that
/// no other form attributes.
pub fn fragment(context: &Context, quotation: &Quotation) -> Option<Attribution> {
    /// Fewer words are a title, a name or scare quotes.
    const LEAST: usize = 3;
    let inside = context.words.get(quotation.open + 1..quotation.close)?;
    let said = inside.iter().filter(|w| w.is_kind(TokenKind::Word)).count() >= LEAST
        && inside.first().is_some_and(|w| !w.token.capitalised);
    if !said || !quotation.closed {
        return None;
    }
    let head = finite_verbs(context.words, context.start, quotation.open).next_back()?;
    let group = verb_group(context.words, context.start, head);
    let word = &context.words[head];
    if group.shape != Shape::Finite || group.passive || group.negated || word.has(Traits::BE.with(Traits::HAVE)) {
        return None;
    }
    let source = subject(context.words, context.start, group.start)?;
    let end = extent(context, head + 1, Breadth::Phrase, Host::of(context, group.start, Some(&source)));
    (end > quotation.close).then(|| Attribution {
        source: Some(source),
        cue: smallvec![group.start..head + 1],
        cue_head: head,
        lemma: context.lexicon.lemma(word.entry, word.tag).into(),
        class: CueClass::Mention,
        negated: false,
        unreal: group.unreal,
        object: None,
        content: smallvec![head + 1..end],
        quotation: QuotationKind::Mixed,
        form: "fragment",
        earlier: group.pluperfect,
        inside: None,
    })
}
