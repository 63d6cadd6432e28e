//! Cues: the words that attribute, by class, with the complements each takes.

use serde::Deserialize;

/// What kind of act a cue reports; rules rely on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CueClass {
    /// say, state, add: the content is asserted.
    Say,
    /// tell, inform: asserted to somebody.
    Tell,
    /// ask, wonder: nothing is asserted.
    Ask,
    /// deny, dispute: the content is negated.
    Deny,
    /// demand, urge, call for: the content is required.
    Demand,
    /// promise, vow, plan: the content is intended.
    Promise,
    /// refuse, decline: the content is intended not to be.
    Refuse,
    /// believe, think, expect: asserted as a belief.
    Believe,
    /// want, hope, wish: wanted.
    Want,
    /// support, back, endorse: a stance for.
    Support,
    /// oppose, reject, condemn: a stance against.
    Oppose,
    /// praise, applaud: an evaluation for.
    Praise,
    /// criticise, mock, blame: an evaluation against.
    Blame,
    /// accuse: somebody is said to have done something wrong.
    Accuse,
    /// admit, acknowledge: asserted, against the actor's interest.
    Admit,
    /// warn, threaten: what will or may happen.
    Warn,
    /// offer, propose, suggest: put forward.
    Offer,
    /// allow, approve, permit: permitted.
    Allow,
    /// ban, forbid: forbidden.
    Ban,
    /// call, describe as, label: the object is said to be the complement.
    Describe,
    /// show, reveal, find: a document or a poll speaks.
    Show,
    /// discuss, mention, talk about: a topic without a position.
    Mention,
    /// hear, read, learn, know, remember: what somebody came to know.
    Know,
}

/// What may follow a cue. A set of bits, one for each complement, the lowest first in the order in which they are tried:
/// the ones with a word of their own come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Frames(pub u32);

impl Frames {
    /// A quotation: `said, "…"`.
    pub const QUOTE: Frames = Frames(1);
    /// A that-clause.
    pub const THAT: Frames = Frames(1 << 1);
    /// One of the cue's own prepositions and its object: `called for a vote`.
    pub const PREPOSITION: Frames = Frames(1 << 2);
    /// A clause that begins with who, what, whether, if …
    pub const WH: Frames = Frames(1 << 3);
    /// `to` and a verb.
    pub const TO: Frames = Frames(1 << 4);
    /// Somebody it is addressed to, before another complement: `told reporters that …`.
    pub const ADDRESSEE: Frames = Frames(1 << 5);
    /// A noun phrase and `of` or `for` with a gerund or noun: `accused him of lying`.
    pub const OBJECT_OF: Frames = Frames(1 << 6);
    /// A noun phrase and `as`: `described it as fair`.
    pub const OBJECT_AS: Frames = Frames(1 << 7);
    /// A noun phrase and `to` and a verb: `urged them to vote`.
    pub const OBJECT_TO: Frames = Frames(1 << 8);
    /// A clause with a bare verb: `demanded Iran stop`.
    pub const SUBJUNCTIVE: Frames = Frames(1 << 9);
    /// A clause without *that*.
    pub const CLAUSE: Frames = Frames(1 << 10);
    /// An -ing form: `suggested waiting`.
    pub const GERUND: Frames = Frames(1 << 11);
    /// A noun phrase and what it is said to be: `called the bill a mistake`.
    pub const PREDICATE: Frames = Frames(1 << 12);
    /// A noun phrase: `praised the plan`.
    pub const OBJECT: Frames = Frames(1 << 13);

    /// The frame of a name in a lexicon file.
    pub fn named(name: &str) -> Option<Frames> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, f)| *f)
    }

    /// Every frame with its name in lexicon files.
    pub const NAMES: &'static [(&'static str, Frames)] = &[
        ("quote", Frames::QUOTE),
        ("that", Frames::THAT),
        ("clause", Frames::CLAUSE),
        ("wh", Frames::WH),
        ("to", Frames::TO),
        ("addressee", Frames::ADDRESSEE),
        ("object-to", Frames::OBJECT_TO),
        ("object", Frames::OBJECT),
        ("predicate", Frames::PREDICATE),
        ("object-as", Frames::OBJECT_AS),
        ("object-of", Frames::OBJECT_OF),
        ("gerund", Frames::GERUND),
        ("subjunctive", Frames::SUBJUNCTIVE),
        ("preposition", Frames::PREPOSITION),
    ];

    /// True where the two share a frame.
    pub const fn any(self, other: Frames) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    #[must_use]
    pub const fn with(self, other: Frames) -> Frames {
        Frames(self.0 | other.0)
    }

    /// What the two share.
    #[must_use]
    pub const fn common(self, other: Frames) -> Frames {
        Frames(self.0 & other.0)
    }

    /// Its frames one by one, in the order in which they are tried.
    pub fn each(mut self) -> impl Iterator<Item = Frames> {
        std::iter::from_fn(move || {
            let lowest = self.0 & self.0.wrapping_neg();
            self.0 &= !lowest;
            (lowest != 0).then_some(Frames(lowest))
        })
    }
}

/// One cue lemma.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// The lemma: `say`, `accuse`; for a noun its singular.
    pub lemma: String,
    /// What it commits its actor to.
    pub class: CueClass,
    /// What may follow it.
    pub frames: Frames,
    /// The prepositions of [`Frames::PREPOSITION`], `for` in `called for`; for a noun what introduces its content.
    pub prepositions: Vec<String>,
    /// The particle that belongs to it: `out` in `pointed out`.
    pub particle: Option<String>,
}
