//! What makes most pages live: the search field, the list of codes, the keys.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sip_response_web::start::<sip_response_web::List>();
}
