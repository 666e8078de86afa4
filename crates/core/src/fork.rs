//! The best response of a forking proxy (RFC 3261 §16.7 items 5 to 7 and 10, RFC 4320 §4.2).
//!
//! A proxy that has sent one request to several targets answers upstream with one final response.
//! [`best_response`] says which, from the codes that have come back. It can be used on its own;
//! the rules of the proxy use it as well.

use alloc::vec::Vec;

use crate::{Method, Reference, StatusClass, StatusCode};

/// What a proxy knows of the request that it forked, besides the final responses.
///
/// The default is an unknown method, which counts as any method but INVITE, no open branch, and
/// nothing sent yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fork {
    /// The method of the request.
    pub method: Method,
    /// How many branches have no final response yet.
    pub pending: u32,
    /// The final response that was sent upstream already, where there is one.
    pub final_sent: Option<StatusCode>,
    /// Would this proxy answer every other request with 503 as well? Only then may it forward one.
    pub unavailable: bool,
}

/// What a forking proxy does upstream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum ForkStep {
    /// Nothing yet: branches are open, and none has a 2xx.
    Wait,
    /// Forward the response of the branch that `branch` names.
    Forward,
    /// Send a response of its own.
    Generate,
    /// Send nothing, now or later.
    Nothing,
}

/// The answer of [`best_response`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct BestResponse {
    /// What to do upstream.
    pub step: ForkStep,
    /// The code to send; `None` where nothing is sent.
    pub best: Option<StatusCode>,
    /// The index of the response to forward, among those that were given.
    pub branch: Option<usize>,
    /// Codes that may be sent as well, each once: the RFC leaves the choice within a class free.
    pub alternatives: Vec<StatusCode>,
    /// The indices of the other 401 and 407 responses. Their `WWW-Authenticate` and
    /// `Proxy-Authenticate` lines go into the chosen one unchanged, those of one branch in their
    /// order (RFC 3261 §16.7 item 7, RFC 8760 §2.5).
    pub challenges_from: Vec<usize>,
    /// CANCEL every open branch that has had a provisional response (RFC 3261 §16.7 item 10).
    pub cancel_pending: bool,
    /// May the proxy still start branches for this request?
    pub new_branches: bool,
    /// Why, in a sentence.
    pub reason: &'static str,
    /// The place that decides.
    pub reference: Reference,
}

/// Codes that tell the caller how to send the request again. RFC 3261 §16.7 item 6 prefers them
/// within 4xx and ranks them no further; here the first in this list wins.
const PREFERRED: [u16; 5] = [401, 407, 415, 420, 484];

/// Codes that say nothing of the callee: no answer in time, a dead flow whose code no endpoint
/// should see (RFC 5626 §11.5), a branch that the proxy itself cancelled. The RFC leaves the
/// choice free, so they come last within 4xx.
const SAYS_LITTLE: [u16; 3] = [408, 430, 487];

/// Which response a proxy sends upstream, from the final codes of all branches in the order in
/// which they came.
///
/// A branch that timed out has no final response and is left out; one whose transport failed
/// counts as 503 (RFC 3261 §16.9). Provisional codes are passed over. Time is linear in the number
/// of codes; `alternatives` holds at most the hundred codes of one class.
///
/// - A 2xx is forwarded at once; of several to an INVITE each one, as it comes (item 5).
/// - As long as a branch is open, nothing else is sent.
/// - Any 6xx comes before all others, then the lowest class; within 4xx 401, 407, 415, 420 and 484
///   are preferred (item 6). What is equal is decided by what came first.
/// - 503 is not forwarded unless [`Fork::unavailable`]; where there is nothing else, 500 is sent
///   instead. A Retry-After of the 503 speaks of that one server and is not taken over.
/// - Without any response an INVITE is answered with 408. No other request ever is, not even with
///   a 408 that a branch has sent: RFC 4320 §4.2 forbids it.
///
/// ```
/// use sip_response::{Method, StatusCode, fork::{Fork, ForkStep, best_response}};
///
/// let finals = [503, 407, 501, 404].map(|code| StatusCode::from_u16(code).unwrap());
/// let fork = Fork { method: Method::Invite, ..Fork::default() };
/// let answer = best_response(&finals, &fork);
/// assert_eq!((answer.step, answer.branch), (ForkStep::Forward, Some(1)));
/// assert_eq!(answer.best.map(StatusCode::as_u16), Some(407));
/// ```
#[must_use]
pub fn best_response(finals: &[StatusCode], fork: &Fork) -> BestResponse {
    let open = fork.pending > 0;
    let invite = fork.method == Method::Invite;
    let has = |class| finals.iter().any(|code| code.class() == class);
    let global_failure = has(StatusClass::GlobalFailure);
    let mut answer = BestResponse {
        step: ForkStep::Nothing,
        best: None,
        branch: None,
        alternatives: Vec::new(),
        challenges_from: Vec::new(),
        // Only an INVITE is worth a CANCEL (RFC 3261 §9.1).
        cancel_pending: open
            && invite
            && (global_failure || has(StatusClass::Success) || fork.final_sent.is_some()),
        new_branches: !global_failure && !has(StatusClass::Success) && fork.final_sent.is_none(),
        reason: "",
        reference: Reference { document: "RFC 3261", section: "16.7 item 6" },
    };
    let success = first(finals, |code| code.class() == StatusClass::Success);
    if let Some((branch, code)) = success.filter(|_| invite || fork.final_sent.is_none()) {
        answer.forward(branch, code);
        answer.reason = "A 2xx is forwarded at once, of an INVITE every one.";
        answer.reference.section = "16.7 item 5";
    } else if fork.final_sent.is_some() {
        answer.reason = "The request has its final response; after it only a 2xx to an INVITE \
                         may follow.";
        answer.reference.section = "16.7 item 5";
    } else if open {
        answer.step = ForkStep::Wait;
        answer.reason = if global_failure {
            "A 6xx wins, but waits until the other branches have ended: a 2xx may still come."
        } else {
            "A branch is still open; the best response is chosen when all have ended."
        };
        answer.reference.section = "16.7 item 5";
    } else {
        choose(finals, fork, &mut answer);
    }
    answer
}

/// All branches have ended, and nothing was sent.
fn choose(finals: &[StatusCode], fork: &Fork, answer: &mut BestResponse) {
    let invite = fork.method == Method::Invite;
    let may_be_sent = |code: StatusCode| match code.as_u16() {
        ..300 => false,
        408 => invite,
        503 => fork.unavailable,
        _ => true,
    };
    let best = finals
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, code)| may_be_sent(*code))
        .min_by_key(|(_, code)| rank(*code));
    if let Some((branch, code)) = best {
        answer.forward(branch, code);
        answer.alternatives = alternatives(finals, code, may_be_sent);
        if is_challenge(code) {
            let others = finals
                .iter()
                .enumerate()
                .filter(|(index, code)| is_challenge(**code) && *index != branch);
            answer.challenges_from = others.map(|(index, _)| index).collect();
        }
        answer.reason = match code.class() {
            StatusClass::GlobalFailure => "A 6xx is chosen before every other class.",
            _ if PREFERRED.contains(&code.as_u16()) => {
                "The lowest class is chosen; in it, this code says how to send the request again."
            }
            _ => "The lowest class is chosen; in it, the choice is free.",
        };
    } else if finals.contains(&StatusCode::SERVICE_UNAVAILABLE) {
        answer.generate(StatusCode::SERVER_INTERNAL_ERROR);
        answer.reason = "A 503 would say that this proxy can serve no request at all; where there \
                         is nothing else, 500 takes its place.";
    } else if invite {
        answer.generate(StatusCode::REQUEST_TIMEOUT);
        answer.reason = "No branch has answered: the INVITE gets 408.";
    } else {
        answer.reason = "No branch has answered in time, and only an INVITE may be answered with \
                         408: nothing is sent.";
        answer.reference = Reference { document: "RFC 4320", section: "4.2" };
    }
}

impl BestResponse {
    fn forward(&mut self, branch: usize, code: StatusCode) {
        self.step = ForkStep::Forward;
        self.best = Some(code);
        self.branch = Some(branch);
    }

    fn generate(&mut self, code: StatusCode) {
        self.step = ForkStep::Generate;
        self.best = Some(code);
    }
}

/// The smaller, the better: 6xx, then by class, then by what a code is worth in its class.
fn rank(code: StatusCode) -> (u8, usize) {
    let class = match code.class() {
        StatusClass::GlobalFailure => 0,
        class => class.digit(),
    };
    let number = code.as_u16();
    let preferred = PREFERRED.iter().position(|preferred| *preferred == number);
    let worth = preferred.unwrap_or(PREFERRED.len() + usize::from(SAYS_LITTLE.contains(&number)));
    (class, worth)
}

/// The other codes of the class that was chosen.
fn alternatives(
    finals: &[StatusCode],
    best: StatusCode,
    may_be_sent: impl Fn(StatusCode) -> bool,
) -> Vec<StatusCode> {
    let mut codes: Vec<StatusCode> = Vec::new();
    for code in finals.iter().copied() {
        let other = code.class() == best.class() && code != best && may_be_sent(code);
        if other && !codes.contains(&code) {
            codes.push(code);
        }
    }
    // Busy on all branches may be told as busy everywhere (RFC 4412 §4.6.6).
    if finals.len() > 1 && finals.iter().all(|code| *code == StatusCode::BUSY_HERE) {
        codes.push(StatusCode::BUSY_EVERYWHERE);
    }
    codes
}

fn is_challenge(code: StatusCode) -> bool {
    matches!(code.as_u16(), 401 | 407)
}

fn first(finals: &[StatusCode], fits: impl Fn(StatusCode) -> bool) -> Option<(usize, StatusCode)> {
    finals.iter().copied().enumerate().find(|(_, code)| fits(*code))
}

#[cfg(test)]
mod tests {
    use alloc::{vec, vec::Vec};

    use super::*;

    fn codes(numbers: &[u16]) -> Vec<StatusCode> {
        numbers.iter().map(|number| StatusCode::from_u16(*number).unwrap()).collect()
    }

    fn invite(numbers: &[u16]) -> BestResponse {
        let fork = Fork { method: Method::Invite, ..Fork::default() };
        best_response(&codes(numbers), &fork)
    }

    fn options(numbers: &[u16]) -> BestResponse {
        let fork = Fork { method: Method::Options, ..Fork::default() };
        best_response(&codes(numbers), &fork)
    }

    fn number(code: Option<StatusCode>) -> u16 {
        code.map_or(0, StatusCode::as_u16)
    }

    #[test]
    fn a_6xx_wins_over_every_class_and_then_the_lowest_class() {
        assert_eq!(number(invite(&[302, 404, 603]).best), 603);
        assert_eq!(number(invite(&[500, 302, 486]).best), 302);
        assert_eq!(number(invite(&[504, 486, 501]).best), 486);
    }

    #[test]
    fn what_helps_the_caller_to_try_again_is_preferred_in_4xx() {
        for preferred in PREFERRED {
            let answer = invite(&[404, preferred, 486]);
            assert_eq!(number(answer.best), preferred);
            assert_eq!(answer.branch, Some(1));
            assert_eq!(answer.alternatives, codes(&[404, 486]));
        }
    }

    #[test]
    fn a_cancelled_or_silent_branch_does_not_hide_an_answer() {
        assert_eq!(number(invite(&[487, 408, 486]).best), 486);
        assert_eq!(number(invite(&[430, 404]).best), 404);
        assert_eq!(number(invite(&[487]).best), 487);
    }

    #[test]
    fn a_503_is_forwarded_only_by_a_proxy_that_can_serve_nobody() {
        assert_eq!(invite(&[503]).step, ForkStep::Generate);
        assert_eq!(number(invite(&[503, 503]).best), 500);
        assert_eq!(number(invite(&[503, 504]).best), 504);
        let fork = Fork { method: Method::Invite, unavailable: true, ..Fork::default() };
        assert_eq!(number(best_response(&codes(&[503]), &fork).best), 503);
    }

    #[test]
    fn without_an_answer_only_an_invite_gets_408() {
        assert_eq!((invite(&[]).step, number(invite(&[]).best)), (ForkStep::Generate, 408));
        let nothing = options(&[]);
        assert_eq!((nothing.step, nothing.best), (ForkStep::Nothing, None));
        assert_eq!(nothing.reference.document, "RFC 4320");
        assert_eq!(options(&[408]).step, ForkStep::Nothing);
        assert_eq!(number(options(&[408, 500]).best), 500);
    }

    #[test]
    fn all_challenges_come_together_and_only_then() {
        assert_eq!(invite(&[407, 404, 401, 407]).challenges_from, [0, 3]);
        assert_eq!(invite(&[407, 603, 401]).challenges_from, Vec::<usize>::new());
    }

    #[test]
    fn busy_on_all_branches_may_become_busy_everywhere() {
        assert_eq!(invite(&[486, 486]).alternatives, codes(&[600]));
        assert_eq!(invite(&[486]).alternatives, []);
        assert_eq!(invite(&[486, 404]).alternatives, codes(&[404]));
        // What may not be sent is no alternative either.
        assert_eq!(options(&[404, 408]).alternatives, []);
        assert_eq!(invite(&[500, 503]).alternatives, []);
    }

    /// All that can be said of an answer without saying how it was found, over every sequence of
    /// up to three codes and every state.
    #[test]
    fn every_answer_to_every_small_set_keeps_the_rules() {
        let some = [180, 200, 202, 301, 302, 401, 404, 407, 408, 430, 484, 486, 487, 500, 503, 504]
            .into_iter()
            .chain([600, 603, 699]);
        let some: Vec<u16> = some.collect();
        let mut sets = vec![vec![]];
        for length in 1..=3 {
            let longer: Vec<Vec<u16>> = sets
                .iter()
                .filter(|set| set.len() == length - 1)
                .flat_map(|set| some.iter().map(move |code| [set.as_slice(), &[*code]].concat()))
                .collect();
            sets.extend(longer);
        }
        for method in [Method::Invite, Method::Options, Method::Other] {
            for pending in [0, 2] {
                for final_sent in [None, Some(StatusCode::OK), Some(StatusCode::BUSY_HERE)] {
                    for unavailable in [false, true] {
                        let fork = Fork { method, pending, final_sent, unavailable };
                        for set in &sets {
                            check(set, &fork);
                        }
                    }
                }
            }
        }
    }

    fn check(set: &[u16], fork: &Fork) {
        let answer = best_response(&codes(set), fork);
        let best = number(answer.best);
        let state = alloc::format!("{set:?} {fork:?} {answer:?}");
        let invite = fork.method == Method::Invite;
        let success = set.iter().any(|code| code / 100 == 2);
        let global = set.iter().any(|code| *code >= 600);

        // The parts of the answer fit together.
        assert_eq!(answer.branch.is_some(), answer.step == ForkStep::Forward, "{state}");
        assert_eq!(
            answer.best.is_some(),
            matches!(answer.step, ForkStep::Forward | ForkStep::Generate),
            "{state}"
        );
        if let Some(branch) = answer.branch {
            assert_eq!(set.get(branch), Some(&best), "{state}");
        }
        assert!(answer.reason.ends_with('.'), "{state}");
        assert!(best == 0 || best >= 200, "a provisional response is never best: {state}");

        // What must never be sent.
        assert!(invite || best != 408, "RFC 4320 §4.2: {state}");
        assert!(fork.unavailable || best != 503, "{state}");
        if fork.final_sent.is_some() {
            assert!(best == 0 || invite && best / 100 == 2, "one final response: {state}");
            assert!(!answer.new_branches, "{state}");
        }
        if fork.pending > 0 {
            assert!(best == 0 || best / 100 == 2, "nothing but a 2xx goes at once: {state}");
        } else {
            assert_ne!(answer.step, ForkStep::Wait, "{state}");
            assert!(!answer.cancel_pending, "{state}");
        }
        if answer.step == ForkStep::Generate {
            assert!(matches!(best, 408 | 500), "{state}");
            assert!(answer.alternatives.is_empty(), "{state}");
        }
        assert!(!answer.new_branches || !(success || global), "{state}");

        // What must be sent once all have ended.
        if fork.pending == 0 && fork.final_sent.is_none() {
            let usable: Vec<u16> = set
                .iter()
                .copied()
                .filter(|code| *code >= 200 && (invite || *code != 408))
                .filter(|code| fork.unavailable || *code != 503)
                .collect();
            let wanted_class = match () {
                () if success => 2,
                () if global => 6,
                () => usable.iter().map(|code| code / 100).min().unwrap_or_default(),
            };
            match wanted_class {
                0 if set.contains(&503) => assert_eq!(best, 500, "{state}"),
                0 if invite => assert_eq!(best, 408, "{state}"),
                0 => assert_eq!(answer.step, ForkStep::Nothing, "{state}"),
                class => assert_eq!(best / 100, class, "{state}"),
            }
            let helpful = |code: &u16| PREFERRED.contains(code);
            if wanted_class == 4 && set.iter().any(helpful) {
                assert!(helpful(&best), "{state}");
            }
            // The order of arrival never decides on the class or on what is made up.
            let reversed: Vec<u16> = set.iter().rev().copied().collect();
            let other = best_response(&codes(&reversed), fork);
            assert_eq!(other.step, answer.step, "{state}");
            assert_eq!(other.best.map(StatusCode::class), answer.best.map(StatusCode::class));
            if matches!(best, 401 | 407) {
                let challenges = set.iter().filter(|code| matches!(code, 401 | 407)).count();
                assert_eq!(answer.challenges_from.len() + 1, challenges, "{state}");
            } else {
                assert!(answer.challenges_from.is_empty(), "{state}");
            }
        }
        let mut seen = vec![best];
        for alternative in answer.alternatives.iter().map(|code| code.as_u16()) {
            assert!(!seen.contains(&alternative), "each once: {state}");
            seen.push(alternative);
            let busy_everywhere = alternative == 600 && set.iter().all(|code| *code == 486);
            assert!(busy_everywhere || set.contains(&alternative), "{state}");
            assert!(busy_everywhere || alternative / 100 == best / 100, "{state}");
        }
    }

    #[test]
    fn branches_are_cancelled_only_once_there_is_something_to_cancel_for() {
        let pending = |numbers: &[u16]| {
            let fork = Fork { method: Method::Invite, pending: 2, ..Fork::default() };
            best_response(&codes(numbers), &fork).cancel_pending
        };
        assert!(pending(&[603]) && pending(&[200]));
        assert!(!pending(&[404]) && !pending(&[]));
    }

    /// RFC 3261 §16.7 items 5 and 10, §9.1: what goes at once, what waits, and whom a CANCEL
    /// still helps.
    #[test]
    fn one_open_branch_is_waited_for_and_cancelled_where_that_helps() {
        let with = |method, final_sent, numbers: &[u16]| {
            let fork = Fork { method, final_sent, pending: 1, ..Fork::default() };
            let answer = best_response(&codes(numbers), &fork);
            assert!(answer.branch.is_none() == (answer.step != ForkStep::Forward));
            (answer.step, answer.cancel_pending, answer.reference.section, answer.reason)
        };
        const ITEM_5: &str = "16.7 item 5";
        let open = with(Method::Invite, None, &[404]);
        assert_eq!((open.0, open.1, open.2), (ForkStep::Wait, false, ITEM_5));
        assert!(open.3.contains("still open"));
        let held = with(Method::Invite, None, &[603]);
        assert_eq!((held.0, held.1, held.2), (ForkStep::Wait, true, ITEM_5));
        assert!(held.3.contains("6xx wins, but waits"));
        assert!(!with(Method::Options, None, &[603]).1, "only an INVITE is worth a CANCEL");
        let success = with(Method::Options, None, &[200]);
        assert_eq!((success.0, success.1, success.2), (ForkStep::Forward, false, ITEM_5));
        let sent = with(Method::Invite, Some(StatusCode::BUSY_HERE), &[404]);
        assert_eq!((sent.0, sent.1, sent.2), (ForkStep::Nothing, true, ITEM_5));
        let late = with(Method::Invite, Some(StatusCode::OK), &[200]);
        assert_eq!((late.0, late.1), (ForkStep::Forward, true), "each 2xx to an INVITE goes on");
        assert_eq!(with(Method::Options, Some(StatusCode::OK), &[200]).0, ForkStep::Nothing);
    }

    #[test]
    fn the_reason_says_whether_the_choice_was_free() {
        assert!(invite(&[404, 407]).reason.contains("send the request again"));
        assert!(invite(&[404, 486]).reason.contains("free"));
        assert!(invite(&[404, 603]).reason.contains("before every other class"));
    }
}
