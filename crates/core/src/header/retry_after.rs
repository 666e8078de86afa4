//! Retry-After (RFC 3261 §20.33): `delta-seconds [ comment ] *( SEMI retry-param )`.
//!
//! The delay is the digits alone. RFC 2543 also allowed a date; in RFC 3261 it is damage.

use super::{Param, Params, Place, Problem, Text, Value, params::parse_params, syntax::Scanner};

/// The value of Retry-After.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct RetryAfter<'a> {
    /// The delay in seconds. RFC 3261 sets no upper bound; above
    /// [`MAX_NUMBER`](crate::header::MAX_NUMBER) it is held there. 0 means at once.
    pub seconds: u64,
    /// The comment, without its outer parentheses.
    pub comment: Option<Text<'a>>,
    /// For how many seconds the callee will be reachable from then on. A malformed one is absent.
    pub duration: Option<u64>,
    /// All parameters, `duration` among them.
    pub params: Params<'a>,
}

impl<'a> Value<'a> for RetryAfter<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let seconds = scanner.digits().map_err(|problem| date_or(scanner, problem))?;
        scanner.skip_space();
        let comment = match scanner.peek() {
            Some(b'(') => Some(Text::quoted(scanner.comment()?)),
            _ => None,
        };
        let mut duration = None;
        let params = parse_params(scanner, |param: Param<'a>| {
            if duration.is_none() && param.is("duration") {
                duration = param.value.and_then(|value| value.number());
            }
        })?;
        Ok(Self { seconds, comment, duration, params })
    }
}

/// Is it a date rather than anything else? `Thu, 01 Jan 2099 00:00:00 GMT`.
pub(super) fn date_or(scanner: &Scanner<'_>, problem: Problem) -> Problem {
    let mut rest = *scanner;
    let text = rest.take_rest().trim_end();
    let is_date = text.get(text.len().saturating_sub(3)..) == Some("GMT");
    if is_date { Problem::Date } else { problem }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::header::{HeaderError, HeaderName, MAX_NUMBER, testing::field};

    fn parse(value: &str) -> Result<(u64, Option<u64>), Problem> {
        let row = field(HeaderName::RetryAfter, value);
        let parsed: Result<RetryAfter<'_>, HeaderError> = row.single();
        parsed.map(|value| (value.seconds, value.duration)).map_err(|error| error.problem)
    }

    #[test]
    fn comment_and_parameters_do_not_change_the_delay() {
        let row = field(HeaderName::RetryAfter, "30 (disk full) ;duration=600");
        let value: RetryAfter<'_> = row.single().unwrap();
        assert_eq!((value.seconds, value.duration), (30, Some(600)));
        assert_eq!(value.comment.unwrap(), "disk full");
        assert_eq!(
            parse("90 (planned (really) \\) work; duration=1) ;duration=1800"),
            Ok((90, Some(1800)))
        );
        assert_eq!(parse("0"), Ok((0, None)));
    }

    #[test]
    fn an_absurd_delay_is_held_and_never_wraps() {
        assert_eq!(parse("949302838503028349304023988"), Ok((MAX_NUMBER, None)));
        assert_eq!(parse("4294967297;duration=x"), Ok((4_294_967_297, None)));
    }

    #[test]
    fn what_is_no_number_of_seconds_is_damage() {
        assert_eq!(parse("Thu, 01 Jan 2099 00:00:00 GMT"), Err(Problem::Date));
        assert_eq!(parse("-5"), Err(Problem::NotANumber));
        assert_eq!(parse("soon"), Err(Problem::NotANumber));
        assert_eq!(parse("1.5"), Err(Problem::TrailingText));
        assert_eq!(parse("60 seconds"), Err(Problem::TrailingText));
        assert_eq!(parse("60 (open"), Err(Problem::UnterminatedComment));
    }
}
