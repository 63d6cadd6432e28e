//! What was got wrong, the worst first: what an engineer reads to see why a figure is as it is.

use std::collections::BTreeMap;

use super::align::align;
use super::attribution::Layer;
use super::likeness::{Likeness, Measured};
use super::measure::Measure;
use crate::dataset::{AnnotatedText, Annotation, Label, Pair};

/// How it is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// It is in the gold data and was not found.
    Missed,
    /// It was found and is not in the gold data.
    FalseAlarm,
}

impl Wrong {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Wrong::Missed => "missed",
            Wrong::FalseAlarm => "false alarm",
        }
    }
}

/// One attribution that is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct WrongAttribution {
    /// How.
    pub wrong: Wrong,
    /// The manner of one that was missed, the form of a false alarm.
    pub sort: String,
    /// How bad it is: how many words of content were missed, or made up.
    pub words: u32,
    /// The annotation, or the prediction where it is a false alarm.
    pub annotation: Annotation,
    /// The prediction that comes nearest, or the annotation.
    pub nearest: Option<Annotation>,
}

/// What is wrong with the predictions for a text: annotations that no prediction has as a whole ([`Layer::Triple`]), and
/// predictions whose content no annotation shares. `forms` are the grammatical forms of the predictions.
pub fn attributions(gold: &AnnotatedText, predicted: &[Annotation], forms: &[String]) -> Vec<WrongAttribution> {
    let measure = Measure::new(&gold.text);
    let ours: Vec<Measured> = gold.attributions.iter().filter_map(|a| Measured::new(a, &measure)).collect();
    let theirs: Vec<(Measured, &String)> =
        predicted.iter().zip(forms).filter_map(|(a, form)| Some((Measured::new(a, &measure)?, form))).collect();
    let likeness = |g: usize, p: usize| ours[g].content.ink.jaccard(&theirs[p].0.content.ink);
    let aligned = align(ours.len(), theirs.len(), likeness);
    let discarded = measure.ink(&gold.discard);
    let missed = ours.iter().enumerate().filter_map(|(index, one)| {
        let partner = aligned.of_gold[index].map(|p| &theirs[p].0);
        let found = partner.is_some_and(|partner| Likeness::of(one, partner).holds(Layer::Triple));
        let shared = partner.map_or(0, |partner| one.content.words.shared(&partner.content.words));
        (!found && !one.content.ink.is_empty()).then(|| WrongAttribution {
            wrong: Wrong::Missed,
            sort: one.manner.name().to_owned(),
            words: one.content.words.size() - shared,
            annotation: one.annotation.clone(),
            nearest: partner.map(|partner| partner.annotation.clone()),
        })
    });
    let alarms = theirs.iter().enumerate().filter_map(|(index, (one, form))| {
        let alone = aligned.of_predicted[index].is_none() && !one.content.ink.meets(&discarded);
        alone.then(|| WrongAttribution {
            wrong: Wrong::FalseAlarm,
            sort: (*form).clone(),
            words: one.content.words.size(),
            annotation: one.annotation.clone(),
            nearest: None,
        })
    });
    missed.chain(alarms).collect()
}

/// How the prediction for a pair is wrong, and of which sort that is: the data's for one that was missed, else the rules.
pub fn pair(pair: &Pair, rules: &[String]) -> Option<(Wrong, String)> {
    match (pair.label == Label::Contradiction, rules.is_empty()) {
        (true, true) => Some((Wrong::Missed, pair.sort.clone().unwrap_or_else(|| pair.label.name().to_owned()))),
        (false, false) => Some((Wrong::FalseAlarm, rules.join(", "))),
        _ => None,
    }
}

/// The worst of many, and how many there are of each sort.
#[derive(Debug, Clone)]
pub struct Worst<T> {
    limit: usize,
    kept: BTreeMap<Wrong, Vec<(u32, T)>>,
    /// How many there are, kept or not.
    pub counts: BTreeMap<(Wrong, String), u64>,
}

impl<T> Worst<T> {
    /// Keeps `limit` of those missed and as many false alarms.
    pub fn new(limit: usize) -> Self {
        Worst { limit, kept: BTreeMap::new(), counts: BTreeMap::new() }
    }

    /// Adds one; of two that are as bad the first stays first.
    pub fn add(&mut self, wrong: Wrong, sort: &str, badness: u32, one: impl FnOnce() -> T) {
        *self.counts.entry((wrong, sort.to_owned())).or_default() += 1;
        let kept = self.kept.entry(wrong).or_default();
        let place = kept.partition_point(|(other, _)| *other >= badness);
        if place < self.limit {
            kept.insert(place, (badness, one()));
            kept.truncate(self.limit);
        }
    }

    /// Those that were kept, the worst first.
    pub fn of(&self, wrong: Wrong) -> impl Iterator<Item = &T> {
        self.kept.get(&wrong).into_iter().flatten().map(|(_, one)| one)
    }
}
