//! Annotated data: read, scored against what was predicted.
//!
//! Knows what annotators write and what the figures mean. It extracts and checks nothing itself: whoever calls brings
//! the predictions. Offsets are Unicode code points throughout.

mod brat;
mod files;
mod json;
mod metrics;
mod pair;
mod record;
mod values;

pub mod score;

pub use files::{files, read};
pub use metrics::{Metrics, SCHEMA};
pub use record::{AnnotatedText, Annotation, Item, Judgement, Label, Pair, Place, Record, Spans, Verdict};
