//! `according to the report, …` and `…, according to the report`.

use smallvec::smallvec;

use super::Occurrence;
use crate::grammar::attribution::{Attribution, QuotationKind};
use crate::grammar::phrase::{noun_phrases, taken};
use crate::lexicon::CueClass;
use crate::text::TokenKind;

/// ```ebnf
/// according = "according to", phrases, ",", clause | clause, ",", "according to", phrases ;
/// ```
pub fn according(cue: &Occurrence) -> Option<Attribution> {
    let Occurrence { context, head, .. } = *cue;
    if !context.words[head].folds_to("according") || !context.at(head + 1)?.folds_to("to") {
        return None;
    }
    let source_start = head + 2;
    let rest = context.from(source_start);
    let mut source_end = source_start + taken(noun_phrases, rest)?;
    let end = context.content_end();
    let opens = head <= context.start + 1;
    // Up to the comma: "according to a poll of voters released Monday, …".
    let stop = (source_end..end)
        .find(|at| context.words[*at].is_comma() || context.words[*at].is_kind(TokenKind::Stop))
        .unwrap_or(end);
    if stop - source_end <= 12 && !opens {
        source_end = stop;
    }
    let content = if opens {
        let start = (source_end..end).find(|at| context.words[*at].is_comma())? + 1;
        source_end = start - 1;
        start..end
    } else {
        let mut close = head;
        while close > context.start
            && (context.words[close - 1].is_comma() || context.words[close - 1].is_kind(TokenKind::Dash))
        {
            close -= 1;
        }
        context.start..close
    };
    if content.is_empty() {
        return None;
    }
    Some(Attribution {
        source: Some(source_start..source_end),
        cue: smallvec![head..head + 2],
        cue_head: head,
        lemma: "according to".into(),
        class: CueClass::Say,
        negated: false,
        unreal: false,
        object: None,
        content: smallvec![content],
        quotation: QuotationKind::Indirect,
        form: "according-to",
        earlier: false,
        inside: None,
    })
}
