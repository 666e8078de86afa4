//! Family F.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
