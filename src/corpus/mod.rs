//! Files to dated documents.
//!
//! The only module, with `cli`, that touches the file system. Knows dates and file formats; no grammar, no rules.

mod document;

pub use document::{Document, Form, Origin};
