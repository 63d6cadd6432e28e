//! Findings over a corpus against places that somebody judged.
//!
//! The judgements are a reading and seldom exhaustive: a finding that meets none of them is *unjudged*, neither right nor
//! wrong, and precision is told of the judged ones alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::bootstrap::{Cells, unit};
use super::wrong::Wrong;
use crate::dataset::{Judgement, Place, Verdict};

/// The certainty from which on a judgement counts.
const LEAST_CERTAINTY: u8 = 2;

/// One finding, as far as its score goes: the rule, and every passage behind each side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The rule's id.
    pub rule: String,
    /// The passages that come first; none where one passage tells of the whole change.
    pub earlier: Vec<Place>,
    /// The passages that come last.
    pub later: Vec<Place>,
}

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How many.
    pub part: u64,
    /// Of how many.
    pub whole: u64,
}

impl Share {
    /// Counts some, among the part or not.
    pub fn add(&mut self, part: bool, times: u64) {
        self.part += if part { times } else { 0 };
        self.whole += times;
    }

    /// The part as a share of the whole; `None` where the whole is nothing.
    #[allow(clippy::cast_precision_loss)] // Counts stay far below 2^52.
    pub fn ratio(self) -> Option<f64> {
        (self.whole > 0).then(|| self.part as f64 / self.whole as f64)
    }
}

/// The figures of all findings over a corpus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindingScore {
    /// Events of which a record was found.
    pub events: Share,
    /// The same by kind of conflict.
    pub kinds: BTreeMap<String, Share>,
    /// The same by certainty.
    pub certainties: BTreeMap<u8, Share>,
    /// Consistent places that were taken for a conflict.
    pub distractors: Share,
    /// Findings that meet a judgement.
    pub judged: Share,
    /// For each rule how many of its findings are judged, and how many of those are right.
    pub rules: BTreeMap<String, Share>,
}

/// When a finding meets a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// Where their words overlap.
    Words,
    /// Where they are of the same documents: looser, and kinder to a program that finds a change by other words.
    Documents,
}

/// One thing that is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Count {
    /// An event under one of the headings that it is told, found or not.
    Event(Heading, bool),
    /// A consistent place, taken for a conflict or not.
    Distractor(bool),
    /// A finding, judged or not.
    Finding(bool),
    /// A judged finding of a rule, right or not.
    Rule(String, bool),
}

/// What events are told by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// All of them.
    All,
    /// One kind of conflict.
    Kind(String),
    /// One certainty.
    Certainty(u8),
}

impl FindingScore {
    /// Scores all findings over a corpus; those below a warning are left out by the caller.
    pub fn of(judgements: &[Judgement], findings: &[Found]) -> Self {
        Self::from_counts(Judged::new(judgements, findings, Nearness::Words).counts().counts())
    }

    /// The figures of such counts.
    pub fn from_counts<'c>(counts: impl Iterator<Item = (&'c Count, u64)>) -> Self {
        let mut score = FindingScore::default();
        for (count, times) in counts {
            let (share, part) = match count {
                Count::Event(Heading::All, found) => (&mut score.events, *found),
                Count::Event(Heading::Kind(kind), found) => (score.kinds.entry(kind.clone()).or_default(), *found),
                Count::Event(Heading::Certainty(certainty), found) => {
                    (score.certainties.entry(*certainty).or_default(), *found)
                }
                Count::Distractor(hit) => (&mut score.distractors, *hit),
                Count::Finding(judged) => (&mut score.judged, *judged),
                Count::Rule(rule, right) => (score.rules.entry(rule.clone()).or_default(), *right),
            };
            share.add(part, times);
        }
        score
    }
}

/// Judgements that count, and the findings that meet each.
#[derive(Debug)]
pub struct Judged<'j> {
    judgements: Vec<&'j Judgement>,
    /// The place of each among all.
    places: Vec<usize>,
    findings: &'j [Found],
    /// For each judgement the findings that meet it.
    hits: Vec<Vec<usize>>,
    /// The findings that meet a real conflict.
    right: BTreeSet<usize>,
}

impl<'j> Judged<'j> {
    /// Holds findings against judgements of enough certainty.
    pub fn new(judgements: &'j [Judgement], findings: &'j [Found], nearness: Nearness) -> Self {
        let certain = judgements.iter().enumerate().filter(|(_, j)| j.certainty >= LEAST_CERTAINTY);
        let (places, judgements): (Vec<usize>, Vec<&Judgement>) = certain.unzip();
        let hits = hits(&judgements, findings, nearness);
        let contradictions = judgements.iter().zip(&hits).filter(|(j, _)| j.label == Verdict::Contradiction);
        let right = contradictions.flat_map(|(_, hits)| hits).copied().collect();
        Judged { judgements, places, findings, hits, right }
    }

    /// Everything that is counted: an event is a unit, and so are a consistent place and a finding.
    pub fn counts(&self) -> Cells<Count> {
        let mut counts = Cells::default();
        let judged: BTreeSet<usize> = self.hits.iter().flatten().copied().collect();
        for (index, finding) in self.findings.iter().enumerate() {
            let place = finding.later.first().or(finding.earlier.first());
            let unit = place.map_or(0, |place| unit(&[&finding.rule, &place.document, &format!("{:?}", place.spans)]));
            counts.add(Count::Finding(judged.contains(&index)), unit);
            if judged.contains(&index) {
                counts.add(Count::Rule(finding.rule.clone(), self.right.contains(&index)), unit);
            }
        }
        // Whether an event was found, under each heading that it is told.
        let mut events: BTreeMap<(Heading, Event), bool> = BTreeMap::new();
        for (judgement, hits) in self.judgements.iter().zip(&self.hits) {
            match judgement.label {
                Verdict::Contradiction => {
                    let kind = Some(&judgement.kind).filter(|kind| !kind.is_empty());
                    let kind = kind.map(|kind| Heading::Kind(kind.clone()));
                    for heading in [Heading::All, Heading::Certainty(judgement.certainty)].into_iter().chain(kind) {
                        *events.entry((heading, Event::of(judgement))).or_default() |= !hits.is_empty();
                    }
                }
                Verdict::Consistent => {
                    counts.add(Count::Distractor(self.is_alarm(hits)), unit(&["distractor", &judgement.id]));
                }
            }
        }
        for ((heading, event), found) in events {
            counts.add(Count::Event(heading, found), event.unit());
        }
        counts
    }

    /// The judgements that the findings got wrong, by their index: those of events of which no record was found, and
    /// consistent places that were hit.
    pub fn wrong(&self) -> Vec<(usize, Wrong)> {
        let told = self.judgements.iter().zip(&self.hits).filter(|(_, hits)| !hits.is_empty());
        let found: BTreeSet<Event> = told.map(|(judgement, _)| Event::of(judgement)).collect();
        let judged = self.judgements.iter().zip(&self.hits).zip(&self.places);
        let wrong = judged.filter_map(|((judgement, hits), place)| match judgement.label {
            Verdict::Contradiction => (!found.contains(&Event::of(judgement))).then_some((*place, Wrong::Missed)),
            Verdict::Consistent => self.is_alarm(hits).then_some((*place, Wrong::FalseAlarm)),
        });
        wrong.collect()
    }

    /// A finding that also meets a real conflict is no false alarm.
    fn is_alarm(&self, hits: &[usize]) -> bool {
        hits.iter().any(|index| !self.right.contains(index))
    }
}

/// What makes records speak of one change.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Event<'j> {
    Named(&'j str),
    Of(&'j str, &'j str),
}

impl<'j> Event<'j> {
    fn unit(&self) -> u64 {
        match self {
            Event::Named(name) => unit(&["event", name]),
            Event::Of(actor, topic) => unit(&["event", actor, topic]),
        }
    }

    fn of(judgement: &'j Judgement) -> Self {
        match judgement.event.as_deref() {
            Some(event) if !event.is_empty() => Event::Named(event),
            _ => Event::Of(&judgement.actor, &judgement.topic),
        }
    }
}

/// For each judgement the findings that meet it, ascending.
fn hits(judgements: &[&Judgement], findings: &[Found], nearness: Nearness) -> Vec<Vec<usize>> {
    let mut by_document: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, finding) in findings.iter().enumerate() {
        for place in finding.earlier.iter().chain(&finding.later) {
            let here = by_document.entry(&place.document).or_default();
            if here.last() != Some(&index) {
                here.push(index);
            }
        }
    }
    let near = |judgement: &Judgement| {
        let places = judgement.earlier.iter().chain([&judgement.later]);
        places.filter_map(|place| by_document.get(place.document.as_str())).flatten().copied().collect::<BTreeSet<_>>()
    };
    let meeting = |judgement: &Judgement| {
        near(judgement).into_iter().filter(|index| meets(&findings[*index], judgement, nearness)).collect()
    };
    judgements.iter().map(|judgement| meeting(judgement)).collect()
}

/// Both sides of a pair, either way round; for a passage that tells of the whole change, that passage.
fn meets(finding: &Found, judgement: &Judgement, nearness: Nearness) -> bool {
    let near = |one: &Place, place: &Place| match nearness {
        Nearness::Words => one.overlaps(place),
        Nearness::Documents => one.document == place.document,
    };
    let any = |side: &[Place], place: &Place| side.iter().any(|one| near(one, place));
    let (one, other) = (&finding.earlier, &finding.later);
    match &judgement.earlier {
        Some(earlier) if judgement.kind != "reported-reversal" => {
            any(one, earlier) && any(other, &judgement.later) || any(one, &judgement.later) && any(other, earlier)
        }
        _ => any(one, &judgement.later) || any(other, &judgement.later),
    }
}
