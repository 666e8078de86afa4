//! URIs: sip and sips in their parts (RFC 3261 §19.1, §25.1), every other scheme as it stands.

use alloc::{borrow::Cow, format, string::String, vec::Vec};
use core::{fmt, net::Ipv6Addr};

use crate::header::syntax::number;

/// A URI, as it stands in Contact and other header fields.
///
/// Equality (`==`) is that of the text; [`Uri::same_as`] is that of RFC 3261 §19.1.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Uri<'a> {
    text: &'a str,
    /// The scheme as it stands there; schemes have no letter case.
    pub scheme: &'a str,
    /// The user of a sip or sips URI, escapes and all; it has letter case.
    pub user: Option<&'a str>,
    /// The password of a sip or sips URI.
    pub password: Option<&'a str>,
    /// The host of a sip or sips URI; an IPv6 address keeps its brackets. Empty for every other
    /// scheme.
    pub host: &'a str,
    /// The port of a sip or sips URI, where one is written.
    pub port: Option<u16>,
    /// The parameters of a sip or sips URI: `;transport=tcp`.
    pub params: UriParts<'a>,
    /// The headers of a sip or sips URI: `?Subject=x&Priority=urgent`.
    pub headers: UriParts<'a>,
}

/// Why a text is no URI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum UriError {
    /// It does not start with a scheme and a colon.
    MissingScheme,
    /// Nothing stands behind the colon, or no host where one must be.
    MissingHost,
    /// It holds white space, a control character, a quote or an angle bracket.
    BadCharacter,
    /// The host is no host name and no IP address.
    BadHost,
    /// The port is no number from 0 to 65535.
    BadPort,
}

impl fmt::Display for UriError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MissingScheme => "the URI has no scheme",
            Self::MissingHost => "the URI has no host",
            Self::BadCharacter => "the URI holds a character that must be escaped",
            Self::BadHost => "the host of the URI is none",
            Self::BadPort => "the port of the URI is no number from 0 to 65535",
        })
    }
}

impl core::error::Error for UriError {}

/// With more parameters or headers than this, [`Uri::same_as`] compares two URIs as text: the time
/// to compare stays linear in their length.
pub const MAX_COMPARED_URI_PARTS: usize = 64;

impl<'a> Uri<'a> {
    /// Takes a URI apart. Everything of sip and sips that RFC 3261 §25.1 does not name but that
    /// leaves no doubt (an underscore in a host) is taken as it is.
    ///
    /// # Errors
    /// See [`UriError`].
    pub fn parse(text: &'a str) -> Result<Self, UriError> {
        let (scheme, rest) = text.split_once(':').ok_or(UriError::MissingScheme)?;
        let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
        if !is_scheme {
            return Err(UriError::MissingScheme);
        }
        if rest.bytes().any(|byte| matches!(byte, 0..=b' ' | b'"' | b'<' | b'>' | 0x7F)) {
            return Err(UriError::BadCharacter);
        }
        let mut uri = Self {
            text,
            scheme,
            user: None,
            password: None,
            host: "",
            port: None,
            params: UriParts { text: "", separator: ';' },
            headers: UriParts { text: "", separator: '&' },
        };
        if uri.is_sip() {
            uri.take_apart(rest)?;
        } else if rest.is_empty() {
            return Err(UriError::MissingHost);
        }
        Ok(uri)
    }

    /// Reads what stands behind `sip:`. The user ends at the first `@`, because none may stand in
    /// it; headers may hold one, though it should be escaped there.
    fn take_apart(&mut self, rest: &'a str) -> Result<(), UriError> {
        let mut rest = rest;
        if let Some((userinfo, behind)) = rest.split_once('@') {
            rest = behind;
            (self.user, self.password) = match userinfo.split_once(':') {
                Some((user, password)) => (Some(user), Some(password)),
                None => (Some(userinfo), None),
            };
        }
        let (rest, headers) = rest.split_once('?').unwrap_or((rest, ""));
        let (host_port, params) = rest.split_once(';').unwrap_or((rest, ""));
        self.headers.text = headers;
        self.params.text = params;
        let (host, port) = split_host_port(host_port)?;
        self.host = host;
        self.port = port;
        Ok(())
    }

    /// As it stands there.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Is it a sip or sips URI? Only these have a host here.
    #[must_use]
    pub const fn is_sip(&self) -> bool {
        self.scheme.eq_ignore_ascii_case("sip") || self.is_sips()
    }

    /// Is it a sips URI?
    #[must_use]
    pub const fn is_sips(&self) -> bool {
        self.scheme.eq_ignore_ascii_case("sips")
    }

    /// The host with two colons where three stand: the grammar of RFC 3261 led senders to write
    /// `[2001:db8:::192.0.2.1]`, which must be tolerated (RFC 5118 §4.10).
    #[must_use]
    pub fn host_normalised(&self) -> Cow<'a, str> {
        let colons = self.three_colons().filter(|_| self.host.starts_with('['));
        match colons.and_then(|at| Some((self.host.get(..at)?, self.host.get(at + 1..)?))) {
            Some((before, after)) => Cow::Owned(format!("{before}{after}")),
            None => Cow::Borrowed(self.host),
        }
    }

    /// Where the host has three colons in a row. (The search of the standard library for a text is
    /// made for long ones and weighs 6 KB in WebAssembly.)
    pub(crate) fn three_colons(&self) -> Option<usize> {
        self.host.as_bytes().windows(3).position(|window| window == b":::")
    }

    /// The URI as it goes into the Request-URI of a new request: without the `method` parameter
    /// and without headers (RFC 3261 §19.1.5), and with [`Uri::host_normalised`].
    #[must_use]
    pub fn request_uri(&self) -> Cow<'a, str> {
        let host = self.host_normalised();
        let is_as_it_stands = matches!(host, Cow::Borrowed(_))
            && self.headers.text.is_empty()
            && !self.text.contains('?')
            && !self.params.has("method");
        if !self.is_sip() || is_as_it_stands {
            return Cow::Borrowed(self.text);
        }
        let mut text = String::with_capacity(self.text.len());
        text.push_str(self.scheme);
        text.push(':');
        if let Some(user) = self.user {
            text.push_str(user);
            if let Some(password) = self.password {
                text.push(':');
                text.push_str(password);
            }
            text.push('@');
        }
        text.push_str(&host);
        if let Some(port) = self.port {
            text.push_str(&format!(":{port}"));
        }
        for part in self.params.iter().filter(|part| !part.is("method")) {
            text.push(';');
            text.push_str(part.text);
        }
        Cow::Owned(text)
    }

    /// Are the two equal by RFC 3261 §19.1.4? This is not transitive: a parameter that only one of
    /// them has is mostly ignored. URIs of other schemes are equal when their texts are, but for
    /// the letter case of the scheme.
    #[must_use]
    pub fn same_as(&self, other: &Uri<'_>) -> bool {
        if !self.scheme.eq_ignore_ascii_case(other.scheme) {
            return false;
        }
        if self.text == other.text {
            return true;
        }
        if !self.is_sip() {
            return self.text.get(self.scheme.len()..) == other.text.get(other.scheme.len()..);
        }
        same_with_case(self.user, other.user)
            && same_with_case(self.password, other.password)
            && self.same_host(other)
            && self.port == other.port
            && self.params.is_comparable()
            && other.params.is_comparable()
            && self.headers.is_comparable()
            && other.headers.is_comparable()
            && self.params.agree_with(other.params)
            && other.params.agree_with(self.params)
            && self.headers.all_in(other.headers)
            && other.headers.all_in(self.headers)
    }

    /// Host names without letter case; IPv6 addresses by the address they write.
    fn same_host(&self, other: &Uri<'_>) -> bool {
        is_same_host(&self.host_normalised(), &other.host_normalised())
    }

    /// One spelling for URIs that differ in spelling alone: scheme, host, parameters in small
    /// letters, parameters and headers sorted, needless escapes undone, three colons made two.
    /// It serves as a key to find a URI again; [`Uri::same_as`] decides whether two are equal.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut text = self.scheme.to_ascii_lowercase();
        if !self.is_sip() {
            text.push_str(self.text.get(self.scheme.len()..).unwrap_or_default());
            return text;
        }
        text.push(':');
        if let Some(user) = self.user {
            push_unescaped(&mut text, user);
            if let Some(password) = self.password {
                text.push(':');
                push_unescaped(&mut text, password);
            }
            text.push('@');
        }
        text.push_str(&self.host_normalised().to_ascii_lowercase());
        if let Some(port) = self.port {
            text.push_str(&format!(":{port}"));
        }
        for (parts, first) in [(self.params, ';'), (self.headers, '?')] {
            let mut spelled: Vec<String> = parts
                .iter()
                .map(|part| {
                    let mut spelled = String::with_capacity(part.text.len());
                    push_unescaped(&mut spelled, part.text);
                    spelled.make_ascii_lowercase();
                    spelled
                })
                .collect();
            spelled.sort_unstable();
            let mut separator = first;
            for part in &spelled {
                text.push(separator);
                text.push_str(part);
                separator = parts.separator;
            }
        }
        text
    }
}

impl fmt::Display for Uri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text)
    }
}

/// As its text.
#[cfg(feature = "serde")]
impl serde::Serialize for Uri<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text)
    }
}

/// `host [ ":" port ]`.
fn split_host_port(text: &str) -> Result<(&str, Option<u16>), UriError> {
    let (host, port) = match text.strip_prefix('[').and_then(|inside| inside.find(']')) {
        Some(end) => text.split_at_checked(end + 2).ok_or(UriError::BadHost)?,
        None => text.split_at_checked(text.find(':').unwrap_or(text.len())).unwrap_or((text, "")),
    };
    if host.is_empty() {
        return Err(UriError::MissingHost);
    }
    let fits = |byte: u8| match host.starts_with('[') {
        true => byte.is_ascii_hexdigit() || matches!(byte, b'[' | b']' | b':' | b'.'),
        false => byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'),
    };
    let is_bracketed = host.len() > 2 && host.ends_with(']');
    if !host.bytes().all(fits) || host.starts_with('[') && !is_bracketed {
        return Err(UriError::BadHost);
    }
    if port.is_empty() {
        return Ok((host, None));
    }
    let digits = port.strip_prefix(':').ok_or(UriError::BadHost)?;
    let port = number(digits).and_then(|port| u16::try_from(port).ok());
    port.map(|port| (host, Some(port))).ok_or(UriError::BadPort)
}

/// The parameters or the headers of a sip or sips URI, in order.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct UriParts<'a> {
    text: &'a str,
    separator: char,
}

impl<'a> UriParts<'a> {
    /// As they stand there, without the first separator.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// One after the other; empty ones are passed over.
    pub fn iter(&self) -> impl Iterator<Item = UriPart<'a>> + use<'a> {
        self.text.split(self.separator).filter(|text| !text.is_empty()).map(|text| {
            let (name, value) = match text.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (text, None),
            };
            UriPart { text, name, value }
        })
    }

    /// The first one with this name, in any letter case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<UriPart<'a>> {
        self.iter().find(|part| part.is(name))
    }

    /// Is there one with this name?
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    fn is_comparable(self) -> bool {
        self.iter().nth(MAX_COMPARED_URI_PARTS).is_none()
    }

    /// Does every parameter match the one of the same name over there, and may it be missing there
    /// if it is?
    fn agree_with(self, other: UriParts<'_>) -> bool {
        const NEVER_IGNORED: [&str; 5] = ["user", "ttl", "method", "maddr", "transport"];
        self.iter().all(|part| match other.iter().find(|that| part.same_name(that)) {
            Some(that) => same_without_case(part.value, that.value),
            None => !NEVER_IGNORED.iter().any(|name| part.is(name)),
        })
    }

    /// Does every header stand over there with the same value?
    fn all_in(self, other: UriParts<'_>) -> bool {
        self.iter().all(|part| {
            other
                .iter()
                .any(|that| part.same_name(&that) && same_without_case(part.value, that.value))
        })
    }
}

impl fmt::Debug for UriParts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text, f)
    }
}

/// One parameter or header of a URI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UriPart<'a> {
    /// All of it: `transport=tcp`.
    pub text: &'a str,
    /// Its name, escapes and all.
    pub name: &'a str,
    /// Its value, escapes and all; `None` where there is no `=`. [`unescape`] undoes the escapes.
    pub value: Option<&'a str>,
}

impl UriPart<'_> {
    /// Is this its name, in any letter case?
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        same_without_case(Some(self.name), Some(name))
    }

    fn same_name(&self, other: &UriPart<'_>) -> bool {
        same_without_case(Some(self.name), Some(other.name))
    }
}

/// Undoes all escapes (`%20`) of a part of a URI. Bytes that make no UTF-8 become U+FFFD.
#[must_use]
pub fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes: Vec<u8> = Characters(text.as_bytes()).map(|(_, byte)| byte).collect();
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

/// The bytes of a part of a URI with their escapes undone; `true` marks one whose escape must
/// stay, because it is of the reserved set (RFC 3261 §19.1.4) or would make no text.
struct Characters<'a>(&'a [u8]);

impl Iterator for Characters<'_> {
    type Item = (bool, u8);

    fn next(&mut self) -> Option<(bool, u8)> {
        let (&first, rest) = self.0.split_first()?;
        if let (b'%', [high, low, behind @ ..]) = (first, rest) {
            let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
            if let (Some(high), Some(low)) = (digit(*high), digit(*low)) {
                let byte = high * 16 + low;
                self.0 = behind;
                let plain = byte.is_ascii_alphanumeric() || b"-_.!~*'()#[]^`{|}\\".contains(&byte);
                return Some((!plain, byte));
            }
        }
        self.0 = rest;
        Some((false, first))
    }
}

fn push_unescaped(text: &mut String, part: &str) {
    let mut bytes = Vec::with_capacity(part.len());
    for (escaped, byte) in Characters(part.as_bytes()) {
        if escaped {
            bytes.extend_from_slice(format!("%{byte:02X}").as_bytes());
        } else {
            bytes.push(byte);
        }
    }
    text.push_str(&String::from_utf8_lossy(&bytes));
}

fn same_with_case(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            one == other || Characters(one.as_bytes()).eq(Characters(other.as_bytes()))
        }
        _ => false,
    }
}

fn same_without_case(one: Option<&str>, other: Option<&str>) -> bool {
    let lower = |(escaped, byte): (bool, u8)| (escaped, byte.to_ascii_lowercase());
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            one.eq_ignore_ascii_case(other)
                || Characters(one.as_bytes()).map(lower).eq(Characters(other.as_bytes()).map(lower))
        }
        _ => false,
    }
}

/// Do both texts write the same host? Names have no letter case, and `[2001:db8:0::1]` is
/// `[2001:db8::1]`.
pub(crate) fn is_same_host(this: &str, that: &str) -> bool {
    let address = |host: &str| {
        let inside = host.strip_prefix('[')?.strip_suffix(']')?;
        inside.parse::<Ipv6Addr>().ok()
    };
    this.eq_ignore_ascii_case(that) || address(this).is_some_and(|this| address(that) == Some(this))
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn uri(text: &str) -> Uri<'_> {
        Uri::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn a_sip_uri_is_taken_apart() {
        let uri =
            uri("sips:+1555;npdi=yes:pw@H.example.org:5061;lr;transport=tcp?Subject=a%20b&x=y");
        assert_eq!(
            (uri.scheme, uri.user, uri.password),
            ("sips", Some("+1555;npdi=yes"), Some("pw"))
        );
        assert_eq!((uri.host, uri.port), ("H.example.org", Some(5061)));
        assert_eq!(uri.params.get("TRANSPORT").unwrap().value, Some("tcp"));
        assert!(uri.params.has("lr"));
        assert_eq!(unescape(uri.headers.get("subject").unwrap().value.unwrap()), "a b");
        assert!(uri.is_sips());
    }

    #[test]
    fn other_schemes_stay_as_they_are() {
        for text in ["tel:+15550123456", "urn:service:sos.police", "https://a.example/b?c#d"] {
            assert_eq!((uri(text).to_string().as_str(), uri(text).host), (text, ""));
            assert_eq!(uri(text).request_uri(), text);
        }
    }

    #[test]
    fn what_is_no_uri_is_named() {
        let error = |text| Uri::parse(text).unwrap_err();
        assert_eq!(error("bob"), UriError::MissingScheme);
        assert_eq!(error("1sip:bob@h"), UriError::MissingScheme);
        assert_eq!(error("tel:"), UriError::MissingHost);
        assert_eq!(error("sip:bob@"), UriError::MissingHost);
        assert_eq!(error("sip:bob smith@h"), UriError::BadCharacter);
        assert_eq!(error("sip:bob@h:99999"), UriError::BadPort);
        assert_eq!(error("sip:bob@h:"), UriError::BadPort);
        assert_eq!(error("sip:bob@h,x"), UriError::BadHost);
        assert_eq!(error("sip:[2001:db8::1"), UriError::BadHost);
        assert_eq!(error("sip:[2001:db8::1]x"), UriError::BadHost);
    }

    #[test]
    fn equal_are_the_uris_that_rfc_3261_calls_equal() {
        for (one, other) in [
            ("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp"),
            ("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5"),
            ("sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on"),
            (
                "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
                "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
            ),
            (
                "sip:alice@atlanta.com?subject=project%20x&priority=urgent",
                "sip:alice@atlanta.com?priority=urgent&subject=project%20x",
            ),
            ("sip:a@[2001:db8::1]", "SIP:a@[2001:DB8:0::1]"),
            ("sip:a@[2001:db8:::192.0.2.1]", "sip:a@[2001:db8::192.0.2.1]"),
            ("TEL:+1555", "tel:+1555"),
        ] {
            assert!(uri(one).same_as(&uri(other)), "{one} {other}");
            assert!(uri(other).same_as(&uri(one)), "{other} {one}");
        }
    }

    #[test]
    fn different_are_the_uris_that_rfc_3261_calls_different() {
        for (one, other) in [
            ("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP"),
            ("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060"),
            ("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp"),
            ("sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp"),
            ("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting"),
            ("sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4"),
            ("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off"),
            ("sip:a@h;maddr=1.2.3.4", "sip:a@h"),
            ("sip:a@h", "sips:a@h"),
            ("sip:a%40b@h", "sip:ab@h"),
            ("sip:h", "sip:a@h"),
            ("sip:a@h", "sip:a:@h"),
        ] {
            assert!(!uri(one).same_as(&uri(other)), "{one} {other}");
            assert!(!uri(other).same_as(&uri(one)), "{other} {one}");
        }
    }

    #[test]
    fn a_request_uri_has_no_method_no_headers_and_no_three_colons() {
        let text = "sip:bob@a.example.org;method=INVITE;lr?Subject=foo&From=sip:evil@example.org";
        assert_eq!(uri(text).request_uri(), "sip:bob@a.example.org;lr");
        assert_eq!(
            uri("sip:bob@[2001:db8:::192.0.2.1]:5060").request_uri(),
            "sip:bob@[2001:db8::192.0.2.1]:5060"
        );
    }

    #[test]
    fn the_canonical_spelling_differs_only_where_the_uris_do() {
        let canonical = |text| uri(text).canonical();
        assert_eq!(
            canonical("SIP:%61%2fB@Host;Lr;Transport=TCP?b=%20&a="),
            "sip:a%2FB@host;lr;transport=tcp?a=&b=%20"
        );
        assert_eq!(canonical("Tel:+1555"), "tel:+1555");
    }

    #[test]
    fn too_many_parameters_are_compared_as_text() {
        let many: String = (0..100).map(|n| format!(";p{n}")).collect();
        let (one, other) = (format!("sip:a@h{many}"), format!("sip:a@h{many};x"));
        assert!(uri(&one).same_as(&uri(&one)));
        assert!(!uri(&one).same_as(&uri(&other)));
    }
}
