//! What a run prints: for people, and as JSON for programs.
//!
//! Knows findings, statements and the documents they point into; no rule internals, no files, and no terminal: how wide
//! a line may be and whether it is coloured is told by a [`Style`]. Every report is a value that implements
//! [`Display`](std::fmt::Display), so that whoever prints decides where to.

mod excerpt;
pub mod fault;
mod human;
mod json;
mod offsets;
mod parse;
pub mod record;
mod sources;
mod style;
mod summary;
mod terminal;
mod why;
mod words;

pub use human::{Human, human};
pub use json::{Json, JsonLines, StatementLine, finding_record, json, json_lines, statement_line, statement_record};
pub use offsets::{Offsets, TextIndex};
pub use parse::{Parse, parse};
pub use sources::{Source, Sources};
pub use style::Style;
pub use summary::Summary;
pub use why::{Condition, Reading, Why, conditions, reading, why};
