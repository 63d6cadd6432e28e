//! Findings as a page: one file that needs no network, made from templates with what it shows as data in it.
//!
//! The page is made from records and from nothing else, so that stored findings give the same page as the run that
//! found them. Its script draws; what is drawn is worked out here.

mod links;
mod passage;
mod templates;
mod view;

pub use links::Links;
pub use templates::Templates;

use std::borrow::Cow;

use super::json::finding_record;
use super::record::FindingRecord;
use super::{Run, Summary};
use crate::error::Fault;

/// How a page is made.
#[derive(Debug, Clone, Default)]
pub struct PageOptions {
    /// What it is made from.
    pub templates: Templates,
    /// Where its sources are found.
    pub links: Links,
}

/// What is shown.
#[derive(Debug, Clone)]
pub struct Contents<'a> {
    /// The findings, in the order of the report.
    pub findings: Cow<'a, [FindingRecord]>,
    /// What was read to find them, where that is known.
    pub summary: Option<Summary>,
    /// What could not be read, and is missing.
    pub trouble: Vec<String>,
}

impl Contents<'_> {
    /// Everything that a run found.
    pub fn of(run: Run) -> Contents<'static> {
        Contents {
            findings: run.findings.iter().map(|finding| finding_record(finding, run.sources)).collect(),
            summary: Some(*run.summary),
            trouble: run.trouble().map(ToString::to_string).collect(),
        }
    }
}

/// The page.
///
/// # Errors
/// A fault that names the template and its line, where one that a user has written is wrong.
pub fn page(contents: &Contents, options: &PageOptions) -> Result<String, Fault> {
    options.templates.render(templates::HTML, &view::view(contents, usize::MAX, &options.links))
}

/// The same as Markdown, of at most `most` bytes: for a comment, a job summary, a page of a wiki. Findings are whole, from
/// the first on, and how many are left out is told.
///
/// # Errors
/// A fault that names the template and its line, where one that a user has written is wrong.
pub fn markdown(contents: &Contents, options: &PageOptions, most: usize) -> Result<String, Fault> {
    let render =
        |shown: usize| options.templates.render(templates::MARKDOWN, &view::view(contents, shown, &options.links));
    let whole = render(usize::MAX)?;
    if whole.len() <= most {
        return Ok(whole);
    }
    let (mut fits, mut too_many) = (0, contents.findings.len());
    while fits + 1 < too_many {
        let middle = usize::midpoint(fits, too_many);
        *(if render(middle)?.len() <= most { &mut fits } else { &mut too_many }) = middle;
    }
    render(fits)
}
