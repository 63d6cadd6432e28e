//! Everything that is tested from outside, a module a stage. The cases are files under `tests/cases`, the expected
//! output is under `snapshots`.

/// Files to documents.
mod corpus;

/// The binary: exit codes, messages, files it writes.
mod cli;
