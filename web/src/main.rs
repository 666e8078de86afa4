//! The reference page.

fn main() {}
