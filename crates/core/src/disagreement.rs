//! Same code, different result: where products disagree most.
//!
//! Only what a source states of a code by its number counts, and each answer names who gives it
//! and where that stands. The profile of a standard is no product.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::{String, ToString},
    vec::Vec,
};
use core::cmp::Reverse;

use crate::{
    Behaviour, Profile, StatusCode,
    chain::{Signal, cause_value},
    profile::{Cell, MapWay, ProductRole, Subject, Tone},
    q850,
};

/// What products are asked about a code or cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "whoever matches wants to hear of a new question")]
pub enum Question {
    /// Which Q.850 cause does it make of a code?
    Cause,
    /// Which code does it make of a Q.850 cause?
    Code,
    /// Does it go on after a code: again, changed, or elsewhere?
    Retry,
    /// Which tone does a person hear?
    Tone,
}

/// What products answer to one question about one code or cause.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Disagreement<'p> {
    /// The code or cause.
    pub of: Signal,
    /// What RFC 3398 answers, where it does.
    pub standard: Option<Signal>,
    /// The answers: first the one that most products give, then by their text.
    pub answers: Vec<Answer<'p>>,
}

/// An answer and those who give it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Answer<'p> {
    /// The cause, the code, `goes on`, `gives up` or `it depends`, or the tones.
    pub text: String,
    /// The products in the order in which they were handed over, each with the statement that
    /// says so.
    pub by: Vec<(&'p Profile, &'p Behaviour)>,
}

impl Disagreement<'_> {
    /// How many products answer.
    #[must_use]
    pub fn products(&self) -> usize {
        self.answers.iter().map(|answer| answer.by.len()).sum()
    }
}

/// What products disagree about: most answers first, then most products that are not of the
/// majority, then by number. Codes and causes on which all agree are left out.
#[must_use]
pub fn disagreements(profiles: &[Profile], question: Question) -> Vec<Disagreement<'_>> {
    let mut asked: BTreeMap<(bool, u16), Vec<Answer<'_>>> = BTreeMap::new();
    let products = |profile: &&Profile| !profile.roles.contains(&ProductRole::Standard);
    for profile in profiles.iter().filter(products) {
        for (signal, (texts, behaviour)) in answers(profile, question) {
            let text = texts.into_iter().collect::<Vec<_>>().join(" or ");
            let answers = asked.entry(signal).or_default();
            match answers.iter_mut().find(|answer| answer.text == text) {
                Some(answer) => answer.by.push((profile, behaviour)),
                None => {
                    answers.push(Answer { text, by: alloc::vec![(profile, behaviour)] });
                }
            }
        }
    }
    let mut found: Vec<Disagreement<'_>> = asked
        .into_iter()
        .filter(|(_, answers)| answers.len() > 1)
        .filter_map(|((is_cause, number), mut answers)| {
            answers.sort_by(|a, b| b.by.len().cmp(&a.by.len()).then(a.text.cmp(&b.text)));
            let of = if is_cause {
                Signal::Cause(number.try_into().ok()?)
            } else {
                Signal::Code(StatusCode::from_u16(number).ok()?)
            };
            Some(Disagreement { of, standard: standard(of, question), answers })
        })
        .collect();
    let minority = |it: &Disagreement<'_>| {
        it.products() - it.answers.first().map_or(0, |answer| answer.by.len())
    };
    found.sort_by_key(|it| Reverse((it.answers.len(), minority(it))));
    found
}

fn standard(of: Signal, question: Question) -> Option<Signal> {
    match (of, question) {
        (Signal::Code(code), Question::Cause) => q850::from_sip(code)?.cause.map(Signal::Cause),
        (Signal::Cause(cause), Question::Code) => q850::to_sip(cause).code.map(Signal::Code),
        _ => None,
    }
}

type Texts<'p> = (BTreeSet<String>, &'p Behaviour);

/// What a profile answers, by code or cause.
fn answers(profile: &Profile, question: Question) -> BTreeMap<(bool, u16), Texts<'_>> {
    let mut all: BTreeMap<(bool, u16), Texts<'_>> = BTreeMap::new();
    for behaviour in profile.behaviours.iter() {
        let codes = behaviour.codes.iter().filter_map(|subject| match subject {
            Subject::Code(code) => Some(*code),
            _ => None,
        });
        for code in codes {
            for (signal, text) in said(behaviour, code, question) {
                all.entry(signal).or_insert_with(|| (BTreeSet::new(), behaviour)).0.insert(text);
            }
        }
    }
    if question == Question::Retry {
        for (texts, _) in all.values_mut().filter(|(texts, _)| texts.len() > 1) {
            *texts = BTreeSet::from(["it depends".to_string()]);
        }
    }
    all
}

fn said(behaviour: &Behaviour, code: StatusCode, question: Question) -> Vec<((bool, u16), String)> {
    let of_code = (false, code.as_u16());
    let receives = &behaviour.receives;
    match question {
        Question::Cause => {
            let to = behaviour.maps.iter().filter(|mapping| mapping.way == MapWay::To);
            to.filter_map(cause_value).map(|cause| (of_code, cause.to_string())).collect()
        }
        Question::Code => {
            let from = behaviour.maps.iter().filter(|mapping| mapping.way == MapWay::From);
            let causes = from.filter_map(cause_value);
            causes.map(|cause| ((true, u16::from(cause)), code.to_string())).collect()
        }
        Question::Retry if receives.cell == Cell::Stated => {
            let goes_on = receives.does.iter().any(|verb| verb.goes_on());
            let gives_up = receives.does.iter().any(|verb| verb.gives_up());
            let text = match (goes_on, gives_up) {
                (true, true) => "it depends",
                (true, false) => "goes on",
                (false, true) => "gives up",
                (false, false) => return Vec::new(),
            };
            alloc::vec![(of_code, text.to_string())]
        }
        Question::Tone => {
            let tones = behaviour.tones.iter().map(|tone| match tone {
                Tone::None => "no tone".to_string(),
                tone => tone.as_str().replace('-', " "),
            });
            tones.map(|tone| (of_code, tone)).collect()
        }
        Question::Retry => Vec::new(),
    }
}

#[cfg(all(test, feature = "profiles"))]
mod tests {
    use super::*;
    use crate::PROFILES;

    fn of(number: u16, question: Question) -> Option<(Vec<String>, Option<Signal>)> {
        let all = disagreements(PROFILES, question);
        let is = |it: &&Disagreement<'_>| match it.of {
            Signal::Code(code) => code.as_u16() == number,
            Signal::Cause(cause) => u16::from(cause) == number,
        };
        let found = all.iter().find(is)?;
        let texts = found.answers.iter().map(|answer| answer.text.clone()).collect();
        Some((texts, found.standard))
    }

    #[test]
    fn the_488_has_five_causes_and_403_two() {
        let (causes, standard) = of(488, Question::Cause).unwrap();
        assert_eq!(causes, ["58", "127", "31", "50", "88 or 96"]);
        assert_eq!(standard, Some(Signal::Cause(31)));
        assert_eq!(of(403, Question::Cause).unwrap().0, ["21", "79"]);
        // All say 17.
        assert_eq!(of(486, Question::Cause), None);
    }

    #[test]
    fn most_answers_come_first() {
        for question in [Question::Cause, Question::Code, Question::Retry, Question::Tone] {
            let all = disagreements(PROFILES, question);
            assert!(!all.is_empty(), "{question:?}");
            assert!(all.windows(2).all(|two| two[0].answers.len() >= two[1].answers.len()));
            for found in &all {
                assert!(found.products() >= found.answers.len());
                for (profile, behaviour) in found.answers.iter().flat_map(|answer| &answer.by) {
                    assert!(profile.source(behaviour).is_some());
                }
            }
        }
    }

    #[test]
    fn a_cause_has_different_codes() {
        let (codes, standard) = of(21, Question::Code).unwrap();
        assert_eq!(codes[0], "403");
        assert!(codes.contains(&"603".to_string()) && codes.contains(&"403 or 603".to_string()));
        assert_eq!(standard, Some(Signal::Code(StatusCode::FORBIDDEN)));
    }
}
