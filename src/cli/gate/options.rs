//! What a run works with: what was typed, over what the configuration says.

use std::path::PathBuf;

use super::super::args::Gate;
use super::super::config::{Configuration, Place};
use crate::dataset::Labels;
use crate::error::Fault;

/// The options of one run.
#[derive(Debug)]
pub struct Options {
    /// The least that figures may be.
    pub least: Vec<Least>,
    /// The figures of an earlier run.
    pub baseline: Option<PathBuf>,
    /// How far a figure may drop below them.
    pub max_drop: f64,
    /// Whether a drop must be more than chance.
    pub significant: bool,
    /// Training data.
    pub train: Vec<PathBuf>,
    /// The documents that judgements point into.
    pub corpus: Vec<PathBuf>,
    /// What annotators call our roles and labels.
    pub labels: Labels,
}

/// The least that a figure may be, and who says so.
#[derive(Debug)]
pub struct Least {
    /// The figure's name.
    pub metric: String,
    /// From 0 to 1.
    pub value: f64,
    /// Where it is set; `None` for the command line.
    pub place: Option<Place>,
}

impl Options {
    /// Settles them; options without which others make no sense are faults.
    pub fn settle(arguments: &Gate, configuration: &Configuration) -> (Options, Vec<Fault>) {
        let table = &configuration.gate;
        let typed = arguments.min.iter().map(|threshold| Least {
            metric: threshold.metric.clone(),
            value: threshold.least,
            place: None,
        });
        let set = table.min.iter().filter(|(metric, _)| arguments.min.iter().all(|typed| typed.metric != **metric));
        let set = set.map(|(metric, (value, place))| Least {
            metric: metric.clone(),
            value: *value,
            place: Some(place.clone()),
        });
        let either =
            |typed: &Vec<PathBuf>, set: &Vec<PathBuf>| if typed.is_empty() { set.clone() } else { typed.clone() };
        let options = Options {
            least: typed.chain(set).collect(),
            baseline: arguments.baseline.clone().or_else(|| table.baseline.clone()),
            max_drop: arguments.max_drop.or(table.max_drop).unwrap_or(0.0),
            significant: arguments.significant || table.significant.unwrap_or(false),
            train: either(&arguments.train, &table.train),
            corpus: either(&arguments.corpus, &table.corpus),
            labels: Labels::new(table.labels.clone()),
        };
        let needing = [
            (arguments.update_baseline, "--update-baseline"),
            (arguments.max_drop.is_some(), "--max-drop"),
            (arguments.significant, "--significant"),
        ];
        let alone = needing.into_iter().filter(|(given, _)| *given && options.baseline.is_none());
        let faults = alone
            .map(|(_, option)| Fault::file(option, "there is no baseline").help("name one: --baseline metrics.json"));
        let faults = faults.collect();
        (options, faults)
    }
}
