//! `volteface report`: stored findings to a page, or to Markdown.

use std::borrow::Cow;

use super::Outcome;
use super::args::{Global, Report};
use super::output::{self, Format};
use super::page::Page;
use super::streams::Streams;
use super::{config, stored};
use crate::error::Fault;
use crate::file;
use crate::report::{self, Contents, PageOptions};
use stored::Stored;

/// Reads the findings and writes what was asked for.
pub fn run(arguments: &Report, global: &Global, streams: &Streams) -> Outcome {
    let config::Loaded { configuration, mut faults, .. } = config::load(global.config.as_deref());
    let page = Page::settle(&configuration, &mut faults);
    let refused = output::refuse(&arguments.outputs, arguments.findings.iter().map(AsRef::as_ref));
    if !refused.is_empty() {
        faults.extend(refused);
        return streams.faults(&faults);
    }
    let stored = stored::read(&arguments.findings, &mut faults);
    let trouble = streams.faults(&faults);
    let fault = |fault| streams.faults(&[fault]);
    if arguments.outputs.is_empty() {
        let rendered = render(arguments.output_format, &stored, &page.options(None), arguments.max_bytes);
        return trouble.max(rendered.map_or_else(fault, |text| streams.print(&text)));
    }
    let written = arguments.outputs.iter().map(|output| {
        let format = output.format.unwrap_or(arguments.output_format);
        let rendered = render(format, &stored, &page.options(Some(&output.path)), arguments.max_bytes);
        rendered.and_then(|text| file::write(&output.path, &text)).map_or_else(fault, |()| Outcome::Clean)
    });
    written.fold(trouble, Outcome::max)
}

fn render(format: Format, stored: &Stored, page: &PageOptions, most: usize) -> Result<String, Fault> {
    let contents = Contents { findings: Cow::from(&stored.findings), summary: stored.summary, trouble: Vec::new() };
    match format {
        Format::Html => report::page(&contents, page),
        Format::Markdown => report::markdown(&contents, page, most),
        _ => {
            let message = "stored findings become html or markdown, and nothing else";
            Err(Fault::file("volteface report", message).help("run volteface check for other formats"))
        }
    }
}
