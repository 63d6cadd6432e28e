use std::fs;
use std::path::Path;
use std::process::Output;

use volteface::report::record::{FindingRecord, ReportRecord};
use volteface::report::{Contents, Links, Offsets, PageOptions, Summary, Templates, markdown, page};

use super::cli::volteface;
use super::knowledge::snapshot;

/// Text that would do harm wherever it is not text.
const HOSTILE: &str = "</script><script>run()</script> <!-- {{ 7 * 7 }} {% raw %} \u{202e}turned\u{2066} ’שלום\u{200f} \
                       \u{2028}& \"quoted\" 'so' | `code` *bold* @nobody #1 https://example.org [x](y)";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    volteface(folder, arguments).output().expect("the binary runs")
}

/// The report of the examples, as records.
fn examples() -> ReportRecord {
    let arguments = ["check", "examples", "--exit-zero", "--output-format", "json"];
    let output = run(Path::new(env!("CARGO_MANIFEST_DIR")), &arguments);
    serde_json::from_slice(&output.stdout).expect("a report")
}

fn contents(findings: &[FindingRecord], summary: Option<Summary>) -> Contents<'_> {
    Contents { findings: findings.into(), summary, trouble: Vec::new() }
}

fn html(findings: &[FindingRecord]) -> String {
    page(&contents(findings, None), &PageOptions::default()).expect("the page's own templates are right")
}

/// A finding in which every text is `text`.
fn made_of(text: &str) -> FindingRecord {
    let mut finding = examples().findings.swap_remove(0);
    let words = || text.to_owned();
    (finding.rule, finding.actor, finding.topic, finding.message) = (words(), words(), words(), words());
    for side in finding.earlier.iter_mut().chain([&mut finding.later]) {
        (side.text, side.source, side.context, side.path) = (words(), words(), words(), words());
        (side.publisher, side.context_start, side.spans) = (Some(words()), 0, vec![[0, 9]]);
    }
    for evidence in &mut finding.evidence {
        (evidence.text, evidence.source, evidence.path, evidence.publisher) = (words(), words(), words(), None);
    }
    for change in &mut finding.changes {
        (change.field, change.earlier, change.later) = (words(), words(), words());
    }
    finding
}

/// What stands between two marks of a page.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let start = page.find(from).expect(from) + from.len();
    &page[start..start + page[start..].find(to).expect(to)]
}

fn data(page: &str) -> &str {
    between(page, "<script type=\"application/json\" id=\"data\">", "</script>")
}

#[test]
fn a_small_page() {
    let ReportRecord { findings, summary, .. } = examples();
    let shown = page(&contents(&findings[..2], Some(summary)), &PageOptions::default()).unwrap();
    // The style and the script are files of their own: what is made from the findings is what is compared.
    let [style, script] =
        [between(&shown, "<style>", "</style>"), between(&shown, "<script type=\"module\">", "</script>")];
    let policy = between(&shown, "content=\"default-src", "\">");
    let shown = shown.replace(style, "…").replace(script, "…").replace(policy, "…");
    let compact = data(&shown);
    let value: serde_json::Value = serde_json::from_str(compact).unwrap();
    let shown = shown.replace(compact, &serde_json::to_string_pretty(&value).unwrap());
    snapshot("page-small", &shown);
}

#[test]
fn the_same_findings_as_markdown() {
    let ReportRecord { findings, summary, .. } = examples();
    let render = |contents: &Contents, most| markdown(contents, &PageOptions::default(), most).unwrap();
    snapshot("page-markdown", &render(&contents(&findings, Some(summary)), usize::MAX));
    snapshot("page-markdown-hostile", &render(&contents(&[made_of(HOSTILE)], None), usize::MAX));
}

#[test]
fn hostile_text_is_text() {
    let shown = html(&[made_of(HOSTILE)]);
    assert_eq!(shown.matches("<script").count(), html(&[]).matches("<script").count(), "no element is added");
    assert_eq!(shown.matches("</script").count(), html(&[]).matches("</script").count());
    assert!(!shown.contains('\u{202e}') && !shown.contains('\u{2066}'), "nothing turns what follows");
    assert!(shown.contains("{{ 7 * 7 }}"), "nothing is evaluated");
    let data: serde_json::Value = serde_json::from_str(data(&shown)).unwrap();
    let message = data["findings"][0]["message"].as_str().unwrap();
    assert_eq!(message, HOSTILE.replace('\u{202e}', "\\u{202e}").replace('\u{2066}', "\\u{2066}"));
}

#[test]
fn a_finding_of_ten_megabytes_makes_a_small_page() {
    let text = "The tide waits for no clerk. 🚢 ".repeat(300_000);
    let mut finding = made_of(&text);
    let end = u32::try_from(text.chars().count()).unwrap();
    finding.later.spans = vec![[0, end]];
    finding.later.read_from = vec![[end - 20, end]];
    for name in [&mut finding.rule, &mut finding.actor, &mut finding.topic] {
        "short".clone_into(name);
    }
    for side in finding.earlier.iter_mut().chain([&mut finding.later]) {
        (side.path, side.source, side.publisher) = ("a.txt".to_owned(), "Lind".to_owned(), None);
    }
    for evidence in &mut finding.evidence {
        (evidence.path, evidence.source) = ("a.txt".to_owned(), "Lind".to_owned());
    }
    for change in &mut finding.changes {
        "limit".clone_into(&mut change.field);
    }
    let shown = html(&[finding]);
    assert!(shown.len() < html(&[]).len() + 60_000, "{} bytes", shown.len());
    let data: serde_json::Value = serde_json::from_str(data(&shown)).unwrap();
    let passage = data["findings"][0]["later"]["passage"].as_array().unwrap();
    assert!(passage.iter().any(|stretch| stretch["mark"] == "key"), "what matters most is in sight");
}

#[test]
fn marks_are_where_the_words_are_in_every_unit() {
    let folder = tempfile::tempdir().unwrap();
    let article = " date 2024-03-05 -- 🚢 “I support the pier,” Jo Park said. É.\n\n“I oppose the pier,” Park said.\n";
    fs::write(folder.path().join("a.txt"), article).unwrap();
    let pages = ["codepoint", "byte", "utf16"].map(|unit| {
        let arguments = ["check", "--exit-zero", "--output-format", "jsonl", "--offsets", unit];
        let lines = run(folder.path(), &arguments).stdout;
        let line = String::from_utf8(lines).unwrap();
        html(&[serde_json::from_str(line.lines().next().expect("a finding")).unwrap()])
    });
    assert!(data(&pages[0]).contains("support the pier"));
    assert_eq!(data(&pages[0]), data(&pages[1]));
    assert_eq!(data(&pages[0]), data(&pages[2]));
}

#[test]
fn offsets_lead_back_to_bytes() {
    let text = "A 🚢 café.";
    for unit in [Offsets::CodePoint, Offsets::Byte, Offsets::Utf16] {
        let index = volteface::report::TextIndex::new(text, unit);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(unit.byte(text, index.offset(u32::try_from(at).unwrap())), at, "{unit:?}");
        }
    }
}

#[test]
fn the_policy_names_what_is_in_the_page() {
    let shown = html(&[]);
    let policy = between(&shown, "Content-Security-Policy\" content=\"", "\">");
    assert!(policy.starts_with("default-src &#x27;none&#x27;; script-src &#x27;sha256-"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
    let mut templates = Templates::default();
    templates.lay_over("page.css", "page.css".to_owned(), "body { color: red }".to_owned());
    let other = page(&contents(&[], None), &PageOptions { templates, links: Links::Nowhere }).unwrap();
    assert!(!other.contains(policy), "another style has another hash");
}

#[test]
fn stored_findings_make_the_same_page() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str| folder.path().join(name).display().to_string();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (json, lines, first) = (write("a.json"), write("a.jsonl"), write("first.html"));
    let threads = ["check", "examples", "--exit-zero", "--threads", "1", "-o", &json, "-o", &lines, "-o", &first];
    assert!(run(root, &threads).stderr.is_empty());
    let (again, from_json, from_lines) = (write("again.html"), write("json.html"), write("lines.html"));
    run(root, &["check", "examples", "--exit-zero", "--threads", "4", "-o", &again]);
    run(root, &["report", &json, "-o", &from_json]);
    run(root, &["report", &lines, "-o", &from_lines]);
    let text = |path: &str| fs::read_to_string(path).unwrap();
    assert_eq!(text(&first), text(&again), "the same for any number of threads");
    assert_eq!(text(&first), text(&from_json));
    assert_eq!(
        data(&text(&first)).split_once("\"findings\"").unwrap().1,
        data(&text(&from_lines)).split_once("\"findings\"").unwrap().1
    );
}

#[test]
fn what_is_wrong_with_stored_findings_and_templates_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let finding = serde_json::to_string(&examples().findings[0]).unwrap();
    let cut = &finding[..finding.len() / 2];
    write("cut.jsonl", &format!("{finding}\n{cut}\n{}\n", finding.replacen("\"schema\":1", "\"schema\":9", 1)));
    write("templates/page.html", "<p>{{ checked }}</p>\n<p>{{ nothing.here }}</p>\n");
    write("templates/page.cs", "");
    write("volteface.toml", "[page]\ntemplates = \"templates\"\nlink = \"javascript:alert(1)\"\n");
    let told = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        let code = output.status.code().map_or("none".to_owned(), |code| code.to_string());
        let said = String::from_utf8_lossy(&output.stderr).replace('\\', "/");
        format!("$ volteface {}\nexit code {code}\n\n{said}\n", arguments.join(" "))
    };
    let mut shown = told(&["report", "cut.jsonl", "-o", "report.html"]);
    write("volteface.toml", "[page]\ntemplates = \"templates\"\n");
    fs::remove_file(folder.path().join("templates/page.cs")).unwrap();
    shown += &told(&["report", "cut.jsonl", "-o", "html=cut.jsonl"]);
    shown += &told(&["report", "cut.jsonl", "-o", "report.jsonl"]);
    write("templates/page.html", "<p>{{ checked }}</p>\n{% for %}\n");
    shown += &told(&["report", "nowhere.jsonl", "-o", "report.html"]);
    fs::remove_file(folder.path().join("volteface.toml")).unwrap();
    shown += &told(&["report", "cut.jsonl", "-o", "report.html"]);
    let page = fs::read_to_string(folder.path().join("report.html")).unwrap();
    assert!(page.contains("Ingrid Solheim"), "what can be read is on the page");
    snapshot("page-faults", &shown);
}
