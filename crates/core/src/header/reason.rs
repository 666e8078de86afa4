//! Reason (RFC 3326 §2, RFC 8606 for `location`, RFC 9410 for `ppi`): `protocol *( SEMI
//! reason-params )`, a comma list.

use super::{
    Param, Params, Place, Problem, Text, Value,
    params::parse_params,
    syntax::{Scanner, is_space},
};

/// One reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Reason<'a> {
    /// Whose causes these are: `SIP`, `Q.850`, `STIR`, in any letter case.
    pub protocol: &'a str,
    /// The cause. One that is no number, or none of 32 bits, is absent.
    pub cause: Option<u32>,
    /// What it says, for people.
    pub text: Option<Text<'a>>,
    /// Where in the telephone network a Q.850 cause arose: `LN`, `RLN`.
    pub location: Option<Text<'a>>,
    /// Which PASSporT of the request a STIR cause is about.
    pub ppi: Option<Text<'a>>,
    /// All parameters, those above among them.
    pub params: Params<'a>,
}

impl Reason<'_> {
    /// Is this its protocol, in any letter case?
    #[must_use]
    pub const fn is_protocol(&self, protocol: &str) -> bool {
        self.protocol.eq_ignore_ascii_case(protocol)
    }
}

impl<'a> Value<'a> for Reason<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let protocol = scanner
            .take_while(|byte| !matches!(byte, b';' | b',' | b'=' | b'"') && !is_space(byte));
        if protocol.is_empty() {
            return Err(Problem::MissingToken);
        }
        let (mut cause, mut text, mut location, mut ppi) = (None, None, None, None);
        let params = parse_params(scanner, |param: Param<'a>| {
            let slot = match param.name.len() {
                5 if param.is("cause") => &mut cause,
                4 if param.is("text") => &mut text,
                8 if param.is("location") => &mut location,
                3 if param.is("ppi") => &mut ppi,
                _ => return,
            };
            *slot = slot.or(param.value);
        })?;
        let cause = cause.and_then(|cause: Text<'_>| cause.small_number());
        Ok(Self { protocol, cause, text, location, ppi, params })
    }
}

#[cfg(test)]
mod tests {
    use alloc::{format, vec::Vec};

    use super::*;
    use crate::header::{HeaderName, Values, testing::field};

    fn reasons(value: &str) -> Vec<alloc::string::String> {
        let rows = [field(HeaderName::Reason, value)];
        Values::<Reason<'_>>::new(&rows, [HeaderName::Reason; 2])
            .map(|reason| match reason {
                Ok(r) => format!(
                    "{} {:?} {:?} {:?} {:?}",
                    r.protocol, r.cause, r.text, r.location, r.ppi
                ),
                Err(error) => format!("{:?}", error.problem),
            })
            .collect()
    }

    #[test]
    fn several_reasons_in_one_row_are_taken_apart() {
        assert_eq!(
            reasons(
                "Q.850;cause=21;text=\"v=a;url=https://r.example.com, b\";location=RLN, SIP ;cause=408"
            ),
            [
                "Q.850 Some(21) Some(\"v=a;url=https://r.example.com, b\") Some(\"RLN\") None",
                "SIP Some(408) None None None",
            ]
        );
        assert_eq!(
            reasons("STIR ;cause=436 ;text=\"Bad Identity Info\" ;ppi=\"..aa\""),
            ["STIR Some(436) Some(\"Bad Identity Info\") None Some(\"..aa\")"]
        );
    }

    #[test]
    fn a_cause_that_is_no_number_is_absent() {
        assert_eq!(reasons("Q.850;cause=x"), ["Q.850 None None None None"]);
        assert_eq!(reasons("Q.850;cause=4294967296"), ["Q.850 None None None None"]);
        assert_eq!(reasons(";cause=1"), ["MissingToken"]);
        assert_eq!(reasons("Q.850 cause=1"), ["TrailingText"]);
    }
}
