//! Lists of words: Allow, Supported, Unsupported, Require, Content-Encoding, Content-Language
//! (RFC 3261 §20), Allow-Events (RFC 6665), Accept-Resource-Priority (RFC 4412); and lists of words
//! with parameters: Accept-Encoding, Accept-Language, Content-Disposition (RFC 3261 §20),
//! Recv-Info (RFC 6086), Security-Server (RFC 3329).

use core::fmt;

use super::{
    Param, Params, Place, Problem, QValue, Value,
    params::parse_params,
    syntax::{Scanner, is_space, is_token},
};

/// A word and nothing else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'a>(pub(crate) &'a str);

impl<'a> Value<'a> for Word<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        word(scanner).map(Self)
    }
}

/// A word with parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Token<'a> {
    /// All of it as it stands there: `ipsec-ike;q=0.1`.
    pub text: &'a str,
    /// The word: `ipsec-ike`.
    pub name: &'a str,
    /// Its preference; `None` where it is absent and where it is no number from 0 to 1.
    pub q: Option<QValue>,
    /// All parameters, `q` among them.
    pub params: Params<'a>,
}

impl<'a> Value<'a> for Token<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let start = scanner.at();
        let name = word(scanner)?;
        let mut q = None;
        let params = parse_params(scanner, |param: Param<'a>| {
            if q.is_none() && param.is("q") {
                q = param.value.and_then(|value| QValue::parse(value.raw()));
            }
        })?;
        Ok(Self { text: scanner.since(start).trim_ascii(), name, q, params })
    }
}

/// What ends a word is passed over by the caller; all before it must be characters of a token, or a
/// damaged list would name what nobody has sent.
fn word<'a>(scanner: &mut Scanner<'a>) -> Result<&'a str, Problem> {
    let word =
        scanner.take_while(|byte| !matches!(byte, b',' | b';' | b'"' | b'=') && !is_space(byte));
    if !word.is_empty() && word.bytes().all(is_token) {
        Ok(word)
    } else {
        Err(Problem::MissingToken)
    }
}

/// Words between commas inside one value: `auth,auth-int`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenList<'a> {
    text: &'a str,
}

impl<'a> TokenList<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// As they stand on the wire.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.text.split(',').map(str::trim).filter(|word| !word.is_empty())
    }

    /// Is this word among them, in any letter case?
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.iter().any(|other| other.eq_ignore_ascii_case(word))
    }
}

impl fmt::Debug for TokenList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for TokenList<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::header::{HeaderName, Values, testing::field};

    #[test]
    fn what_is_no_token_is_no_word() {
        for value in ["((", "a@b", "<foo>", "f\u{f6}\u{f6}", "a/b"] {
            let row = field(HeaderName::Unsupported, value);
            assert_eq!(row.single::<Word<'_>>().unwrap_err().problem, Problem::MissingToken);
            assert_eq!(row.single::<Token<'_>>().unwrap_err().problem, Problem::MissingToken);
        }
        let rows = [field(HeaderName::Unsupported, "((, foo, b@r, x.y-z_!%*+`'~")];
        let words: Vec<_> = Values::<Word<'_>>::new(&rows, [HeaderName::Unsupported; 2])
            .map(|word| word.ok().map(|Word(word)| word))
            .collect();
        assert_eq!(words, [None, Some("foo"), None, Some("x.y-z_!%*+`'~")]);
    }

    #[test]
    fn words_are_split_and_empty_elements_passed_over() {
        let rows = [
            field(HeaderName::Allow, "INVITE, ACK,, OPTIONS ,"),
            field(HeaderName::Supported, "timer"),
            field(HeaderName::Allow, ""),
            field(HeaderName::Allow, "CANCEL BYE,INFO"),
        ];
        let words: Vec<_> = Values::<Word<'_>>::new(&rows, [HeaderName::Allow; 2])
            .map(|word| word.map(|word| word.0).map_err(|error| (error.line, error.problem)))
            .collect();
        assert_eq!(
            words,
            [Ok("INVITE"), Ok("ACK"), Ok("OPTIONS"), Err((2, Problem::TrailingText)), Ok("INFO")]
        );
    }

    #[test]
    fn words_keep_their_parameters() {
        let row = field(HeaderName::SecurityServer, "ipsec-3gpp; alg=hmac-sha-1-96; q=0.1");
        let token: Token<'_> = row.single().unwrap();
        assert_eq!(token.name, "ipsec-3gpp");
        assert_eq!(token.text, "ipsec-3gpp; alg=hmac-sha-1-96; q=0.1");
        assert_eq!(token.q.unwrap().thousandths(), 100);
        assert_eq!(token.params.value("alg").unwrap(), "hmac-sha-1-96");
    }
}
