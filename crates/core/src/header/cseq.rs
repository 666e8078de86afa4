//! CSeq (RFC 3261 §20.16): `1*DIGIT LWS Method`.

use super::{Place, Problem, Value, syntax::Scanner};
use crate::Method;

/// The value of CSeq: with the branch of the topmost Via it names the transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct CSeq<'a> {
    /// The sequence number. It must fit into 32 bits; one that does not is damage (RFC 4475
    /// §3.1.2.5).
    pub number: u32,
    /// The method; it has letter case, so `invite` is [`Method::Other`].
    pub method: Method,
    /// The method as it stands there.
    pub method_name: &'a str,
}

impl<'a> Value<'a> for CSeq<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let number = u32::try_from(scanner.digits()?).map_err(|_| Problem::NumberTooLarge)?;
        let before = scanner.at();
        scanner.skip_space();
        let method_name = if scanner.at() > before { scanner.token() } else { "" };
        if method_name.is_empty() {
            return Err(Problem::MissingMethod);
        }
        Ok(Self { number, method: Method::from_name(method_name), method_name })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::header::{HeaderError, HeaderName, testing::field};

    fn parse(value: &str) -> Result<(u32, Method), Problem> {
        let row = field(HeaderName::CSeq, value);
        let parsed: Result<CSeq<'_>, HeaderError> = row.single();
        parsed.map(|cseq| (cseq.number, cseq.method)).map_err(|error| error.problem)
    }

    #[test]
    fn number_and_method_are_read() {
        assert_eq!(parse("0009 INVITE"), Ok((9, Method::Invite)));
        assert_eq!(parse("4294967295\tOPTIONS"), Ok((u32::MAX, Method::Options)));
        assert_eq!(parse("1 invite"), Ok((1, Method::Other)));
    }

    #[test]
    fn a_number_beyond_32_bits_is_damage_and_never_wraps() {
        assert_eq!(parse("4294967296 INVITE"), Err(Problem::NumberTooLarge));
        assert_eq!(parse("9292394834772304023312 OPTIONS"), Err(Problem::NumberTooLarge));
    }

    #[test]
    fn both_parts_must_be_there() {
        assert_eq!(parse("1"), Err(Problem::MissingMethod));
        assert_eq!(parse("1INVITE"), Err(Problem::MissingMethod));
        assert_eq!(parse("INVITE"), Err(Problem::NotANumber));
        assert_eq!(parse("-1 INVITE"), Err(Problem::NotANumber));
        assert_eq!(parse("1 INVITE x"), Err(Problem::TrailingText));
    }
}
