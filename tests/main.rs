//! The integration tests: one module for each stage of the pipeline.

mod position;
