//! What to do next: the answer, and the words it is given in.

use alloc::{borrow::Cow, string::String, vec::Vec};

use crate::{DialogEffect, Level, Reference, Retry, StatusClass, StatusCode, Violation};

/// The one automatic step that is possible now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Action {
    /// Go on waiting for the final response.
    Continue,
    /// Acknowledge a reliable provisional response with PRACK (RFC 3262 §4).
    Prack,
    /// Do nothing with this response.
    Ignore,
    /// Release the early dialog that this 199 names (RFC 6228 §4).
    ReleaseEarlyDialog,
    /// The transaction user sends the ACK for a 2xx (RFC 3261 §13.2.2.4).
    Ack,
    /// Send the ACK for a failure again and nothing more (RFC 3261 §17.1.1.2).
    AckOnly,
    /// The request has succeeded, or ended as was asked; nothing is left to do.
    Done,
    /// Report the failure; no automatic retry.
    Fail,
    /// Ask the user before anything else is sent.
    AskUser,
    /// Get an access token first (RFC 8898 §2.1.1).
    GetToken,
    /// Get the consent of the listed URIs first (RFC 5360 §5.9.2).
    GetConsent,
    /// Send the request again with credentials.
    RetryWithCredentials,
    /// Send the request again, changed as `retry_request` says.
    RetryModified,
    /// Send the request again after `delay_s`.
    RetryAfterDelay,
    /// Send the request to `contacts`.
    RetryElsewhere,
    /// Send the request again through the proxy in `contacts` (305).
    RetryViaProxy,
    /// Send the request to the next address that RFC 3263 gives.
    NextServer,
    /// End the usage that sent the request; the dialog goes on with its others.
    TerminateUsage,
    /// End the dialog.
    TerminateDialog,
    /// Not usable: drop it silently.
    Discard,
    /// Proxy: forward it upstream at once.
    Forward,
    /// Proxy: take note and forward nothing.
    Consume,
    /// Proxy: hold it and cancel the pending branches.
    HoldAndCancel,
    /// Proxy: all branches are done, forward the response that `best` names.
    ChooseBest,
    /// Proxy: make a response of its own with the code in `best`.
    Generate,
    /// Proxy: send nothing upstream.
    SendNothing,
    /// Proxy: try the next target.
    NextTarget,
    /// Proxy: this response is the best one there can be; forward it.
    ForwardAsBest,
}

impl Action {
    /// Its name in the vocabulary of advice: `retry-modified`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Continue => "continue",
            Self::Prack => "prack",
            Self::Ignore => "ignore",
            Self::ReleaseEarlyDialog => "release-early-dialog",
            Self::Ack => "ack",
            Self::AckOnly => "ack-only",
            Self::Done => "done",
            Self::Fail => "fail",
            Self::AskUser => "ask-user",
            Self::GetToken => "get-token",
            Self::GetConsent => "get-consent",
            Self::RetryWithCredentials => "retry-with-credentials",
            Self::RetryModified => "retry-modified",
            Self::RetryAfterDelay => "retry-after-delay",
            Self::RetryElsewhere => "retry-elsewhere",
            Self::RetryViaProxy => "retry-via-proxy",
            Self::NextServer => "next-server",
            Self::TerminateUsage => "terminate-usage",
            Self::TerminateDialog => "terminate-dialog",
            Self::Discard => "discard",
            Self::Forward => "forward",
            Self::Consume => "consume",
            Self::HoldAndCancel => "hold-and-cancel",
            Self::ChooseBest => "choose-best",
            Self::Generate => "generate",
            Self::SendNothing => "send-nothing",
            Self::NextTarget => "next-target",
            Self::ForwardAsBest => "forward-as-best",
        }
    }
}

/// How long to wait, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(untagged))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[expect(clippy::exhaustive_enums, reason = "a delay is a number or a range, nothing else")]
pub enum Delay {
    /// Exactly this long.
    Seconds(u64),
    /// A time drawn at random between the two by the caller (RFC 3261 §14.1).
    Range([f64; 2]),
}

/// What to do with one response in one situation.
///
/// A field that is `None` does not matter here, or is not known.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Advice {
    /// Is this usable as a response to the request?
    pub valid: bool,
    /// Its code; `None` where there is none or the message is not usable.
    pub code: Option<StatusCode>,
    /// Its class.
    pub class: Option<StatusClass>,
    /// Does it end the transaction?
    pub r#final: Option<bool>,
    /// The code it is handled as, where that is another one.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub treat_as: Option<StatusCode>,

    /// The one automatic step that is possible now.
    pub action: Action,
    /// May the request be sent again in this situation, and how?
    pub retry: Retry,
    /// How long to wait before that; `None` where the response gives no usable delay.
    pub delay_s: Option<Delay>,
    /// Other steps that the RFCs also permit, in words; most begin with an action.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "ts", tsify(optional))]
    pub alternatives: Vec<Cow<'static, str>>,
    /// What the response does to the dialog.
    pub dialog_effect: DialogEffect,

    /// URIs in the order to try them.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub contacts: Option<Vec<String>>,
    /// The challenges, in the order of the message.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub challenges: Option<Vec<ChallengeAdvice>>,
    /// The index in `challenges` of the one to answer.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub chosen_challenge: Option<usize>,
    /// What the next request must look like.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub retry_request: Option<RetryRequest>,
    /// The parsed header values that decide.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "DecidingHeaders::is_empty"))]
    #[cfg_attr(feature = "ts", tsify(optional))]
    pub headers: DecidingHeaders,
    /// Further facts, where they matter.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub facts: Facts,

    /// The rules that applied, the deciding one first.
    pub findings: Vec<Finding>,
    /// What is not known and would change the answer.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "ts", tsify(optional))]
    pub depends_on: Vec<Dependency>,
    /// What is wrong with the message.
    pub violations: Vec<Violation>,

    /// One sentence for an engineer.
    pub summary: Cow<'static, str>,
    /// One sentence that an application can show to its user, without jargon and without blame;
    /// empty where there is nothing to tell, as of a message that is dropped, or at a proxy.
    pub user_message: Cow<'static, str>,
    /// The Q.850 cause that a gateway makes of it (RFC 3398 §8.2.6.1).
    pub q850: Option<u8>,
}

/// A rule that applied.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
pub struct Finding {
    /// The id of the rule: `G423`.
    pub rule: &'static str,
    /// What it says here, in a sentence.
    pub sentence: Cow<'static, str>,
    /// How binding it is.
    pub level: Level,
    /// Where it stands.
    pub reference: Reference,
}

/// Something that is not known and would change the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
pub struct Dependency {
    /// The field of the context: `serversLeft`.
    pub field: &'static str,
    /// How it would change the answer, in a sentence.
    pub sentence: &'static str,
}

/// A challenge, and whether this client can answer it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct ChallengeAdvice {
    /// `WWW-Authenticate` or `Proxy-Authenticate`.
    pub header: &'static str,
    /// `Digest`, `Bearer`, …, as it stands in the message.
    pub scheme: String,
    /// Can this client answer it?
    pub usable: bool,
    /// The realm.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub realm: Option<String>,
    /// The nonce.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub nonce: Option<String>,
    /// The opaque value, to be sent back unchanged.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub opaque: Option<String>,
    /// The algorithm; `MD5` where a Digest challenge names none.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub algorithm: Option<String>,
    /// The offered qualities of protection; empty where there is none.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub qop: Option<Vec<String>>,
    /// Was only the nonce too old?
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub stale: Option<bool>,
    /// Bearer: the scope (RFC 8898 §4).
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub scope: Option<String>,
    /// Bearer: the authorization server (RFC 8898 §4).
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub authz_server: Option<String>,
}

/// Makes structs whose fields are all optional and left out of JSON where they are absent.
macro_rules! optional_fields {
    ($(#[$doc:meta])+ $name:ident { $($(#[$field_doc:meta])+ $field:ident: $type:ty,)+ }) => {
        $(#[$doc])+
        #[derive(Clone, Debug, Default, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
        #[cfg_attr(feature = "ts", derive(tsify::Tsify))]
        #[non_exhaustive]
        pub struct $name {
            $(
                $(#[$field_doc])+
                #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
                pub $field: Option<$type>,
            )+
        }

        impl $name {
            /// Is every field absent?
            #[must_use]
            pub fn is_empty(&self) -> bool {
                $(self.$field.is_none())&&+
            }
        }
    };
}

optional_fields! {
    /// What the next request must look like.
    RetryRequest {
        /// Its method, where it is another one than that of the request.
        method: String,
        /// Its CSeq number.
        cseq: u32,
        /// It needs a new Via branch.
        new_branch: bool,
        /// It keeps the Call-ID.
        same_call_id: bool,
        /// The header that carries the credentials: `Authorization` or `Proxy-Authorization`.
        header: String,
        /// The nonce that the credentials answer.
        nonce: String,
        /// Must the user be asked for credentials?
        prompt_user: bool,
        /// Does the answer carry `qop` and `nc`?
        send_qop: bool,
        /// Does the answer carry `cnonce`?
        send_cnonce: bool,
        /// Its Request-URI.
        request_uri: String,
        /// Its Route values, in order.
        route: Vec<String>,
        /// What is left out: header names, option tags (`Supported: outbound`).
        remove: Vec<String>,
        /// What is added.
        add: Vec<String>,
        /// The entity-tag that is no longer valid.
        discard_etag: String,
        /// What becomes of the body.
        body: String,
        /// Its Content-Type.
        content_type: String,
        /// Content types it may use.
        accept: Vec<String>,
        /// Content codings it may use.
        accept_encoding: Vec<String>,
        /// Languages it may use.
        accept_language: Vec<String>,
        /// Its Min-SE, in seconds.
        min_se: u32,
        /// The least its Session-Expires may be, in seconds.
        session_expires_min: u32,
        /// The least that every expiry in it may be, in seconds.
        expires_min: u32,
        /// Option tags for its Supported.
        supported: Vec<String>,
        /// Option tags for its Require.
        require: Vec<String>,
        /// Option tags for its Proxy-Require.
        proxy_require: Vec<String>,
        /// The security mechanism to start first.
        mechanism: String,
        /// Its Security-Verify values: the server's list, unchanged.
        security_verify: Vec<String>,
        /// What its body is encrypted with.
        encrypt_with: String,
        /// The form of its PASSporT: `full`.
        passport_form: String,
        /// Its Resource-Priority value.
        resource_priority: String,
        /// The least its Max-Forwards should be.
        max_forwards_min: u32,
        /// The scheme of its Request-URI: `sip`.
        scheme: String,
    }
}

optional_fields! {
    /// Parsed header values that decide. The outer `None`: the header does not matter here. The
    /// inner `None` (null in JSON): it was looked for, and is absent or not usable.
    DecidingHeaders {
        /// Accept (RFC 3261 §20.1).
        accept: Option<Vec<String>>,
        /// Accept-Encoding (RFC 3261 §20.2).
        accept_encoding: Option<Vec<String>>,
        /// Accept-Language (RFC 3261 §20.3).
        accept_language: Option<Vec<String>>,
        /// Accept-Resource-Priority (RFC 4412 §3.2).
        accept_resource_priority: Option<Vec<String>>,
        /// AlertMsg-Error (RFC 8876 §5.2).
        alert_msg_error: Option<CodedError>,
        /// Allow (RFC 3261 §20.5).
        allow: Option<Vec<String>>,
        /// Allow-Events (RFC 6665 §8.2.2).
        allow_events: Option<Vec<String>>,
        /// Call-Info (RFC 3261 §20.9).
        call_info: Option<Vec<CallInfoAdvice>>,
        /// Error-Info (RFC 3261 §20.18).
        error_info: Option<Vec<String>>,
        /// Geolocation-Error (RFC 6442 §4.3).
        geolocation_error: Option<CodedError>,
        /// Min-Expires, in seconds (RFC 3261 §20.23).
        min_expires: Option<u32>,
        /// Min-SE, in seconds (RFC 4028 §5).
        min_se: Option<u32>,
        /// The nonce for the next request, from Authentication-Info (RFC 3261 §20.6).
        next_nonce: Option<String>,
        /// Permission-Missing (RFC 5360 §5.9.3).
        permission_missing: Option<Vec<String>>,
        /// The RAck of the PRACK to send (RFC 3262 §7.2).
        rack: Option<String>,
        /// Reason (RFC 3326).
        reason: Option<Vec<ReasonAdvice>>,
        /// Recv-Info (RFC 6086 §6.2).
        recv_info: Option<Vec<String>>,
        /// Require (RFC 3261 §20.32).
        require: Option<Vec<String>>,
        /// Retry-After (RFC 3261 §20.33).
        retry_after: Option<RetryAfterAdvice>,
        /// Security-Server (RFC 3329 §2.2).
        security_server: Option<Vec<String>>,
        /// Session-Expires, in seconds (RFC 4028 §4).
        session_expires: Option<u32>,
        /// SIP-ETag (RFC 3903 §11.3.1).
        sip_etag: Option<String>,
        /// Unsupported (RFC 3261 §20.40).
        unsupported: Option<Vec<String>>,
        /// Warning (RFC 3261 §20.43).
        warning: Option<Vec<WarningAdvice>>,
    }
}

/// Names with values, in order; an object in JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs<V>(pub Vec<(String, V)>);

#[cfg(feature = "serde")]
impl<V: serde::Serialize> serde::Serialize for Pairs<V> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// Retry-After as it stands in the response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
pub struct RetryAfterAdvice {
    /// How long to wait, in seconds.
    pub seconds: u64,
    /// The comment, without its parentheses.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub comment: Option<String>,
    /// How long the callee will be reachable from then on, in seconds.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub duration: Option<u64>,
}

/// A value of Reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
pub struct ReasonAdvice {
    /// `SIP`, `Q.850`, `STIR`, …
    pub protocol: String,
    /// The cause number of that protocol.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub cause: Option<u32>,
    /// Its text.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub text: Option<String>,
    /// Q.850: where the cause comes from (RFC 8606 §4).
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub location: Option<String>,
    /// STIR: the PASSporT that failed (RFC 9410 §4).
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub ppi: Option<String>,
}

/// A value of Warning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
pub struct WarningAdvice {
    /// The warn-code, 300 to 399.
    pub code: u16,
    /// Who says it: a host or a pseudonym.
    pub agent: String,
    /// Its text.
    pub text: String,
}

/// A value of Call-Info.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
pub struct CallInfoAdvice {
    /// Where the information is.
    pub uri: String,
    /// What it is for: `icon`, `info`, `card`, `jwscard`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub purpose: Option<String>,
}

/// A three-digit error code of Geolocation-Error or AlertMsg-Error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
pub struct CodedError {
    /// The code.
    pub code: u16,
    /// Its x00, as which an unknown code is handled.
    pub category: u16,
}

/// The ACK that the transaction user sends for a 2xx (RFC 3261 §13.2.2.4).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
pub struct AckAdvice {
    /// Who sends it: `TU`.
    pub by: &'static str,
    /// Its CSeq: the number of the INVITE, the method ACK.
    pub cseq: String,
    /// It has a branch of its own.
    pub new_branch: bool,
}

optional_fields! {
    /// Further facts, where they matter.
    Facts {
        /// A local event, no message.
        synthetic: bool,
        /// Stop retransmitting the request.
        stop_retransmit: bool,
        /// Interval of further retransmissions, in seconds.
        retransmit_interval_s: f64,
        /// The state of the client transaction after this.
        transaction_state: &'static str,
        /// Does it create a dialog, early or confirmed?
        creates_dialog: bool,
        /// Must it be acknowledged with PRACK?
        send_prack: bool,
        /// Must a BYE be sent to end the dialog?
        send_bye: bool,
        /// The ACK to send.
        ack: AckAdvice,
        /// What follows: `bye-this-dialog`.
        then: &'static str,
        /// Early dialogs that are left, by remote tag.
        remaining_early_dialogs: Vec<String>,
        /// The INVITE still waits for its own final response.
        invite_still_pending: bool,
        /// The call was ended as asked.
        cancelled: bool,
        /// How often the retry may be made; more would be a loop.
        max_retries: u32,
        /// Step of the random delay, in seconds.
        delay_step_s: f64,
        /// For how long to send nothing to this server, in seconds.
        blocked_server_s: u64,
        /// Resolve the name again, so that another host can be chosen.
        re_resolve: bool,
        /// May other targets be tried?
        try_other_targets: bool,
        /// For how long each URI may be kept, in seconds.
        cache_s: Pairs<u64>,
        /// Contact URIs that cannot be used here.
        unusable_contacts: Vec<String>,
        /// Header parameters of the Contact that comes first in `contacts`.
        contact_params: Pairs<String>,
        /// Header fields that the URI of the first of `contacts` puts into the new request: the
        /// value, and whether it overwrites the request's own or is appended to it.
        new_request_headers: Pairs<String>,
        /// Header fields in that URI that must not be honoured.
        must_not_copy: Vec<String>,
        /// Route of the new request.
        route: Vec<String>,
        /// The user should be told.
        inform_user: bool,
        /// May it be done without the user?
        automatic: bool,
        /// Does it hold for good?
        permanent: bool,
        /// Something to verify before it is used.
        check: &'static str,
        /// Was the MESSAGE delivered to its recipient?
        delivered: bool,
        /// Does a NOTIFY follow?
        expect_notify: bool,
        /// A timer to cancel.
        cancel_timer: &'static str,
        /// How long the own binding lives, in seconds.
        binding_expires_s: u64,
        /// How long the subscription lives, in seconds.
        subscription_expires_s: u64,
        /// How long the published state lives, in seconds.
        publication_expires_s: u64,
        /// Is outbound (RFC 5626) in force for this registration?
        outbound_in_force: bool,
        /// The subscription stays until its own expiry.
        subscription_kept: bool,
        /// Who refreshes the session: `uac` or `uas`.
        refresher: &'static str,
        /// When to refresh, in seconds from now.
        refresh_at_s: u64,
        /// Session parameters stay as if the request had never been sent.
        session_unchanged: bool,
        /// Did the session expiration change?
        session_expiration_changed: bool,
        /// Is the SDP of this response the answer?
        sdp_is_answer: bool,
        /// The remote target from now on.
        remote_target: String,
        /// The route set from now on.
        route_set: Vec<String>,
        /// Size of the body in bytes.
        body_bytes: usize,
        /// Close the connection: its framing is lost.
        close_connection: bool,
        /// Proxy: reset Timer C.
        reset_timer_c: bool,
        /// Proxy: CANCEL the pending branches.
        cancel_pending: bool,
        /// Proxy: may new branches be started?
        new_branches: bool,
        /// Proxy: may it recurse on this redirect?
        recurse: bool,
        /// Proxy: the code to send upstream.
        best: u16,
        /// Proxy: codes that may be chosen as well.
        best_alternatives: Vec<u16>,
        /// Proxy: challenge header lines of the response to send.
        aggregate: Vec<String>,
    }
}
