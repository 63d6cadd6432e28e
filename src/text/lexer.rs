//! One pass from bytes to tokens.

use memchr::memchr_iter;

use super::{ShortForm, Span, Token, TokenKind, Tokens, WordId};

/// Whoever knows words. Asked once for each word token, with the bytes of a folded form: UTF-8 in lower case, with
/// straight apostrophes.
pub trait Vocabulary {
    /// The number of a form; `WordId(0)` where it is not known.
    fn look_up(&self, folded: &[u8]) -> WordId;

    /// The same for a form that is a number already.
    fn look_up_short(&self, folded: ShortForm) -> WordId;

    /// True where the form of a number is an abbreviation with its full stop: `sen.`.
    fn is_abbreviation(&self, word: WordId) -> bool;
}

/// Longest form that is looked up, in bytes; whatever is longer is no word that a vocabulary holds.
const LONGEST: usize = 40;

/// Longest abbreviation of one part, without its full stop: `approx`.
const LONGEST_ABBREVIATION: usize = 6;

/// Cuts the bytes `body` of `text` into tokens.
///
/// Linear in the length of `body`. A text of four gigabytes or more is cut off there, since spans are 32 bits wide.
pub fn lex<'t>(text: &'t str, body: Span, vocabulary: &impl Vocabulary) -> Tokens<'t> {
    let end = text.len().min(body.range().end);
    let one_line_paragraphs = !has_blank_line(&text.as_bytes()[body.range().start.min(end)..end]);
    let bytes = end - body.range().start.min(end);
    let mut lexer = Lexer {
        text,
        bytes: &text.as_bytes()[..end],
        at: body.range().start,
        vocabulary,
        one_line_paragraphs,
        tokens: Tokens { all: Vec::with_capacity(bytes / 5 + 1), joints: Vec::with_capacity(bytes / 40 + 1) },
        last_end: usize::MAX,
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
    tokens: Tokens<'t>,
    /// One past the last byte of the last token; before the first, where no token stands.
    last_end: usize,
}

impl<'t, V: Vocabulary> Lexer<'t, '_, V> {
    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            let start = self.at;
            match byte {
                b' ' | b'\t' => self.at += 1,
                b'\n' | b'\r' => self.line_end(start),
                b'a'..=b'z' | b'A'..=b'Z' => {
                    if !self.plain_word(start, byte) {
                        self.word(start);
                    }
                }
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
        if (lines > 1 || self.one_line_paragraphs) && !self.tokens.all.is_empty() && self.at < self.bytes.len() {
            let text = &self.text[start..=start];
            self.joint();
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

    /// A word with nothing inside, and a sign after it by which this shows: nine words in ten. False where it is another,
    /// of which the first letters may be behind already.
    #[inline]
    fn plain_word(&mut self, start: usize, first: u8) -> bool {
        let Some((form, length)) = ShortForm::beginning(&self.bytes[start..]) else { return false };
        self.at = start + length;
        let next = self.bytes.get(self.at).copied();
        let before_space = next == Some(b' ');
        if !before_space && !self.ends_plainly(start, length, next) {
            return false;
        }
        let word = self.vocabulary.look_up_short(form);
        let capitalised = first.is_ascii_uppercase();
        let text = &self.text[start..self.at];
        self.at += usize::from(before_space);
        self.add(start, Token { word, capitalised, ..token(text, TokenKind::Word) });
        true
    }

    /// True where what stands after letters is no part of their word.
    fn ends_plainly(&self, start: usize, length: usize, next: Option<u8>) -> bool {
        match next {
            Some(b'.') => length > LONGEST_ABBREVIATION || !self.full_stop_belongs(start),
            Some(b'-' | b'&' | b'\'' | b'0'..=b'9' | b'A'..=b'Z' | 0x80..) | None => false,
            Some(_) => true,
        }
    }

    /// Letters with inner hyphens, full stops and apostrophes; a clitic becomes a token of its own.
    fn word(&mut self, start: usize) {
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
        !dotted
            && part.len() <= LONGEST_ABBREVIATION
            && self.vocabulary.is_abbreviation(self.look_up(last_part, self.at + 1))
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
        if matches!(kind, TokenKind::Stop | TokenKind::Quote) {
            self.joint();
        }
        self.add(start, token(text, kind));
    }

    fn push_word(&mut self, start: usize, end: usize, kind: TokenKind) {
        let text = &self.text[start..end];
        let capitalised = match self.bytes[start] {
            first if first.is_ascii() => first.is_ascii_uppercase(),
            _ => text.chars().next().is_some_and(char::is_uppercase),
        };
        let known = self.look_up(start, end);
        let dotted = self.bytes[end - 1] == b'.';
        let word = if dotted && !self.vocabulary.is_abbreviation(known) { WordId(0) } else { known };
        if dotted {
            self.joint();
        }
        self.add(start, Token { word, capitalised, ..token(text, kind) });
    }

    /// The number of a text, once it is folded.
    fn look_up(&self, start: usize, end: usize) -> WordId {
        let bytes = &self.bytes[start..end];
        if let Some(form) = ShortForm::folding(bytes) {
            return self.vocabulary.look_up_short(form);
        }
        match fold(bytes, &mut [0u8; LONGEST]) {
            Some(folded) => self.vocabulary.look_up(folded),
            None if bytes.len() <= LONGEST => {
                let lower = self.text[start..end].to_lowercase().replace('’', "'");
                self.vocabulary.look_up(lower.as_bytes())
            }
            None => WordId(0),
        }
    }

    /// The next token is a joint.
    fn joint(&mut self) {
        self.tokens.joints.push(self.tokens.all.len());
    }

    fn add(&mut self, start: usize, token: Token<'t>) {
        let spaced = token.spaced || self.last_end != start;
        self.last_end = start + token.text.len();
        self.tokens.all.push(Token { start: to_u32(start), spaced, ..token });
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
