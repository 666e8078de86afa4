//! Finding SIP responses in logs: whatever stands around them, before them and in front of each
//! of their lines.
//!
//! Text is copied from syslog, from consoles of servers, from captures and from mails. What those
//! add is taken off again: timestamps and other words in front of each line, indentation, line
//! ends that were written out (`#015#012`, `\r\n`) or lost, dots in place of CR. What comes out can
//! be parsed. Time is linear in the text; nothing is looked at twice.

use alloc::{string::String, vec::Vec};

use crate::StatusCode;

/// At most this many responses are taken from one text.
pub const MAX_RESPONSES: usize = 1000;

/// What stands in front of a line is recognised up to this many bytes.
pub const MAX_PREFIX: usize = 400;

/// A header field or body line of a message, at most this many a message; the rest is left out.
pub const MAX_LINES: usize = 4000;

/// A response that was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Extracted {
    /// The message as it was on the wire, as far as that can be told: its lines end in CRLF.
    pub text: String,
    /// The line of the text on which it starts, 1 = the first.
    pub first_line: u32,
    /// For each line of the message, the line of the text that it was on.
    pub lines: Vec<u32>,
    /// The first line of the request that stands last before it, if there is one: it tells the
    /// method where the response does not.
    pub request_line: Option<String>,
}

impl Extracted {
    /// The whole text as one message, as it is: what [`extract`] finds nothing in still has an
    /// answer that says what it is instead.
    #[must_use]
    pub fn whole(text: &str) -> Self {
        Self {
            text: text.into(),
            first_line: 1,
            lines: (1..).take(text.lines().count().min(MAX_LINES)).collect(),
            request_line: None,
        }
    }

    /// The code in its status line.
    #[must_use]
    pub fn code(&self) -> Option<StatusCode> {
        StatusCode::from_u16(self.text.split_ascii_whitespace().nth(1)?.parse().ok()?).ok()
    }
}

/// Which of these responses a person most likely asks about: the first failure that is no
/// challenge, else the last that is final, else the first.
#[must_use]
pub fn most_telling(found: &[Extracted]) -> usize {
    let is =
        |it: &Extracted, tells: fn(u16) -> bool| it.code().is_some_and(|it| tells(it.as_u16()));
    let failure = |it: &Extracted| is(it, |code| code >= 400 && !matches!(code, 401 | 407));
    let last = || found.iter().rposition(|it| is(it, |code| code >= 200));
    found.iter().position(failure).or_else(last).unwrap_or_default()
}

/// The responses in a text, in order. Requests are passed over. Empty where there is no line with
/// `SIP/2.0` and a number after it.
///
/// ```
/// let log = "Nov 20 13:30:01 pbx kamailio[77]: SIP/2.0 486 Busy Here\n\
///            Nov 20 13:30:01 pbx kamailio[77]: CSeq: 1 INVITE\n\
///            Nov 20 13:30:01 pbx kamailio[77]: \n\
///            Nov 20 13:30:02 pbx kamailio[77]: that was all\n";
/// let found = sip_response::extract::extract(log);
/// assert_eq!(found[0].text, "SIP/2.0 486 Busy Here\r\nCSeq: 1 INVITE\r\n\r\n");
/// assert_eq!(found[0].lines, [1, 2, 3]);
/// ```
#[must_use]
pub fn extract(text: &str) -> Vec<Extracted> {
    let mut reader = Reader { found: Vec::new(), open: None, request_line: None };
    for (line, number) in text.lines().zip(1..) {
        for part in written_out(line) {
            reader.read(&part, number);
            if reader.found.len() == MAX_RESPONSES {
                return reader.found;
            }
        }
    }
    reader.close();
    reader.found.truncate(MAX_RESPONSES);
    reader.found
}

/// Reads line after line.
struct Reader {
    found: Vec<Extracted>,
    open: Option<Open>,
    request_line: Option<String>,
}

impl Reader {
    fn read(&mut self, line: &str, number: u32) {
        if let Some(at) = status_line(line) {
            self.close();
            self.open = Some(Open::new(line, at, number, self.request_line.clone()));
            return;
        }
        let Some(open) = &mut self.open else {
            if let Some(request) = request_line(line) {
                self.request_line = Some(request.into());
            }
            return;
        };
        if !open.take(line, number) {
            self.close();
            if let Some(request) = request_line(line) {
                self.request_line = Some(request.into());
            }
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.found.push(open.finish());
        }
    }
}

/// Where a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Headers,
    /// An empty line came right after the status line: perhaps every other line is empty.
    EmptyAfterStatus,
    Body,
}

/// A message that is being read.
struct Open {
    message: Extracted,
    prefix: String,
    state: State,
    /// Every other line is empty.
    double_spaced: bool,
    /// The last line was an empty one of those.
    skipped: bool,
    /// Each line ends in a dot, which stands for CR.
    dots: bool,
    /// Bytes of the body that are still to come, where Content-Length tells.
    missing: Option<usize>,
    is_sdp: bool,
    /// Only the first line had something in front of it.
    bare: bool,
    /// A line that is no header field; it belongs to the message if that goes on after it.
    pending: Option<(String, u32)>,
}

impl Open {
    fn new(line: &str, at: usize, number: u32, request_line: Option<String>) -> Self {
        let (prefix, status) = line.split_at_checked(at).unwrap_or(("", line));
        let mut open = Self {
            message: Extracted {
                text: String::new(),
                first_line: number,
                lines: Vec::new(),
                request_line,
            },
            prefix: prefix.into(),
            state: State::Headers,
            double_spaced: false,
            skipped: false,
            dots: status.ends_with('.'),
            missing: None,
            is_sdp: false,
            bare: false,
            pending: None,
        };
        open.push(status.trim_end(), number);
        open
    }

    /// Takes the line if it belongs to the message.
    fn take(&mut self, line: &str, number: u32) -> bool {
        if self.message.lines.len() >= MAX_LINES {
            return false;
        }
        let own = without_prefix(&self.prefix, line);
        let mut text = own.unwrap_or(line);
        if self.dots && self.message.lines.len() == 1 && !text.trim_end().ends_with('.') {
            // Only the phrase ended in a dot.
            self.dots = false;
        }
        if self.dots {
            let trimmed = text.trim_end();
            text = trimmed.strip_suffix('.').unwrap_or(trimmed);
        }
        let empty = text.trim().is_empty();
        match self.state {
            State::Headers if empty => {
                if self.double_spaced && !self.skipped {
                    self.skipped = true;
                    return true;
                }
                if self.message.lines.len() == 1 && !self.double_spaced {
                    self.state = State::EmptyAfterStatus;
                    return true;
                }
                if let Some((line, number)) = self.pending.take().filter(|_| self.missing.is_none())
                {
                    self.push(&line, number);
                }
                self.end_headers(number);
                self.wants_body()
            }
            State::EmptyAfterStatus if !empty && is_header(text) => {
                self.double_spaced = true;
                self.state = State::Headers;
                self.push(text.trim_end(), number);
                true
            }
            State::EmptyAfterStatus => false,
            State::Headers => {
                self.skipped = false;
                // A line that starts with white space goes on with the one before it; the space
                // in front of all lines has been taken off.
                let folded = text.starts_with([' ', '\t'])
                    && (own.is_some() || self.bare)
                    && self.message.lines.len() > 1;
                if folded || is_header(text) {
                    self.bare |= own.is_none();
                    if let Some((line, number)) = self.pending.take() {
                        self.push(&line, number);
                    }
                    self.note(text);
                    self.push(text.trim_end(), number);
                    return true;
                }
                // A header field that lost its colon, if the message goes on after it.
                let ends = self.pending.is_some()
                    || self.message.lines.len() == 1
                    || is_frame(text)
                    || request_line(line).is_some();
                self.pending = Some((text.trim_end().into(), number)).filter(|_| !ends);
                !ends
            }
            State::Body => {
                if is_frame(text) || (empty && self.double_spaced && !self.skipped) {
                    self.skipped = empty;
                    return empty;
                }
                self.skipped = false;
                let fits = match self.missing {
                    Some(missing) => missing > 0,
                    None => self.is_sdp && is_sdp_line(text),
                };
                if !fits || (own.is_none() && !self.bare && self.is_sdp && !is_sdp_line(text)) {
                    return false;
                }
                let text = if self.is_sdp { text.trim_end() } else { text.trim_end_matches('\r') };
                self.push(text, number);
                if let Some(missing) = &mut self.missing {
                    *missing = missing.saturating_sub(text.len() + 2);
                    return *missing > 0;
                }
                true
            }
        }
    }

    /// Looks at the headers that say how the message goes on.
    fn note(&mut self, line: &str) {
        let Some((name, value)) = line.split_once(':') else { return };
        let (name, value) = (name.trim(), value.trim());
        if name.eq_ignore_ascii_case("Content-Length") || name.eq_ignore_ascii_case("l") {
            self.missing = value.parse().ok();
        } else if name.eq_ignore_ascii_case("Content-Type") || name.eq_ignore_ascii_case("c") {
            self.is_sdp =
                value.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("application/sdp"));
        }
    }

    fn wants_body(&self) -> bool {
        self.missing.map_or(self.is_sdp, |missing| missing > 0)
    }

    fn end_headers(&mut self, number: u32) {
        self.push("", number);
        self.state = State::Body;
    }

    fn push(&mut self, line: &str, number: u32) {
        self.message.text.push_str(line);
        self.message.text.push_str("\r\n");
        self.message.lines.push(number);
    }

    fn finish(mut self) -> Extracted {
        if self.dots
            && self.message.lines.len() > 1
            && let Some(end) = self.message.text.find("\r\n")
            && self.message.text.get(..end).is_some_and(|status| status.ends_with('.'))
        {
            self.message.text.remove(end - 1);
        }
        if self.state != State::Body {
            // The empty line was left behind when the text was copied, or no logger wrote it.
            let last = self.message.lines.last().copied().unwrap_or(self.message.first_line);
            self.push("", last);
        }
        self.message
    }
}

/// The lines that one line of a log holds: loggers write line ends out instead of breaking lines.
/// Escaped quotes go with them.
fn written_out(line: &str) -> Vec<String> {
    let line = line.trim_end_matches('\r');
    if !contains_ignoring_case(line, "SIP/2.0") {
        return alloc::vec![line.into()];
    }
    for (end, alone) in [("#015#012", "#012"), ("\\r\\n", "\\n"), ("\\x0d\\x0a", "\\x0a")] {
        if line.contains(end) {
            return line
                .split(end)
                .flat_map(|part| part.split(alone))
                .take(MAX_LINES)
                .map(|part| part.replace("\\\"", "\"").replace("\\t", "\t"))
                .collect();
        }
    }
    alloc::vec![line.into()]
}

/// Where `SIP/2.0` with a number after it stands in the line.
fn status_line(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let mut from = 0;
    while let Some(found) =
        bytes.get(from..)?.windows(7).position(|w| w.eq_ignore_ascii_case(b"SIP/2.0"))
    {
        let at = from + found;
        let rest = bytes.get(at + 7..)?;
        let spaces = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        if spaces > 0 && rest.get(spaces).is_some_and(u8::is_ascii_digit) {
            return Some(at);
        }
        from = at + 7;
    }
    None
}

/// The request line in this line: a method, an address and `SIP/2.0` at the end.
fn request_line(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let (before, address) = line.strip_suffix("SIP/2.0")?.trim_end().rsplit_once([' ', '\t'])?;
    let before = before.trim_end();
    let method = before.rsplit([' ', '\t']).next()?;
    let is_method = !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_uppercase());
    (is_method && address.contains(':')).then(|| line.get(before.len() - method.len()..))?
}

/// Is it a header field: a name and a colon? Names start with a letter, which times do not.
fn is_header(line: &str) -> bool {
    let Some((name, _)) = line.split_once(':') else { return false };
    let name = name.trim_end();
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.!%*_+`'~".contains(&byte))
}

/// Is it a line of SDP: a small letter and an equals sign?
fn is_sdp_line(line: &str) -> bool {
    matches!(line.as_bytes(), [b'a'..=b'z', b'=', ..])
}

/// Is it what a server prints after a message?
fn is_frame(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("<---") || line.starts_with("--->") || line.starts_with("-----")
}

/// The line without what stands in front of every line of this message. `None` where it does not
/// start like the first one did.
///
/// Digits may be other digits and words other words, since times go on and process names do not
/// stay; everything else must be the same.
fn without_prefix<'a>(prefix: &str, line: &'a str) -> Option<&'a str> {
    if let Some(rest) = line.strip_prefix(prefix) {
        return Some(rest);
    }
    // Only a prefix with a number in it changes from line to line. `Sent: ` must not be taken for
    // the `From: ` of a header.
    if prefix.len() > MAX_PREFIX || !prefix.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (mut pattern, mut rest) = (prefix.as_bytes(), line.as_bytes());
    loop {
        let Some(&wanted) = pattern.first() else {
            return line.get(line.len() - rest.len()..);
        };
        if rest.is_empty() && pattern.trim_ascii().is_empty() {
            // An empty line, from whose end the spaces were taken.
            return Some("");
        }
        let kind = Kind::of(wanted);
        let (there, here) = (kind.run(pattern), kind.run(rest));
        let same = match kind {
            Kind::Sign => pattern.first() == rest.first(),
            _ => here > 0,
        };
        if !same {
            return None;
        }
        pattern = pattern.get(there..)?;
        // A space too many belongs to the line itself.
        rest = rest.get(
            if kind == Kind::Space && pattern.is_empty() { there.min(here) } else { here }..,
        )?;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    Letter,
    Space,
    Sign,
}

impl Kind {
    fn of(byte: u8) -> Self {
        match byte {
            b'0'..=b'9' => Self::Digit,
            b' ' | b'\t' => Self::Space,
            b'a'..=b'z' | b'A'..=b'Z' | 128.. => Self::Letter,
            _ => Self::Sign,
        }
    }

    /// How long the run of this kind is; signs stand alone.
    fn run(self, bytes: &[u8]) -> usize {
        match self {
            Self::Sign => 1,
            _ => bytes.iter().take_while(|byte| Self::of(**byte) == self).count(),
        }
    }
}

fn contains_ignoring_case(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    const BUSY: &str = "SIP/2.0 486 Busy Here\r\nVia: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1\r\n\
        CSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";

    #[test]
    fn the_failure_that_ended_the_call_tells_most() {
        let tells = |codes: &[u16]| {
            let log: String =
                codes.iter().map(|code| format!("SIP/2.0 {code} X\r\n\r\n")).collect();
            let found = extract(&log);
            assert_eq!(found.len(), codes.len(), "{log}");
            codes.get(most_telling(&found)).copied()
        };
        assert_eq!(tells(&[100, 401, 100, 180, 486, 487]), Some(486));
        assert_eq!(tells(&[100, 407, 180, 200]), Some(200));
        assert_eq!(tells(&[401, 100, 401]), Some(401));
        assert_eq!(tells(&[100, 180, 200]), Some(200));
        assert_eq!(tells(&[100, 180]), Some(100));
        assert_eq!(most_telling(&[]), 0);
    }

    fn texts(log: &str) -> Vec<String> {
        extract(log).into_iter().map(|found| found.text).collect()
    }

    #[test]
    fn a_message_alone_is_found_as_it_is() {
        assert_eq!(texts(BUSY), [BUSY]);
        assert_eq!(texts(&BUSY.replace("\r\n", "\n")), [BUSY]);
        assert_eq!(texts(BUSY.trim_end()), [BUSY]);
    }

    #[test]
    fn syslog_words_in_front_of_each_line_are_taken_off() {
        let log = "\
Nov 20 13:29:59 edge1 kamailio[771]: INFO: forwarding INVITE\n\
Nov 20 13:30:00 edge1 kamailio[771]: SIP/2.0 486 Busy Here\n\
Nov 20 13:30:00 edge1 kamailio[771]: Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1\n\
Nov 20 13:30:01 edge1 kamailio[9]: CSeq: 1 INVITE\n\
Nov 20 13:30:01 edge1 kamailio[771]: Content-Length: 0\n\
Nov 20 13:30:01 edge1 kamailio[771]:\n\
Nov 20 13:30:02 edge1 kamailio[771]: ACC: call missed\n";
        let found = extract(log);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, BUSY);
        assert_eq!((found[0].first_line, &found[0].lines[..]), (2, &[2, 3, 4, 5, 6][..]));
    }

    #[test]
    fn line_ends_that_syslog_wrote_out_are_line_ends_again() {
        let log = "Nov 20 13:30:00 edge1 opensips[771]: SIP/2.0 486 Busy Here#015#012Via: \
                   SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1#015#012CSeq: 1 INVITE#015#012\
                   Content-Length: 0#015#012#015#012";
        assert_eq!(texts(log), [BUSY]);
    }

    #[test]
    fn json_logs_are_read() {
        let log = r#"{"ts":1700487000.1,"msg":"SIP/2.0 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"example.com\", nonce=\"a1\"\r\nCSeq: 1 REGISTER\r\nContent-Length: 0\r\n\r\n","level":"debug"}"#;
        assert_eq!(
            texts(log),
            ["SIP/2.0 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"example.com\", \
              nonce=\"a1\"\r\nCSeq: 1 REGISTER\r\nContent-Length: 0\r\n\r\n"]
        );
    }

    #[test]
    fn asterisk_frames_and_requests_are_passed_over() {
        let log = "\
<--- Transmitting SIP request (420 bytes) to UDP:192.0.2.1:5060 --->\n\
INVITE sip:bob@example.net SIP/2.0\n\
Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa1\n\
CSeq: 1 INVITE\n\
Content-Length: 0\n\
\n\
<--- Received SIP response (321 bytes) from UDP:192.0.2.1:5060 --->\n\
SIP/2.0 486 Busy Here\n\
Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1\n\
CSeq: 1 INVITE\n\
Content-Length: 0\n\
\n\
<------------->\n\
[Nov 20 13:30:01] VERBOSE[12]: app_dial.c: Everyone is busy at this time\n";
        let found = extract(log);
        assert_eq!(texts(log), [BUSY]);
        assert_eq!(found[0].request_line.as_deref(), Some("INVITE sip:bob@example.net SIP/2.0"));
    }

    #[test]
    fn freeswitch_indents_the_message_between_rules() {
        let log = "\
recv 712 bytes from udp/[192.0.2.1]:5060 at 13:30:00.123456:\n   \
------------------------------------------------------------------------\n   \
SIP/2.0 486 Busy Here\n   \
Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1\n   \
CSeq: 1 INVITE\n   \
Content-Length: 0\n   \n   \
------------------------------------------------------------------------\n";
        assert_eq!(texts(log), [BUSY]);
    }

    #[test]
    fn dots_of_ngrep_and_bytes_of_tcpdump_are_taken_off() {
        let ngrep = "U 192.0.2.1:5060 -> 192.0.2.10:5060\nSIP/2.0 486 Busy Here.\nVia: \
                     SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1.\nCSeq: 1 INVITE.\n\
                     Content-Length: 0.\n.\n\n";
        assert_eq!(texts(ngrep), [BUSY]);
        let tcpdump = "13:30:00.1 IP 192.0.2.1.5060 > 192.0.2.10.5060: SIP: SIP/2.0 486 Busy Here\n\
                       E..1..@.@.l|.......SIP/2.0 486 Busy Here\nVia: SIP/2.0/UDP \
                       192.0.2.10;branch=z9hG4bKa1\nCSeq: 1 INVITE\nContent-Length: 0\n\n";
        assert_eq!(texts(tcpdump)[1], BUSY);
    }

    #[test]
    fn bars_quotes_and_empty_lines_between_lines_are_taken_off() {
        for prefix in ["| ", "> ", ">> ", "\t", "2026-11-20T13:30:00.123Z [sip] ", "12: "] {
            let log: String = BUSY.lines().map(|line| format!("{prefix}{line}\n")).collect();
            assert_eq!(texts(&log), [BUSY], "{prefix:?}");
        }
        assert_eq!(texts(&BUSY.replace("\r\n", "\n\n")), [BUSY]);
    }

    #[test]
    fn only_the_first_line_may_have_a_prefix() {
        let log =
            format!("[2026-11-20 13:30:00] DEBUG: received:  {BUSY}[2026-11-20 13:30:01] x\n");
        assert_eq!(texts(&log), [BUSY]);
        let log = format!("Sent: {}", BUSY.replace("CSeq", "From: <sip:a@b.example>\r\nCSeq"));
        assert_eq!(texts(&log)[0].lines().count(), 6);
    }

    #[test]
    fn folded_lines_stay_folded_and_bodies_are_kept() {
        let message = "SIP/2.0 488 Not Acceptable Here\r\nWarning: 304 example.net\r\n \
            \"No codec\"\r\nCSeq: 1 INVITE\r\nContent-Type: application/sdp\r\n\
            Content-Length: 29\r\n\r\nv=0\r\nm=audio 0 RTP/AVP 0 8\r\n";
        assert_eq!(texts(message), [message]);
        let log: String =
            message.lines().map(|line| format!("Nov 20 13:30:00 gw sipd: {line}\n")).collect();
        assert_eq!(texts(&log), [message]);
        let unknown_length = message.replace("Content-Length: 29\r\n", "");
        assert_eq!(texts(&format!("{unknown_length}\nthe end\n")), [unknown_length]);
    }

    #[test]
    fn a_line_without_a_colon_belongs_to_a_message_that_goes_on() {
        let broken = BUSY.replace("CSeq: 1", "Retry-After 120\r\nCSeq: 1");
        assert_eq!(texts(&broken), [&*broken]);
        let log = format!("{}\n2026-11-20 done\nall: is over\n", BUSY.trim_end());
        assert_eq!(texts(&log)[0].lines().count(), 7);
        let log = format!("{}\n2026-11-20 done\n2026-11-20 over\n", BUSY.trim_end());
        assert_eq!(texts(&log), [BUSY]);
        let log = format!("{}\n2026-11-20 done\n\n", BUSY.trim_end());
        assert_eq!(texts(&log), [BUSY]);
    }

    #[test]
    fn a_number_that_is_no_code_is_left_to_the_parser() {
        assert_eq!(texts("SIP/2.0 4294967301 What\n\n"), ["SIP/2.0 4294967301 What\r\n\r\n"]);
    }

    #[test]
    fn nothing_is_found_in_other_texts() {
        let commas = ",".repeat(1 << 20);
        let http = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
        let request = "OPTIONS sip:bob@example.net SIP/2.0\r\nCSeq: 1 OPTIONS\r\n\r\n";
        for text in ["", "\n\n", "486 Busy Here", http, request, &commas, "\0\u{1}\u{fffd}"] {
            assert_eq!(extract(text), []);
        }
    }

    #[test]
    fn every_message_of_a_long_log_is_found_up_to_the_limit() {
        let log = BUSY.repeat(MAX_RESPONSES + 5);
        let found = extract(&log);
        assert_eq!(found.len(), MAX_RESPONSES);
        assert!(found.iter().all(|found| found.text == BUSY));
        assert_eq!(found[1].first_line, 6);
        let many_lines = BUSY.replace("CSeq", &"X: 1\r\n".repeat(MAX_LINES + 5));
        assert!(extract(&many_lines)[0].lines.len() <= MAX_LINES + 1);
    }
}
