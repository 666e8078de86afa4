//! What makes Explain live.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sip_response_web::start_explaining();
}
