//! One annotator against another: the line that a program can be held against.
//!
//! Records of one text, or one pair, by several annotators may stand anywhere in the data. Of each only the spans are
//! kept until the next comes; the text comes with that.

use std::collections::BTreeMap;

use super::agreement::{Agreement, Ratings};
use super::attribution::AttributionScore;
use super::bootstrap::unit;
use super::measure::Measure;
use super::places::Places;
use crate::dataset::{AnnotatedText, Annotation, Label, Pair, Role, Spans};

/// What annotators made of the same things.
#[derive(Debug, Clone, Default)]
pub struct Annotators {
    /// Their numbers, in the order they came.
    names: BTreeMap<String, u16>,
    texts: BTreeMap<u64, (u32, Vec<Held>)>,
    pairs: BTreeMap<u64, Vec<(u16, Label)>>,
    human: AttributionScore,
    program: AttributionScore,
}

/// What one annotator made of one text.
#[derive(Debug, Clone)]
struct Held {
    annotator: u16,
    /// Spans of all roles of all attributions, as [`pack`] lays them out.
    packed: Box<[u32]>,
    /// The words of each role.
    words: [Places; 3],
}

/// How far annotators agree, and how a program compares.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HumanScore {
    /// By role, word by word, and of the labels of pairs.
    pub agreement: Vec<(&'static str, Agreement)>,
    /// One annotator's attributions taken for predictions of another's.
    pub human: AttributionScore,
    /// The program's, on the same texts, against each annotator.
    pub program: AttributionScore,
    /// F1 of one annotator's contradictions against another's.
    pub pairs: Option<f64>,
}

impl Annotators {
    /// Takes one annotator's view of a text, and what the program predicts for it.
    pub fn text(&mut self, text: &AnnotatedText, predicted: &[Annotation]) {
        let Some(annotator) = self.number(text.annotator.as_deref()) else { return };
        let measure = Measure::new(&text.text);
        let words = Role::ALL.map(|role| {
            let sets: Vec<Places> = text.attributions.iter().map(|a| measure.words(a.spans(role))).collect();
            Places::union(&sets)
        });
        let (_, held) = self.texts.entry(unit(&[&text.text])).or_insert_with(|| (measure.size(), Vec::new()));
        if held.iter().any(|other| other.annotator == annotator) {
            return;
        }
        for (place, other) in held.iter().enumerate() {
            let theirs = AnnotatedText { attributions: unpack(&other.packed), ..text.clone() };
            self.human.add(&AttributionScore::of(&theirs, &text.attributions));
            if place == 0 && held.len() == 1 {
                self.program.add(&AttributionScore::of(&theirs, predicted));
            }
        }
        if !held.is_empty() {
            self.program.add(&AttributionScore::of(text, predicted));
        }
        held.push(Held { annotator, packed: pack(&text.attributions), words });
    }

    /// Takes one annotator's label of a pair.
    pub fn pair(&mut self, pair: &Pair) {
        let Some(annotator) = self.number(pair.annotator.as_deref()) else { return };
        let held = self.pairs.entry(unit(&[&pair.earlier, &pair.later])).or_default();
        if held.iter().all(|(other, _)| *other != annotator) {
            held.push((annotator, pair.label));
        }
    }

    fn number(&mut self, name: Option<&str>) -> Option<u16> {
        let name = name?;
        if let Some(number) = self.names.get(name) {
            return Some(*number);
        }
        let number = u16::try_from(self.names.len()).ok()?;
        self.names.insert(name.to_owned(), number);
        Some(number)
    }

    /// The figures; `None` where nothing was annotated twice.
    pub fn score(self) -> Option<HumanScore> {
        let mut score = HumanScore { human: self.human, program: self.program, ..HumanScore::default() };
        for role in Role::ALL {
            let mut ratings = Ratings::default();
            for (words, held) in self.texts.values().filter(|(_, held)| held.len() > 1) {
                rate(*words, held, role, &mut ratings);
            }
            score.agreement.extend(ratings.agreement().map(|agreement| (role.name(), agreement)));
        }
        let mut ratings = Ratings::default();
        for labels in self.pairs.values() {
            let classes: Vec<(u16, usize)> =
                labels.iter().map(|(annotator, label)| (*annotator, *label as usize)).collect();
            ratings.add(&classes, 1);
        }
        score.agreement.extend(ratings.agreement().map(|agreement| ("pairs", agreement)));
        score.pairs = ratings.f1(Label::Contradiction as usize);
        (!score.agreement.is_empty()).then_some(score)
    }
}

/// Rates each stretch of words that all annotators have in or out of a role.
fn rate(words: u32, held: &[Held], role: Role, ratings: &mut Ratings) {
    let sets: Vec<&Places> = held.iter().map(|one| &one.words[role as usize]).collect();
    let mut edges: Vec<u32> = sets.iter().flat_map(|set| set.edges()).filter(|edge| *edge < words).collect();
    edges.extend([0, words]);
    edges.sort_unstable();
    edges.dedup();
    for stretch in edges.windows(2) {
        let classes = held.iter().zip(&sets).map(|(one, set)| (one.annotator, usize::from(set.contains(stretch[0]))));
        ratings.add(&classes.collect::<Vec<_>>(), u64::from(stretch[1] - stretch[0]));
    }
}

/// For each attribution and each role the number of its spans, then the spans.
fn pack(attributions: &[Annotation]) -> Box<[u32]> {
    let mut packed = Vec::new();
    for spans in attributions.iter().flat_map(|one| Role::ALL.map(|role| one.spans(role))) {
        packed.push(u32::try_from(spans.len()).unwrap_or(0));
        packed.extend(spans.iter().flatten());
    }
    packed.into()
}

fn unpack(packed: &[u32]) -> Vec<Annotation> {
    let mut rest = packed.iter().copied();
    let mut role = || -> Option<Spans> {
        let spans = rest.next()?;
        (0..spans).map(|_| Some([rest.next()?, rest.next()?])).collect()
    };
    std::iter::from_fn(|| Some(Annotation { source: role()?, cue: role()?, content: role()?, speech: None })).collect()
}
