//! The diff of two snapshots: finding by finding, then line by line.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::finding::Shown;

/// Lines that are shown around what differs: few, many, all.
pub(super) const CONTEXT: [usize; 3] = [3, 12, usize::MAX];

/// A line of a diff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub sign: Sign,
    pub text: String,
}

/// Which report holds a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Both.
    Both,
    /// What was accepted.
    Old,
    /// What is found now.
    New,
    /// Stands for lines of both that are left out.
    Left,
}

/// What differs between two lists of findings, with `context` lines around it.
pub(super) fn diff(old: &[Shown], new: &[Shown], context: usize) -> Vec<Line> {
    let partner = partners(old, new);
    let gone =
        (0..old.len()).filter(|index| !partner.contains(&Some(*index))).map(|index| whole(&old[index], Sign::Old));
    let now = new.iter().zip(&partner).map(|(finding, partner)| match partner {
        Some(partner) => beside(&old[*partner], finding),
        None => whole(finding, Sign::New),
    });
    let mut lines: Vec<Line> = Vec::new();
    let mut left = 0;
    for (index, finding) in gone.chain(now).enumerate() {
        let kept = kept(&finding, context);
        if index > 0 && kept.contains(&true) && left == 0 {
            lines.push(Line { sign: Sign::Both, text: String::new() });
        }
        for (line, kept) in finding.into_iter().zip(kept) {
            if kept {
                lines.extend(leaving_out(&mut left));
                lines.push(line);
            } else {
                left += 1;
            }
        }
    }
    lines.extend(leaving_out(&mut left));
    lines
}

fn leaving_out(left: &mut usize) -> Option<Line> {
    let count = std::mem::take(left);
    let plural = if count == 1 { "" } else { "s" };
    (count > 0).then(|| Line { sign: Sign::Left, text: format!("… {count} line{plural} as accepted") })
}

/// For each new finding the old one it goes with: the same, else one of the same fingerprint, else of the same rule.
fn partners(old: &[Shown], new: &[Shown]) -> Vec<Option<usize>> {
    let same: [fn(&Shown, &Shown) -> bool; 3] = [
        |one, other| one.state() == other.state(),
        |one, other| one.fingerprint() == other.fingerprint(),
        |one, other| one.rule() == other.rule(),
    ];
    let mut partners = vec![None; new.len()];
    for same in same {
        for (index, finding) in new.iter().enumerate() {
            let free = |place: &usize| !partners.contains(&Some(*place));
            if partners[index].is_none() {
                partners[index] = (0..old.len()).filter(free).find(|place| same(&old[*place], finding));
            }
        }
    }
    partners
}

fn whole(finding: &Shown, sign: Sign) -> Vec<Line> {
    finding.text().lines().map(|text| Line { sign, text: text.to_owned() }).collect()
}

/// Two findings line by line; a line that only tells a place is the same wherever it points.
fn beside(old: &Shown, new: &Shown) -> Vec<Line> {
    let keys = |finding: &Shown| finding.lines().map(|(line, place)| key(line, place, finding)).collect::<Vec<_>>();
    let [before, after] = [old, new].map(|finding| finding.text().lines().collect::<Vec<_>>());
    let line = |sign, text: &&str| Line { sign, text: (*text).to_owned() };
    let mut lines = Vec::new();
    for change in capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new)) {
        let (before, after) = (&before[change.old_range()], &after[change.new_range()]);
        if change.tag() == DiffTag::Equal {
            lines.extend(after.iter().map(|text| line(Sign::Both, text)));
        } else {
            lines.extend(before.iter().map(|text| line(Sign::Old, text)));
            lines.extend(after.iter().map(|text| line(Sign::New, text)));
        }
    }
    lines
}

fn key(line: &str, place: bool, finding: &Shown) -> String {
    let line = if place { line.get(..8).unwrap_or(line) } else { line.trim_end_matches(finding.fingerprint()) };
    line.trim_end().to_owned()
}

/// Which lines of a finding are shown: what differs, what is near it, and the first.
fn kept(lines: &[Line], context: usize) -> Vec<bool> {
    let differs: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].sign != Sign::Both).collect();
    let near = |at: usize| differs.iter().any(|other| at.abs_diff(*other) <= context);
    (0..lines.len()).map(|at| context == usize::MAX || near(at) || (at == 0 && !differs.is_empty())).collect()
}
