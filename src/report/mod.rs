//! What a run prints: for people, as JSON for programs, and as the reports that CI servers read. One file a format.
//!
//! Knows findings, statements and the documents they point into; no rule internals, no files, and no terminal: how wide
//! a line may be and whether it is coloured is told by a [`Style`]. Every report is a value that implements
//! [`Display`](std::fmt::Display), so that whoever prints decides where to.

mod brief;
mod excerpt;
pub mod fault;
pub mod gate;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod markdown;
mod metrics;
mod offsets;
mod page;
mod parse;
mod place;
pub mod record;
mod run;
mod sarif;
pub mod shell;
mod sources;
mod style;
mod summary;
mod terminal;
mod why;
mod words;

pub use github::{Github, github};
pub use gitlab::{Gitlab, gitlab};
pub use human::{Human, One, human, one};
pub use json::{Json, JsonLines, StatementLine, finding_record, json, json_lines, statement_line, statement_record};
pub use junit::{Junit, junit};
pub use metrics::{Counts, CountsRecord, counts};
pub use offsets::{Offsets, TextIndex};
pub use page::{Contents, Links, PageOptions, Templates, markdown, page};
pub use parse::{Parse, parse};
pub use run::{RuleNote, Run};
pub use sarif::{Sarif, sarif};
pub use sources::{Source, Sources};
pub use style::Style;
pub use summary::{Summary, counted};
pub use terminal::{plain, width};
pub use why::{Condition, Reading, Why, conditions, reading, why};
