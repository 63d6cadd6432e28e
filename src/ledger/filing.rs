//! Folding statements into the ledger, and unfolding those that somebody wants to see.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::folded::{Folded, Length, Measure, Said};
use super::topics::index;
use super::{Ledger, SPEAKER, argument::Argument};
use crate::actor::Actor;
use crate::position::Claim;
use crate::statement::{Passage, Statement};
use crate::text::Span;

/// Most words of an argument, limits of a claim and spans of its evidence.
const MOST: usize = u8::MAX as usize;

/// Somebody who said something.
#[derive(Debug)]
pub(super) struct Known {
    pub actor: Actor,
    /// The actor's id as a word: two documents may write the name of one actor in two ways.
    pub id: u32,
    /// The words of the name in lower case: where they begin among the arguments, and how long they are.
    name: (u32, Length),
}

impl<'d> Ledger<'d> {
    /// Takes one statement of an actor in, without those nested in it; hands back its place.
    pub(super) fn fold(&mut self, statement: &Statement<'d>, actor: u32) -> u32 {
        let place = index(self.said.len());
        let Statement { source, cue, content, .. } = statement;
        let spans = index(self.spans.len());
        let lengths = [source, cue, content].map(|passage| short(self.add_spans(&passage.spans, u16::MAX.into())));
        let said = Said {
            moment: statement.moment,
            document: self.document(statement),
            form: self.form(statement.form),
            ordinal: statement.ordinal,
            actor,
            cue_lemma: self.words.intern(&statement.cue_lemma),
            claims: index(self.claims.len()),
            spans,
            source: lengths[0],
            cue: lengths[1],
            content: lengths[2],
            kind: statement.kind,
            voice: statement.voice,
            quotation: statement.quotation,
        };
        self.said.push(said);
        for claim in &statement.claims {
            let folded = self.folded(claim, place, actor);
            self.claims.push(folded);
        }
        place
    }

    fn folded(&mut self, claim: &Claim, said: u32, actor: u32) -> Folded {
        let arguments = index(self.arguments.len());
        let subject = self.add_argument(&claim.subject);
        let own = self.is_own(&self.arguments[arguments as usize..], subject.bytes, actor);
        let object = self.add_argument(&claim.object);
        self.arguments.extend(claim.scope.iter().take(MOST).map(|scope| self.words.intern(scope)));
        let measured = claim.amount.is_some() || claim.deadline.is_some();
        if measured {
            self.measures.push(Measure { amount: claim.amount.clone(), deadline: claim.deadline });
        }
        let spans = index(self.spans.len());
        Folded {
            said,
            topic: self.topics.number(&claim.topic, &mut self.words),
            predicate: self.words.intern(&claim.predicate),
            arguments,
            subject,
            object,
            scope: few(claim.scope.len()),
            evidence: few(self.add_spans(&claim.evidence, MOST)),
            spans,
            measure: if measured { index(self.measures.len()) } else { 0 },
            polarity: claim.polarity,
            modality: claim.modality,
            stance: claim.stance,
            evaluation: claim.evaluation,
            stated: claim.stated,
            acknowledged: claim.acknowledged,
            own,
        }
    }

    /// True where a subject is the actor: left out, a word for oneself, or the name.
    fn is_own(&self, subject: &[u32], bytes: u16, actor: u32) -> bool {
        let speaks = match subject {
            [] => true,
            [word] => (*word as usize) < SPEAKER.len(),
            _ => false,
        };
        let subject = Argument { words: subject, bytes };
        let named = |known: &Known| {
            let (start, length) = known.name;
            let words = &self.arguments[start as usize..start as usize + usize::from(length.words)];
            subject.overlaps(Argument { words, bytes: length.bytes })
        };
        speaks || self.known(actor).is_some_and(named)
    }

    /// There are few forms, and the few commonest come first.
    fn form(&mut self, form: &'static str) -> u16 {
        let place = self.forms.iter().position(|known| *known == form).unwrap_or_else(|| {
            self.forms.push(form);
            self.forms.len() - 1
        });
        short(place)
    }

    fn document(&mut self, statement: &Statement<'d>) -> u32 {
        let Statement { document, text, .. } = *statement;
        // Statements come document by document.
        if self.documents.last().is_some_and(|(latest, _)| *latest == document) {
            return index(self.documents.len() - 1);
        }
        *self.document_numbers.entry(document).or_insert_with(|| {
            self.documents.push((document, text));
            index(self.documents.len() - 1)
        })
    }

    /// One past the place of an actor; 0 for nobody.
    pub(super) fn actor(&mut self, actor: Option<&Actor>) -> u32 {
        let Some(actor) = actor else { return 0 };
        let hash = |actor: &Actor| FxBuildHasher.hash_one(&actor.id);
        let known = self.actor_places.find(hash(actor), |place| self.actors[*place as usize].actor == *actor);
        if let Some(place) = known {
            return place + 1;
        }
        let name = (index(self.arguments.len()), self.add_argument(&actor.name.to_lowercase()));
        let place = index(self.actors.len());
        self.actors.push(Known { actor: actor.clone(), id: self.words.intern(&actor.id), name });
        let actors = &self.actors;
        self.actor_places.insert_unique(hash(actor), place, |place| hash(&actors[*place as usize].actor));
        place + 1
    }

    fn add_argument(&mut self, text: &str) -> Length {
        let before = self.arguments.len();
        self.arguments.extend(words(text).take(MOST).map(|word| self.words.intern(word)));
        Length { words: few(self.arguments.len() - before), bytes: short(text.len()) }
    }

    /// How many were added.
    fn add_spans(&mut self, spans: &[Span], most: usize) -> usize {
        let spans = &spans[..spans.len().min(most)];
        self.spans.extend_from_slice(spans);
        spans.len()
    }

    /// A statement as it was before it was folded.
    pub(super) fn unfold(&self, place: u32) -> Statement<'d> {
        let said = &self.said[place as usize];
        let (document, text) = self.documents[said.document as usize];
        let source = said.spans as usize;
        let cue = source + usize::from(said.source);
        let content = cue + usize::from(said.cue);
        let end = content + usize::from(said.content);
        let passage = |from: usize, to: usize| Passage { spans: self.spans[from..to].into() };
        Statement {
            document,
            text,
            moment: said.moment,
            ordinal: said.ordinal,
            kind: said.kind,
            voice: said.voice,
            quotation: said.quotation,
            source: passage(source, cue),
            cue: passage(cue, content),
            cue_lemma: self.words.text(said.cue_lemma).into(),
            form: self.forms[usize::from(said.form)],
            content: passage(content, end),
            actor: self.known(said.actor).map(|known| known.actor.clone()),
            claims: self.claims_of(place).map(|number| self.claim(number)).collect(),
            nested: Vec::new(),
        }
    }

    fn claim(&self, number: u32) -> Claim {
        let held = self.held(number);
        let folded = held.claim;
        Claim {
            topic: self.topics.topic(folded.topic, &self.words),
            subject: held.texts(held.subject().words).into(),
            predicate: self.words.text(folded.predicate).into(),
            object: held.texts(held.object().words).into(),
            polarity: folded.polarity,
            modality: folded.modality,
            stance: folded.stance,
            stated: folded.stated,
            evaluation: folded.evaluation,
            amount: held.amount().cloned(),
            deadline: held.deadline(),
            scope: held.scope().iter().map(|word| self.words.text(*word).into()).collect(),
            acknowledged: folded.acknowledged,
            evidence: held.evidence().into(),
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_ascii_whitespace()
}

fn few(length: usize) -> u8 {
    u8::try_from(length).unwrap_or(u8::MAX)
}

fn short(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}
