//! How a finding came about: each side as it was read, then each condition of the rule.
//!
//! Knows nothing of rules but the conditions that it is told.

use std::fmt;

use super::excerpt::arrow;
use super::human::{short, when};
use super::style::{self, EARLIER, FAINT, LATER, TITLE};
use super::terminal::{plain, wrap};
use super::{Sources, Style};
use crate::finding::Finding;
use crate::grammar::QuotationKind;
use crate::position::{Amount, Claim, Evaluation, Modality, Polarity, Stance, Topic};
use crate::statement::{Kind, Moment, Precision, Statement, Voice};

/// One thing that a rule asked of two claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What was asked, and what was found.
    pub text: String,
    /// Whether it is so.
    pub holds: bool,
    /// True where it takes the conflict away, or makes it matter less, if it is so.
    pub unless: bool,
}

/// How one statement was read, with one of its claims or all.
#[derive(Debug)]
pub struct Reading<'a, 'd> {
    statement: &'a Statement<'a>,
    claim: Option<usize>,
    sources: &'a Sources<'d>,
    style: Style,
}

/// How `statement` was read: every field, and the claim of index `claim`, or every claim.
pub fn reading<'a, 'd>(
    statement: &'a Statement<'a>,
    claim: Option<usize>,
    sources: &'a Sources<'d>,
    style: Style,
) -> Reading<'a, 'd> {
    Reading { statement, claim, sources, style }
}

/// How a finding came about.
#[derive(Debug)]
pub struct Why<'a, 'd> {
    finding: &'a Finding<'a>,
    conditions: &'a [Condition],
    sources: &'a Sources<'d>,
    style: Style,
}

/// How `finding` came about, with the conditions that its rule asked of the two sides, in the order asked.
pub fn why<'a, 'd>(
    finding: &'a Finding<'a>,
    conditions: &'a [Condition],
    sources: &'a Sources<'d>,
    style: Style,
) -> Why<'a, 'd> {
    Why { finding, conditions, sources, style }
}

impl fmt::Display for Why<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Why { finding, sources, style, .. } = *self;
        let kind = format!("{}[{}]", finding.severity.name(), plain(&finding.rule));
        let kind = style.paint(style::of(finding.severity), kind);
        let message = style.paint(TITLE, plain(&finding.message));
        writeln!(f, "{kind}: {message}   {}\n", style.paint(FAINT, short(&finding.fingerprint)))?;
        let earlier = finding.earlier.as_ref().map(|side| ("earlier", EARLIER, side));
        for (name, ink, side) in earlier.into_iter().chain([("later", LATER, &finding.later)]) {
            writeln!(f, "{}", style.paint(ink, name))?;
            writeln!(f, "{}", reading(&side.statement, Some(side.claim), sources, style))?;
        }
        write!(f, "{}", conditions(&finding.rule, self.conditions, style))
    }
}

/// What a rule asked of two claims, condition by condition.
#[derive(Debug)]
pub struct Conditions<'a> {
    rule: &'a str,
    asked: &'a [Condition],
    style: Style,
}

/// The conditions of a rule, those that take a conflict away under a heading of their own.
pub fn conditions<'a>(rule: &'a str, conditions: &'a [Condition], style: Style) -> Conditions<'a> {
    Conditions { rule, asked: conditions, style }
}

impl fmt::Display for Conditions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.group(f, &format!("conditions of {}", plain(self.rule)), false)?;
        self.group(f, "unless", true)
    }
}

impl Conditions<'_> {
    /// A heading, and the conditions under it.
    fn group(&self, f: &mut fmt::Formatter<'_>, heading: &str, unless: bool) -> fmt::Result {
        let mut conditions = self.asked.iter().filter(|condition| condition.unless == unless).peekable();
        if conditions.peek().is_some() {
            writeln!(f, "{}", self.style.paint(TITLE, heading))?;
        }
        for condition in conditions {
            let (mark, ink) = if condition.holds { ('✓', LATER) } else { ('✗', EARLIER) };
            let text = wrap(&condition.text, self.style.columns() - 4).join("\n    ");
            writeln!(f, "  {} {text}", self.style.paint(ink, mark))?;
        }
        Ok(())
    }
}

impl fmt::Display for Reading<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let statement = self.statement;
        let source = self.sources.get(statement.document);
        let start = statement.content.spans.first().map_or(0, |span| span.start);
        let place = source.map_or_else(|| statement.document.to_owned(), |source| source.place(start));
        arrow(f, &plain(&place), self.style)?;
        let document = source.map(|source| source.document);
        let publisher = document.and_then(|document| document.publisher.as_deref());
        let named = publisher.map_or(String::new(), |publisher| format!(", {publisher}"));
        self.field(f, "document", &format!("{}{named}", statement.document))?;
        let date = document.and_then(|document| document.date);
        self.field(f, "date", &format!("{}, {}", when(statement.moment), dated_by(statement.moment, date)))?;
        self.field(f, "source", &source_field(statement))?;
        self.field(f, "voice", voice(statement.voice))?;
        let cue = statement.cue_text();
        self.field(f, "cue", &format!("{cue} (lemma {}, form {})", statement.cue_lemma, statement.form))?;
        let kind = match (statement.kind, statement.quotation) {
            (Kind::Act, _) => "act",
            (Kind::Reversal, _) => "reversal",
            (Kind::Attribution, Some(QuotationKind::Direct)) => "direct",
            (Kind::Attribution, Some(QuotationKind::Mixed)) => "mixed",
            (Kind::Attribution, _) => "indirect",
        };
        self.field(f, "content", &format!("{} ({kind})", statement.content_text()))?;
        let count = statement.claims.len();
        for (index, claim) in statement.claims.iter().enumerate() {
            if self.claim.is_none_or(|only| only == index) {
                self.field(f, "claim", &format!("{} of {count}", index + 1))?;
                self.claim(f, claim, document.map(|document| document.text.as_str()))?;
            }
        }
        if count == 0 { self.field(f, "claim", "none") } else { Ok(()) }
    }
}

impl Reading<'_, '_> {
    fn claim(&self, f: &mut fmt::Formatter<'_>, claim: &Claim, text: Option<&str>) -> fmt::Result {
        let topic = match &claim.topic {
            Topic::Declared { id, name } => format!("{name} ({id})"),
            Topic::Open(words) => {
                words.iter().map(|(lemma, rarity)| format!("{lemma} {rarity:.2}")).collect::<Vec<_>>().join(", ")
            }
        };
        let evidence = claim.evidence.iter().map(|span| span.of(text.unwrap_or(""))).collect::<Vec<_>>().join(" … ");
        let fields = [
            ("topic", topic),
            ("subject", claim.subject.to_string()),
            ("predicate", claim.predicate.to_string()),
            ("object", claim.object.to_string()),
            ("polarity", polarity(claim.polarity).to_owned()),
            ("modality", modality(claim.modality).to_owned()),
            ("stance", claim.stance.map_or("", stance).to_owned()),
            ("evaluation", claim.evaluation.map_or("", evaluation).to_owned()),
            ("amount", claim.amount.as_ref().map(amount).unwrap_or_default()),
            ("deadline", claim.deadline.map(|day| day.to_string()).unwrap_or_default()),
            ("scope", claim.scope.join(", ")),
            ("change", if claim.acknowledged { "owned by the actor".to_owned() } else { String::new() }),
            ("read from", evidence),
        ];
        for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
            self.field(f, &format!("  {name}"), value)?;
        }
        Ok(())
    }

    /// `  name        value`, wrapped.
    fn field(&self, f: &mut fmt::Formatter<'_>, name: &str, value: &str) -> fmt::Result {
        let rows = wrap(value, self.style.columns() - 16).join(&format!("\n{:16}", ""));
        writeln!(f, "  {}{rows}", self.style.paint(FAINT, format!("{name:14}")))
    }
}

/// Where the date comes from.
fn dated_by(moment: Moment, document: Option<jiff::civil::Date>) -> &'static str {
    match moment.precision {
        _ if moment.date.is_none() => "its document has no date",
        Precision::Day if moment.date == document => "the date of the document",
        _ => "moved there by the words of the text",
    }
}

/// The source as the text has it, and who that is.
fn source_field(statement: &Statement) -> String {
    let actor =
        statement.actor.as_ref().map_or("nobody that is known".to_owned(), |a| format!("{} ({})", a.name, a.id));
    let source = statement.source_text();
    format!("{} → {actor}", if source.is_empty() { "(none)" } else { source.as_ref() })
}

fn amount(amount: &Amount) -> String {
    let number = |value: Option<f64>, open: &str| value.map_or(open.to_owned(), |value| value.to_string());
    let kind = if amount.limit { "limit" } else { "measure" };
    let unit = if amount.unit.is_empty() { "any unit" } else { &amount.unit };
    format!("{}: {} to {}, {unit} ({kind})", amount.text, number(amount.min, "-∞"), number(amount.max, "∞"))
}

fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Actor => "the actor",
        Voice::Spokesman => "somebody who speaks for the actor",
        Voice::Narrator => "the narrator",
    }
}

fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Affirmed => "affirmed",
        Polarity::Negated => "negated",
    }
}

fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Intended => "intended",
        Modality::Required => "required",
        Modality::Permitted => "permitted",
        Modality::Forbidden => "forbidden",
        Modality::Possible => "possible",
        Modality::Conditional => "conditional",
        Modality::Asked => "asked",
    }
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Support => "support",
        Stance::Oppose => "oppose",
    }
}

fn evaluation(evaluation: Evaluation) -> &'static str {
    match evaluation {
        Evaluation::Positive => "positive",
        Evaluation::Negative => "negative",
    }
}
