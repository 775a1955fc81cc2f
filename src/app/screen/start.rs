//! The first start: nothing is there yet. One begins, or looks around first.

use super::{Component, Ctx, Next, Sight, new_deal};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::keymap::Scope;
use crate::app::model::Notice;

/// The first start.
#[derive(Clone, Copy, Debug, Default)]
pub struct Start {
    /// What is marked.
    pub marked: First,
}

/// What can be done first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum First {
    /// Start a session now.
    #[default]
    Session,
    /// Look around with sample data.
    LookAround,
}

impl First {
    /// All of them, each with the number that chooses it.
    pub const ALL: [(char, Self); 2] = [('1', Self::Session), ('2', Self::LookAround)];

    fn numbered(number: char) -> Option<Self> {
        Self::ALL.into_iter().find_map(|(known, first)| (known == number).then_some(first))
    }
}

impl Component for Start {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        vec![Scope::Choosing, Scope::Start]
    }

    fn takes(&self, command: &Command, sight: Sight<'_>) -> bool {
        // There may be a team before there is a deal.
        *command != Command::Team || !sight.books.team.people.is_empty()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        match command {
            Command::Keep => return self.begin(ctx),
            Command::Choose(number) => {
                if let Some(first) = First::numbered(*number) {
                    self.marked = first;
                    return self.begin(ctx);
                }
            }
            Command::Up => self.marked = First::Session,
            Command::Down => self.marked = First::LookAround,
            Command::Out => *ctx.notice = Some(Notice::news("Ctrl-Q leaves.")),
            _ => {}
        }
        Next::nothing()
    }
}

impl Start {
    fn begin(self, ctx: &mut Ctx<'_>) -> Next {
        match self.marked {
            First::Session => new_deal::begin("", ctx),
            First::LookAround => Next::stay(vec![Effect::LookAround]),
        }
    }
}
