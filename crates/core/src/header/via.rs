//! Via (RFC 3261 §20.42, RFC 3581 for `rport`): `sent-protocol LWS sent-by *( SEMI via-params )`,
//! a comma list. White space may stand around the slashes and the colon.

use super::{
    Param, Params, Place, Problem, Value,
    params::parse_params,
    syntax::{Scanner, is_space, number},
};
use crate::uri::is_same_host;

/// One hop of a Via header field. The topmost one of a response names the client transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Via<'a> {
    /// The name of the protocol: `SIP`.
    pub protocol: &'a str,
    /// Its version: `2.0`.
    pub version: &'a str,
    /// The transport: `UDP`, `TLS`, `WSS`.
    pub transport: &'a str,
    /// The host of sent-by; an IPv6 address keeps its brackets.
    pub host: &'a str,
    /// The port of sent-by, where there is one.
    pub port: Option<u16>,
    /// The branch: the name of the transaction.
    pub branch: Option<&'a str>,
    /// The address that the request came from, where a server saw another one than sent-by.
    pub received: Option<&'a str>,
    /// The port that the request came from (RFC 3581).
    pub rport: Option<u16>,
    /// All parameters, those above among them.
    pub params: Params<'a>,
}

impl Via<'_> {
    /// Is its sent-by this one (`192.0.2.10:5060`, `[2001:db8::1]`, `ua.invalid`)?
    ///
    /// The host has no letter case, and an IPv6 address may be written in several ways. A missing
    /// port is 5060 over UDP, TCP and SCTP and 5061 over TLS (RFC 3261 §18.1.1); for other
    /// transports no default is stated, so that it matches only a missing one.
    #[must_use]
    pub fn is_sent_by(&self, sent_by: &str) -> bool {
        let mut scanner = Scanner::new(sent_by);
        scanner.skip_space();
        let Ok((host, port)) = host_port(&mut scanner) else { return false };
        let is_transport = |name| self.transport.eq_ignore_ascii_case(name);
        let default = if is_transport("TLS") {
            Some(5061)
        } else {
            ["UDP", "TCP", "SCTP"].into_iter().any(is_transport).then_some(5060)
        };
        is_same_host(host, self.host) && port.or(default) == self.port.or(default)
    }
}

impl<'a> Value<'a> for Via<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let protocol = scanner.token();
        let version = after_slash(scanner)?;
        let transport = after_slash(scanner)?;
        if protocol.is_empty() || version.is_empty() || transport.is_empty() {
            return Err(Problem::BadProtocol);
        }
        scanner.skip_space();
        let (host, port) = host_port(scanner)?;
        let (mut branch, mut received, mut rport) = (None, None, None);
        let params = parse_params(scanner, |param: Param<'a>| {
            let value = param.value.map(|value| value.raw()).filter(|value| !value.is_empty());
            if branch.is_none() && param.is("branch") {
                branch = value;
            } else if received.is_none() && param.is("received") {
                received = value;
            } else if rport.is_none() && param.is("rport") {
                rport = value.and_then(port_number);
            }
        })?;
        Ok(Self { protocol, version, transport, host, port, branch, received, rport, params })
    }
}

fn after_slash<'a>(scanner: &mut Scanner<'a>) -> Result<&'a str, Problem> {
    scanner.skip_space();
    if !scanner.eat(b'/') {
        return Err(Problem::BadProtocol);
    }
    scanner.skip_space();
    Ok(scanner.token())
}

/// `host [ COLON port ]`.
fn host_port<'a>(scanner: &mut Scanner<'a>) -> Result<(&'a str, Option<u16>), Problem> {
    let start = scanner.at();
    if scanner.peek() == Some(b'[') {
        scanner.take_while(|byte| !matches!(byte, b']' | b',' | b';') && !is_space(byte));
        if !scanner.eat(b']') {
            return Err(Problem::MissingHost);
        }
    } else {
        scanner.take_while(|byte| !matches!(byte, b':' | b';' | b',') && !is_space(byte));
    }
    let host = scanner.since(start);
    if host.is_empty() {
        return Err(Problem::MissingHost);
    }
    scanner.skip_space();
    if !scanner.eat(b':') {
        return Ok((host, None));
    }
    scanner.skip_space();
    let digits = scanner.take_while(|byte| byte.is_ascii_digit());
    port_number(digits).map(|port| (host, Some(port))).ok_or(Problem::BadPort)
}

fn port_number(digits: &str) -> Option<u16> {
    number(digits).and_then(|port| u16::try_from(port).ok())
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::header::{HeaderError, HeaderName, Values, testing::field};

    #[test]
    fn white_space_may_stand_around_slashes_and_colon() {
        let row = field(HeaderName::Via, "SIP / 2.0 / UDP 192.0.2.10 : 5060 ;branch=z9hG4bKa1");
        let via: Via<'_> = row.single().unwrap();
        assert_eq!((via.protocol, via.version, via.transport), ("SIP", "2.0", "UDP"));
        assert_eq!((via.host, via.port, via.branch), ("192.0.2.10", Some(5060), Some("z9hG4bKa1")));
        assert!(via.is_sent_by("192.0.2.10:5060"));
        assert!(via.is_sent_by("192.0.2.10"));
        assert!(!via.is_sent_by("192.0.2.10:5070"));
        assert!(!via.is_sent_by("198.51.100.99:5060"));
    }

    #[test]
    fn hosts_of_every_kind_are_read() {
        let row = field(
            HeaderName::Via,
            "SIP/2.0/WSS df7jal23ls0d.invalid;branch=z9hG4bK1;rport, \
             SIP/2.0/TLS [2001:DB8::1];received=2001:db8::2;rport=49200;branch=z9hG4bK2",
        );
        let rows = [row];
        let vias: Vec<_> = Values::<Via<'_>>::new(&rows, [HeaderName::Via; 2]).collect();
        let [Ok(first), Ok(second)] = vias.as_slice() else { panic!("{vias:?}") };
        assert!(first.is_sent_by("DF7JAL23LS0D.invalid"));
        assert!(!first.is_sent_by("df7jal23ls0d.invalid:443"));
        assert_eq!((first.rport, first.params.has("rport")), (None, true));
        assert_eq!((second.host, second.port), ("[2001:DB8::1]", None));
        assert_eq!((second.received, second.rport), (Some("2001:db8::2"), Some(49200)));
        assert!(second.is_sent_by("[2001:db8::1]:5061"));
        assert!(second.is_sent_by("[2001:0db8:0::0:1]"));
        assert!(!second.is_sent_by("[2001:db8::2]"));
    }

    #[test]
    fn damage_is_named() {
        let problem = |value: &str| {
            let row = field(HeaderName::Via, value);
            let parsed: Result<Via<'_>, HeaderError> = row.single();
            parsed.unwrap_err().problem
        };
        assert_eq!(problem("SIP/2.0 192.0.2.10"), Problem::BadProtocol);
        assert_eq!(problem("SIP/2.0/UDP"), Problem::MissingHost);
        assert_eq!(problem("SIP/2.0/UDP ;branch=1"), Problem::MissingHost);
        assert_eq!(problem("SIP/2.0/UDP h:65536"), Problem::BadPort);
        assert_eq!(problem("SIP/2.0/UDP 2001:db8::1"), Problem::BadPort);
        assert_eq!(problem("SIP/2.0/UDP [2001:db8::1"), Problem::MissingHost);
    }
}
