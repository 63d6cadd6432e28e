//! `--errors N`: the worst misses and false alarms, in their text.

use crate::dataset::score::wrong::{Worst, Wrong, WrongAttribution};
use crate::dataset::{AnnotatedText, Annotation, Item, Judgement, Pair, Spans};
use crate::report::shell;

/// One error as people are shown it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its form, manner or type.
    pub sort: String,
    /// The file, and the line in it.
    pub place: String,
    /// The record's id.
    pub id: String,
    /// Names and words.
    pub rows: Vec<(&'static str, String)>,
    /// The command that shows how it was read.
    pub why: String,
}

/// The worst errors of each sort of data.
#[derive(Debug)]
pub struct Errors {
    /// How many are kept of each; nothing is looked for where it is 0.
    pub limit: usize,
    /// Of attributions.
    pub attributions: Worst<Shown>,
    /// Of pairs.
    pub pairs: Worst<Shown>,
    /// Of findings over a corpus.
    pub findings: Worst<Shown>,
}

impl Errors {
    /// Keeps `limit` of each.
    pub fn new(limit: usize) -> Self {
        let worst = || Worst::new(limit);
        Errors { limit, attributions: worst(), pairs: worst(), findings: worst() }
    }

    /// Adds what is wrong with the attributions of a text.
    pub fn add_attributions(&mut self, text: &AnnotatedText, item: &Item, wrong: &[WrongAttribution]) {
        for one in wrong {
            self.attributions.add(one.wrong, &one.sort, one.words, || attribution(text, item, one));
        }
    }

    /// Adds a pair. The fewer words, the plainer it should have been.
    pub fn add_pair(&mut self, pair: &Pair, item: &Item, (wrong, sort): &(Wrong, String)) {
        let words = pair.earlier.split_whitespace().count() + pair.later.split_whitespace().count();
        let plain = u32::MAX - u32::try_from(words).unwrap_or(u32::MAX);
        self.pairs.add(*wrong, sort, plain, || Shown {
            sort: sort.clone(),
            place: format!("{}:{}", item.path, item.line),
            id: pair.id.clone(),
            rows: vec![
                ("earlier", pair.earlier.clone()),
                ("later", pair.later.clone()),
                ("label", pair.label.name().to_owned()),
            ],
            why: format!("volteface why {}", shell::argument(&format!("{}:{}", item.path, item.line))),
        });
    }

    /// Adds a judgement that the findings got wrong; `command` shows how its words were read.
    pub fn add_judgement(&mut self, judgement: &Judgement, place: String, wrong: Wrong, command: String) {
        let words = |place: &crate::dataset::Place| place.text.clone().unwrap_or_else(|| place.document.clone());
        let mut rows = vec![("actor", judgement.actor.clone()), ("topic", judgement.topic.clone())];
        rows.extend(judgement.earlier.as_ref().map(|earlier| ("earlier", words(earlier))));
        rows.push(("later", words(&judgement.later)));
        let sort = if judgement.kind.is_empty() { "no kind" } else { &judgement.kind };
        self.findings.add(wrong, sort, judgement.certainty.into(), || Shown {
            sort: sort.to_owned(),
            place,
            id: judgement.id.clone(),
            rows,
            why: command,
        });
    }
}

fn attribution(text: &AnnotatedText, item: &Item, wrong: &WrongAttribution) -> Shown {
    let chars: Vec<char> = text.text.chars().collect();
    let mut rows = roles(&chars, &wrong.annotation);
    if let Some(nearest) = &wrong.nearest {
        let found = roles(&chars, nearest).into_iter().map(|(name, words)| format!("{name} “{words}”"));
        rows.push(("found", found.collect::<Vec<_>>().join(", ")));
    }
    let start = wrong.annotation.content.first().or(wrong.annotation.cue.first()).map_or(0, |span| span[0] as usize);
    // A file of standoff has its text beside it, and lines of its own.
    let (path, line) = match item.path.strip_suffix(".ann") {
        Some(stem) => (format!("{stem}.txt"), 1 + chars.iter().take(start).filter(|c| **c == '\n').count()),
        None => (item.path.clone(), item.line),
    };
    Shown {
        sort: wrong.sort.clone(),
        place: format!("{path}:{line}"),
        id: text.id.clone(),
        rows,
        why: format!("volteface why {}", shell::argument(&format!("{path}:{line}"))),
    }
}

fn roles(text: &[char], annotation: &Annotation) -> Vec<(&'static str, String)> {
    let roles: [(&str, &Spans); 3] =
        [("source", &annotation.source), ("cue", &annotation.cue), ("content", &annotation.content)];
    let there = roles.into_iter().filter(|(_, spans)| !spans.is_empty());
    there.map(|(name, spans)| (name, words(text, spans))).collect()
}

/// Characters of one role that people are shown.
const SHOWN: usize = 240;

/// The words of some spans, on one line, cut where they are many.
fn words(text: &[char], spans: &Spans) -> String {
    let parts = spans.iter().map(|[start, end]| {
        let end = (*end as usize).min(text.len());
        let words: String = text[(*start as usize).min(end)..end].iter().collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    let words = parts.collect::<Vec<_>>().join(" … ");
    match words.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{} …", words[..cut].trim_end()),
        None => words,
    }
}
