//! A finding as it stands in a snapshot: the lines of the report, and what in them is its state.

/// How the last line of a finding begins.
const LAST: &str = "   = why: volteface why ";

/// Beginnings of lines that say where something stands, or how often else it was said. They follow files and
/// fingerprints about: a document that is renamed, moved or repeated is no news.
const PLACES: &[&str] = &["  --> ", "   = why: ", "   = also: ", "   = about: "];

/// A finding, as the report shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    text: String,
}

impl Shown {
    /// Reads the lines of one finding.
    ///
    /// # Errors
    /// Says what is missing, where they are not as the report prints them.
    pub fn parse(text: &str) -> Result<Shown, String> {
        let text = text.trim_end().to_owned();
        if kind(&text).is_none() {
            return Err("expected a finding, as in `error[stance-reversal]: …`".to_owned());
        }
        let last = text.lines().next_back().and_then(|line| line.strip_prefix(LAST));
        match last.map(|rest| rest.split(' ').next().unwrap_or_default()) {
            Some(fingerprint) if is_fingerprint(fingerprint) => Ok(Shown { text }),
            Some(_) => Err("the fingerprint of this finding is missing from its last line".to_owned()),
            None => {
                Err("this finding breaks off; expected `= why: volteface why FINGERPRINT` as its last line".to_owned())
            }
        }
    }

    /// True for the first line of a finding.
    pub fn begins(line: &str) -> bool {
        kind(line).is_some()
    }

    /// All of its lines.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Severity, rule and message, on one line.
    pub fn headline(&self) -> String {
        // A long message goes on two columns in, fields stand further in; the number at its end says nothing.
        let lines = self.text.lines().take_while(|line| !line.starts_with("   ") && !line.starts_with("  --> "));
        let words = lines.flat_map(str::split_whitespace).filter(|word| *word != self.fingerprint());
        words.collect::<Vec<_>>().join(" ")
    }

    /// The id of its rule.
    pub fn rule(&self) -> &str {
        kind(&self.text).unwrap_or_default()
    }

    /// The first digits of its fingerprint.
    pub fn fingerprint(&self) -> &str {
        self.command().split(' ').next().unwrap_or_default()
    }

    /// The files and folders that were named to find it, as a shell takes them.
    pub fn paths(&self) -> &str {
        self.command().split_once(' ').map_or("", |(_, paths)| paths)
    }

    fn command(&self) -> &str {
        self.text.lines().next_back().and_then(|line| line.strip_prefix(LAST)).unwrap_or_default()
    }

    /// What was accepted when it was accepted: all it says, without places and fingerprints.
    pub fn state(&self) -> String {
        self.lines().filter(|(_, place)| !place).map(|(line, _)| self.without_fingerprint(line) + "\n").collect()
    }

    /// Its lines, and whether each is a place, which may differ while the state is the same.
    pub fn lines(&self) -> impl Iterator<Item = (&str, bool)> {
        self.text.lines().map(|line| (line, PLACES.iter().any(|place| line.starts_with(place))))
    }

    fn without_fingerprint(&self, line: &str) -> String {
        line.trim_end().trim_end_matches(self.fingerprint()).trim_end().to_owned()
    }
}

/// The rule in `error[rule]: …`.
fn kind(text: &str) -> Option<&str> {
    let (severity, rest) = text.split_once('[')?;
    let (rule, _) = rest.split_once("]: ")?;
    (matches!(severity, "error" | "warning" | "note") && !rule.contains(char::is_whitespace)).then_some(rule)
}

fn is_fingerprint(text: &str) -> bool {
    text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
