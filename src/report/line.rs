//! A statement as its line in JSON, written at once. Half of such a line are keys, in which a serializer would look at
//! each letter for something to escape.
//!
//! What is written is a [`StatementRecord`](super::record::StatementRecord) to the byte; a test holds the two together.

use jiff::civil::Date;
use serde::Serialize;
use smallvec::SmallVec;

use super::Source;
use super::json::number;
use super::record::SCHEMA;
use crate::position::{Amount, Claim, Topic};
use crate::statement::{Passage, Statement};

/// Writes the statements of a document behind others, a line each.
pub fn push_lines(out: &mut Vec<u8>, statements: &[Statement], source: &Source) {
    let mut date = Vec::new();
    push_value(&mut date, &source.document.date);
    let of = Of { source, date };
    for statement in statements {
        push_statement(out, statement, &of);
        out.push(b'\n');
    }
}

/// What the statements of a document have in common.
struct Of<'s, 'd> {
    source: &'s Source<'d>,
    /// The document's date as it is written.
    date: Vec<u8>,
}

impl Of<'_, '_> {
    fn push_date(&self, fields: &mut Fields, date: Option<Date>) {
        if date.is_some() && date == self.source.document.date {
            fields.key("date");
            fields.out.extend_from_slice(&self.date);
        } else {
            fields.some("date", date);
        }
    }

    fn push_passage(&self, fields: &mut Fields, passage: &Passage, text: &str) {
        fields.text("text", &passage.of(text));
        let spans: SmallVec<[_; 1]> = passage.spans.iter().map(|span| self.source.index().span(*span)).collect();
        fields.value("spans", &spans);
    }
}

fn push_statement(out: &mut Vec<u8>, statement: &Statement, of: &Of) {
    let passage = |fields: &mut Fields, passage: &Passage| of.push_passage(fields, passage, statement.text);
    object(out, |fields| {
        fields.value("schema", &SCHEMA);
        fields.text("document", statement.document);
        of.push_date(fields, of.source.document.date);
        fields.value("type", &statement.kind);
        fields.value("voice", &statement.voice);
        fields.some("kind", statement.quotation);
        fields.text("form", statement.form);
        fields.object("moment", |fields| {
            of.push_date(fields, statement.moment.date);
            fields.value("precision", &statement.moment.precision);
        });
        if !statement.source.spans.is_empty() {
            fields.object("source", |fields| passage(fields, &statement.source));
        }
        fields.object("cue", |fields| {
            passage(fields, &statement.cue);
            fields.text("lemma", &statement.cue_lemma);
        });
        fields.object("content", |fields| passage(fields, &statement.content));
        if let Some(actor) = &statement.actor {
            fields.object("actor", |fields| {
                fields.text("id", &actor.id);
                fields.text("name", &actor.name);
            });
        }
        fields.list("claims", &statement.claims, push_claim);
        fields.list("nested", &statement.nested, |out, nested| push_statement(out, nested, of));
    });
}

fn push_claim(out: &mut Vec<u8>, claim: &Claim) {
    object(out, |fields| {
        match &claim.topic {
            Topic::Declared { id, .. } => fields.text("topic", id),
            Topic::Open(words) => fields.list("words", words, |out, (lemma, _)| push_text(out, lemma)),
        }
        fields.said("subject", &claim.subject);
        fields.said("predicate", &claim.predicate);
        fields.said("object", &claim.object);
        fields.value("polarity", &claim.polarity);
        fields.value("modality", &claim.modality);
        fields.some("stance", claim.stance);
        fields.some("evaluation", claim.evaluation);
        if let Some(amount) = &claim.amount {
            fields.object("amount", |fields| push_amount(fields, amount));
        }
        fields.some("deadline", claim.deadline);
        fields.list("scope", &claim.scope, |out, scope| push_text(out, scope));
    });
}

fn push_amount(fields: &mut Fields, amount: &Amount) {
    fields.some("min", amount.min.and_then(number));
    fields.some("max", amount.max.and_then(number));
    fields.said("unit", &amount.unit);
    fields.value("limit", &amount.limit);
    fields.text("text", &amount.text);
}

/// The fields of an object that is being written.
struct Fields<'o> {
    out: &'o mut Vec<u8>,
    /// What stands before the next key.
    before: u8,
}

/// Writes an object that has a field at least.
fn object(out: &mut Vec<u8>, write: impl FnOnce(&mut Fields)) {
    write(&mut Fields { out, before: b'{' });
    out.push(b'}');
}

impl Fields<'_> {
    #[inline]
    fn key(&mut self, key: &str) {
        self.out.extend_from_slice(&[std::mem::replace(&mut self.before, b','), b'"']);
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        push_text(self.out, text);
    }

    /// The same, left out where it is empty.
    fn said(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }

    fn value(&mut self, key: &str, value: &impl Serialize) {
        self.key(key);
        push_value(self.out, value);
    }

    /// The same, left out where there is none.
    fn some<T: Serialize>(&mut self, key: &str, value: Option<T>) {
        if let Some(value) = value {
            self.value(key, &value);
        }
    }

    fn object(&mut self, key: &str, write: impl FnOnce(&mut Fields)) {
        self.key(key);
        object(self.out, write);
    }

    /// A list, left out where it is empty.
    fn list<T>(&mut self, key: &str, items: &[T], write: impl Fn(&mut Vec<u8>, &T)) {
        if items.is_empty() {
            return;
        }
        self.key(key);
        let mut before = b'[';
        for item in items {
            self.out.push(std::mem::replace(&mut before, b','));
            write(self.out, item);
        }
        self.out.push(b']');
    }
}

fn push_text(out: &mut Vec<u8>, text: &str) {
    let escaped = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    // Nearly every text holds nothing to escape; not to stop at what does is to look at sixteen bytes at a time.
    if text.bytes().fold(false, |any, byte| any | escaped(byte)) {
        return push_value(out, text);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

fn push_value(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    // Writing to memory cannot fail, and nothing in a statement is without a form in JSON.
    let _ = serde_json::to_writer(out, value);
}
