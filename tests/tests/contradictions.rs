//! What two manuals say differently of one product: its releases, and the same product under
//! another name. Every such difference is known and judged; a new one is a typing error or news.
//! Their rows were typed from copies at other sites, and this is what they can be checked against.

use std::{collections::BTreeSet, fmt::Write as _};

use sip_response::{
    Behaviour, Profile,
    profile::{Cell, Generates, MapWay, Notifies, Subject, Support},
};

const KNOWN: &str = include_str!("../data/contradictions.tsv");

/// Releases and twins: a table of one can be checked against that of another.
const FAMILIES: &[&[&str]] = &[
    &["audiocodes-mediapack-6.2", "audiocodes-mediapack-ltrt-65408", "3com-v7122"],
    &["avaya-1200-series", "nortel-1140e"],
    &[
        "cisco-7960-sip-1.0",
        "cisco-7960-sip-2.0",
        "cisco-sip-ip-phone-rfc3261",
        "cisco-7960-sip-6.x-7.x",
        "cisco-7960g-7940g-sip-8.0",
    ],
    &["cisco-sip-proxy-server", "cisco-sip-proxy-server-2.1"],
    &["polycom-cx5500", "polycom-rmx"],
];

/// What a profile states of a subject, one word list a question; what it does not state is absent.
fn stated(profile: &Profile, subject: Subject) -> Vec<(String, BTreeSet<String>)> {
    let mut answers: Vec<(String, BTreeSet<String>)> = Vec::new();
    let mut add = |question: String, answer: String| match answers
        .iter_mut()
        .find(|(known, _)| *known == question)
    {
        Some((_, all)) => {
            all.insert(answer);
        }
        None => answers.push((question, BTreeSet::from([answer]))),
    };
    for rule in profile.behaviours.iter().filter(|rule| rule.codes.contains(&subject)) {
        if matches!(rule.support, Support::Yes | Support::No) {
            add("support".into(), rule.support.to_string());
        }
        match &rule.generates {
            Generates::NotStated => {}
            Generates::Yes | Generates::When(_) => add("generates".into(), "yes".into()),
            other => add("generates".into(), other.as_str().into()),
        }
        if matches!(rule.receives.cell, Cell::Stated | Cell::Contradictory) {
            for verb in rule.receives.does.iter() {
                add("does".into(), verb.to_string());
            }
        }
        for tone in rule.tones.iter() {
            add("tones".into(), tone.to_string());
        }
        if rule.notifies != Notifies::NotStated {
            add("notifies".into(), rule.notifies.to_string());
        }
        for mapping in rule.maps.iter().filter(|mapping| mapping.way == MapWay::To) {
            add("cause".into(), mapping.value.to_string());
        }
    }
    answers
}

/// The codes that a profile makes of each cause.
fn made_of(profile: &Profile) -> Vec<(String, BTreeSet<String>)> {
    let mut causes: Vec<(String, BTreeSet<String>)> = Vec::new();
    for rule in profile.behaviours.iter() {
        for mapping in rule.maps.iter().filter(|mapping| mapping.way == MapWay::From) {
            match causes.iter_mut().find(|(cause, _)| **cause == *mapping.value) {
                Some((_, all)) => all.extend(codes(rule)),
                None => causes.push((mapping.value.to_string(), codes(rule).collect())),
            }
        }
    }
    causes
}

fn codes(rule: &Behaviour) -> impl Iterator<Item = String> {
    rule.codes.iter().map(|subject| word(*subject))
}

fn word(subject: Subject) -> String {
    match subject {
        Subject::Code(code) => code.to_string(),
        Subject::Class(class) => format!("{}xx", class.digit()),
        Subject::Request(method) => method.to_string(),
        _ => "other".to_owned(),
    }
}

fn words(all: &BTreeSet<String>) -> String {
    all.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Every difference, a line each: the two profiles, what it is about, and what each says.
fn differences() -> Vec<String> {
    let mut found = Vec::new();
    for family in FAMILIES {
        let profiles: Vec<&Profile> = family.iter().filter_map(|id| Profile::by_id(id)).collect();
        assert_eq!(profiles.len(), family.len(), "{family:?}");
        for (index, a) in profiles.iter().enumerate() {
            for b in profiles.iter().skip(index + 1) {
                let (first, second) = (&a.id, &b.id);
                let mut compare = |about: &str, a: &[_], b: &[(String, BTreeSet<String>)]| {
                    for (question, answer) in a {
                        let other = b.iter().find(|(known, _)| known == question);
                        if let Some((_, other)) = other.filter(|(_, other)| other != answer) {
                            let (answer, other) = (words(answer), words(other));
                            found.push(format!(
                                "{first}\t{second}\t{about}{question}\t{answer}\t{other}"
                            ));
                        }
                    }
                };
                let subjects: BTreeSet<String> = a.behaviours.iter().flat_map(codes).collect();
                let all = a.behaviours.iter().flat_map(|rule| rule.codes.iter().copied());
                let mut seen = BTreeSet::new();
                for subject in all.filter(|subject| subjects.contains(&word(*subject))) {
                    if seen.insert(word(subject)) {
                        let about = format!("{} ", word(subject));
                        compare(&about, &stated(a, subject), &stated(b, subject));
                    }
                }
                compare("cause ", &made_of(a), &made_of(b));
            }
        }
    }
    found
}

#[test]
fn every_contradiction_between_releases_and_twins_is_known_and_judged() {
    let known: Vec<(&str, &str)> =
        KNOWN.lines().skip(1).map(|row| row.rsplit_once('\t').expect("six columns")).collect();
    let found = differences();
    let mut wrong = String::new();
    for row in found.iter().filter(|row| known.iter().all(|(known, _)| known != row)) {
        let _ = writeln!(wrong, "new:  {row}");
    }
    for (row, _) in known.iter().filter(|(row, _)| found.iter().all(|found| found != row)) {
        let _ = writeln!(wrong, "gone: {row}");
    }
    assert!(wrong.is_empty(), "contradictions.tsv is not what the profiles say:\n{wrong}");
    for (row, judgement) in known {
        assert!(["both", "misprint", "unchecked"].contains(&judgement), "{row}: {judgement}");
    }
}

/// The one table whose manual says that it follows RFC 3398 does, but for what it adds.
#[test]
fn a_table_that_claims_to_follow_rfc_3398_does() {
    let profile = Profile::by_id("dialogic-vision-cx").unwrap();
    let table = include_str!("../data/q850-to-sip.csv");
    let mut compared = 0;
    for (cause, made) in made_of(profile) {
        let standard: BTreeSet<String> = csv::Reader::from_reader(table.as_bytes())
            .records()
            .map(Result::unwrap)
            .filter(|row| row[0] == cause)
            .map(|row| if &row[3] == "none" { "BYE".to_owned() } else { row[3].to_owned() })
            .collect();
        assert_eq!(made, standard, "cause {cause}");
        compared += 1;
    }
    assert!(compared > 20, "{compared}");
}
