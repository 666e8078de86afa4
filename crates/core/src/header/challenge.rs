//! WWW-Authenticate and Proxy-Authenticate (RFC 3261 §20.44, §20.27, RFC 7616, RFC 8760,
//! RFC 8898), and Authentication-Info (RFC 3261 §20.6): `auth-scheme LWS auth-param
//! *(COMMA auth-param)`.
//!
//! Each row holds one challenge, and they must not be joined by commas (RFC 3261 §7.3.1). Where
//! they are, they are taken apart, and [`Challenge::joined`] says so.

use super::{
    HeaderName, Param, Params, Place, Problem, Text, TokenList, Value,
    params::{comma_params, param},
    syntax::{Scanner, is_space, is_token},
};

/// One challenge to authenticate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Challenge<'a> {
    /// The header field it stands in. It decides where the credentials go, not the status code:
    /// WWW-Authenticate is answered in Authorization, Proxy-Authenticate in Proxy-Authorization.
    pub header: HeaderName,
    /// The scheme: `Digest`, `Bearer`, in any letter case.
    pub scheme: &'a str,
    /// Which credentials are wanted.
    pub realm: Option<Text<'a>>,
    /// The server's nonce.
    pub nonce: Option<Text<'a>>,
    /// To be sent back as it is.
    pub opaque: Option<Text<'a>>,
    /// The digest algorithm, in any letter case; absent means MD5 (RFC 7616 §3.3).
    pub algorithm: Option<Text<'a>>,
    /// The qualities of protection offered; absent in the form of RFC 2069.
    pub qop: Option<TokenList<'a>>,
    /// Is only the nonce too old? `true` in any letter case is true, everything else false.
    pub stale: Option<bool>,
    /// The authorization server of a Bearer challenge (RFC 8898 §4).
    pub authz_server: Option<Text<'a>>,
    /// The scope of a Bearer challenge.
    pub scope: Option<Text<'a>>,
    /// All parameters, those above among them.
    pub params: Params<'a>,
    /// Did it follow another one in the same row? RFC 3261 §7.3.1 forbids that.
    pub joined: bool,
}

impl<'a> Value<'a> for Challenge<'a> {
    fn parse(scanner: &mut Scanner<'a>, place: Place) -> Result<Self, Problem> {
        let scheme = scanner.token();
        if scheme.is_empty() || !matches!(scanner.peek(), None | Some(b' ' | b'\t' | b',')) {
            return Err(Problem::MissingScheme);
        }
        let mut challenge = Self {
            header: place.header,
            scheme,
            realm: None,
            nonce: None,
            opaque: None,
            algorithm: None,
            qop: None,
            stale: None,
            authz_server: None,
            scope: None,
            params: comma_params(""),
            joined: !place.first,
        };
        let params = auth_params(scanner, |param| challenge.take(param))?;
        challenge.params = params;
        Ok(challenge)
    }
}

impl<'a> Challenge<'a> {
    /// Is this its scheme, in any letter case?
    #[must_use]
    pub const fn is_scheme(&self, scheme: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(scheme)
    }

    fn take(&mut self, param: Param<'a>) {
        let slot = match param.name.len() {
            3 if param.is("qop") => {
                self.qop = self.qop.or(param.value.map(|value| TokenList::new(value.raw())));
                return;
            }
            5 if param.is("stale") => {
                self.stale = self.stale.or(param.value.map(|value| value.is_word("true")));
                return;
            }
            5 if param.is("realm") => &mut self.realm,
            5 if param.is("nonce") => &mut self.nonce,
            5 if param.is("scope") => &mut self.scope,
            6 if param.is("opaque") => &mut self.opaque,
            9 if param.is("algorithm") => &mut self.algorithm,
            12 if param.is("authz_server") => &mut self.authz_server,
            _ => return,
        };
        *slot = slot.or(param.value);
    }
}

/// The value of Authentication-Info: what the server says after successful authentication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct AuthenticationInfo<'a> {
    /// The nonce for the next request.
    pub next_nonce: Option<Text<'a>>,
    /// The quality of protection applied.
    pub qop: Option<Text<'a>>,
    /// The server's proof that it knows the password.
    pub response_auth: Option<Text<'a>>,
    /// All parameters, those above among them.
    pub params: Params<'a>,
}

impl<'a> Value<'a> for AuthenticationInfo<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let (mut next_nonce, mut qop, mut response_auth) = (None, None, None);
        let params = auth_params(scanner, |param| {
            let slot = match () {
                () if param.is("nextnonce") => &mut next_nonce,
                () if param.is("qop") => &mut qop,
                () if param.is("rspauth") => &mut response_auth,
                () => return,
            };
            *slot = slot.or(param.value);
        })?;
        if params.is_empty() {
            return Err(Problem::Empty);
        }
        Ok(Self { next_nonce, qop, response_auth, params })
    }
}

/// Reads `auth-param *(COMMA auth-param)` and shows each once. It stops at the end, or before a
/// comma that a further challenge follows: `token LWS token` instead of `token =`.
fn auth_params<'a>(
    scanner: &mut Scanner<'a>,
    mut each: impl FnMut(Param<'a>),
) -> Result<Params<'a>, Problem> {
    scanner.skip_space();
    let start = scanner.at();
    let mut end = *scanner;
    loop {
        let gap = scanner.take_while(|byte| byte == b',' || is_space(byte));
        if scanner.is_at_end() {
            break;
        }
        let before = *scanner;
        let name = scanner.token();
        let space = scanner.take_while(is_space);
        match scanner.peek() {
            Some(byte)
                if gap.contains(',') && !name.is_empty() && !space.is_empty() && is_token(byte) =>
            {
                *scanner = end;
                break;
            }
            Some(b'=') if !name.is_empty() => {
                *scanner = before;
                each(param(scanner, b',')?);
            }
            // A flag, or text that belongs to a scheme that is not known here.
            _ => scanner.skip_to_comma(),
        }
        end = *scanner;
    }
    Ok(comma_params(end.since(start)))
}

#[cfg(test)]
mod tests {
    use alloc::{format, vec::Vec};

    use super::*;
    use crate::header::{HeaderError, Values, testing::field};

    fn challenges<R>(
        value: &str,
        read: impl Fn(Result<Challenge<'_>, HeaderError>) -> R,
    ) -> Vec<R> {
        let rows = [field(HeaderName::WwwAuthenticate, value)];
        Values::new(&rows, [HeaderName::WwwAuthenticate; 2]).map(read).collect()
    }

    #[test]
    fn a_digest_challenge_is_read_with_escapes_and_any_letter_case() {
        challenges(
            r#"Digest realm="say \"hi\", friend", NONCE="n\\x",qop="auth, auth-int" , Algorithm=md5,stale=tRuE,foo=bar"#,
            |challenge| {
                let challenge = challenge.unwrap();
                assert_eq!(challenge.scheme, "Digest");
                assert_eq!(challenge.realm.unwrap(), "say \"hi\", friend");
                assert_eq!(challenge.realm.unwrap().raw(), "say \\\"hi\\\", friend");
                assert_eq!(challenge.nonce.unwrap(), "n\\x");
                assert_eq!(challenge.algorithm.unwrap(), "md5");
                assert_eq!(challenge.stale, Some(true));
                assert_eq!(challenge.qop.unwrap().iter().collect::<Vec<_>>(), ["auth", "auth-int"]);
                assert_eq!(challenge.params.value("foo").unwrap(), "bar");
                assert_eq!(challenge.params.iter().count(), 6);
                assert!(!challenge.joined);
            },
        );
    }

    #[test]
    fn joined_challenges_are_taken_apart() {
        let seen = challenges(
            r#"Digest realm="a", nonce="1", Digest realm="b", nonce="2",Bearer realm="c""#,
            |challenge| {
                let c = challenge.unwrap();
                format!("{} {:?} {:?} {}", c.scheme, c.realm, c.nonce, c.joined)
            },
        );
        assert_eq!(
            seen,
            [
                r#"Digest Some("a") Some("1") false"#,
                r#"Digest Some("b") Some("2") true"#,
                r#"Bearer Some("c") None true"#,
            ]
        );
    }

    #[test]
    fn other_schemes_keep_their_text() {
        let seen = challenges("NoOneKnowsThisScheme opaque-data=here", |challenge| {
            let c = challenge.unwrap();
            format!("{} {}", c.scheme, c.params.as_str())
        });
        assert_eq!(seen, ["NoOneKnowsThisScheme opaque-data=here"]);
        assert_eq!(challenges("NTLM", |c| c.unwrap().params.is_empty()), [true]);
        assert_eq!(challenges("Negotiate TlRM/w==", |c| c.is_ok()), [true]);
    }

    #[test]
    fn damage_is_named() {
        let problems = |value| challenges(value, |challenge| challenge.unwrap_err().problem);
        assert_eq!(problems("=\"x\""), [Problem::MissingScheme]);
        assert_eq!(problems("realm=\"x\""), [Problem::MissingScheme]);
        assert_eq!(problems("Digest realm=\"x, nonce="), [Problem::UnterminatedQuote]);
    }

    #[test]
    fn authentication_info_gives_the_next_nonce() {
        let row = field(HeaderName::AuthenticationInfo, "nextnonce=\"n2\", qop=auth, nc=00000001");
        let info: AuthenticationInfo<'_> = row.single().unwrap();
        assert_eq!(info.next_nonce.unwrap(), "n2");
        assert_eq!(info.qop.unwrap(), "auth");
    }
}
