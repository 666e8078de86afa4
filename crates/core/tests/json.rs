//! The JSON of typed values: camelCase fields, kebab-case words, texts without their escapes.
#![cfg(feature = "serde")]

use serde_json::{json, to_value};
use sip_response::Response;

#[test]
fn values_have_the_names_of_the_vocabulary() {
    let message = "SIP/2.0 401 Unauthorized\r\n\
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa1;rport=1\r\n\
        Contact: \"B\" <sip:bob@example.net>;q=0.25;expires=60\r\n\
        WWW-Authenticate: Bearer realm=\"say \\\"hi\\\"\", authz_server=\"https://as.example.org\", qop=\"auth,auth-int\"\r\n\
        Retry-After: soon\r\n\r\n";
    let parsed = Response::parse(message.as_bytes()).unwrap();
    let response = &parsed.response;
    let challenge = to_value(response.challenges().next().unwrap().unwrap()).unwrap();
    assert_eq!(challenge["header"], "WWW-Authenticate");
    assert_eq!(challenge["realm"], "say \"hi\"");
    assert_eq!(challenge["authzServer"], "https://as.example.org");
    assert_eq!(challenge["qop"], json!(["auth", "auth-int"]));
    let contact = to_value(response.contacts().next().unwrap().unwrap()).unwrap();
    assert_eq!(contact["displayName"], "B");
    assert_eq!(contact["uri"], "sip:bob@example.net");
    assert_eq!((&contact["q"], &contact["expires"]), (&json!(0.25), &json!(60)));
    assert_eq!(contact["params"][0], json!({ "name": "q", "value": "0.25" }));
    let error = to_value(response.retry_after().unwrap().unwrap_err()).unwrap();
    assert_eq!(error, json!({ "header": "Retry-After", "line": 5, "problem": "not-a-number" }));
    let violation = to_value(parsed.violations.first().unwrap()).unwrap();
    assert_eq!(violation["kind"], "missing-content-length");
    assert_eq!(violation["header"], "Content-Length");
    let error = to_value(Response::parse(b"HTTP/1.1 200 OK").unwrap_err()).unwrap();
    assert_eq!(
        error,
        json!({ "kind": "http", "line": "HTTP/1.1 200 OK", "place": { "line": 1, "column": 1 } })
    );
}
