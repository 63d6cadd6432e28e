//! Whether the speaker wants more or less of what a clause names.
//!
//! "Support limiting the herd" wants less of the herd: what a verb does to its object is multiplied along the clause, and
//! what comes of a thing tells how it is meant: "mining ruins the valley" wants less mining.
//! Deng, Choi and Wiebe (2013), "Benefactive/malefactive event and writer attitude annotation".

use smallvec::{SmallVec, smallvec};

use super::effect::Effects;
use crate::Knowledge;
use crate::grammar::Word;
use crate::lexicon::Tag;
use crate::position::{Modality, Outline};

/// For each word of the clause 1, -1 or 0.
pub(super) fn attitudes(words: &[Word], clause: &Outline, knowledge: &Knowledge) -> SmallVec<[i8; 32]> {
    let effects = Effects { words, clause, knowledge };
    let mut found: SmallVec<[i8; 32]> = smallvec![0; clause.words.len()];
    if clause.supposed {
        return found;
    }
    let denied: i8 = if clause.negated { -1 } else { 1 };
    let head = clause.head.and_then(|head| clause.words.iter().position(|at| *at == head));
    let subject = head.map_or(0, |head| effects.subject(head));
    // What is done, so far, to what follows, and where the words end that do it.
    let (mut sign, mut governed) = (0, 0);
    // Inside a phrase that tells where, when or what for.
    let mut apart = false;
    let mut place = 0;
    while place < clause.words.len() {
        let before_head = head.is_none_or(|head| place < head);
        let of_subject = if before_head && head.is_some() { subject } else { 0 };
        let word = effects.word(place);
        // "… to reduce noise": a purpose is wanted for itself.
        if word.tag == Tag::To && !before_head && found[..place].iter().any(|one| *one != 0) {
            sign = 0;
        }
        if word.is_comma() || head == Some(place) {
            apart = false;
            sign = if before_head { 0 } else { sign };
        }
        if word.tag == Tag::Preposition {
            let told = governed != place || word.folds_to("for");
            apart = told && effects.is_aside(place, sign, of_subject);
            sign = if apart { 0 } else { sign };
        }
        let wanted = match sign {
            0 if apart => 0,
            0 => of_subject,
            sign => sign,
        };
        found[place] = wanted;
        if let Some(side) = effects.governs_before(place) {
            // "Staff cuts": what the noun does is done to the nouns before it.
            let compound = (0..place).rev().take_while(|at| effects.is_beside(*at)).count();
            found[place - compound..place].fill(wanted * side);
        }
        if let Some((side, length)) = effects.side_of(place) {
            // "The answer lies in not cutting wages."
            let spared = head != Some(place) && place > 0 && effects.word(place - 1).tag == Tag::Negation;
            let side = if spared { -side } else { side };
            sign = if wanted == 0 { side } else { wanted * side };
            place += length;
            governed = place;
        } else {
            // "Pupils should learn music": what must be done is wanted.
            if head == Some(place) && sign == 0 && clause.modality == Some(Modality::Required) {
                sign = 1;
            }
            place += 1;
        }
    }
    for one in &mut found {
        *one *= denied;
    }
    found
}
