use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;
use volteface::review::{Effect, Folder, Key, Session, Size, pending, screen};

use super::cli::volteface;

/// A case is a script: lines that begin with `%` say how large the screen is, what the folder holds, which keys are
/// pressed and whether effects fail. The snapshot holds the effects and the screen after each step.
#[test]
fn screens_of_every_case() {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::glob!("cases/review/*.txt", |path| {
            insta::assert_snapshot!(played(&fs::read_to_string(path).unwrap()));
        });
    });
}

fn played(script: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut steps = script.split("% ").skip(1).peekable();
    let mut shown = String::new();
    let mut size = Size { columns: 80, rows: 24 };
    while let Some(step) = steps.next_if(|step| !step.starts_with("key")) {
        let (line, rest) = step.split_once('\n').unwrap();
        let (word, value) = line.split_once(' ').unwrap();
        match word {
            "#" => {}
            "size" => size = size_of(value),
            "accepted" => fs::write(folder.path().join(format!("{value}.snap")), rest).unwrap(),
            "pending" => fs::write(folder.path().join(format!("{value}.snap.new")), rest).unwrap(),
            "fails" => {
                value.clone_into(&mut shown);
                break;
            }
            _ => panic!("{line}"),
        }
    }
    let mut failure = (!shown.is_empty()).then(|| std::mem::take(&mut shown));
    let read = Folder::read(folder.path());
    assert!(read.faults.is_empty(), "{:#?}", read.faults);
    let mut session = Session::new(pending(&read));
    let _ = writeln!(shown, "{}", framed(&session, size));
    for step in steps {
        let line = step.trim_end_matches('\n');
        let (word, value) = line.split_once(' ').unwrap_or((line, ""));
        let keys: Vec<Key> = match word {
            "key" => vec![key_of(value)],
            "type" => value.chars().map(Key::Char).collect(),
            "size" => {
                size = size_of(value);
                Vec::new()
            }
            "fails" => {
                failure = Some(value.to_owned());
                continue;
            }
            "works" => {
                failure = None;
                continue;
            }
            _ => panic!("{line}"),
        };
        let _ = writeln!(shown, "> {line}");
        for effect in keys.into_iter().flat_map(|key| session.press(key, size)).collect::<Vec<_>>() {
            let _ = writeln!(shown, "{effect:?}");
            let told = match (&failure, &effect) {
                (Some(failure), _) => Err(failure.clone()),
                (None, Effect::Rule(item)) => Ok(format!("the rules of item {item}\n\nand what they say")),
                (None, Effect::Why(item)) => Ok("one line of it\n".repeat(30) + &format!("item {item}")),
                (None, _) => Ok(String::new()),
            };
            session.settle(&effect, told);
            if failure.is_some() {
                break;
            }
        }
        let _ = writeln!(shown, "{}", framed(&session, size));
    }
    shown
}

/// The screen, with its edges; its rows and columns are those it was asked for.
fn framed(session: &Session, size: Size) -> String {
    let text = screen(session, size, false);
    let rows: Vec<&str> = text.split('\n').collect();
    assert!(rows.len() <= size.rows, "{} rows on a screen of {}", rows.len(), size.rows);
    assert!(rows.iter().all(|row| !row.chars().any(char::is_control)));
    let framed = rows.iter().map(|row| {
        assert!(row.chars().count() <= size.columns, "{row:?} is wider than {}", size.columns);
        format!("│{row}\n")
    });
    framed.collect()
}

fn size_of(text: &str) -> Size {
    let (columns, rows) = text.trim().split_once(' ').unwrap();
    Size { columns: columns.parse().unwrap(), rows: rows.parse().unwrap() }
}

fn key_of(name: &str) -> Key {
    match name {
        "Enter" => Key::Enter,
        "Esc" => Key::Escape,
        "Backspace" => Key::Backspace,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Ctrl-C" => Key::Interrupt,
        one => Key::Char(one.parse().unwrap()),
    }
}

const ARTICLES: &[(&str, &str)] = &[
    (
        "archive/2023-04-11.txt",
        "“I support the pier,” Jo Park said outside the town hall.\n\nReporters asked Ana Lind about it. “I oppose the ferry,” Ana Lind said.\n",
    ),
    (
        "archive/2024-06-03.txt",
        "“I oppose the pier,” Jo Park said on Monday.\n\n“I support the ferry,” Ana Lind said.\n",
    ),
];

/// An archive in a folder of its own, and a log of what was run in it.
struct Bench {
    folder: TempDir,
    log: String,
}

impl Bench {
    fn new() -> Bench {
        let bench = Bench { folder: tempfile::tempdir().unwrap(), log: String::new() };
        for (path, text) in ARTICLES {
            bench.write(path, text);
        }
        bench
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn files(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path("snapshots")) else { return Vec::new() };
        let mut files: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        files.sort();
        files
    }

    /// Runs a command and logs it with its exit code, both streams and the files that are there afterwards.
    fn run(&mut self, about: &str, arguments: &[&str]) -> Output {
        self.run_with(about, volteface(self.folder.path(), arguments), arguments)
    }

    fn run_in_ci(&mut self, about: &str, arguments: &[&str]) -> Output {
        let mut command = volteface(self.folder.path(), arguments);
        command.env("CI", "true");
        self.run_with(about, command, arguments)
    }

    fn run_with(&mut self, about: &str, mut command: Command, arguments: &[&str]) -> Output {
        let output = command.stdin(Stdio::null()).output().unwrap();
        let [said, printed] = [&output.stderr, &output.stdout].map(|text| String::from_utf8_lossy(text).into_owned());
        let code = output.status.code().unwrap();
        let files = self.files().join(" ");
        let log = &mut self.log;
        let _ =
            writeln!(log, "# {about}\n$ volteface {}\n{printed}{said}exit code {code}; {files}\n", arguments.join(" "));
        output
    }

    fn compare(&self, name: &str) {
        insta::with_settings!({
            snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(format!("review-{name}"), &self.log) });
    }
}

const CHECK: &[&str] = &["check", "archive", "--snapshot"];

#[test]
fn what_is_accepted_is_the_baseline() {
    let mut bench = Bench::new();
    bench.run("everything is new", CHECK);
    let pending = bench.read("snapshots/jo-park--pier.snap.new");
    bench.run("all of it is accepted", &["review", "--accept-all"]);
    assert_eq!(bench.read("snapshots/jo-park--pier.snap"), pending);
    bench.run("and asks for no attention any more", CHECK);
    assert_eq!(bench.read("snapshots/jo-park--pier.snap"), pending);

    fs::rename(bench.path("archive"), bench.path("older")).unwrap();
    fs::create_dir(bench.path("archive")).unwrap();
    fs::rename(bench.path("older"), bench.path("archive/2023 to 2024")).unwrap();
    bench.run("documents that move keep what was accepted", CHECK);
    assert!(bench.read("snapshots/jo-park--pier.snap").contains("archive/2023 to 2024/2024-06-03.txt:1:1"));

    bench.write("archive/2023 to 2024/2024-06-03.txt", "Ana Lind and Jo Park said that they want the pier to be closed.\n\n“I oppose the pier. It is ugly,” Jo Park said.\n");
    bench.run_in_ci("one changes, one is gone; unattended, nothing is written", CHECK);
    bench.run("the same by a flag", &["check", "archive", "--snapshot", "--check"]);
    bench.run_in_ci("a flag beats the variable", &["check", "archive", "--snapshot", "--check=false"]);
    bench.run("what waits", &["review", "--list"]);
    bench.run("to ask only", &["review", "--check"]);
    bench.run_in_ci("the same unattended", &["review"]);
    bench.run("there is no terminal", &["review"]);
    bench.run("orphans are refused", &["check", "archive", "--snapshot", "--unreferenced=reject"]);
    bench.run(
        "or told of, where they may not be deleted",
        &["check", "archive", "--snapshot", "--unreferenced=delete", "--check"],
    );
    bench.run("or left alone", &["check", "archive", "--snapshot", "--unreferenced=ignore"]);
    bench.run("or they wait as well", CHECK);
    bench.run_in_ci("an explicit decision beats the variable", &["review", "--accept", "ana-*"]);
    bench.compare("baseline");
}

#[test]
fn a_part_that_is_gone_stays_accepted() {
    let mut bench = Bench::new();
    for (year, stand) in [(2021, "supports"), (2022, "opposes"), (2023, "supports")] {
        let words = format!("Governor Ana Lind said that she {stand} the harbour tunnel.\n");
        bench.write(&format!("second/{year}-01-01.txt"), &words);
    }
    let check = ["check", "second", "--snapshot"];
    bench.run("two changes of one mind", &check);
    bench.run("accepted", &["review", "--accept-all"]);
    fs::remove_file(bench.path("second/2021-01-01.txt")).unwrap();
    bench.run("one is gone", &check);
    bench.run("what is gone cannot be ignored", &["review", "--reject", "*", "--reason", "no"]);
    bench.compare("part-gone");
}

#[test]
fn what_is_rejected_is_ignored_with_its_reason() {
    let mut bench = Bench::new();
    let configuration = "# ours\nfail-on = \"note\" # strict\n\n[[ignore]]\nfingerprint = \"a1b2c3d4\"\nreason = \"x\"\n\n[rules]\n# none yet\n\n# the end\n";
    bench.write("volteface.toml", configuration);
    bench.run("two are new", CHECK);
    bench.run("a reason must be there", &["review", "--reject", "jo-*"]);
    bench.run("and say something", &["review", "--reject", "jo-*", "--reason", " "]);
    bench.run("no such name", &["review", "--accept", "nobody", "--reject", "[", "--reason", "x"]);
    bench.run("both", &["review", "--accept", "*", "--reject", "jo-*", "--reason", "x"]);
    bench.run("rejected", &["review", "--reject", "jo-*", "--reason", "she said \"oppose\" of another pier"]);
    let after = bench.read("volteface.toml");
    assert!(after.starts_with(configuration.trim_end()), "{after}");
    let _ = writeln!(bench.log, "{after}");
    bench.run("it is not found again", CHECK);
    fs::rename(bench.path("archive"), bench.path("older")).unwrap();
    fs::create_dir(bench.path("archive")).unwrap();
    fs::rename(bench.path("older"), bench.path("archive/2024")).unwrap();
    bench.run("nor where the documents have moved to", CHECK);

    bench.write("volteface.toml", "ignore = 1\n");
    bench.run("a configuration that takes no entry", &["review", "--reject", "ana-*", "--reason", "x"]);
    bench.write("volteface.toml", "[broken\n");
    bench.run("one that is broken", &["review", "--reject", "ana-*", "--reason", "x"]);
    fs::remove_file(bench.path("volteface.toml")).unwrap();
    bench.run("none", &["review", "--reject", "ana-lind--ferry.snap", "--reason", "x"]);
    let made = bench.read("volteface.toml");
    let _ = writeln!(bench.log, "{made}");
    bench.compare("reject");
}

#[test]
fn broken_snapshots_are_told_and_left_alone() {
    let mut bench = Bench::new();
    bench.run("two are new", CHECK);
    bench.run("accepted", &["review", "--accept-all"]);
    let whole = bench.read("snapshots/jo-park--pier.snap");
    let broken = [
        ("empty", String::new()),
        ("cut in its header", whole[..20].to_owned()),
        ("cut in its body", whole[..whole.len() / 2].to_owned()),
        ("no body", whole[..whole.find("note[").unwrap()].to_owned()),
        ("no description", whole.replace("description: ", "about: ")),
        ("other text", whole.replace("note[", "fatal[")),
        ("in a merge", whole.replace("note[", "<<<<<<< ours\nnote[")),
    ];
    for (name, text) in broken {
        bench.write("snapshots/jo-park--pier.snap", &text);
        bench.run(&format!("a snapshot that is broken: {name}"), CHECK);
        assert_eq!(bench.read("snapshots/jo-park--pier.snap"), text, "it is left as it is");
    }
    bench.write("snapshots/jo-park--pier.snap.new", "---\n");
    bench.run("one that waits is broken, too", &["review", "--list"]);
    fs::remove_file(bench.path("snapshots/jo-park--pier.snap.new")).unwrap();

    bench.write("snapshots/jo-park--pier.snap", &whole.replace('\n', "\r\n").replace("\"Jo Park: pier\"", "'Jo Park'"));
    bench.run("other line ends and marks are no change", CHECK);
    bench.write("snapshots/Jo-Park--pier.snap", &whole);
    bench.run("two that differ in case only", CHECK);
    bench.run("and are decided by nobody", &["review", "--check"]);
    fs::remove_file(bench.path("snapshots/Jo-Park--pier.snap")).unwrap();
    bench.write("snapshots/jo-park--pier.snap", &whole.replace("+ oppose", "+ support"));
    bench.write("snapshots/parser.snap", "---\nsource: tests/parser.rs\nexpression: parse()\n---\nNothing of ours.\n");
    bench.run("an edit is a change; what is another's is left alone", CHECK);

    bench.run("a folder of articles is none of snapshots", &["check", "--snapshot", "archive"]);
    bench.run("nor is a file", &["check", "archive", "--snapshot", "archive/2023-04-11.txt"]);
    bench.run("no folder", &["review", "nowhere"]);
    bench.write("archive/broken.jsonl", "{\n");
    bench.run("where not all is read, nothing is concluded", CHECK);
    bench.compare("broken");
}

#[test]
fn a_decision_that_cannot_be_written_is_still_to_be_made() {
    let mut bench = Bench::new();
    bench.run("two are new", CHECK);
    fs::create_dir_all(bench.path("elsewhere")).unwrap();
    let waiting = bench.read("snapshots/jo-park--pier.snap.new");
    bench.run(
        "the configuration cannot be written",
        &["review", "--config", "elsewhere", "--reject", "*", "--reason", "x"],
    );
    assert_eq!(bench.read("snapshots/jo-park--pier.snap.new"), waiting);
    assert!(bench.files().iter().all(|file| !file.contains(".part")), "{:?}", bench.files());
}

/// insta's own tool accepts and rejects what waits. It wants a Cargo project around the folder, and no more of it.
#[test]
fn insta_takes_the_snapshots_for_its_own() {
    let insta = |folder: &Path, arguments: &[&str]| {
        let mut command = Command::new("cargo");
        command.current_dir(folder).arg("insta").args(arguments).stdin(Stdio::null());
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("INSTA_") || name == "CI") {
            command.env_remove(name);
        }
        command.output().unwrap()
    };
    if !insta(Path::new("."), &["--version"]).status.success() {
        eprintln!("cargo-insta is not installed: not tested (.ci/run installs it)");
        return;
    }
    let mut bench = Bench::new();
    bench.write("Cargo.toml", "[package]\nname = \"corpus\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n");
    bench.write("src/lib.rs", "");
    bench.run("two are new", CHECK);
    let before = bench.read("snapshots/jo-park--pier.snap.new");
    let accepted = insta(bench.folder.path(), &["accept", "--snapshot", "snapshots/jo-park--pier.snap"]);
    assert!(accepted.status.success(), "{}", String::from_utf8_lossy(&accepted.stderr));
    assert_eq!(bench.files(), ["ana-lind--ferry.snap.new", "jo-park--pier.snap"]);
    assert_eq!(bench.read("snapshots/jo-park--pier.snap"), before, "it writes what volteface would");
    let rejected = insta(bench.folder.path(), &["reject"]);
    assert!(rejected.status.success(), "{}", String::from_utf8_lossy(&rejected.stderr));
    assert_eq!(bench.files(), ["jo-park--pier.snap"]);

    bench.write("archive/2024-06-03.txt", "Nothing was said.\n");
    bench.run("gone", CHECK);
    assert!(insta(bench.folder.path(), &["accept"]).status.success());
    let output = bench.run("what was accepted as gone is kept no longer", CHECK);
    assert_eq!(output.status.code(), Some(0), "{}", bench.log);
    assert_eq!(bench.files(), [""; 0]);
}
