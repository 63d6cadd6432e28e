//! Annotated data: read, looked through for what is wrong with it, scored against what was predicted.
//!
//! Knows what annotators write and what the figures mean. It extracts and checks nothing itself: whoever calls brings
//! the predictions. Offsets are Unicode code points throughout.

mod files;
mod labels;
mod metrics;
mod reader;
mod record;
mod shape;

pub mod lint;
pub mod score;

pub use files::files;
pub use labels::{Labels, Meaning, Role};
pub use metrics::{Figure, Metrics, SCHEMA, data_of};
pub use reader::read;
pub use record::{AnnotatedText, Annotation, Given, Item, Judgement, Label, Pair, Place, Record, Spans, Verdict};
pub use shape::PairLine;
