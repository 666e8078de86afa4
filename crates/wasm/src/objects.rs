//! The same answers as JavaScript objects, made by serde-wasm-bindgen: for a module of one's own,
//! with the glue of wasm-bindgen.

use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use sip_response::{
    Context, Profile, Response, advise_beside,
    chain::{Hop, Onward, Signal, follow},
};
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

/// What to do with a message; `null` for the local event that the context names.
///
/// # Errors
/// The context is none; the error says what of it.
#[wasm_bindgen(js_name = adviseObject)]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands values over")]
pub fn advise_object(message: Option<Vec<u8>>, context: JsValue) -> Result<JsValue, JsError> {
    let context: Context = read(&context, "context")?;
    give(&match message {
        Some(message) => sip_response::advise(&message, &context),
        None => sip_response::advise_event(&context),
    })
}

/// What to do with a message, what the product of the profile does with it, and where the two
/// differ.
///
/// # Errors
/// The message is no SIP response, or context or profile is none; the error says which and why.
#[wasm_bindgen(js_name = adviseBeside)]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands values over")]
pub fn advise_beside_object(
    message: &[u8],
    context: JsValue,
    profile: JsValue,
) -> Result<JsValue, JsError> {
    let context: Context = read(&context, "context")?;
    let profile: Profile = read(&profile, "profile")?;
    let parsed = Response::parse(message)?;
    give(&advise_beside(&parsed, &context, &profile))
}

/// Follows a cause (`{ cause: 34 }`) or code (`{ code: 503 }`) through products: a list of
/// `{ profile, to }` in the order in which it reaches them. Without a profile a product is taken to
/// follow RFC 3398.
///
/// # Errors
/// Start or products are none; the error says which and why.
#[wasm_bindgen(js_name = followChain)]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands values over")]
pub fn follow_chain(start: JsValue, products: JsValue) -> Result<JsValue, JsError> {
    /// A product on the way, as JavaScript gives it.
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct Product {
        profile: Option<Profile>,
        to: Onward,
    }

    let start: Signal = read(&start, "start")?;
    let products: Vec<Product> =
        if products.is_undefined() { Vec::new() } else { read(&products, "products")? };
    let hops: Vec<_> = products
        .iter()
        .map(|product| Hop { profile: product.profile.as_ref(), to: product.to })
        .collect();
    give(&follow(start, &hops))
}

fn read<T: DeserializeOwned>(value: &JsValue, name: &str) -> Result<T, JsError> {
    let value = if value.is_undefined() { js_sys::Object::new().into() } else { value.clone() };
    serde_wasm_bindgen::from_value(value).map_err(|error| JsError::new(&format!("{name}: {error}")))
}

/// Plain objects and arrays, absent values as null: what JSON would be.
fn give(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
