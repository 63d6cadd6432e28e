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

use super::Summary;
use super::record::FindingRecord;
use crate::error::Fault;

/// How a page is made.
#[derive(Debug, Clone, Default)]
pub struct PageOptions {
    /// What it is made from.
    pub templates: Templates,
    /// Where its sources are found.
    pub links: Links,
}

/// The page of some findings; `summary` is left out where it is not known what was read to find them.
///
/// # Errors
/// A fault that names the template and its line, where one that a user has written is wrong.
pub fn page(findings: &[FindingRecord], summary: Option<&Summary>, options: &PageOptions) -> Result<String, Fault> {
    options.templates.render(templates::HTML, &view::view(findings, summary, &options.links))
}

/// The same findings as Markdown, for a comment on a pull request.
///
/// # Errors
/// A fault that names the template and its line, where one that a user has written is wrong.
pub fn page_markdown(
    findings: &[FindingRecord],
    summary: Option<&Summary>,
    options: &PageOptions,
) -> Result<String, Fault> {
    options.templates.render(templates::MARKDOWN, &view::view(findings, summary, &options.links))
}
