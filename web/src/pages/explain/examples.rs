//! What an empty page offers to explain.

/// A text that can be pasted.
#[derive(Clone, Copy)]
pub(super) struct Example {
    pub(super) title: &'static str,
    pub(super) about: &'static str,
    pub(super) text: &'static str,
}

/// From a proxy's syslog, a console and a capture.
pub(super) const EXAMPLES: [Example; 3] = [
    Example {
        title: "A registration that loops",
        about: "401 with two challenges, out of a syslog",
        text: "\
Nov 20 13:30:00 edge1 kamailio[771]: INFO: REGISTER from 192.0.2.10\n\
Nov 20 13:30:00 edge1 kamailio[771]: SIP/2.0 401 Unauthorized\n\
Nov 20 13:30:00 edge1 kamailio[771]: Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK1d32;rport=5060;received=192.0.2.10\n\
Nov 20 13:30:00 edge1 kamailio[771]: From: <sip:alice@example.com>;tag=9fxced76\n\
Nov 20 13:30:00 edge1 kamailio[771]: To: <sip:alice@example.com>;tag=b27e1a1d\n\
Nov 20 13:30:00 edge1 kamailio[771]: Call-ID: 3848276298220188511@ua.example.com\n\
Nov 20 13:30:00 edge1 kamailio[771]: CSeq: 2 REGISTER\n\
Nov 20 13:30:00 edge1 kamailio[771]: WWW-Authenticate: Digest realm=\"example.com\", nonce=\"c60f3082ee1212b4\", algorithm=SHA-256, qop=\"auth\"\n\
Nov 20 13:30:00 edge1 kamailio[771]: WWW-Authenticate: Digest realm=\"example.com\", nonce=\"84f1c1ae6cbe5aa9\", algorithm=MD5, qop=\"auth\", stale=TRUE\n\
Nov 20 13:30:00 edge1 kamailio[771]: Content-Length: 0\n\
Nov 20 13:30:00 edge1 kamailio[771]: \n\
Nov 20 13:30:01 edge1 kamailio[771]: INFO: 192.0.2.10 will try again\n",
    },
    Example {
        title: "A trunk that is overloaded",
        about: "503 with Retry-After, from a console",
        text: "\
<--- Transmitting SIP request (903 bytes) to UDP:198.51.100.7:5060 --->\n\
INVITE sip:+15550100@trunk.example.net SIP/2.0\n\
Via: SIP/2.0/UDP 192.0.2.10:5060;rport;branch=z9hG4bKPj7f3\n\
CSeq: 21871 INVITE\n\
\n\
<--- Received SIP response (402 bytes) from UDP:198.51.100.7:5060 --->\n\
SIP/2.0 503 Service Unavailable\n\
Via: SIP/2.0/UDP 192.0.2.10:5060;rport=5060;branch=z9hG4bKPj7f3;received=192.0.2.10\n\
From: \"Alice\" <sip:alice@pbx.example.com>;tag=as58a2\n\
To: <sip:+15550100@trunk.example.net>;tag=gK0c1f2a\n\
Call-ID: 52a7c0de@pbx.example.com\n\
CSeq: 21871 INVITE\n\
Retry-After: 120 (overload)\n\
Reason: Q.850;cause=42;text=\"Switching equipment congestion\"\n\
Server: Example-SBC/9.2\n\
Content-Length: 0\n\
\n\
[Nov 20 13:30:01] WARNING[2201]: everyone is busy or congested at this time\n",
    },
    Example {
        title: "No codec in common",
        about: "488 with a Warning, with the line ends lost",
        text: "\
SIP/2.0 488 Not Acceptable Here\n\
v: SIP/2.0/TLS 203.0.113.20:5061;branch=z9hG4bKnashds8\n\
f: <sips:alice@example.com>;tag=1928301774\n\
t: <sips:bob@example.net>;tag=a6c85cf\n\
i: a84b4c76e66710@client.example.com\n\
CSeq: 314159 INVITE\n\
Warning: 304 gw.example.net \"Media type not available: video\"\n\
Warning: 305 gw.example.net \"Incompatible media format: opus\"\n\
l: 0\n\
\n",
    },
];
