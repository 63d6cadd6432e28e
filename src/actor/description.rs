//! What people are called besides their names: the nouns of titles and appositions, and finding somebody by them.

use super::entity::{EntityId, Gender, index};
use super::name::Name;
use crate::grammar::Word;
use crate::lexicon::{Tag, Traits};
use crate::text::{TokenKind, TokenRange, WordId};

/// Most descriptions that a noun phrase is compared with.
const REACH: usize = 60;

/// Nouns that stand for each other.
const SAME: &[&[&str]] = &[
    &["senator", "sen.", "sens.", "senators", "sen"],
    &["governor", "gov.", "gov", "govs."],
    &["congressman", "congresswoman", "representative", "rep.", "rep", "reps."],
    &["president", "pres."],
    &["candidate", "nominee", "front-runner", "frontrunner", "contender", "hopeful", "standard-bearer"],
    &["businessman", "mogul", "tycoon", "billionaire", "developer", "magnate"],
    &["journalist", "reporter", "correspondent", "anchor", "host", "newsman"],
    &["professor", "prof."],
    &["general", "gen."],
    &["leader", "ruler", "emir", "king", "sultan", "emperor", "monarch", "sheikh"],
    &["lawyer", "attorney", "counsel"],
];

/// A noun for people that is far more often one for the key of a map, and so has no trait.
const LEGEND: &str = "legend";

/// Nouns that news uses for whom it just spoke of, in place of the name.
const VARIATIONS: &[&str] = &[
    "actor",
    "actress",
    "billionaire",
    "businessman",
    "businesswoman",
    "candidate",
    "comedian",
    "congressman",
    "congresswoman",
    "conservative",
    "contender",
    "democrat",
    "developer",
    "diplomat",
    "front-runner",
    "frontrunner",
    "governor",
    "hopeful",
    "incumbent",
    "lawmaker",
    "legend",
    "legislator",
    "libertarian",
    "magnate",
    "man",
    "mayor",
    "mogul",
    "nominee",
    "politician",
    "progressive",
    "republican",
    "ruler",
    "secretary",
    "senator",
    "socialist",
    "standard-bearer",
    "star",
    "tycoon",
    "veteran",
    "woman",
];

/// Whoever carries one of these speaks for somebody else.
pub(super) const SPEAKING: &[&str] = &[
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "spokesmen",
    "spokeswomen",
    "spokespeople",
    "campaign",
    "camp",
    "team",
    "spox",
];

/// The same of roles, for whom the text calls nothing else.
const ROLES: &[&str] = &[
    "activist",
    "analyst",
    "architect",
    "artist",
    "author",
    "banker",
    "boss",
    "chairman",
    "chairwoman",
    "chancellor",
    "coach",
    "commissioner",
    "councillor",
    "defender",
    "director",
    "economist",
    "envoy",
    "founder",
    "general",
    "goalkeeper",
    "leader",
    "manager",
    "midfielder",
    "minister",
    "novelist",
    "photographer",
    "poet",
    "premier",
    "professor",
    "scientist",
    "singer",
    "striker",
    "surgeon",
    "winger",
    "writer",
];

/// One noun that describes one entity.
#[derive(Debug, Clone, Copy)]
struct Description {
    noun: u32,
    sense: Sense,
    entity: EntityId,
}

/// What a noun says of somebody: equal where two nouns say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// The index in [`SAME`].
    Shared(usize),
    Own(WordId),
}

impl Sense {
    fn of(word: &Word) -> Sense {
        let shared = SAME.iter().position(|set| word.folds_to_any(set));
        shared.map_or(Sense::Own(word.token.word), Sense::Shared)
    }
}

/// The descriptions of one document, in the order of the page.
#[derive(Debug, Default)]
pub(super) struct Descriptions(Vec<Description>);

impl Descriptions {
    /// Notes the nouns that stand with a name: titles, what precedes it, appositions on either side.
    /// Returns the gender that they tell, and whether any followed the name.
    pub fn record(&mut self, words: &[Word], sentence: &TokenRange, name: &Name, entity: EntityId) -> (Gender, bool) {
        let mut gender = Gender::Unknown;
        let mut apposed = false;
        let mut note = |at: usize| {
            self.0.push(Description { noun: index(at), sense: Sense::of(&words[at]), entity });
            gender = gender.or(Gender::of(words[at].traits));
        };
        before(words, sentence, name.start)
            .chain(name.start..name.first)
            .filter(|at| describes(&words[*at]))
            .for_each(&mut note);
        if let Some(aside) = apposition_after(words, sentence, name.end) {
            for at in aside.filter(|at| describes(&words[*at])).take(2) {
                note(at);
                apposed = true;
            }
        }
        (gender, apposed)
    }

    /// Sorts what was noted; to be called once, before [`Descriptions::find`].
    pub fn settle(&mut self) {
        self.0.sort_by_key(|description| description.noun);
    }

    /// True where it was said before a word what somebody is.
    pub fn tell_of(&self, entity: EntityId, at: usize) -> bool {
        let until = self.0.partition_point(|description| (description.noun as usize) < at);
        self.0[..until].iter().rev().take(REACH).any(|description| description.entity == entity)
    }

    /// Whom a definite noun phrase with this head means, by what was said of people before it.
    pub fn find(&self, words: &[Word], phrase: &TokenRange, head: usize) -> Option<EntityId> {
        let sense = Sense::of(&words[head]);
        let until = self.0.partition_point(|description| (description.noun as usize) < phrase.start);
        let modifiers = || words[phrase.start..head].iter().filter(|w| w.token.capitalised && w.tag == Tag::Name);
        let mut best: Option<(usize, EntityId)> = None;
        let mut several = false;
        for description in self.0[..until].iter().rev().take(REACH) {
            if description.sense != sense {
                continue;
            }
            let noun = description.noun as usize;
            let near = &words[noun.saturating_sub(5)..words.len().min(noun + 9)];
            if other_party(&words[phrase.start..=head], &near[..near.len().min(7)]) {
                continue;
            }
            let shared = modifiers().filter(|m| near.iter().any(|w| akin(w.text(), m.text()))).count();
            match best {
                Some((_, known)) if known == description.entity => {}
                Some((most, _)) => {
                    several = true;
                    if shared > most {
                        best = Some((shared, description.entity));
                    }
                }
                None => best = Some((shared, description.entity)),
            }
        }
        let (shared, entity) = best?;
        (!several || shared > 0 || modifiers().next().is_none()).then_some(entity)
    }
}

/// True for a noun that news uses for whom it just spoke of.
pub(super) fn is_variation(word: &Word) -> bool {
    word.folds_to_any(VARIATIONS) || is_role(word)
}

/// True for a noun that news uses so only for somebody of whom it says nothing else.
pub(super) fn is_role(word: &Word) -> bool {
    word.folds_to_any(ROLES)
}

/// False for whatever is neither a pronoun of the third person nor a noun for people, to be told at a glance.
pub(super) fn may_mean_somebody(word: &Word) -> bool {
    let traits = Traits::MALE.with(Traits::FEMALE).with(Traits::PERSON).with(Traits::TITLE);
    word.has(traits) || word.is(LEGEND)
}

/// True for a noun or title that says what somebody is.
pub(super) fn describes(word: &Word) -> bool {
    word.is_kind(TokenKind::Word)
        && !word.has(Traits::GIVEN)
        && (word.has(Traits::PERSON.with(Traits::TITLE)) || word.is(LEGEND))
}

/// `Vermont` and `Vermont`, `Qatar` and `Qatari`, `Iran` and `Iranian`.
fn akin(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.len() >= 4 && long.len() - short.len() <= 4 && long.is_char_boundary(short.len()) && long.starts_with(short)
}

fn other_party(phrase: &[Word], near: &[Word]) -> bool {
    const PARTIES: [&[&str]; 2] = [&["republican", "gop", "conservative"], &["democratic", "democrat", "liberal"]];
    let has = |words: &[Word], party: &[&str]| words.iter().any(|w| w.folds_to_any(party));
    let [ours, theirs] = PARTIES;
    has(phrase, ours) && has(near, theirs) && !has(near, ours)
        || has(phrase, theirs) && has(near, ours) && !has(near, theirs)
}

/// The words that lead up to a name: `former secretary of state` Hillary Clinton; with a comma before the name, the
/// noun phrase that it renames: `Trump's envoy` leading the delegation, Steve Witkoff.
fn before(words: &[Word], sentence: &TokenRange, name: usize) -> TokenRange {
    let nominal = |w: &Word| matches!(w.tag, Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number) || w.is("of");
    if name > sentence.start + 1 && words[name - 1].is_comma() {
        let floor = sentence.start.max(name.saturating_sub(14));
        let breaks = |w: &Word| w.tag == Tag::Mark || w.tag.is_finite() || w.tag == Tag::Conjunction;
        let from = (floor..name - 1).rev().find(|at| breaks(&words[*at])).map_or(floor, |at| at + 1);
        let opens = |at: usize| matches!(words[at].tag, Tag::Determiner | Tag::Possessive) || at == sentence.start;
        let Some(open) = (from..name - 1).find(|at| opens(*at)) else { return name..name };
        let post = |w: &Word| matches!(w.tag, Tag::Gerund | Tag::Participle | Tag::Preposition | Tag::Wh);
        let until = (open..name - 1).find(|at| post(&words[*at])).unwrap_or(name - 1);
        let plain = words[open..until].iter().all(|w| !w.has(Traits::GIVEN));
        return if plain { open..until } else { name..name };
    }
    let floor = sentence.start.max(name.saturating_sub(7));
    let lead = (floor..name).rev().take_while(|at| nominal(&words[*at])).last().unwrap_or(name);
    lead..name
}

/// The noun phrase between the commas after a name: `, a former mayor,`.
fn apposition_after(words: &[Word], sentence: &TokenRange, end: usize) -> Option<TokenRange> {
    let mut at = end;
    if words.get(at).filter(|_| at < sentence.end)?.is("(") {
        at = (at..sentence.end.min(at + 8)).find(|i| words[*i].is(")"))? + 1;
    }
    if !words.get(at).filter(|_| at < sentence.end)?.is_comma() {
        return None;
    }
    let opening = words.get(at + 1)?;
    let opens = matches!(opening.tag, Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun)
        || opening.tag == Tag::Name && words.get(at + 2).is_some_and(|w| w.tag == Tag::Possessive);
    let until = (at + 1..sentence.end.min(at + 9))
        .find(|i| words[*i].is_comma() || matches!(words[*i].tag, Tag::Wh | Tag::Preposition | Tag::Mark))
        .unwrap_or(sentence.end.min(at + 9));
    opens.then_some(at + 1..until)
}
