//! Marked words and the links between them to attributions: what brat, Label Studio, doccano and Prodigy share.

use std::collections::{BTreeMap, BTreeSet};

use crate::dataset::lint::{Check, Lint, differs};
use crate::dataset::{Annotation, Labels, Meaning, Role, Spans};

/// Some words that an annotator marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// What links call it.
    pub key: String,
    /// Its role.
    pub role: Role,
    /// Where it is.
    pub spans: Spans,
}

/// The marks of one text, and the words that are set aside.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub all: Vec<Mark>,
    pub links: Vec<(String, String)>,
    pub discard: Spans,
    pub lints: Vec<Lint>,
}

impl Marks {
    /// Adds marked words by their label; a label of no meaning is a lint.
    pub fn add(&mut self, key: String, label: &str, spans: Spans, labels: &Labels) {
        match labels.meaning(label) {
            Some(Meaning::Role(role)) => self.all.push(Mark { key, role, spans }),
            Some(Meaning::Discard) => self.discard.extend(spans),
            Some(Meaning::Nothing) => {}
            Some(Meaning::Pair(_)) | None => {
                let expected = "source, cue, content, discard or what [gate.labels] of the configuration names";
                self.lints.push(Lint::new(
                    Check::UnknownLabel,
                    format!("the label `{label}` is none of words; expected {expected}"),
                ));
            }
        }
    }

    /// Objects to links that go to none of these keys.
    pub fn hold_links(&mut self, known: &BTreeSet<String>) {
        for (one, other) in &self.links {
            if let Some(key) = [one, other].into_iter().find(|key| !known.contains(*key)) {
                let message = format!("a relation refers to `{key}`, which is not there");
                self.lints.push(Lint::new(Check::BrokenLink, message));
            }
        }
    }

    /// Holds the words that the data repeats for some spans against those of the text. The file has the spans at `offsets`.
    pub fn compare(&mut self, recorded: &str, spans: &Spans, offsets: [u32; 2], text: &[char]) {
        let found = words(text, spans);
        // What reaches beyond the text is told as that, and so is what holds nothing.
        if spans.iter().all(|span| span[0] < span[1] && span[1] as usize <= text.len()) && differs(recorded, &found) {
            let [start, end] = offsets;
            self.lints.push(Lint::new(
                Check::SpanTextDiffers,
                format!("the words at {start}..{end} are “{found}”, and the data has “{recorded}” for them"),
            ));
        }
    }

    /// The attributions: a cue with what is linked to it, directly or through what is.
    ///
    /// Where the data has no links at all, each source and content belongs to the nearest cue, in its paragraph first.
    pub fn attributions(&self, text: &[char]) -> Vec<Annotation> {
        let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let cues: Vec<usize> = (0..self.all.len()).filter(|index| self.all[*index].role == Role::Cue).collect();
        let neighbours = self.neighbours();
        // How many line ends stand before each character.
        let line_ends: Vec<usize> = std::iter::once(0)
            .chain(text.iter().scan(0, |ends, c| {
                *ends += usize::from(*c == '\n');
                Some(*ends)
            }))
            .collect();
        for (index, mark) in self.all.iter().enumerate() {
            if mark.role == Role::Cue {
                parts.entry(index).or_default().push(index);
                continue;
            }
            let anchors = if self.links.is_empty() {
                self.nearest(mark, &cues, &line_ends).into_iter().collect()
            } else {
                self.anchors(index, &neighbours)
            };
            for anchor in if anchors.is_empty() { vec![index] } else { anchors } {
                parts.entry(anchor).or_default().push(index);
            }
        }
        let mut attributions: Vec<Annotation> = parts.values().map(|marks| self.annotation(marks)).collect();
        attributions.sort_by_key(start);
        attributions
    }

    fn annotation(&self, marks: &[usize]) -> Annotation {
        let mut annotation = Annotation::default();
        for mark in marks.iter().map(|index| &self.all[*index]) {
            annotation.spans_mut(mark.role).extend(&mark.spans);
        }
        for role in Role::ALL {
            annotation.spans_mut(role).sort_unstable();
        }
        annotation
    }

    /// For each mark those it is linked to, either way.
    fn neighbours(&self) -> Vec<Vec<usize>> {
        let by_key: BTreeMap<&str, usize> =
            self.all.iter().enumerate().map(|(index, mark)| (mark.key.as_str(), index)).collect();
        let mut neighbours = vec![Vec::new(); self.all.len()];
        for (one, other) in &self.links {
            if let (Some(one), Some(other)) = (by_key.get(one.as_str()), by_key.get(other.as_str())) {
                neighbours[*one].push(*other);
                neighbours[*other].push(*one);
            }
        }
        neighbours
    }

    /// The cues that a mark is linked to, else those its neighbours are; where there is no cue, the first content.
    fn anchors(&self, index: usize, neighbours: &[Vec<usize>]) -> Vec<usize> {
        let cues = |of: &[usize]| -> Vec<usize> {
            of.iter().copied().filter(|other| self.all[*other].role == Role::Cue).collect()
        };
        let direct = cues(&neighbours[index]);
        if !direct.is_empty() {
            return direct;
        }
        let mut through: Vec<usize> = neighbours[index].iter().flat_map(|other| cues(&neighbours[*other])).collect();
        through.sort_unstable();
        through.dedup();
        if through.is_empty() {
            let mut contents = neighbours[index].iter().filter(|other| self.all[**other].role == Role::Content);
            through.extend(contents.next().filter(|_| self.all[index].role == Role::Source));
        }
        through
    }

    /// The cue with the fewest line ends and then the fewest characters between; of two the first.
    fn nearest(&self, mark: &Mark, cues: &[usize], line_ends: &[usize]) -> Option<usize> {
        let before = |at: u32| line_ends[(at as usize).min(line_ends.len() - 1)];
        let gap = |[start, end]: [u32; 2]| (before(end).saturating_sub(before(start)), end.saturating_sub(start));
        let distance = |cue: &usize| {
            let pairs = mark.spans.iter().flat_map(|a| self.all[*cue].spans.iter().map(move |b| (a, b)));
            pairs.map(|(a, b)| if a[1] <= b[0] { gap([a[1], b[0]]) } else { gap([b[1], a[0]]) }).min()
        };
        cues.iter().copied().min_by_key(distance)
    }
}

/// Where an attribution begins.
pub(super) fn start(annotation: &Annotation) -> Option<u32> {
    Role::ALL.iter().flat_map(|role| annotation.spans(*role)).map(|[start, _]| *start).min()
}

/// The words of some spans, with a space between two.
pub(super) fn words(text: &[char], spans: &Spans) -> String {
    let parts = spans.iter().map(|[start, end]| {
        let end = (*end as usize).min(text.len());
        text[(*start as usize).min(end)..end].iter().collect::<String>()
    });
    parts.collect::<Vec<_>>().join(" ")
}

impl Annotation {
    /// The spans of a role, to add to.
    pub(super) fn spans_mut(&mut self, role: Role) -> &mut Spans {
        match role {
            Role::Source => &mut self.source,
            Role::Cue => &mut self.cue,
            Role::Content => &mut self.content,
        }
    }
}
