//! What is wrong with a response that could be read all the same.
//!
//! A violation says where the message breaks its grammar or its rules. Whether the response may
//! still be used is not decided here: that is a matter of the element and its transport.

use alloc::{format, string::String};
use core::fmt;

use crate::{HeaderName, Problem, Reference};

/// One thing that is wrong with a message, though it could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct Violation {
    /// What it is.
    pub kind: ViolationKind,
    /// Its line, 1 = the first line of the message; the first one where there are several. 0 where
    /// something is missing.
    pub line: u32,
    /// The header field concerned, if it is one.
    pub header: Option<HeaderName>,
    /// What is wrong with the value, where it is a damaged one.
    pub problem: Option<Problem>,
    /// The bytes that Content-Length announces, and those that are there.
    pub bytes: Option<ByteCount>,
}

/// The length of a body, as it was announced and as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[expect(clippy::exhaustive_structs, reason = "the two lengths that can differ")]
pub struct ByteCount {
    /// What Content-Length says.
    pub announced: u64,
    /// How many bytes follow the empty line.
    pub present: u64,
}

/// Rows of [`ViolationKind`]: its name in JSON, where the rule stands, and what is wrong and what
/// that means, as the end of a sentence that starts with the place.
macro_rules! violation_kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident $name:literal $document:literal $section:literal $text:literal;)+) => {
        /// What can be wrong with a message that could be read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        #[cfg_attr(feature = "ts", derive(tsify::Tsify))]
        #[non_exhaustive]
        pub enum ViolationKind {
            $($(#[doc = $doc])+ #[cfg_attr(feature = "serde", serde(rename = $name))] $kind,)+
        }

        impl ViolationKind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// Its name in JSON: `bare-lf`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $name,)+ }
            }

            /// Where the rule stands that is broken.
            #[must_use]
            pub const fn reference(self) -> Reference {
                match self {
                    $(Self::$kind => Reference { document: $document, section: $section },)+
                }
            }

            const fn text(self) -> &'static str {
                match self { $(Self::$kind => $text,)+ }
            }
        }
    };
}

violation_kinds! {
    /// A byte order mark stands before the status line.
    ByteOrderMark "byte-order-mark" "RFC 3261" "25.1"
        "a byte order mark stands before the status line: text editors put it there, no SIP element does";
    /// Empty lines stand before the status line.
    LeadingEmptyLines "leading-empty-lines" "RFC 3261" "7.5"
        "empty lines stand before the status line: over a stream transport they are ignored";
    /// White space stands before the status line.
    LeadingSpace "leading-space" "RFC 3261" "25.1"
        "white space stands before SIP/2.0, where the status line must start";
    /// A tab or more than one space separates the parts of the status line.
    StatusLineSpacing "status-line-spacing" "RFC 3261" "7.2"
        "the parts of the status line are not separated by exactly one space";
    /// No space follows the status code; the reason phrase is empty.
    MissingSpaceAfterCode "missing-space-after-code" "RFC 4475" "3.1.1.13"
        "no space follows the status code: it is due even before an empty reason phrase";
    /// The version is not written in capitals.
    LowerCaseVersion "lower-case-version" "RFC 3261" "7.1"
        "the version is not written SIP/2.0 in capitals: it is read without letter case, but must be sent with it";
    /// Lines end in LF alone.
    BareLf "bare-lf" "RFC 3261" "7.1"
        "the line ends in LF alone instead of CRLF: text that was copied looks like this, and old elements sent it";
    /// Lines end in CR alone.
    BareCr "bare-cr" "RFC 3261" "7.1"
        "the line ends in CR alone instead of CRLF";
    /// Bytes are not UTF-8.
    InvalidUtf8 "invalid-utf8" "RFC 3261" "25.1"
        "bytes are not UTF-8: they are shown as U+FFFD";
    /// A NUL stands there without a backslash before it.
    Nul "nul" "RFC 3261" "25.1"
        "a NUL byte stands where no grammar allows it";
    /// A line between the header fields has no colon.
    MissingColon "missing-colon" "RFC 3261" "7.3"
        "the line is no header field: it has no colon. It is passed over";
    /// A name is empty or holds characters that no name has.
    InvalidHeaderName "invalid-header-name" "RFC 3261" "25.1"
        "what stands before the colon is no name of a header field";
    /// The first line after the status line is a continuation.
    ContinuationWithoutHeader "continuation-without-header" "RFC 3261" "7.3.1"
        "the line starts with white space, but there is no header field that it could continue. It is passed over";
    /// The message ends without the empty line that ends the header fields.
    MissingEmptyLine "missing-empty-line" "RFC 3261" "7"
        "the message ends without the empty line after the header fields: it may have been cut off";
    /// There are more header fields than are kept.
    TooManyHeaders "too-many-headers" "RFC 3261" "7.3"
        "there are more header fields than are kept: of the rest, only the first of each name that had not occurred is kept";
    /// There are more violations than are listed.
    TooManyViolations "too-many-violations" "RFC 3261" "7"
        "there are more violations than are listed";
    /// A header field that every response must have is missing.
    MissingHeader "missing-header" "RFC 3261" "8.2.6.2"
        "it is missing, and every response must have it: the response cannot be matched to its request";
    /// A header field that every response must have cannot be read.
    DamagedMandatoryHeader "damaged-mandatory-header" "RFC 3261" "20"
        "it cannot be read, and every response must have it: the response cannot be matched to its request";
    /// Another header field, or one value of it, cannot be read.
    DamagedHeader "damaged-header" "RFC 3261" "7.3.1"
        "the value cannot be read and counts as absent";
    /// A part of a value cannot be read; the rest of it can.
    DamagedPart "damaged-part" "RFC 3261" "25.1"
        "a part of the value cannot be read, the rest can";
    /// A header field that may occur once occurs again with the same value.
    RepeatedHeader "repeated-header" "RFC 3261" "7.3.1"
        "the header field may occur once and is repeated with the same value";
    /// A header field that may occur once occurs again with another value.
    ConflictingHeaders "conflicting-headers" "RFC 3261" "7.3.1"
        "the header field may occur once and is repeated with another value: which one holds is anybody's guess; the first is taken here";
    /// Content-Length is missing.
    MissingContentLength "missing-content-length" "RFC 3261" "18.3"
        "it is missing: over a datagram transport the body runs to the end; over a stream transport nobody can tell where the message ends";
    /// Content-Length is no number.
    DamagedContentLength "damaged-content-length" "RFC 3261" "18.3"
        "it is no number of bytes: over a stream transport nobody can tell where the message ends";
    /// Content-Length is larger than what is there.
    ContentLengthTooLarge "content-length-too-large" "RFC 3261" "18.3"
        "it announces more bytes than there are: over a datagram transport the response must be discarded, over a stream the rest may still come";
    /// Bytes follow the body.
    ExtraBytes "extra-bytes" "RFC 3261" "18.3"
        "it announces fewer bytes than there are: over a datagram transport the rest is dropped, over a stream it is the next message";
    /// Several challenges stand in one row.
    JoinedChallenges "joined-challenges" "RFC 3261" "7.3.1"
        "several challenges stand in one row: each must have its own, because commas separate the parameters of one";
    /// An IPv6 address is written with three colons.
    ThreeColons "three-colons" "RFC 5118" "4.10"
        "an IPv6 address is written with three colons where two are meant; it is read as two";
}

impl Violation {
    pub(crate) const fn new(kind: ViolationKind, line: u32) -> Self {
        Self { kind, line, header: None, problem: None, bytes: None }
    }

    pub(crate) const fn of(kind: ViolationKind, line: u32, header: HeaderName) -> Self {
        Self { header: Some(header), ..Self::new(kind, line) }
    }

    /// What is wrong, where, and what it means: one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let place = match (self.header, self.line) {
            (Some(header), 0) => format!("{header}"),
            (Some(header), line) => format!("Line {line}, {header}"),
            (None, 0) => String::from("Message"),
            (None, line) => format!("Line {line}"),
        };
        let mut sentence = format!("{place}: {}", self.kind.text());
        if let Some(problem) = self.problem {
            sentence.push_str(&format!(" ({problem})"));
        }
        if let Some(ByteCount { announced, present }) = self.bytes {
            sentence.push_str(&format!(" ({announced} announced, {present} there)"));
        }
        sentence.push('.');
        sentence
    }

    /// Where the rule stands that is broken.
    #[must_use]
    pub const fn reference(&self) -> Reference {
        self.kind.reference()
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.sentence())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_place_and_the_damage() {
        let violation = Violation {
            problem: Some(Problem::NumberTooLarge),
            ..Violation::of(ViolationKind::DamagedMandatoryHeader, 6, HeaderName::CSeq)
        };
        let sentence = violation.sentence();
        assert!(sentence.starts_with("Line 6, CSeq: it cannot be read"), "{sentence}");
        assert!(sentence.ends_with("(the number is too large)."), "{sentence}");
        let bytes = Some(ByteCount { announced: 100, present: 2 });
        let violation = Violation { bytes, ..Violation::new(ViolationKind::ExtraBytes, 0) };
        assert!(violation.sentence().ends_with("(100 announced, 2 there)."));
    }

    #[test]
    fn names_are_unique_and_in_kebab_case() {
        for (index, kind) in ViolationKind::ALL.iter().enumerate() {
            let name = kind.as_str();
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            );
            assert!(ViolationKind::ALL[..index].iter().all(|other| other.as_str() != name));
        }
    }
}
