//! The coaching figures: a workspace worked out by hand, and made-up ones that are
//! counted a second way.

mod made_up;
mod second_way;
#[cfg(unix)]
mod shown;
#[cfg(unix)]
mod typed;

use std::path::PathBuf;

/// The folder of what was worked out by hand.
fn by_hand(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/figures", name].iter().collect()
}
