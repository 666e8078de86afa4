//! What makes Explain and Compare live, besides what every page has.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sip_response_web::start::<sip_response_web::Tools>();
}
