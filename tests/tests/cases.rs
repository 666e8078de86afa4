//! The response cases, read by the crate.

use conformance::{cases, deviations};
use sip_response::{Context, advise, advise_event};

/// Cases that do not pass yet, with the reason. A case that fails and is not here fails the test,
/// and so does one that passes and is here.
const KNOWN: &str = include_str!("../data/known-deviations.txt");

#[test]
fn advice_agrees_with_every_case() {
    let files = [include_str!("../data/responses.jsonl"), include_str!("../data/own-cases.jsonl")];
    let cases: Vec<_> = files.into_iter().flat_map(|file| cases(file).unwrap()).collect();
    let names: std::collections::BTreeSet<_> = cases.iter().map(|case| &case.id).collect();
    assert_eq!(names.len(), cases.len(), "two cases have one name");
    let known: Vec<&str> = KNOWN
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let mut problems = Vec::new();
    let mut passed = 0;
    for case in &cases {
        let context: Context = serde_json::from_value(case.context.clone())
            .unwrap_or_else(|error| panic!("{}: {error}", case.id));
        let advice = match &case.message {
            Some(message) => advise(message, &context),
            None => advise_event(&context),
        };
        let found = deviations(case, &serde_json::to_value(&advice).unwrap());
        passed += usize::from(found.is_empty());
        match (found.is_empty(), known.contains(&case.id.as_str())) {
            (false, false) => problems.push(format!("{}: {}", case.id, found.join("; "))),
            (true, true) => problems.push(format!("{} passes: take it off the list", case.id)),
            _ => {}
        }
    }
    for id in &known {
        if !cases.iter().any(|case| case.id == *id) {
            problems.push(format!("{id} is on the list, but no case has that name"));
        }
    }
    println!("{passed} of {} cases pass", cases.len());
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}
