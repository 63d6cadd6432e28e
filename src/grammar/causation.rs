//! Verbs that make somebody do something: "forced the bureau to admit it".

use super::context::Context;
use super::phrase::{noun_phrases, taken};
use super::word::Word;
use crate::lexicon::Sets;
use crate::text::TokenRange;

/// How far before an infinitive the verb stands that makes somebody do it, in words.
const FAR: usize = 8;

/// The verb that makes somebody do what an infinitive says, and whom: `to` is where the infinitive's `to` stands. `None`
/// where the last verb before it is another, or where more than its object stands between the two.
pub fn made_to<'a>(context: &Context<'a>, to: usize) -> Option<(&'a Word<'a>, TokenRange)> {
    let before = &context.words[context.start..to];
    let verb = before.iter().rev().take(FAR).find(|w| w.tag.is_verb())?;
    let object = verb.index + 1..to;
    let makes = context.lexicon.narration().is(verb.entry.verb, Sets::OF_OBJECT);
    (makes && taken(noun_phrases, &context.words[object.clone()]) == Some(object.len())).then_some((verb, object))
}
