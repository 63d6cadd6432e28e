//! The whole program on the examples.

use super::knowledge::snapshot;

#[test]
fn report_on_the_examples() {
    let output =
        super::cli::volteface(std::path::Path::new(env!("CARGO_MANIFEST_DIR")), &["check", "examples"]).output();
    let output = output.expect("the binary runs");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    snapshot("check-examples", &String::from_utf8_lossy(&output.stdout));
}
