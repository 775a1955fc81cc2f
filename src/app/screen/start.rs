//! The first start: nothing is there yet, one key begins.

use super::{Desk, Step, new_deal};
use crate::app::command::Command;
use crate::app::model::Notice;

/// The first start.
#[derive(Clone, Copy, Debug)]
pub struct Start;

impl Start {
    /// Does what was asked for.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    pub fn act(self, command: &Command, desk: &mut Desk<'_>) -> Step {
        match command {
            Command::Keep => new_deal::begin("", desk),
            Command::Out => {
                *desk.notice = Some(Notice::news("Ctrl-Q leaves."));
                Step::nothing()
            }
            _ => Step::nothing(),
        }
    }
}
