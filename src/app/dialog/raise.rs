//! The dialog that raises an ask: which deal, what would help, then what
//! whoever helps has to know. After it the ask is shown as a text to copy.

use super::ask::{AskDialog, AskWhat};
use super::{DialogCtx, DialogKind, Questions, which};
use crate::domain::ask::YOU_LEAD;
use crate::domain::change::{Change, Record};
use crate::domain::id::DealId;
use crate::interview::field::Field;
use crate::interview::outside::Outside;

/// How the places of these forms begin.
pub(super) const KIND: &str = "raise";

/// An ask that is raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// The deal it is for; asked where it is not known.
    pub deal: Option<DealId>,
}

impl DialogKind {
    /// An ask that is raised, for that deal where it is known.
    pub const fn raise(deal: Option<DealId>) -> Self {
        Self::Raise(Raise { deal })
    }
}

impl Raise {
    pub(super) fn at(rest: &str) -> Option<Self> {
        which::at(rest).ok().map(|deal| Self { deal })
    }
}

impl Questions for Raise {
    fn place(&self) -> String {
        format!("{KIND}.{}", which::to_place(self.known()))
    }

    fn title(&self, _: DialogCtx<'_>) -> Option<String> {
        Some("Ask for help".to_owned())
    }

    fn known(&self) -> Option<&DealId> {
        self.deal.as_ref()
    }

    fn asks_deal(&self) -> bool {
        true
    }

    fn fields(&self, outside: &Outside<'_>) -> Vec<Field> {
        outside.ask_fields()
    }

    fn made(&self, outside: &Outside<'_>) -> Vec<Change> {
        outside.ask_change().into_iter().collect()
    }

    fn closing(&self) -> Option<&'static str> {
        Some(YOU_LEAD)
    }

    fn news(&self, _: &[Change]) -> Option<String> {
        Some("Raised. c copies it, to paste it into a mail or a chat.".to_owned())
    }

    /// The text of the ask, to copy it.
    fn then(&self, changes: &[Change]) -> Option<DialogKind> {
        let Some(Record::Ask(ask)) = changes.last().map(|change| &change.after) else {
            return None;
        };
        let (deal, id) = (ask.deal.clone(), ask.id.clone());
        Some(DialogKind::Ask(AskDialog { deal, id, what: AskWhat::Read }))
    }
}
