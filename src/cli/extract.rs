//! `volteface extract`.

use rayon::prelude::*;

use super::Outcome;
use super::args::Extract;
use super::settings::Settings;
use super::streams::Streams;
use crate::corpus::{Corpus, Document};
use crate::report::{self, Source};

/// Documents that are read before what they hold is printed: enough for every core, little to keep in memory.
const AT_ONCE: usize = 256;

/// Prints the statements of the documents, one a line, in the order of the documents.
pub fn run(arguments: &Extract, mut settings: Settings, streams: &Streams) -> Outcome {
    let Corpus { documents, mut faults } = settings.read(&arguments.input);
    faults.splice(0..0, std::mem::take(&mut settings.faults));
    let mut outcome = streams.faults(&faults);
    let lines = |document: &Document| -> Vec<u8> {
        let extract = if arguments.acts { crate::extract } else { crate::extract_attributions };
        let statements = extract(document, &settings.knowledge);
        let source = Source::new(document, arguments.offsets);
        // Statements are written at four times the length of what they are read from.
        let mut lines = Vec::with_capacity(document.text.len() * 4);
        for statement in &statements {
            report::statement_line(statement, &source).push_to(&mut lines);
        }
        lines
    };
    for some in documents.chunks(AT_ONCE) {
        let printed: Vec<Vec<u8>> = some.par_iter().map(lines).collect();
        outcome = outcome.max(streams.print_plain(&printed));
    }
    outcome
}
