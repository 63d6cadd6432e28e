//! Parts of speech, as far as the grammar needs them.

/// What a word can be. The values are bit positions in [`Tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Tag {
    /// Singular or mass noun.
    Noun,
    /// Plural noun.
    Nouns,
    /// Proper name.
    Name,
    /// Adjective.
    Adjective,
    /// Adverb.
    Adverb,
    /// Verb, base form.
    Base,
    /// Verb, third person singular.
    Present,
    /// Verb, past tense.
    Past,
    /// Verb, past participle.
    Participle,
    /// Verb, -ing form.
    Gerund,
    /// Modal verb.
    Modal,
    /// A form of be, have or do.
    Auxiliary,
    /// `to` before a verb.
    To,
    /// Article, demonstrative or quantifier.
    Determiner,
    /// Possessive determiner, or the clitic `'s` after a noun.
    Possessive,
    /// Personal or indefinite pronoun.
    Pronoun,
    /// Preposition.
    Preposition,
    /// `and`, `or`, `but`, `nor`.
    Conjunction,
    /// `because`, `while`, `although` …
    Subordinator,
    /// `that` as complementiser.
    That,
    /// `who`, `what`, `whether`, `if` …
    Wh,
    /// `not`, `n't`, `never`.
    Negation,
    /// Number.
    Number,
    /// A mark of any kind.
    Mark,
    /// `yes`, `oh`, `well` …
    Interjection,
}

impl Tag {
    /// In the order of their bits.
    const ALL: [Tag; 25] = [
        Tag::Noun,
        Tag::Nouns,
        Tag::Name,
        Tag::Adjective,
        Tag::Adverb,
        Tag::Base,
        Tag::Present,
        Tag::Past,
        Tag::Participle,
        Tag::Gerund,
        Tag::Modal,
        Tag::Auxiliary,
        Tag::To,
        Tag::Determiner,
        Tag::Possessive,
        Tag::Pronoun,
        Tag::Preposition,
        Tag::Conjunction,
        Tag::Subordinator,
        Tag::That,
        Tag::Wh,
        Tag::Negation,
        Tag::Number,
        Tag::Mark,
        Tag::Interjection,
    ];

    /// The tag of a letter in the word table.
    pub(super) fn of_letter(letter: char) -> Option<Tag> {
        Some(match letter {
            'n' => Tag::Noun,
            'N' => Tag::Nouns,
            'b' => Tag::Base,
            's' => Tag::Present,
            'd' => Tag::Past,
            'p' => Tag::Participle,
            'g' => Tag::Gerund,
            'a' => Tag::Adjective,
            'r' => Tag::Adverb,
            _ => return None,
        })
    }

    /// True for a form of a verb, auxiliaries among them.
    pub const fn is_verb(self) -> bool {
        matches!(self, Tag::Base | Tag::Present | Tag::Past | Tag::Participle | Tag::Gerund | Tag::Auxiliary)
    }

    /// True for a form that can be the finite verb of a clause by itself.
    pub const fn is_finite(self) -> bool {
        matches!(self, Tag::Base | Tag::Present | Tag::Past | Tag::Modal | Tag::Auxiliary)
    }

    /// True for a form that is finite wherever it stands, as a bare verb is not.
    pub const fn is_plainly_finite(self) -> bool {
        matches!(self, Tag::Past | Tag::Present | Tag::Modal | Tag::Auxiliary)
    }

    /// True for a noun or a name.
    pub const fn is_nominal(self) -> bool {
        matches!(self, Tag::Noun | Tag::Nouns | Tag::Name)
    }
}

/// A set of [`Tag`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Tags(pub u32);

impl Tags {
    /// The empty set.
    pub const NONE: Tags = Tags(0);

    /// Forms of a verb that a clause can be built on.
    pub const VERBAL: Tags = Tags::only(Tag::Base).with(Tag::Present).with(Tag::Past);

    /// Nouns and names.
    pub const NOMINAL: Tags = Tags::only(Tag::Noun).with(Tag::Nouns).with(Tag::Name);

    /// The set of one.
    pub const fn only(tag: Tag) -> Tags {
        Tags(1 << tag as u8)
    }

    /// This set with one more.
    #[must_use]
    pub const fn with(self, tag: Tag) -> Tags {
        Tags(self.0 | 1 << tag as u8)
    }

    /// True where it holds the tag.
    pub const fn has(self, tag: Tag) -> bool {
        self.0 & (1 << tag as u8) != 0
    }

    /// True where the two share a tag.
    pub const fn any(self, other: Tags) -> bool {
        self.0 & other.0 != 0
    }

    /// True where nothing is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The only tag in it, if there is just one.
    pub fn single(self) -> Option<Tag> {
        self.0.is_power_of_two().then(|| self.first())
    }

    /// The first tag in it, in the order in which they are listed; a noun where there is none.
    pub fn first(self) -> Tag {
        Tag::ALL.get(self.0.trailing_zeros() as usize).copied().unwrap_or(Tag::Noun)
    }
}
