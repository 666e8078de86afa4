//! From and To (RFC 3261 §20.20, §20.39): `( name-addr / addr-spec ) *( SEMI from-param )`.
//!
//! Without `<>`, everything after the first semicolon is a parameter of the header field, not of
//! the URI (RFC 3261 §20).

use memchr::memchr;

use super::{
    Param, Params, Place, Problem, Text, Value,
    params::parse_params,
    syntax::{Scanner, is_space},
};
use crate::{Uri, UriError};

/// The value of From or To.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct NameAddr<'a> {
    /// The name shown to people, where there is one.
    pub display_name: Option<Text<'a>>,
    /// The URI as it stands there, without `<>`. Nothing about a response depends on it, so it may
    /// be damaged; [`NameAddr::uri`] reads it.
    pub uri_text: &'a str,
    /// The tag, which with the other one and the Call-ID names the dialog.
    pub tag: Option<&'a str>,
    /// All parameters of the header field, the tag among them.
    pub params: Params<'a>,
}

impl<'a> NameAddr<'a> {
    /// The URI in its parts.
    ///
    /// # Errors
    /// It is no URI.
    pub fn uri(&self) -> Result<Uri<'a>, UriError> {
        Uri::parse(self.uri_text)
    }
}

impl<'a> Value<'a> for NameAddr<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let (display_name, uri_text) = parse_address(scanner, |_| false)?;
        let mut tag = None;
        let params = parse_params(scanner, |param: Param<'a>| {
            if tag.is_none() && param.is("tag") {
                tag = param.value.map(|value| value.raw()).filter(|tag| !tag.is_empty());
            }
        })?;
        // Something must stand before the first colon, and something behind it.
        match memchr(b':', uri_text.as_bytes()) {
            Some(colon) if colon > 0 && colon + 1 < uri_text.len() => {}
            _ => return Err(Problem::MissingUri),
        }
        Ok(Self { display_name, uri_text, tag, params })
    }
}

/// `name-addr / addr-spec`: the display name and the text of the URI. A bare URI ends at white
/// space, at a semicolon, and at what `ends` says (the comma of a list).
pub(crate) fn parse_address<'a>(
    scanner: &mut Scanner<'a>,
    ends: impl Fn(u8) -> bool,
) -> Result<(Option<Text<'a>>, &'a str), Problem> {
    scanner.skip_space();
    let display_name = if scanner.peek() == Some(b'"') {
        let name = Text::quoted(scanner.quoted()?);
        scanner.skip_space();
        if scanner.peek() != Some(b'<') {
            return Err(Problem::MissingUri);
        }
        Some(name)
    } else {
        let start = *scanner;
        let name = scanner.take_while(|byte| !matches!(byte, b'<' | b';' | b'"') && !ends(byte));
        if scanner.peek() != Some(b'<') {
            *scanner = start;
            let uri = scanner.take_while(|byte| byte != b';' && !is_space(byte) && !ends(byte));
            return if uri.is_empty() { Err(Problem::MissingUri) } else { Ok((None, uri)) };
        }
        let name = name.trim_ascii();
        (!name.is_empty()).then(|| Text::plain(name))
    };
    scanner.eat(b'<');
    let uri = scanner.take_while(|byte| byte != b'>');
    if !scanner.eat(b'>') {
        return Err(Problem::UnterminatedBracket);
    }
    let uri = uri.trim_ascii();
    if uri.is_empty() { Err(Problem::MissingUri) } else { Ok((display_name, uri)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::header::{HeaderError, HeaderName, testing::field};

    fn parse(
        value: &str,
    ) -> Result<
        (Option<alloc::string::String>, alloc::string::String, Option<alloc::string::String>),
        Problem,
    > {
        let field = field(HeaderName::To, value);
        let parsed: Result<NameAddr<'_>, HeaderError> = field.single();
        parsed
            .map(|to| {
                (
                    to.display_name.map(|name| name.text().into_owned()),
                    to.uri_text.into(),
                    to.tag.map(Into::into),
                )
            })
            .map_err(|error| error.problem)
    }

    #[test]
    fn name_uri_and_tag_are_read() {
        let read = parse(r#""Bob \"B\", <x>" <sip:bob@example.net;lr>;a;TAG=b1"#).unwrap();
        assert_eq!(read.0.as_deref(), Some("Bob \"B\", <x>"));
        assert_eq!((read.1.as_str(), read.2.as_deref()), ("sip:bob@example.net;lr", Some("b1")));
        assert_eq!(parse("Bob  Lee <sip:b@h> ; tag = b1").unwrap().0.as_deref(), Some("Bob  Lee"));
        assert_eq!(parse("<tel:+1-201>").unwrap().2, None);
    }

    #[test]
    fn without_brackets_everything_after_the_semicolon_is_a_parameter_of_the_header() {
        let read = parse("sip:bob@example.net;tag=b1").unwrap();
        assert_eq!((read.1.as_str(), read.2.as_deref()), ("sip:bob@example.net", Some("b1")));
    }

    #[test]
    fn what_holds_no_uri_is_damage() {
        assert_eq!(parse("<sip:bob@example.net;tag=b1"), Err(Problem::UnterminatedBracket));
        assert_eq!(parse("\"Bob <sip:bob@example.net>"), Err(Problem::UnterminatedQuote));
        assert_eq!(parse("\"Bob\";tag=1"), Err(Problem::MissingUri));
        assert_eq!(parse("bob"), Err(Problem::MissingUri));
        assert_eq!(parse("<>"), Err(Problem::MissingUri));
        assert_eq!(parse(";tag=1"), Err(Problem::MissingUri));
        assert_eq!(parse("<sip:a@b> x"), Err(Problem::TrailingText));
    }
}
