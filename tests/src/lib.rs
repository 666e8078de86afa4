//! One corpus, three runners.
