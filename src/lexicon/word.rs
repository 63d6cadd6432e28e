//! What is known of one word form.

use super::{Tag, Tags};
use crate::text::WordId;

/// A number for a lemma of one [`Lexicon`](super::Lexicon): that of the form spelt like it; 0 is the empty lemma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct LemmaId(pub u32);

/// One word form: what it can be, and what it is when nothing speaks against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Everything it can be.
    pub tags: Tags,
    /// What it most often is.
    pub prior: Tag,
    /// Minus the common logarithm of its share of running text, times ten: 13 for `the`, 60 for one in a million.
    pub rarity: u8,
    /// Its lemma as a verb.
    pub verb: LemmaId,
    /// Its lemma as anything else.
    pub noun: LemmaId,
    /// What else is known of it.
    pub traits: Traits,
    /// What it is wherever it stands in small letters: three words of a text in five can be one thing only.
    pub only: Option<Tag>,
}

impl Word {
    /// A form nothing is known of.
    pub const UNKNOWN: Word = Word {
        tags: Tags::NONE,
        prior: Tag::Noun,
        rarity: 75,
        verb: LemmaId(0),
        noun: LemmaId(0),
        traits: Traits(0),
        only: None,
    };

    /// Its lemma as a verb where it stands as `tag`; `form` is its own number. "To lay off" is no form of "lie": a bare
    /// verb is its own lemma, which has the number of the form.
    pub fn as_verb(&self, form: WordId, tag: Tag) -> LemmaId {
        if tag == Tag::Base { self.as_bare_verb(form) } else { self.verb }
    }

    /// Its lemma as a bare verb.
    pub fn as_bare_verb(&self, form: WordId) -> LemmaId {
        if self.traits.any(Traits::LEMMA) { LemmaId(form.0) } else { self.verb }
    }
}

/// A set of traits of a word form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Traits(pub u32);

impl Traits {
    /// A form of *be*.
    pub const BE: Traits = Traits(1);
    /// A form of *have*.
    pub const HAVE: Traits = Traits(1 << 1);
    /// A form of *do*.
    pub const DO: Traits = Traits(1 << 2);
    /// A pronoun that can be a subject.
    pub const SUBJECT: Traits = Traits(1 << 3);
    /// A pronoun that can be an object.
    pub const OBJECT: Traits = Traits(1 << 4);
    /// Male: `he`, `Mr.`, `John`.
    pub const MALE: Traits = Traits(1 << 5);
    /// Female: `she`, `Mrs.`, `Mary`.
    pub const FEMALE: Traits = Traits(1 << 6);
    /// `they` and its forms.
    pub const PLURAL: Traits = Traits(1 << 7);
    /// `it` and its forms.
    pub const NEUTER: Traits = Traits(1 << 8);
    /// First person.
    pub const FIRST: Traits = Traits(1 << 9);
    /// Second person.
    pub const SECOND: Traits = Traits(1 << 10);
    /// A noun or adverb of time.
    pub const TIME: Traits = Traits(1 << 11);
    /// A title that stands before a name.
    pub const TITLE: Traits = Traits(1 << 12);
    /// `Mr.`, `Mrs.` and the like.
    pub const HONORIFIC: Traits = Traits(1 << 13);
    /// A given name.
    pub const GIVEN: Traits = Traits(1 << 14);
    /// A noun for a person or a group of persons.
    pub const PERSON: Traits = Traits(1 << 15);
    /// A noun for an organisation.
    pub const ORGANISATION: Traits = Traits(1 << 16);
    /// A word of a closed class.
    pub const FUNCTION: Traits = Traits(1 << 17);
    /// The lemma of the verb reading is a cue.
    pub const CUE_VERB: Traits = Traits(1 << 18);
    /// The lemma of the noun reading is a cue.
    pub const CUE_NOUN: Traits = Traits(1 << 19);
    /// The lemma of the adjective reading is a cue.
    pub const CUE_ADJECTIVE: Traits = Traits(1 << 20);
    /// `jr.`, `iii`.
    pub const SUFFIX: Traits = Traits(1 << 21);
    /// A verb that a narrator reports as an act.
    pub const ACT: Traits = Traits(1 << 22);
    /// A month or weekday.
    pub const CALENDAR: Traits = Traits(1 << 23);
    /// A word that can begin a phrase for a change of position.
    pub const REVERSAL: Traits = Traits(1 << 24);
    /// A word by which somebody is said to say now this, now that.
    pub const ACCUSATION: Traits = Traits(1 << 25);
    /// A word that sets then against now, or statements against each other.
    pub const THEN_NOW: Traits = Traits(1 << 26);
    /// What other forms are forms of.
    pub const LEMMA: Traits = Traits(1 << 27);

    /// A preposition that hangs a noun phrase on another: `of`, `between`.
    pub const JOINING: Traits = Traits(1 << 28);

    /// A word that may be of another part of speech beside certain others: `past`, `since`, `no`.
    pub const SHIFTING: Traits = Traits(1 << 29);

    /// A word that may stand before a noun of time in an adverb of time: `last`, `every`, `in`.
    pub const BEFORE_TIME: Traits = Traits(1 << 30);

    /// A word that the names of companies and clubs end with: `Motors`, `United`.
    pub const COMPANY: Traits = Traits(1 << 31);

    /// True where the two share a trait.
    pub const fn any(self, other: Traits) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    #[must_use]
    pub const fn with(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// What the two share.
    #[must_use]
    pub const fn common(self, other: Traits) -> Traits {
        Traits(self.0 & other.0)
    }
}
