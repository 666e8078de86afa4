//! Redacted responses: every case of the corpus gets the advice that it got before.

use conformance::cases;
use serde_json::Value;
use sip_response::{Advice, Context, advise, redact::Redactor};

/// What must not change: all but the values that were redacted.
fn essence(advice: &Advice) -> String {
    let rules: Vec<_> = advice.findings.iter().map(|it| (it.rule, it.level)).collect();
    let depends: Vec<_> = advice.depends_on.iter().map(|it| it.field).collect();
    let violations: Vec<_> = advice.violations.iter().map(|it| (it.kind, it.line)).collect();
    let challenges: Option<Vec<_>> = advice
        .challenges
        .as_ref()
        .map(|list| list.iter().map(|it| (&it.scheme, it.usable, &it.algorithm)).collect());
    format!(
        "{:?}",
        (
            (advice.valid, advice.code, advice.treat_as, advice.action, advice.retry),
            (advice.delay_s, advice.dialog_effect, &advice.user_message, advice.q850),
            (rules, depends, violations, challenges, advice.chosen_challenge),
            advice.contacts.as_ref().map(Vec::len),
        )
    )
}

/// The context with the same values redacted.
fn redacted(redactor: &mut Redactor, value: &mut Value) {
    match value {
        Value::String(text) => *text = redactor.text(text),
        Value::Array(items) => items.iter_mut().for_each(|item| redacted(redactor, item)),
        Value::Object(fields) => fields.values_mut().for_each(|item| redacted(redactor, item)),
        _ => {}
    }
}

#[test]
fn a_redacted_response_gets_the_same_advice() {
    let mut count = 0;
    let mut problems = Vec::new();
    for case in cases(include_str!("../data/responses.jsonl")).unwrap() {
        let text = case.message.as_ref().and_then(|bytes| str::from_utf8(bytes).ok());
        let Some(text) = text else { continue };
        let context: Context = serde_json::from_value(case.context.clone()).unwrap();
        let mut redactor = Redactor::new();
        let message = redactor.message(text);
        let mut fields = case.context.clone();
        redacted(&mut redactor, &mut fields);
        let before = essence(&advise(text.as_bytes(), &context));
        let after = match serde_json::from_value(fields.clone()) {
            Ok(context) => essence(&advise(message.as_bytes(), &context)),
            Err(error) => format!("{error}: {fields}"),
        };
        if before != after {
            problems.push(format!("{}\n  {before}\n  {after}\n{message}", case.id));
        }
        count += 1;
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
    assert!(count > 140, "only {count} cases");
}

#[test]
fn what_was_redacted_stays_as_it_is_when_redacted_again() {
    for case in cases(include_str!("../data/responses.jsonl")).unwrap() {
        let text = case.message.as_ref().and_then(|bytes| str::from_utf8(bytes).ok());
        let Some(text) = text else { continue };
        let once = Redactor::new().message(text);
        assert_eq!(Redactor::new().message(&once), once, "{}", case.id);
    }
}

#[test]
fn no_value_of_the_corpus_is_left() {
    for case in cases(include_str!("../data/responses.jsonl")).unwrap() {
        let text = case.message.as_ref().and_then(|bytes| str::from_utf8(bytes).ok());
        let Some(text) = text else { continue };
        let message = Redactor::new().message(text);
        for told in ["alice", "bob", "carol", "example.com", "example.net", "atlanta", "biloxi"] {
            let found = message.to_ascii_lowercase().contains(told);
            assert!(!found, "{}: {told} in\n{message}", case.id);
        }
    }
}
