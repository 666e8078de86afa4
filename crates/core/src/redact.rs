//! Taking out of a message what tells who was called and from where, so that it can be shown to
//! others: telephone numbers, users and their names, addresses of IP, hosts and credentials.
//!
//! The same value becomes the same placeholder everywhere, so that a reader still sees who is who:
//! `sip:alice@pbx.example.com` becomes `sip:user1@host1.example`. Placeholders keep their kind, by
//! which a message is understood: a number is a number of digits, a private address stays a
//! private one, a host stays a host. What the advice is found by stays as it is.
//!
//! What a value means is told by the place it stands in: an address, a header field, a parameter.
//! In header fields that are not known here, and in free text, it is told by its looks. A name in
//! free text has no looks; who shows a message to others reads it once before.

use alloc::{borrow::ToOwned, collections::BTreeMap, format, string::String, vec::Vec};
use core::net::{Ipv4Addr, Ipv6Addr};

use crate::{HeaderName, StatusCode};

/// The message without what tells who was called and from where.
///
/// ```
/// use sip_response::redact::redact;
///
/// let message = "SIP/2.0 486 Busy Here\r\nTo: \"Bob\" <sip:+15550199@10.1.2.3>;tag=b1\r\n\r\n";
/// assert_eq!(
///     redact(message),
///     "SIP/2.0 486 Busy Here\r\nTo: \"Name1\" <sip:+5550101@10.0.0.1>;tag=b1\r\n\r\n",
/// );
/// ```
#[must_use]
pub fn redact(message: &str) -> String {
    Redactor::new().message(message)
}

/// Redacts several messages, so that the same value becomes the same placeholder in all of them.
#[derive(Clone, Debug, Default)]
pub struct Redactor {
    known: BTreeMap<(Kind, String), usize>,
    counts: [usize; KINDS],
    /// In how many quotes and addresses the text stands that is being read.
    depth: usize,
}

/// Quotes and addresses in each other are told apart to this depth.
const MAX_DEPTH: usize = 8;

/// How many kinds of values there are.
const KINDS: usize = 9;

/// What a value is; each kind is counted for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Number,
    User,
    Name,
    PublicV4,
    PrivateV4,
    V6,
    Host,
    Secret,
    Uuid,
}

/// Users that name nobody (RFC 3323 §4.1.1.3).
const NOBODY: [&str; 3] = ["anonymous", "restricted", "unavailable"];

/// Hosts that name no host.
const NOWHERE: [&str; 3] = ["anonymous.invalid", "localhost", "invalid"];

/// The schemes of addresses with a user and a host, or with a number.
const SCHEMES: [&str; 7] = ["sip", "sips", "tel", "im", "pres", "mailto", "xmpp"];

/// The schemes of addresses that begin with a host, after two slashes.
const PLACES: [&str; 6] = ["http", "https", "ws", "wss", "ftp", "rtsp"];

/// Parameters whose value is a secret, or is made of one.
const SECRETS: [&str; 17] = [
    "nonce",
    "nextnonce",
    "cnonce",
    "opaque",
    "response",
    "rspauth",
    "auts",
    "password",
    "passwd",
    "secret",
    "token",
    "access_token",
    "key",
    "pin",
    "ppi",
    "ice-pwd",
    "ice-ufrag",
];

/// Parameters whose value is a host even where it does not look like one.
const HOSTS: [&str; 8] = [
    "received",
    "maddr",
    "realm",
    "domain",
    "orig-ioi",
    "term-ioi",
    "icid-generated-at",
    "utran-cell-id-3gpp",
];

/// Parameters whose value is a sentence.
const SENTENCES: [&str; 4] = ["text", "error_description", "message", "description"];

/// Parameters whose value may look like a host and is none.
const IDENTIFIERS: [&str; 4] = ["branch", "tag", "from-tag", "to-tag"];

/// A user is looked for in so many bytes; a longer one is redacted as if it were a host.
const LONGEST_USER: usize = 256;

/// What a value is read as, where its looks do not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Addresses with names before them, and parameters.
    Addresses,
    /// Via: a protocol, a host and parameters.
    Hops,
    /// Call-ID: what stands before the `@` is no user.
    Identifier,
    /// Warning: codes, hosts and sentences.
    Warnings,
    /// Challenges and credentials.
    Credentials,
    /// Names of products, which look like hosts.
    Products,
    /// Seconds, a comment and parameters.
    Delay,
    /// A sentence.
    Sentence,
    /// Numbers in sequence, as in a Reason: only its texts say more.
    Words,
    /// The value of a header field that is not known here, which may be anything.
    Anything,
    /// The value as a whole is a name.
    Name,
    /// The value up to its parameters is a secret.
    Secret,
    /// Nothing in it tells anything.
    Kept,
}

impl Form {
    const fn of(name: HeaderName) -> Self {
        use HeaderName as N;
        match name {
            N::From
            | N::To
            | N::Contact
            | N::RecordRoute
            | N::Route
            | N::Path
            | N::ReplyTo
            | N::ReferTo
            | N::ReferredBy
            | N::HistoryInfo
            | N::PermissionMissing
            | N::CallInfo
            | N::ErrorInfo
            | N::AlertInfo => Self::Addresses,
            N::Via => Self::Hops,
            N::CallId => Self::Identifier,
            N::Warning => Self::Warnings,
            N::WwwAuthenticate
            | N::ProxyAuthenticate
            | N::Authorization
            | N::ProxyAuthorization
            | N::AuthenticationInfo => Self::Credentials,
            N::Server | N::UserAgent => Self::Products,
            N::RetryAfter => Self::Delay,
            N::Reason | N::GeolocationError | N::AlertMsgError => Self::Words,
            N::Organization | N::Subject => Self::Name,
            N::Identity => Self::Secret,
            N::Other => Self::Anything,
            _ => Self::Kept,
        }
    }

    /// May words be telephone numbers, or users that are known from elsewhere?
    const fn is_text(self) -> bool {
        matches!(self, Self::Sentence | Self::Anything)
    }
}

impl Redactor {
    /// One that knows no value yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The message without what tells who was called and from where. Content-Length is made to fit
    /// the new body as well as it fitted the old one.
    ///
    /// Time is linear in the message, but for a logarithm of the number of values.
    #[must_use]
    pub fn message(&mut self, message: &str) -> String {
        // What is a user in one place may stand as a mere word in front of it; so all values are
        // collected first.
        drop(self.pass(message));
        self.pass(message)
    }

    /// A text that is no message: addresses, hosts and numbers in it, and the values that are
    /// known from messages.
    #[must_use]
    pub fn text(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let whole = text.to_ascii_lowercase();
        let kinds = [Kind::Host, Kind::Secret, Kind::User, Kind::Name];
        match kinds.into_iter().find(|kind| self.known.contains_key(&(*kind, whole.clone()))) {
            Some(kind) => self.put(kind, text, &mut out),
            None => self.read(text, Form::Anything, "", &mut out),
        }
        out
    }

    fn pass(&mut self, message: &str) -> String {
        let (head, body) = halves(message);
        let is_sdp = fields(head).any(|(name, value)| {
            let start = value.trim().get(..15).unwrap_or_default();
            HeaderName::from_bytes(name.as_bytes()) == HeaderName::ContentType
                && start.eq_ignore_ascii_case("application/sdp")
        });
        let body = if is_sdp { self.sdp(body) } else { blank(body) };
        let old = message.len() - head.len();
        let mut out = String::with_capacity(message.len());
        let mut form = Form::Sentence;
        for (at, line) in head.split_inclusive('\n').enumerate() {
            let (line, end) = ended(line);
            if at == 0 {
                self.status_line(line, &mut out);
            } else if line.starts_with([' ', '\t']) {
                self.read(line, form, "", &mut out);
            } else if let Some((name, value)) = line.split_once(':') {
                let known = HeaderName::from_bytes(name.trim_end().as_bytes());
                form = Form::of(known);
                out.push_str(name);
                out.push(':');
                if known == HeaderName::ContentLength {
                    out.push_str(&length(value, old, body.len()));
                } else {
                    self.value(value, form, &mut out);
                }
            } else {
                form = Form::Anything;
                self.read(line, form, "", &mut out);
            }
            out.push_str(end);
        }
        out.push_str(&body);
        out
    }

    fn status_line(&mut self, line: &str, out: &mut String) {
        let mut parts = line.splitn(3, ' ');
        let (version, code) = (parts.next().unwrap_or_default(), parts.next());
        let phrase = parts.next();
        let standard = code
            .and_then(|code| StatusCode::from_u16(code.parse().ok()?).ok()?.entry())
            .map(|entry| entry.reason_phrase);
        out.push_str(version);
        for part in [code, phrase].into_iter().flatten() {
            out.push(' ');
            if Some(part) == code || Some(part.trim()) == standard {
                out.push_str(part);
            } else {
                self.read(part, Form::Sentence, "", out);
            }
        }
    }

    fn value(&mut self, value: &str, form: Form, out: &mut String) {
        let trimmed = value.trim();
        let space = value.get(..value.len() - value.trim_start().len()).unwrap_or_default();
        match form {
            Form::Kept => out.push_str(value),
            Form::Delay => {
                let (delay, others) = value.split_at(value.find('(').unwrap_or(value.len()));
                out.push_str(delay);
                self.read(others, Form::Sentence, "", out);
            }
            Form::Name | Form::Secret if trimmed.is_empty() => out.push_str(value),
            Form::Name => {
                out.push_str(space);
                self.put(Kind::Name, trimmed, out);
            }
            Form::Secret => {
                let (secret, params) = trimmed.split_at(trimmed.find(';').unwrap_or(trimmed.len()));
                out.push_str(space);
                self.put(Kind::Secret, secret, out);
                self.read(params, Form::Words, "", out);
            }
            form => self.read(value, form, "", out),
        }
    }

    /// Reads a value from its left to its right. `name` is that of the parameter whose value it is.
    fn read(&mut self, value: &str, form: Form, name: &str, out: &mut String) {
        self.depth += 1;
        self.read_on(value, form, name, out);
        self.depth -= 1;
    }

    fn read_on(&mut self, value: &str, form: Form, name: &str, out: &mut String) {
        let nests = self.depth < MAX_DEPTH;
        let mut rest = value;
        let mut name = name;
        // Where a name may stand before an address.
        let mut first = true;
        let mut host_next = false;
        let mut before = ' ';
        while let Some(letter) = rest.chars().next() {
            if letter == '"' && nests {
                let (content, after, closed) = quoted(rest);
                out.push('"');
                if name.is_empty() && after.trim_start().starts_with('<') && !content.is_empty() {
                    self.put(Kind::Name, content, out);
                } else {
                    self.quoted_value(content, form, name, out);
                }
                out.push_str(if closed { "\"" } else { "" });
                (rest, name, first, before) = (after, "", false, '"');
                continue;
            }
            if form.is_text()
                && let Some(number) = spaced_number(rest)
            {
                self.number(number, out);
                rest = rest.get(number.len()..).unwrap_or_default();
                (first, before) = (false, '0');
                continue;
            }
            if matches!(letter, '[' | ':' | '0'..='9' | 'a'..='f' | 'A'..='F')
                && let Some((address, length)) = v6(rest)
            {
                self.v6(&address, letter == '[', out);
                rest = rest.get(length..).unwrap_or_default();
                (name, first, host_next, before) = ("", false, false, ']');
                continue;
            }
            if !is_word(letter) {
                out.push(letter);
                rest = rest.get(letter.len_utf8()..).unwrap_or_default();
                match letter {
                    ';' | '<' | '>' | ')' | '(' => (name, first) = ("", false),
                    ',' => (name, first) = ("", true),
                    _ => {}
                }
                if letter == '@' {
                    host_next = true;
                }
                if !letter.is_whitespace() {
                    before = letter;
                }
                continue;
            }
            let names = matches!(form, Form::Addresses | Form::Anything);
            if first
                && names
                && let Some(display) = unquoted_name(rest)
            {
                self.put(Kind::Name, display, out);
                rest = rest.get(display.len()..).unwrap_or_default();
                (first, before) = (false, 'a');
                continue;
            }
            first = false;
            let (word, after) = rest.split_at(rest.find(|c| !is_word(c)).unwrap_or(rest.len()));
            let follows = after.chars().next().unwrap_or(' ');
            let is = |list: &[&str]| list.iter().any(|other| other.eq_ignore_ascii_case(word));
            if nests && follows == ':' && is(&SCHEMES) {
                let bracketed = before == '<';
                rest = self.address(word, after, bracketed, out);
                (name, before) = ("", 'a');
                continue;
            }
            if after.starts_with("://") && is(&PLACES) {
                rest = self.place(word, after, out);
                (name, before) = ("", 'a');
                continue;
            }
            if word.eq_ignore_ascii_case("urn")
                && after.get(..6).is_some_and(|start| start.eq_ignore_ascii_case(":uuid:"))
            {
                let uuid = after.get(6..).unwrap_or_default();
                let (uuid, next) = uuid.split_at(uuid.find(|c| !is_word(c)).unwrap_or(uuid.len()));
                out.push_str(word);
                out.push_str(":uuid:");
                self.put(Kind::Uuid, uuid, out);
                (rest, name, before) = (next, "", 'a');
                continue;
            }
            if follows == '=' && before != '=' {
                out.push_str(word);
                (rest, name, before) = (after, word, '=');
                out.push('=');
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let protocol = before == '/' || after.trim_start().starts_with('/');
            let port = before == ':' && word.parse::<u16>().is_ok();
            let is_host = host_next
                || (form == Form::Hops && name.is_empty() && !protocol)
                || (form == Form::Warnings && word.parse::<u16>().is_err());
            let scheme = form == Form::Credentials
                && before == ' '
                && ["basic", "bearer"].iter().any(|it| it.eq_ignore_ascii_case(word));
            if port {
                out.push_str(word);
            } else if is_host {
                self.host(word, out);
            } else if follows == '@' && form != Form::Identifier {
                self.user(word, out);
            } else if scheme && is_one_word(after) {
                out.push_str(word);
                out.push(' ');
                self.put(Kind::Secret, after.trim(), out);
                return;
            } else {
                self.word(word, form, name, out);
            }
            (rest, name, host_next, before) = (after, "", false, 'a');
        }
    }

    fn quoted_value(&mut self, content: &str, form: Form, name: &str, out: &mut String) {
        let is = |list: &[&str]| list.iter().any(|other| other.eq_ignore_ascii_case(name));
        if content.trim().is_empty() {
            out.push_str(content);
        } else if is(&SECRETS) {
            self.put(Kind::Secret, content, out);
        } else if name.eq_ignore_ascii_case("username") {
            let (user, host) = content.split_once('@').unwrap_or((content, ""));
            self.user(user, out);
            if !host.is_empty() {
                out.push('@');
                self.host(host, out);
            }
        } else if name.eq_ignore_ascii_case("realm") {
            self.host(&content.replace('\\', ""), out);
        } else if is(&SENTENCES) || (name.is_empty() && form == Form::Warnings) {
            self.read(content, Form::Sentence, "", out);
        } else {
            let form = if form == Form::Anything { form } else { Form::Words };
            self.read(content, form, name, out);
        }
    }

    /// A word that stands for itself.
    fn word(&mut self, word: &str, form: Form, name: &str, out: &mut String) {
        let is = |list: &[&str]| list.iter().any(|other| other.eq_ignore_ascii_case(name));
        if is(&SECRETS) {
            return self.put(Kind::Secret, word, out);
        }
        if is(&HOSTS) {
            return self.host(word, out);
        }
        if name.eq_ignore_ascii_case("username") {
            return self.user(word, out);
        }
        let known = |kind: Kind| self.known.contains_key(&(kind, word.to_ascii_lowercase()));
        if form.is_text() && word.len() > 2 {
            if known(Kind::User) || known(Kind::Secret) {
                let kind = if known(Kind::User) { Kind::User } else { Kind::Secret };
                return self.put(kind, word, out);
            }
            let digits = word.strip_prefix('+').unwrap_or(word);
            let seen = self.known.contains_key(&(Kind::Number, digits.to_owned()));
            if is_number(word) && (digits.len() > 5 || seen) {
                return self.number(word, out);
            }
        }
        let may_be_host = form != Form::Products && !is(&IDENTIFIERS);
        if may_be_host && looks_like_host(word) {
            return self.host(word, out);
        }
        self.with_v4(word, out);
    }

    /// Copies a word, with the addresses of IPv4 in it redacted.
    fn with_v4(&mut self, word: &str, out: &mut String) {
        let mut rest = word;
        while !rest.is_empty() {
            let digits = |c: char| c.is_ascii_digit() || c == '.';
            let start = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
            let (before, run) = rest.split_at(start);
            let (run, after) = run.split_at(run.find(|c| !digits(c)).unwrap_or(run.len()));
            out.push_str(before);
            let address = run.trim_end_matches('.');
            if v4(address).is_some() {
                self.v4(address, out);
                out.push_str(run.get(address.len()..).unwrap_or_default());
            } else {
                out.push_str(run);
            }
            rest = after;
        }
    }

    /// An address after its scheme: `sip` and `:+15550199;npdi@gw.example.com;user=phone`. Gives
    /// what comes after it.
    fn address<'t>(
        &mut self,
        scheme: &str,
        after: &'t str,
        bracketed: bool,
        out: &mut String,
    ) -> &'t str {
        let after = after.get(1..).unwrap_or_default();
        let ends = |c: char| match c {
            '>' | '"' | ')' => true,
            ';' | ',' | '?' => !bracketed,
            c => c.is_whitespace(),
        };
        let whole = start_of(after, LONGEST_USER);
        let stops = |c: char| matches!(c, '>' | '"' | '@') || c.is_whitespace();
        let at =
            whole.find(stops).filter(|at| whole.get(*at..).is_some_and(|it| it.starts_with('@')));
        // Before the `@` a semicolon belongs to the user.
        let end = at.unwrap_or_default();
        let tail = after.get(end..).unwrap_or_default();
        let end = end + tail.find(ends).unwrap_or(tail.len());
        let (address, rest) = after.split_at(end);
        out.push_str(scheme);
        out.push(':');
        let (user, host) = match at {
            Some(at) if at < address.len() => address.split_at(at),
            _ if scheme.eq_ignore_ascii_case("tel") => (address, ""),
            _ => ("", address),
        };
        if !user.is_empty() {
            let mut parts = user.split(';');
            let (user, password) = {
                let first = parts.next().unwrap_or_default();
                first.split_once(':').map_or((first, None), |(user, it)| (user, Some(it)))
            };
            self.user(user, out);
            if let Some(password) = password {
                out.push(':');
                self.put(Kind::Secret, password, out);
            }
            for part in parts {
                out.push(';');
                let (name, value) = part.split_once('=').unwrap_or((part, ""));
                out.push_str(name);
                if !value.is_empty() {
                    out.push('=');
                    if is_number(value) { self.number(value, out) } else { self.host(value, out) }
                }
            }
        }
        if at.is_some() && !host.is_empty() {
            out.push('@');
        }
        let host = host.strip_prefix('@').unwrap_or(host);
        if host.starts_with('[') {
            self.read(host, Form::Words, "", out);
            return rest;
        }
        let (name, params) = host.split_at(host.find(|c| !is_word(c)).unwrap_or(host.len()));
        if !name.is_empty() {
            self.host(name, out);
        }
        let (params, headers) = params.split_at(params.find('?').unwrap_or(params.len()));
        self.read(params, Form::Words, "", out);
        self.headers_of_address(headers, out);
        rest
    }

    /// The header fields in an address, whose values are escaped.
    fn headers_of_address(&mut self, headers: &str, out: &mut String) {
        for part in headers.split_inclusive(['?', '&']) {
            let (part, end) = match part.strip_suffix(['?', '&']) {
                Some(before) => (before, part.get(before.len()..).unwrap_or_default()),
                None => (part, ""),
            };
            match part.split_once('=') {
                Some((name, value)) => {
                    out.push_str(name);
                    out.push('=');
                    if !value.contains(':') && crate::unescape(value) == value {
                        self.read(value, Form::Anything, "", out);
                    } else {
                        // Escaping again what was redacted would need all rules of escaping.
                        self.put(Kind::Secret, value, out);
                    }
                }
                None => out.push_str(part),
            }
            out.push_str(end);
        }
    }

    /// An address that begins with a host: the host is redacted, and what comes after it goes.
    fn place<'t>(&mut self, scheme: &str, after: &'t str, out: &mut String) -> &'t str {
        let after = after.get(3..).unwrap_or_default();
        let ends = |c: char| matches!(c, '>' | '"' | '<') || c.is_whitespace();
        let (place, rest) = after.split_at(after.find(ends).unwrap_or(after.len()));
        out.push_str(scheme);
        out.push_str("://");
        let (authority, path) = place.split_at(place.find(['/', '?', '#']).unwrap_or(place.len()));
        let host = authority.rsplit('@').next().unwrap_or(authority);
        if host.starts_with('[') {
            self.read(host, Form::Words, "", out);
        } else {
            let (host, port) = host.split_at(host.find(':').unwrap_or(host.len()));
            self.host(host, out);
            out.push_str(port);
        }
        if path.len() > 1 {
            out.push('/');
            self.put(Kind::Secret, path, out);
        } else {
            out.push_str(path);
        }
        rest
    }

    fn user(&mut self, user: &str, out: &mut String) {
        if is_number(user) {
            self.number(user, out);
        } else if NOBODY.iter().any(|nobody| nobody.eq_ignore_ascii_case(user)) {
            out.push_str(user);
        } else if !user.is_empty() {
            self.put(Kind::User, user, out);
        }
    }

    fn host(&mut self, host: &str, out: &mut String) {
        if v4(host).is_some() {
            self.v4(host, out);
        } else if NOWHERE.iter().any(|nowhere| nowhere.eq_ignore_ascii_case(host)) {
            out.push_str(host);
        } else if !host.is_empty() {
            self.put(Kind::Host, host, out);
        }
    }

    fn number(&mut self, number: &str, out: &mut String) {
        if number.starts_with('+') {
            out.push('+');
        }
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        self.put(Kind::Number, &digits, out);
    }

    fn v4(&mut self, address: &str, out: &mut String) {
        match v4(address) {
            Some(ip) if ip.is_unspecified() || ip.is_loopback() || ip.is_broadcast() => {
                out.push_str(address);
            }
            Some(ip) if ip.is_private() || ip.is_link_local() => {
                self.put(Kind::PrivateV4, address, out);
            }
            _ => self.put(Kind::PublicV4, address, out),
        }
    }

    fn v6(&mut self, address: &str, bracketed: bool, out: &mut String) {
        out.push_str(if bracketed { "[" } else { "" });
        if matches!(address, "::" | "::1") {
            out.push_str(address);
        } else {
            self.put(Kind::V6, address, out);
        }
        out.push_str(if bracketed { "]" } else { "" });
    }

    /// The placeholder of a value; letter case makes no other value.
    fn put(&mut self, kind: Kind, value: &str, out: &mut String) {
        let key = (kind, value.to_ascii_lowercase());
        let number = match self.known.get(&key) {
            Some(number) => *number,
            None => {
                let at = kind as usize;
                let count = self.counts.get_mut(at).map_or(1, |count| {
                    *count += 1;
                    *count
                });
                self.known.insert(key, count);
                count
            }
        };
        let (high, low) = ((number - 1) / 254, (number - 1) % 254 + 1);
        out.push_str(&match kind {
            Kind::Number => format!("555{:04}", number + 100),
            Kind::User => format!("user{number}"),
            Kind::Name => format!("Name{number}"),
            Kind::PublicV4 => match high {
                // The networks for examples (RFC 5737 §3), and after them those of no use
                // (RFC 1112 §4).
                0 => format!("192.0.2.{low}"),
                1 => format!("198.51.100.{low}"),
                2 => format!("203.0.113.{low}"),
                _ => format!("240.{}.{}.{low}", high / 256 % 256, high % 256),
            },
            Kind::PrivateV4 => format!("10.{}.{}.{low}", high / 256 % 256, high % 256),
            Kind::V6 => format!("2001:db8::{number:x}"),
            Kind::Host => format!("host{number}.example"),
            Kind::Secret => format!("secret{number}"),
            Kind::Uuid => format!("00000000-0000-0000-0000-{number:012x}"),
        });
    }

    /// A body of SDP, line by line (RFC 8866 §5).
    fn sdp(&mut self, body: &str) -> String {
        let mut out = String::with_capacity(body.len());
        for line in body.split_inclusive('\n') {
            let (line, end) = ended(line);
            let (field, value) = line.split_at_checked(2).unwrap_or((line, ""));
            out.push_str(field);
            match field {
                "o=" => {
                    let (user, others) = value.split_once(' ').unwrap_or((value, ""));
                    if user == "-" {
                        out.push('-');
                    } else {
                        self.user(user, &mut out);
                    }
                    let numbers = others.rfind(' ').unwrap_or_default();
                    let (numbers, host) = others.split_at(numbers);
                    out.push(' ');
                    out.push_str(numbers);
                    let host = host.trim_start();
                    if !host.is_empty() {
                        out.push(' ');
                        self.read(host, Form::Warnings, "", &mut out);
                    }
                }
                "s=" if matches!(value.trim(), "" | "-") => out.push_str(value),
                "s=" | "i=" | "e=" | "p=" => self.put(Kind::Name, value, &mut out),
                "k=" => self.put(Kind::Secret, value, &mut out),
                "a=" => self.attribute(value, &mut out),
                "c=" | "u=" => self.read(value, Form::Words, "", &mut out),
                _ => out.push_str(value),
            }
            out.push_str(end);
        }
        out
    }

    fn attribute(&mut self, value: &str, out: &mut String) {
        let (name, rest) = value.split_at(value.find(':').unwrap_or(value.len()));
        let rest = rest.strip_prefix(':');
        out.push_str(name);
        let Some(rest) = rest else { return };
        out.push(':');
        match name {
            "crypto" => {
                let start = rest.find("inline:").map_or(rest.len(), |at| at + 7);
                let (before, key) = rest.split_at(start);
                let (key, after) = key.split_at(key.find(['|', ' ']).unwrap_or(key.len()));
                out.push_str(before);
                self.put(Kind::Secret, key, out);
                out.push_str(after);
            }
            name if SECRETS.contains(&name) => self.put(Kind::Secret, rest, out),
            "candidate" | "rtcp" | "remote-candidates" => self.read(rest, Form::Words, "", out),
            "cname" | "label" | "msid" | "ssrc" => self.read(rest, Form::Anything, "", out),
            _ => self.with_v4(rest, out),
        }
    }
}

/// The head of a message with its empty line, and the body.
fn halves(message: &str) -> (&str, &str) {
    let ends = [("\r\n\r\n", 4), ("\n\n", 2)];
    let end = ends.into_iter().filter_map(|(end, len)| Some(message.find(end)? + len)).min();
    message.split_at(end.unwrap_or(message.len()))
}

fn fields(head: &str) -> impl Iterator<Item = (&str, &str)> {
    head.lines().skip(1).filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim_end(), value))
    })
}

/// A line and the end of it.
fn ended(line: &str) -> (&str, &str) {
    line.split_at(line.trim_end_matches(['\r', '\n']).len())
}

/// Another body of the same length.
fn blank(body: &str) -> String {
    let kept = |byte: u8| matches!(byte, b'\r' | b'\n');
    body.bytes().map(|byte| if kept(byte) { char::from(byte) } else { 'x' }).collect()
}

/// The value of Content-Length for a body that was so long and is so long now.
fn length(value: &str, old: usize, new: usize) -> String {
    match value.trim().parse::<usize>() {
        Ok(number) if old != new => {
            let space = value.get(..value.len() - value.trim_start().len()).unwrap_or_default();
            format!("{space}{}", (number + new).saturating_sub(old))
        }
        _ => value.to_owned(),
    }
}

/// Is it one word, which may be padded with equals signs, and no parameter?
fn is_one_word(text: &str) -> bool {
    let word = text.trim().trim_end_matches('=');
    !word.is_empty() && !word.contains([' ', ',', '"', '='])
}

/// What stands between quotes, what comes after them, and whether they were closed.
fn quoted(text: &str) -> (&str, &str, bool) {
    let inner = text.get(1..).unwrap_or_default();
    let mut escaped = false;
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => {
                let content = inner.get(..at).unwrap_or_default();
                return (content, inner.get(at + 1..).unwrap_or_default(), true);
            }
            _ => {}
        }
    }
    (inner, "", false)
}

/// The name before an address in angle brackets, where it stands without quotes.
fn unquoted_name(text: &str) -> Option<&str> {
    let end = text.find(['<', '"', ',', ';', '=', '@', ':'])?;
    let name = text.get(..end)?.trim_end();
    (text.get(end..)?.starts_with('<') && !name.is_empty()).then_some(name)
}

/// At most so many bytes of a text.
fn start_of(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or(text)
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric()
        || matches!(letter, '-' | '.' | '_' | '~' | '%' | '+' | '!' | '*' | '\'' | '$')
}

/// Digits with the signs that people put between them (RFC 3966 §3).
fn is_number(word: &str) -> bool {
    let number = word.strip_prefix('+').unwrap_or(word);
    let mut digits = number.bytes().filter(|byte| !b"-.()".contains(byte));
    number.bytes().any(|byte| byte.is_ascii_digit())
        && digits.all(|byte| byte.is_ascii_digit())
        && v4(word).is_none()
}

/// The telephone number with spaces in it that a text begins with.
fn spaced_number(text: &str) -> Option<&str> {
    // No number is longer (ITU-T E.164 has 15 digits), be it with spaces.
    let text = start_of(text, 40);
    let start = text.strip_prefix('+').unwrap_or(text);
    let signs = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.' | '/');
    if !start.starts_with(|c: char| c.is_ascii_digit() || c == '(') {
        return None;
    }
    let end = text.len() - start.len() + start.find(|c| !signs(c)).unwrap_or(start.len());
    let number = text.get(..end)?.trim_end_matches(|c: char| !c.is_ascii_digit());
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_v4 = number.split([' ', '/', '(', ')']).any(|part| v4(part).is_some());
    (digits > 6 && number.contains([' ', '(', '/', '-']) && !is_v4).then_some(number)
}

/// Four numbers with dots between them.
fn v4(text: &str) -> Option<Ipv4Addr> {
    let mut bytes = Vec::with_capacity(4);
    for part in text.split('.') {
        if part.is_empty() || part.len() > 3 || bytes.len() == 4 {
            return None;
        }
        bytes.push(part.parse::<u8>().ok()?);
    }
    let bytes: [u8; 4] = bytes.try_into().ok()?;
    Some(Ipv4Addr::from(bytes))
}

/// The address of IPv6 that a text begins with, with or without brackets, and how many bytes it
/// takes there. Between brackets it need not be a good one.
fn v6(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('[').unwrap_or(text);
    let bracketed = text.len() > inner.len();
    let part = |c: char| c.is_ascii_hexdigit() || matches!(c, ':' | '.');
    // No address is longer (RFC 4291 §2.2).
    let inner = start_of(inner, 46);
    let address = inner.get(..inner.find(|c| !part(c)).unwrap_or(inner.len()))?;
    let length = address.len() + 2 * usize::from(bracketed);
    if bracketed && !(address.contains(':') && inner.get(address.len()..)?.starts_with(']')) {
        return None;
    }
    match address.parse::<Ipv6Addr>() {
        Ok(address) => Some((format!("{address}"), length)),
        Err(_) => bracketed.then(|| (address.to_owned(), length)),
    }
}

/// Labels with dots between them, of which the last is of letters.
fn looks_like_host(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    let label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    word.rsplit_once('.').is_some_and(|(labels, last)| {
        last.len() > 1
            && last.bytes().all(|byte| byte.is_ascii_alphabetic())
            && labels.split('.').all(label)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(line: &str) -> String {
        let text = redact(&format!("SIP/2.0 486 Busy Here\r\n{line}\r\n\r\n"));
        text.lines().nth(1).unwrap_or_default().to_owned()
    }

    #[test]
    fn addresses_lose_users_passwords_and_hosts() {
        for (line, wanted) in [
            (
                "From: \"Alice\" <sip:alice@example.com>;tag=a.b.com",
                "From: \"Name1\" <sip:user1@host1.example>;tag=a.b.com",
            ),
            (
                "f: Alice B <sips:alice:pw@[2001:db8:9::7]:5061;transport=tls>",
                "f: Name1 <sips:user1:secret1@[2001:db8::1]:5061;transport=tls>",
            ),
            ("To: sip:+1-555-0199@10.1.2.3;tag=b1", "To: sip:+5550101@10.0.0.1;tag=b1"),
            (
                "Contact: <sip:+15550199;phone-context=corp.example.com@gw;user=phone>;q=0.7, <tel:15550199>",
                "Contact: <sip:+5550101;phone-context=host1.example@host2.example;user=phone>;q=0.7, <tel:5550101>",
            ),
            ("Contact: *", "Contact: *"),
            (
                "From: \"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=1",
                "From: \"Name1\" <sip:anonymous@anonymous.invalid>;tag=1",
            ),
            (
                "Refer-To: <sip:bob@b.example.net?Replaces=12%40a.example.com&X=1>",
                "Refer-To: <sip:user1@host1.example?Replaces=secret1&X=1>",
            ),
            (
                "Contact: <sip:1001@192.168.1.7:5060;ob>;+sip.instance=\"<urn:uuid:0e7b-11>\"",
                "Contact: <sip:5550101@10.0.0.1:5060;ob>;+sip.instance=\"<urn:uuid:00000000-0000-0000-0000-000000000001>\"",
            ),
            (
                "Call-Info: <https://card.example.com/alice?x=1>;purpose=jwscard",
                "Call-Info: <https://host1.example/secret1>;purpose=jwscard",
            ),
            (
                "Diversion: \"Bob\" <sip:bob@example.net>;reason=user-busy",
                "Diversion: \"Name1\" <sip:user1@host1.example>;reason=user-busy",
            ),
        ] {
            assert_eq!(field(line), wanted);
        }
    }

    #[test]
    fn hops_identifiers_and_texts_are_read_for_what_they_are() {
        for (line, wanted) in [
            (
                "Via: SIP/2.0/UDP pc33:5060;branch=z9hG4bK.a.example;received=203.0.113.9;rport=1, SIP / 2.0 / TCP 10.9.8.7",
                "Via: SIP/2.0/UDP host1.example:5060;branch=z9hG4bK.a.example;received=192.0.2.1;rport=1, SIP / 2.0 / TCP 10.0.0.1",
            ),
            ("Call-ID: 15550199@pbx", "Call-ID: 15550199@host1.example"),
            ("Call-ID: a-10.1.2.3-7", "Call-ID: a-10.0.0.1-7"),
            (
                "Warning: 304 gw \"No codec for +1 555 0199 at 10.1.2.3\", 399 b.example.com:5060 \"x\"",
                "Warning: 304 host1.example \"No codec for +5550101 at 10.0.0.1\", 399 host2.example:5060 \"x\"",
            ),
            (
                "WWW-Authenticate: Digest realm=\"asterisk\", nonce=\"8f+/a=\", algorithm=SHA-256, qop=\"auth\", opaque=zz",
                "WWW-Authenticate: Digest realm=\"host1.example\", nonce=\"secret1\", algorithm=SHA-256, qop=\"auth\", opaque=secret2",
            ),
            ("Authorization: Basic YWxpY2U6cHc=", "Authorization: Basic secret1"),
            (
                "Reason: Q.850;cause=21;text=\"rejected by 4915112345678\"",
                "Reason: Q.850;cause=21;text=\"rejected by 5550101\"",
            ),
            ("Server: SIP.js/0.21.2 (at 10.1.2.3)", "Server: SIP.js/0.21.2 (at 10.0.0.1)"),
            ("Retry-After: 3600 (call +1 555 0199)", "Retry-After: 3600 (call +5550101)"),
            (
                "Identity: eyJh.eyJk.sig;info=<https://cert.example.org/a.pem>;alg=ES256",
                "Identity: secret1;info=<https://host1.example/secret2>;alg=ES256",
            ),
            ("Organization: Example Inc.", "Organization: Name1"),
            (
                "P-Charging-Vector: icid-value=1.2;icid-generated-at=pcscf",
                "P-Charging-Vector: icid-value=1.2;icid-generated-at=host1.example",
            ),
            ("X-Trunk: +15550199 via edge.example.com", "X-Trunk: +5550101 via host1.example"),
            ("CSeq: 15550199 INVITE", "CSeq: 15550199 INVITE"),
            ("Allow-Events: dialog.winfo", "Allow-Events: dialog.winfo"),
        ] {
            assert_eq!(field(line), wanted);
        }
    }

    #[test]
    fn a_user_is_found_in_free_text_too_and_a_standard_phrase_stays() {
        let text = "SIP/2.0 486 alice is busy\r\nTo: <sip:alice@a.example.com>\r\n\r\n";
        assert!(redact(text).starts_with("SIP/2.0 486 user1 is busy\r\n"));
        let text = "SIP/2.0 486 Busy Here\r\nTo: <sip:Busy@a.example.com>\r\n\r\n";
        assert!(redact(text).starts_with("SIP/2.0 486 Busy Here\r\n"));
    }

    #[test]
    fn bodies_lose_what_tells_and_content_length_still_fits() {
        let sdp = "v=0\r\no=alice 1 2 IN IP4 10.1.2.3\r\ns=Call of Alice\r\nc=IN IP4 10.1.2.3\r\n\
                   m=audio 49170 RTP/AVP 0\r\na=ice-pwd:asd88fgpdd777uzjYhagZg\r\n\
                   a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR|2^20\r\n";
        let message = |kind: &str, body: &str| {
            format!(
                "SIP/2.0 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            )
        };
        let redacted = redact(&message("application/sdp", sdp));
        let (head, body) = halves(&redacted);
        assert!(head.contains(&format!("Content-Length: {}\r\n", body.len())), "{redacted}");
        for told in ["alice", "Alice", "10.1.2.3", "asd88", "PS1u"] {
            assert!(!body.contains(told), "{told} in {body}");
        }
        assert!(body.contains("c=IN IP4 10.0.0.1") && body.contains("m=audio 49170"), "{body}");
        let redacted = redact(&message("application/pidf+xml", "<a>\r\n48.1 11.5</a>"));
        assert!(redacted.ends_with("Content-Length: 18\r\n\r\nxxx\r\nxxxxxxxxxxxxx"), "{redacted}");
    }

    #[test]
    fn several_messages_share_their_placeholders() {
        let mut redactor = Redactor::new();
        let one = redactor.message("SIP/2.0 180 Ringing\r\nTo: <sip:bob@a.example.com>\r\n\r\n");
        let two = redactor.message("SIP/2.0 200 OK\r\nTo: <sip:bob@A.example.com>\r\n\r\n");
        assert!(one.contains("user1@host1.example") && two.contains("user1@host1.example"));
        assert_eq!(
            redactor.text("bob called from a.example.com"),
            "user1 called from host1.example"
        );
    }

    #[test]
    fn there_are_placeholders_for_any_number_of_values() {
        let mut redactor = Redactor::new();
        let mut seen = Vec::new();
        for number in 0..2000_u32 {
            let mut out = String::new();
            redactor.host(&format!("198.18.{}.{}", number / 250, number % 250), &mut out);
            assert!(v4(&out).is_some(), "{out}");
            seen.push(out);
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 2000);
    }
}
