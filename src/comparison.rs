//! Two statements of one actor, out of any context: do they conflict?

use jiff::civil::Date;

use crate::Knowledge;
use crate::actor::{Actor, Voice};
use crate::grammar::{self, Layout};
use crate::ledger::Ledger;
use crate::lexicon::CueClass;
use crate::position::{self, Claim};
use crate::rules::{self, Conflict, Rule};
use crate::statement::{Kind, Moment, Passage, Precision, Statement};
use crate::text::Span;

/// Compares pairs of statements. Made once for many.
#[derive(Debug)]
pub struct Comparison<'k> {
    knowledge: &'k Knowledge,
    /// The rules that compare two statements of one actor.
    rules: Vec<Rule>,
}

impl<'k> Comparison<'k> {
    /// With the rules that are on.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        let compares = |rule: &&Rule| {
            rule.enabled && rule.compare.same_actor && !matches!(rule.conflict, Conflict::ReportedReversal(_))
        };
        Comparison { knowledge, rules: knowledge.rules.iter().filter(compares).cloned().collect() }
    }

    /// The ids of the rules that find a conflict between two statements, whichever of the two came first.
    ///
    /// A statement may be one or several sentences, bare ("the pier will stay") or attributed ("Park said the pier will
    /// stay"): all of it is taken as one actor's.
    pub fn conflicts(&self, one: &str, other: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let (one, other) = (self.claims(one), self.claims(other));
        for (earlier, later) in [(&one, &other), (&other, &one)] {
            let statements = [statement("0", 0, earlier.clone()), statement("1", 1, later.clone())];
            let opposites = |one: &str, other: &str| self.knowledge.semantics.opposites(one, other);
            let findings = rules::check(&Ledger::new(statements), &self.rules, &opposites);
            found.extend(findings.into_iter().map(|finding| finding.rule));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn claims(&self, text: &str) -> Vec<Claim> {
        let whole = Span::new(0, u32::try_from(text.len()).unwrap_or(0));
        let reading = grammar::read(text, whole, Layout::Prose, &self.knowledge.lexicon);
        let context = position::Context::new(&reading, self.knowledge.for_positions(), None);
        let bare = reading.sentences.iter().flat_map(|s| position::claims_of_words(&context, s, CueClass::Say));
        let attributed = reading.attributions.iter().flat_map(|a| position::claims(&context, a));
        bare.chain(attributed).collect()
    }
}

/// A statement of nobody in particular, on its day.
fn statement(document: &'static str, day: i8, claims: Vec<Claim>) -> Statement<'static> {
    Statement {
        document,
        text: "",
        moment: Moment { date: Some(Date::constant(2000, 1, 1 + day)), precision: Precision::Day },
        ordinal: 0,
        kind: Kind::Attribution,
        voice: Voice::Actor,
        quotation: None,
        source: Passage::default(),
        cue: Passage::default(),
        cue_lemma: "say".to_owned(),
        form: "bare",
        content: Passage::default(),
        actor: Some(Actor { id: "speaker".to_owned(), name: "speaker".to_owned() }),
        claims,
        nested: Vec::new(),
    }
}
