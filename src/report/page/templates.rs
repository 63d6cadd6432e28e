//! The templates of the page and of its Markdown twin: those in the binary, and a user's own over them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::view::View;
use crate::error::Fault;
use crate::report::markdown;

/// The skeleton of the page, in Jinja's syntax; every text in it is escaped.
pub const HTML: &str = "page.html";
/// The same findings as Markdown, in Jinja's syntax; every text in it is escaped.
pub const MARKDOWN: &str = "page.md";
/// The style sheet.
const STYLE: &str = "page.css";
/// The script, in the order in which its parts are joined.
const SCRIPT: [&str; 6] = ["record.js", "state.js", "timeline.js", "finding.js", "overview.js", "list.js"];

/// The files of the page by name.
const EMBEDDED: [(&str, &str); 9] = [
    (HTML, include_str!("../../../templates/page/page.html")),
    (MARKDOWN, include_str!("../../../templates/page/page.md")),
    (STYLE, include_str!("../../../templates/page/page.css")),
    (SCRIPT[0], include_str!("../../../templates/page/record.js")),
    (SCRIPT[1], include_str!("../../../templates/page/state.js")),
    (SCRIPT[2], include_str!("../../../templates/page/timeline.js")),
    (SCRIPT[3], include_str!("../../../templates/page/finding.js")),
    (SCRIPT[4], include_str!("../../../templates/page/overview.js")),
    (SCRIPT[5], include_str!("../../../templates/page/list.js")),
];

/// The files that a page is made from.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    /// A user's own: path and text by name.
    own: BTreeMap<&'static str, (String, String)>,
}

/// What a template is given.
#[derive(Debug, Serialize)]
struct Context<'v> {
    /// What the page may load and run: its own style and script, and nothing else.
    policy: String,
    style: Value,
    script: Value,
    /// The view as JSON that can stand inside a script element.
    data: Value,
    #[serde(flatten)]
    view: &'v View,
}

impl Templates {
    /// The names that files can have.
    pub fn names() -> impl Iterator<Item = &'static str> {
        EMBEDDED.iter().map(|(name, _)| *name)
    }

    /// Takes `text`, read from `path`, in the place of the file of that name; a name that is none of
    /// [`names`](Templates::names) changes nothing.
    pub fn lay_over(&mut self, name: &str, path: String, text: String) {
        if let Some(name) = Templates::names().find(|known| *known == name) {
            self.own.insert(name, (path, text));
        }
    }

    fn text(&self, name: &str) -> &str {
        let embedded = || EMBEDDED.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| *text);
        self.own.get(name).map_or_else(embedded, |(_, text)| text.as_str())
    }

    /// What the template of a name makes of a view.
    pub(super) fn render(&self, name: &str, view: &View) -> Result<String, Fault> {
        // A reader of HTML takes every line end for `\n`, and the hashes of the policy are taken over what it read.
        let unix = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
        let style = unix(self.text(STYLE));
        let script = unix(&SCRIPT.map(|name| self.text(name)).concat());
        let json = serde_json::to_string(view).map_err(|error| Fault::file(name, error.to_string()))?;
        let context = Context {
            policy: policy(&style, &script),
            style: Value::from_safe_string(style),
            script: Value::from_safe_string(script),
            data: Value::from_safe_string(inert(&json)),
            view,
        };
        let mut environment = environment();
        let rendered = environment
            .add_template(name, self.text(name))
            .and_then(|()| environment.get_template(name)?.render(Serde(&context)));
        rendered.map(|text| text.trim_end().to_owned() + "\n").map_err(|error| self.fault(name, &error))
    }

    /// Where a template is wrong.
    fn fault(&self, name: &str, error: &minijinja::Error) -> Fault {
        let path = self.own.get(name).map_or(name, |(path, _)| path);
        let what = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        let fault = match error.line() {
            Some(line) => Fault::line(path, line, what),
            None => Fault::file(path, what),
        };
        fault.help(if error.kind() == ErrorKind::UndefinedError {
            "a template is given `policy`, `style`, `script`, `data`, `checked`, `trouble`, `findings` and `left_out`"
        } else {
            "mend the template, or take it away to use the one in the program"
        })
    }
}

/// Where templates run: what they name must be there, and what they print is escaped for their language.
fn environment<'s>() -> Environment<'s> {
    /// What the engine is told of a template in Markdown.
    const LANGUAGE: AutoEscape = AutoEscape::Custom(Cow::Borrowed("markdown"));
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|name| if name == MARKDOWN { LANGUAGE } else { AutoEscape::Html });
    environment.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if *state.auto_escape() == LANGUAGE && !value.is_safe() => {
            out.write_str(&markdown::escaped(text)).map_err(Into::into)
        }
        _ if *state.auto_escape() == LANGUAGE => write!(out, "{value}").map_err(Into::into),
        _ => minijinja::escape_formatter(out, state, value),
    });
    environment.add_filter("code", |text: &str| Value::from_safe_string(markdown::code(text)));
    environment
}

/// What a browser lets the page do. Scripts and styles are named by their hashes, so nothing that gets into the page in
/// another way is run.
fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| BASE64.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(script),
        hash(style)
    )
}

/// JSON in which nothing is a tag, a comment or a line end to a reader of HTML or of scripts.
fn inert(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
