//! The fields of a position as people read them: in the diff of a finding and in a rule's title.

use crate::finding::Change;
use crate::ledger::Entry;
use crate::position::{Amount, Evaluation, Modality, Polarity, Stance};
use crate::statement::{Kind, Moment, Precision};

/// Something that can be told of one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// `support` or `oppose`.
    Stance,
    /// `allowed up to`, `required` …
    Force,
    /// Predicate and object, with a `not` where it is negated: `not pardon bell`, `obsolete`.
    Claim,
    /// The amount: `at most 3.67%`.
    Limit,
    /// The day it is to be done by.
    Deadline,
    /// `praise` or `criticism`.
    Evaluation,
    /// When: `before 2025-04-17`.
    Said,
    /// The words of the content.
    Text,
    /// The words for who said it.
    Source,
    /// The words that attribute it.
    Cue,
    /// The document's id.
    Document,
}

impl Field {
    /// Every field with its name.
    pub const NAMES: [(&'static str, Field); 11] = [
        ("stance", Field::Stance),
        ("force", Field::Force),
        ("claim", Field::Claim),
        ("limit", Field::Limit),
        ("deadline", Field::Deadline),
        ("evaluation", Field::Evaluation),
        ("said", Field::Said),
        ("text", Field::Text),
        ("source", Field::Source),
        ("cue", Field::Cue),
        ("document", Field::Document),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Field::NAMES.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }

    /// What it is for a claim; empty where the claim has no such thing.
    pub fn of(self, entry: &Entry) -> String {
        let claim = entry.claim();
        match self {
            Field::Stance => claim.stance.map_or("", stance).to_owned(),
            Field::Force => force(entry).to_owned(),
            Field::Claim => {
                let not = if claim.polarity == Polarity::Negated { "not" } else { "" };
                let be = claim.predicate == "be" && !claim.object.is_empty();
                let parts = [not, if be { "" } else { &claim.predicate }, &claim.object];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            }
            Field::Limit => claim.amount.as_ref().map(limit).unwrap_or_default(),
            Field::Deadline => claim.deadline.map(|date| format!("by {date}")).unwrap_or_default(),
            // To back a thing is to think well of it.
            Field::Evaluation => {
                let side = claim.stance.map_or("", stance);
                claim.evaluation.map_or(side, evaluation).to_owned()
            }
            Field::Said => said(entry.statement.moment),
            Field::Text => entry.statement.content_text().into_owned(),
            Field::Source => entry.statement.source_text().into_owned(),
            Field::Cue => entry.statement.cue_text().into_owned(),
            Field::Document => entry.statement.document.to_owned(),
        }
    }
}

/// The fields among `fields` in which two claims differ.
pub(super) fn changes(fields: &[Field], earlier: &Entry, later: &Entry) -> Vec<Change> {
    let changes = fields.iter().map(|f| Change { field: f.name(), earlier: f.of(earlier), later: f.of(later) });
    changes.filter(|change| change.earlier != change.later).collect()
}

pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Support => "support",
        Stance::Oppose => "oppose",
    }
}

pub(super) fn evaluation(evaluation: Evaluation) -> &'static str {
    match evaluation {
        Evaluation::Positive => "praise",
        Evaluation::Negative => "criticism",
    }
}

pub(super) fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Intended => "intended",
        Modality::Required => "required",
        Modality::Permitted => "permitted",
        Modality::Forbidden => "forbidden",
        Modality::Possible => "possible",
        Modality::Conditional => "conditional",
        Modality::Asked => "asked",
    }
}

fn force(entry: &Entry) -> &'static str {
    let claim = entry.claim();
    let capped = claim.amount.as_ref().is_some_and(|amount| amount.limit && amount.max.is_some_and(|max| max > 0.0));
    match (claim.modality, claim.polarity) {
        (Modality::Asserted, _) if entry.statement.kind == Kind::Act => "done",
        (Modality::Asserted, _) => "stated",
        (Modality::Intended, Polarity::Affirmed) => "intended",
        (Modality::Intended, Polarity::Negated) => "refused",
        (Modality::Required, Polarity::Affirmed) => "required",
        (Modality::Permitted, Polarity::Affirmed) | (Modality::Forbidden, Polarity::Negated) if capped => {
            "allowed up to"
        }
        (Modality::Permitted, Polarity::Affirmed) | (Modality::Forbidden, Polarity::Negated) => "allowed",
        (Modality::Required | Modality::Permitted, Polarity::Negated) | (Modality::Forbidden, _) => "ruled out",
        (Modality::Possible, _) => "possible",
        (Modality::Conditional, _) => "conditional",
        (Modality::Asked, _) => "asked",
    }
}

pub(super) fn limit(amount: &Amount) -> String {
    match (amount.min, amount.max) {
        (None, Some(max)) if amount.limit && max > 0.0 => format!("at most {}", amount.text),
        (Some(_), None) if amount.limit => format!("at least {}", amount.text),
        _ => amount.text.to_string(),
    }
}

pub(super) fn said(moment: Moment) -> String {
    let Some(date) = moment.date else {
        return if moment.precision == Precision::Before { "earlier" } else { "undated" }.to_owned();
    };
    match moment.precision {
        Precision::Before => format!("before {date}"),
        Precision::Year => format!("in {}", date.year()),
        Precision::Month => format!("in {}-{:02}", date.year(), date.month()),
        Precision::Day => date.to_string(),
    }
}
