//! The sip-response core as WebAssembly.
