//! A name and a colon: a turn of a transcript, a headline, a quotation under its speaker's name.

use crate::grammar::attribution::{Attribution, QuotationKind};
use crate::grammar::context::Context;
use crate::grammar::subject::{inherited_subject, subject};
use crate::grammar::verb::{finite_verbs, verb_group};
use crate::grammar::word::Word;
use crate::lexicon::{CueClass, Tag};
use crate::text::{TokenKind, TokenRange};

/// The name of the form [`announced`].
pub const ANNOUNCED: &str = "announced";

/// Longest name of a speaker, in words: `THE PRESIDENT OF THE SENATE (Ann Lee)`.
const LONGEST_NAME: usize = 10;

/// ```ebnf
/// speaker = name, ":", ( quotation | headline ) ;
/// ```
/// At the start of a sentence. The cue is the colon.
pub fn speaker(context: &Context, colon: usize) -> Option<Attribution> {
    let name = context.start..colon;
    if !is_name(&context.words[name.clone()]) {
        return None;
    }
    let quotation = context.quotation_at(colon + 1)?;
    let end = (quotation.close + 1).min(context.words.len());
    Some(attribution(name, colon, colon + 1..end, "speaker-quote"))
}

/// ```ebnf
/// announced = source, verb-group, { word }, ":", quotation ;
/// ```
/// Words that lead up to a quotation, whatever the verb: `she had one word for it: "…"`, `he read a statement: "…"`.
pub fn announced(context: &Context, colon: usize) -> Option<Attribution> {
    let next = context.words.get(colon + 1)?;
    let open = if next.is_kind(TokenKind::Break) && colon + 1 == context.end { colon + 2 } else { colon + 1 };
    let quotation = context.quotation_at(open).filter(|quotation| context.is_speech(quotation))?;
    let head = finite_verbs(context.words, context.start, colon).next_back()?;
    let group = verb_group(context.words, context.start, head);
    let source = subject(context.words, context.start, group.start)
        .or_else(|| inherited_subject(context.words, &context.sentence(), &group))?;
    let end = (quotation.close + 1).min(context.words.len());
    let made = attribution(source, colon, open..end, ANNOUNCED);
    Some(Attribution { cue: vec![group.start..colon], ..made })
}

/// ```ebnf
/// turn = name, ":", { sentence } ;
/// ```
/// One turn of a transcript: everything the paragraph says after the colon is quoted.
pub fn turn(words: &[Word], paragraph: &TokenRange) -> Option<Attribution> {
    let colon =
        (paragraph.start..paragraph.end.min(paragraph.start + LONGEST_NAME + 1)).find(|at| words[*at].is(":"))?;
    let name = paragraph.start..colon;
    if name.is_empty() || colon + 1 >= paragraph.end || !words[paragraph.start].token.capitalised {
        return None;
    }
    Some(Attribution { quotation: QuotationKind::Direct, ..attribution(name, colon, colon + 1..paragraph.end, "turn") })
}

fn is_name(words: &[Word]) -> bool {
    !words.is_empty()
        && words.len() <= LONGEST_NAME
        && words.iter().any(|w| w.tag == Tag::Name)
        && words.iter().all(|w| {
            matches!(
                w.tag,
                Tag::Name
                    | Tag::Noun
                    | Tag::Nouns
                    | Tag::Adjective
                    | Tag::Determiner
                    | Tag::Preposition
                    | Tag::Possessive
            ) || w.is_any(&["(", ")", ",", "-", "&"]) && !w.is_kind(TokenKind::Quote)
        })
}

fn attribution(source: TokenRange, colon: usize, content: TokenRange, form: &'static str) -> Attribution {
    Attribution {
        source: Some(source),
        source_head: None,
        cue: vec![colon..colon + 1],
        cue_head: colon,
        lemma: ":".to_owned(),
        class: CueClass::Say,
        negated: false,
        unreal: false,
        object: None,
        content: vec![content],
        quotation: QuotationKind::Indirect,
        form,
        earlier: false,
        inside: None,
    }
}
