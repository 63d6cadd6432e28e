//! volteface reads dated news text, pulls out who said what, and shows where an actor's statements contradict each
//! other over time.
//!
//! ```text
//! corpus ──► text ──► grammar ──► actor, position ──► statement ──► ledger ──► rules ──► report
//! ```

pub mod actor;
pub mod cli;
pub mod corpus;
pub mod error;
pub mod finding;
pub mod grammar;
pub mod lexicon;
pub mod position;
pub mod statement;
pub mod text;

// Stand-ins, until the parts they stand for are merged.

pub mod rules {
    //! Stand-in.

    /// A rule.
    #[derive(Debug)]
    pub struct Rule {
        /// Id.
        pub id: String,
        /// Severity.
        pub severity: crate::finding::Severity,
        /// Summary.
        pub summary: String,
        /// Its file's text.
        pub source_text: String,
        /// Its file.
        pub path: String,
        /// Whether it is on by itself.
        pub enabled: bool,
    }
}

pub mod report {
    //! Stand-in, but for `fault`.

    pub mod fault;

    use crate::corpus::Document;
    use crate::finding::Finding;
    use crate::statement::Statement;

    /// What offsets count.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Offsets {
        /// Unicode code points.
        CodePoint,
        /// Bytes.
        Byte,
        /// UTF-16 units.
        Utf16,
    }

    /// How much was read.
    #[derive(Debug, Clone, Copy)]
    pub struct Summary {
        /// Documents.
        pub documents: usize,
    }

    /// Stand-in.
    pub fn human(findings: &[Finding], _: &[Document], summary: Summary, _: bool) -> String {
        format!("Checked {} documents. {} findings.\n", summary.documents, findings.len())
    }

    /// Stand-in.
    pub fn json(_: &[Finding], _: &[Document], _: Summary, _: Offsets) -> String {
        "{\"schema\":1,\"findings\":[]}\n".to_owned()
    }

    /// Stand-in.
    pub fn jsonl(_: &[Finding], _: &[Document], _: Offsets) -> String {
        String::new()
    }

    /// Stand-in.
    pub fn statement_json(_: &Statement, _: &Document, _: Offsets) -> String {
        String::new()
    }
}

/// Stand-in.
#[derive(Debug)]
pub struct Knowledge {
    /// The rules.
    pub rules: Vec<rules::Rule>,
}

impl Knowledge {
    /// Stand-in.
    pub fn from_files(_: Vec<(String, String)>, _: Option<&[String]>) -> (Knowledge, Vec<error::Fault>) {
        let rule = |id: &str, severity, summary: &str| rules::Rule {
            id: id.to_owned(),
            severity,
            summary: summary.to_owned(),
            source_text: format!("summary = \"{summary}\"\n"),
            path: format!("{id}.toml"),
            enabled: true,
        };
        let rules = vec![
            rule("amount", finding::Severity::Error, "Same actor, two amounts that exclude each other."),
            rule("stance", finding::Severity::Error, "Same actor first backs a thing, later opposes it."),
        ];
        (Knowledge { rules }, Vec::new())
    }
}

/// Stand-in.
pub fn extract(_: &corpus::Document, _: &Knowledge) -> Vec<statement::Statement> {
    Vec::new()
}

/// Stand-in.
pub fn check(_: &[corpus::Document], _: &Knowledge) -> Vec<finding::Finding> {
    Vec::new()
}

/// Stand-in.
#[derive(Debug)]
pub struct ExampleOutcome {
    /// Its name.
    pub name: String,
    /// Whether it holds.
    pub passed: bool,
    /// What came out instead.
    pub detail: String,
}

/// Stand-in.
pub fn rehearse(_: &rules::Rule, _: &Knowledge) -> Vec<ExampleOutcome> {
    Vec::new()
}
