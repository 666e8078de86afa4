//! Header fields that hold one number or one word: Call-ID (RFC 3261 §20.8), Content-Length
//! (§20.14), Expires (§20.19), Min-Expires (§20.23), Timestamp (§20.38), RSeq (RFC 3262 §7.1).

use super::{
    Place, Problem, Value,
    retry_after::date_or,
    syntax::{Scanner, is_space},
};

/// `word [ "@" word ]`: anything without white space.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CallId<'a>(pub(crate) &'a str);

impl<'a> Value<'a> for CallId<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let word = scanner.take_while(|byte| !is_space(byte));
        match word.is_empty() {
            true => Err(Problem::Empty),
            false if !scanner.is_at_end() => Err(Problem::SpaceInside),
            false => Ok(Self(word)),
        }
    }
}

/// `1*DIGIT`: seconds, or the bytes of Content-Length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seconds(pub(crate) u64);

impl<'a> Value<'a> for Seconds {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        scanner.digits().map(Self).map_err(|problem| date_or(scanner, problem))
    }
}

/// `1*DIGIT` of 32 bits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sequence(pub(crate) u32);

impl<'a> Value<'a> for Sequence {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let number = scanner.digits()?;
        u32::try_from(number).map(Self).map_err(|_| Problem::NumberTooLarge)
    }
}

/// The value of Timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Timestamp<'a> {
    /// The time that the client put into its request, in seconds with or without decimals.
    pub time: &'a str,
    /// How long the server had the request before it answered, in seconds.
    pub delay: Option<&'a str>,
}

impl<'a> Value<'a> for Timestamp<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let decimal = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        let time = scanner.take_while(decimal);
        if !time.starts_with(|first: char| first.is_ascii_digit()) {
            return Err(Problem::NotANumber);
        }
        scanner.skip_space();
        let delay = scanner.take_while(decimal);
        Ok(Self { time, delay: (!delay.is_empty()).then_some(delay) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::header::{HeaderError, HeaderName, testing::field};

    #[test]
    fn a_call_id_is_one_word() {
        let row = field(HeaderName::CallId, "f81d4fae-7dec@192.0.2.4:5060");
        assert_eq!(row.single::<CallId<'_>>().unwrap().0, "f81d4fae-7dec@192.0.2.4:5060");
        let row = field(HeaderName::CallId, "a b");
        let parsed: Result<CallId<'_>, HeaderError> = row.single();
        assert_eq!(parsed.unwrap_err().problem, Problem::SpaceInside);
        let row = field(HeaderName::CallId, "");
        assert_eq!(row.single::<CallId<'_>>().unwrap_err().problem, Problem::Empty);
    }

    #[test]
    fn seconds_are_digits_alone() {
        let problem = |value: &str| {
            field(HeaderName::Expires, value)
                .single::<Seconds>()
                .map_err(|error| error.problem)
                .map(|s| s.0)
        };
        assert_eq!(problem("0300"), Ok(300));
        assert_eq!(problem("-1"), Err(Problem::NotANumber));
        assert_eq!(problem("60;x"), Err(Problem::TrailingText));
        assert_eq!(problem("Thu, 01 Jan 2099 00:00:00 GMT"), Err(Problem::Date));
    }

    #[test]
    fn rseq_has_32_bits() {
        assert_eq!(field(HeaderName::RSeq, "813520").single::<Sequence>().unwrap().0, 813_520);
        let row = field(HeaderName::RSeq, "4294967296");
        assert_eq!(row.single::<Sequence>().unwrap_err().problem, Problem::NumberTooLarge);
    }

    #[test]
    fn a_timestamp_may_have_a_delay() {
        let row = field(HeaderName::Timestamp, "54 0.3");
        assert_eq!(row.single(), Ok(Timestamp { time: "54", delay: Some("0.3") }));
        let row = field(HeaderName::Timestamp, "54.21");
        assert_eq!(row.single(), Ok(Timestamp { time: "54.21", delay: None }));
    }
}
