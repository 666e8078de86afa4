//! The boundary by serde-wasm-bindgen, in Node.js and in a browser.

use js_sys::{JSON, Reflect};
use sip_response::Profile;
use sip_response_wasm::objects::{advise_beside_object, advise_object, follow_chain};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const BUSY: &[u8] = b"SIP/2.0 486 Busy Here\r\n\
    Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1\r\nFrom: <sip:a@example.com>;tag=1\r\n\
    To: <sip:b@example.net>;tag=2\r\nCall-ID: c1\r\nCSeq: 1 INVITE\r\nRetry-After: 60\r\n\
    Content-Length: 0\r\n\r\n";

fn object(json: &str) -> JsValue {
    JSON::parse(json).unwrap_or_default()
}

fn text(value: &JsValue, key: &str) -> String {
    let value = Reflect::get(value, &key.into()).unwrap_or_default();
    value.as_string().unwrap_or_else(|| format!("{value:?}"))
}

fn profile(id: &str) -> JsValue {
    let json = Profile::by_id(id).and_then(|profile| serde_json::to_string(profile).ok());
    object(&json.unwrap_or_default())
}

#[wasm_bindgen_test]
fn a_response_becomes_an_object_in_the_vocabulary() {
    let advice = advise_object(Some(BUSY.to_vec()), object(r#"{"method":"INVITE"}"#)).ok();
    let advice = advice.unwrap_or_default();
    assert_eq!(text(&advice, "action"), "fail");
    assert_eq!(text(&advice, "dialogEffect"), "transaction-only");
    assert_eq!(text(&advice, "delayS"), "JsValue(60)");
}

#[wasm_bindgen_test]
fn bad_bytes_are_an_advice_and_never_an_error() {
    for bytes in
        [&b""[..], b"\xff\xfe\0", b"INVITE sip:a@b SIP/2.0\r\n\r\n", b"HTTP/1.1 200 OK\r\n"]
    {
        let advice = advise_object(Some(bytes.to_vec()), JsValue::UNDEFINED).ok();
        assert_eq!(text(&advice.unwrap_or_default(), "action"), "discard");
    }
}

#[wasm_bindgen_test]
fn a_wrong_context_is_an_error_that_names_it() {
    let error = advise_object(None, object(r#"{"event":"thunder"}"#)).err().map(JsValue::from);
    let message = text(&error.unwrap_or_default(), "message");
    assert!(message.starts_with("context: ") && message.contains("thunder"), "{message}");
}

#[wasm_bindgen_test]
fn a_profile_from_javascript_stands_beside_the_advice() {
    let message = String::from_utf8_lossy(BUSY).replace("486 Busy Here", "488 Not Acceptable Here");
    let beside =
        advise_beside_object(message.as_bytes(), JsValue::UNDEFINED, profile("asterisk-pjsip"));
    let beside = beside.ok().unwrap_or_default();
    assert_eq!(text(&beside, "product"), "asterisk-pjsip");
    let differences = JSON::stringify(&beside).map(String::from).unwrap_or_default();
    assert!(differences.contains("cause 58"), "{differences}");
}

#[wasm_bindgen_test]
fn a_cause_is_followed_through_products() {
    let products = js_sys::Array::new();
    for (profile, to) in [(JsValue::NULL, "sip"), (profile("freeswitch"), "sip")] {
        let product = js_sys::Object::new();
        Reflect::set(&product, &"profile".into(), &profile).unwrap_or_default();
        Reflect::set(&product, &"to".into(), &to.into()).unwrap_or_default();
        products.push(&product);
    }
    let steps = follow_chain(object(r#"{"cause":34}"#), products.into()).ok().unwrap_or_default();
    let steps = JSON::stringify(&steps).map(String::from).unwrap_or_default();
    assert!(steps.contains(r#""product":"freeswitch""#), "{steps}");
}
