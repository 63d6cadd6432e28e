//! What others say of somebody's change of position: `accused him of sending mixed signals`, `“She flip-flopped,” he said`.

use super::phrases::{content, tail};
use super::who::is_supposed;
use super::{Triggers, reversal};
use crate::grammar::attribution::{Attribution, Report};
use crate::grammar::context::Context;
use crate::grammar::subject::{inherited_subject, subject};
use crate::grammar::verb::verb_group;
use crate::grammar::word::Word;
use crate::lexicon::{Asks, CueClass, LemmaId, Phrase, Tag, Traits};
use crate::text::TokenRange;

/// ```ebnf
/// accusation = source, cue, [ accused ], …, phrase, [ preposition, topic ] ;
/// ```
/// The first phrase of the content that says so, and whom it says it of: the cue's object, else the phrase's subject.
pub fn accusation(context: &Context, said: &Attribution, triggers: &Triggers) -> Option<Report> {
    if said.negated || matches!(said.class, CueClass::Ask | CueClass::Deny | CueClass::Refuse) {
        return None;
    }
    let words = said.content.iter().flat_map(|range| triggers.within(range)).map(|at| &context.words[*at]);
    let mut triggers = words.filter(|w| w.has(Traits::REVERSAL.with(Traits::ACCUSATION)));
    let (head, end) = triggers.find_map(|word| Some((word.index, phrase_end(context, word)?)))?;
    let group = verb_group(context.words, said.content.first()?.start, head);
    if group.negated || group.unreal || is_supposed(context, head) {
        return None;
    }
    let accused = match &said.object {
        Some(object) if said.class == CueClass::Accuse => object.clone(),
        _ => doer(context, said, head)?,
    };
    Some(reversal(Some(accused), vec![head..end], head, content(context, end)))
}

fn phrase_end(context: &Context, word: &Word) -> Option<usize> {
    let narration = context.lexicon.narration();
    let (lemma, phrases) = if word.tag.is_verb() {
        (word.entry.verb, narration.verbs(word.entry.verb))
    } else {
        (word.entry.noun, narration.nouns(word.entry.noun))
    };
    // The others ask for a position beside them: dropping a bomb is no change of mind.
    let plain = phrases.iter().filter(|phrase| phrase.asks == Asks::Nothing);
    let accusing: &[Phrase] = if lemma == LemmaId(0) { &[] } else { narration.accusations(lemma) };
    plain.chain(accusing).filter_map(|phrase| tail(context, word.index + 1, &phrase.tail)).map(|(end, _)| end).max()
}

fn doer(context: &Context, said: &Attribution, head: usize) -> Option<TokenRange> {
    let holding = said.content.iter().find(|range| range.contains(&head))?;
    let group = verb_group(context.words, holding.start, head);
    let within = holding.start..holding.end.min(context.words.len());
    let who = subject(context.words, within.start, group.start)
        .or_else(|| inherited_subject(context.words, &within, &group))?;
    let first_person = matches!(context.words[who.start].tag, Tag::Pronoun)
        && context.words[who.start].folds_to_any(&["i", "we", "you"]);
    (!first_person).then_some(who)
}
