//! Why a cue was made into an attribution, or was not: every form tried on it, and what the forms look for.
//!
//! Runs the very forms that [`read`](super::read()) runs, and keeps what they answer.

use super::attribution::Attribution;
use super::complement::complement;
use super::context::Context;
use super::forms::{self, Occurrence, preposed};
use super::read::Reading;
use super::verb::{Shape, VerbGroup};
use crate::lexicon::{Cue, Frames, Lexicon};
use crate::text::TokenRange;

/// A word that may attribute something, and what came of it.
#[derive(Debug)]
pub struct Candidate {
    /// The word.
    pub cue: usize,
    /// What the lexicon and the words around it say of the cue: a name and a value each.
    pub facts: Vec<(&'static str, String)>,
    /// Each form by its name, in the order in which they are tried; the first with an attribution is taken. Empty for a
    /// word between quotation marks: what it attributes is the business of whoever is quoted.
    pub forms: Vec<(&'static str, Option<Attribution>)>,
}

/// The cue candidates of a sentence of `reading`, which was read with `lexicon`.
pub fn explain(reading: &Reading, lexicon: &Lexicon, sentence: &TokenRange) -> Vec<Candidate> {
    let context = Context::new(reading, sentence, lexicon);
    let candidates = sentence.clone().filter(|at| !forms::of(&reading.words[*at]).is_empty());
    candidates.map(|cue| candidate(&context, reading, cue)).collect()
}

fn candidate(context: &Context, reading: &Reading, cue: usize) -> Candidate {
    let word = &context.words[cue];
    if word.quoted {
        return Candidate { cue, facts: Vec::new(), forms: Vec::new() };
    }
    let forms = forms::of(word);
    let occurrence = Occurrence::new(context, cue);
    let facts = match forms.first().map(|(name, _)| *name) {
        Some("nominal") => senses(context, reading, context.lexicon.noun_cues(word.entry.noun), cue),
        Some("adjectival") => senses(context, reading, context.lexicon.adjective_cues(word.entry.noun), cue),
        Some("speaker" | "according-to") | None => Vec::new(),
        Some(_) => verb(&occurrence, reading),
    };
    Candidate { cue, facts, forms: forms.iter().map(|(name, form)| (*name, form(&occurrence))).collect() }
}

/// What the forms of a verb cue look for.
fn verb(cue: &Occurrence, reading: &Reading) -> Vec<(&'static str, String)> {
    let (context, group) = (cue.context, cue.group());
    let words = group.start..cue.head + 1;
    let mut facts = vec![("verb group", format!("{} ({})", shown(reading, &words), kind(group)))];
    facts.push(("subject", cue.source().map_or("none found".to_owned(), |source| shown(reading, &source))));
    facts.extend(senses(context, reading, cue.senses(), cue.head));
    let quotation = context.quotations.partition_point(|q| q.close < group.start).checked_sub(1);
    let quotation = quotation.map(|at| &context.quotations[at]).filter(|q| q.close > context.start);
    if let Some(quotation) = quotation {
        let kind = if context.is_speech(quotation) { "speech" } else { "no speech: a title, a name or a few words" };
        let text = shown(reading, &(quotation.open..quotation.close + 1));
        facts.push(("quotation before", format!("{text} ({kind})")));
    }
    facts
}

/// What may follow the cue in each sense, and what does.
fn senses(context: &Context, reading: &Reading, senses: &[Cue], cue: usize) -> Vec<(&'static str, String)> {
    let sense = |cue: &Cue| {
        let lemma = preposed::lemma(&cue.lemma, cue.particle.as_deref());
        format!("{lemma}: {:?}, takes {}", cue.class, names(cue.frames).join(", "))
    };
    let mut facts: Vec<_> = senses.iter().map(|cue| ("sense", sense(cue))).collect();
    let found = complement(context, senses, cue);
    let text = found.map_or("none of these follows".to_owned(), |found| {
        let rest = found.start..context.end.min(found.start + 6);
        format!("{}: {} …", names(found.frame).join(", "), shown(reading, &rest))
    });
    facts.push(("complement", text));
    facts
}

fn names(frames: Frames) -> Vec<&'static str> {
    Frames::NAMES.iter().filter(|(_, frame)| frames.any(*frame)).map(|(name, _)| *name).collect()
}

fn kind(group: &VerbGroup) -> String {
    let shape = match group.shape {
        Shape::Finite => "finite",
        Shape::Infinitive => "infinitive",
        Shape::Gerund => "-ing form",
        Shape::Participle => "participle",
    };
    let also =
        [(group.passive, "passive"), (group.negated, "negated"), (group.unreal, "unreal"), (group.pluperfect, "had")];
    let also = also.into_iter().filter(|(is, _)| *is).map(|(_, name)| name);
    std::iter::once(shape).chain(also).collect::<Vec<_>>().join(", ")
}

fn shown(reading: &Reading, range: &TokenRange) -> String {
    let end = range.end.min(reading.words.len());
    let text = reading.span(&(range.start..end)).of(reading.text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
