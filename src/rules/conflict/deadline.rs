//! `deadline`: by 2025, and not before 2030.

use super::{Modalities, NO_WORD, Pair};
use crate::ledger::Held;
use crate::rules::Within;
use crate::rules::arguments::{same_subject, shown};
use crate::rules::section::Section;
use crate::rules::trial::Trial;

/// Parameters of `[conflict.deadline]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// How far a deadline may move and still be the same.
    slack: Option<Within>,
    modality: Modalities,
}

impl Deadline {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let slack = section.string("slack").and_then(|(text, span)| {
            let slack = Within::parse(text);
            if slack.is_none() {
                let help = "write a number and y, m or d: \"1y\", \"6m\", \"30d\"";
                section.source.fault(span, format!("`{text}` is no length of time"), help);
            }
            slack
        });
        Deadline { slack, modality: Modalities::read(section) }
    }

    pub(super) fn question(&self, held: Held) -> Option<u32> {
        (held.deadline().is_some() && self.modality.hold(held)).then_some(NO_WORD)
    }

    pub(super) fn weigh(&self, pair: &Pair<'_>, trial: &mut Trial) {
        self.modality.weigh(pair, trial);
        let (earlier, later) = (pair.earlier, pair.later);
        trial.same(
            || {
                let done = earlier.predicate() != NO_WORD && earlier.predicate() == later.predicate();
                same_subject(pair) && (done || earlier.object().overlaps(later.object()))
            },
            || format!("the same is to be done ({})", shown(pair)),
        );
        let days = earlier.deadline().zip(later.deadline());
        let day = |date: Option<jiff::civil::Date>| date.map_or("none".to_owned(), |date| date.to_string());
        trial.same(
            || days.is_some(),
            || format!("both name a deadline ({}, {})", day(earlier.deadline()), day(later.deadline())),
        );
        trial.differs(
            || days.is_some_and(|(a, b)| a != b && !self.slack.as_ref().is_some_and(|slack| slack.holds(a, b))),
            || {
                let slack = self.slack.as_ref().map_or("a day", |slack| &slack.text);
                format!("the deadline moves by more than {slack}")
            },
        );
    }
}
