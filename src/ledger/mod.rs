//! What every actor said, in order of time, and which of an actor's claims talk of the same thing.
//!
//! Knows statements and their claims; no rule, and of texts only where they are. What it says of two claims depends on
//! these two alone, so another document never changes it.

mod alignment;
mod argument;
mod entry;
mod filing;
mod folded;
mod held;
mod record;
mod topics;

pub use alignment::{WHOLE_SHARE, aligned, similarity};
pub use argument::Argument;
pub use entry::Entry;
pub use held::Held;
pub use record::Record;

use std::ops::Range;
use std::sync::Arc;

use hashbrown::HashTable;
use rustc_hash::FxHashMap;

use crate::lexicon::Interner;
use crate::position::REVERSAL;
use crate::statement::{Kind, Statement};
use crate::text::Span;
use filing::Known;
use folded::{Folded, Measure, Said};
use topics::{Topics, index};

/// Cues that pass on what somebody said. What is nested in anything else ("critics say she wants …") is what one actor
/// imputes to another, and no evidence of the other's position.
const PASSES_ON: [&str; 3] = ["report", "according to", "quote"];

/// Words for the speaker. Where a claim's subject is one of these, or left out, it is the actor. The ledger's first words.
const SPEAKER: [&str; 8] = ["", "i", "me", "my", "we", "us", "our", "myself"];

/// All statements, folded, and the records that can be made of them.
#[derive(Debug)]
pub struct Ledger<'d> {
    /// How many statements were filed.
    filed: usize,
    said: Vec<Said>,
    claims: Vec<Folded>,
    spans: Vec<Span>,
    /// Words of subjects, objects and scopes.
    arguments: Vec<u32>,
    measures: Vec<Measure>,
    forms: Vec<&'static str>,
    topics: Topics,
    words: Interner,
    /// The number of [`REVERSAL`].
    reversal: u32,
    /// Id and text of each document.
    documents: Vec<(&'d str, &'d str)>,
    document_numbers: FxHashMap<&'d str, u32>,
    actors: Vec<Known>,
    actor_places: HashTable<u32>,
}

/// True where a statement can stand against others: somebody is known to have said or done it.
fn takes_part(said: &Said) -> bool {
    said.actor > 0 && said.kind != Kind::Reversal
}

impl Default for Ledger<'_> {
    fn default() -> Self {
        let mut words = Interner::with_capacity(0);
        for word in SPEAKER {
            words.intern(word);
        }
        Ledger {
            filed: 0,
            said: Vec::new(),
            claims: Vec::new(),
            spans: Vec::new(),
            arguments: Vec::new(),
            measures: Vec::new(),
            forms: Vec::new(),
            topics: Topics::default(),
            reversal: words.intern(REVERSAL),
            words,
            documents: Vec::new(),
            document_numbers: FxHashMap::default(),
            actors: Vec::new(),
            actor_places: HashTable::default(),
        }
    }
}

impl<'d> Ledger<'d> {
    /// An empty ledger with room for what texts of so many bytes say. News has a claim each 140 bytes; lists that grow
    /// leave holes in memory as large as themselves, and room that is never touched costs none.
    pub fn for_text(bytes: usize) -> Self {
        Ledger {
            said: Vec::with_capacity(bytes / 192),
            claims: Vec::with_capacity(bytes / 128),
            spans: Vec::with_capacity(bytes / 40),
            arguments: Vec::with_capacity(bytes / 40),
            ..Ledger::default()
        }
    }

    /// A ledger of some statements. Their order does not matter.
    pub fn new(statements: impl IntoIterator<Item = Statement<'d>>) -> Self {
        let mut ledger = Ledger::default();
        for statement in statements {
            ledger.file(&statement);
        }
        ledger
    }

    /// Files a statement, and those nested in it that are somebody's own words. What can stand against nothing is counted
    /// and not kept.
    pub fn file(&mut self, statement: &Statement<'d>) {
        self.filed += 1;
        let actor = self.actor(statement.actor.as_ref());
        if statement.kind == Kind::Reversal || actor > 0 && !statement.claims.is_empty() {
            self.fold(statement, actor);
        }
        if PASSES_ON.contains(&statement.cue_lemma.as_str()) {
            // What an actor says of their own saying is read with the outer statement.
            for inner in statement.nested.iter().filter(|inner| inner.actor != statement.actor) {
                self.file(inner);
            }
        }
    }

    /// How many statements there are, nested ones among them.
    pub fn statements(&self) -> usize {
        self.filed
    }

    /// How many actors they come from.
    pub fn actors(&self) -> usize {
        let mut ids: Vec<u32> = self.actors.iter().map(|known| known.id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len()
    }

    /// A claim by its number.
    pub fn held(&self, claim: u32) -> Held<'_> {
        let claim = &self.claims[claim as usize];
        Held { ledger: self, claim, said: &self.said[claim.said as usize] }
    }

    /// A claim with its whole statement. What was unfolded before lies in `known` by the number of its first claim.
    pub fn entry(&self, claim: u32, known: &mut FxHashMap<u32, Arc<Statement<'d>>>) -> Entry<'d> {
        let place = self.claims[claim as usize].said;
        let first = self.said[place as usize].claims;
        let statement = known.entry(first).or_insert_with(|| Arc::new(self.unfold(place)));
        Entry { statement: Arc::clone(statement), claim: (claim - first) as usize }
    }

    /// A claim taken out of its record, so that it can be looked at as those in a ledger are.
    pub fn add(&mut self, entry: &Entry<'d>) -> u32 {
        let actor = self.actor(entry.statement.actor.as_ref());
        let place = self.fold(&entry.statement, actor);
        self.said[place as usize].claims + index(entry.claim)
    }

    /// The statements that tell of a change of position, in order of time.
    pub fn reversals(&self) -> Vec<Arc<Statement<'d>>> {
        let mut told = self.places(|said| said.kind == Kind::Reversal);
        self.sort(&mut told, &self.ranks());
        told.into_iter().map(|place| Arc::new(self.unfold(place))).collect()
    }

    /// The record of each actor who makes more than one claim, in the order of the actors' ids.
    pub fn records(&self) -> impl Iterator<Item = Record> {
        let mut by_actor: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for place in self.places(takes_part) {
            by_actor.entry(self.actor_id(&self.said[place as usize])).or_default().push(place);
        }
        let several = |places: &[u32]| places.len() > 1 || places.iter().any(|place| self.claims_of(*place).len() > 1);
        let mut by_actor: Vec<(u32, Vec<u32>)> = by_actor.into_iter().filter(|(_, places)| several(places)).collect();
        by_actor.sort_unstable_by_key(|(actor, _)| self.words.text(*actor));
        let ranks = self.ranks();
        by_actor.into_iter().filter_map(move |(_, places)| self.record(places, &ranks))
    }

    /// One record of all actors, for disagreements between them; `None` where there is nothing to disagree on.
    pub fn together(&self) -> Option<Record> {
        self.record(self.places(takes_part), &self.ranks())
    }

    fn record(&self, mut places: Vec<u32>, ranks: &[u32]) -> Option<Record> {
        self.sort(&mut places, ranks);
        let claims: Vec<u32> = places.into_iter().flat_map(|place| self.positions(place)).collect();
        (claims.len() > 1).then(|| Record::new(self, claims))
    }

    /// The number of a word; `None` where no statement has it.
    pub fn word(&self, text: &str) -> Option<u32> {
        self.words.get(text.as_bytes())
    }

    /// The text of a word.
    pub fn text(&self, word: u32) -> &str {
        self.words.text(word)
    }

    /// The claims of a statement that can stand against others.
    fn positions(&self, place: u32) -> impl Iterator<Item = u32> {
        self.claims_of(place).filter(|claim| self.claims[*claim as usize].predicate != self.reversal)
    }

    fn claims_of(&self, place: u32) -> Range<u32> {
        let place = place as usize;
        self.said[place].claims..self.said.get(place + 1).map_or(index(self.claims.len()), |next| next.claims)
    }

    fn content(&self, said: &Said) -> &[Span] {
        let start = said.spans as usize + usize::from(said.source) + usize::from(said.cue);
        &self.spans[start..start + usize::from(said.content)]
    }

    fn known(&self, actor: u32) -> Option<&Known> {
        self.actors.get((actor as usize).checked_sub(1)?)
    }

    fn actor_id(&self, said: &Said) -> u32 {
        self.known(said.actor).map_or(0, |known| known.id)
    }

    /// Sorts statements by date, precision, document and place; those without a date come last.
    fn sort(&self, places: &mut [u32], ranks: &[u32]) {
        let key = |place: &u32| {
            let said = &self.said[*place as usize];
            ((said.moment.date.is_none(), said.moment, ranks[said.document as usize], said.ordinal), said)
        };
        // What is left equal, of documents that share an id, is told apart by where it stands and who said it.
        let rest = |said: &Said| (self.content(said), self.known(said.actor).map(|known| &known.actor), said.kind);
        places.sort_by(|a, b| {
            let ((one, a), (other, b)) = (key(a), key(b));
            one.cmp(&other).then_with(|| rest(a).cmp(&rest(b)))
        });
    }

    /// The place of each document in the order of their ids.
    fn ranks(&self) -> Vec<u32> {
        let mut by_id: Vec<u32> = (0..index(self.documents.len())).collect();
        by_id.sort_unstable_by_key(|document| self.documents[*document as usize].0);
        let mut ranks = vec![0; by_id.len()];
        for (place, document) in (0..).zip(by_id) {
            ranks[document as usize] = place;
        }
        ranks
    }

    /// The places of some statements.
    fn places(&self, some: impl Fn(&Said) -> bool) -> Vec<u32> {
        (0..).zip(&self.said).filter(|(_, said)| some(said)).map(|(place, _)| place).collect()
    }
}
