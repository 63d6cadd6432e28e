//! A run of `gate` as a JUnit report: a suite for the figures, one for each check that objects to the data.

use std::collections::BTreeMap;
use std::fmt;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite, XmlString};

use super::super::junit::trouble;
use super::super::terminal::plain;
use super::{GateRun, told};
use crate::diagnostic::Diagnostic;
use crate::finding::Severity;

/// A JUnit report.
#[derive(Debug)]
pub struct GateJunit<'a>(GateRun<'a>);

/// The `junit` output. A figure that is high enough is a case that passes; so is what is wrong without failing the run.
pub fn junit(run: GateRun<'_>) -> GateJunit<'_> {
    GateJunit(run)
}

impl fmt::Display for GateJunit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let run = self.0;
        let mut report = Report::new("volteface gate");
        let figures = run.figures.iter().map(|figure| case(&figure.name, "figures", figure.failure.as_deref()));
        let mut suites = vec![("figures", figures.collect::<Vec<_>>())];
        let mut checks: BTreeMap<&str, Vec<TestCase>> = BTreeMap::new();
        for diagnostic in run.diagnostics {
            checks.entry(diagnostic.check).or_default().push(objection(diagnostic));
        }
        suites.extend(checks);
        let faults = run.faults.iter().filter(|fault| !fault.warning).map(trouble);
        suites.push(("input", faults.collect()));
        for (name, cases) in suites.into_iter().filter(|(_, cases)| !cases.is_empty()) {
            let mut suite = TestSuite::new(name);
            suite.add_test_cases(cases);
            report.add_test_suite(suite);
        }
        f.write_str(&report.to_string().map_err(|_| fmt::Error)?)
    }
}

fn case(name: &str, class: &str, failure: Option<&str>) -> TestCase {
    let mut status = TestCaseStatus::success();
    if let Some(message) = failure {
        status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(plain(message));
    }
    let mut case = TestCase::new(plain(name), status);
    case.set_classname(class);
    case
}

fn objection(diagnostic: &Diagnostic) -> TestCase {
    let line = diagnostic.line.map(|line| format!(":{line}")).unwrap_or_default();
    let message = told(diagnostic);
    let fails = diagnostic.severity == Severity::Error;
    let name = format!("{}{line}: {}", diagnostic.path, diagnostic.message);
    let mut case = case(&name, diagnostic.check, fails.then_some(message.as_str()));
    if !fails {
        case.set_system_out(message);
    }
    case.extra.insert(XmlString::new("file"), XmlString::new(plain(&diagnostic.path)));
    if let Some(line) = diagnostic.line {
        case.extra.insert(XmlString::new("line"), XmlString::new(line.to_string()));
    }
    case
}
