//! What is wrong with a judgement over a corpus.

use std::collections::HashMap;

use super::{Check, Lint};
use crate::dataset::{Judgement, Place};

/// The texts of a corpus by their documents' ids.
pub type Documents<'d> = HashMap<&'d str, &'d str>;

/// Holds the places of a judgement against the documents they point into.
pub fn judgement(judgement: &Judgement, documents: &Documents) -> Vec<Lint> {
    let sides = [(judgement.earlier.as_ref(), "earlier"), (Some(&judgement.later), "later")];
    sides.into_iter().filter_map(|(place, side)| look(place?, side, documents)).collect()
}

fn look(place: &Place, side: &str, documents: &Documents) -> Option<Lint> {
    let Some(text) = documents.get(place.document.as_str()) else {
        let message = format!("the {side} place is in `{}`, which is not in the corpus", place.document);
        return Some(Lint::new(Check::UnknownDocument, message));
    };
    let length = text.chars().count();
    if let Some([start, end]) = place.spans.iter().find(|span| span[1] as usize > length) {
        let message = format!("the {side} place is {start}..{end}, and `{}` ends at {length}", place.document);
        return Some(Lint::new(Check::SpanOutOfRange, message));
    }
    if place.spans.iter().all(|[start, end]| start >= end) {
        return Some(Lint::new(Check::EmptyRole, format!("the {side} place holds no word")));
    }
    let recorded = place.text.as_ref()?;
    let chars: Vec<char> = text.chars().collect();
    let found: String = place.spans.iter().flat_map(|[s, e]| &chars[(*s).min(*e) as usize..*e as usize]).collect();
    super::differs(recorded, &found).then(|| {
        let message = format!("the {side} place reads “{found}”, and the data has “{recorded}” for it");
        Lint::new(Check::SpanTextDiffers, message)
    })
}
