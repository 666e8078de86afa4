//! URIs with parameters: Call-Info and Error-Info (RFC 3261 §20.9, §20.18), Permission-Missing
//! (RFC 5360 §5.9.3). All are comma lists; the last one may have display names and no `<>`.

use super::{
    Params, Place, Problem, Text, Value, address::parse_address, params::parse_params,
    syntax::Scanner,
};
use crate::Uri;

/// One value of Call-Info, Error-Info or Permission-Missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Info<'a> {
    /// The name shown to people, where there is one.
    pub display_name: Option<Text<'a>>,
    /// The URI.
    pub uri: Uri<'a>,
    /// The parameters of the value.
    pub params: Params<'a>,
}

impl<'a> Info<'a> {
    /// What a Call-Info is for: `jwscard`, `icon`.
    #[must_use]
    pub fn purpose(&self) -> Option<Text<'a>> {
        self.params.value("purpose")
    }
}

impl<'a> Value<'a> for Info<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let (display_name, uri) = parse_address(scanner, |byte| byte == b',')?;
        let params = parse_params(scanner, |_| {})?;
        let uri = Uri::parse(uri).map_err(Problem::BadUri)?;
        Ok(Self { display_name, uri, params })
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::header::{HeaderName, Values, testing::field};

    #[test]
    fn uris_with_and_without_brackets_are_read() {
        let rows = [field(
            HeaderName::PermissionMissing,
            "sip:C@example.com, \"D\" <sip:d@example.com>;x=1",
        )];
        let uris: Vec<_> = Values::<Info<'_>>::new(&rows, [HeaderName::PermissionMissing; 2])
            .map(|info| info.unwrap().uri.as_str())
            .collect();
        assert_eq!(uris, ["sip:C@example.com", "sip:d@example.com"]);
    }

    #[test]
    fn a_call_info_has_a_purpose() {
        let row = field(
            HeaderName::CallInfo,
            "<https://block.example.net/complaint-jws>;purpose=jwscard",
        );
        let info: Info<'_> = row.single().unwrap();
        assert_eq!(info.uri.as_str(), "https://block.example.net/complaint-jws");
        assert_eq!(info.purpose().unwrap(), "jwscard");
    }
}
