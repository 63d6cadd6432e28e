//! Everything that is tested from outside, a module a stage. The cases are files under `tests/cases`, the expected
//! output is under `snapshots`.

/// Files to documents.
mod corpus;

/// Sentences to acts and reversals.
mod narration;

/// Contents to claims.
mod position;

/// Statements with hand-made claims: a notation for tests of what comes after reading.
mod claims;

/// Records, runs and findings over hand-made claims.
mod ledger;

/// Rule files: what is wrong with them, and that the shipped ones load.
mod rules;

/// Findings and statements, built by hand, to what a run prints.
mod report;

/// Findings to the reports of CI servers.
mod formats;

/// What is read and written, against the JSON Schemas.
mod schemas;

/// Findings to a page and to Markdown.
mod page;

/// The binary: exit codes, messages, files it writes.
mod cli;

/// Pairs of articles by a stranger.
mod articles;

/// Sources to actors.
mod actor;

/// The knowledge that comes with the program, loaded once.
mod knowledge;

/// Characters to tokens, quotations and sentences.
mod text;
mod told;

/// Cues to attributions, form by form.
mod attribution;

/// Documents to statements.
mod statement;

/// The examples, from files to the report.
mod check;

/// How findings and lines are explained.
mod why;

/// Which module may name which.
mod arrows;

/// What holds for any text.
mod invariants;

/// README.md: what it shows is what happens.
mod readme;

/// Snapshots of reports, and decisions about them: keys to screens, flags to files.
mod review;

/// Given pairs to the evidence of a contradiction.
mod comparison;

/// Annotated data to records and figures.
mod dataset;

/// What is said of annotated data, and what fails.
mod gate;

/// What is found in an archive, against what readers found; quiet text.
mod archive;
