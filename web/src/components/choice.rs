//! Lists to choose from.

use wasm_bindgen::JsValue;

/// The place of what is chosen, for the property `selectedIndex` of a `<select>`. Once a reader has
/// chosen, the browser asks no `selected` of an option any more. Where pages are rendered, no list
/// has properties, and there are no values of JavaScript.
pub(crate) fn selected_index(at: usize) -> JsValue {
    if cfg!(target_arch = "wasm32") { at.into() } else { JsValue::UNDEFINED }
}
