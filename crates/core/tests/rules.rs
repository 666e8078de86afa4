//! When each rule speaks, when it is silent, and what it says: a row a case, in `data/rules.txt`.
//!
//! The tests beside the rules hold what is worth a story; here stand the edges of each condition,
//! one by one, so that none can be dropped unseen.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests may fail as they do")]

use serde_json::Value;
use sip_response::{Advice, Context, RULES, Role, Rule, advise, advise_event};

/// One row: `RULE SIGN CONTEXT | STATUS | HEADERS | BODY => EXPECTED`.
struct Row<'a> {
    rule: &'a str,
    /// `+`: it is a finding. `-`: it is none. `*`: it is the first finding, the one that decides.
    /// `.`: only what is expected counts.
    sign: &'a str,
    advice: Advice,
    /// Must be part of the advice as JSON. `null` stands for a key that is there and empty,
    /// `"<absent>"` for one that is not there. `sentence` is a part of what the rule says,
    /// `dependsOn` holds fields that the advice depends on, `independentOf` those it does not.
    expected: Value,
}

/// The context: JSON, or the method and the rest of it.
fn context(text: &str) -> Context {
    let (method, rest) = text.split_once(' ').unwrap_or((text, ""));
    let json = match text.strip_prefix('{') {
        Some(_) => text.to_owned(),
        None if rest.is_empty() => format!("{{\"method\":\"{method}\"}}"),
        None => format!("{{\"method\":\"{method}\",{rest}}}"),
    };
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The message: a status line, and what every response has unless a header `-Name` takes it away.
/// A status that starts with `=` is a whole first line. `\r` and `\n` are those characters.
fn message(status: &str, headers: &str, body: &str, context: &Context) -> String {
    let method = context.method.unwrap_or_default();
    let mut text = match status.strip_prefix('=') {
        Some(line) => format!("{line}\r\n"),
        None => format!("SIP/2.0 {status}\r\n"),
    };
    let headers: Vec<&str> = headers.split("||").map(str::trim).collect();
    for line in [
        "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa1",
        "From: <sip:alice@example.com>;tag=a1",
        "To: <sip:bob@example.net>;tag=b1",
        "Call-ID: c1@ua.example.com",
        &format!("CSeq: 1 {method}"),
        &format!("Content-Length: {}", body.len()),
    ] {
        let name = line.split(':').next().unwrap();
        let taken = headers.iter().any(|header| header.strip_prefix('-') == Some(name));
        let given = name == "Content-Length" && headers.iter().any(|it| it.starts_with(name));
        if !taken && !given {
            text += &format!("{line}\r\n");
        }
    }
    for header in headers.iter().filter(|header| !header.is_empty() && !header.starts_with('-')) {
        text += &format!("{}\r\n", header.replace("\\r", "\r").replace("\\n", "\n"));
    }
    text + "\r\n" + body
}

fn row(line: &str) -> Row<'_> {
    let (case, expected) = line.split_once(" => ").unwrap_or((line, "{}"));
    let (rule, rest) = case.split_once(' ').unwrap();
    let (sign, rest) = rest.split_once(' ').unwrap();
    let (first, rest) = rest.split_once(" |").unwrap();
    let mut first = context(first);
    // A2 then speaks early, so that only what has decided can come before it.
    if sign == "*" && first.branch.is_none() {
        first.branch = Some("z9hG4bKa1".into());
    }
    let rest: Vec<&str> = rest.split(" | ").collect();
    let part = |index: usize| rest.get(index).copied().unwrap_or_default().trim_start();
    let advice = if part(0).is_empty() {
        advise_event(&first)
    } else {
        advise(message(part(0), part(1), part(2), &first).as_bytes(), &first)
    };
    let expected = serde_json::from_str(expected).unwrap_or_else(|error| panic!("{line}: {error}"));
    Row { rule, sign, advice, expected }
}

/// What of the expectation does not hold.
fn missing(expected: &Value, got: Option<&Value>, path: &str, out: &mut Vec<String>) {
    match (expected, got) {
        (Value::String(text), None) if text == "<absent>" => {}
        (Value::Object(keys), Some(Value::Object(there))) => {
            for (key, value) in keys {
                missing(value, there.get(key), &format!("{path}.{key}"), out);
            }
        }
        (Value::Object(keys), None) => {
            for (key, value) in keys {
                missing(value, None, &format!("{path}.{key}"), out);
            }
        }
        (expected, Some(got)) if expected == got => {}
        (expected, got) => out.push(format!("{path}: {expected} is expected, there is {got:?}")),
    }
}

/// Where the rule stands in the order in which the rules are asked.
fn place(id: &str) -> Option<usize> {
    RULES.iter().copied().flatten().position(|rule| rule.id == id)
}

fn problems(row: &Row<'_>) -> Vec<String> {
    let mut out = Vec::new();
    assert_eq!(Rule::by_id(row.rule).map(|rule| rule.id), Some(row.rule));
    let findings: Vec<&str> = row.advice.findings.iter().map(|finding| finding.rule).collect();
    let holds = match row.sign {
        "+" => findings.contains(&row.rule),
        "-" => !findings.contains(&row.rule),
        "*" => findings.first() == Some(&row.rule),
        "." => true,
        sign => panic!("no sign {sign}"),
    };
    if !holds {
        out.push(format!("{findings:?}"));
    }
    let Value::Object(mut expected) = row.expected.clone() else { panic!("no object") };
    let fields = |list: Option<Value>| -> Vec<String> {
        list.map(|list| serde_json::from_value(list).unwrap()).unwrap_or_default()
    };
    let depends = |field: &String| row.advice.depends_on.iter().any(|it| it.field == field);
    let unknown = &row.advice.depends_on;
    if unknown
        .iter()
        .enumerate()
        .any(|(index, it)| unknown.iter().skip(index + 1).any(|other| other == it))
    {
        out.push(format!("depends on something twice: {unknown:?}"));
    }
    for field in fields(expected.remove("dependsOn")) {
        if !depends(&field) {
            out.push(format!("does not depend on {field}"));
        }
    }
    for field in fields(expected.remove("independentOf")) {
        if depends(&field) {
            out.push(format!("depends on {field}"));
        }
    }
    if let Some(part) = expected.remove("sentence") {
        let said = row.advice.findings.iter().find(|finding| finding.rule == row.rule);
        let said = said.map_or("nothing", |finding| &*finding.sentence);
        if !said.contains(part.as_str().unwrap()) {
            out.push(format!("it says: {said}"));
        }
    }
    let places: Vec<_> = row.advice.findings.iter().skip(1).map(|it| place(it.rule)).collect();
    if !places.is_sorted() {
        out.push(format!("what follows the first finding is out of order: {findings:?}"));
    }
    for finding in &row.advice.findings {
        let rule = Rule::by_id(finding.rule).unwrap();
        assert_eq!(Some(&finding.reference), rule.references.first(), "{}", rule.id);
    }
    let json = serde_json::to_value(&row.advice).unwrap();
    missing(&Value::Object(expected), Some(&json), "advice", &mut out);
    out
}

#[test]
fn every_rule_speaks_where_it_should_and_nowhere_else() {
    let mut wrong = Vec::new();
    for line in include_str!("data/rules.txt").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let problems = problems(&row(line));
        if !problems.is_empty() {
            wrong.push(format!("{line}\n    {}", problems.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{} rows\n{}", wrong.len(), wrong.join("\n"));
}

/// A rule with a code in its id speaks of that code, or of one that is handled as it; a rule of
/// challenges (F) needs one.
#[test]
fn a_rule_about_one_code_is_silent_for_every_other() {
    for code in 100..=699 {
        for method in ["INVITE", "SUBSCRIBE", "NOTIFY", "MESSAGE", "PUBLISH"] {
            for more in ["", "\"inDialog\":true"] {
                let context = context(&format!("{method} {more}"));
                let text = message(&format!("{code} X"), "", "", &context);
                let advice = advise(text.as_bytes(), &context);
                let treated = advice.treat_as.map_or(0, |code| code.as_u16());
                for finding in &advice.findings {
                    let what = format!("{} speaks of {code} to {method} {more}", finding.rule);
                    let digits: String =
                        finding.rule.chars().filter(char::is_ascii_digit).collect();
                    if let Ok(about @ 100..) = digits.parse::<u16>() {
                        assert!(about == code || about == treated, "{what}");
                    }
                    if finding.rule.starts_with('F') {
                        assert!(matches!(code, 401 | 407), "{what}");
                    }
                }
            }
        }
    }
}

/// The example of a rule, as another role gets it.
fn example_as(rule: &Rule, role: Role) -> Advice {
    let mut context: Context = serde_json::from_str(rule.example.context).unwrap();
    context.role = role;
    match rule.example.message() {
        Some(message) => advise(message.as_bytes(), &context),
        None => advise_event(&context),
    }
}

fn speaks(rule: &Rule, advice: &Advice) -> bool {
    advice.findings.iter().any(|finding| finding.rule == rule.id)
}

/// An authentication service retries for itself as a client does; only the one Via of a client
/// (A5) is none of its concern, since it sits in a proxy as well.
#[test]
fn an_authentication_service_has_the_rules_of_a_client() {
    for rule in RULES.iter().copied().flatten().filter(|rule| !rule.id.starts_with('L')) {
        let context: Context = serde_json::from_str(rule.example.context).unwrap();
        if context.role == Role::Uac {
            let advice = example_as(rule, Role::AuthenticationService);
            assert_eq!(speaks(rule, &advice), rule.id != "A5", "{}", rule.id);
        }
    }
}

/// What is wrong with a message is wrong for everyone; what a client does is no step of a proxy.
#[test]
fn a_proxy_has_the_rules_of_messages_and_none_of_a_client() {
    let of_all = ["B1", "B2", "B3", "B5", "B8", "B12", "B13"];
    for rule in RULES.iter().copied().flatten() {
        let context: Context = serde_json::from_str(rule.example.context).unwrap();
        if context.role != Role::Proxy {
            let of_messages = rule.id.starts_with('A') && !["A3", "A5", "A21"].contains(&rule.id);
            let expected = of_messages || of_all.contains(&rule.id);
            assert_eq!(speaks(rule, &example_as(rule, Role::Proxy)), expected, "{}", rule.id);
        }
    }
}

/// Each rule below is about more than one class: its example holds with a code of each of them.
#[test]
fn a_rule_for_several_classes_speaks_of_each() {
    let every: &[u16] = &[183, 200, 302, 400, 501, 604];
    for (ids, codes) in [
        ("A17 A16 A6 A9 A18 A5 A1 A3 A2 A7 A8 A10 A14 A15 A19 A21 A22 A23 B12", every),
        ("A24", &[200, 302, 400, 501, 604]),
        ("B9 B10 B11 B13", &[302, 404, 501, 604]),
        ("B1", &[299, 399, 499, 599, 699]),
        ("B3", &[185, 299, 399, 499, 599, 699]),
        ("B8", &[500, 604]),
        ("K1 K4 K10 K11", &[404, 501, 604]),
        ("K5", &[403, 500, 606]),
        ("K7", &[302, 488, 500, 606]),
        ("K8", &[488, 500, 606]),
        ("E3", &[404, 500]),
        ("J1 J2 J3 J4 J5", &[404, 500, 600]),
        ("L16 L23", every),
        ("C14 L9", &[183, 200]),
        ("L13 L20 L21", &[302, 404, 500]),
        ("L5", &[302, 404, 500, 603]),
    ] {
        for id in ids.split(' ') {
            let rule = Rule::by_id(id).unwrap();
            let context: Context = serde_json::from_str(rule.example.context).unwrap();
            let message = rule.example.message().unwrap();
            let old: String = message.chars().skip_while(|c| *c != ' ').skip(1).take(3).collect();
            for code in codes {
                let other = message.replacen(&old, &code.to_string(), 1);
                assert!(speaks(rule, &advise(other.as_bytes(), &context)), "{id} {code}");
            }
        }
    }
}

/// The examples are shown to people: each is a message as it would be on the wire.
#[test]
fn every_example_is_a_message_with_the_lines_it_names() {
    for rule in RULES.iter().copied().flatten() {
        let Some(text) = rule.example.message() else { continue };
        let (head, body) = text.rsplit_once("\r\n\r\n").unwrap();
        assert_eq!(body, rule.example.body, "{}", rule.id);
        assert!(head.lines().all(|line| !line.starts_with('-')), "{}: {head}", rule.id);
        let lengths: Vec<&str> =
            head.lines().filter(|line| line.starts_with("Content-Length")).collect();
        let named = rule.example.headers.iter().copied();
        let named: Vec<&str> = named.filter(|line| line.contains("Content-Length")).collect();
        if named.is_empty() {
            assert_eq!(lengths, [format!("Content-Length: {}", body.len())], "{}", rule.id);
        } else {
            let kept: Vec<&str> = named.into_iter().filter(|line| !line.starts_with('-')).collect();
            assert_eq!(lengths, kept, "{}", rule.id);
        }
    }
}
