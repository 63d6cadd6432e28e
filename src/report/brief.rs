//! A finding in a few plain lines, for formats that show a message and nothing else.

use super::human::{short, when};
use super::terminal::{cells, plain};
use super::{Source, Sources};
use crate::finding::{Finding, Side};
use crate::statement::Kind;
use crate::text::Span;

/// Cells of a quotation that a message shows.
const QUOTE: usize = 300;

/// The parts of a message. All are safe to print, each on one line.
#[derive(Debug)]
pub(super) struct Brief {
    /// What conflicts.
    pub message: String,
    /// Both sides, the earlier first, or the later alone.
    pub sides: Vec<BriefSide>,
    /// The command that explains it.
    pub why: String,
}

/// One side of a finding.
#[derive(Debug)]
pub(super) struct BriefSide {
    /// `Earlier` or `Later`; `Reported` where one passage tells of the whole change.
    pub name: &'static str,
    /// When it was said, and who published it.
    pub dated: String,
    /// What was said.
    pub quote: String,
}

/// A finding in short.
pub(super) fn brief(finding: &Finding, sources: &Sources) -> Brief {
    let sides = sides(finding).map(|(name, side)| {
        let dated = dated(side, sources.get(side.statement.document));
        BriefSide { name, dated, quote: quote(side) }
    });
    Brief { message: plain(&finding.message), sides: sides.collect(), why: why(finding, sources) }
}

/// The sides by the names that a reader is told, the earlier first.
pub(super) fn sides<'f, 'd>(finding: &'f Finding<'d>) -> impl Iterator<Item = (&'static str, &'f Side<'d>)> {
    let later = if finding.earlier.is_some() { "Later" } else { "Reported" };
    finding.earlier.iter().map(|side| ("Earlier", side)).chain([(later, &finding.later)])
}

/// What was said, cut where it runs on for long; of what the narrator tells, its verb too.
pub(super) fn quote(side: &Side) -> String {
    let statement = &side.statement;
    let told = (statement.kind != Kind::Attribution)
        .then(|| statement.cue.spans.iter().chain(&statement.content.spans).copied().reduce(Span::cover))
        .flatten();
    let text = told.map_or_else(|| statement.content_text(), |told| told.of(statement.text).into());
    let mut cells = cells(&text);
    let mut shown: String = cells.by_ref().take(QUOTE).map(|cell| cell.shown).collect();
    if cells.next().is_some() {
        shown += " …";
    }
    shown
}

/// `2019-05-02, Harbour Gazette`
pub(super) fn dated(side: &Side, source: Option<&Source>) -> String {
    let publisher = source.and_then(|source| source.document.publisher.as_deref());
    let publisher = publisher.map(|publisher| format!(", {}", plain(publisher))).unwrap_or_default();
    when(side.moment) + &publisher
}

/// The command that explains a finding.
pub(super) fn why(finding: &Finding, sources: &Sources) -> String {
    let command = format!("volteface why {} {}", short(&finding.fingerprint), plain(sources.arguments()));
    command.trim_end().to_owned()
}
