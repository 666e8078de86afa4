//! Session-Expires and Min-SE (RFC 4028 §4, §5): `delta-seconds *( SEMI generic-param )`.

use super::{Param, Params, Place, Problem, Value, params::parse_params, syntax::Scanner};

/// The value of Session-Expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct SessionExpires<'a> {
    /// The session interval in seconds.
    pub seconds: u64,
    /// Who refreshes the session; `None` also for another word than those two.
    pub refresher: Option<Refresher>,
    /// All parameters, `refresher` among them.
    pub params: Params<'a>,
}

/// Who refreshes a session (RFC 4028 §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[expect(clippy::exhaustive_enums, reason = "the grammar of RFC 4028 §4 has these two")]
pub enum Refresher {
    /// The one who sent the request.
    Uac,
    /// The one who answered it.
    Uas,
}

impl<'a> Value<'a> for SessionExpires<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let seconds = scanner.digits()?;
        let mut refresher = None;
        let params = parse_params(scanner, |param: Param<'a>| {
            if refresher.is_none() && param.is("refresher") {
                refresher = param.value.and_then(|value| match () {
                    () if value.is_word("uac") => Some(Refresher::Uac),
                    () if value.is_word("uas") => Some(Refresher::Uas),
                    () => None,
                });
            }
        })?;
        Ok(Self { seconds, refresher, params })
    }
}

/// The value of Min-SE: seconds. Its parameters have no meaning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MinSe {
    pub(crate) seconds: u64,
}

impl<'a> Value<'a> for MinSe {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let seconds = scanner.digits()?;
        parse_params(scanner, |_| {})?;
        Ok(Self { seconds })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::header::{HeaderError, HeaderName, testing::field};

    #[test]
    fn interval_and_refresher_are_read() {
        let row = field(HeaderName::SessionExpires, "1800 ; Refresher=UAS;x");
        let value: SessionExpires<'_> = row.single().unwrap();
        assert_eq!((value.seconds, value.refresher), (1800, Some(Refresher::Uas)));
        let row = field(HeaderName::SessionExpires, "1800;refresher=proxy");
        assert_eq!(row.single::<SessionExpires<'_>>().unwrap().refresher, None);
    }

    #[test]
    fn min_se_may_have_parameters_that_mean_nothing() {
        let row = field(HeaderName::MinSe, "1800;x=y");
        assert_eq!(row.single::<MinSe>().unwrap().seconds, 1800);
        let row = field(HeaderName::MinSe, "soon");
        let parsed: Result<MinSe, HeaderError> = row.single();
        assert_eq!(parsed.unwrap_err().problem, Problem::NotANumber);
    }
}
