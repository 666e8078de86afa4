//! Products beside the standard: what one does with a response, what several make of a cause or
//! code, and which one a response comes from. The profiles come from JavaScript and are checked
//! here; behaviours are told by their place in them, so that JavaScript gives back its own objects.

use serde::{Deserialize, Serialize};
use sip_response::{
    Advice, Behaviour, Context, Profile, Response, advise_beside,
    chain::{Hop, Onward, Signal, follow},
    profile::Tone,
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    decode::{Input, Mistake},
    read, tell, with_input,
};

/// What to do, and what a product does beside it: the input is the context, the profile and, unless
/// it is a local event, the message. A wrong context or profile gives a sentence instead.
#[wasm_bindgen]
#[must_use]
pub fn beside(context: u32, profile: u32, message: u32, is_event: bool) -> usize {
    with_input(context, profile.saturating_add(message), |context, rest| {
        let (profile, message) = rest.split_at_checked(profile as usize).unwrap_or_default();
        answer(|| {
            let context = read::<Context>(context, "context")?;
            let profile = read::<Profile>(profile, "profile")?;
            check(&profile, "profile")?;
            Ok(Beside::of((!is_event).then_some(message), &context, &profile))
        })
    })
}

/// What products make of a cause or code: the input is that and the list of the products. What is
/// wrong of them gives a sentence instead.
#[wasm_bindgen]
#[must_use]
pub fn chain(start: u32, products: u32) -> usize {
    with_input(start, products, |start, products| {
        answer(|| {
            let start = Input::new(start).value::<Signal>("start")?;
            let products = read::<Vec<Product>>(products, "products")?;
            for (index, product) in products.iter().enumerate() {
                if let Some(profile) = &product.profile {
                    check(profile, &format!("products[{index}].profile"))?;
                }
            }
            Ok(follow_products(start, &products))
        })
    })
}

/// Which of the profiles is that of who sent the message, or null: the input is a list of the
/// beginnings by which each is known, and the message.
#[wasm_bindgen]
#[must_use]
pub fn detect(starts: u32, message: u32) -> usize {
    with_input(starts, message, |starts, message| {
        answer(|| Ok(detected(message, read(starts, "detect")?)))
    })
}

/// What no type says of a profile, by the checks of the core: the first mistake.
fn check(profile: &Profile, name: &str) -> Result<(), Mistake> {
    profile.check().map_err(|mistakes| Mistake::told(&mistakes, name))
}

/// Tells the answer, or what is wrong with the question.
fn answer<T: Serialize>(find: impl FnOnce() -> Result<T, Mistake>) -> usize {
    match find() {
        Ok(value) => tell(&value),
        Err(mistake) => tell(&mistake),
    }
}

/// Advice, and what a product does beside it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Beside {
    advice: Advice,
    behaviours: Vec<usize>,
    /// The address of the place where each behaviour stands.
    links: Vec<String>,
    differences: Vec<String>,
}

impl Beside {
    /// A message that is no response, or a local event, has advice and nothing beside it.
    fn of(message: Option<&[u8]>, context: &Context, profile: &Profile) -> Self {
        let alone = |advice| Self {
            advice,
            behaviours: Vec::new(),
            links: Vec::new(),
            differences: Vec::new(),
        };
        let Some(message) = message else { return alone(sip_response::advise_event(context)) };
        let Ok(parsed) = Response::parse(message) else {
            return alone(sip_response::advise(message, context));
        };
        let beside = advise_beside(&parsed, context, profile);
        Self {
            behaviours: places(profile, &beside.behaviours),
            links: beside.behaviours.iter().map(|it| profile.link(it)).collect(),
            differences: beside.differences,
            advice: beside.advice,
        }
    }
}

/// A product on the way of a cause or code, as JavaScript gives it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Product {
    profile: Option<Profile>,
    to: Onward,
}

/// What one product made of what it got.
#[derive(Debug, Serialize)]
struct Told {
    product: String,
    received: Signal,
    inside: Option<u8>,
    sent: Option<Signal>,
    standard: Option<Signal>,
    differs: bool,
    tones: Vec<Tone>,
    behaviours: Vec<usize>,
    sentence: String,
}

/// Follows a cause or code through the products.
fn follow_products(start: Signal, products: &[Product]) -> Vec<Told> {
    let hops: Vec<_> = products
        .iter()
        .map(|product| Hop { profile: product.profile.as_ref(), to: product.to })
        .collect();
    let steps = follow(start, &hops);
    steps
        .iter()
        .zip(&hops)
        .map(|(step, hop)| Told {
            product: step.product.to_owned(),
            received: step.received,
            inside: step.inside,
            sent: step.sent,
            standard: step.standard,
            differs: step.differs(),
            tones: step.tones.to_vec(),
            behaviours: hop
                .profile
                .map(|profile| places(profile, &step.behaviours))
                .unwrap_or_default(),
            sentence: step.sentence(),
        })
        .collect()
}

/// The place in the list of the profile that names the sender of this response.
fn detected(message: &[u8], starts: Vec<Vec<String>>) -> Option<usize> {
    let profiles: Vec<Profile> = starts
        .into_iter()
        .map(|starts| {
            let mut profile = Profile::default();
            profile.detect = starts.into_iter().map(Into::into).collect();
            profile
        })
        .collect();
    let response = Response::parse(message).ok()?.response;
    let found = Profile::detect_among(&profiles, response.server(), response.user_agent())?;
    profiles.iter().position(|profile| core::ptr::eq(profile, found))
}

/// Where in the profile these behaviours of it stand.
fn places(profile: &Profile, behaviours: &[&Behaviour]) -> Vec<usize> {
    let place = |wanted: &&Behaviour| {
        profile.behaviours.iter().position(|behaviour| core::ptr::eq(behaviour, *wanted))
    };
    behaviours.iter().filter_map(place).collect()
}
