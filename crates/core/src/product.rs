//! What one product does with a response, beside what the RFCs say.

use alloc::{string::String, vec::Vec};

use crate::{
    Action, Advice, Context, HeaderName, Parsed, Profile, StatusCode, advise_parsed,
    profile::{Behaviour, Facts, MapWay, Tone, Verb},
};

/// Advice with a product beside it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct ProductAdvice<'p> {
    /// What the RFCs say.
    pub advice: Advice,
    /// The id of the profile.
    pub product: &'p str,
    /// What its sources say of this code, without what the message rules out. Empty: not stated.
    pub behaviours: Vec<&'p Behaviour>,
    /// Where the two differ, a sentence each. That nothing is here does not mean that they agree:
    /// what no source states cannot differ.
    pub differences: Vec<String>,
}

/// What to do with a response, and what the product of this profile does with it.
#[must_use]
pub fn advise_beside<'p>(
    parsed: &Parsed<'_>,
    context: &Context,
    profile: &'p Profile,
) -> ProductAdvice<'p> {
    let advice = advise_parsed(parsed, context);
    let response = &parsed.response;
    let headers: Vec<(&str, &str)> = response
        .headers()
        .iter()
        .map(|field| {
            let name = match field.name {
                HeaderName::Other => field.raw_name,
                name => name.as_str(),
            };
            (name, &*field.value)
        })
        .collect();
    let method =
        context.method.or_else(|| response.cseq().and_then(Result::ok).map(|cseq| cseq.method));
    let facts = Facts { method, phrase: response.reason_phrase(), headers: &headers };
    let behaviours: Vec<&Behaviour> = profile
        .behaviours(response.code())
        .filter(|behaviour| {
            !behaviour.receives.when.iter().any(|when| when.holds(&facts) == Some(false))
        })
        .collect();
    let differences = differences(&advice, response.code(), &behaviours);
    ProductAdvice { advice, product: &profile.id, behaviours, differences }
}

fn differences(advice: &Advice, code: StatusCode, behaviours: &[&Behaviour]) -> Vec<String> {
    let mut found = Vec::new();
    let does = |is: fn(Verb) -> bool| {
        behaviours.iter().any(|it| it.receives.does.iter().any(|verb| is(*verb)))
    };
    let goes_on = does(Verb::goes_on);
    let gives_up = does(Verb::gives_up);
    let advice_goes_on = matches!(
        advice.action,
        Action::RetryWithCredentials
            | Action::RetryModified
            | Action::RetryAfterDelay
            | Action::RetryElsewhere
            | Action::RetryViaProxy
            | Action::NextServer
    );
    if advice_goes_on && gives_up && !goes_on {
        found.push(alloc::format!(
            "The RFCs go on here ({}); the product gives up.",
            advice.action.as_str()
        ));
    }
    if advice.action == Action::Fail && goes_on && !gives_up {
        found
            .push("The RFCs report the failure here; the product tries again or elsewhere.".into());
    }
    if let Some(standard) = advice.q850 {
        let own: Vec<u8> = behaviours
            .iter()
            .flat_map(|it| it.maps.iter())
            .filter(|mapping| mapping.way == MapWay::To)
            .filter_map(crate::chain::cause_value)
            .collect();
        if let Some(cause) = own.first().filter(|_| !own.contains(&standard)) {
            found.push(alloc::format!(
                "The product makes cause {cause} of {code}, where RFC 3398 has {standard}."
            ));
        }
    }
    let busy = behaviours.iter().any(|it| *it.tones == [Tone::Busy]);
    if busy && !matches!(code.as_u16(), 486 | 600) {
        found.push("The product plays the busy tone, though the code does not say busy.".into());
    }
    found
}

#[cfg(all(test, feature = "profiles"))]
mod tests {
    use super::*;
    use crate::Response;

    #[expect(clippy::unwrap_used, reason = "a test may panic, also in what its tests share")]
    fn beside(id: &str, status: &str, context: &Context) -> Vec<String> {
        let text = alloc::format!(
            "SIP/2.0 {status}\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKa1\r\nFrom: <sip:a@b>;tag=1\r\n\
             To: <sip:c@d>;tag=2\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n"
        );
        let parsed = Response::parse(text.as_bytes()).unwrap();
        advise_beside(&parsed, context, Profile::by_id(id).unwrap()).differences
    }

    #[test]
    fn a_cause_other_than_that_of_rfc_3398_is_a_difference() {
        let context = Context::default();
        let asterisk = beside("asterisk-pjsip", "488 Not Acceptable Here", &context);
        assert!(asterisk.iter().any(|it| it.contains("cause 58") && it.contains("31")));
        assert!(beside("audiocodes-mediant", "488 Not Acceptable Here", &context).is_empty());
    }

    #[test]
    fn what_is_not_stated_differs_in_nothing() {
        let context = Context::default();
        assert!(beside("yealink-t2-t4", "502 Bad Gateway", &context).is_empty());
    }
}
