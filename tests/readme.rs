//! Runs what README.md shows and compares.
//!
//! A block between `<!-- output: ARGUMENTS -->` and the next `<!-- end -->` is the standard output of
//! `volteface ARGUMENTS` in the project's folder. With `UPDATE_README` set the blocks are written anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const OPENING: &str = "<!-- output: ";
const CLOSING: &str = "<!-- end -->";

fn output(arguments: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_volteface"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments.split_whitespace()).stdin(Stdio::null());
    for name in ["VOLTEFACE_CONFIG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    let output = command.output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(0), "volteface {arguments}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

/// The text with every block as it comes out now, and how many there are.
fn renewed(text: &str) -> (String, usize) {
    let mut parts = text.split(OPENING);
    let mut renewed = parts.next().unwrap_or_default().to_owned();
    let mut blocks = 0;
    for part in parts {
        let (arguments, rest) = part.split_once(" -->").expect("a closed marker");
        let (_, rest) = rest.split_once(CLOSING).expect("an end to each block");
        let shown = output(arguments);
        let _ = write!(renewed, "{OPENING}{arguments} -->\n```text\n{}\n```\n{CLOSING}{rest}", shown.trim_end());
        blocks += 1;
    }
    (renewed, blocks)
}

#[test]
fn readme_shows_what_comes_out() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&path).expect("README.md is there");
    let (renewed, blocks) = renewed(&text);
    assert!(blocks > 0, "README.md shows no output");
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, renewed).expect("README.md can be written");
    } else {
        assert!(text == renewed, "README.md is behind (UPDATE_README=1 cargo test readme writes it anew):\n{renewed}");
    }
}

/// Whoever copies the example of an ignored finding has one that exists.
#[test]
fn readme_ignores_a_finding_that_it_shows() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&path).expect("README.md is there");
    let (_, entry) = text.split_once("fingerprint = \"").expect("an example of [[ignore]]");
    let (fingerprint, _) = entry.split_once('"').expect("a closing mark");
    assert!(text.contains(&format!("volteface why {fingerprint} examples/")), "no finding {fingerprint} is shown");
}

/// Whoever tries a command that explains a finding has one that exists.
#[test]
fn readme_explains_findings_that_it_shows() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&path).expect("README.md is there");
    let is_fingerprint = |word: &&str| word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let named = text.split("volteface why ").skip(1).filter_map(|rest| rest.split([' ', '`', '\n']).next());
    let explained: Vec<&str> = named.filter(is_fingerprint).collect();
    let (_, shown) = text.split_once(OPENING).expect("a block of output");
    let (shown, others) = shown.split_once(CLOSING).expect("its end");
    assert!(others.contains("volteface why "), "an example of its own");
    for fingerprint in explained {
        assert!(shown.contains(&format!("{fingerprint} examples/")), "no finding {fingerprint} is shown");
    }
}
