//! The table of rules as a whole.

use sip_response::{Action, Context, Method, RULES, Role, Rule, StatusCode, advise};

/// Every id of the rule sheet has a rule. An id without a home fails.
#[test]
fn every_rule_of_the_sheet_has_a_home() {
    let homeless: Vec<&str> = include_str!("../data/rule-ids.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        // K has it: the rule G481 of the sheet only points there.
        .filter(|id| Rule::by_id(id).is_none() && *id != "G481")
        .collect();
    println!("{} rules", RULES.iter().copied().flatten().count());
    assert!(homeless.is_empty(), "without a home: {homeless:?}");
}

/// Whatever the code, the method, the role and the dialog: there is an answer, it names the rule
/// that decided, and it is one that the role can act on.
#[test]
fn there_is_an_answer_for_every_code_method_role_and_dialog() {
    let proxy_actions = [
        Action::Forward,
        Action::Consume,
        Action::HoldAndCancel,
        Action::ChooseBest,
        Action::Generate,
        Action::SendNothing,
        Action::NextTarget,
        Action::ForwardAsBest,
    ];
    let mut answers = 0;
    for number in 100..=699 {
        let code = StatusCode::from_u16(number).unwrap();
        for method in Method::ALL {
            let message = format!(
                "SIP/2.0 {number} X\r\nVia: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa1\r\n\
                 From: <sip:alice@example.com>;tag=a1\r\nTo: <sip:bob@example.net>;tag=b1\r\n\
                 Call-ID: c1\r\nCSeq: 1 {method}\r\nContent-Length: 0\r\n\r\n"
            );
            for role in Role::ALL {
                for in_dialog in [None, Some(false), Some(true)] {
                    let context =
                        Context { method: Some(method), role, in_dialog, ..Context::default() };
                    let advice = advise(message.as_bytes(), &context);
                    let what = format!("{number} {method} {role:?} {in_dialog:?}");
                    answers += 1;
                    assert!(!advice.findings.is_empty(), "{what}: no rule spoke");
                    assert!(!advice.summary.is_empty(), "{what}");
                    if method == Method::Ack {
                        assert_eq!(advice.action, Action::Discard, "{what}");
                        continue;
                    }
                    assert!(advice.valid, "{what}");
                    assert_eq!(advice.code, Some(code), "{what}");
                    // An authentication service sits in a proxy or in a client.
                    let for_proxy = proxy_actions.contains(&advice.action);
                    let fits = match role {
                        Role::Uac => !for_proxy,
                        Role::Proxy => for_proxy,
                        _ => true,
                    };
                    assert!(fits, "{what}: {:?}", advice.action);
                    let silent = for_proxy || advice.action == Action::Ignore;
                    assert_eq!(silent, advice.user_message.is_empty(), "{what}");
                }
            }
        }
    }
    println!("{answers} answers");
}

/// The oracle's principle 1: nothing is repeated after a success or a provisional response.
#[test]
fn a_1xx_or_2xx_never_asks_for_a_retry() {
    for number in (100..=299).step_by(1) {
        let message = format!(
            "SIP/2.0 {number} X\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKa1\r\nFrom: <sip:a@b>;tag=1\r\n\
             To: <sip:c@d>;tag=2\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\r\n"
        );
        let advice = advise(message.as_bytes(), &Context::default());
        assert_eq!(advice.retry, sip_response::Retry::Never, "{number}");
    }
}
