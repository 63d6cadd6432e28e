//! One pass from bytes to tokens.

use memchr::memchr_iter;

use super::{Span, Token, TokenKind, WordId};

/// Whoever knows words. Asked once for each word token, with the bytes of a folded form: UTF-8 in lower case, with
/// straight apostrophes.
pub trait Vocabulary {
    /// The number of a form; `WordId(0)` where it is not known.
    fn look_up(&self, folded: &[u8]) -> WordId;

    /// The number of an abbreviation with its full stop (`sen.`), if it is one.
    fn abbreviation(&self, folded: &[u8]) -> Option<WordId>;
}

/// Longest form that is looked up, in bytes; whatever is longer is no word that a vocabulary holds.
const LONGEST: usize = 40;

/// Cuts the bytes `body` of `text` into tokens.
///
/// Linear in the length of `body`. A text of four gigabytes or more is cut off there, since spans are 32 bits wide.
pub fn lex<'t>(text: &'t str, body: Span, vocabulary: &impl Vocabulary) -> Vec<Token<'t>> {
    let end = text.len().min(body.range().end);
    let one_line_paragraphs = !has_blank_line(&text.as_bytes()[body.range().start.min(end)..end]);
    let mut lexer = Lexer {
        text,
        bytes: &text.as_bytes()[..end],
        at: body.range().start,
        vocabulary,
        one_line_paragraphs,
        tokens: Vec::with_capacity((end - body.range().start.min(end)) / 5 + 1),
        last_end: 0,
    };
    lexer.run();
    lexer.tokens
}

struct Lexer<'t, 'v, V> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    vocabulary: &'v V,
    one_line_paragraphs: bool,
    tokens: Vec<Token<'t>>,
    /// One past the last byte of the last token.
    last_end: usize,
}

impl<'t, V: Vocabulary> Lexer<'t, '_, V> {
    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            let start = self.at;
            match byte {
                b' ' | b'\t' => self.at += 1,
                b'\n' | b'\r' => self.line_end(start),
                b'a'..=b'z' | b'A'..=b'Z' => self.word(start),
                b'0'..=b'9' => self.number(start),
                0x80.. => {
                    let Some(first) = self.text[start..].chars().next() else { return };
                    if !is_punctuation(first) && first.is_alphabetic() {
                        self.word(start);
                    } else if first.is_whitespace() || is_invisible(first) {
                        self.at += first.len_utf8();
                    } else {
                        self.at += first.len_utf8();
                        self.push(start, character_kind(first));
                    }
                }
                _ => self.sign(byte, start),
            }
        }
    }

    fn line_end(&mut self, start: usize) {
        let mut lines = 0;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'\n' => lines += 1,
                b'\r' | b' ' | b'\t' => {}
                _ => break,
            }
            self.at += 1;
        }
        if (lines > 1 || self.one_line_paragraphs) && !self.tokens.is_empty() && self.at < self.bytes.len() {
            let text = &self.text[start..=start];
            self.add(start, Token { spaced: true, ..token(text, TokenKind::Break) });
        }
    }

    fn sign(&mut self, byte: u8, start: usize) {
        let run = |this: &Self| this.bytes[start..].iter().take_while(|b| **b == byte).count();
        let (kind, length) = match byte {
            b'.' => (TokenKind::Stop, run(self)),
            b'!' | b'?' => (TokenKind::Stop, 1),
            b'"' => (TokenKind::Quote, 1),
            b'\'' | b'`' => (TokenKind::Quote, run(self).min(2)),
            b'-' => (TokenKind::Dash, run(self)),
            _ => (TokenKind::Sign, 1),
        };
        self.at += length;
        self.push(start, kind);
    }

    fn number(&mut self, start: usize) {
        loop {
            self.skip_while(u8::is_ascii_alphanumeric);
            let next = self.bytes.get(self.at + 1).copied().unwrap_or(b' ');
            match self.bytes.get(self.at) {
                Some(b',' | b'.' | b':') if next.is_ascii_digit() => self.at += 1,
                Some(b'-') if next.is_ascii_alphabetic() => self.at += 1,
                _ => break,
            }
        }
        self.push(start, TokenKind::Number);
    }

    /// Letters with inner hyphens, full stops and apostrophes; a clitic becomes a token of its own.
    fn word(&mut self, start: usize) {
        // Nine words in ten are plain letters, in lower case after the first.
        self.at += 1;
        self.skip_while(u8::is_ascii_lowercase);
        if self.bytes.get(self.at).is_none_or(|next| matches!(next, b' ' | b',' | b'\n' | b';' | b':' | b')' | b'"')) {
            return self.push_plain(start);
        }
        self.at = start;
        let mut clitic = None;
        loop {
            self.letters();
            let Some(&byte) = self.bytes.get(self.at) else { break };
            match byte {
                b'-' if self.letter_or_digit_after(1) => self.at += 1,
                b'&' if self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_uppercase) => self.at += 1,
                b'.' if self.full_stop_belongs(start) => self.at += 1,
                b'\'' if self.letter_or_digit_after(1) && clitic.is_none() => {
                    clitic = Some(self.at);
                    self.at += 1;
                }
                0xE2 if self.bytes[self.at..].starts_with("’".as_bytes())
                    && self.letter_or_digit_after(3)
                    && clitic.is_none() =>
                {
                    clitic = Some(self.at);
                    self.at += 3;
                }
                _ => break,
            }
        }
        match clitic.and_then(|apostrophe| self.clitic_start(start, apostrophe)) {
            Some(split) if split > start => {
                let end = self.at;
                self.push_word(start, split, TokenKind::Word);
                self.push_word(split, end, TokenKind::Clitic);
            }
            _ => self.push_word(start, self.at, TokenKind::Word),
        }
    }

    fn letters(&mut self) {
        loop {
            self.skip_while(u8::is_ascii_alphanumeric);
            if self.bytes.get(self.at).is_none_or(u8::is_ascii) {
                return;
            }
            match self.text[self.at..].chars().next() {
                Some(c) if is_letter_or_digit(c) || is_combining(c) => self.at += c.len_utf8(),
                _ => return,
            }
        }
    }

    fn letter_or_digit_after(&self, distance: usize) -> bool {
        match self.bytes.get(self.at + distance) {
            Some(byte) if *byte < 0x80 => byte.is_ascii_alphanumeric(),
            Some(_) => self.text[self.at + distance..].chars().next().is_some_and(is_letter_or_digit),
            None => false,
        }
    }

    /// `U.S.`, initials, and whatever the vocabulary knows with its stop.
    fn full_stop_belongs(&self, start: usize) -> bool {
        let last_part =
            self.bytes[start..self.at].iter().rposition(|b| matches!(b, b'.' | b'-')).map_or(start, |i| start + i + 1);
        let part = &self.bytes[last_part..self.at];
        if part.len() == 1 && part[0].is_ascii_uppercase() {
            return true;
        }
        let dotted = last_part > start && self.bytes[last_part - 1] == b'.';
        if dotted && part.len() == 1 {
            return true;
        }
        if !dotted && part.len() <= 6 {
            let mut buffer = [0u8; LONGEST];
            let folded = fold(&self.bytes[last_part..=self.at], &mut buffer);
            return folded.is_some_and(|folded| self.vocabulary.abbreviation(folded).is_some());
        }
        false
    }

    /// Where the clitic of a word with an inner apostrophe begins; `None` where the apostrophe is part of a name.
    fn clitic_start(&self, start: usize, apostrophe: usize) -> Option<usize> {
        let after = if self.bytes[apostrophe] == b'\'' { apostrophe + 1 } else { apostrophe + 3 };
        let tail = &self.bytes[after..self.at];
        match tail {
            b"t" | b"T" if apostrophe > start + 1 && self.bytes[apostrophe - 1].eq_ignore_ascii_case(&b'n') => {
                Some(apostrophe - 1)
            }
            b"s" | b"S" | b"re" | b"ve" | b"ll" | b"d" | b"m" | b"RE" | b"VE" | b"LL" | b"D" | b"M" => Some(apostrophe),
            _ => None,
        }
    }

    fn skip_while(&mut self, keep: impl Fn(&u8) -> bool) {
        self.at += self.bytes[self.at..].iter().take_while(|b| keep(b)).count();
    }

    fn push(&mut self, start: usize, kind: TokenKind) {
        let text = &self.text[start..self.at];
        self.add(start, token(text, kind));
    }

    /// A word of ASCII letters, of which only the first may be a capital.
    fn push_plain(&mut self, start: usize) {
        let text = &self.text[start..self.at];
        let bytes = text.as_bytes();
        // The space that stands after most words.
        self.at += usize::from(self.bytes.get(self.at) == Some(&b' '));
        let capitalised = bytes[0].is_ascii_uppercase();
        let word = if !capitalised {
            self.vocabulary.look_up(bytes)
        } else if let Some(folded) = [0u8; LONGEST].get_mut(..bytes.len()) {
            folded.copy_from_slice(bytes);
            folded[0] = bytes[0].to_ascii_lowercase();
            self.vocabulary.look_up(folded)
        } else {
            WordId(0)
        };
        self.add(start, Token { word, capitalised, ..token(text, TokenKind::Word) });
    }

    fn push_word(&mut self, start: usize, end: usize, kind: TokenKind) {
        let text = &self.text[start..end];
        let bytes = text.as_bytes();
        let capitalised = match bytes[0] {
            first if first.is_ascii() => first.is_ascii_uppercase(),
            _ => text.chars().next().is_some_and(char::is_uppercase),
        };
        let mut buffer = [0u8; LONGEST];
        let word = match fold(bytes, &mut buffer) {
            Some(folded @ [.., b'.']) => self.vocabulary.abbreviation(folded).unwrap_or_default(),
            Some(folded) => self.vocabulary.look_up(folded),
            None if text.len() <= LONGEST => self.vocabulary.look_up(text.to_lowercase().replace('’', "'").as_bytes()),
            None => WordId(0),
        };
        self.add(start, Token { word, capitalised, ..token(text, kind) });
    }

    fn add(&mut self, start: usize, token: Token<'t>) {
        let spaced = token.spaced || self.tokens.is_empty() || self.last_end < start;
        self.last_end = start + token.text.len();
        self.tokens.push(Token { start: to_u32(start), spaced, ..token });
    }
}

/// A token that the lexer still has to place.
fn token(text: &str, kind: TokenKind) -> Token<'_> {
    Token { text, start: 0, word: WordId(0), kind, spaced: false, capitalised: false }
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// ASCII lower case in `buffer`, a curly apostrophe made straight; `None` where the text is longer or not ASCII.
fn fold<'b>(text: &[u8], buffer: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
    let mut length = 0;
    let mut rest = text;
    while let Some((&byte, tail)) = rest.split_first() {
        let (byte, tail) = match rest {
            [0xE2, 0x80, 0x99, tail @ ..] => (b'\'', tail),
            _ if byte.is_ascii() => (byte.to_ascii_lowercase(), tail),
            _ => return None,
        };
        *buffer.get_mut(length)? = byte;
        length += 1;
        rest = tail;
    }
    Some(&buffer[..length])
}

fn has_blank_line(bytes: &[u8]) -> bool {
    memchr_iter(b'\n', bytes).any(|end| {
        let next = bytes[end + 1..].iter().find(|byte| !matches!(byte, b'\r' | b' ' | b'\t'));
        next == Some(&b'\n')
    })
}

fn character_kind(c: char) -> TokenKind {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‹' | '›' | '＂' => TokenKind::Quote,
        '…' | '。' | '！' | '？' => TokenKind::Stop,
        '–' | '—' | '―' | '‒' | '‐' | '‑' => TokenKind::Dash,
        _ => TokenKind::Sign,
    }
}

/// Zero-width characters and byte-order marks: no token, no white space to speak of.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

/// Dashes, curly marks and spaces: whatever is not ASCII is most often one of these, and it is no letter.
fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206F}')
}

fn is_letter_or_digit(c: char) -> bool {
    !is_punctuation(c) && c.is_alphanumeric()
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}
