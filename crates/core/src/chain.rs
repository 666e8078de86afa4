//! Who changed what: a cause or code on its way through several products.
//!
//! "This trunk sent cause 34, my PBX showed 503, the phone plays fast busy": each product on the
//! way makes a code of a cause, a cause of a code, or a code of a code by way of its own cause
//! table. [`follow`] walks that way with the tables of the profiles, beside what RFC 3398 says.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{
    Profile, StatusCode,
    profile::{Behaviour, MapWay, Mapping, Subject, Tone, Verb},
    q850,
};

/// What goes from one product to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[expect(clippy::exhaustive_enums, reason = "a cause or a code: nothing else says why")]
pub enum Signal {
    /// A Q.850 cause, 1 to 127, in ISDN or ISUP.
    Cause(u8),
    /// A SIP status code.
    Code(
        #[cfg_attr(feature = "serde", serde(deserialize_with = "code"))]
        #[cfg_attr(feature = "ts", tsify(type = "number"))]
        StatusCode,
    ),
}

#[cfg(feature = "serde")]
fn code<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<StatusCode, D::Error> {
    let number = <u16 as serde::Deserialize>::deserialize(deserializer)?;
    StatusCode::from_u16(number).map_err(serde::de::Error::custom)
}

impl fmt::Display for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cause(cause) => write!(f, "cause {cause}"),
            Self::Code(code) => write!(f, "{code}"),
        }
    }
}

/// What a product hands on: it is a gateway to one side or the other, or the end of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[expect(clippy::exhaustive_enums, reason = "there are these two sides, and none")]
pub enum Onward {
    /// A SIP response.
    Sip,
    /// A release with a cause, into the telephone network.
    Pstn,
    /// Nothing: a person sees or hears it.
    None,
}

/// One product on the way, and to which side it hands on.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_structs, reason = "a caller writes it out")]
pub struct Hop<'p> {
    /// Its profile; `None` for a product that is not known and taken to follow RFC 3398.
    pub profile: Option<&'p Profile>,
    /// The side that it hands on to.
    pub to: Onward,
}

/// What one product made of what it got.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct Step<'p> {
    /// The id of its profile; `rfc-3398` for a product that is not known.
    pub product: &'p str,
    /// What it got.
    pub received: Signal,
    /// The cause that it kept inside between code and code.
    pub inside: Option<u8>,
    /// What it handed on; `None` where its sources do not say, or nothing goes on.
    pub sent: Option<Signal>,
    /// What RFC 3398 would hand on in its place.
    pub standard: Option<Signal>,
    /// The tones that a person hears there.
    pub tones: &'p [Tone],
    /// What its sources say of it.
    pub behaviours: Vec<&'p Behaviour>,
}

impl Step<'_> {
    /// Did the product hand on something else than the standard would?
    #[must_use]
    pub fn differs(&self) -> bool {
        self.sent.is_some() && self.standard.is_some() && self.sent != self.standard
    }

    /// What of the meaning is lost here, in a sentence; `None` where nothing is: the product hands
    /// on what RFC 3398 has, and that leads back to what it got.
    #[must_use]
    pub fn loss(&self) -> Option<String> {
        let back = |signal| match signal {
            Signal::Cause(cause) => q850::to_sip(cause).code.map(Signal::Code),
            Signal::Code(code) => q850::from_sip(code)?.cause.map(Signal::Cause),
        };
        match (self.sent, self.standard) {
            (None, Some(_)) => {
                Some("Its sources do not state what it hands on: the way ends here.".into())
            }
            (Some(sent), Some(standard)) if sent != standard => {
                Some(alloc::format!("RFC 3398 has {standard} here, not {sent}."))
            }
            (Some(sent), _) if is_cause(sent) != is_cause(self.received) => match back(sent) {
                Some(back) if back == self.received => None,
                Some(back) => Some(alloc::format!(
                    "By RFC 3398 {sent} leads back to {back}, not to {}.",
                    self.received
                )),
                None => Some(alloc::format!("Nothing leads back from {sent}.")),
            },
            _ => None,
        }
    }

    /// What happened here, in a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut text = alloc::format!("{} got {}", self.product, self.received);
        if let Some(inside) = self.inside {
            text.push_str(&alloc::format!(", kept it as cause {inside}"));
        }
        match (self.sent, self.standard) {
            (Some(sent), _) => text.push_str(&alloc::format!(" and handed on {sent}")),
            (None, Some(_)) => text.push_str("; what it hands on is not stated"),
            (None, None) => {}
        }
        if let (true, Some(standard)) = (self.differs(), self.standard) {
            text.push_str(&alloc::format!(", where RFC 3398 has {standard}"));
        }
        if let Some(tone) = self.tones.first() {
            text.push_str(&alloc::format!("; a person hears {}", tone.as_str()));
        }
        text.push('.');
        text
    }
}

const fn is_cause(signal: Signal) -> bool {
    matches!(signal, Signal::Cause(_))
}

/// Follows a cause or code through the products, in the order in which it reaches them. It ends
/// early where the sources of a product do not say what it hands on: nothing is guessed.
#[must_use]
pub fn follow<'p>(start: Signal, hops: &[Hop<'p>]) -> Vec<Step<'p>> {
    let mut steps = Vec::with_capacity(hops.len());
    let mut received = start;
    for hop in hops {
        let step = step(received, *hop);
        let sent = step.sent;
        steps.push(step);
        match sent {
            Some(signal) => received = signal,
            None => break,
        }
    }
    steps
}

fn step<'p>(received: Signal, hop: Hop<'p>) -> Step<'p> {
    let standard = standard(received, hop.to);
    let Some(profile) = hop.profile else {
        return Step {
            product: "rfc-3398",
            received,
            inside: None,
            sent: standard,
            standard,
            tones: &[],
            behaviours: Vec::new(),
        };
    };
    let mut behaviours: Vec<&Behaviour> = Vec::new();
    let (inside, sent) = match (received, hop.to) {
        (Signal::Cause(cause), Onward::Sip) => (None, code_from(profile, cause, &mut behaviours)),
        (Signal::Cause(cause), Onward::Pstn) => (None, Some(Signal::Cause(cause))),
        (Signal::Code(code), Onward::Pstn) => {
            (None, cause_of(profile, code, &mut behaviours).map(Signal::Cause))
        }
        (Signal::Code(code), Onward::Sip) => {
            let inside = cause_of(profile, code, &mut behaviours);
            match inside.and_then(|cause| code_from(profile, cause, &mut behaviours)) {
                Some(sent) => (inside, Some(sent)),
                None => (inside, forwarded(profile, code, &mut behaviours)),
            }
        }
        (Signal::Code(code), Onward::None) => {
            behaviours.extend(profile.behaviours(code));
            (None, None)
        }
        (Signal::Cause(_), Onward::None) => (None, None),
    };
    let tones = behaviours
        .iter()
        .map(|behaviour| &*behaviour.tones)
        .find(|tones| !tones.is_empty() && hop.to == Onward::None)
        .unwrap_or_default();
    Step { product: &profile.id, received, inside, sent, standard, tones, behaviours }
}

/// What a gateway that follows RFC 3398 hands on; between SIP and SIP the code as it is.
fn standard(received: Signal, to: Onward) -> Option<Signal> {
    match (received, to) {
        (_, Onward::None) => None,
        (Signal::Cause(cause), Onward::Sip) => q850::to_sip(cause).code.map(Signal::Code),
        (Signal::Code(code), Onward::Pstn) => q850::from_sip(code)?.cause.map(Signal::Cause),
        (same, _) => Some(same),
    }
}

/// The Q.850 cause that a mapping is about, where the values of its system are causes: the constants
/// of Asterisk and FreeSWITCH are, up to 127.
#[must_use]
pub fn cause_value(mapping: &Mapping) -> Option<u8> {
    let is_cause = ["Q.850", "ISUP", "Asterisk", "FreeSWITCH"].contains(&&*mapping.system);
    mapping.value.parse().ok().filter(|cause| is_cause && (1..=127).contains(cause))
}

fn cause_of<'p>(
    profile: &'p Profile,
    code: StatusCode,
    found: &mut Vec<&'p Behaviour>,
) -> Option<u8> {
    for behaviour in profile.behaviours(code) {
        let to = |mapping: &&Mapping| mapping.way == MapWay::To;
        if let Some(cause) = behaviour.maps.iter().filter(to).find_map(cause_value) {
            found.push(behaviour);
            return Some(cause);
        }
    }
    None
}

fn code_from<'p>(
    profile: &'p Profile,
    cause: u8,
    found: &mut Vec<&'p Behaviour>,
) -> Option<Signal> {
    let behaviour = profile.behaviours.iter().find(|behaviour| {
        behaviour
            .maps
            .iter()
            .any(|mapping| mapping.way == MapWay::From && cause_value(mapping) == Some(cause))
    })?;
    let code = behaviour.codes.iter().find_map(|subject| match subject {
        Subject::Code(code) => Some(*code),
        _ => None,
    })?;
    found.push(behaviour);
    Some(Signal::Code(code))
}

/// A proxy hands on what it got.
fn forwarded<'p>(
    profile: &'p Profile,
    code: StatusCode,
    found: &mut Vec<&'p Behaviour>,
) -> Option<Signal> {
    let behaviour =
        profile.behaviours(code).find(|it| it.receives.does.contains(&Verb::Forward))?;
    found.push(behaviour);
    Some(Signal::Code(code))
}

#[cfg(all(test, feature = "profiles"))]
mod tests {
    use super::*;

    fn by_id(id: &str, to: Onward) -> Hop<'static> {
        let profile = Profile::by_id(id);
        assert!(profile.is_some(), "{id}");
        Hop { profile, to }
    }

    #[test]
    fn cause_34_becomes_503_at_the_gateway_and_stays_it_through_the_pbx() {
        let hops = [
            Hop { profile: None, to: Onward::Sip },
            by_id("asterisk-pjsip", Onward::Sip),
            Hop { profile: None, to: Onward::Pstn },
        ];
        let steps = follow(Signal::Cause(34), &hops);
        assert_eq!(steps[0].sent, Some(Signal::Code(StatusCode::SERVICE_UNAVAILABLE)));
        assert_eq!(steps[1].inside, Some(34));
        assert_eq!(steps[1].sent, Some(Signal::Code(StatusCode::SERVICE_UNAVAILABLE)));
        assert!(!steps[1].differs());
        // RFC 3398 does not lead back to 34.
        assert_eq!(steps[2].sent, Some(Signal::Cause(41)));
    }

    #[test]
    fn the_same_488_leaves_each_product_with_another_cause() {
        let cause = |id| {
            follow(Signal::Code(StatusCode::NOT_ACCEPTABLE_HERE), &[by_id(id, Onward::Pstn)])[0]
                .sent
        };
        assert_eq!(cause("asterisk-pjsip"), Some(Signal::Cause(58)));
        assert_eq!(cause("freeswitch"), Some(Signal::Cause(88)));
        assert_eq!(cause("audiocodes-mediant"), Some(Signal::Cause(31)));
        assert_eq!(cause("oracle-sbc"), Some(Signal::Cause(50)));
        assert_eq!(cause("hp-msr-router"), Some(Signal::Cause(127)));
    }

    #[test]
    fn what_is_lost_is_said_where_it_is_lost() {
        let hop = |to| Hop { profile: None, to };
        // 503 stands for several causes; 486 for one.
        let lost = follow(Signal::Cause(34), &[hop(Onward::Sip)])[0].loss().unwrap();
        assert_eq!(lost, "By RFC 3398 503 leads back to cause 41, not to cause 34.");
        assert_eq!(
            follow(Signal::Cause(17), &[hop(Onward::Sip), hop(Onward::Pstn)])[1].loss(),
            None
        );
        let differs = follow(
            Signal::Code(StatusCode::NOT_ACCEPTABLE_HERE),
            &[by_id("freeswitch", Onward::Pstn)],
        );
        assert_eq!(differs[0].loss().unwrap(), "RFC 3398 has cause 31 here, not cause 88.");
        let unknown =
            follow(Signal::Code(StatusCode::BAD_GATEWAY), &[by_id("yealink-t2-t4", Onward::Sip)]);
        assert!(unknown[0].loss().unwrap().contains("do not state"));
        // Whoever only listens loses nothing.
        let heard = follow(Signal::Code(StatusCode::BUSY_HERE), &[hop(Onward::None)]);
        assert_eq!(heard[0].loss(), None);
    }

    #[test]
    fn what_no_source_states_ends_the_way() {
        let hops = [by_id("yealink-t2-t4", Onward::Sip), by_id("freeswitch", Onward::Sip)];
        let steps = follow(Signal::Code(StatusCode::BAD_GATEWAY), &hops);
        assert_eq!(steps.len(), 1);
        assert_eq!(steps[0].sent, None);
        assert!(steps[0].sentence().contains("not stated"));
    }

    #[test]
    fn a_phone_ends_the_way_with_a_tone() {
        let steps = follow(
            Signal::Code(StatusCode::BAD_REQUEST),
            &[by_id("cisco-7960g-7940g-sip-8.0", Onward::None)],
        );
        assert_eq!(steps[0].tones, [Tone::FastBusy]);
        assert_eq!(steps[0].sent, None);
    }
}
