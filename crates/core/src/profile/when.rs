//! The conditions of a behaviour.

use alloc::borrow::Cow;

use super::{ProductRole, words::words};
use crate::Method;

/// One condition of a behaviour. Where a list of them stands, all must hold; what holds in
/// either of two cases is two behaviours.
///
/// In TOML a table with one key: `{ setting = { name = "recursive", value = "on" } }`,
/// `{ trigger = "the callee cannot be found" }`, `{ phrase = { contains = "Network Blocked" } }`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case", deny_unknown_fields))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum When {
    /// The request has one of these methods.
    Methods(Cow<'static, [Method]>),
    /// At this point of a call or registration.
    Phase(Phase),
    /// While the product acts in this role, one of its several.
    Role(ProductRole),
    /// On this side of the product.
    Side(Side),
    /// While a setting of the product has a value.
    Setting(Setting),
    /// By the reason phrase; an absent phrase is the empty one. Only here may a phrase decide.
    Phrase(Test),
    /// By a header field of the response.
    Header(HeaderTest),
    /// Anything else, in words. No program can tell whether it holds.
    Trigger(Cow<'static, str>),
}

/// The facts of one response that [`When::holds`] may ask for.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_structs, reason = "callers build it; a new fact is a new question")]
pub struct Facts<'a> {
    /// The method of the request, where it is known.
    pub method: Option<Method>,
    /// The reason phrase of the response.
    pub phrase: &'a str,
    /// The header fields of the response in any order: the name in its long form, and the value.
    pub headers: &'a [(&'a str, &'a str)],
}

impl When {
    /// Does the condition hold for this response? `None` where the response cannot tell: that
    /// depends on the product's settings, role or state.
    ///
    /// Takes time in the length of the phrase and headers times that of the tested text.
    #[must_use]
    pub fn holds(&self, facts: &Facts<'_>) -> Option<bool> {
        match self {
            Self::Methods(methods) => facts.method.map(|method| methods.contains(&method)),
            Self::Phrase(test) => Some(test.holds(Some(facts.phrase))),
            Self::Header(header) => {
                let mut values = facts
                    .headers
                    .iter()
                    .filter(|(name, _)| name.eq_ignore_ascii_case(&header.name))
                    .map(|(_, value)| *value);
                Some(match header.value {
                    Test::Absent => values.next().is_none(),
                    _ => values.any(|value| header.value.holds(Some(value))),
                })
            }
            Self::Phase(_)
            | Self::Role(_)
            | Self::Side(_)
            | Self::Setting(_)
            | Self::Trigger(_) => None,
        }
    }
}

words! {
    /// A point in a call or registration.
    pub enum Phase {
        /// On the first request, outside a dialog.
        Initial = "initial",
        /// After the request was sent and before a 200 was received.
        Before200 = "before-200",
        /// In an established dialog, as for a re-INVITE.
        InDialog = "in-dialog",
        /// In a registration.
        Registration = "registration",
        /// After a CANCEL was sent.
        AfterCancel = "after-cancel",
    }
}

words! {
    /// A side of the product.
    pub enum Side {
        /// Towards IP.
        Ip = "ip",
        /// Towards the telephone network or line.
        Pstn = "pstn",
        /// For calls that come to the product.
        Inbound = "inbound",
        /// For calls that the product makes.
        Outbound = "outbound",
    }
}

/// A setting of the product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Setting {
    /// Its name as the product spells it, or a word for it where the source gives no name.
    pub name: Cow<'static, str>,
    /// The value that it must have.
    pub value: Cow<'static, str>,
    /// The value out of the box; empty where the source does not state it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub default: Cow<'static, str>,
}

/// A header field of the response and what is asked of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct HeaderTest {
    /// The name in its long form: `Retry-After`. Case does not matter.
    pub name: Cow<'static, str>,
    /// What is asked of it. Of several header fields of the name, one must pass.
    pub value: Test,
}

/// What is asked of a reason phrase or of the value of a header field. Case does not matter, in
/// ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case", deny_unknown_fields))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Test {
    /// It is there, with any text.
    Present,
    /// It is not there.
    Absent,
    /// It is this text.
    Is(Cow<'static, str>),
    /// It begins with this text.
    StartsWith(Cow<'static, str>),
    /// This text is somewhere in it.
    Contains(Cow<'static, str>),
}

impl Test {
    /// Does the text pass? `None` is a text that is not there.
    #[must_use]
    pub fn holds(&self, text: Option<&str>) -> bool {
        let text = text.filter(|text| !text.is_empty());
        match self {
            Self::Present => text.is_some(),
            Self::Absent => text.is_none(),
            Self::Is(wanted) => text.unwrap_or_default().eq_ignore_ascii_case(wanted),
            Self::StartsWith(wanted) => text
                .and_then(|text| text.as_bytes().get(..wanted.len()))
                .is_some_and(|start| start.eq_ignore_ascii_case(wanted.as_bytes())),
            Self::Contains(wanted) => {
                wanted.is_empty()
                    || text
                        .unwrap_or_default()
                        .as_bytes()
                        .windows(wanted.len())
                        .any(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts<'a>(phrase: &'a str, headers: &'a [(&'a str, &'a str)]) -> Facts<'a> {
        Facts { method: Some(Method::Invite), phrase, headers }
    }

    #[test]
    fn a_phrase_decides_by_the_test_that_names_it() {
        let blocked = When::Phrase(Test::Contains(Cow::Borrowed("network blocked")));
        assert_eq!(blocked.holds(&facts("Call Network Blocked", &[])), Some(true));
        assert_eq!(blocked.holds(&facts("Decline", &[])), Some(false));
        assert_eq!(blocked.holds(&facts("", &[])), Some(false));
        let starts = When::Phrase(Test::StartsWith(Cow::Borrowed("Forbidden D5")));
        assert_eq!(starts.holds(&facts("FORBIDDEN D51", &[])), Some(true));
        assert_eq!(starts.holds(&facts("Forbidden", &[])), Some(false));
        let is = Test::Is(Cow::Borrowed("Busy"));
        assert!(is.holds(Some("busy")) && !is.holds(Some("Busy Here")) && !is.holds(None));
    }

    #[test]
    fn a_header_is_found_whatever_its_case_and_one_of_several_is_enough() {
        let header = |value| When::Header(HeaderTest { name: Cow::Borrowed("Retry-After"), value });
        let two = [("retry-after", "1"), ("Retry-After", "120")];
        let is = || Test::Is(Cow::Borrowed("120"));
        assert_eq!(header(is()).holds(&facts("", &two)), Some(true));
        assert_eq!(header(is()).holds(&facts("", &[])), Some(false));
        assert_eq!(header(Test::Present).holds(&facts("", &two)), Some(true));
        assert_eq!(header(Test::Absent).holds(&facts("", &two)), Some(false));
        assert_eq!(header(Test::Absent).holds(&facts("", &[])), Some(true));
    }

    #[test]
    fn what_the_response_cannot_tell_stays_open() {
        let unknown = Facts { method: None, phrase: "", headers: &[] };
        let methods = When::Methods(Cow::Borrowed(&[Method::Register]));
        assert_eq!(methods.holds(&unknown), None);
        assert_eq!(methods.holds(&facts("", &[])), Some(false));
        assert_eq!(When::Trigger(Cow::Borrowed("it rains")).holds(&facts("", &[])), None);
        assert_eq!(When::Side(Side::Pstn).holds(&facts("", &[])), None);
    }
}
