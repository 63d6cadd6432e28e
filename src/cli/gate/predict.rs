//! Records to predictions: some records at a time, on every core, counted in the order of the data.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::super::settings::Settings;
use super::errors::Errors;
use super::lints::Lints;
use super::options::Options;
use super::predictions::{PredictionRecord, Predictions};
use super::scores::Scores;
use super::speaker::speaker;
use crate::corpus::{self, Document, Origin};
use crate::dataset::lint::{self, Lint, Seen};
use crate::dataset::score::wrong::{self, Wrong, WrongAttribution};
use crate::dataset::score::{Annotators, AttributionScore, FindingScore, Found, Judged, Nearness, unit};
use crate::dataset::{self, AnnotatedText, Annotation, Item, Judgement, Pair, Place, Record, Spans};
use crate::error::{Fault, shown, unreadable};
use crate::finding::Severity;
use crate::report::record::{FindingRecord, SideName, SideRecord};
use crate::report::{self, Offsets, Sources, TextIndex};
use crate::statement::{Kind, Passage};
use crate::{Comparison, Knowledge};

/// Records that are read before they are scored: enough for every core, little to keep in memory.
const AT_ONCE: usize = 256;

/// Predicts and scores what it reads.
#[derive(Debug)]
pub struct Predictor<'s> {
    settings: &'s Settings,
    options: &'s Options,
    comparison: Comparison<'s>,
    annotators: Annotators,
    seen: Seen,
    /// Judgements, and where they stand, wait for the corpus.
    judgements: Vec<(Judgement, Item)>,
    /// What was scored.
    pub scores: Scores,
    /// What is wrong with the data.
    pub lints: Lints,
    /// What was got wrong.
    pub errors: Errors,
}

/// What came of one record.
struct Scored {
    lints: Vec<Lint>,
    outcome: Outcome,
    /// Its line in the file of predictions.
    line: String,
}

enum Outcome {
    Text { score: Box<AttributionScore>, predicted: Vec<Annotation>, wrong: Vec<WrongAttribution> },
    Pair(Vec<String>),
    Judgement,
}

impl<'s> Predictor<'s> {
    /// With the rules and lexicons of the settings; `errors` of the worst errors are kept.
    pub fn new(settings: &'s Settings, options: &'s Options, errors: usize) -> Self {
        Predictor {
            settings,
            options,
            comparison: Comparison::new(&settings.knowledge),
            annotators: Annotators::default(),
            seen: Seen::default(),
            judgements: Vec::new(),
            scores: Scores::default(),
            lints: Lints::new(settings.configuration.gate.lints.clone()),
            errors: Errors::new(errors),
        }
    }

    /// Remembers training data: what stands in it must not be measured on.
    pub fn train(&mut self, files: &[PathBuf]) -> Vec<Fault> {
        let mut faults = Vec::new();
        for file in files {
            self.seen.file(&shown(file), true);
            for item in dataset::read(file, &self.options.labels) {
                match item {
                    Ok(item) => self.seen.train(&item),
                    Err(fault) => faults.push(fault),
                }
            }
        }
        faults
    }

    /// Scores the records of a file.
    pub fn read(&mut self, file: &Path, predictions: &mut Predictions) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.seen.file(&shown(file), false);
        let mut records = dataset::read(file, &self.options.labels);
        loop {
            let some: Vec<Result<Item, Fault>> = records.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                return faults;
            }
            let wanted = predictions.wanted();
            let scored = some.into_par_iter().map(|item| item.map(|item| self.score(item, wanted)));
            let scored: Vec<Result<(Item, Vec<Scored>), Fault>> = scored.collect();
            let mut units = Vec::new();
            for scored in scored {
                match scored {
                    Ok((item, scored)) => self.count(item, scored, predictions, &mut units),
                    Err(fault) => faults.push(fault),
                }
            }
            self.scores.attribution_samples.add(&units);
        }
    }

    fn score(&self, item: Item, wanted: bool) -> (Item, Vec<Scored>) {
        let scored = item.records.iter().map(|record| match record {
            Record::Text(text) => self.score_text(text, &item, wanted),
            Record::Pair(pair) => self.score_pair(pair, wanted),
            Record::Judgement(_) => Scored { lints: Vec::new(), outcome: Outcome::Judgement, line: String::new() },
        });
        let scored = scored.collect();
        (item, scored)
    }

    fn score_text(&self, text: &AnnotatedText, item: &Item, wanted: bool) -> Scored {
        let mut lints = lint::text(text, &item.given);
        let origin = Origin { path: item.path.clone(), record: Some(corpus::Record::Line(item.line)) };
        // A text that is empty, or too long to be read, has no attribution.
        let read = corpus::from_text(text.text.clone(), text.id.clone(), text.date.as_deref(), origin);
        if read.documents.iter().any(|document| document.date.is_none()) {
            lints.push(lint::undated(text));
        }
        let (predicted, forms) = attributions(text, &read.documents, &self.settings.knowledge);
        let score = Box::new(AttributionScore::of(text, &predicted));
        let analysed = self.errors.limit > 0;
        let wrong = if analysed { wrong::attributions(text, &predicted, &forms) } else { Vec::new() };
        let record = PredictionRecord::Text { id: &text.id, attributions: &predicted };
        let line = if wanted { record.line() } else { String::new() };
        Scored { lints, outcome: Outcome::Text { score, predicted, wrong }, line }
    }

    fn score_pair(&self, pair: &Pair, wanted: bool) -> Scored {
        let lints = lint::pair(pair, |text| speaker(text, &self.settings.knowledge));
        let rules = self.comparison.conflicts(&pair.earlier, &pair.later, pair.has_one_actor());
        let label = if rules.is_empty() { "neutral" } else { "contradiction" };
        let record = PredictionRecord::Pair { id: &pair.id, label, rules: &rules };
        let line = if wanted { record.line() } else { String::new() };
        Scored { lints, outcome: Outcome::Pair(rules), line }
    }

    /// Counts what came of the records of one place; `units` are texts whose samples are still to be drawn.
    fn count(
        &mut self,
        mut item: Item,
        scored: Vec<Scored>,
        predictions: &mut Predictions,
        units: &mut Vec<(u64, Vec<f32>)>,
    ) {
        let only = item.records.first().map(|record| record.id().to_owned());
        for lint in std::mem::take(&mut item.lints) {
            self.lints.add(lint, &item, only.as_deref());
        }
        for (record, Scored { lints, outcome, line }) in std::mem::take(&mut item.records).into_iter().zip(scored) {
            predictions.write(&line);
            for lint in lints.into_iter().chain(self.seen.look(&item, &record)) {
                self.lints.add(lint, &item, Some(record.id()));
            }
            match (record, outcome) {
                (Record::Text(text), Outcome::Text { score, predicted, wrong }) => {
                    self.scores.attributions.add(&score);
                    units.push((unit(&[&text.text]), score.counts()));
                    self.annotators.text(&text, &predicted);
                    self.errors.add_attributions(&text, &item, &wrong);
                }
                (Record::Pair(pair), Outcome::Pair(rules)) => {
                    self.scores.pairs.count(&pair, &rules);
                    self.annotators.pair(&pair);
                    if let Some(wrong) = wrong::pair(&pair, &rules).filter(|_| self.errors.limit > 0) {
                        self.errors.add_pair(&pair, &item, &wrong);
                    }
                }
                (Record::Judgement(judgement), _) => self.judgements.push((judgement, item.clone())),
                // A record and what came of it are of one sort.
                _ => {}
            }
        }
    }

    /// Scores the judgements over their corpus, and what only shows at the end.
    pub fn finish(&mut self, predictions: &mut Predictions) -> Vec<Fault> {
        self.scores.annotators = std::mem::take(&mut self.annotators).score();
        if self.judgements.is_empty() {
            // A corpus that nothing points into is not read, but a slip in its name is told.
            let there = self.options.corpus.iter().filter(|path| path.as_os_str() != "-");
            return there.filter_map(|path| Some(unreadable(path, &path.metadata().err()?))).collect();
        }
        if self.options.corpus.is_empty() {
            let count = self.judgements.len();
            let points = if count == 1 { "points" } else { "point" };
            let judgements = report::counted(count, "judgement");
            let message = format!("{judgements} {points} into documents that were not named");
            return vec![Fault::file("--corpus", message).help("name the files or folders: --corpus archive/")];
        }
        let fields = self.settings.configuration.fields.clone();
        let read = corpus::read(&self.options.corpus, &corpus::Options { fields, allow_empty: false });
        let findings = crate::check(&read.documents, &self.settings.knowledge).findings;
        let sources = Sources::new(&read.documents, Offsets::CodePoint);
        let telling = findings.iter().filter(|finding| finding.severity >= Severity::Warning);
        let telling = telling.map(|finding| {
            let record = report::finding_record(finding, &sources);
            predictions.write(&PredictionRecord::Finding(&record).line());
            found(record)
        });
        let found: Vec<Found> = telling.collect();
        self.judge(&read.documents, &found);
        read.faults
    }

    fn judge(&mut self, documents: &[Document], found: &[Found]) {
        let texts: lint::Documents = documents.iter().map(|d| (d.id.as_str(), d.text.as_str())).collect();
        let waiting = std::mem::take(&mut self.judgements);
        for (judgement, item) in &waiting {
            for lint in lint::judgement(judgement, &texts) {
                self.lints.add(lint, item, Some(&judgement.id));
            }
        }
        let (judgements, items): (Vec<Judgement>, Vec<Item>) = waiting.into_iter().unzip();
        let by_document = Judged::new(&judgements, found, Nearness::Documents).counts();
        self.scores.by_document = Some(FindingScore::from_counts(by_document.counts()));
        let judged = Judged::new(&judgements, found, Nearness::Words);
        self.scores.findings = Some(judged.counts());
        let wrong: Vec<(usize, Wrong)> = if self.errors.limit > 0 { judged.wrong() } else { Vec::new() };
        for (index, wrong) in wrong {
            let (judgement, item) = (&judgements[index], &items[index]);
            let place = format!("{}:{}", item.path, item.line);
            let places = judgement.earlier.iter().chain([&judgement.later]);
            let mut lines: Vec<String> = places.filter_map(|place| line(place, documents)).collect();
            lines.dedup();
            self.errors.add_judgement(judgement, place, wrong, format!("volteface why {}", lines.join(" ")));
        }
    }
}

/// The line a place of a corpus stands on, as `why` takes it.
fn line(place: &Place, documents: &[Document]) -> Option<String> {
    let document = documents.iter().find(|document| document.id == place.document)?;
    let start = place.spans.first()?[0] as usize;
    let line = document
        .origin
        .number()
        .unwrap_or_else(|| 1 + document.text.chars().take(start).filter(|c| *c == '\n').count());
    Some(report::shell::argument(&format!("{}:{line}", document.origin.path)))
}

/// The outermost attributions of a text, in code points, and the form of each.
fn attributions(text: &AnnotatedText, documents: &[Document], knowledge: &Knowledge) -> (Vec<Annotation>, Vec<String>) {
    let index = TextIndex::new(&text.text, Offsets::CodePoint);
    let spans = |passage: &Passage| -> Spans { passage.spans.iter().map(|span| index.span(*span)).collect() };
    let statements = documents.iter().flat_map(|document| crate::extract(document, knowledge));
    let told = statements.filter(|statement| statement.kind == Kind::Attribution);
    let annotations = told.map(|statement| {
        let annotation = Annotation {
            source: spans(&statement.source),
            cue: spans(&statement.cue),
            content: spans(&statement.content),
            speech: None,
        };
        (annotation, statement.form.to_owned())
    });
    annotations.unzip()
}

/// A finding as far as its score goes.
fn found(record: FindingRecord) -> Found {
    let place = |side: SideRecord| Place { document: side.document, spans: side.spans, text: None };
    let mut earlier: Vec<Place> = record.earlier.into_iter().map(place).collect();
    let mut later = vec![place(record.later)];
    for evidence in record.evidence {
        let side = if evidence.side == SideName::Earlier { &mut earlier } else { &mut later };
        side.push(Place { document: evidence.document, spans: evidence.spans, text: None });
    }
    Found { rule: record.rule, earlier, later }
}
