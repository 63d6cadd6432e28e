//! Records to predictions to figures: some records at a time, on every core, counted in the order of the data.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::json;

use super::super::settings::Settings;
use super::predictions::Predictions;
use crate::corpus::{self, Origin};
use crate::dataset::score::{AttributionScore, FindingScore, Found, PairScore};
use crate::dataset::{self, AnnotatedText, Annotation, Item, Judgement, Metrics, Pair, Place, Record, Spans};
use crate::error::Fault;
use crate::finding::Severity;
use crate::report::record::{FindingRecord, SideName};
use crate::report::{self, Offsets, Sources, TextIndex};
use crate::statement::{Kind, Passage};
use crate::{Comparison, Knowledge};

/// Records that are read before they are scored: enough for every core, little to keep in memory.
const AT_ONCE: usize = 256;

/// All figures of a run.
#[derive(Debug, Default)]
pub struct Scores {
    /// Of texts with attributions.
    pub attributions: AttributionScore,
    /// Of pairs.
    pub pairs: PairScore,
    /// Of findings over a corpus, where some are judged.
    pub findings: Option<FindingScore>,
}

impl Scores {
    /// True where nothing was scored.
    pub fn is_empty(&self) -> bool {
        self.attributions.texts == 0 && self.pairs.pairs() == 0 && self.findings.is_none()
    }

    /// The figures by name.
    pub fn metrics(&self) -> Metrics {
        let mut metrics = Metrics::default();
        let mut rules = self.pairs.rules.clone();
        metrics.add_attributions(&self.attributions);
        metrics.add_pairs(&self.pairs);
        if let Some(findings) = &self.findings {
            metrics.add_findings(findings);
            for (rule, share) in &findings.rules {
                let sum = rules.entry(rule.clone()).or_default();
                sum.part += share.part;
                sum.whole += share.whole;
            }
        }
        metrics.add_rules(&rules);
        metrics
    }
}

/// Predicts and scores what it reads.
#[derive(Debug)]
pub struct Predictor<'s> {
    settings: &'s Settings,
    comparison: Comparison<'s>,
    scores: Scores,
    /// Judgements wait for the corpus.
    judgements: Vec<Judgement>,
}

/// What came of one record.
enum Scored {
    Text(Box<AttributionScore>),
    Pair(Pair, Vec<String>),
    Judgement(Judgement),
    Fault(Fault),
}

impl<'s> Predictor<'s> {
    /// With the rules and lexicons of the settings.
    pub fn new(settings: &'s Settings) -> Self {
        let comparison = Comparison::new(&settings.knowledge);
        Predictor { settings, comparison, scores: Scores::default(), judgements: Vec::new() }
    }

    /// Scores the records of a file.
    pub fn read(&mut self, file: &Path, predictions: &mut Predictions) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut records = dataset::read(file);
        loop {
            let some: Vec<Result<Item, Fault>> = records.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                return faults;
            }
            let wanted = predictions.wanted();
            let scored: Vec<(Scored, String)> = some.into_par_iter().map(|item| self.score(item, wanted)).collect();
            for (scored, line) in scored {
                predictions.write(&line);
                match scored {
                    Scored::Text(score) => self.scores.attributions.add(&score),
                    Scored::Pair(pair, rules) => self.scores.pairs.count(&pair, &rules),
                    Scored::Judgement(judgement) => self.judgements.push(judgement),
                    Scored::Fault(fault) => faults.push(fault),
                }
            }
        }
    }

    /// Scores the judgements over their corpus, and hands all figures back.
    pub fn finish(mut self, corpus: &[PathBuf], predictions: &mut Predictions) -> (Scores, Vec<Fault>) {
        if self.judgements.is_empty() {
            return (self.scores, Vec::new());
        }
        if corpus.is_empty() {
            let message = format!("{} judgements point into documents that were not named", self.judgements.len());
            let fault = Fault::file("--corpus", message).help("name the files or folders: --corpus archive/");
            return (self.scores, vec![fault]);
        }
        let fields = self.settings.configuration.fields.clone();
        let read = corpus::read(corpus, &corpus::Options { fields, allow_empty: false });
        let findings = crate::check(&read.documents, &self.settings.knowledge).findings;
        let sources = Sources::new(&read.documents, Offsets::CodePoint);
        let telling: Vec<_> = findings.into_iter().filter(|f| f.severity >= Severity::Warning).collect();
        predictions.write(&report::json_lines(&telling, &sources).to_string());
        let found: Vec<Found> =
            telling.iter().map(|finding| found(report::finding_record(finding, &sources))).collect();
        self.scores.findings = Some(FindingScore::of(&self.judgements, &found));
        (self.scores, read.faults)
    }

    fn score(&self, item: Result<Item, Fault>, wanted: bool) -> (Scored, String) {
        let line = |value: serde_json::Value| if wanted { format!("{value}\n") } else { String::new() };
        match item {
            Ok(Item { record: Record::Text(text), path, line: number }) => {
                let origin = Origin { path, record: Some(number) };
                let predicted = attributions(&text, origin, &self.settings.knowledge);
                let score = AttributionScore::of(&text, &predicted);
                (Scored::Text(Box::new(score)), line(json!({"id": text.id, "attributions": predicted})))
            }
            Ok(Item { record: Record::Pair(pair), .. }) => {
                let rules = self.comparison.conflicts(&pair.earlier, &pair.later);
                let label = if rules.is_empty() { "neutral" } else { "contradiction" };
                let line = line(json!({"id": pair.id, "label": label, "rules": rules}));
                (Scored::Pair(pair, rules), line)
            }
            Ok(Item { record: Record::Judgement(judgement), .. }) => (Scored::Judgement(judgement), String::new()),
            Err(fault) => (Scored::Fault(fault), String::new()),
        }
    }
}

/// The outermost attributions of a text, in code points.
fn attributions(text: &AnnotatedText, origin: Origin, knowledge: &Knowledge) -> Vec<Annotation> {
    let index = TextIndex::new(&text.text, Offsets::CodePoint);
    let spans = |passage: &Passage| -> Spans { passage.spans.iter().map(|span| index.span(*span)).collect() };
    // A text that is empty, or too long to be read, has no attribution.
    let read = corpus::from_text(text.text.clone(), text.id.clone(), text.date.as_deref(), origin);
    let statements = read.documents.iter().flat_map(|document| crate::extract(document, knowledge));
    let told = statements.filter(|statement| statement.kind == Kind::Attribution);
    let annotations = told.map(|statement| Annotation {
        source: spans(&statement.source),
        cue: spans(&statement.cue),
        content: spans(&statement.content),
        speech: None,
    });
    annotations.collect()
}

/// A finding as far as its score goes.
fn found(record: FindingRecord) -> Found {
    let (mut earlier, mut later) = (Vec::new(), Vec::new());
    for evidence in record.evidence {
        let side = if evidence.side == SideName::Earlier { &mut earlier } else { &mut later };
        side.push(Place { document: evidence.document, spans: evidence.spans, text: None });
    }
    Found { rule: record.rule, earlier, later }
}
