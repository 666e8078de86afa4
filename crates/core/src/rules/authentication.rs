//! Family F: challenges, and whether they can be answered.
//!
//! The challenges are read once ([`challenged`]) and stay in the advice; the rules judge them there.

use alloc::{format, string::String, vec::Vec};

use super::{Draft, Rule, Scope, Situation, redirection::next_target};
use crate::{
    Action, ChallengeAdvice, Method, Retry,
    header::{Challenge, Text},
};

/// First what cannot be answered by anyone, then what the chosen challenge asks for, then why none
/// was chosen; what follows says how the answer is made.
pub(super) const RULES: &[Rule] = &[
    F16, F21, F18, F19, F10, F1, F9, F11, F7, F2, F3, F4, F5, F6, F8, F12, F13, F14, F15, F17, F20,
    F22,
];

/// How many challenges of one response are looked at.
const MAX_CHALLENGES: usize = 64;

/// How often one request is challenged before the client gives up. No RFC names a number; a chain
/// of proxies and a stale nonce need four, and without a number a server whose nonces are always
/// stale is asked for ever.
const MAX_ATTEMPTS: u32 = 6;

/// Is it a 401 or 407? Reads its challenges and chooses one where that has not been done.
fn challenged(s: &Situation<'_>, d: &mut Draft) -> bool {
    if !s.is(401) && !s.is(407) {
        return false;
    }
    if d.advice.challenges.is_none() {
        let challenges: Vec<ChallengeAdvice> = s
            .response()
            .into_iter()
            .flat_map(|response| response.challenges().flatten())
            .take(MAX_CHALLENGES)
            .map(|challenge| read(s, &challenge))
            .collect();
        if can_be_sent_again(s) && s.attempt() < MAX_ATTEMPTS {
            d.advice.chosen_challenge = challenges.iter().position(|challenge| challenge.usable);
        }
        d.advice.challenges = Some(challenges);
    }
    true
}

fn can_be_sent_again(s: &Situation<'_>) -> bool {
    !matches!(s.method, Method::Ack | Method::Cancel)
}

fn read(s: &Situation<'_>, challenge: &Challenge<'_>) -> ChallengeAdvice {
    let text = |text: Option<Text<'_>>| text.map(|text| text.text().into_owned());
    let is_digest = challenge.is_scheme("Digest");
    let is_bearer = challenge.is_scheme("Bearer");
    let algorithm = challenge.algorithm.filter(|algorithm| !algorithm.raw().is_empty());
    let mut read = ChallengeAdvice {
        header: challenge.header.as_str(),
        scheme: challenge.scheme.into(),
        usable: false,
        realm: text(challenge.realm),
        nonce: text(challenge.nonce),
        opaque: text(challenge.opaque),
        algorithm: is_digest.then(|| text(algorithm).unwrap_or_else(|| "MD5".into())),
        qop: is_digest.then(|| {
            let offered = challenge.qop.iter().flat_map(|qop| qop.iter());
            offered.take(MAX_CHALLENGES).map(String::from).collect()
        }),
        stale: challenge.stale,
        scope: text(challenge.scope.filter(|_| is_bearer)),
        authz_server: text(challenge.authz_server.filter(|_| is_bearer)),
    };
    read.usable = match () {
        () if is_bearer => is_trusted(s, &read) == Some(true),
        () => {
            understands(s, &read)
                && !is_rejected(s, &read)
                && has_credentials(s, &read) != Some(false)
        }
    };
    read
}

fn is_scheme(challenge: &ChallengeAdvice, scheme: &str) -> bool {
    challenge.scheme.eq_ignore_ascii_case(scheme)
}

/// Is it a Digest challenge with all that an answer needs, and an algorithm and a quality of
/// protection that the client knows?
fn understands(s: &Situation<'_>, challenge: &ChallengeAdvice) -> bool {
    let algorithm = challenge.algorithm.as_deref().unwrap_or_default();
    let needs_cnonce = algorithm
        .len()
        .checked_sub(5)
        .and_then(|at| algorithm.get(at..))
        .is_some_and(|end| end.eq_ignore_ascii_case("-sess"));
    is_scheme(challenge, "Digest")
        && challenge.realm.is_some()
        && challenge.nonce.is_some()
        && supports(s, algorithm)
        && (has_known_qop(challenge) || (has_no_qop(challenge) && !needs_cnonce))
}

fn supports(s: &Situation<'_>, algorithm: &str) -> bool {
    match &s.context.algorithms {
        Some(known) => known.has(algorithm),
        None => algorithm.eq_ignore_ascii_case("MD5"),
    }
}

fn has_no_qop(challenge: &ChallengeAdvice) -> bool {
    challenge.qop.as_ref().is_some_and(Vec::is_empty)
}

fn has_known_qop(challenge: &ChallengeAdvice) -> bool {
    challenge
        .qop
        .iter()
        .flatten()
        .any(|qop| qop.eq_ignore_ascii_case("auth") || qop.eq_ignore_ascii_case("auth-int"))
}

/// Are there credentials for its realm? `None` where the caller does not say.
fn has_credentials(s: &Situation<'_>, challenge: &ChallengeAdvice) -> Option<bool> {
    let realm = challenge.realm.as_deref()?;
    let were_sent = s.context.sent_authorization.as_ref().is_some_and(|sent| sent.realm == realm);
    if were_sent && challenge.stale == Some(true) {
        return Some(true);
    }
    s.context.credentials_for.as_ref().map(|realms| realms.iter().any(|other| other == realm))
}

/// Were the credentials for its realm sent and not accepted? A stale nonce is no rejection; neither
/// is the challenge of a proxy after credentials for the UAS, where the caller tells them apart.
fn is_rejected(s: &Situation<'_>, challenge: &ChallengeAdvice) -> bool {
    let Some(sent) = &s.context.sent_authorization else { return false };
    let other_kind =
        !sent.header.is_empty() && !sent.header.eq_ignore_ascii_case(answer_to(challenge));
    if other_kind || challenge.stale == Some(true) {
        return false;
    }
    let same_realm = challenge.realm.as_ref() == Some(&sent.realm);
    let same_nonce = !sent.nonce.is_empty() && challenge.nonce.as_ref() == Some(&sent.nonce);
    same_realm || same_nonce
}

/// Is its authorization server on the list of trusted ones? `None` where there is no list.
fn is_trusted(s: &Situation<'_>, challenge: &ChallengeAdvice) -> Option<bool> {
    let server = challenge.authz_server.as_deref().unwrap_or_default();
    s.context
        .trusted_as
        .as_ref()
        .map(|trusted| !server.is_empty() && trusted.iter().any(|other| other == server))
}

/// The header field that answers it.
fn answer_to(challenge: &ChallengeAdvice) -> &'static str {
    if challenge.header == "Proxy-Authenticate" { "Proxy-Authorization" } else { "Authorization" }
}

fn all<'d>(d: &'d Draft<'_>) -> &'d [ChallengeAdvice] {
    d.advice.challenges.as_deref().unwrap_or_default()
}

fn chosen<'d>(d: &'d Draft<'_>) -> Option<&'d ChallengeAdvice> {
    all(d).get(d.advice.chosen_challenge?)
}

fn is_answered(d: &Draft) -> bool {
    d.advice.action == Action::RetryWithCredentials && chosen(d).is_some()
}

fn is_answered_with_digest(d: &Draft) -> bool {
    is_answered(d) && chosen(d).is_some_and(|challenge| is_scheme(challenge, "Digest"))
}

/// The next request, and what it says to the challenge of this index.
fn answer(s: &Situation<'_>, d: &mut Draft, index: usize) {
    let Some(challenge) = all(d).get(index) else { return };
    let (header, nonce) = (String::from(answer_to(challenge)), challenge.nonce.clone());
    let request = d.next_request(s);
    request.header = Some(header);
    request.nonce = nonce;
}

/// The next target of a redirect, and where none is left, the end.
fn give_up(s: &Situation<'_>, d: &mut Draft) {
    if !next_target(s, d) {
        d.decide_with(Action::Fail, Retry::Never);
    }
}

/// The user gives credentials, or it ends.
fn ask_user(s: &Situation<'_>, d: &mut Draft, index: usize) {
    d.decide(Action::AskUser);
    if d.advice.action == Action::AskUser {
        answer(s, d, index);
        d.request().prompt_user = Some(true);
    }
}

/// The index of a challenge that could be answered if there were credentials for its realm.
fn missing(s: &Situation<'_>, d: &Draft) -> Option<usize> {
    all(d).iter().position(|challenge| {
        understands(s, challenge)
            && !is_rejected(s, challenge)
            && has_credentials(s, challenge) == Some(false)
    })
}

/// Another user name than `anonymous` was sent, or none at all.
fn may_be_anonymous(s: &Situation<'_>) -> bool {
    s.context
        .sent_authorization
        .as_ref()
        .is_none_or(|sent| !sent.username.eq_ignore_ascii_case("anonymous"))
}

rule! {
    F16 = "F16", "A CANCEL or ACK cannot be sent again with credentials: its challenge comes to nothing.",
    when: "401 or 407 to CANCEL; and for an INVITE that is sent again, what its ACK will carry.",
    why: "Servers must not challenge ACK or CANCEL: the one has no response, the other must match \
          its INVITE. So the ACK for an INVITE carries the same Authorization and \
          Proxy-Authorization as the INVITE, and the server accepts them there.",
    from: [("RFC 3261", "22.1")],
    level: MustNot,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"CANCEL","credentialsFor":["example.net"]}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n1\", qop=\"auth\""]) => Fail,
    |s, d| {
        if !challenged(s, d) {
            return false;
        }
        if can_be_sent_again(s) {
            if s.method == Method::Invite && chosen(d).is_some() {
                d.say("The ACK for the new INVITE carries the same credentials as the INVITE.");
                return true;
            }
            return false;
        }
        d.decide_with(Action::Fail, Retry::Never);
        true
    }
}

#[test]
fn f16_never_sends_a_cancel_again() {
    let advice = super::advice_on(&F16.example);
    assert_eq!((advice.retry, advice.chosen_challenge), (Retry::Never, None));
    assert_eq!(advice.retry_request, None);
    let bye = super::Example {
        context: r#"{"method":"BYE","credentialsFor":["example.net"]}"#,
        ..F16.example
    };
    assert_eq!(super::advice_on(&bye).action, Action::RetryWithCredentials);
}

rule! {
    F21 = "F21", "There is no challenge, so there is nothing to answer: the request has failed.",
    when: "401 or 407 with neither WWW-Authenticate nor Proxy-Authenticate that can be read.",
    why: "The server must send the header of its code. Credentials cannot be made without realm \
          and nonce, and the same request again would get the same answer.",
    from: [("RFC 3261", "22.2"), ("RFC 3261", "22.3")],
    level: Derived,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","credentialsFor":["example.net"]}"#, "401 Unauthorized", []) => Fail,
    |s, d| {
        let applies = challenged(s, d) && all(d).is_empty();
        if applies {
            give_up(s, d);
            if d.advice.action == Action::RetryElsewhere {
                d.say("There is no challenge, so there is nothing to answer: try the next target.");
            }
        }
        applies
    }
}

#[test]
fn f21_counts_a_damaged_challenge_as_none() {
    for headers in [&[][..], &["WWW-Authenticate: "], &["Proxy-Authenticate: Digest realm=\"x"]] {
        let advice = super::advice_on(&super::Example { headers, ..F21.example });
        assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Never));
        assert_eq!(advice.challenges, Some(Vec::new()));
    }
}

#[test]
fn f21_takes_the_other_header_as_well() {
    let advice = super::advice(
        r#"{"method":"INVITE","credentialsFor":["example.net"]}"#,
        "401 Unauthorized",
        &["Proxy-Authenticate: Digest realm=\"example.net\", nonce=\"n1\", qop=\"auth\""],
    );
    assert_eq!(advice.action, Action::RetryWithCredentials);
    assert_eq!(advice.retry_request.unwrap().header.as_deref(), Some("Proxy-Authorization"));
}

rule! {
    F18 = "F18", "The credentials were understood and do not help: stop.",
    when: "403 to a request that carried credentials.",
    why: "A server that rejects credentials may challenge once more or answer 403. The second means \
          that no other try with them is wanted.",
    from: [("RFC 3261", "22.1"), ("RFC 3261", "21.4.4")],
    level: Text,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","attempt":2,"sentAuthorization":{"realm":"example.net","nonce":"n1","username":"alice"}}"#, "403 Forbidden", []) => Fail,
    |s, d| {
        let applies = s.is(403) && s.context.sent_authorization.is_some();
        if applies {
            d.decide(Action::Fail);
        }
        applies
    }
}

#[test]
fn f18_answers_no_challenge_in_a_403() {
    let advice = super::advice(
        r#"{"method":"REGISTER","credentialsFor":["example.net"],"sentAuthorization":{"realm":"example.net","nonce":"n1"}}"#,
        "403 Forbidden",
        &["WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n2\", stale=true"],
    );
    assert_eq!((advice.action, advice.challenges), (Action::Fail, None));
    let without = super::advice(r#"{"method":"REGISTER"}"#, "403 Forbidden", &[]);
    assert!(without.findings.iter().all(|finding| finding.rule != "F18"));
}

rule! {
    F19 = "F19", "Get an access token from the authorization server, then send the request with it.",
    when: "401 or 407 with a Bearer challenge.",
    why: "The server's address comes from the network. The client must compare it with its list of \
          trusted ones, or anyone on the path could ask the user for a password. Without that list \
          none is trusted.",
    from: [("RFC 8898", "2.1.1"), ("RFC 8898", "4")],
    level: Must,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","trustedAs":["https://as.example.org/authorize"]}"#, "401 Unauthorized", ["WWW-Authenticate: Bearer realm=\"example.net\", scope=\"sip\", authz_server=\"https://as.example.org/authorize\""]) => GetToken,
    |s, d| {
        if !challenged(s, d) || !all(d).iter().any(|challenge| is_scheme(challenge, "Bearer")) {
            return false;
        }
        match chosen(d) {
            Some(challenge) if is_scheme(challenge, "Bearer") => {
                d.decide(Action::GetToken);
                if let (Action::GetToken, Some(index)) = (d.advice.action, d.advice.chosen_challenge)
                {
                    answer(s, d, index);
                }
            }
            _ if s.context.trusted_as.is_none() => {
                d.depends_on(
                    "trustedAs",
                    "If the authorization server is trusted, get a token there and answer the \
                     Bearer challenge.",
                );
                d.say("Whether the authorization server is trusted is not known: do not go there.");
            }
            _ => d.say("The authorization server is not trusted, or another challenge comes first."),
        }
        true
    }
}

#[test]
fn f19_goes_to_no_server_that_is_not_trusted() {
    for context in [
        r#"{"method":"REGISTER","trustedAs":["https://as.example.org"]}"#,
        r#"{"method":"REGISTER","trustedAs":[]}"#,
        r#"{"method":"REGISTER"}"#,
    ] {
        let advice = super::advice_on(&super::Example { context, ..F19.example });
        assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Never), "{context}");
        assert!(!advice.challenges.unwrap()[0].usable);
    }
    let unknown = super::advice_on(&super::Example { context: "{}", ..F19.example });
    assert!(unknown.depends_on.iter().any(|unknown| unknown.field == "trustedAs"));
}

#[test]
fn f19_reads_of_each_scheme_what_belongs_to_it() {
    let read = |headers| {
        let advice = super::advice(r#"{"method":"REGISTER"}"#, "401 Unauthorized", headers);
        advice.challenges.unwrap().remove(0)
    };
    let bearer =
        read(&[r#"WWW-Authenticate: Bearer realm="a", scope="s", authz_server="https://b""#]);
    assert_eq!((bearer.algorithm, bearer.qop), (None, None));
    assert_eq!(
        (bearer.scope.as_deref(), bearer.authz_server.as_deref()),
        (Some("s"), Some("https://b"))
    );
    let digest = read(&[
        r#"WWW-Authenticate: Digest realm="a", nonce="1", scope="s", authz_server="https://b""#,
    ]);
    assert_eq!((digest.algorithm.as_deref(), digest.qop), (Some("MD5"), Some(Vec::new())));
    assert_eq!((digest.scope, digest.authz_server), (None, None));
}

#[test]
fn f19_leaves_a_digest_challenge_that_comes_first_its_turn() {
    let advice = super::advice(
        r#"{"method":"REGISTER","credentialsFor":["example.net"],"trustedAs":["https://as.example.org"]}"#,
        "401 Unauthorized",
        &[
            "WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n1\", qop=\"auth\"",
            "WWW-Authenticate: Bearer realm=\"example.net\", authz_server=\"https://as.example.org\"",
        ],
    );
    assert_eq!((advice.action, advice.chosen_challenge), (Action::RetryWithCredentials, Some(0)));
    assert!(advice.challenges.unwrap()[1].usable);
}

rule! {
    F10 = "F10", "Only the nonce was too old: answer the new one with the same credentials, and ask nobody.",
    when: "401 or 407 with stale=true, in any letter case.",
    why: "The server has checked the answer and found it right but for its nonce. Anything else \
          than true means that the credentials are wrong.",
    from: [("RFC 2617", "3.2.1"), ("RFC 7616", "3.3"), ("RFC 3261", "22.1")],
    level: May,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","attempt":2,"credentialsFor":["example.net"],"sentAuthorization":{"realm":"example.net","nonce":"n1","username":"alice"}}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n2\", stale=TRUE, qop=\"auth\""]) => RetryWithCredentials,
    |s, d| {
        if !challenged(s, d) || chosen(d).is_none_or(|challenge| challenge.stale != Some(true)) {
            return false;
        }
        d.decide(Action::RetryWithCredentials);
        if is_answered(d) {
            d.request().prompt_user = Some(false);
        }
        true
    }
}

#[test]
fn f10_takes_only_true_for_true() {
    let stale = |headers| super::advice_on(&super::Example { headers, ..F10.example });
    for headers in [
        &[r#"WWW-Authenticate: Digest realm="example.net", nonce="n2", stale=tRuE"#],
        &[r#"WWW-Authenticate: Digest realm="example.net", nonce="n2", stale="true""#],
    ] {
        let advice = stale(headers);
        assert_eq!(advice.action, Action::RetryWithCredentials);
        let request = advice.retry_request.unwrap();
        assert_eq!((request.nonce.as_deref(), request.prompt_user), (Some("n2"), Some(false)));
    }
    for headers in [
        &[r#"WWW-Authenticate: Digest realm="example.net", nonce="n2", stale=false"#],
        &[r#"WWW-Authenticate: Digest realm="example.net", nonce="n2", stale=yes"#],
        &[r#"WWW-Authenticate: Digest realm="example.net", nonce="n2""#],
    ] {
        assert_eq!(stale(headers).action, Action::Fail);
    }
}

rule! {
    F1 = "F1", "Send the request again with credentials, as a new transaction with the next CSeq number.",
    when: "401 or 407 with a challenge that this client can answer.",
    why: "The challenge is no refusal but a question. Call-ID, From and To stay, so that the server \
          sees one request; the old CSeq number would make it a retransmission.",
    from: [("RFC 3261", "8.1.3.5"), ("RFC 3261", "22.2"), ("RFC 3261", "22.3")],
    level: Should,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","cseq":1,"credentialsFor":["example.net"]}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n1\", qop=\"auth\", opaque=\"o\", algorithm=MD5"]) => RetryWithCredentials,
    |s, d| {
        if !challenged(s, d) {
            return false;
        }
        let Some(index) = d.advice.chosen_challenge else { return false };
        d.decide(Action::RetryWithCredentials);
        if !is_answered(d) {
            return false;
        }
        answer(s, d, index);
        d.advice.facts.max_retries = Some(1);
        let known = chosen(d).and_then(|challenge| has_credentials(s, challenge));
        if known.is_none() {
            d.depends_on(
                "credentialsFor",
                "Without credentials for this realm, ask the user, who should see the realm.",
            );
        }
        if s.context.sent_authorization.is_none()
            && chosen(d).is_some_and(|challenge| challenge.stale != Some(true))
        {
            d.depends_on(
                "sentAuthorization",
                "If this request carried credentials for the realm, they are wrong and must not be \
                 sent again.",
            );
        }
        true
    }
}

#[test]
fn f1_makes_a_new_transaction_of_the_same_call() {
    let advice = super::advice_on(&F1.example);
    assert_eq!((advice.retry, advice.facts.max_retries), (Retry::Modified, Some(1)));
    let request = advice.retry_request.unwrap();
    assert_eq!(
        (request.cseq, request.new_branch, request.same_call_id),
        (Some(2), Some(true), Some(true))
    );
    assert_eq!(request.header.as_deref(), Some("Authorization"));
    assert_eq!(request.nonce.as_deref(), Some("n1"));
    let challenge = &advice.challenges.unwrap()[0];
    assert!(challenge.usable);
    assert_eq!(challenge.opaque.as_deref(), Some("o"));
}

#[test]
fn f1_does_not_take_unknown_credentials_for_none() {
    let advice = super::advice_on(&super::Example { context: "{}", ..F1.example });
    assert_eq!(advice.action, Action::RetryWithCredentials);
    let fields: Vec<_> = advice.depends_on.iter().map(|unknown| unknown.field).collect();
    assert_eq!(fields, ["credentialsFor", "sentAuthorization"]);
}

#[test]
fn trap_challenges_joined_by_commas_are_taken_apart() {
    let advice = super::advice(
        r#"{"method":"INVITE","credentialsFor":["b"]}"#,
        "401 Unauthorized",
        &[
            r#"WWW-Authenticate: Digest realm="a", nonce="1", Digest realm="b", nonce="2", qop="auth""#,
        ],
    );
    let challenges = advice.challenges.unwrap();
    let seen: Vec<_> = challenges
        .iter()
        .map(|challenge| (challenge.realm.as_deref(), challenge.nonce.as_deref(), challenge.usable))
        .collect();
    assert_eq!(
        seen,
        [(Some("a"), Some("1"), false), (Some("b"), Some("2"), true)],
        "no parameter of the second is taken for one of the first"
    );
    assert_eq!(advice.chosen_challenge, Some(1));
    assert_eq!(advice.code.map(|code| code.as_u16()), Some(401));
}

rule! {
    F9 = "F9", "These credentials were rejected: never send them again; ask for others, or fail.",
    when: "401 or 407 for a realm whose credentials the request carried, without stale=true.",
    why: "They will be as wrong the next time. Clients that go on lock the account, and flood a \
          server after every change of a password.",
    from: [("RFC 3261", "22.1")],
    level: MustNot,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","attempt":2,"credentialsFor":["example.net"],"otherCredentials":false,"sentAuthorization":{"realm":"example.net","nonce":"n1","username":"alice"}}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n2\", qop=\"auth\""]) => Fail,
    |s, d| {
        if !challenged(s, d) || !can_be_sent_again(s) {
            return false;
        }
        let rejected = all(d)
            .iter()
            .position(|challenge| understands(s, challenge) && is_rejected(s, challenge));
        let Some(index) = rejected else { return false };
        if chosen(d).is_some() {
            d.say("The credentials for one realm were rejected; another challenge can be answered.");
            return true;
        }
        match s.context.other_credentials {
            Some(true) if s.attempt() < MAX_ATTEMPTS => {
                ask_user(s, d, index);
                d.or("fail");
            }
            Some(_) => give_up(s, d),
            None if missing(s, d).is_some() => {
                d.say("The credentials for one realm were rejected, and there are none for another.");
            }
            None => {
                give_up(s, d);
                d.depends_on(
                    "otherCredentials",
                    "If the user can give other credentials for the realm, ask for them.",
                );
            }
        }
        true
    }
}

#[test]
fn trap_401_with_the_same_nonce_again_is_not_answered() {
    let advice = super::advice(
        r#"{"method":"REGISTER","attempt":2,"credentialsFor":["example.net"],"sentAuthorization":{"realm":"example.net","nonce":"n1","username":"alice"}}"#,
        "401 Unauthorized",
        &[r#"WWW-Authenticate: Digest realm="example.net", nonce="n1", qop="auth""#],
    );
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Never));
    assert_eq!((advice.chosen_challenge, advice.retry_request), (None, None));
    assert!(!advice.challenges.unwrap()[0].usable);
    assert!(advice.depends_on.iter().any(|unknown| unknown.field == "otherCredentials"));
}

#[test]
fn f9_asks_for_other_credentials_where_there_can_be_any() {
    let context = r#"{"method":"REGISTER","attempt":2,"credentialsFor":["example.net"],"otherCredentials":true,"sentAuthorization":{"realm":"example.net","nonce":"n1","username":"alice"}}"#;
    let advice = super::advice_on(&super::Example { context, ..F9.example });
    assert_eq!((advice.action, advice.retry), (Action::AskUser, Retry::Conditional));
    assert_eq!(advice.retry_request.unwrap().prompt_user, Some(true));
}

#[test]
fn f9_leaves_a_realm_without_credentials_to_the_user() {
    let headers: &[&str] = &[
        r#"WWW-Authenticate: Digest realm="example.net", nonce="n2", qop="auth""#,
        r#"WWW-Authenticate: Digest realm="other.example", nonce="o1", qop="auth""#,
    ];
    let on = |context| super::advice_on(&super::Example { context, headers, ..F9.example });
    let asked = on(
        r#"{"method":"INVITE","attempt":2,"credentialsFor":["example.net"],"sentAuthorization":{"realm":"example.net","nonce":"n1"}}"#,
    );
    assert_eq!((asked.action, asked.retry), (Action::AskUser, Retry::Conditional));
    assert_eq!(asked.retry_request.unwrap().nonce.as_deref(), Some("o1"));
    let nobody = on(
        r#"{"method":"INVITE","attempt":2,"credentialsFor":["example.net"],"otherCredentials":false,"sentAuthorization":{"realm":"example.net","nonce":"n1"}}"#,
    );
    assert_eq!((nobody.action, nobody.retry), (Action::Fail, Retry::Never));
}

#[test]
fn f9_does_not_try_the_same_password_with_a_weaker_algorithm() {
    let advice = super::advice(
        r#"{"method":"REGISTER","attempt":2,"algorithms":["SHA-256","MD5"],"credentialsFor":["example.net"],"sentAuthorization":{"realm":"example.net","nonce":"s1"}}"#,
        "401 Unauthorized",
        &[
            r#"WWW-Authenticate: Digest realm="example.net", nonce="s2", qop="auth", algorithm=SHA-256"#,
            r#"WWW-Authenticate: Digest realm="example.net", nonce="m2", qop="auth", algorithm=MD5"#,
        ],
    );
    assert_eq!((advice.action, advice.chosen_challenge), (Action::Fail, None));
}

#[test]
fn f9_answers_another_realm_and_another_kind_of_challenge() {
    let other_realm = super::advice(
        r#"{"method":"INVITE","attempt":2,"credentialsFor":["proxy.example","example.net"],"sentAuthorization":{"realm":"proxy.example","nonce":"p1"}}"#,
        "401 Unauthorized",
        &[r#"WWW-Authenticate: Digest realm="example.net", nonce="n1", qop="auth""#],
    );
    assert_eq!(other_realm.action, Action::RetryWithCredentials);
    let other_kind = super::advice(
        r#"{"method":"INVITE","attempt":2,"credentialsFor":["example.net"],"sentAuthorization":{"realm":"example.net","nonce":"n1","header":"Authorization"}}"#,
        "407 Proxy Authentication Required",
        &[r#"Proxy-Authenticate: Digest realm="example.net", nonce="p1", qop="auth""#],
    );
    assert_eq!(other_kind.action, Action::RetryWithCredentials);
}

rule! {
    F11 = "F11", "There are no credentials for this realm: show it to the user and ask, or try as anonymous.",
    when: "401 or 407 for a realm that the client has no credentials for.",
    why: "The realm is the only thing that tells a person which password is wanted. A server that \
          does not insist may take the user name anonymous with an empty password.",
    from: [("RFC 3261", "22.1"), ("RFC 3261", "22.2"), ("RFC 3261", "22.3")],
    level: Should,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","credentialsFor":["example.net"]}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"nowhere.example\", nonce=\"q\", qop=\"auth\""]) => AskUser,
    |s, d| {
        if !challenged(s, d) || d.decided() || s.attempt() >= MAX_ATTEMPTS {
            return false;
        }
        let Some(index) = missing(s, d) else { return false };
        if s.context.other_credentials == Some(false) {
            give_up(s, d);
            d.say("There are no credentials for this realm, and nobody to ask.");
        } else {
            ask_user(s, d, index);
        }
        if may_be_anonymous(s) {
            d.or("retry as anonymous");
        }
        d.or("fail");
        true
    }
}

#[test]
fn f11_shows_the_realm_and_never_takes_the_credentials_of_another() {
    for context in [
        r#"{"method":"INVITE","credentialsFor":["example.net"]}"#,
        r#"{"method":"INVITE","credentialsFor":["Nowhere.Example"]}"#,
        r#"{"method":"INVITE","credentialsFor":[]}"#,
    ] {
        let advice = super::advice_on(&super::Example { context, ..F11.example });
        assert_eq!((advice.action, advice.retry), (Action::AskUser, Retry::Conditional));
        assert_eq!(advice.alternatives, ["retry as anonymous", "fail"]);
        assert_eq!(advice.challenges.unwrap()[0].realm.as_deref(), Some("nowhere.example"));
        assert_eq!(advice.chosen_challenge, None);
    }
}

#[test]
fn f11_fails_where_nobody_can_be_asked() {
    let context = r#"{"method":"INVITE","credentialsFor":[],"otherCredentials":false}"#;
    let advice = super::advice_on(&super::Example { context, ..F11.example });
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Never));
}

rule! {
    F7 = "F7", "None of the challenges can be answered: give up.",
    when: "401 or 407, and no challenge has a scheme, an algorithm and a server that this client \
           can use; or the request was challenged too often.",
    why: "The same request would get the same answer. That a number of attempts ends it too is our \
          own bound against servers whose nonces are always stale.",
    from: [("RFC 8760", "2.4")],
    level: Should,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","credentialsFor":["example.net"]}"#, "401 Unauthorized", ["WWW-Authenticate: NoOneKnowsThisScheme opaque-data=here"]) => Fail,
    |s, d| {
        if !challenged(s, d) || d.decided() {
            return false;
        }
        give_up(s, d);
        if s.attempt() >= MAX_ATTEMPTS {
            d.say("The request was challenged again and again: give up.");
        }
        true
    }
}

#[test]
fn f7_ends_a_server_whose_nonces_are_always_stale() {
    let at = |context| super::advice_on(&super::Example { context, ..F10.example }).action;
    assert_eq!(
        at(
            r#"{"method":"INVITE","attempt":3,"credentialsFor":["example.net"],"sentAuthorization":{"realm":"example.net","nonce":"n1"}}"#
        ),
        Action::RetryWithCredentials
    );
    assert_eq!(
        at(
            r#"{"method":"INVITE","attempt":6,"credentialsFor":["example.net"],"sentAuthorization":{"realm":"example.net","nonce":"n1"}}"#
        ),
        Action::Fail
    );
}

#[test]
fn f7_goes_on_to_the_next_target_of_a_redirect() {
    let context = r#"{"method":"INVITE","targetsLeft":["sip:bob@b.example.org"]}"#;
    let advice = super::advice_on(&super::Example { context, ..F7.example });
    assert_eq!(advice.action, Action::RetryElsewhere);
    assert_eq!(advice.contacts.unwrap(), ["sip:bob@b.example.org"]);
}

rule! {
    F2 = "F2", "Go by the header, not by the code: each kind of challenge has its own answer.",
    when: "A 401 with Proxy-Authenticate, a 407 with WWW-Authenticate, or either with both.",
    why: "A forking proxy puts the challenges of all branches into the one response it forwards. \
          WWW-Authenticate is answered in Authorization, Proxy-Authenticate in Proxy-Authorization.",
    from: [("RFC 3261", "22.2"), ("RFC 3261", "22.3"), ("RFC 3261", "16.7 item 7")],
    level: Text,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","credentialsFor":["example.net"]}"#, "407 Proxy Authentication Required", ["WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n1\", qop=\"auth\""]) => RetryWithCredentials,
    |s, d| {
        let expected = if s.is(407) { "Proxy-Authenticate" } else { "WWW-Authenticate" };
        challenged(s, d) && all(d).iter().any(|challenge| challenge.header != expected)
    }
}

#[test]
fn f2_answers_in_the_header_of_the_challenge() {
    let advice = super::advice_on(&F2.example);
    assert_eq!(advice.retry_request.unwrap().header.as_deref(), Some("Authorization"));
    let usual = super::advice_on(&F1.example);
    assert!(usual.findings.iter().all(|finding| finding.rule != "F2"));
}

rule! {
    F3 = "F3", "Answer the challenges of the other realms too, each in its own header row.",
    when: "401 or 407 with challenges of several realms or both kinds that this client can answer.",
    why: "Each branch of a fork waits for its own credentials; those that get none do not ring. \
          RFC 3261 lets the client answer every challenge, also several of one realm; RFC 8760 wants \
          the topmost of a realm and, in a 401, is content with one realm. Here: one for each realm \
          and kind.",
    from: [("RFC 3261", "22.3"), ("RFC 8760", "2.4"), ("RFC 8760", "2.5")],
    level: May,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","credentialsFor":["p1","u2"]}"#, "401 Unauthorized", ["Proxy-Authenticate: Digest realm=\"p1\", nonce=\"1\", qop=\"auth\"", "WWW-Authenticate: Digest realm=\"u2\", nonce=\"2\", qop=\"auth\""]) => RetryWithCredentials,
    |s, d| {
        if !challenged(s, d) || !is_answered(d) || all(d).len() < 2 {
            return false;
        }
        let challenges = all(d);
        let group = |challenge: &ChallengeAdvice| (challenge.header, challenge.realm.clone());
        let mut groups: Vec<_> = chosen(d).into_iter().map(group).collect();
        let mut answers = Vec::new();
        for challenge in challenges.iter().filter(|challenge| challenge.usable) {
            let this = group(challenge);
            if !groups.contains(&this) {
                let realm = challenge.realm.as_deref().unwrap_or_default();
                let realm = realm.replace('\\', r"\\").replace('"', r#"\""#);
                let (header, scheme) = (answer_to(challenge), &challenge.scheme);
                answers.push(format!("{header}: {scheme} realm=\"{realm}\""));
                groups.push(this);
            }
        }
        let applies = !answers.is_empty();
        if applies {
            d.request().add = Some(answers);
        }
        applies
    }
}

#[test]
fn f3_answers_each_realm_once() {
    let advice = super::advice_on(&F3.example);
    assert_eq!(advice.chosen_challenge, Some(0));
    let request = advice.retry_request.unwrap();
    assert_eq!(request.header.as_deref(), Some("Proxy-Authorization"));
    assert_eq!(request.add.unwrap(), ["Authorization: Digest realm=\"u2\""]);
    let one = super::advice_on(&super::Example {
        context: r#"{"method":"INVITE","credentialsFor":["u2"]}"#,
        ..F3.example
    });
    assert_eq!((one.chosen_challenge, one.retry_request.unwrap().add), (Some(1), None));
}

rule! {
    F4 = "F4", "Of several challenges of one realm, answer the topmost that this client supports.",
    when: "401 or 407 with several challenges of the same realm in the same kind of header.",
    why: "The server lists its algorithms by preference. Answering a lower one that is also \
          supported would let it be weakened without need.",
    from: [("RFC 8760", "2.4"), ("RFC 8760", "2.3")],
    level: Should,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","algorithms":["MD5","SHA-256"],"credentialsFor":["example.net"]}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"example.net\", nonce=\"s1\", qop=\"auth\", algorithm=SHA-256", "WWW-Authenticate: Digest realm=\"example.net\", nonce=\"m1\", qop=\"auth\", algorithm=MD5"]) => RetryWithCredentials,
    |s, d| {
        challenged(s, d)
            && pairs(all(d)).any(|(one, other)| {
                one.header == other.header && one.realm == other.realm && one.realm.is_some()
            })
    }
}

/// All pairs of two challenges.
fn pairs(
    challenges: &[ChallengeAdvice],
) -> impl Iterator<Item = (&ChallengeAdvice, &ChallengeAdvice)> {
    challenges.iter().enumerate().flat_map(|(index, one)| {
        challenges.iter().skip(index.saturating_add(1)).map(move |other| (one, other))
    })
}

#[test]
fn f4_takes_the_topmost_supported_algorithm() {
    let advice = super::advice_on(&F4.example);
    assert_eq!(advice.chosen_challenge, Some(0));
    assert_eq!(advice.retry_request.unwrap().nonce.as_deref(), Some("s1"));
    for context in [
        r#"{"method":"REGISTER","algorithms":["MD5"],"credentialsFor":["example.net"]}"#,
        r#"{"method":"REGISTER","credentialsFor":["example.net"]}"#,
    ] {
        let advice = super::advice_on(&super::Example { context, ..F4.example });
        assert_eq!(advice.chosen_challenge, Some(1), "{context}");
        let challenges = advice.challenges.unwrap();
        assert_eq!((challenges[0].usable, challenges[1].usable), (false, true));
    }
}

rule! {
    F5 = "F5", "One of the realms is enough: answer the topmost challenge of any.",
    when: "401 with WWW-Authenticate of several realms.",
    why: "One server that offers several realms is content with one of them.",
    from: [("RFC 8760", "2.4")],
    level: Should,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","credentialsFor":["b"]}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"a\", nonce=\"1\", qop=\"auth\"", "WWW-Authenticate: Digest realm=\"b\", nonce=\"2\", qop=\"auth\""]) => RetryWithCredentials,
    |s, d| {
        s.is(401)
            && challenged(s, d)
            && is_answered(d)
            && pairs(all(d)).any(|(one, other)| {
                one.header == "WWW-Authenticate" && other.header == one.header && one.realm != other.realm
            })
    }
}

#[test]
fn f5_answers_the_realm_it_has_credentials_for() {
    let advice = super::advice_on(&F5.example);
    assert_eq!((advice.action, advice.chosen_challenge), (Action::RetryWithCredentials, Some(1)));
    let other = super::advice_on(&F4.example);
    assert!(other.findings.iter().all(|finding| finding.rule != "F5"));
}

rule! {
    F6 = "F6", "Ignore a challenge with a scheme or an algorithm that is not known.",
    when: "401 or 407 with such a challenge.",
    why: "Servers list what is new above what everyone knows. An answer made with the wrong \
          algorithm counts as wrong credentials.",
    from: [("RFC 8760", "2.4"), ("RFC 2617", "3.2.1"), ("RFC 7616", "3.3")],
    level: Must,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","algorithms":["MD5"],"credentialsFor":["example.net"]}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"example.net\", nonce=\"s1\", qop=\"auth\", algorithm=SHA-512-256", "WWW-Authenticate: Digest realm=\"example.net\", nonce=\"m1\", qop=\"auth\""]) => RetryWithCredentials,
    |s, d| {
        if !challenged(s, d) {
            return false;
        }
        let unknown_scheme = |challenge: &ChallengeAdvice| {
            !["Digest", "Bearer", "Basic"].iter().any(|scheme| is_scheme(challenge, scheme))
        };
        let unknown_algorithm = |challenge: &ChallengeAdvice| {
            challenge.algorithm.as_deref().is_some_and(|algorithm| !supports(s, algorithm))
        };
        let algorithm = all(d).iter().any(unknown_algorithm);
        let applies = algorithm || all(d).iter().any(unknown_scheme);
        if algorithm && s.context.algorithms.is_none() {
            d.depends_on(
                "algorithms",
                "MD5 alone is assumed; with its algorithm, a challenge that is passed over here can \
                 be answered.",
            );
        }
        applies
    }
}

#[test]
fn f6_reads_algorithms_in_any_letter_case_and_knows_md5_when_nothing_is_said() {
    let advice = super::advice(
        r#"{"method":"REGISTER","credentialsFor":["example.net"]}"#,
        "401 Unauthorized",
        &[r#"WWW-Authenticate: digest realm="example.net", nonce="n1", ALGORITHM=md5"#],
    );
    assert_eq!(advice.action, Action::RetryWithCredentials);
    assert!(advice.findings.iter().all(|finding| finding.rule != "F6"));
    let sha = super::advice(
        r#"{"method":"REGISTER","credentialsFor":["example.net"]}"#,
        "401 Unauthorized",
        &[r#"WWW-Authenticate: Digest realm="example.net", nonce="n1", algorithm=SHA-256"#],
    );
    assert_eq!((sha.action, sha.retry), (Action::Fail, Retry::Never));
    assert!(sha.depends_on.iter().any(|unknown| unknown.field == "algorithms"));
}

#[test]
fn f6_cannot_answer_a_challenge_that_lacks_what_the_digest_needs() {
    for headers in [
        &[r#"WWW-Authenticate: Digest nonce="n1", qop="auth""#],
        &[r#"WWW-Authenticate: Digest realm="example.net", qop="auth""#],
        &[r#"WWW-Authenticate: Digest realm="example.net", nonce="n1", qop="token-of-tomorrow""#],
        &[r#"WWW-Authenticate: Digest realm="example.net", nonce="n1", algorithm=MD5-sess"#],
    ] {
        let context = r#"{"method":"REGISTER","algorithms":["MD5","MD5-sess"],"credentialsFor":["example.net"]}"#;
        let advice = super::advice(context, "401 Unauthorized", headers);
        assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Never), "{headers:?}");
    }
}

rule! {
    F8 = "F8", "Never answer a Basic challenge.",
    when: "401 or 407 with the scheme Basic.",
    why: "Basic sends the password in the clear. RFC 3261 took it out of SIP.",
    from: [("RFC 3261", "22"), ("RFC 3261", "22.4"), ("RFC 8760", "2.6")],
    level: MustNot,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","credentialsFor":["example.net"]}"#, "401 Unauthorized", ["WWW-Authenticate: Basic realm=\"example.net\""]) => Fail,
    |s, d| { challenged(s, d) && all(d).iter().any(|challenge| is_scheme(challenge, "Basic")) }
}

#[test]
fn f8_passes_over_basic_and_answers_digest() {
    let advice = super::advice_on(&F8.example);
    assert_eq!((advice.retry, advice.chosen_challenge), (Retry::Never, None));
    let both = super::advice_on(&super::Example {
        headers: &[
            "WWW-Authenticate: bAsIc realm=\"example.net\"",
            "WWW-Authenticate: Digest realm=\"example.net\", nonce=\"d1\", qop=\"auth\"",
        ],
        ..F8.example
    });
    assert_eq!((both.action, both.chosen_challenge), (Action::RetryWithCredentials, Some(1)));
}

rule! {
    F12 = "F12", "The challenge offers qop: send qop, cnonce and nc.",
    when: "The challenge to answer has a qop that is known; values that are not known are ignored.",
    why: "They protect against a chosen nonce and against replay. A server that offers qop may \
          reject an answer without it.",
    from: [("RFC 3261", "22.4 item 8"), ("RFC 2617", "3.2.1")],
    level: Must,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","credentialsFor":["example.net"]}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n1\", qop=\"auth,auth-int\""]) => RetryWithCredentials,
    |s, d| {
        if !challenged(s, d) || !is_answered_with_digest(d) || !chosen(d).is_some_and(has_known_qop) {
            return false;
        }
        let request = d.request();
        request.send_qop = Some(true);
        request.send_cnonce = Some(true);
        true
    }
}

#[test]
fn f12_passes_over_a_qop_that_is_not_known() {
    let advice = super::advice_on(&super::Example {
        headers: &[r#"WWW-Authenticate: Digest realm="example.net", nonce="n1", qop="new, auth""#],
        ..F12.example
    });
    let request = advice.retry_request.unwrap();
    assert_eq!((request.send_qop, request.send_cnonce), (Some(true), Some(true)));
    assert_eq!(advice.challenges.unwrap()[0].qop.as_ref().unwrap(), &["new", "auth"]);
}

rule! {
    F13 = "F13", "The challenge has no qop: answer in the form of RFC 2069, without qop, nc and cnonce.",
    when: "The challenge to answer has no qop.",
    why: "RFC 3261 forbids cnonce where no qop was offered; RFC 8760 reads a missing qop as auth. \
          A server that leaves it out is mostly an old one, so the old form is the safer of the two.",
    from: [("RFC 3261", "22.4 item 8"), ("RFC 8760", "2.6 item 8")],
    level: MustNot,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","credentialsFor":["example.net"]}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"example.net\", nonce=\"old\""]) => RetryWithCredentials,
    |s, d| {
        if !challenged(s, d) || !is_answered_with_digest(d) || !chosen(d).is_some_and(has_no_qop) {
            return false;
        }
        let request = d.request();
        request.send_qop = Some(false);
        request.send_cnonce = Some(false);
        d.or("qop=auth (RFC 8760 reading)");
        true
    }
}

#[test]
fn f13_is_for_challenges_without_qop_alone() {
    let advice = super::advice_on(&F13.example);
    let request = advice.retry_request.unwrap();
    assert_eq!((request.send_qop, request.send_cnonce), (Some(false), Some(false)));
    let with = super::advice_on(&F12.example);
    assert!(with.findings.iter().all(|finding| finding.rule != "F13"));
}

rule! {
    F14 = "F14", "The challenge names no algorithm: it is MD5.",
    when: "The challenge to answer has no algorithm.",
    why: "The parameter is optional and MD5 its default, also where other challenges name a newer \
          one.",
    from: [("RFC 2617", "3.2.1"), ("RFC 8760", "2.1"), ("RFC 8760", "2.7")],
    level: Text,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","credentialsFor":["example.net"]}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n1\", qop=\"auth\""]) => RetryWithCredentials,
    |s, d| {
        // Whether the name stood in the message is no longer to be seen in what was read.
        let names_none = |index| {
            let challenge = s.response().and_then(|response| response.challenges().flatten().nth(index));
            challenge.is_some_and(|challenge| {
                challenge.algorithm.is_none_or(|algorithm| algorithm.raw().is_empty())
            })
        };
        challenged(s, d)
            && is_answered_with_digest(d)
            && chosen(d).is_some_and(|challenge| challenge.algorithm.as_deref() == Some("MD5"))
            && d.advice.chosen_challenge.is_some_and(names_none)
    }
}

#[test]
fn f14_says_nothing_where_the_algorithm_is_named() {
    let advice = super::advice_on(&F14.example);
    assert_eq!(advice.challenges.unwrap()[0].algorithm.as_deref(), Some("MD5"));
    let named = super::advice_on(&F1.example);
    assert!(named.findings.iter().all(|finding| finding.rule != "F14"));
}

rule! {
    F15 = "F15", "The digest is over the new Request-URI, which stands in quotes in uri; its hex digits are small.",
    when: "A Digest challenge is answered.",
    why: "Servers compare the text. An answer of MD5 has 32 digits, one of SHA-256 and SHA-512-256 \
          64; opaque goes back as it came.",
    from: [("RFC 3261", "22.4"), ("RFC 8760", "2.6"), ("RFC 8760", "2.7")],
    level: Must,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","algorithms":["SHA-256"],"credentialsFor":["example.net"]}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"example.net\", nonce=\"s1\", qop=\"auth\", algorithm=SHA-256"]) => RetryWithCredentials,
    |s, d| { challenged(s, d) && is_answered_with_digest(d) }
}

#[test]
fn f15_is_silent_where_no_digest_is_made() {
    let token = super::advice_on(&F19.example);
    assert!(token.findings.iter().all(|finding| finding.rule != "F15"));
    let asked = super::advice_on(&F11.example);
    assert!(asked.findings.iter().all(|finding| finding.rule != "F15"));
}

rule! {
    F17 = "F17", "Send the credentials for this proxy with every later request of the same Call-ID.",
    when: "A Proxy-Authenticate challenge is answered.",
    why: "The proxy stays on the path of the call and would challenge each request anew. Outside \
          this call they are not sent, unless the realm is that of the configured outbound proxy.",
    from: [("RFC 3261", "22.3")],
    level: Should,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","credentialsFor":["proxy.example"]}"#, "407 Proxy Authentication Required", ["Proxy-Authenticate: Digest realm=\"proxy.example\", nonce=\"p1\", qop=\"auth\""]) => RetryWithCredentials,
    |s, d| {
        challenged(s, d)
            && is_answered(d)
            && all(d)
                .iter()
                .any(|challenge| challenge.usable && challenge.header == "Proxy-Authenticate")
    }
}

#[test]
fn f17_is_for_proxies_alone() {
    let advice = super::advice_on(&F1.example);
    assert!(advice.findings.iter().all(|finding| finding.rule != "F17"));
}

rule! {
    F20 = "F20", "The realm offers several schemes: answer one of those that are supported.",
    when: "401 or 407 with challenges of different schemes for one realm.",
    why: "They are alternatives, and which one to take is local policy. Without any, the topmost \
          that can be answered is taken here.",
    from: [("RFC 8898", "2.1.1")],
    level: Text,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","credentialsFor":["example.net"],"trustedAs":[]}"#, "401 Unauthorized", ["WWW-Authenticate: Bearer realm=\"example.net\", authz_server=\"https://as.example.org\"", "WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n1\", qop=\"auth\""]) => RetryWithCredentials,
    |s, d| {
        challenged(s, d)
            && pairs(all(d)).any(|(one, other)| {
                one.realm.is_some() && one.realm == other.realm && !is_scheme(one, &other.scheme)
            })
    }
}

#[test]
fn f20_takes_algorithms_for_no_schemes() {
    let advice = super::advice_on(&F4.example);
    assert!(advice.findings.iter().all(|finding| finding.rule != "F20"));
    let token = super::advice_on(&super::Example {
        context: r#"{"method":"REGISTER","credentialsFor":["example.net"],"trustedAs":["https://as.example.org"]}"#,
        ..F20.example
    });
    assert_eq!((token.action, token.chosen_challenge), (Action::GetToken, Some(0)));
}

rule! {
    F22 = "F22", "Use this nonce for the next request.",
    when: "2xx with nextnonce in Authentication-Info.",
    why: "With the old nonce the next request would be challenged as stale, which costs a round \
          trip.",
    from: [("RFC 2617", "3.2.3"), ("RFC 3261", "20.6")],
    level: Should,
    scope: 1 << 2, Scope::CLIENT;
    example: (r#"{"method":"REGISTER"}"#, "200 OK", ["Authentication-Info: nextnonce=\"n2\", qop=auth"]) => Done,
    |s, d| {
        let Some(info) = s.response().and_then(|response| response.authentication_info()) else {
            return false;
        };
        let nonce = info.ok().and_then(|info| info.next_nonce).map(|nonce| nonce.text().into_owned());
        let applies = nonce.is_some();
        d.advice.headers.next_nonce = Some(nonce);
        applies
    }
}

#[test]
fn f22_needs_a_nextnonce() {
    let advice = super::advice_on(&F22.example);
    assert_eq!(advice.headers.next_nonce, Some(Some("n2".into())));
    let without = super::advice_on(&super::Example {
        headers: &["Authentication-Info: qop=auth"],
        ..F22.example
    });
    assert_eq!(without.headers.next_nonce, Some(None));
    assert!(without.findings.iter().all(|finding| finding.rule != "F22"));
}
