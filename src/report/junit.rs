//! Findings as a JUnit report, as CI servers read it: a suite a rule, a case a finding.
//!
//! A case fails where its finding fails the run, and else passes with the finding as its output, so that the report is
//! red exactly when the exit code is. A rule that found nothing is one case that passes.

use std::collections::BTreeMap;
use std::fmt;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite, XmlString};

use super::human::{one, short};
use super::place::Place;
use super::terminal::plain;
use super::{Run, Style};
use crate::error::Fault;
use crate::finding::Finding;

/// Columns of a finding in the report.
const STYLE: Style = Style { color: false, width: 100 };

/// A JUnit report.
#[derive(Debug)]
pub struct Junit<'a>(Run<'a>);

/// The `junit` output.
pub fn junit(run: Run<'_>) -> Junit<'_> {
    Junit(run)
}

impl fmt::Display for Junit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let run = self.0;
        let mut by_rule: BTreeMap<&str, Vec<&Finding>> = run.rules.iter().map(|rule| (rule.id, Vec::new())).collect();
        for finding in run.findings {
            by_rule.entry(&finding.rule).or_default().push(finding);
        }
        let mut report = Report::new("volteface");
        for (rule, findings) in by_rule {
            let mut suite = TestSuite::new(rule);
            if findings.is_empty() {
                let mut case = TestCase::new("no finding", TestCaseStatus::success());
                case.set_classname(rule);
                suite.add_test_case(case);
            }
            suite.add_test_cases(findings.into_iter().map(|finding| case(finding, run)));
            report.add_test_suite(suite);
        }
        let trouble: Vec<TestCase> = run.trouble().map(trouble).collect();
        if !trouble.is_empty() {
            let mut suite = TestSuite::new("input");
            suite.add_test_cases(trouble);
            report.add_test_suite(suite);
        }
        f.write_str(&report.to_string().map_err(|_| fmt::Error)?)
    }
}

fn case<'a>(finding: &'a Finding<'a>, run: Run<'a>) -> TestCase {
    let text = one(finding, run.sources, STYLE).to_string();
    let message = plain(&finding.message);
    let mut status = TestCaseStatus::success();
    let fails = run.fails(finding.severity);
    if fails {
        status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(message.as_str()).set_type(finding.severity.name()).set_description(text.as_str());
    }
    let mut case = TestCase::new(format!("{message} ({})", short(&finding.fingerprint)), status);
    if !fails {
        case.set_system_out(text);
    }
    let place = Place::of(&finding.later, run.sources);
    case.set_classname(finding.rule.as_str());
    case.extra.insert(XmlString::new("file"), XmlString::new(plain(place.path)));
    case.extra.insert(XmlString::new("line"), XmlString::new(place.lines[0].to_string()));
    case
}

/// What could not be read, as a case of the suite `input`.
pub(super) fn trouble(fault: &Fault) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_message(plain(&fault.message));
    if let Some(help) = &fault.help {
        status.set_description(plain(help));
    }
    let mut case = TestCase::new(plain(&fault.to_string()), status);
    case.set_classname("input");
    case
}
