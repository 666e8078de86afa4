//! Family N: the header that the code lives on is missing or damaged.
//!
//! The RFCs oblige the sender and are silent on the receiver. Without the header nobody knows what
//! to change, so there is no automatic retry; the retry of the code stays, for a person to make.
//! What 401, 407, 3xx and provisional responses do without theirs stands in their own families.

use super::{Draft, Rule, Scope, Situation};
use crate::{Action, HeaderName, Method};

pub(super) const RULES: &[Rule] =
    &[N405, N415, N420, N421, N422, N423, N424, N425, N469, N494, N608, N2XX];

/// No usable header of this name: none at all, or none that can be read.
fn lacks(s: &Situation<'_>, code: u16, name: HeaderName) -> bool {
    s.is(code) && s.event.is_none() && !s.has(name)
}

fn fail_if(applies: bool, d: &mut Draft) -> bool {
    if applies {
        d.decide(Action::Fail);
    }
    applies
}

rule! {
    N405 = "N405", "Allow is missing: which methods work here is not known.",
    when: "405 without Allow.",
    why: "A missing Allow says nothing; it does not mean that no method is allowed.",
    from: [("RFC 3261", "21.4.6"), ("RFC 3261", "20.5")],
    level: Silent,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INFO","inDialog":true}"#, "405 Method Not Allowed", []) => Fail,
    |s, d| {
        let applies = lacks(s, 405, HeaderName::Allow);
        if applies {
            d.advice.headers.allow = Some(None);
        }
        applies
    }
}

rule! {
    N415 = "N415", "Accept is missing: which body would do is not known, so there is no guided retry.",
    when: "415 without Accept, Accept-Encoding and Accept-Language.",
    why: "The header is where the server says what it can read.",
    from: [("RFC 3261", "21.4.13")],
    level: Silent,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"MESSAGE"}"#, "415 Unsupported Media Type", []) => Fail,
    |s, d| {
        let applies = lacks(s, 415, HeaderName::Accept)
            && !s.has(HeaderName::AcceptEncoding)
            && !s.has(HeaderName::AcceptLanguage);
        if applies {
            d.advice.headers.accept = Some(None);
        }
        fail_if(applies, d)
    }
}

#[test]
fn n415_is_content_with_any_of_the_three() {
    let advice = super::advice(
        r#"{"method":"MESSAGE"}"#,
        "415 Unsupported Media Type",
        &["Accept-Encoding: gzip"],
    );
    assert!(advice.findings.iter().all(|finding| finding.rule != "N415"));
}

rule! {
    N420 = "N420", "Unsupported is missing: which extension was refused is not known.",
    when: "420 without Unsupported.",
    why: "Leaving out all that was required would be a guess, and may break what it was required \
          for.",
    from: [("RFC 3261", "21.4.15")],
    level: Silent,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","require":["foo"]}"#, "420 Bad Extension", []) => Fail,
    |s, d| {
        let applies = lacks(s, 420, HeaderName::Unsupported);
        if applies {
            d.advice.headers.unsupported = Some(None);
        }
        fail_if(applies, d)
    }
}

rule! {
    N421 = "N421", "Require is missing: which extension the server wants is not known.",
    when: "421 without Require.",
    why: "The code says that something is needed; only the header says what.",
    from: [("RFC 3261", "21.4.16")],
    level: Silent,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "421 Extension Required", []) => Fail,
    |s, d| {
        let applies = lacks(s, 421, HeaderName::Require);
        if applies {
            d.advice.headers.require = Some(None);
        }
        fail_if(applies, d)
    }
}

rule! {
    N422 = "N422", "Min-SE is missing: how long the session interval must be is not known.",
    when: "422 without a Min-SE that can be read.",
    why: "The 90 s that RFC 4028 names are the default of a request, not of this response.",
    from: [("RFC 4028", "6")],
    level: Silent,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","sessionExpires":90}"#, "422 Session Interval Too Small", []) => Fail,
    |s, d| {
        let usable = || s.response().and_then(|response| response.min_se()?.ok()).is_some();
        let applies = s.is(422) && !usable();
        if applies {
            d.advice.headers.min_se = Some(None);
        }
        fail_if(applies, d)
    }
}

rule! {
    N423 = "N423", "Min-Expires is missing: how long the expiry must be is not known.",
    when: "423 without a Min-Expires that can be read.",
    why: "Guessing at longer and longer times sends a registrar one request after the other.",
    from: [("RFC 3261", "10.3 step 7"), ("RFC 3261", "20.23")],
    level: Silent,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","expires":60}"#, "423 Interval Too Brief", ["Min-Expires: soon"]) => Fail,
    |s, d| {
        let usable = || s.response().and_then(|response| response.min_expires()?.ok()).is_some();
        let applies = s.is(423) && !usable();
        if applies {
            d.advice.headers.min_expires = Some(None);
        }
        fail_if(applies, d)
    }
}

rule! {
    N424 = "N424", "Geolocation-Error is missing: what is wrong with the location is not known.",
    when: "424 without Geolocation-Error.",
    why: "The same location would fail again.",
    from: [("RFC 6442", "4.3")],
    level: Silent,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "424 Bad Location Information", []) => Fail,
    |s, d| {
        let applies = lacks(s, 424, HeaderName::GeolocationError);
        if applies {
            d.advice.headers.geolocation_error = Some(None);
        }
        fail_if(applies, d)
    }
}

rule! {
    N425 = "N425", "AlertMsg-Error is missing: what is wrong with the alert is not known.",
    when: "425 without AlertMsg-Error.",
    why: "The same alert would fail again.",
    from: [("RFC 8876", "5.1")],
    level: Silent,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"MESSAGE"}"#, "425 Bad Alert Message", []) => Fail,
    |s, d| {
        let applies = lacks(s, 425, HeaderName::AlertMsgError);
        if applies {
            d.advice.headers.alert_msg_error = Some(None);
        }
        fail_if(applies, d)
    }
}

rule! {
    N469 = "N469", "Recv-Info is missing; the package is refused all the same.",
    when: "469 without Recv-Info.",
    why: "The list would only say which other packages the peer takes.",
    from: [("RFC 6086", "4.2.2")],
    level: Silent,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INFO","inDialog":true,"infoPackage":"foo"}"#, "469 Bad Info Package", []) => Fail,
    |s, d| {
        let applies = lacks(s, 469, HeaderName::RecvInfo);
        if applies {
            d.advice.headers.recv_info = Some(None);
        }
        applies
    }
}

rule! {
    N494 = "N494", "Security-Server is missing: there is no mechanism to agree on, so abort.",
    when: "494 without Security-Server.",
    why: "The agreement starts from the server's list, which must come back unchanged.",
    from: [("RFC 3329", "2.3.1")],
    level: Must,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"OPTIONS","mechanisms":["tls"]}"#, "494 Security Agreement Required", []) => Fail,
    |s, d| {
        let applies = lacks(s, 494, HeaderName::SecurityServer);
        if applies {
            d.advice.headers.security_server = Some(None);
        }
        fail_if(applies, d)
    }
}

rule! {
    N608 = "N608", "Call-Info is missing: nobody is named to whom a wrong block could be told.",
    when: "608 without Call-Info.",
    why: "The header may be left out where the caller would misuse it; for the protocol it is a 6xx \
          like any other.",
    from: [("RFC 8688", "3.1")],
    level: Silent,
    scope: 1 << 6, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "608 Rejected", []) => Fail,
    |s, _d| { lacks(s, 608, HeaderName::CallInfo) }
}

rule! {
    N2XX = "N2xx", "Contact is missing: there is no remote target for later requests.",
    when: "A 2xx to INVITE, UPDATE, REFER or SUBSCRIBE without Contact. Not where a REFER makes no \
           dialog.",
    why: "Without a route set even the ACK has nowhere to go. No rule says what to do; the address \
          the request went to is the only guess. Inside a dialog there is a target already.",
    from: [("RFC 3261", "12.1.1"), ("RFC 6665", "3.1.1")],
    level: Silent,
    scope: 1 << 2, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "200 OK", []) => Ack,
    |s, d| {
        let lacks = match s.method {
            Method::Invite | Method::Update => true,
            Method::Subscribe => s.code != 204,
            Method::Refer => s.in_dialog() || d.advice.facts.expect_notify != Some(false),
            _ => false,
        };
        let applies = lacks && s.response().is_some() && !s.has(HeaderName::Contact);
        if applies && s.in_dialog() {
            d.say("Contact is missing, though it must be there; the dialog keeps the target it has.");
        }
        applies
    }
}

#[test]
fn n2xx_takes_no_target_from_a_dialog_that_has_one() {
    let says = |context, headers| {
        let findings = super::advice(context, "200 OK", headers).findings;
        findings.into_iter().find(|finding| finding.rule == "N2xx").map(|it| it.sentence)
    };
    let made = says(r#"{"method":"SUBSCRIBE","inDialog":false}"#, &[]).unwrap();
    assert!(made.contains("no remote target"));
    for context in [
        r#"{"method":"INVITE","inDialog":true}"#,
        r#"{"method":"UPDATE","inDialog":true}"#,
        r#"{"method":"SUBSCRIBE","inDialog":true}"#,
    ] {
        assert!(says(context, &[]).unwrap().ends_with("the target it has."), "{context}");
    }
    let refer = r#"{"method":"REFER","inDialog":false}"#;
    assert!(says(refer, &[]).is_some());
    assert_eq!(says(refer, &["Refer-Sub: false"]), None);
}
