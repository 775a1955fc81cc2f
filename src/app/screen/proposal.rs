//! The page of a proposal: the lines to paste, and what becomes of it.

use super::processes::open_editor;
use super::{Component, Ctx, Next, Sight};
use crate::app::command::Command;
use crate::app::dialog::{Decline, DialogKind};
use crate::app::effect::{Effect, Shelf};
use crate::app::keymap::Scope;
use crate::domain::books::Books;
use crate::domain::change::Change;
use crate::domain::id::ProposalId;
use crate::domain::proposal::{Proposal, ProposalStatus};
use crate::pages::proposal;
use crate::pages::sheet::Sheet;

/// What is said of one that was decided on.
const CLOSED: &str = "It is decided on already: Esc goes back.";

/// The page of a proposal.
#[derive(Clone, Debug)]
pub struct ProposalScreen {
    /// The proposal.
    pub id: ProposalId,
    /// The file of its process.
    pub sheet: Sheet,
}

impl Component for ProposalScreen {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        vec![Scope::Proposal, Scope::Home]
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let Some(proposal) = self.proposal(ctx.books).cloned() else {
            return Next::pop(Vec::new());
        };
        let is_open = proposal.status == ProposalStatus::Open;
        match command {
            Command::Copy => {
                let today = ctx.now.wall.date();
                let page = proposal::page(&proposal, &self.sheet, ctx.books, today);
                Next::stay(vec![Effect::Copy(page.text(&proposal))])
            }
            Command::OpenEditor => open_editor(&self.sheet, Shelf::Workspace, ctx),
            Command::Done | Command::Drop if !is_open => ctx.say(CLOSED),
            Command::Done => {
                let mut after = proposal.clone();
                after.close(ctx.now.wall.date(), None);
                Next::pop(ctx.make(vec![Change::of(proposal, after)]))
            }
            Command::Drop => Next::ask(DialogKind::Decline(Decline(self.id.clone()))),
            Command::Out => Next::pop(Vec::new()),
            _ => Next::nothing(),
        }
    }

    fn shows_books(&self) -> bool {
        true
    }
}

impl ProposalScreen {
    /// The proposal as it stands.
    pub fn proposal<'b>(&self, books: &'b Books) -> Option<&'b Proposal> {
        books.proposals.get(&self.id)
    }
}
