//! Header fields: their names, their rows, and what stands in them.
//!
//! A row is cut out of the message when it is parsed; its value is read only when somebody asks
//! for it, by the methods of [`Response`](crate::Response). A damaged value is a [`HeaderError`]
//! and hides no other one. One file below is one header field or a few of one shape.

use alloc::borrow::Cow;
use core::{fmt, marker::PhantomData, slice};

mod name;
mod params;
pub(crate) mod syntax;

mod address;
mod challenge;
mod contact;
mod cseq;
mod error_code;
mod info;
mod media;
mod reason;
mod retry_after;
mod scalar;
mod session;
mod token;
mod via;
mod warning;

pub use address::NameAddr;
pub use challenge::{AuthenticationInfo, Challenge};
pub use contact::Contact;
pub use cseq::CSeq;
pub use error_code::ErrorCode;
pub use info::Info;
pub use media::MediaRange;
pub use name::HeaderName;
pub use params::{Param, ParamIter, Params, QValue, Text};
pub use reason::Reason;
pub use retry_after::RetryAfter;
pub use scalar::Timestamp;
pub use session::{Refresher, SessionExpires};
pub use syntax::MAX_NUMBER;
pub use token::{Token, TokenList};
pub use via::Via;
pub use warning::Warning;

pub(crate) use scalar::{CallId, Seconds, Sequence};
pub(crate) use session::MinSe;
use syntax::{Scanner, is_space};
pub(crate) use token::Word;

/// One header field as it stands in the message.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct HeaderField<'a> {
    /// Its name; [`HeaderName::Other`] where it is not known here.
    pub name: HeaderName,
    /// Its name as it stands on the wire, without the white space before the colon. Empty where
    /// it is not UTF-8.
    pub raw_name: &'a str,
    /// Its value, trimmed; each fold is one space (RFC 3261 §7.3.1). Bytes that are not UTF-8
    /// are U+FFFD.
    pub value: Cow<'a, str>,
    /// The line it starts on, 1 = the first line of the message.
    pub line: u32,
}

/// A value that cannot be read. It counts as absent; the values beside it stay readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct HeaderError {
    /// The header field it stands in.
    pub header: HeaderName,
    /// The line that field starts on, 1 = the first line of the message.
    pub line: u32,
    /// What is wrong with it.
    pub problem: Problem,
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in line {}: {}", self.header, self.line, self.problem)
    }
}

impl core::error::Error for HeaderError {}

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Problem {
    /// Nothing stands there.
    Empty,
    /// A quote is opened and never closed.
    UnterminatedQuote,
    /// A `<` without its `>`.
    UnterminatedBracket,
    /// A `(` without its `)`.
    UnterminatedComment,
    /// Text follows that does not belong there.
    TrailingText,
    /// A `;` or `,` is followed by no name of a parameter.
    MissingParameterName,
    /// No URI stands where one must be.
    MissingUri,
    /// The URI is none.
    BadUri(crate::UriError),
    /// `*` names no address; it has a meaning only in a REGISTER request (RFC 3261 §10.2.2).
    Star,
    /// There are no digits where a number must be.
    NotANumber,
    /// The number is above what the field may hold.
    NumberTooLarge,
    /// A date stands there, as RFC 2543 allowed; RFC 3261 wants seconds.
    Date,
    /// No method stands after the number.
    MissingMethod,
    /// The protocol is not of the form `SIP/2.0/UDP`.
    BadProtocol,
    /// No host stands where one must be.
    MissingHost,
    /// The port is no number from 0 to 65535.
    BadPort,
    /// No scheme stands at the start of the challenge.
    MissingScheme,
    /// No token stands where one must be.
    MissingToken,
    /// The code is not three digits.
    BadCode,
    /// No text in quotes stands where one must be.
    MissingText,
    /// The media type is not of the form `application/sdp`.
    BadMediaType,
    /// White space stands inside a word.
    SpaceInside,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the value is empty",
            Self::UnterminatedQuote => "a quote is opened and never closed",
            Self::UnterminatedBracket => "a < has no >",
            Self::UnterminatedComment => "a comment is opened and never closed",
            Self::TrailingText => "text follows that does not belong there",
            Self::MissingParameterName => "a parameter has no name",
            Self::MissingUri => "there is no URI",
            Self::BadUri(error) => return fmt::Display::fmt(error, f),
            Self::Star => "* names no address; it has a meaning only in a REGISTER request",
            Self::NotANumber => "there is no number where one must be",
            Self::NumberTooLarge => "the number is too large",
            Self::Date => "a date stands there, where RFC 3261 wants seconds",
            Self::MissingMethod => "there is no method after the number",
            Self::BadProtocol => "the protocol is not of the form SIP/2.0/UDP",
            Self::MissingHost => "there is no host",
            Self::BadPort => "the port is no number from 0 to 65535",
            Self::MissingScheme => "the challenge does not start with a scheme",
            Self::MissingToken => "there is no token",
            Self::BadCode => "the code is not three digits",
            Self::MissingText => "there is no text in quotes",
            Self::BadMediaType => "the media type is not of the form application/sdp",
            Self::SpaceInside => "white space stands inside a word",
        })
    }
}

/// A value that one header field, or a comma list of them, holds.
pub(crate) trait Value<'a>: Sized {
    /// Reads one value and stops before the comma or the end behind it.
    fn parse(scanner: &mut Scanner<'a>, place: Place) -> Result<Self, Problem>;
}

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) header: HeaderName,
    pub(crate) line: u32,
    /// Is it the first value of its row?
    pub(crate) first: bool,
}

impl Place {
    pub(crate) const fn error(self, problem: Problem) -> HeaderError {
        HeaderError { header: self.header, line: self.line, problem }
    }
}

impl HeaderField<'_> {
    /// Its one value. Text behind it is damage.
    pub(crate) fn single<'v, T: Value<'v>>(&'v self) -> Result<T, HeaderError> {
        let place = Place { header: self.name, line: self.line, first: true };
        let mut scanner = Scanner::new(&self.value);
        let parsed = T::parse(&mut scanner, place).and_then(|value| {
            scanner.skip_space();
            if scanner.is_at_end() { Ok(value) } else { Err(Problem::TrailingText) }
        });
        parsed.map_err(|problem| place.error(problem))
    }
}

/// All values of a header field, over all its rows and comma lists, in message order. Each is read
/// when it is asked for.
pub(crate) struct Values<'v, T> {
    rows: slice::Iter<'v, HeaderField<'v>>,
    names: [HeaderName; 2],
    row: Option<(Scanner<'v>, Place)>,
    value: PhantomData<fn() -> T>,
}

impl<'v, T> Values<'v, T> {
    pub(crate) fn new(rows: &'v [HeaderField<'v>], names: [HeaderName; 2]) -> Self {
        Self { rows: rows.iter(), names, row: None, value: PhantomData }
    }

    /// The row that is being read, or the next one with one of the names.
    fn row(&mut self) -> Option<(Scanner<'v>, Place)> {
        self.row.take().or_else(|| {
            let field = self.rows.find(|field| self.names.contains(&field.name))?;
            let place = Place { header: field.name, line: field.line, first: true };
            Some((Scanner::new(&field.value), place))
        })
    }
}

impl<'v, T: Value<'v>> Iterator for Values<'v, T> {
    type Item = Result<T, HeaderError>;

    /// Empty elements of a list are passed over; behind a damaged one it goes on at the next comma.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (mut scanner, mut place) = self.row()?;
            scanner.take_while(|byte| byte == b',' || is_space(byte));
            if scanner.is_at_end() {
                continue;
            }
            let parsed = T::parse(&mut scanner, place).and_then(|value| {
                scanner.skip_space();
                match scanner.peek() {
                    None | Some(b',') => Ok(value),
                    Some(_) => Err(Problem::TrailingText),
                }
            });
            if parsed.is_err() {
                scanner.skip_to_comma();
            }
            let result = parsed.map_err(|problem| place.error(problem));
            place.first = false;
            self.row = Some((scanner, place));
            return Some(result);
        }
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use alloc::borrow::Cow;

    use super::{HeaderField, HeaderName};

    /// A row as it comes out of the message.
    pub(crate) fn field(name: HeaderName, value: &str) -> HeaderField<'_> {
        HeaderField { name, raw_name: name.as_str(), value: Cow::Borrowed(value), line: 2 }
    }
}
