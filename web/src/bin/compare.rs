//! What makes Compare live, and the other tools that need profiles of products.

fn main() {}

/// Loads what the page was rendered with and makes it live; `boot.js` waits for it.
///
/// # Errors
/// Something could not be loaded.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn ready() -> Result<(), wasm_bindgen::JsValue> {
    sip_response_web::start_comparing().await
}
