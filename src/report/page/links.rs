//! Where a reader of the page finds a source.

use std::fmt::Write;

/// How a file's path becomes the target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Links {
    /// Below a relative folder, which ends in `/` or is empty: from the page's own folder to where paths begin.
    Below(String),
    /// An address in which `{path}` and `{line}` are filled in.
    Address(String),
    /// Paths lead nowhere from where the page is.
    Nowhere,
}

impl Default for Links {
    fn default() -> Self {
        Links::Below(String::new())
    }
}

impl Links {
    /// The target for a line of a file; `None` where there is none, as for standard input.
    pub fn to(&self, path: &str, line: usize) -> Option<String> {
        if path.is_empty() || path == "-" {
            return None;
        }
        // A path that begins with two slashes would name another machine, one with a colon another protocol.
        let rooted = path.starts_with('/');
        let path = Links::escaped(path.trim_start_matches("./").trim_start_matches('/'));
        match self {
            Links::Below(_) if rooted => Some(format!("/{path}")),
            Links::Below(folder) => Some(format!("{folder}{path}")),
            Links::Address(address) => Some(address.replace("{line}", &line.to_string()).replace("{path}", &path)),
            Links::Nowhere => None,
        }
    }

    /// A path as part of an address: `/` and unreserved characters stay, of others the bytes are escaped.
    pub fn escaped(path: &str) -> String {
        path.replace('\\', "/").bytes().fold(String::new(), |mut escaped, byte| {
            match byte {
                b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => escaped.push(byte.into()),
                // Writing to memory cannot fail.
                _ => drop(write!(escaped, "%{byte:02X}")),
            }
            escaped
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_never_a_protocol_or_another_machine() {
        let below = Links::Below("../".to_owned());
        let to = |links: &Links, path| links.to(path, 3).unwrap_or_default();
        assert_eq!(to(&below, "./a b/ü?#.txt"), "../a%20b/%C3%BC%3F%23.txt");
        assert_eq!(to(&Links::default(), "javascript:alert(1)"), "javascript%3Aalert%281%29");
        assert_eq!(to(&below, "//example.org/x"), "/example.org/x");
        assert_eq!(below.to("-", 1), None);
        let address = Links::Address("https://example.org/{path}#L{line}".to_owned());
        assert_eq!(to(&address, "a/{line}.txt"), "https://example.org/a/%7Bline%7D.txt#L3");
    }
}
