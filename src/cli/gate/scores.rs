//! All figures of a run.

use std::collections::BTreeMap;

use crate::dataset::Metrics;
use crate::dataset::score::{
    AttributionScore, Cells, Count, FindingScore, HumanScore, PairCounts, PairScore, Samples, Share,
};

/// Counts of everything that was scored, with those of the bootstrap samples.
#[derive(Debug, Default)]
pub struct Scores {
    /// Of texts with attributions.
    pub attributions: AttributionScore,
    /// The same of each sample.
    pub attribution_samples: Samples,
    /// Of pairs.
    pub pairs: PairCounts,
    /// Of findings over a corpus, where some are judged.
    pub findings: Option<Cells<Count>>,
    /// The same where meeting the documents of a judgement is enough.
    pub by_document: Option<FindingScore>,
    /// Of several annotators, where there are.
    pub annotators: Option<HumanScore>,
}

impl Scores {
    /// True where nothing was scored.
    pub fn is_empty(&self) -> bool {
        self.attributions.texts == 0 && self.pairs.score().pairs() == 0 && self.findings.is_none()
    }

    /// The figures of findings over a corpus.
    pub fn findings(&self) -> Option<FindingScore> {
        self.findings.as_ref().map(|counts| FindingScore::from_counts(counts.counts()))
    }

    /// The figures by name.
    pub fn metrics(&self) -> Metrics {
        let mut metrics = Metrics::default();
        let samples = self.attribution_samples.iter().map(AttributionScore::from_counts);
        metrics.add_attributions(&self.attributions, samples);
        metrics.add_pairs(&self.pairs.score(), self.pairs.samples());
        let findings = self.findings();
        if let (Some(counts), Some(score)) = (&self.findings, &findings) {
            metrics.add_findings(score, counts.samples().map(FindingScore::from_counts));
        }
        if let Some(score) = &self.by_document {
            metrics.add_findings_by_document(score);
        }
        let no_findings = Cells::default();
        let counts = self.findings.as_ref().unwrap_or(&no_findings);
        let samples = self.pairs.samples().zip(counts.samples());
        let samples = samples.map(|(pairs, counts)| rules(&pairs, Some(&FindingScore::from_counts(counts))));
        metrics.add_rules(&rules(&self.pairs.score(), findings.as_ref()), samples);
        if let Some(annotators) = &self.annotators {
            metrics.add_annotators(annotators);
        }
        metrics
    }
}

/// For each rule how many of its findings are right, of pairs and over the corpus.
fn rules(pairs: &PairScore, findings: Option<&FindingScore>) -> BTreeMap<String, Share> {
    let mut rules = pairs.rules.clone();
    for (rule, share) in findings.into_iter().flat_map(|findings| &findings.rules) {
        let sum = rules.entry(rule.clone()).or_default();
        sum.part += share.part;
        sum.whole += share.whole;
    }
    rules
}
