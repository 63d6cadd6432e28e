//! Attributions against annotations, layer by layer and by how much of the content is quoted.
//!
//! A prediction and an annotation belong together by their contents: one to one, the most alike first, by the share of
//! characters (Jaccard). The soft score of contents is that of Johansson and Moschitti 2013: credit for every word that
//! any content of the other side covers.

use super::align::align;
use super::likeness::{Likeness, Measured};
use super::manner::Manner;
use super::measure::Measure;
use super::places::Places;
use super::tally::Tally;
use crate::dataset::{AnnotatedText, Annotation, Spans};

/// What is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Each stretch of a source, alone and to the letter; marks at its edges do not count.
    SpanSource,
    /// The same of cues.
    SpanCue,
    /// The same of contents.
    SpanContent,
    /// Cues that share a character, one to one, whatever their contents.
    Cue,
    /// Cues of the same characters.
    CueExact,
    /// Contents of the same characters.
    ContentStrict,
    /// Contents of the same words.
    ContentExact,
    /// The share of words that any content of the other side covers.
    ContentSoft,
    /// The share of words that the one content covers that belongs to it.
    ContentSoftOne,
    /// Contents with three tenths of their words in common.
    Content30,
    /// Contents with half of their words in common.
    Content50,
    /// Contents with eight tenths of their words in common.
    Content80,
    /// Sources that share a word, of contents that belong together.
    Source,
    /// Sources of the same words.
    SourceExact,
    /// Contents with half of their words in common, whose cues and sources overlap or are both missing.
    Triple,
    /// Source, cue and content of the same words.
    TripleExact,
}

impl Layer {
    /// All of them with their names in metrics, in the order of the reports.
    pub const ALL: [(Layer, &'static str); 16] = [
        (Layer::SpanSource, "span.source"),
        (Layer::SpanCue, "span.cue"),
        (Layer::SpanContent, "span.content"),
        (Layer::Cue, "cue"),
        (Layer::CueExact, "cue.exact"),
        (Layer::ContentStrict, "content.strict"),
        (Layer::ContentExact, "content.exact"),
        (Layer::ContentSoft, "content.soft"),
        (Layer::ContentSoftOne, "content.soft1"),
        (Layer::Content30, "content.j30"),
        (Layer::Content50, "content.j50"),
        (Layer::Content80, "content.j80"),
        (Layer::Source, "source"),
        (Layer::SourceExact, "source.exact"),
        (Layer::Triple, "triple"),
        (Layer::TripleExact, "triple.exact"),
    ];
}

/// Layers that every pair of contents that belong together is asked for, whether or not it has a source and a cue.
const OF_CONTENTS: [Layer; 7] = [
    Layer::ContentStrict,
    Layer::ContentExact,
    Layer::Content30,
    Layer::Content50,
    Layer::Content80,
    Layer::Triple,
    Layer::TripleExact,
];

/// What of the annotations of one sort was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Speech {
    /// How many there are.
    pub gold: u64,
    /// Those whose content shares half of its words with a prediction's.
    pub content: u64,
    /// Those found as a whole ([`Layer::Triple`]).
    pub triple: u64,
    /// Those whose cue was found.
    pub cue: u64,
}

/// The figures of one text, or of many.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AttributionScore {
    /// All, direct, mixed, indirect; for each the layers.
    tallies: [[Tally; Layer::ALL.len()]; 4],
    /// Annotations whose cue is a verb of speech, as far as the data tells.
    pub speech: Speech,
    /// Annotations of which the data tells that their cue is none.
    pub other: Speech,
    /// How many texts were scored.
    pub texts: u64,
}

impl AttributionScore {
    /// Scores what was predicted for one text.
    pub fn of(gold: &AnnotatedText, predicted: &[Annotation]) -> Self {
        let measure = Measure::new(&gold.text);
        let discarded = measure.ink(&gold.discard);
        let counts = |annotation: &&Annotation| {
            let words = [&annotation.cue, &annotation.content].map(|spans| measure.ink(spans));
            let words = Places::union(&words);
            discarded.shared(&words) * 2 <= words.size()
        };
        let gold: Vec<Measured> = gold.attributions.iter().filter_map(|a| Measured::new(a, &measure)).collect();
        let predicted: Vec<Measured> =
            predicted.iter().filter(counts).filter_map(|a| Measured::new(a, &measure)).collect();
        let mut score = AttributionScore { texts: 1, ..AttributionScore::default() };
        score.add_spans(&gold, &predicted, &measure);
        score.add_aligned(&gold, &predicted);
        score
    }

    /// All counts in a row, for samples.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // One text holds few.
    pub fn counts(&self) -> Vec<f32> {
        let tallies = self.tallies.iter().flatten();
        let tallies = tallies.flat_map(|t| [t.right as f32, t.predicted as f32, t.found as f32, t.gold as f32]);
        let speech = [self.speech, self.other];
        tallies.chain(speech.iter().flat_map(|s| [s.gold, s.content, s.triple, s.cue].map(|n| n as f32))).collect()
    }

    /// The figures of such counts; how many texts there were is not among them.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // They are whole, and none is below 0.
    pub fn from_counts(counts: &[f32]) -> Self {
        let mut score = AttributionScore::default();
        let mut groups = counts.chunks_exact(4).map(|four| [four[0], four[1], four[2], four[3]]);
        for (tally, [right, predicted, found, gold]) in score.tallies.iter_mut().flatten().zip(groups.by_ref()) {
            *tally = Tally { right: right.into(), predicted: predicted as u64, found: found.into(), gold: gold as u64 };
        }
        for (speech, four) in [&mut score.speech, &mut score.other].into_iter().zip(groups) {
            let [gold, content, triple, cue] = four.map(|n| n as u64);
            *speech = Speech { gold, content, triple, cue };
        }
        score
    }

    /// Adds the figures of another.
    pub fn add(&mut self, other: &AttributionScore) {
        for (mine, theirs) in self.tallies.iter_mut().flatten().zip(other.tallies.iter().flatten()) {
            mine.add(theirs);
        }
        self.speech.add(&other.speech);
        self.other.add(&other.other);
        self.texts += other.texts;
    }

    /// The tally of a layer over contents of one manner, or over all.
    pub fn tally(&self, layer: Layer, manner: Option<Manner>) -> &Tally {
        &self.tallies[manner.map_or(0, |manner| manner as usize + 1)][layer as usize]
    }

    fn count(&mut self, layer: Layer, manner: Manner, count: impl Fn(&mut Tally)) {
        count(&mut self.tallies[0][layer as usize]);
        count(&mut self.tallies[manner as usize + 1][layer as usize]);
    }

    fn predict(&mut self, layer: Layer, manner: Manner, credit: impl Into<f64>) {
        let credit = credit.into();
        self.count(layer, manner, |tally| tally.predict(credit));
    }

    fn expect(&mut self, layer: Layer, manner: Manner, credit: impl Into<f64>) {
        let credit = credit.into();
        self.count(layer, manner, |tally| tally.expect(credit));
    }

    /// Each stretch of each role, linked to nothing else.
    fn add_spans(&mut self, gold: &[Measured], predicted: &[Measured], measure: &Measure) {
        type Role = fn(&Annotation) -> &Spans;
        let roles: [(Layer, Role); 3] = [
            (Layer::SpanSource, |annotation| &annotation.source),
            (Layer::SpanCue, |annotation| &annotation.cue),
            (Layer::SpanContent, |annotation| &annotation.content),
        ];
        for (layer, role) in roles {
            let stretches = |all: &[Measured]| {
                let mut known: Vec<([u32; 2], Manner)> = Vec::new();
                for one in all {
                    let spans = role(one.annotation).iter().filter_map(|span| measure.trimmed(*span));
                    known.extend(spans.map(|span| (span, one.manner)));
                }
                // The first to have a stretch gives its manner.
                known.sort_by_key(|(span, _)| *span);
                known.dedup_by_key(|(span, _)| *span);
                known
            };
            let (gold, predicted) = (stretches(gold), stretches(predicted));
            let find = |all: &[([u32; 2], Manner)], span| {
                all.binary_search_by_key(&span, |(span, _)| *span).ok().map(|index| all[index].1)
            };
            for (span, manner) in &predicted {
                let known = find(&gold, *span);
                self.predict(layer, known.unwrap_or(*manner), known.is_some());
            }
            for (span, manner) in &gold {
                self.expect(layer, *manner, find(&predicted, *span).is_some());
            }
        }
    }

    fn add_aligned(&mut self, gold: &[Measured], predicted: &[Measured]) {
        let contents =
            align(gold.len(), predicted.len(), |g, p| gold[g].content.ink.jaccard(&predicted[p].content.ink));
        let cues = align(gold.len(), predicted.len(), |g, p| gold[g].cue.ink.shared(&predicted[p].cue.ink).into());
        let all_gold = Places::union(gold.iter().map(|one| &one.content.words));
        let all_predicted = Places::union(predicted.iter().map(|one| &one.content.words));

        for (index, one) in predicted.iter().enumerate() {
            let partner = contents.of_predicted[index].map(|g| &gold[g]);
            let likeness = partner.map(|partner| Likeness::of(partner, one)).unwrap_or_default();
            let manner = partner.map_or(one.manner, |partner| partner.manner);
            for layer in OF_CONTENTS {
                self.predict(layer, manner, likeness.holds(layer));
            }
            let soft = one.content.words.covered_by(&all_gold);
            self.predict(Layer::ContentSoft, manner, soft.unwrap_or(f64::from(likeness.strict)));
            let soft = partner.map_or(0.0, |p| one.content.words.covered_by(&p.content.words).unwrap_or(1.0));
            self.predict(Layer::ContentSoftOne, manner, soft);
            if !one.source.ink.is_empty() {
                self.predict(Layer::Source, manner, likeness.source);
                self.predict(Layer::SourceExact, manner, likeness.source_exact);
            }
            if !one.cue.ink.is_empty() {
                let partner = cues.of_predicted[index].map(|g| &gold[g]);
                let manner = partner.map_or(manner, |partner| partner.manner);
                self.predict(Layer::Cue, manner, partner.is_some());
                self.predict(Layer::CueExact, manner, partner.is_some_and(|p| p.cue.ink == one.cue.ink));
            }
        }
        for (index, one) in gold.iter().enumerate() {
            let partner = contents.of_gold[index].map(|p| &predicted[p]);
            let likeness = partner.map(|partner| Likeness::of(one, partner)).unwrap_or_default();
            let cue = cues.of_gold[index].map(|p| &predicted[p]);
            if !one.content.ink.is_empty() {
                for layer in OF_CONTENTS {
                    self.expect(layer, one.manner, likeness.holds(layer));
                }
                let soft = one.content.words.covered_by(&all_predicted);
                self.expect(Layer::ContentSoft, one.manner, soft.unwrap_or(f64::from(likeness.strict)));
                let soft = partner.map_or(0.0, |p| one.content.words.covered_by(&p.content.words).unwrap_or(1.0));
                self.expect(Layer::ContentSoftOne, one.manner, soft);
                if let Some(speech) = one.annotation.speech {
                    let recall = if speech { &mut self.speech } else { &mut self.other };
                    recall.add(&Speech {
                        gold: 1,
                        content: likeness.holds(Layer::Content50).into(),
                        triple: likeness.holds(Layer::Triple).into(),
                        cue: cue.is_some().into(),
                    });
                }
            }
            if !one.source.ink.is_empty() {
                self.expect(Layer::Source, one.manner, likeness.source);
                self.expect(Layer::SourceExact, one.manner, likeness.source_exact);
            }
            if !one.cue.ink.is_empty() {
                self.expect(Layer::Cue, one.manner, cue.is_some());
                self.expect(Layer::CueExact, one.manner, cue.is_some_and(|p| p.cue.ink == one.cue.ink));
            }
        }
    }
}

impl Speech {
    fn add(&mut self, other: &Speech) {
        self.gold += other.gold;
        self.content += other.content;
        self.triple += other.triple;
        self.cue += other.cue;
    }
}
