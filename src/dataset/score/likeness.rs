//! An annotation and a prediction, measured, and in what the two are alike.

use super::attribution::Layer;
use super::manner::Manner;
use super::measure::Measure;
use super::places::Places;
use crate::dataset::{Annotation, Spans};

/// One role of an annotation, measured.
pub(super) struct Role {
    pub ink: Places,
    pub words: Places,
}

/// An annotation or a prediction, measured.
pub(super) struct Measured<'a> {
    pub annotation: &'a Annotation,
    pub source: Role,
    pub cue: Role,
    pub content: Role,
    pub manner: Manner,
}

impl<'a> Measured<'a> {
    /// `None` where there is neither a cue nor a content.
    pub fn new(annotation: &'a Annotation, measure: &Measure) -> Option<Self> {
        let role = |spans: &Spans| Role { ink: measure.ink(spans), words: measure.words(spans) };
        let (cue, content) = (role(&annotation.cue), role(&annotation.content));
        (!cue.ink.is_empty() || !content.ink.is_empty()).then(|| Measured {
            annotation,
            source: role(&annotation.source),
            cue,
            content,
            manner: measure.manner(&annotation.content),
        })
    }
}

/// In what an annotation and the prediction that belongs to it are alike.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // Each is a layer of its own.
pub(super) struct Likeness {
    /// Jaccard's index of the words of the contents.
    pub words: f64,
    pub strict: bool,
    exact: bool,
    pub source: bool,
    pub source_exact: bool,
    triple: bool,
    triple_exact: bool,
}

impl Likeness {
    pub fn of(gold: &Measured, predicted: &Measured) -> Self {
        let (ours, theirs) = (&gold.content, &predicted.content);
        let strict = ours.ink == theirs.ink;
        let exact = strict || !ours.words.is_empty() && ours.words == theirs.words;
        let words = ours.words.jaccard(&theirs.words);
        let overlap = |a: &Role, b: &Role| a.ink.meets(&b.ink) || a.words.meets(&b.words);
        let missing = |a: &Role, b: &Role| a.ink.is_empty() && b.ink.is_empty();
        let source = overlap(&gold.source, &predicted.source);
        let cue = gold.cue.ink.meets(&predicted.cue.ink) || missing(&gold.cue, &predicted.cue);
        let same_source = gold.source.words == predicted.source.words;
        Likeness {
            words,
            strict,
            exact,
            source,
            source_exact: source && same_source,
            triple: (exact || words >= 0.5) && cue && (source || missing(&gold.source, &predicted.source)),
            triple_exact: exact && gold.cue.words == predicted.cue.words && same_source,
        }
    }

    /// Whether the two count as the same for one of [`OF_CONTENTS`].
    pub fn holds(&self, layer: Layer) -> bool {
        match layer {
            Layer::ContentStrict => self.strict,
            Layer::ContentExact => self.exact,
            Layer::Content30 => self.exact || self.words >= 0.3,
            Layer::Content50 => self.exact || self.words >= 0.5,
            Layer::Content80 => self.exact || self.words >= 0.8,
            Layer::Triple => self.triple,
            Layer::TripleExact => self.triple_exact,
            _ => false,
        }
    }
}
