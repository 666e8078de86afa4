//! What a failure response inside a dialog ends: the transaction, the usage or the dialog
//! (RFC 5057 §5).

use crate::{DialogEffect, Reference, Registration, StatusCode};

/// What failed inside the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", content = "value", rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Failure {
    /// A response with this code.
    Status(StatusCode),
    /// Any 3xx.
    Redirection,
    /// No response at all.
    Timeout,
}

/// How far a failure reaches: the words of RFC 5057 §5.1 Table 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum FailureScope {
    /// Only the transaction.
    Transaction,
    /// The usage that the request belongs to.
    Usage,
    /// The dialog with all its usages.
    Dialog,
    /// The dialog as a whole, in a way that RFC 5057 leaves open.
    EntireDialog,
}

impl FailureScope {
    /// As the table prints it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Transaction => "Transaction",
            Self::Usage => "Usage",
            Self::Dialog => "Dialog",
            Self::EntireDialog => "entire dialog",
        }
    }

    /// The same in the vocabulary of advice.
    #[must_use]
    pub const fn effect(self) -> DialogEffect {
        match self {
            Self::Transaction => DialogEffect::TransactionOnly,
            Self::Usage => DialogEffect::DestroysUsage,
            Self::Dialog => DialogEffect::DestroysDialog,
            Self::EntireDialog => DialogEffect::NotApplicable,
        }
    }
}

/// One row: RFC 5057 §5.1 Table 2 with its notes, and codes that are younger than it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct DialogFailure {
    /// What failed.
    pub failure: Failure,
    /// The reason phrase as the table prints it; it is not always the registered one. Empty for
    /// codes that the table does not know.
    pub phrase_in_table: &'static str,
    /// How far it reaches, by the table.
    pub scope: FailureScope,
    /// The number of the note, 1 to 17; `None` where the table gives none.
    pub note: Option<u8>,
    /// What the note, or the document of the row, says; empty where it says nothing.
    pub remark: &'static str,
    /// Where the row stands.
    pub reference: Reference,
}

impl DialogFailure {
    /// The scope in the vocabulary of advice.
    #[must_use]
    pub const fn effect(&self) -> DialogEffect {
        self.scope.effect()
    }

    /// The codes that have no row of their own and share this one: `unknown 4xx`. Empty for most.
    #[must_use]
    pub const fn applies_also_to(&self) -> &'static str {
        match self.failure {
            Failure::Status(StatusCode::BAD_REQUEST) => "unknown 4xx",
            Failure::Status(StatusCode::SERVER_INTERNAL_ERROR) => "unknown 5xx",
            Failure::Status(StatusCode::BUSY_EVERYWHERE) => "unknown 6xx",
            _ => "",
        }
    }
}

/// The row for a response with this code inside a dialog: its own, else that of its class.
///
/// `None` for 1xx and 2xx, and for codes that never come inside a dialog (439 and 555).
#[must_use]
pub fn of_status(code: StatusCode) -> Option<&'static DialogFailure> {
    let row = |failure| DIALOG_FAILURES.iter().find(|row| row.failure == failure);
    let class = match code.as_u16() {
        300..=399 => return row(Failure::Redirection),
        400..=499 => StatusCode::BAD_REQUEST,
        500..=599 => StatusCode::SERVER_INTERNAL_ERROR,
        600..=699 => StatusCode::BUSY_EVERYWHERE,
        _ => return None,
    };
    let never_in_a_dialog = code.entry().is_some_and(|entry| {
        entry.registration == Registration::Registered
            && entry.dialog_effect == DialogEffect::NotApplicable
    });
    if never_in_a_dialog {
        return None;
    }
    row(Failure::Status(code)).or_else(|| row(Failure::Status(class)))
}

/// The row for a request inside a dialog that nobody answered (RFC 5057 §5.2).
#[must_use]
pub fn of_timeout() -> Option<&'static DialogFailure> {
    DIALOG_FAILURES.iter().find(|row| row.failure == Failure::Timeout)
}

/// What the note of this number says; empty for numbers that the table does not use.
#[must_use]
pub const fn note(number: u8) -> &'static str {
    match number {
        1 => "reserved code: treat as an unrecognised 4xx",
        2 => {
            "the rejected Request-URI is the remote target from the peer Contact: the dialog state is fundamentally wrong"
        }
        3 => {
            "condition is unrecoverable for that usage (stop NOTIFY, reject refreshes); if the method was not integral to the usage (unknown method, INFO inside INVITE) only the transaction is affected"
        }
        4 => {
            "same effect as a real transaction timeout, Section 5.2 (= only the usage in which it happened); contradicts the Transaction cell of the table and RFC 3261 12.2.1.2 (dialog)"
        }
        5 => "makes no sense mid-usage; treat as an unknown 4xx",
        6 => "not returned to NOTIFY; to a REFER it rejects only that REFER",
        7 => {
            "only the usage of the request; with Retry-After no further requests in that usage before that time, other usages may go on"
        }
        8 => {
            "peer lost this usage; dialog ends only if it was the last usage; a 481 to CANCEL affects only the CANCEL transaction"
        }
        9 => {
            "aberrant mid-dialog (bad Record-Route or fork+merge); later requests fail too; when the client itself sent to several places pick the non-482 answer"
        }
        10 => {
            "aberrant; recovery may be possible with a larger Max-Forwards, otherwise destroy the dialog"
        }
        11 => "nonsense inside an established usage; treat as an unknown 4xx",
        12 => {
            "the subscription of that NOTIFY ends; only valid for SUBSCRIBE/NOTIFY, otherwise treat as an unknown 4xx"
        }
        13 => {
            "with Retry-After retry after it; without, retry after own interval or end the usage gracefully; 500 to the graceful end counts as ended"
        }
        14 => "aberrant mid-dialog (bad Record-Route); later requests fail too",
        15 => {
            "RFC 3263 logic has already tried alternatives; complaint about the transaction, not the usage"
        }
        16 => "not obvious when this happens inside a dialog",
        17 => {
            "6xx is about the user: with Retry-After retry after it; without, own interval or end the usage gracefully; 600 to the graceful end counts as ended"
        }
        _ => "",
    }
}

/// The rows: Table 2 in order, then 3xx and a timeout, then codes that are younger than the
/// table.
pub const DIALOG_FAILURES: &[DialogFailure] = &[
    table_2(StatusCode::BAD_REQUEST, "Bad Request", FailureScope::Transaction),
    table_2(StatusCode::UNAUTHORIZED, "Unauthorized", FailureScope::Transaction),
    with_note(
        1,
        table_2(StatusCode::PAYMENT_REQUIRED, "Payment Required", FailureScope::Transaction),
    ),
    table_2(StatusCode::FORBIDDEN, "Forbidden", FailureScope::Transaction),
    with_note(2, table_2(StatusCode::NOT_FOUND, "Not Found", FailureScope::Dialog)),
    with_note(
        3,
        table_2(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed", FailureScope::Usage),
    ),
    table_2(StatusCode::NOT_ACCEPTABLE, "Not Acceptable", FailureScope::Transaction),
    table_2(
        StatusCode::PROXY_AUTHENTICATION_REQUIRED,
        "Proxy Authentication Required",
        FailureScope::Transaction,
    ),
    with_note(
        4,
        table_2(StatusCode::REQUEST_TIMEOUT, "Request Timeout", FailureScope::Transaction),
    ),
    with_note(2, table_2(StatusCode::GONE, "Gone", FailureScope::Dialog)),
    table_2(
        StatusCode::CONDITIONAL_REQUEST_FAILED,
        "Conditional Request Failed",
        FailureScope::Transaction,
    ),
    table_2(
        StatusCode::REQUEST_ENTITY_TOO_LARGE,
        "Request Entity Too Large",
        FailureScope::Transaction,
    ),
    table_2(StatusCode::REQUEST_URI_TOO_LONG, "Request-URI Too Long", FailureScope::Transaction),
    table_2(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "Unsupported Media Type",
        FailureScope::Transaction,
    ),
    with_note(
        2,
        table_2(StatusCode::UNSUPPORTED_URI_SCHEME, "Unsupported URI Scheme", FailureScope::Dialog),
    ),
    table_2(
        StatusCode::UNKNOWN_RESOURCE_PRIORITY,
        "Unknown Resource-Priority",
        FailureScope::Transaction,
    ),
    table_2(StatusCode::BAD_EXTENSION, "Bad Extension", FailureScope::Transaction),
    table_2(StatusCode::EXTENSION_REQUIRED, "Extension Required", FailureScope::Transaction),
    with_note(
        5,
        table_2(
            StatusCode::SESSION_INTERVAL_TOO_SMALL,
            "Session Interval Too Small",
            FailureScope::Transaction,
        ),
    ),
    table_2(StatusCode::INTERVAL_TOO_BRIEF, "Interval Too Brief", FailureScope::Transaction),
    table_2(StatusCode::USE_IDENTITY_HEADER, "Use Identity Header", FailureScope::Transaction),
    with_note(
        6,
        table_2(
            StatusCode::PROVIDE_REFERRER_IDENTITY,
            "Provide Referrer Identity",
            FailureScope::Transaction,
        ),
    ),
    table_2(StatusCode::BAD_IDENTITY_INFO, "Bad Identity-Info", FailureScope::Transaction),
    table_2(
        StatusCode::UNSUPPORTED_CREDENTIAL,
        "Unsupported Certificate",
        FailureScope::Transaction,
    ),
    table_2(
        StatusCode::INVALID_IDENTITY_HEADER,
        "Invalid Identity Header",
        FailureScope::Transaction,
    ),
    with_note(
        7,
        table_2(
            StatusCode::TEMPORARILY_UNAVAILABLE,
            "Temporarily Unavailable",
            FailureScope::Usage,
        ),
    ),
    with_note(
        8,
        table_2(
            StatusCode::CALL_TRANSACTION_DOES_NOT_EXIST,
            "Call/Transaction Does Not Exist",
            FailureScope::Usage,
        ),
    ),
    with_note(9, table_2(StatusCode::LOOP_DETECTED, "Loop Detected", FailureScope::Dialog)),
    with_note(10, table_2(StatusCode::TOO_MANY_HOPS, "Too Many Hops", FailureScope::Dialog)),
    with_note(
        2,
        table_2(StatusCode::ADDRESS_INCOMPLETE, "Address Incomplete", FailureScope::Dialog),
    ),
    with_note(2, table_2(StatusCode::AMBIGUOUS, "Ambiguous", FailureScope::Dialog)),
    with_note(11, table_2(StatusCode::BUSY_HERE, "Busy Here", FailureScope::Transaction)),
    table_2(StatusCode::REQUEST_TERMINATED, "Request Terminated", FailureScope::Transaction),
    table_2(StatusCode::NOT_ACCEPTABLE_HERE, "Not Acceptable Here", FailureScope::Transaction),
    with_note(12, table_2(StatusCode::BAD_EVENT, "Bad Event", FailureScope::Usage)),
    table_2(StatusCode::REQUEST_PENDING, "Request Pending", FailureScope::Transaction),
    table_2(StatusCode::UNDECIPHERABLE, "Undecipherable", FailureScope::Transaction),
    table_2(
        StatusCode::SECURITY_AGREEMENT_REQUIRED,
        "Security Agreement Required",
        FailureScope::Transaction,
    ),
    with_note(
        13,
        table_2(
            StatusCode::SERVER_INTERNAL_ERROR,
            "Server Internal Error",
            FailureScope::Transaction,
        ),
    ),
    with_note(3, table_2(StatusCode::NOT_IMPLEMENTED, "Not Implemented", FailureScope::Usage)),
    with_note(14, table_2(StatusCode::BAD_GATEWAY, "Bad Gateway", FailureScope::Dialog)),
    with_note(
        15,
        table_2(StatusCode::SERVICE_UNAVAILABLE, "Service Unavailable", FailureScope::Transaction),
    ),
    with_note(
        16,
        table_2(StatusCode::SERVER_TIME_OUT, "Server Time-Out", FailureScope::Transaction),
    ),
    table_2(StatusCode::VERSION_NOT_SUPPORTED, "Version Not Supported", FailureScope::Transaction),
    table_2(StatusCode::MESSAGE_TOO_LARGE, "Message Too Large", FailureScope::Transaction),
    table_2(StatusCode::PRECONDITION_FAILURE, "Precondition Failure", FailureScope::Transaction),
    with_note(
        17,
        table_2(StatusCode::BUSY_EVERYWHERE, "Busy Everywhere", FailureScope::Transaction),
    ),
    table_2(StatusCode::DECLINE, "Decline", FailureScope::Transaction),
    with_note(
        2,
        table_2(
            StatusCode::DOES_NOT_EXIST_ANYWHERE,
            "Does Not Exist Anywhere",
            FailureScope::Dialog,
        ),
    ),
    table_2(StatusCode::NOT_ACCEPTABLE_606, "Not Acceptable", FailureScope::Transaction),
    DialogFailure {
        failure: Failure::Redirection,
        phrase_in_table: "(any redirection mid-dialog)",
        scope: FailureScope::EntireDialog,
        note: None,
        remark: "not well understood; whatever effect it has hits the whole dialog and all usages equally",
        reference: Reference { document: "RFC 5057", section: "5.1" },
    },
    DialogFailure {
        failure: Failure::Timeout,
        phrase_in_table: "(no response)",
        scope: FailureScope::Usage,
        note: None,
        remark: "a transaction timeout should affect only the usage it happened in; messages that belong to no usage have no effect",
        reference: Reference { document: "RFC 5057", section: "5.2" },
    },
    younger(
        StatusCode::BAD_LOCATION_INFORMATION,
        "MUST NOT terminate an existing dialog",
        "RFC 6442",
        "4.3",
    ),
    younger(
        StatusCode::BAD_ALERT_MESSAGE,
        "MUST NOT terminate an existing dialog",
        "RFC 8876",
        "5.1",
    ),
    younger(
        StatusCode::ANONYMITY_DISALLOWED,
        "SHOULD NOT end the dialog nor the usage",
        "RFC 5079",
        "4",
    ),
    younger(
        StatusCode::BAD_INFO_PACKAGE,
        "MUST NOT terminate the INVITE dialog usage",
        "RFC 6086",
        "4.2.1",
    ),
    younger(StatusCode::UNWANTED, "default 6xx handling of RFC 5057", "RFC 8197", "4"),
];

const fn table_2(
    code: StatusCode,
    phrase_in_table: &'static str,
    scope: FailureScope,
) -> DialogFailure {
    DialogFailure {
        failure: Failure::Status(code),
        phrase_in_table,
        scope,
        note: None,
        remark: "",
        reference: Reference { document: "RFC 5057", section: "5.1 Table 2" },
    }
}

const fn with_note(number: u8, row: DialogFailure) -> DialogFailure {
    DialogFailure { note: Some(number), remark: note(number), ..row }
}

/// A code whose own document says that only the transaction fails.
const fn younger(
    code: StatusCode,
    remark: &'static str,
    document: &'static str,
    section: &'static str,
) -> DialogFailure {
    DialogFailure {
        remark,
        reference: Reference { document, section },
        ..table_2(code, "", FailureScope::Transaction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u16) -> Option<&'static DialogFailure> {
        of_status(StatusCode::from_u16(number).unwrap())
    }

    #[test]
    fn a_code_without_a_row_has_that_of_its_class() {
        for (number, class) in [(430, 400), (499, 400), (599, 500), (608, 600), (687, 600)] {
            assert_eq!(row(number), row(class));
        }
        assert_eq!(row(302).map(|row| row.failure), Some(Failure::Redirection));
    }

    #[test]
    fn the_question_does_not_arise_below_300_and_for_codes_of_a_register() {
        for number in [100, 180, 199, 200, 204, 299, 439, 555] {
            assert_eq!(row(number), None, "{number}");
        }
    }

    #[test]
    fn the_registry_and_this_table_agree_on_every_code() {
        for entry in crate::REGISTRY.iter().copied().flatten() {
            let effect =
                of_status(entry.code).map_or(DialogEffect::NotApplicable, DialogFailure::effect);
            assert_eq!(entry.dialog_effect, effect, "{}", entry.code);
        }
    }

    #[test]
    fn every_note_is_used() {
        for number in 1..=17 {
            assert!(DIALOG_FAILURES.iter().any(|row| row.note == Some(number)), "{number}");
            assert!(!note(number).is_empty());
        }
        assert_eq!([note(0), note(18)], ["", ""]);
    }

    #[test]
    fn a_408_and_a_timeout_differ_in_the_table_but_not_in_its_note() {
        assert_eq!(row(408).map(DialogFailure::effect), Some(DialogEffect::TransactionOnly));
        assert!(row(408).is_some_and(|row| row.remark.contains("Section 5.2")));
        assert_eq!(of_timeout().map(DialogFailure::effect), Some(DialogEffect::DestroysUsage));
    }
}
