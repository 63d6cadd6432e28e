//! Rule files to rules that run, or to everything that is wrong with them.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::section::{Section, Source, suggestion};
use super::{Compare, Conflict, Example, Outcome, Passages, Rule, Title, Unless, Within, Wording};
use crate::error::Fault;
use crate::finding::Severity;

const OUTCOMES: [(&str, Outcome); 3] = [
    ("silent", Outcome::Silent),
    ("note", Outcome::AtMost(Severity::Note)),
    ("warning", Outcome::AtMost(Severity::Warning)),
];

/// Fewest examples of each sort. One shows that a rule can fire; two show what it turns on.
const FEWEST_EXAMPLES: usize = 2;

/// Reads rule files, each a path and its text: the rules that are whole, by id, and every fault of every file.
///
/// Of two files with one stem the first is kept, and the other is a fault: those that are embedded come before a user's.
pub fn load(files: &[(String, String)]) -> (Vec<Rule>, Vec<Fault>) {
    let (mut rules, mut faults) = (Vec::new(), Vec::new());
    let mut by_id: BTreeMap<&str, &str> = BTreeMap::new();
    for (path, text) in files {
        if let Some(first) = by_id.insert(stem(path), path) {
            let message = format!("a second rule named `{}`; the first is in {first}", stem(path));
            faults.push(Fault::file(path, message).help("a rule is found by its file's name: rename this one"));
            by_id.insert(stem(path), first);
            continue;
        }
        let source = Source::new(path, text);
        let rule = read(&source);
        let of_file = source.into_faults();
        // A rule with a fault does not run half-read.
        rules.extend(rule.filter(|_| of_file.is_empty()));
        faults.extend(of_file);
    }
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    (rules, faults)
}

fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

fn read(source: &Source<'_>) -> Option<Rule> {
    let (table, errors) = DeTable::parse_recoverable(source.text);
    if !errors.is_empty() {
        for error in errors {
            let message = error.message().trim_end().replace('\n', "; ");
            source.fault(error.span().unwrap_or(0..0), format!("not TOML: {message}"), "");
        }
        return None;
    }
    let mut root = Section::new(source, "", table.get_ref(), 0..0);
    let summary = root.required("summary");
    let severity = root.choice("severity", &Severity::NAMES);
    if severity.is_none() && !root.has("severity") {
        let _: Option<()> = root.missing("severity");
    }
    let why = root.required("why");
    let enabled = root.choice("default", &[("on", true), ("off", false)]).unwrap_or(true);
    let conflict = read_conflict(&mut root);
    let two_sided = !matches!(conflict, Some(Conflict::ReportedReversal(_)));
    let title = read_title(&mut root, two_sided);
    let compare = read_compare(&mut root, two_sided);
    let unless = read_unless(&mut root);
    let conflict_examples = read_examples(&mut root, "conflict-example");
    let quiet_examples = read_examples(&mut root, "quiet-example");
    root.finish();
    Some(Rule {
        id: stem(source.path).to_owned(),
        summary: summary?.0.to_owned(),
        severity: severity?,
        why: why?.0.trim().to_owned(),
        enabled,
        title: title?,
        compare: compare?,
        conflict: conflict?,
        unless,
        conflict_examples,
        quiet_examples,
        source_text: source.text.to_owned(),
        path: source.path.to_owned(),
    })
}

fn read_conflict(root: &mut Section<'_>) -> Option<Conflict> {
    let Some(mut section) = root.section("conflict") else {
        return if root.has("conflict") { None } else { root.missing("conflict") };
    };
    let keys = section.keys();
    let known = |key: &str| Conflict::NAMES.iter().find(|name| **name == key);
    let help = || format!("exactly one of: {}", Conflict::NAMES.join(", "));
    for (key, span) in keys.iter().filter(|(key, _)| known(key).is_none()) {
        section.source.fault(
            span.clone(),
            format!("`{key}` is no kind of conflict"),
            suggestion(key, &Conflict::NAMES),
        );
    }
    let kinds: Vec<_> = keys.iter().filter_map(|(key, span)| known(key).map(|name| (name, span))).collect();
    match kinds.as_slice() {
        [] if keys.is_empty() => {
            section.source.fault(section.span.clone(), "no table under `conflict`", help());
            None
        }
        [] => None,
        [(name, _)] => {
            let mut parameters = section.section(name)?;
            let conflict = Conflict::read(name, &mut parameters);
            parameters.finish();
            conflict
        }
        [(first, _), others @ ..] => {
            for (name, span) in others {
                let message = format!("a second table under `conflict`: `{name}` beside `{first}`");
                section.source.fault((*span).clone(), message, "make it a rule of its own");
            }
            None
        }
    }
}

fn read_title(root: &mut Section<'_>, two_sided: bool) -> Option<Title> {
    let Some(mut message) = root.section("message") else {
        return if root.has("message") { None } else { root.missing("message") };
    };
    let title = message.required("title").and_then(|(template, span)| match Title::parse(template, two_sided) {
        Ok(title) => Some(title),
        Err(unknown) => {
            for name in unknown {
                let inside = message.source.text.get(span.clone()).and_then(|raw| raw.find(&format!("{{{name}")));
                let place = inside.map_or(span.clone(), |at| span.start + at..span.start + at + name.len() + 1);
                let help = suggestion(&name, &Title::fields(two_sided));
                message.source.fault(place, format!("`{{{name}}}` is no field of a title"), help);
            }
            None
        }
    });
    message.finish();
    title
}

fn read_compare(root: &mut Section<'_>, two_sided: bool) -> Option<Compare> {
    let Some(mut section) = root.section("compare") else {
        let given = root.has("compare");
        return match (given, two_sided) {
            (true, _) => None,
            // A passage that tells of a whole change is compared with nothing.
            (false, false) => Some(Compare { same_actor: true, within: None }),
            (false, true) => root.missing("compare"),
        };
    };
    let same = section.choices("same", &[("actor", true), ("topic", false)]);
    if same.is_none() && !section.has("same") {
        let _: Option<()> = section.missing("same");
    }
    if same.as_ref().is_some_and(|same| !same.contains(&false)) {
        let help = "add \"topic\": statements on different topics do not conflict";
        section.source.fault(section.span.clone(), "`same` has no \"topic\"", help);
    }
    let within = section.string("within").and_then(|(text, span)| {
        let within = Within::parse(text);
        if within.is_none() {
            let help = "write a number and y, m or d: \"10y\", \"6m\", \"30d\"";
            section.source.fault(span, format!("`{text}` is no length of time"), help);
        }
        within
    });
    section.finish();
    same.map(|same| Compare { same_actor: same.contains(&true), within })
}

fn read_unless(root: &mut Section<'_>) -> Unless {
    let Some(mut section) = root.section("unless") else { return Unless::default() };
    let unless = Unless {
        acknowledged: section.choice("acknowledged", &OUTCOMES),
        different_scope: section.choice("different-scope", &OUTCOMES),
        condition: section.choice("condition", &OUTCOMES),
    };
    section.finish();
    unless
}

fn read_examples(root: &mut Section<'_>, key: &'static str) -> Vec<Example> {
    let sections = root.sections(key);
    if sections.len() < FEWEST_EXAMPLES {
        let span = sections.last().map_or(0..0, |section| section.span.clone());
        let message = format!("{} of at least {FEWEST_EXAMPLES} `{key}` tables", sections.len());
        let help = if key == "quiet-example" {
            "add texts that look like a conflict and are none"
        } else {
            "add texts in which the rule finds a conflict"
        };
        root.source.fault(span, message, help);
    }
    sections.into_iter().filter_map(read_example).collect()
}

fn read_example(mut section: Section<'_>) -> Option<Example> {
    let line = section.source.text[..section.span.start].matches('\n').count() + 1;
    let name = section.required("name");
    let because = section.string("because").map(|(text, _)| text.to_owned());
    let known_wrong = section.string("known-wrong").map(|(text, _)| text.to_owned());
    let one = section.has("text") || section.has("date");
    let two = section.has("earlier") || section.has("later");
    let passages = match (one, two) {
        (true, false) => read_wording(&mut section).map(Passages::One),
        (false, true) => {
            let mut side = |key: &'static str| match section.section(key) {
                Some(mut side) => {
                    let wording = read_wording(&mut side);
                    side.finish();
                    wording
                }
                None if !section.has(key) => section.missing(key),
                None => None,
            };
            let (earlier, later) = (side("earlier"), side("later"));
            earlier.zip(later).map(|(earlier, later)| Passages::Two { earlier, later })
        }
        _ => {
            let help = "write `earlier` and `later`, or `date` and `text` where one document holds both";
            section.source.fault(section.span.clone(), "an example is one text or two", help);
            // Asked for, so that they are not reported as unknown besides.
            for key in ["earlier", "later", "date", "text"] {
                section.value(key);
            }
            None
        }
    };
    section.finish();
    Some(Example { name: name?.0.to_owned(), because, passages: passages?, known_wrong, line })
}

fn read_wording(section: &mut Section<'_>) -> Option<Wording> {
    let (date, text) = (section.date("date"), section.required("text"));
    Some(Wording { date: date?, text: text?.0.to_owned() })
}
