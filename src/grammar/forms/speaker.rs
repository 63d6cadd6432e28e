//! A name and a colon: a turn of a transcript, a headline, a quotation under its speaker's name.

use smallvec::smallvec;

use super::Occurrence;
use crate::grammar::attribution::{Attribution, QuotationKind};
use crate::grammar::phrase::{noun_phrases, taken};
use crate::grammar::verb::finite_verbs;
use crate::grammar::word::Word;
use crate::lexicon::{CueClass, Tag};
use crate::text::{TokenKind, TokenRange};

/// The names of the forms [`announced`] and [`signed`]: what they attribute may have a cue of its own.
pub const BY_PLACE: [&str; 2] = ["announced", "signed"];

/// Longest name of a speaker, in words: `THE PRESIDENT OF THE SENATE (Ann Lee)`.
const LONGEST_NAME: usize = 10;

/// ```ebnf
/// speaker = [ { word }, ( dash | "from" ) ], name, ":", quotation ;
/// ```
/// The cue is the colon. What stands before a dash is a headline: `RENTS RISE - Ann Lee: "…"`.
pub fn speaker(cue: &Occurrence) -> Option<Attribution> {
    let Occurrence { context, head: colon, .. } = *cue;
    let quotation = context.quotation_at(colon + 1)?;
    let leads = |w: &Word| w.is_kind(TokenKind::Dash) && w.token.spaced || w.folds_to("from");
    let lead = (context.start..colon).rfind(|at| leads(&context.words[*at]));
    let named = |start: usize| is_name(&context.words[start..colon]);
    // "From the report: …"
    let from = |at: &usize| {
        let rest = &context.words[at + 1..colon];
        context.words[*at].folds_to("from") && taken(noun_phrases, rest) == Some(rest.len())
    };
    let start = lead
        .filter(|at| named(at + 1) || from(at))
        .map(|at| at + 1)
        .or_else(|| named(context.start).then_some(context.start))?;
    let name = start..colon;
    // "Lee: ‘Of course’ we stay": the sentence goes on after the quotation.
    let closed = quotation.close + 1;
    let goes_on = context.at(closed).is_some_and(|w| w.tag != Tag::Mark) && !context.is_speech(quotation);
    let end = if goes_on { context.content_end() } else { closed.min(context.words.len()) };
    Some(attribution(name, colon, colon + 1..end, "speaker-quote"))
}

/// ```ebnf
/// signed = quotation, dash, name, ( "," | "." | quotation ) | quotation, "[", name, "]" ;
/// ```
/// A quotation with who said it under it, or with where it stands in brackets. The cue is the dash or the brackets.
pub fn signed(cue: &Occurrence) -> Option<Attribution> {
    let Occurrence { context, head: mark, .. } = *cue;
    let above = |at: usize| context.words.get(at).is_some_and(|w| w.is_kind(TokenKind::Break));
    let end = if mark > 0 && above(mark - 1) && !context.words[mark].is("[") { mark - 1 } else { mark };
    let quotation = context.quotation_before(end).filter(|quotation| context.is_speech(quotation))?;
    let closes = |w: &Word| {
        w.is_comma() || w.is("]") || matches!(w.token.kind, TokenKind::Stop | TokenKind::Break | TokenKind::Quote)
    };
    let length = context.words[mark + 1..].iter().take(LONGEST_NAME).position(closes)?;
    let name = mark + 1..mark + 1 + length;
    let words = &context.words[name.clone()];
    let named = words.first().is_some_and(|w| w.tag == Tag::Name) && is_name(words);
    named.then(|| attribution(name, mark, quotation.open..quotation.close + 1, BY_PLACE[1]))
}

/// ```ebnf
/// announced = source, verb-group, { word }, ":", quotation ;
/// ```
/// Words that lead up to a quotation, whatever the verb: `she had one word for it: "…"`, `he read a statement: "…"`.
pub fn announced(cue: &Occurrence) -> Option<Attribution> {
    let Occurrence { context, head: colon, .. } = *cue;
    let next = context.words.get(colon + 1)?;
    let open = if next.is_kind(TokenKind::Break) && colon + 1 == context.end { colon + 2 } else { colon + 1 };
    let quotation = context.quotation_at(open).filter(|quotation| context.is_speech(quotation))?;
    let head = finite_verbs(context.words, context.start, colon).next_back()?;
    let verb = Occurrence::new(context, head);
    let source = verb.source()?;
    let end = (quotation.close + 1).min(context.words.len());
    let made = attribution(source, colon, open..end, BY_PLACE[0]);
    Some(Attribution { cue: smallvec![verb.group().start..colon], ..made })
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

/// ```ebnf
/// quoted-turn = quotation-mark, capitals, { capitals }, ":", { sentence } ;
/// ```
/// One turn of an interview that an article quotes paragraph by paragraph: `“LEE: We will stay.”`
pub fn quoted_turn(words: &[Word], paragraph: &TokenRange) -> Option<Attribution> {
    let start = paragraph.start + usize::from(words[paragraph.start].is_kind(TokenKind::Quote));
    let capitals = |w: &Word| w.text().len() > 1 && w.text().bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
    let name = words[start..paragraph.end].iter().take(LONGEST_NAME).take_while(|w| capitals(w)).count();
    let colon = start + name;
    let told = name > 0 && start > paragraph.start && words[colon..paragraph.end].first().is_some_and(|w| w.is(":"));
    let end = paragraph.end;
    (told && colon + 1 < end).then(|| attribution(start..colon, colon, colon + 1..end, "quoted-turn"))
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
        cue: smallvec![colon..colon + 1],
        cue_head: colon,
        lemma: ":".into(),
        class: CueClass::Say,
        negated: false,
        unreal: false,
        object: None,
        content: smallvec![content],
        quotation: QuotationKind::Indirect,
        form,
        earlier: false,
        inside: None,
    }
}
