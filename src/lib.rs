//! volteface reads dated news text, pulls out who said what, and shows where an actor's statements contradict each
//! other over time.
//!
//! ```text
//! corpus ──► text ──► grammar ──► actor, position ──► statement ──► ledger ──► rules ──► report
//! ```

pub mod actor;
pub mod corpus;
pub mod error;
pub mod finding;
pub mod grammar;
pub mod lexicon;
pub mod position;
pub mod report;
pub mod statement;
pub mod text;
