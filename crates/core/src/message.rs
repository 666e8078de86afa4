//! A response, read from its bytes.
//!
//! [`Response::parse`] cuts the message into its status line, its header fields and its body, in
//! one pass and without copying. It reads as far as can be read: what is wrong on the way is
//! reported beside the result, as [`Violation`]s. Only where there is no SIP response at all is the
//! result a [`ParseError`].

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::{fmt, ops::Range};

use memchr::{memchr, memchr2};

use crate::{
    HeaderError, HeaderField, HeaderName, StatusCode, Violation, ViolationKind,
    header::{
        AuthenticationInfo, CSeq, CallId, Challenge, Contact, ErrorCode, Info, MediaRange, MinSe,
        NameAddr, Problem, Reason, RetryAfter, Seconds, Sequence, SessionExpires, Timestamp, Token,
        Value, Values, Via, Warning, Word,
        syntax::{is_space, is_token, number},
    },
    violation::ByteCount,
};

/// How many header fields are kept. Beyond it, a field is kept only if it is the first of its name
/// and that name is known here, so that no number of others can hide what decides.
pub const MAX_HEADERS: usize = 1024;

/// How many violations are listed: of all that can occur many times, this many in all. A last one
/// then says that there were more.
pub const MAX_VIOLATIONS: usize = 64;

/// A SIP response. It borrows the bytes that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response<'a> {
    code: StatusCode,
    reason_phrase: Cow<'a, str>,
    headers: Vec<HeaderField<'a>>,
    /// A bit for each known name that occurs, so that absence costs no search.
    names: u128,
    body: &'a [u8],
}

/// A response and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "the two things that parsing gives")]
pub struct Parsed<'a> {
    /// What could be read.
    pub response: Response<'a>,
    /// What is wrong with the message as a whole, with its lines, and with the header fields that
    /// every response must have, in message order; what is missing comes last.
    /// [`Response::value_violations`] finds what is wrong in the other header fields.
    pub violations: Vec<Violation>,
}

impl Parsed<'_> {
    /// All that is wrong: [`Self::violations`], and then what [`Response::value_violations`] finds.
    /// That reads every header field, which costs about as much again as parsing.
    pub fn all_violations(&self) -> impl Iterator<Item = Violation> {
        self.violations.iter().copied().chain(self.response.value_violations())
    }
}

impl<'a> Response<'a> {
    /// Reads one message: the bytes of a datagram, one message of a stream, or copied text.
    ///
    /// The time is linear in the length, and what is kept is bounded ([`MAX_HEADERS`],
    /// [`MAX_VIOLATIONS`]). Header fields are cut out but not read, except Via, From, To, Call-ID,
    /// CSeq and Content-Length.
    ///
    /// # Errors
    /// There is no SIP response: see [`ParseError`].
    pub fn parse(bytes: &'a [u8]) -> Result<Parsed<'a>, ParseError> {
        let mut parser = Parser::new(bytes);
        let (code, reason_phrase) = parser.status_line()?;
        parser.headers();
        let body = parser.body();
        let names = parser.names;
        let response = Response { code, reason_phrase, headers: parser.headers, names, body };
        let mut list = parser.list;
        if memchr(0, parser.bytes.get(..parser.at).unwrap_or_default()).is_some() {
            response.find_nul(parser.status_line, &mut list);
        }
        response.check_mandatory(parser.names, &mut list.violations);
        Ok(Parsed { response, violations: list.violations })
    }
    /// The status code.
    #[must_use]
    pub const fn code(&self) -> StatusCode {
        self.code
    }

    /// The reason phrase, trimmed. It decides nothing (RFC 3261 §7.2).
    #[must_use]
    pub fn reason_phrase(&self) -> &str {
        &self.reason_phrase
    }

    /// The body: as many bytes as Content-Length says, or all that follow the empty line where it
    /// says nothing, no number, or more than there are.
    #[must_use]
    pub const fn body(&self) -> &'a [u8] {
        self.body
    }

    /// The header fields, in the order of the message.
    #[must_use]
    pub fn headers(&self) -> &[HeaderField<'a>] {
        &self.headers
    }

    /// The first header field of this name.
    #[must_use]
    pub fn first(&self, name: HeaderName) -> Option<&HeaderField<'a>> {
        if name.bit() != 0 && self.names & name.bit() == 0 {
            return None;
        }
        self.headers.iter().find(|field| field.name == name)
    }

    /// The header fields of this name, in the order of the message.
    pub fn all(&self, name: HeaderName) -> impl Iterator<Item = &HeaderField<'a>> {
        self.headers.iter().filter(move |field| field.name == name)
    }

    /// Is there a header field of this name, be it empty or damaged?
    #[must_use]
    pub fn has(&self, name: HeaderName) -> bool {
        self.first(name).is_some()
    }
}

/// The values of the header fields.
///
/// A header field that may occur once gives `None` where it is absent; where it is repeated, the
/// first one counts. A list gives one item a value, over all rows, in the order of the message.
impl Response<'_> {
    /// Via: the hops back, the topmost first.
    pub fn vias(&self) -> impl Iterator<Item = Result<Via<'_>, HeaderError>> {
        self.values(HeaderName::Via)
    }

    /// From: who sent the request.
    #[must_use]
    pub fn from(&self) -> Option<Result<NameAddr<'_>, HeaderError>> {
        self.single(HeaderName::From)
    }

    /// To: whom the request was meant for; the tag is that of who answered.
    #[must_use]
    pub fn to(&self) -> Option<Result<NameAddr<'_>, HeaderError>> {
        self.single(HeaderName::To)
    }

    /// Call-ID.
    #[must_use]
    pub fn call_id(&self) -> Option<Result<&str, HeaderError>> {
        self.single(HeaderName::CallId).map(|parsed| parsed.map(|CallId(word)| word))
    }

    /// CSeq: number and method of the request.
    #[must_use]
    pub fn cseq(&self) -> Option<Result<CSeq<'_>, HeaderError>> {
        self.single(HeaderName::CSeq)
    }

    /// Contact: where to go, in the order of the message (not by `q`).
    pub fn contacts(&self) -> impl Iterator<Item = Result<Contact<'_>, HeaderError>> {
        self.values(HeaderName::Contact)
    }

    /// Retry-After.
    #[must_use]
    pub fn retry_after(&self) -> Option<Result<RetryAfter<'_>, HeaderError>> {
        self.single(HeaderName::RetryAfter)
    }

    /// WWW-Authenticate and Proxy-Authenticate together, in the order of the message; each says in
    /// which of the two it stands.
    pub fn challenges(&self) -> impl Iterator<Item = Result<Challenge<'_>, HeaderError>> {
        Values::new(&self.headers, [HeaderName::WwwAuthenticate, HeaderName::ProxyAuthenticate])
    }

    /// Authentication-Info.
    #[must_use]
    pub fn authentication_info(&self) -> Option<Result<AuthenticationInfo<'_>, HeaderError>> {
        self.single(HeaderName::AuthenticationInfo)
    }

    /// Warning.
    pub fn warnings(&self) -> impl Iterator<Item = Result<Warning<'_>, HeaderError>> {
        self.values(HeaderName::Warning)
    }

    /// Reason.
    pub fn reasons(&self) -> impl Iterator<Item = Result<Reason<'_>, HeaderError>> {
        self.values(HeaderName::Reason)
    }

    /// Min-Expires, in seconds.
    #[must_use]
    pub fn min_expires(&self) -> Option<Result<u64, HeaderError>> {
        self.seconds(HeaderName::MinExpires)
    }

    /// Expires, in seconds.
    #[must_use]
    pub fn expires(&self) -> Option<Result<u64, HeaderError>> {
        self.seconds(HeaderName::Expires)
    }

    /// Flow-Timer, in seconds.
    #[must_use]
    pub fn flow_timer(&self) -> Option<Result<u64, HeaderError>> {
        self.seconds(HeaderName::FlowTimer)
    }

    /// Min-SE, in seconds.
    #[must_use]
    pub fn min_se(&self) -> Option<Result<u64, HeaderError>> {
        self.single(HeaderName::MinSe).map(|parsed| parsed.map(|MinSe { seconds }| seconds))
    }

    /// Session-Expires.
    #[must_use]
    pub fn session_expires(&self) -> Option<Result<SessionExpires<'_>, HeaderError>> {
        self.single(HeaderName::SessionExpires)
    }

    /// Allow: methods; an empty one allows none.
    pub fn allow(&self) -> impl Iterator<Item = Result<&str, HeaderError>> {
        self.words(HeaderName::Allow)
    }

    /// Supported: option tags.
    pub fn supported(&self) -> impl Iterator<Item = Result<&str, HeaderError>> {
        self.words(HeaderName::Supported)
    }

    /// Unsupported: option tags.
    pub fn unsupported(&self) -> impl Iterator<Item = Result<&str, HeaderError>> {
        self.words(HeaderName::Unsupported)
    }

    /// Require: option tags.
    pub fn require(&self) -> impl Iterator<Item = Result<&str, HeaderError>> {
        self.words(HeaderName::Require)
    }

    /// Allow-Events: event packages.
    pub fn allow_events(&self) -> impl Iterator<Item = Result<&str, HeaderError>> {
        self.words(HeaderName::AllowEvents)
    }

    /// Accept-Resource-Priority: `dsn.flash`.
    pub fn accept_resource_priority(&self) -> impl Iterator<Item = Result<&str, HeaderError>> {
        self.words(HeaderName::AcceptResourcePriority)
    }

    /// Content-Encoding: codings in the order they were applied.
    pub fn content_encoding(&self) -> impl Iterator<Item = Result<&str, HeaderError>> {
        self.words(HeaderName::ContentEncoding)
    }

    /// Content-Language.
    pub fn content_language(&self) -> impl Iterator<Item = Result<&str, HeaderError>> {
        self.words(HeaderName::ContentLanguage)
    }

    /// Accept: media types.
    pub fn accept(&self) -> impl Iterator<Item = Result<MediaRange<'_>, HeaderError>> {
        self.values(HeaderName::Accept)
    }

    /// Accept-Encoding: codings.
    pub fn accept_encoding(&self) -> impl Iterator<Item = Result<Token<'_>, HeaderError>> {
        self.values(HeaderName::AcceptEncoding)
    }

    /// Accept-Language: languages.
    pub fn accept_language(&self) -> impl Iterator<Item = Result<Token<'_>, HeaderError>> {
        self.values(HeaderName::AcceptLanguage)
    }

    /// Recv-Info: Info packages.
    pub fn recv_info(&self) -> impl Iterator<Item = Result<Token<'_>, HeaderError>> {
        self.values(HeaderName::RecvInfo)
    }

    /// Security-Server: security mechanisms.
    pub fn security_server(&self) -> impl Iterator<Item = Result<Token<'_>, HeaderError>> {
        self.values(HeaderName::SecurityServer)
    }

    /// Error-Info: where the failure is explained.
    pub fn error_info(&self) -> impl Iterator<Item = Result<Info<'_>, HeaderError>> {
        self.values(HeaderName::ErrorInfo)
    }

    /// Call-Info.
    pub fn call_info(&self) -> impl Iterator<Item = Result<Info<'_>, HeaderError>> {
        self.values(HeaderName::CallInfo)
    }

    /// Permission-Missing: recipients that have not consented.
    pub fn permission_missing(&self) -> impl Iterator<Item = Result<Info<'_>, HeaderError>> {
        self.values(HeaderName::PermissionMissing)
    }

    /// Geolocation-Error.
    #[must_use]
    pub fn geolocation_error(&self) -> Option<Result<ErrorCode<'_>, HeaderError>> {
        self.single(HeaderName::GeolocationError)
    }

    /// AlertMsg-Error.
    #[must_use]
    pub fn alert_msg_error(&self) -> Option<Result<ErrorCode<'_>, HeaderError>> {
        self.single(HeaderName::AlertMsgError)
    }

    /// RSeq: the number of a reliable provisional response.
    #[must_use]
    pub fn rseq(&self) -> Option<Result<u32, HeaderError>> {
        self.single(HeaderName::RSeq).map(|parsed| parsed.map(|Sequence(number)| number))
    }

    /// Timestamp.
    #[must_use]
    pub fn timestamp(&self) -> Option<Result<Timestamp<'_>, HeaderError>> {
        self.single(HeaderName::Timestamp)
    }

    /// Content-Type.
    #[must_use]
    pub fn content_type(&self) -> Option<Result<MediaRange<'_>, HeaderError>> {
        self.single(HeaderName::ContentType)
    }

    /// Content-Length, in bytes, as it stands there; [`Response::body`] is what there is.
    #[must_use]
    pub fn content_length(&self) -> Option<Result<u64, HeaderError>> {
        self.seconds(HeaderName::ContentLength)
    }

    /// Content-Disposition.
    #[must_use]
    pub fn content_disposition(&self) -> Option<Result<Token<'_>, HeaderError>> {
        self.single(HeaderName::ContentDisposition)
    }

    /// SIP-ETag: the entity tag of a publication.
    #[must_use]
    pub fn sip_etag(&self) -> Option<Result<&str, HeaderError>> {
        self.single(HeaderName::SipEtag).map(|parsed| parsed.map(|Word(word)| word))
    }

    /// Server: the software of who answered.
    #[must_use]
    pub fn server(&self) -> Option<&str> {
        self.first(HeaderName::Server).map(|field| &*field.value)
    }

    /// User-Agent: the software of who answered, as many user agents call it.
    #[must_use]
    pub fn user_agent(&self) -> Option<&str> {
        self.first(HeaderName::UserAgent).map(|field| &*field.value)
    }

    fn values<'v, T: Value<'v>>(&'v self, name: HeaderName) -> Values<'v, T> {
        let occurs = self.names & name.bit() != 0;
        Values::new(if occurs { &self.headers } else { &[] }, [name; 2])
    }

    fn words(&self, name: HeaderName) -> impl Iterator<Item = Result<&str, HeaderError>> {
        self.values(name).map(|parsed| parsed.map(|Word(word)| word))
    }

    fn single<'v, T: Value<'v>>(&'v self, name: HeaderName) -> Option<Result<T, HeaderError>> {
        self.first(name).map(HeaderField::single)
    }

    fn seconds(&self, name: HeaderName) -> Option<Result<u64, HeaderError>> {
        self.single(name).map(|parsed| parsed.map(|Seconds(number)| number))
    }
}

/// What is wrong with the values.
impl Response<'_> {
    /// Reads every header field whose value is known here and reports what cannot be read, in
    /// the order of the message: at most [`MAX_VIOLATIONS`], and then one that says that there are
    /// more. What [`Parsed::violations`] holds already is not repeated.
    #[must_use]
    pub fn value_violations(&self) -> Vec<Violation> {
        let mut list = ViolationList::default();
        let mut seen = 0_u128;
        for field in &self.headers {
            let first = seen & field.name.bit() == 0;
            seen |= field.name.bit();
            self.check_values(field, first, &mut list);
        }
        list.violations
    }

    fn check_values(&self, field: &HeaderField<'_>, first: bool, list: &mut ViolationList) {
        use HeaderName as Name;
        match field.name {
            // The first value of these was read when the message was.
            Name::Via => check_list(field, list, usize::from(first), |_: &Via<'_>| None),
            Name::From | Name::To => {
                if let Ok(address) = field.single::<NameAddr<'_>>() {
                    let problem = address.uri().err().map(Problem::BadUri);
                    list.extend(problem.map(|problem| part(field, problem)));
                }
            }
            Name::Contact => check_list(field, list, 0, |contact: &Contact<'_>| {
                if contact.uri.three_colons().is_some() {
                    return Some(Violation::of(ViolationKind::ThreeColons, field.line, field.name));
                }
                let is_number =
                    |name| contact.params.value(name).is_some_and(|v| v.number().is_some());
                let expires = contact.expires.is_some() && !is_number("expires");
                (contact.has_damaged_q() || expires).then(|| part(field, Problem::NotANumber))
            }),
            Name::WwwAuthenticate | Name::ProxyAuthenticate => {
                let mut joined = false;
                check_list(field, list, 0, |challenge: &Challenge<'_>| {
                    let first_joined = challenge.joined && !joined;
                    joined |= challenge.joined;
                    first_joined.then(|| {
                        Violation::of(ViolationKind::JoinedChallenges, field.line, field.name)
                    })
                });
            }
            Name::Reason => check_list(field, list, 0, |reason: &Reason<'_>| {
                let damaged = reason.cause.is_none() && reason.params.has("cause");
                damaged.then(|| part(field, Problem::NotANumber))
            }),
            Name::RetryAfter => check_one(field, list, |value: &RetryAfter<'_>| {
                let damaged = value.duration.is_none() && value.params.has("duration");
                damaged.then(|| part(field, Problem::NotANumber))
            }),
            Name::Warning => check_list(field, list, 0, |_: &Warning<'_>| None),
            Name::AuthenticationInfo => check_one(field, list, |_: &AuthenticationInfo<'_>| None),
            Name::SessionExpires => check_one(field, list, |_: &SessionExpires<'_>| None),
            Name::MinSe => check_one(field, list, |_: &MinSe| None),
            Name::MinExpires | Name::Expires | Name::FlowTimer => {
                check_one(field, list, |_: &Seconds| None);
            }
            Name::RSeq => check_one(field, list, |_: &Sequence| None),
            Name::Timestamp => check_one(field, list, |_: &Timestamp<'_>| None),
            Name::ContentType => check_one(field, list, |_: &MediaRange<'_>| None),
            Name::Accept => check_list(field, list, 0, |_: &MediaRange<'_>| None),
            Name::ContentDisposition => check_one(field, list, |_: &Token<'_>| None),
            Name::AcceptEncoding | Name::AcceptLanguage | Name::RecvInfo | Name::SecurityServer => {
                check_list(field, list, 0, |_: &Token<'_>| None);
            }
            Name::ErrorInfo | Name::CallInfo | Name::PermissionMissing => {
                check_list(field, list, 0, |_: &Info<'_>| None);
            }
            Name::GeolocationError | Name::AlertMsgError => {
                check_one(field, list, |_: &ErrorCode<'_>| None);
            }
            Name::SipEtag => check_one(field, list, |_: &Word<'_>| None),
            Name::Allow
            | Name::Supported
            | Name::Unsupported
            | Name::Require
            | Name::AllowEvents
            | Name::AcceptResourcePriority
            | Name::ContentEncoding
            | Name::ContentLanguage => check_list(field, list, 0, |_: &Word<'_>| None),
            _ => {}
        }
    }

    /// Without these five a response cannot be matched to its request (RFC 3261 §8.2.6.2, §17.1.3).
    fn check_mandatory(&self, names: u128, violations: &mut Vec<Violation>) {
        let via = || self.vias().next().map(|parsed| parsed.map(|_| ()));
        let damage = |name: HeaderName| -> Option<HeaderError> {
            let parsed = match name {
                HeaderName::Via => via(),
                HeaderName::From => self.from().map(|parsed| parsed.map(|_| ())),
                HeaderName::To => self.to().map(|parsed| parsed.map(|_| ())),
                HeaderName::CallId => self.call_id().map(|parsed| parsed.map(|_| ())),
                _ => self.cseq().map(|parsed| parsed.map(|_| ())),
            };
            match parsed {
                Some(parsed) => parsed.err(),
                None => {
                    let line = self.first(name).map_or(0, |field| field.line);
                    Some(HeaderError { header: name, line, problem: Problem::Empty })
                }
            }
        };
        for name in [
            HeaderName::Via,
            HeaderName::From,
            HeaderName::To,
            HeaderName::CallId,
            HeaderName::CSeq,
        ] {
            if names & name.bit() == 0 {
                violations.push(Violation::of(ViolationKind::MissingHeader, 0, name));
            } else if let Some(error) = damage(name) {
                let kind = ViolationKind::DamagedMandatoryHeader;
                violations.push(Violation {
                    problem: Some(error.problem),
                    ..Violation::of(kind, error.line, name)
                });
            }
        }
    }

    /// Reports each NUL that no backslash escapes, once a header field.
    fn find_nul(&self, status_line: u32, list: &mut ViolationList) {
        if self.reason_phrase.contains('\0') {
            list.report(Violation::new(ViolationKind::Nul, status_line));
        }
        for field in &self.headers {
            let bytes = field.value.as_bytes();
            let bare = bytes.first() == Some(&0)
                || bytes.windows(2).any(|pair| matches!(pair, [before, 0] if *before != b'\\'));
            if bare {
                list.report(Violation::of(ViolationKind::Nul, field.line, field.name));
            }
        }
    }
}

fn part(field: &HeaderField<'_>, problem: Problem) -> Violation {
    Violation {
        problem: Some(problem),
        ..Violation::of(ViolationKind::DamagedPart, field.line, field.name)
    }
}

fn damaged(error: HeaderError) -> Violation {
    Violation {
        problem: Some(error.problem),
        ..Violation::of(ViolationKind::DamagedHeader, error.line, error.header)
    }
}

fn check_one<'v, T: Value<'v>>(
    field: &'v HeaderField<'_>,
    list: &mut ViolationList,
    mut judge: impl FnMut(&T) -> Option<Violation>,
) {
    match field.single() {
        Ok(value) => list.extend(judge(&value)),
        Err(error) => list.report(damaged(error)),
    }
}

fn check_list<'v, T: Value<'v>>(
    field: &'v HeaderField<'v>,
    list: &mut ViolationList,
    skip: usize,
    mut judge: impl FnMut(&T) -> Option<Violation>,
) {
    for value in Values::new(core::slice::from_ref(field), [field.name; 2]).skip(skip) {
        if list.is_full() {
            return;
        }
        match value {
            Ok(value) => list.extend(judge(&value)),
            Err(error) => list.report(damaged(error)),
        }
    }
}

/// Violations, bounded.
#[derive(Debug, Default)]
struct ViolationList {
    violations: Vec<Violation>,
    full: bool,
}

impl ViolationList {
    /// Adds one of a kind that can occur any number of times.
    fn report(&mut self, violation: Violation) {
        if self.full {
            return;
        }
        if self.violations.len() < MAX_VIOLATIONS {
            self.violations.push(violation);
        } else {
            self.full = true;
            self.violations.push(Violation::new(ViolationKind::TooManyViolations, violation.line));
        }
    }

    /// Adds one of a kind that occurs once, which no number of others may hide.
    fn push(&mut self, violation: Violation) {
        self.violations.push(violation);
    }

    fn extend(&mut self, violation: Option<Violation>) {
        if let Some(violation) = violation {
            self.report(violation);
        }
    }

    const fn is_full(&self) -> bool {
        self.full
    }
}

/// The state of [`Response::parse`].
struct Parser<'a> {
    bytes: &'a [u8],
    /// As much of the bytes, from their start, as is UTF-8: mostly all.
    text: &'a str,
    /// Where the next line starts.
    at: usize,
    /// How many lines were read.
    line: u32,
    status_line: u32,
    headers: Vec<HeaderField<'a>>,
    last: LastField,
    /// The known names that occurred, and those that occurred again, though they may not.
    names: u128,
    repeated: u128,
    bare_lf: bool,
    bare_cr: bool,
    too_many: bool,
    list: ViolationList,
}

/// What a continuation line belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LastField {
    None,
    Kept,
    PassedOver,
}

impl<'a> Parser<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let text = core::str::from_utf8(bytes).or_else(|error| {
            core::str::from_utf8(bytes.get(..error.valid_up_to()).unwrap_or_default())
        });
        Self {
            bytes,
            text: text.unwrap_or_default(),
            at: 0,
            line: 0,
            status_line: 0,
            headers: Vec::new(),
            last: LastField::None,
            names: 0,
            repeated: 0,
            bare_lf: false,
            bare_cr: false,
            too_many: false,
            list: ViolationList::default(),
        }
    }

    fn slice(&self, range: Range<usize>) -> &'a [u8] {
        self.bytes.get(range).unwrap_or_default()
    }

    /// The text of a range, and whether all of it was UTF-8.
    fn text(&self, range: Range<usize>) -> (Cow<'a, str>, bool) {
        if let Some(text) = self.text.get(range.clone()) {
            return (Cow::Borrowed(text), true);
        }
        let text = String::from_utf8_lossy(self.slice(range));
        let is_valid = matches!(text, Cow::Borrowed(_));
        (text, is_valid)
    }

    /// The next line without its end; `None` behind the last one. CR LF ends a line, and so do LF,
    /// CR, and CR CR LF, which are violations.
    fn next_line(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        self.line = self.line.saturating_add(1);
        let Some(length) = memchr2(b'\r', b'\n', rest) else {
            self.at = self.bytes.len();
            return Some(start..self.at);
        };
        let end = start + length;
        let width = match rest.get(length..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([b'\n', ..]) => {
                if !self.bare_lf {
                    self.bare_lf = true;
                    self.list.push(Violation::new(ViolationKind::BareLf, self.line));
                }
                1
            }
            behind => {
                if !self.bare_cr {
                    self.bare_cr = true;
                    self.list.push(Violation::new(ViolationKind::BareCr, self.line));
                }
                if matches!(behind, Some([_, b'\r', b'\n', ..])) { 3 } else { 1 }
            }
        };
        self.at = end + width;
        Some(start..end)
    }

    fn status_line(&mut self) -> Result<(StatusCode, Cow<'a, str>), ParseError> {
        self.skip_to_status_line();
        let Some(line) = self.next_line() else { return Err(ParseError::Empty) };
        self.status_line = self.line;
        let bytes = self.slice(line.clone());
        let place = |offset: usize| Place { line: self.line, column: column(bytes, offset) };
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
        let word = |from: usize| {
            let rest = bytes.get(from..).unwrap_or_default();
            from + rest.iter().position(blank).unwrap_or(rest.len())
        };
        let gap = |from: usize| {
            let rest = bytes.get(from..).unwrap_or_default();
            from + rest.iter().position(|byte| !blank(byte)).unwrap_or(rest.len())
        };

        let version_end = word(0);
        let version = bytes.get(..version_end).unwrap_or_default();
        if version != b"SIP/2.0" {
            if !version.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"SIP/")) {
                return Err(no_response(bytes, place(0)));
            }
            if !version.eq_ignore_ascii_case(b"SIP/2.0") {
                return Err(ParseError::Version { version: excerpt(version), place: place(0) });
            }
            self.list.push(Violation::new(ViolationKind::LowerCaseVersion, self.line));
        }
        let code_start = gap(version_end);
        let code_end = word(code_start);
        let code_text = bytes.get(code_start..code_end).unwrap_or_default();
        let code = status_code(code_text).ok_or_else(|| ParseError::BadStatusCode {
            text: excerpt(code_text),
            place: place(code_start),
        })?;
        let behind_code = bytes.get(code_end);
        if bytes.get(version_end..code_start) != Some(b" ") || behind_code == Some(&b'\t') {
            self.list.push(Violation::new(ViolationKind::StatusLineSpacing, self.line));
        }
        if behind_code.is_none() {
            self.list.push(Violation::new(ViolationKind::MissingSpaceAfterCode, self.line));
        }
        let phrase = self.trim(line.start + code_end..line.end);
        let (phrase, is_utf8) = self.text(phrase);
        if !is_utf8 {
            self.list.push(Violation::new(ViolationKind::InvalidUtf8, self.line));
        }
        Ok((code, phrase))
    }

    /// Passes over what may stand before the status line: empty lines over a stream (RFC 3261
    /// §7.5), and what copying text leaves there.
    fn skip_to_status_line(&mut self) {
        if self.bytes.starts_with(b"\xEF\xBB\xBF") {
            self.at = 3;
            self.list.push(Violation::new(ViolationKind::ByteOrderMark, 1));
        }
        let (mut lines, mut spaces) = (false, false);
        while let Some(byte) = self.bytes.get(self.at).copied().filter(|byte| is_space(*byte)) {
            let is_crlf = byte == b'\r' && self.bytes.get(self.at + 1) == Some(&b'\n');
            if matches!(byte, b'\n' | b'\r') && !is_crlf {
                lines = true;
                spaces = false;
                self.line = self.line.saturating_add(1);
            } else if !is_crlf {
                spaces = true;
            }
            self.at += 1;
        }
        if lines {
            self.list.push(Violation::new(ViolationKind::LeadingEmptyLines, 1));
        }
        if spaces {
            self.list.push(Violation::new(ViolationKind::LeadingSpace, self.line + 1));
        }
    }

    /// Reads lines up to the empty one and leaves the position behind it.
    fn headers(&mut self) {
        // Most responses have fewer: one allocation.
        self.headers.reserve(16);
        loop {
            let Some(line) = self.next_line() else {
                self.list.push(Violation::new(ViolationKind::MissingEmptyLine, self.line));
                break;
            };
            match self.bytes.get(line.start) {
                _ if line.is_empty() => break,
                Some(b' ' | b'\t') => self.continuation(line),
                _ => self.field(line),
            }
        }
        if self.repeated != 0 {
            self.compare_repeated();
        }
    }

    fn field(&mut self, line: Range<usize>) {
        let bytes = self.slice(line.clone());
        self.last = LastField::PassedOver;
        let Some(colon) = memchr(b':', bytes) else {
            self.list.report(Violation::new(ViolationKind::MissingColon, self.line));
            return;
        };
        let raw_name = self.trim(line.start..line.start + colon);
        let name_bytes = self.slice(raw_name.clone());
        let name = HeaderName::from_bytes(name_bytes);
        let bit = name.bit();
        if name == HeaderName::Other {
            if name_bytes.is_empty() || !name_bytes.iter().all(|byte| is_token(*byte)) {
                self.list.report(Violation::new(ViolationKind::InvalidHeaderName, self.line));
            }
        } else if self.names & bit != 0 && name.is_single() {
            self.repeated |= bit;
        }
        if self.headers.len() >= MAX_HEADERS && (name == HeaderName::Other || self.names & bit != 0)
        {
            if !self.too_many {
                self.too_many = true;
                self.list.push(Violation::new(ViolationKind::TooManyHeaders, self.line));
            }
            return;
        }
        self.names |= bit;
        self.last = LastField::Kept;
        let (value, is_utf8) = self.text(self.trim(line.start + colon + 1..line.end));
        if !is_utf8 {
            self.list.report(Violation::of(ViolationKind::InvalidUtf8, self.line, name));
        }
        let raw_name = match self.text.get(raw_name) {
            Some(name) => name,
            None => core::str::from_utf8(name_bytes).unwrap_or_default(),
        };
        self.headers.push(HeaderField { name, raw_name, value, line: self.line });
    }

    /// A fold equals one space (RFC 3261 §7.3.1).
    fn continuation(&mut self, line: Range<usize>) {
        match self.last {
            LastField::None => {
                let kind = ViolationKind::ContinuationWithoutHeader;
                self.list.report(Violation::new(kind, self.line));
            }
            LastField::PassedOver => {}
            LastField::Kept => {
                let (text, is_utf8) = self.text(self.trim(line));
                let Some(field) = self.headers.last_mut() else { return };
                if !is_utf8 {
                    let kind = ViolationKind::InvalidUtf8;
                    self.list.report(Violation::of(kind, self.line, field.name));
                }
                if !text.is_empty() {
                    let value = field.value.to_mut();
                    if !value.is_empty() {
                        value.push(' ');
                    }
                    value.push_str(&text);
                }
            }
        }
    }

    /// Says of each name that may occur once whether its further values differ from the first.
    fn compare_repeated(&mut self) {
        for name in HeaderName::ALL {
            if self.repeated & name.bit() == 0 {
                continue;
            }
            let mut rows = self.headers.iter().filter(|field| field.name == name);
            let Some(first) = rows.next() else { continue };
            let mut again = None;
            let differs = rows.find(|field| {
                again.get_or_insert(field.line);
                field.value != first.value
            });
            let violation = match differs {
                Some(field) => Violation::of(ViolationKind::ConflictingHeaders, field.line, name),
                None => Violation::of(ViolationKind::RepeatedHeader, again.unwrap_or(0), name),
            };
            self.list.push(violation);
        }
    }

    /// The body, by Content-Length (RFC 3261 §18.3).
    fn body(&mut self) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let name = HeaderName::ContentLength;
        let Some(field) = self.headers.iter().find(|field| field.name == name) else {
            self.list.push(Violation::of(ViolationKind::MissingContentLength, 0, name));
            return rest;
        };
        let Some(announced) = number(&field.value) else {
            self.list.push(Violation::of(ViolationKind::DamagedContentLength, field.line, name));
            return rest;
        };
        let present = rest.len() as u64;
        if announced == present {
            return rest;
        }
        let kind = match announced > present {
            true => ViolationKind::ContentLengthTooLarge,
            false => ViolationKind::ExtraBytes,
        };
        let bytes = Some(ByteCount { announced, present });
        self.list.push(Violation { bytes, ..Violation::of(kind, field.line, name) });
        let length = usize::try_from(announced).unwrap_or(usize::MAX);
        rest.get(..length).unwrap_or(rest)
    }

    /// The range without white space at its ends.
    fn trim(&self, mut range: Range<usize>) -> Range<usize> {
        let is_space_at = |at: usize| self.bytes.get(at).is_some_and(|byte| is_space(*byte));
        while range.start < range.end && is_space_at(range.start) {
            range.start += 1;
        }
        while range.start < range.end && is_space_at(range.end - 1) {
            range.end -= 1;
        }
        range
    }
}

/// Exactly three digits, 100 to 699.
fn status_code(text: &[u8]) -> Option<StatusCode> {
    let &[a, b, c] = text else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
    StatusCode::from_u16(digit(a)? * 100 + digit(b)? * 10 + digit(c)?).ok()
}

/// Why this first line is not that of a SIP response.
fn no_response(line: &[u8], place: Place) -> ParseError {
    let starts = |bytes: &[u8], start: &[u8]| {
        bytes.get(..start.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(start))
    };
    let mut words = line.split(|byte| matches!(byte, b' ' | b'\t')).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let last = words.next_back().unwrap_or_default();
    if starts(first, b"HTTP/") || starts(last, b"HTTP/") {
        return ParseError::Http { line: excerpt(line), place };
    }
    if starts(last, b"SIP/") && !second.is_empty() && first.iter().all(|byte| is_token(*byte)) {
        return ParseError::Request { method: excerpt(first), place };
    }
    if status_code(first).is_some() {
        return ParseError::MissingVersion { line: excerpt(line), place };
    }
    let start = line.get(..256).unwrap_or(line);
    if start.iter().any(|byte| matches!(byte, 0..=8 | 14..=31 | 0x7F..)) {
        return ParseError::Binary { place };
    }
    ParseError::NotSip { line: excerpt(line), place }
}

/// How many characters of the message an error repeats.
const MAX_EXCERPT: usize = 64;

fn excerpt(bytes: &[u8]) -> String {
    let start = bytes.get(..MAX_EXCERPT * 4).unwrap_or(bytes);
    let mut text: String = String::from_utf8_lossy(start).chars().take(MAX_EXCERPT).collect();
    if text.len() < bytes.len() && text.chars().count() == MAX_EXCERPT {
        text.push('…');
    }
    text
}

fn column(line: &[u8], offset: usize) -> u32 {
    let before = line.get(..offset).unwrap_or(line);
    let characters = String::from_utf8_lossy(before).chars().count();
    u32::try_from(characters + 1).unwrap_or(u32::MAX)
}

/// A place in the text of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[expect(clippy::exhaustive_structs, reason = "a line and a column are all there is to a place")]
pub struct Place {
    /// 1 = the first line.
    pub line: u32,
    /// 1 = the first character of the line.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// Why there is no SIP response. Each one says what stands there instead, where, and what to do.
/// Texts of the message are cut after 64 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum ParseError {
    /// Nothing stands there but white space and line ends. Over a stream, empty lines are
    /// keep-alives (RFC 5626 §3.5.1) and no message at all.
    Empty,
    /// A SIP request. It has no status code; the response to it is another message, with the same
    /// Call-ID and CSeq.
    Request {
        /// Its method.
        method: String,
        /// Where it starts.
        place: Place,
    },
    /// An HTTP message. Its codes look alike and mean other things.
    Http {
        /// Its first line.
        line: String,
        /// Where it starts.
        place: Place,
    },
    /// The first line starts with a status code, but without `SIP/2.0`. Something cut it off, or
    /// it was not copied.
    MissingVersion {
        /// The first line.
        line: String,
        /// Where it starts.
        place: Place,
    },
    /// A version other than 2.0. There is no other one in use; an element of 2.0 drops it (RFC
    /// 3261 §7.1).
    Version {
        /// What stands in place of `SIP/2.0`.
        version: String,
        /// Where it stands.
        place: Place,
    },
    /// What stands in place of the status code is not three digits from 100 to 699. Such a
    /// response is dropped (RFC 4475 §3.1.2.19); a larger number is never reduced modulo anything.
    BadStatusCode {
        /// What stands there; empty where the line ends.
        text: String,
        /// Where it stands.
        place: Place,
    },
    /// Bytes that are no text: another protocol, an encrypted or a compressed message.
    Binary {
        /// Where they start.
        place: Place,
    },
    /// Text that is no SIP message.
    NotSip {
        /// The first line.
        line: String,
        /// Where it starts.
        place: Place,
    },
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "there is no message, only white space or nothing at all: paste a response that starts with SIP/2.0",
            ),
            Self::Request { method, place } => write!(
                f,
                "{place}: this is a SIP request ({method}), not a response: look for the message with the same Call-ID and CSeq that starts with SIP/2.0",
            ),
            Self::Http { line, place } => write!(
                f,
                "{place}: this is HTTP ({line}), not SIP: its codes look alike and mean other things; look for the message that starts with SIP/2.0",
            ),
            Self::MissingVersion { line, place } => write!(
                f,
                "{place}: the status line ({line}) starts with the code; SIP/2.0 and a space must stand before it",
            ),
            Self::Version { version, place } => write!(
                f,
                "{place}: the version is {version}, and only SIP/2.0 is in use: drop the response",
            ),
            Self::BadStatusCode { text, place } if text.is_empty() => write!(
                f,
                "{place}: there is no status code, where three digits from 100 to 699 must stand: drop the response",
            ),
            Self::BadStatusCode { text, place } => write!(
                f,
                "{place}: {text} is no status code, which has three digits from 100 to 699: drop the response",
            ),
            Self::Binary { place } => write!(
                f,
                "{place}: these bytes are no text: another protocol, or an encrypted or compressed message; take the decrypted text of the SIP message",
            ),
            Self::NotSip { line, place } => write!(
                f,
                "{place}: this ({line}) is no SIP message: a response starts with SIP/2.0, a space and three digits",
            ),
        }
    }
}

impl core::error::Error for ParseError {}
