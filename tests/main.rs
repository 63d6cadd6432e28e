//! Every test of the program in one binary; each module is one stage, its cases under `tests/cases/<stage>`.

/// A notation for statements with hand-made claims, for tests of what comes after reading.
mod claims;
/// Records, runs and findings over hand-made claims.
mod ledger;
/// Rule files: what is wrong with them, and that the shipped ones load.
mod rules;
