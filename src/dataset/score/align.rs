//! Which prediction answers which annotation.

/// Pairs the most alike first, each side once; what is not alike at all stays alone. Among equals the first annotation
/// and then the first prediction goes first.
///
/// `likeness` of an annotation and a prediction, both by index, is 0 or more.
pub(super) fn align(gold: usize, predicted: usize, likeness: impl Fn(usize, usize) -> f64) -> Alignment {
    let mut candidates: Vec<(f64, usize, usize)> = (0..gold)
        .flat_map(|g| (0..predicted).map(move |p| (g, p)))
        .map(|(g, p)| (likeness(g, p), g, p))
        .filter(|(likeness, _, _)| *likeness > 0.0)
        .collect();
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut alignment = Alignment { of_gold: vec![None; gold], of_predicted: vec![None; predicted] };
    for (_, g, p) in candidates {
        if alignment.of_gold[g].is_none() && alignment.of_predicted[p].is_none() {
            alignment.of_gold[g] = Some(p);
            alignment.of_predicted[p] = Some(g);
        }
    }
    alignment
}

/// For each annotation its prediction, and the other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alignment {
    pub of_gold: Vec<Option<usize>>,
    pub of_predicted: Vec<Option<usize>>,
}
