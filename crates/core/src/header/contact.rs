//! Contact (RFC 3261 §20.10): `( name-addr / addr-spec ) *( SEMI contact-params )`, a comma list.
//!
//! Without `<>`, everything after the first semicolon is a parameter of the header field, and a
//! comma ends the value.

use super::{
    Param, Params, Place, Problem, QValue, Text, Value, address::parse_address,
    params::parse_params, syntax::Scanner,
};
use crate::Uri;

/// One address of a Contact header field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Contact<'a> {
    /// The name shown to people, where there is one.
    pub display_name: Option<Text<'a>>,
    /// Where to go: any scheme, not only sip and sips.
    pub uri: Uri<'a>,
    /// Its preference among the contacts. `None` where it is absent and where it is no number from
    /// 0 to 1 with at most three decimals; RFC 3261 gives no default in a 3xx.
    pub q: Option<QValue>,
    /// For how many seconds it is valid; a malformed number counts as 3600 (RFC 3261 §20.10).
    pub expires: Option<u64>,
    /// All parameters of the header field, those above among them.
    pub params: Params<'a>,
}

impl Contact<'_> {
    /// Is there a `q` that is no weight?
    #[must_use]
    pub fn has_damaged_q(&self) -> bool {
        self.q.is_none() && self.params.has("q")
    }
}

impl<'a> Value<'a> for Contact<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        if scanner.eat(b'*') {
            return Err(Problem::Star);
        }
        let (display_name, uri) = parse_address(scanner, |byte| byte == b',')?;
        let mut q = None;
        let mut expires = None;
        let params = parse_params(scanner, |param: Param<'a>| {
            if q.is_none() && param.is("q") {
                q = Some(param.value.and_then(|value| QValue::parse(value.raw())));
            } else if expires.is_none() && param.is("expires") {
                expires = Some(param.value.and_then(|value| value.number()).unwrap_or(3600));
            }
        })?;
        let uri = Uri::parse(uri).map_err(Problem::BadUri)?;
        Ok(Self { display_name, uri, q: q.flatten(), expires, params })
    }
}

#[cfg(test)]
mod tests {
    use alloc::{
        format,
        string::{String, ToString},
        vec::Vec,
    };

    use super::*;
    use crate::UriError;
    use crate::header::{HeaderName, Values, testing::field};

    fn contacts(value: &str) -> Vec<Result<String, Problem>> {
        let rows = [field(HeaderName::Contact, value)];
        Values::<Contact<'_>>::new(&rows, [HeaderName::Contact; 2])
            .map(|contact| {
                contact
                    .map(|c| format!("{} {:?} {:?}", c.uri, c.q, c.expires))
                    .map_err(|e| e.problem)
            })
            .collect()
    }

    #[test]
    fn a_list_is_split_at_the_commas_between_addresses_only() {
        let read = contacts(
            r#""Q. \"Semi;colon\", <x>" <sip:a%2Cb@a.example.org;lr>;q=0.8,<sip:c@b.example.org>;expires=60, sip:d@e;q=1"#,
        );
        assert_eq!(
            read,
            [
                Ok("sip:a%2Cb@a.example.org;lr Some(0.800) None".to_string()),
                Ok("sip:c@b.example.org None Some(60)".to_string()),
                Ok("sip:d@e Some(1.000) None".to_string()),
            ]
        );
    }

    #[test]
    fn a_damaged_address_hides_no_other() {
        let read = contacts("Bob, Jr <sip:a@b>, *, <sip:c@d>;expires=soon, <sip:e@f>;q=7, <>");
        assert_eq!(
            read,
            [
                Err(Problem::BadUri(UriError::MissingScheme)),
                Ok("sip:a@b None None".to_string()),
                Err(Problem::Star),
                Ok("sip:c@d None Some(3600)".to_string()),
                Ok("sip:e@f None None".to_string()),
                Err(Problem::MissingUri),
            ]
        );
    }

    #[test]
    fn every_scheme_is_an_address() {
        assert_eq!(contacts("<tel:+15550123456>, <urn:service:sos.police>, <mailto:a@b>").len(), 3);
        assert!(contacts("<tel:+15550123456>, <urn:service:sos.police>").iter().all(Result::is_ok));
    }
}
