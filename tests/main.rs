//! The integration tests: one binary, a module a stage.

/// What a run prints, over findings built by hand.
mod report;
