//! Findings over a corpus against places that somebody judged.
//!
//! The judgements are a reading and seldom exhaustive: a finding that meets none of them is *unjudged*, neither right nor
//! wrong, and precision is told of the judged ones alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    /// Counts one, among the part or not.
    pub fn count(&mut self, part: bool) {
        self.part += u64::from(part);
        self.whole += 1;
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

impl FindingScore {
    /// Scores all findings over a corpus; those below a warning are left out by the caller.
    pub fn of(judgements: &[Judgement], findings: &[Found]) -> Self {
        let judgements: Vec<&Judgement> = judgements.iter().filter(|j| j.certainty >= LEAST_CERTAINTY).collect();
        let hits = hits(&judgements, findings);
        let (mut judged, mut right) = (BTreeSet::<usize>::new(), BTreeSet::<usize>::new());
        for (judgement, hits) in judgements.iter().zip(&hits) {
            judged.extend(hits);
            if judgement.label == Verdict::Contradiction {
                right.extend(hits);
            }
        }
        let mut score = FindingScore {
            judged: Share { part: judged.len() as u64, whole: findings.len() as u64 },
            ..FindingScore::default()
        };
        for index in &judged {
            score.rules.entry(findings[*index].rule.clone()).or_default().count(right.contains(index));
        }
        // Whether an event was found, under each heading that it is told.
        let mut events: BTreeMap<(Heading, Event), bool> = BTreeMap::new();
        for (judgement, hits) in judgements.iter().zip(&hits) {
            match judgement.label {
                Verdict::Contradiction => {
                    let headings =
                        [Heading::All, Heading::Kind(&judgement.kind), Heading::Certainty(judgement.certainty)];
                    for heading in headings {
                        *events.entry((heading, Event::of(judgement))).or_default() |= !hits.is_empty();
                    }
                }
                // A finding that also meets a real conflict is no false alarm.
                Verdict::Consistent => score.distractors.count(hits.iter().any(|index| !right.contains(index))),
            }
        }
        for ((heading, _), found) in events {
            let share = match heading {
                Heading::All => &mut score.events,
                Heading::Kind(kind) => score.kinds.entry(kind.to_owned()).or_default(),
                Heading::Certainty(certainty) => score.certainties.entry(certainty).or_default(),
            };
            share.count(found);
        }
        score
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Heading<'j> {
    All,
    Kind(&'j str),
    Certainty(u8),
}

/// What makes records speak of one change.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Event<'j> {
    Named(&'j str),
    Of(&'j str, &'j str),
}

impl<'j> Event<'j> {
    fn of(judgement: &'j Judgement) -> Self {
        match judgement.event.as_deref() {
            Some(event) if !event.is_empty() => Event::Named(event),
            _ => Event::Of(&judgement.actor, &judgement.topic),
        }
    }
}

/// For each judgement the findings that meet it, ascending.
fn hits(judgements: &[&Judgement], findings: &[Found]) -> Vec<Vec<usize>> {
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
        near(judgement).into_iter().filter(|index| meets(&findings[*index], judgement)).collect()
    };
    judgements.iter().map(|judgement| meeting(judgement)).collect()
}

/// Both sides of a pair, either way round; for a passage that tells of the whole change, that passage.
fn meets(finding: &Found, judgement: &Judgement) -> bool {
    let any = |side: &[Place], place: &Place| side.iter().any(|one| one.overlaps(place));
    let (one, other) = (&finding.earlier, &finding.later);
    match &judgement.earlier {
        Some(earlier) if judgement.kind != "reported-reversal" => {
            any(one, earlier) && any(other, &judgement.later) || any(one, &judgement.later) && any(other, earlier)
        }
        _ => any(one, &judgement.later) || any(other, &judgement.later),
    }
}
