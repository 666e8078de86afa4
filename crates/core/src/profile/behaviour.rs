//! What a source says of one code, or of several at once.

use alloc::borrow::Cow;
use core::fmt;

use super::{When, words::words};
use crate::{Method, StatusClass, StatusCode};

/// One statement of a source: what the product does about some codes.
///
/// A code may have several of them, one a condition. What the source leaves out stays
/// `not-stated`; nothing is filled in from a neighbouring row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Behaviour {
    /// What it is about: `404`, `"4xx"`, `"other"`. The same statement about several codes is
    /// one behaviour.
    #[cfg_attr(
        feature = "ts",
        tsify(
            type = "(number | \"1xx\" | \"2xx\" | \"3xx\" | \"4xx\" | \"5xx\" | \"6xx\" | \"other\" | Method)[]"
        )
    )]
    pub codes: Cow<'static, [Subject]>,
    /// Does the product support the code?
    #[cfg_attr(feature = "serde", serde(default))]
    pub support: Support,
    /// Does the product make the response itself?
    #[cfg_attr(feature = "serde", serde(default))]
    pub generates: Generates,
    /// What the product does when it receives the response.
    #[cfg_attr(feature = "serde", serde(default))]
    pub receives: Receives,
    /// The tones that are played. Several: the source names them and gives no rule which one.
    /// Empty: not stated, which is not the same as [`Tone::None`].
    #[cfg_attr(feature = "serde", serde(default))]
    pub tones: Cow<'static, [Tone]>,
    /// Who is told.
    #[cfg_attr(feature = "serde", serde(default))]
    pub notifies: Notifies,
    /// What the code stands for at this product, where the source says more than the standard.
    #[cfg_attr(feature = "serde", serde(default))]
    pub means: Cow<'static, str>,
    /// What the source tells an administrator to look at or to change.
    #[cfg_attr(feature = "serde", serde(default))]
    pub fix: Cow<'static, str>,
    /// Causes and codes of other systems that belong to it, many to many.
    #[cfg_attr(feature = "serde", serde(default))]
    pub maps: Cow<'static, [Mapping]>,
    /// What a reader must know of the row itself: a lost phrase, a misprint, how it was read.
    #[cfg_attr(feature = "serde", serde(default))]
    pub note: Cow<'static, str>,
    /// The [`Source::id`](super::Source::id) of the source.
    pub source: Cow<'static, str>,
    /// Where in the source: a table and page, a file and lines.
    pub place: Cow<'static, str>,
    /// The address of that place: a whole address, or what comes after the source's. Empty
    /// where there is no finer one than the source's, and for a place in source code such as
    /// `main.c:7-9`, which is its own. [`Profile::link`](super::Profile::link) puts them together.
    #[cfg_attr(feature = "serde", serde(default))]
    pub link: Cow<'static, str>,
}

impl Behaviour {
    /// Is it about exactly this code, not about its class or about all others?
    #[must_use]
    pub fn names(&self, code: StatusCode) -> bool {
        self.codes.contains(&Subject::Code(code))
    }
}

/// What a behaviour is about. A class or `other` applies only where no rule names the code
/// ([`Profile::behaviours`](super::Profile::behaviours)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// This code: `404`.
    Code(StatusCode),
    /// The other codes of this class: `"4xx"`.
    Class(StatusClass),
    /// All codes that nothing else in the profile is about: `"other"`.
    Other,
    /// No response: the product sends this request instead, as a gateway that maps a cause to
    /// `"BYE"`.
    Request(Method),
}

impl Subject {
    /// What may stand for a subject in TOML and JSON.
    #[cfg(any(feature = "serde", feature = "read"))]
    pub(super) const EXPECTED: &'static str =
        "a code from 100 to 699, \"1xx\" to \"6xx\", \"other\" or a method";

    /// The subject of a word: a class, all others, or a method.
    #[cfg(any(feature = "serde", feature = "read"))]
    pub(super) fn from_word(word: &str) -> Option<Self> {
        let digit = word.strip_suffix("xx").and_then(|digit| digit.parse().ok());
        let class = StatusClass::ALL.into_iter().find(|class| digit == Some(class.digit()));
        match (class, Method::from_name(word)) {
            (Some(class), _) => Some(Self::Class(class)),
            _ if word == "other" => Some(Self::Other),
            (_, Method::Other) => None,
            (_, method) => Some(Self::Request(method)),
        }
    }
}

/// As it stands in TOML: `404`, `4xx`, `other`, `BYE`.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Class(class) => write!(f, "{}xx", class.digit()),
            Self::Other => f.write_str("other"),
            Self::Request(method) => f.write_str(method.as_str()),
        }
    }
}

words! {
    /// Does the product support a code?
    #[derive(Default)]
    pub enum Support {
        /// The source does not say, or its cell is empty or merged with another.
        #[default]
        NotStated = "not-stated",
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// The cell says neither: it sends the reader to the comment or action beside it.
        SeeComment = "see-comment",
    }
}

/// Does the product make a response with the code itself, instead of passing one on?
///
/// In TOML a word, `"yes"`, or the conditions: `{ when = [{ trigger = "…" }] }`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case", deny_unknown_fields))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Generates {
    /// The source does not say, or its cell is empty or merged with another.
    #[default]
    NotStated,
    /// It does, and the source names no condition.
    Yes,
    /// It does not.
    No,
    /// It does when all of this holds.
    When(Cow<'static, [When]>),
    /// The source says both.
    Contradictory,
}

impl Generates {
    /// Its word: `yes`, `when`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::NotStated => "not-stated",
            Self::Yes => "yes",
            Self::No => "no",
            Self::When(_) => "when",
            Self::Contradictory => "contradictory",
        }
    }
}

/// What the product does when it receives the response, and how well the source says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Receives {
    /// The state of the cell. `stated` need not be written in TOML.
    #[cfg_attr(feature = "serde", serde(default = "stated"))]
    pub cell: Cell,
    /// A hint, never a fact: the row that an empty cell may be printed together with. Show it as
    /// "merged with 402 in the printed table".
    #[cfg_attr(feature = "serde", serde(default, deserialize_with = "number_of_code"))]
    #[cfg_attr(feature = "schema", schemars(schema_with = "super::schema::code"))]
    #[cfg_attr(feature = "ts", tsify(type = "number | null"))]
    pub may_inherit: Option<StatusCode>,
    /// When it does this. Empty: always, or the source names no condition.
    #[cfg_attr(feature = "serde", serde(default))]
    pub when: Cow<'static, [When]>,
    /// What it does, in this order.
    #[cfg_attr(feature = "serde", serde(default))]
    pub does: Cow<'static, [Verb]>,
    /// The same in a short sentence, where the verbs leave something out: numbers, limits, a
    /// choice. Empty where they do not.
    #[cfg_attr(feature = "serde", serde(default))]
    pub text: Cow<'static, str>,
}

words! {
    /// The state of a cell in the source.
    #[derive(Default)]
    pub enum Cell {
        /// The source says nothing.
        #[default]
        NotStated = "not-stated",
        /// The source says it.
        Stated = "stated",
        /// Empty, and perhaps one printed cell with a neighbouring row. It has no value.
        Merged = "merged",
        /// The copy that was read ends in the middle of it.
        Cut = "cut",
        /// Its text stood in a column beside its own.
        Shifted = "shifted",
        /// It contradicts itself.
        Contradictory = "contradictory",
        /// It says something that cannot be meant, such as another code.
        Misprint = "misprint",
    }
}

words! {
    /// Something that a product does when it receives a response.
    pub enum Verb {
        /// Takes it in. The source says no more.
        Accept = "accept",
        /// Sends ACK.
        Ack = "ack",
        /// Waits for a final response.
        WaitForFinal = "wait-for-final",
        /// Signals ringing.
        Ring = "ring",
        /// Lets media through before the call is answered.
        EarlyMedia = "early-media",
        /// Counts the call as answered.
        Answer = "answer",
        /// Does nothing about it.
        Ignore = "ignore",
        /// Only its own state changes.
        KeepState = "keep-state",
        /// Writes it into its log.
        Log = "log",
        /// Handles it as another code.
        TreatAs = "treat-as",
        /// Does what the profile says of the whole class.
        ApplyDefault = "apply-default",
        /// Gives up the call attempt or ends the call.
        Disconnect = "disconnect",
        /// Hangs up with the cause that [`Behaviour::maps`] names.
        HangUp = "hang-up",
        /// Releases the call towards the telephone network, with a cause.
        ReleaseToPstn = "release-to-pstn",
        /// Clears the request.
        ClearRequest = "clear-request",
        /// Ends the dialog.
        EndDialog = "end-dialog",
        /// Goes on with the session as it was before a re-INVITE.
        KeepSession = "keep-session",
        /// Sends the request again as it was.
        Resend = "resend",
        /// Sends the request again, later.
        ResendLater = "resend-later",
        /// Sends the request again with a change that none of the other verbs names.
        ResendModified = "resend-modified",
        /// Sends the request again with credentials.
        ResendWithCredentials = "resend-with-credentials",
        /// Sends the request again with a Content-Length.
        ResendWithContentLength = "resend-with-content-length",
        /// Sends the request again with the expiry of Min-Expires.
        ResendWithMinExpires = "resend-with-min-expires",
        /// Sends the request again with a longer session interval.
        ResendWithSessionInterval = "resend-with-session-interval",
        /// Sends the request again without SIP Outbound.
        ResendWithoutOutbound = "resend-without-outbound",
        /// Does not send the request again.
        DoNotResend = "do-not-resend",
        /// Sends the request to the first new contact.
        TryFirstContact = "try-first-contact",
        /// Sends the request to all contacts.
        TryAllContacts = "try-all-contacts",
        /// Leaves the contacts to the application or dial plan.
        RedirectToApplication = "redirect-to-application",
        /// Goes to the next address, route or trunk.
        FailOver = "fail-over",
        /// Goes to no other address, route or trunk.
        DoNotFailOver = "do-not-fail-over",
        /// Does not use the source of the response for a while.
        BlockSource = "block-source",
        /// Does not send this method there again.
        StopUsingMethod = "stop-using-method",
        /// Registers again later.
        RegisterLater = "register-later",
        /// Does not register again.
        StopRegistering = "stop-registering",
        /// Forwards the response upstream.
        Forward = "forward",
        /// Forwards another code upstream instead.
        ForwardAs = "forward-as",
        /// Keeps it and compares it with the answers of other branches.
        RankBranch = "rank-branch",
        /// Cancels the other branches.
        CancelBranches = "cancel-branches",
        /// Makes the cause of another system from it, as [`Behaviour::maps`] says.
        MapCause = "map-cause",
        /// Tells the user.
        NotifyUser = "notify-user",
        /// Plays one of [`Behaviour::tones`].
        PlayTone = "play-tone",
        /// Raises an event or calls the application.
        RaiseEvent = "raise-event",
        /// Shows it in reports or records.
        Report = "report",
    }
}

impl Verb {
    /// Does the product go on: again, later, changed, or elsewhere?
    #[must_use]
    pub const fn goes_on(self) -> bool {
        matches!(
            self,
            Self::Resend
                | Self::ResendLater
                | Self::ResendModified
                | Self::ResendWithCredentials
                | Self::ResendWithContentLength
                | Self::ResendWithMinExpires
                | Self::ResendWithSessionInterval
                | Self::ResendWithoutOutbound
                | Self::TryFirstContact
                | Self::TryAllContacts
                | Self::FailOver
                | Self::RegisterLater
        )
    }

    /// Does the product give up?
    #[must_use]
    pub const fn gives_up(self) -> bool {
        matches!(
            self,
            Self::Disconnect
                | Self::HangUp
                | Self::ReleaseToPstn
                | Self::DoNotResend
                | Self::DoNotFailOver
                | Self::StopRegistering
                | Self::EndDialog
        )
    }
}

words! {
    /// A tone that is played to a person.
    pub enum Tone {
        /// None: the source says that no tone is played.
        None = "none",
        /// Fast busy.
        FastBusy = "fast-busy",
        /// Reorder.
        Reorder = "reorder",
        /// Busy.
        Busy = "busy",
        /// Congestion.
        Congestion = "congestion",
        /// Ringback.
        Ringback = "ringback",
        /// The ringback of a call that waits.
        CallWaitingRingback = "call-waiting-ringback",
        /// Ringback, made by the other side.
        RingbackByPeer = "ringback-by-peer",
    }
}

words! {
    /// Who is told of the response.
    #[derive(Default)]
    pub enum Notifies {
        /// The source does not say.
        #[default]
        NotStated = "not-stated",
        /// Nobody.
        Nobody = "nobody",
        /// The user of the telephone or terminal.
        User = "user",
        /// The application that uses the product, by an event.
        Application = "application",
        /// The application that uses the product, by an HTTP request to it.
        Webhook = "webhook",
        /// The administrator, in reports or records.
        Administrator = "administrator",
    }
}

/// A cause or code of another system that belongs to the codes of a behaviour.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Mapping {
    /// Which way.
    pub way: MapWay,
    /// The other system: `Q.850`, `ISUP`, `Microsoft`.
    pub system: Cow<'static, str>,
    /// The value there: `21`, `560484`, `D10-D17`. Empty where the system has names only.
    #[cfg_attr(feature = "serde", serde(default))]
    pub value: Cow<'static, str>,
    /// Its name there: `CALL_REJECTED`. Empty where the source gives none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub name: Cow<'static, str>,
}

words! {
    /// Which way a cause or code of another system is mapped.
    pub enum MapWay {
        /// From the other system: the product makes the SIP code of it.
        From = "from",
        /// To the other system: the product makes this of the SIP code that it received.
        To = "to",
        /// Neither: the product gives it along with the SIP code, to say more.
        With = "with",
    }
}

#[cfg(feature = "serde")]
fn stated() -> Cell {
    Cell::Stated
}

#[cfg(feature = "serde")]
fn number_of_code<'de, D>(deserializer: D) -> Result<Option<StatusCode>, D::Error>
where
    D: serde::Deserializer<'de>,
{
    use serde::{Deserialize, de::Error};

    let Some(number) = Option::<u16>::deserialize(deserializer)? else { return Ok(None) };
    StatusCode::from_u16(number).map(Some).map_err(D::Error::custom)
}

#[cfg(feature = "serde")]
impl serde::Serialize for Subject {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Code(code) => serializer.serialize_u16(code.as_u16()),
            word => serializer.collect_str(word),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Subject {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = Subject;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(Subject::EXPECTED)
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Subject, E> {
                u16::try_from(number)
                    .ok()
                    .and_then(|number| StatusCode::from_u16(number).ok())
                    .map(Subject::Code)
                    .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Unsigned(number), &self))
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Subject, E> {
                match u64::try_from(number) {
                    Ok(number) => self.visit_u64(number),
                    Err(_) => Err(E::invalid_value(serde::de::Unexpected::Signed(number), &self)),
                }
            }

            fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Subject, E> {
                // JavaScript has one type of numbers, and may hand over 404 as a float.
                (100..=699)
                    .find(|code| f64::from(*code) == number)
                    .and_then(|number| StatusCode::from_u16(number).ok())
                    .map(Subject::Code)
                    .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Float(number), &self))
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Subject, E> {
                Subject::from_word(word)
                    .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(word), &self))
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}
