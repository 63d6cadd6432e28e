//! Direct, mixed or indirect: told by the quotation marks in the text, the same way for annotations and predictions.

use serde::{Deserialize, Serialize};

/// How much of a content stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// All of it, but for a word or so: 95 in 100 letters.
    Direct,
    /// Some of it.
    Mixed,
    /// None of it.
    Indirect,
}

impl Manner {
    /// All of them, in the order of the reports.
    pub const ALL: [Manner; 3] = [Manner::Direct, Manner::Mixed, Manner::Indirect];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Manner::Direct => "direct",
            Manner::Mixed => "mixed",
            Manner::Indirect => "indirect",
        }
    }
}

/// Share of letters in quotation marks from which on a content is direct.
const DIRECT: f64 = 0.95;

/// The manner of a content. `quoted` tells it of every character of the text.
pub(super) fn manner(text: &[char], quoted: &[bool], spans: &[[u32; 2]]) -> Manner {
    let (mut letters, mut inside) = (0_u32, 0_u32);
    for &[start, end] in spans {
        let end = (end as usize).min(text.len());
        let start = (start as usize).min(end);
        let single = in_single_marks(&text[start..end]);
        for at in (start..end).filter(|at| text[*at].is_alphanumeric()) {
            letters += 1;
            inside += u32::from(single || quoted[at]);
        }
    }
    if inside == 0 {
        Manner::Indirect
    } else if f64::from(inside) / f64::from(letters) >= DIRECT {
        Manner::Direct
    } else {
        Manner::Mixed
    }
}

/// ‘As headlines quote’, from the first character to the last but for one mark after it.
fn in_single_marks(words: &[char]) -> bool {
    let words = words.strip_suffix(&['\n']).unwrap_or(words);
    let closed = match words {
        [.., '’' | '\''] => true,
        [.., mark, '.' | ',' | '!' | '?'] => matches!(mark, '’' | '\''),
        _ => false,
    };
    closed && matches!(words, ['‘' | '\'', ..]) && !words.starts_with(&['\'', '\''])
}

/// For every character of a text whether it stands in double quotation marks, the marks themselves included.
///
/// Marks are paired line by line; one that is not closed holds to the end of its line, as a quotation does that runs on
/// into the next paragraph. Two apostrophes are a mark too.
pub(super) fn quoted(text: &[char]) -> Vec<bool> {
    let mut quoted = vec![false; text.len()];
    let mut open: Option<usize> = None;
    for at in 0..=text.len() {
        let (mark, through) = match text.get(at) {
            None | Some('\n') => (Mark::LineEnd, at),
            Some('“') => (Mark::Opens, at),
            Some('”') => (Mark::Closes, at + 1),
            Some('"') => (Mark::Either, at + 1),
            Some('\'') if text.get(at + 1) == Some(&'\'') && (at == 0 || text[at - 1] != '\'') => {
                (Mark::Either, at + 1)
            }
            Some(_) => continue,
        };
        match (mark, open) {
            (Mark::Opens | Mark::Either, None) => open = Some(at),
            (Mark::Closes | Mark::Either | Mark::LineEnd, Some(start)) => {
                quoted[start..through].fill(true);
                open = None;
            }
            (Mark::Opens, Some(_)) | (Mark::Closes | Mark::LineEnd, None) => {}
        }
    }
    quoted
}

/// What a character does to a quotation.
#[derive(Clone, Copy)]
enum Mark {
    Opens,
    Closes,
    Either,
    LineEnd,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_decide() {
        for (text, expected) in [
            ("“We stay,”", Manner::Direct),
            ("\"We stay", Manner::Direct),
            ("''We stay,''", Manner::Direct),
            ("‘We Stay’", Manner::Direct),
            ("we “stay” here", Manner::Mixed),
            ("we stay", Manner::Indirect),
            ("it's the miners' pay", Manner::Indirect),
            ("…", Manner::Indirect),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let length = u32::try_from(chars.len()).unwrap();
            assert_eq!(manner(&chars, &quoted(&chars), &[[0, length]]), expected, "{text}");
        }
    }
}
