//! Prints the tables of the core as JSON: what the build of the npm package makes its data from.

use std::io::{self, Write};

use serde_json::json;
use sip_response::{PROFILES, REGISTRY, RULES};
use sip_response_wasm::view::RuleEntry;

fn main() -> io::Result<()> {
    let rules: Vec<_> = RULES.iter().copied().flatten().map(RuleEntry::of).collect();
    let data = json!({
        "statuses": REGISTRY.concat(),
        "rules": rules,
        "profiles": PROFILES,
    });
    writeln!(io::stdout().lock(), "{data}")
}
