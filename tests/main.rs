//! Everything that is tested from outside, a module a stage. The cases are files under `tests/cases`, the expected
//! output is under `snapshots`.

/// Files to documents.
mod corpus;

/// Statements with hand-made claims: a notation for tests of what comes after reading.
mod claims;

/// Records, runs and findings over hand-made claims.
mod ledger;

/// Contents to claims.
mod position;
/// Findings and statements, built by hand, to what a run prints.
mod report;
/// Rule files: what is wrong with them, and that the shipped ones load.
mod rules;

/// The binary: exit codes, messages, files it writes.
mod cli;

/// Sources to actors.
mod actor;
