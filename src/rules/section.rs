//! A TOML table read key by key, with every fault kept and placed.
//!
//! Deserialising the whole file at once would stop at its first fault. Here each key is asked for with its type; what is
//! of another type is one fault, and what nobody asked for is another, with the nearest name that was.

use std::cell::RefCell;
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::Fault;

/// One file, and what is wrong in it.
pub(super) struct Source<'f> {
    pub path: &'f str,
    pub text: &'f str,
    faults: RefCell<Vec<Fault>>,
}

impl<'f> Source<'f> {
    pub fn new(path: &'f str, text: &'f str) -> Self {
        Source { path, text, faults: RefCell::default() }
    }

    /// Adds a fault at some bytes of the file; at the file as a whole for `0..0`.
    pub fn fault(&self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let (message, help) = (message.into(), help.into());
        let fault = if span == (0..0) {
            Fault::file(self.path, message)
        } else {
            Fault::at(self.path, self.text, span, message)
        };
        self.faults.borrow_mut().push(if help.is_empty() { fault } else { fault.help(help) });
    }

    /// The faults, in the order of the file.
    pub fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| fault.span.as_ref().map_or((0, 0), |span| (span.start, span.end)));
        faults
    }
}

/// One table of the file.
pub(super) struct Section<'s> {
    pub source: &'s Source<'s>,
    /// Where it is named; empty for the whole file.
    pub span: Range<usize>,
    name: String,
    table: &'s DeTable<'s>,
    asked: Vec<&'static str>,
}

impl<'s> Section<'s> {
    pub fn new(source: &'s Source<'s>, name: impl Into<String>, table: &'s DeTable<'s>, span: Range<usize>) -> Self {
        Section { source, span, name: name.into(), table, asked: Vec::new() }
    }

    /// The keys, in the order of the file.
    pub fn keys(&self) -> Vec<(&'s str, Range<usize>)> {
        let mut keys: Vec<_> = self.table.keys().map(|key| (&**key.get_ref(), key.span())).collect();
        keys.sort_by_key(|(_, span)| span.start);
        keys
    }

    /// True where a key is there, of whatever type.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// A key's value, as it stands.
    pub fn value(&mut self, key: &'static str) -> Option<&'s Spanned<DeValue<'s>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// A text that may be left out.
    pub fn string(&mut self, key: &'static str) -> Option<(&'s str, Range<usize>)> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some((text, value.span())),
            other => self.wrong_type(key, "a string", other, value.span()),
        }
    }

    /// A text that must be there and hold something.
    pub fn required(&mut self, key: &'static str) -> Option<(&'s str, Range<usize>)> {
        if !self.has(key) {
            self.asked.push(key);
            return self.missing(key);
        }
        let (text, span) = self.string(key)?;
        if text.trim().is_empty() {
            self.source.fault(span, format!("`{key}` is empty"), "");
            return None;
        }
        Some((text, span))
    }

    /// One of some names.
    pub fn choice<T: Copy>(&mut self, key: &'static str, names: &[(&'static str, T)]) -> Option<T> {
        let (text, span) = self.string(key)?;
        self.choose(text, span, key, names)
    }

    /// A list of some names.
    pub fn choices<T: Copy>(&mut self, key: &'static str, names: &[(&'static str, T)]) -> Option<Vec<T>> {
        let texts = self.strings(key)?;
        Some(texts.into_iter().filter_map(|(text, span)| self.choose(text, span, key, names)).collect())
    }

    /// A list of pairs of some names.
    pub fn pairs<T: Copy>(&mut self, key: &'static str, names: &[(&'static str, T)]) -> Option<Vec<(T, T)>> {
        let mut pairs = Vec::new();
        for item in self.list(key)? {
            match item.get_ref() {
                DeValue::Array(two) if two.len() == 2 => {
                    let mut ends = two.iter().map(|end| match end.get_ref() {
                        DeValue::String(text) => self.choose(text, end.span(), key, names),
                        other => self.wrong_type(key, "a string", other, end.span()),
                    });
                    if let (Some(Some(one)), Some(Some(other))) = (ends.next(), ends.next()) {
                        pairs.push((one, other));
                    }
                }
                _ => self.source.fault(item.span(), format!("`{key}` holds pairs"), "write [[\"one\", \"other\"]]"),
            }
        }
        Some(pairs)
    }

    /// A list of texts.
    pub fn strings(&mut self, key: &'static str) -> Option<Vec<(&'s str, Range<usize>)>> {
        let mut texts = Vec::new();
        for item in self.list(key)? {
            match item.get_ref() {
                DeValue::String(text) => texts.push((&**text, item.span())),
                other => {
                    let _: Option<()> = self.wrong_type(key, "a list of strings", other, item.span());
                }
            }
        }
        Some(texts)
    }

    /// A number.
    pub fn number(&mut self, key: &'static str) -> Option<f64> {
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let number = number.filter(|n: &f64| n.is_finite() && *n >= 0.0);
        number.or_else(|| self.wrong_type(key, "a number of 0 or more", value.get_ref(), value.span()))
    }

    /// A day that must be there.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let Some(value) = self.value(key) else { return self.missing(key) };
        let DeValue::Datetime(moment) = value.get_ref() else {
            return self.wrong_type(
                key,
                "a date without quotation marks, like 2025-04-17",
                value.get_ref(),
                value.span(),
            );
        };
        let date = moment.date.and_then(|date| {
            let (year, month, day) = (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day));
            Date::new(year.ok()?, month.ok()?, day.ok()?).ok()
        });
        if date.is_none() {
            self.source.fault(value.span(), format!("`{key}` is no day of the calendar"), "write it like 2025-04-17");
        }
        date
    }

    /// A table that may be left out.
    pub fn section(&mut self, key: &'static str) -> Option<Section<'s>> {
        let value = self.value(key)?;
        let span = self.table.get_key_value(key).map_or(value.span(), |(key, _)| key.span());
        match value.get_ref() {
            DeValue::Table(table) => Some(Section::new(self.source, key, table, span)),
            other => self.wrong_type(key, "a table", other, value.span()),
        }
    }

    /// A list of tables that may be left out.
    pub fn sections(&mut self, key: &'static str) -> Vec<Section<'s>> {
        let mut sections = Vec::new();
        for item in self.list(key).unwrap_or_default() {
            match item.get_ref() {
                DeValue::Table(table) => sections.push(Section::new(self.source, key, table, item.span())),
                other => {
                    let _: Option<()> = self.wrong_type(key, "a table", other, item.span());
                }
            }
        }
        sections
    }

    /// Says that a key is not there.
    pub fn missing<T>(&self, key: &str) -> Option<T> {
        let place = if self.name.is_empty() { "the rule".to_owned() } else { format!("`{}`", self.name) };
        self.source.fault(self.span.clone(), format!("{place} has no `{key}`"), format!("add `{key}`"));
        None
    }

    /// Says which keys nobody asked for.
    pub fn finish(self) {
        for (key, span) in self.keys().into_iter().filter(|(key, _)| !self.asked.contains(key)) {
            let place = if self.name.is_empty() { String::new() } else { format!(" in `{}`", self.name) };
            self.source.fault(span, format!("unknown key `{key}`{place}"), suggestion(key, &self.asked));
        }
    }

    fn list(&mut self, key: &'static str) -> Option<&'s [Spanned<DeValue<'s>>]> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Array(items) => Some(items),
            other => self.wrong_type(key, "a list", other, value.span()),
        }
    }

    fn choose<T: Copy>(&self, text: &str, span: Range<usize>, key: &str, names: &[(&'static str, T)]) -> Option<T> {
        let found = names.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            self.source.fault(span, format!("`{text}` is no `{key}`"), suggestion(text, &names));
        }
        found
    }

    fn wrong_type<T>(&self, key: &str, expected: &str, found: &DeValue<'_>, span: Range<usize>) -> Option<T> {
        let message = format!("`{key}` is to be {expected}, and this is {}", type_name(found));
        self.source.fault(span, message, "");
        None
    }
}

/// The nearest of some names, or all of them where none is near.
pub(super) fn suggestion(wrong: &str, names: &[impl AsRef<str>]) -> String {
    let near = names.iter().map(|name| (strsim::damerau_levenshtein(wrong, name.as_ref()), name.as_ref()));
    match near.min() {
        Some((distance, name)) if distance <= 2 || distance * 3 <= wrong.chars().count() => {
            format!("did you mean `{name}`?")
        }
        _ => format!("expected one of: {}", names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ")),
    }
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
