//! The lexical layer that all header fields share (RFC 3261 §25.1).
//!
//! A [`Scanner`] walks over one unfolded field value. It only moves forward, so that whatever is
//! built from it takes time linear in the value, and it keeps no stack: nested comments are
//! counted, not recursed into.

use super::Problem;

/// A position in a field value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The byte offset in the value.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Moves over this byte, which must be ASCII, if it is next.
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// The text from an earlier position up to here.
    pub(crate) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// All that is left.
    pub(crate) fn take_rest(&mut self) -> &'a str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at = self.text.len();
        rest
    }

    pub(crate) fn skip_space(&mut self) {
        self.take_while(is_space);
    }

    /// Moves over bytes as long as they fit. A byte of a character beyond ASCII must fit wholly
    /// or not at all, so that the position stays between characters.
    pub(crate) fn take_while(&mut self, fits: impl Fn(u8) -> bool) -> &'a str {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !fits(*byte)).unwrap_or(rest.len());
        self.since(start)
    }

    /// `token`; empty if there is none.
    pub(crate) fn token(&mut self) -> &'a str {
        self.take_while(is_token)
    }

    /// What stands between the quotes of a `quoted-string`, escapes and all. The opening quote
    /// is next. Without a closing one, everything is consumed.
    pub(crate) fn quoted(&mut self) -> Result<&'a str, Problem> {
        self.at += 1;
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let mut bytes = rest.iter().enumerate();
        while let Some((offset, byte)) = bytes.next() {
            match byte {
                b'"' => {
                    self.at = start + offset;
                    let inside = self.since(start);
                    self.at += 1;
                    return Ok(inside);
                }
                b'\\' => _ = bytes.next(),
                _ => {}
            }
        }
        self.at = self.text.len();
        Err(Problem::UnterminatedQuote)
    }

    /// What stands between the outer parentheses of a `comment`. The opening one is next.
    /// Without a closing one, everything is consumed.
    pub(crate) fn comment(&mut self) -> Result<&'a str, Problem> {
        self.at += 1;
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let mut depth = 1_usize;
        let mut bytes = rest.iter().enumerate();
        while let Some((offset, byte)) = bytes.next() {
            match byte {
                b'(' => depth += 1,
                b')' if depth > 1 => depth -= 1,
                b')' => {
                    self.at = start + offset;
                    let inside = self.since(start);
                    self.at += 1;
                    return Ok(inside);
                }
                b'\\' => _ = bytes.next(),
                _ => {}
            }
        }
        self.at = self.text.len();
        Err(Problem::UnterminatedComment)
    }

    /// `1*DIGIT` of any length. A number above [`MAX_NUMBER`] is held at it.
    pub(crate) fn digits(&mut self) -> Result<u64, Problem> {
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        number(digits).ok_or(Problem::NotANumber)
    }

    /// After a damaged value: moves to the comma before the next one, or to the end. Commas in
    /// quotes do not count, unless the quote is never closed.
    pub(crate) fn skip_to_comma(&mut self) {
        loop {
            self.take_while(|byte| !matches!(byte, b',' | b'"'));
            match self.peek() {
                Some(b'"') => _ = self.quoted(),
                _ => return,
            }
        }
    }
}

/// The largest number that a field value can give here, 2^53 − 1: the largest that every consumer
/// of JSON can hold. RFC 3261 bounds most numbers to 32 bits and Retry-After to nothing at all;
/// larger ones are held at this one rather than reduced modulo anything (RFC 4475 §3.1.2.5).
pub const MAX_NUMBER: u64 = (1 << 53) - 1;

/// The number of these digits, held at [`MAX_NUMBER`]; `None` if there is none or another
/// character.
pub(crate) fn number(digits: &str) -> Option<u64> {
    if digits.is_empty() {
        return None;
    }
    digits.bytes().try_fold(0_u64, |sum, byte| {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        Some(sum.saturating_mul(10).saturating_add(digit).min(MAX_NUMBER))
    })
}

/// White space as it can stand in an unfolded value, and the bytes of line ends.
pub(crate) fn is_space(byte: u8) -> bool {
    has(byte, SPACE)
}

/// A byte of `token`.
pub(crate) fn is_token(byte: u8) -> bool {
    has(byte, TOKEN)
}

/// A byte that ends the name of a parameter: white space, a separator, `=` or a quote.
pub(crate) fn ends_name(byte: u8) -> bool {
    has(byte, ENDS_NAME)
}

/// A byte that ends a value without quotes: white space, a comma or a semicolon.
pub(crate) fn ends_value(byte: u8) -> bool {
    has(byte, ENDS_VALUE)
}

const TOKEN: u8 = 1;
const SPACE: u8 = 2;
const ENDS_NAME: u8 = 4;
const ENDS_VALUE: u8 = 8;

fn has(byte: u8, class: u8) -> bool {
    CLASSES.get(usize::from(byte)).is_some_and(|classes| classes & class != 0)
}

/// The classes of every byte. One look here is much faster than a row of comparisons, and words
/// are most of a message.
static CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        let classes = match byte {
            b' ' | b'\t' | b'\r' | b'\n' => SPACE | ENDS_NAME | ENDS_VALUE,
            b',' | b';' => ENDS_NAME | ENDS_VALUE,
            b'=' | b'"' => ENDS_NAME,
            b'-' | b'.' | b'!' | b'%' | b'*' | b'_' | b'+' | b'`' | b'\'' | b'~' => TOKEN,
            _ if byte.is_ascii_alphanumeric() => TOKEN,
            _ => 0,
        };
        #[expect(clippy::indexing_slicing, reason = "evaluated at compile time, and it fits")]
        {
            table[byte as usize] = classes;
        }
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use alloc::{format, string::String};

    use super::*;

    #[test]
    fn a_quoted_string_ends_at_the_first_quote_that_is_not_escaped() {
        let mut scanner = Scanner::new(r#""a \"b\" \\" rest"#);
        assert_eq!(scanner.quoted(), Ok(r#"a \"b\" \\"#));
        assert_eq!(scanner.take_rest(), " rest");
        assert_eq!(Scanner::new(r#""open\"#).quoted(), Err(Problem::UnterminatedQuote));
    }

    #[test]
    fn comments_nest_and_escape() {
        let mut scanner = Scanner::new(r"(planned (really) \) work) x");
        assert_eq!(scanner.comment(), Ok(r"planned (really) \) work"));
        assert_eq!(scanner.take_rest(), " x");
        let deep = format!("{}{}", "(".repeat(500_000), ")".repeat(500_000));
        assert!(Scanner::new(&deep).comment().is_ok());
        assert_eq!(Scanner::new("(()").comment(), Err(Problem::UnterminatedComment));
    }

    #[test]
    fn a_number_never_wraps() {
        assert_eq!(number("0009"), Some(9));
        assert_eq!(number("4294967296"), Some(4_294_967_296));
        assert_eq!(number("949302838503028349304023988"), Some(MAX_NUMBER));
        assert_eq!(number(&"9".repeat(100_000)), Some(MAX_NUMBER));
        assert_eq!([number(""), number("-1"), number("1.5"), number("٣")], [None; 4]);
    }

    #[test]
    fn the_position_stays_between_characters() {
        let text = String::from("é\"ü\\é\"é,x");
        let mut scanner = Scanner::new(&text);
        scanner.skip_to_comma();
        assert_eq!(scanner.take_rest(), ",x");
    }
}
