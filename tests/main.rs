//! Everything that is tested from outside, a module a stage. The cases are files under `tests/cases`, the expected
//! output is under `snapshots`.

/// Files to documents.
mod corpus;

/// Findings and statements, built by hand, to what a run prints.
mod report;

/// The binary: exit codes, messages, files it writes.
mod cli;
