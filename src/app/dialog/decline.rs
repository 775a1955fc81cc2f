//! The dialog form that declines a proposal.

use super::{Answers, DialogCtx, Questions, changed, gone};
use crate::app::form::Ask;
use crate::app::screen::Ctx;
use crate::domain::change::Change;
use crate::domain::id::ProposalId;
use crate::interview::prompt::Entry;

/// How the places of this form begin.
pub(super) const KIND: &str = "decline";
const WHY: &str = "why";

/// The proposal that is declined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decline(pub ProposalId);

impl Decline {
    pub(super) fn at(rest: &str) -> Option<Self> {
        rest.parse().ok().map(Self)
    }
}

impl Questions for Decline {
    fn place(&self) -> String {
        format!("{KIND}.{}", self.0)
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        let proposal = around.books.proposals.get(&self.0)?;
        Some(proposal.proposed.in_words(around.books.processes.get(&proposal.process)))
    }

    fn asks(&self, _: &Answers, around: DialogCtx<'_>) -> Option<Vec<Ask>> {
        around.books.proposals.get(&self.0)?;
        Some(vec![Ask::new(WHY, "Declined: why?", Entry::Line)])
    }

    fn understood(
        &self,
        _: &str,
        _: &Answers,
        _: DialogCtx<'_>,
    ) -> Result<Option<String>, crate::interview::refusal::Refused> {
        Ok(None)
    }

    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        let around = DialogCtx::of(ctx);
        let proposal = around.books.proposals.get(&self.0).ok_or_else(gone)?;
        let why = said.text(WHY).ok_or_else(|| "say why: the rep reads it".to_owned())?;
        changed(proposal, |it| {
            it.close(around.today, Some(why));
            Ok::<(), String>(())
        })
    }
}
