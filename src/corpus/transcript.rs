//! Transcripts: a turn a paragraph, `SPEAKER NAME: words`.
//!
//! Only tells whether a text is one; the grammar reads the turns.

/// Lines that are looked at: a transcript shows itself soon.
const LOOK: usize = 200;

/// Bytes that a name can have.
const LONGEST: usize = 80;

/// True where more than half of the paragraphs are turns. Where no line is blank, each line counts as a paragraph.
pub(super) fn is_transcript(text: &str) -> bool {
    let blank_lines = text.lines().take(LOOK).any(|line| line.trim().is_empty());
    let mut paragraphs = 0_usize;
    let mut turns = 0_usize;
    let mut begins = true;
    for line in text.lines().take(LOOK).map(str::trim) {
        if line.is_empty() {
            begins = true;
        } else if begins {
            paragraphs += 1;
            turns += usize::from(is_turn(line));
            begins = !blank_lines;
        }
    }
    turns * 2 > paragraphs
}

/// True for `PARK: …`, `SEN. JO PARK (D): …`, `Q: …`, `Jo Park: …`: a name of one to six words before a colon.
///
/// A name that is not in capitals needs two words, so that `Update: …` is none.
fn is_turn(paragraph: &str) -> bool {
    let front = &paragraph.as_bytes()[..paragraph.len().min(LONGEST + 1)];
    let Some(colon) = memchr::memchr(b':', front) else { return false };
    let (name, words) = (&paragraph[..colon], &paragraph[colon + 1..]);
    if !(words.is_empty() || words.starts_with(char::is_whitespace)) {
        return false;
    }
    let name = name.split('(').next().unwrap_or("").trim();
    let count = name.split_whitespace().count();
    let name_like = name.split_whitespace().all(|word| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    });
    let capitals = !name.chars().any(char::is_lowercase);
    name_like && (1..=6).contains(&count) && (capitals || count > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_are_told_from_prose() {
        for turn in ["PARK: No.", "SEN. JO PARK (D-N.Y.): No.", "Q: Why?", "Jo Park: No.", "THE PRESIDENT:"] {
            assert!(is_turn(turn), "{turn}");
        }
        for prose in ["Update: talks go on.", "She said: “No.”", "At 10:30 they met.", "PARK 2: No.", ": No", ""] {
            assert!(!is_turn(prose), "{prose}");
        }
    }

    #[test]
    fn a_majority_decides() {
        assert!(is_transcript("PARK: No.\nQ: Why?\nPARK: Cost."));
        assert!(is_transcript("PARK: No.\n\nQ: Why?\nThe cost?\n\nPARK: Cost."));
        assert!(!is_transcript("PARK: No.\n\nThe talks went on.\n\nNobody spoke."));
        assert!(!is_transcript(""));
    }
}
