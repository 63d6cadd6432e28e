//! What limits a claim: a year, a level of government, a case. Two claims of different scope do not conflict.

use compact_str::{CompactString, format_compact};

use super::clause::Clause;
use super::context::Context;
use crate::lexicon::{Marks, Tag};
use crate::text::TokenKind;

/// The limits among the words of a clause, folded, sorted, each once. `deadline` is true where a year is a deadline.
pub(super) fn scope(context: &Context, clause: &Clause, deadline: bool) -> Vec<CompactString> {
    let mut found: Vec<CompactString> = Vec::new();
    if !clause.marks.any(Marks::SCOPE.with(Marks::FIGURE)) {
        return found;
    }
    let words = clause.words.as_slice();
    let all = context.words();
    for (place, at) in words.iter().enumerate() {
        let word = &all[*at];
        let limits = context.marks(*at).any(Marks::SCOPE);
        if !limits && (deadline || !word.is_kind(TokenKind::Number)) {
            continue;
        }
        let before = place.checked_sub(1).map(|p| &all[words[p]]);
        let year = word.text().len() == 4 && word.text().parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year));
        if year && !deadline && before.is_some_and(|w| matches!(w.tag, Tag::Preposition | Tag::Name)) {
            found.push(word.text().into());
        } else if word.folds_to_any(&["federal", "statewide", "local", "nationwide"]) {
            found.push(word.text().to_lowercase().into());
        } else if word.folds_to_any(&["case", "cases"])
            && before.is_some_and(|w| w.folds_to("in"))
            && words.get(place + 1).is_some_and(|next| all[*next].folds_to("of"))
        {
            let nouns = words[place + 2..].iter().take(6).filter(|at| all[**at].tag.is_nominal());
            found.extend(nouns.map(|at| format_compact!("case of {}", context.lemma(*at))));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
