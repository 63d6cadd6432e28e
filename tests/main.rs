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

/// The binary: exit codes, messages, files it writes.
mod cli;

/// Sources to actors.
mod actor;

/// What is found in an archive, against what readers found; quiet text.
mod archive;
