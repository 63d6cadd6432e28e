//! `[[ignore]]`: findings that are known and accepted.
//!
//! There is no clock: an ignore has expired when a document dated after its `until` is read. So the same files give
//! the same report on every day.

use jiff::civil::Date;

use super::config::Ignore;
use crate::error::Fault;
use crate::finding::Finding;

/// Takes out the findings that are ignored; warns of an ignore that has expired, or that matches nothing.
pub fn apply(findings: &mut Vec<Finding>, ignores: &[Ignore], newest: Option<Date>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for ignore in ignores {
        let matches = |finding: &Finding| finding.fingerprint.starts_with(&ignore.fingerprint);
        let expired = ignore.until.zip(newest).filter(|(until, newest)| newest > until);
        if !findings.iter().any(matches) {
            let message = format!("no finding has the fingerprint `{}`", ignore.fingerprint);
            let fault =
                ignore.place.fault(&message).help("remove this ignore, or check the files that it was made for");
            faults.push(fault.as_warning());
        } else if let Some((until, newest)) = expired {
            let message = format!("this ignore ran until {until}, and a document of {newest} was read");
            let help = format!("look at the finding again ({}), then remove the ignore or renew it", ignore.reason);
            faults.push(ignore.place.fault(&message).help(help).as_warning());
        } else {
            findings.retain(|finding| !matches(finding));
        }
    }
    faults
}
