//! The dialog that raises an ask, or changes one: which deal, what would help, then what
//! whoever helps has to know. After it the ask is shown as a text to copy.

use super::ask::{AskDialog, AskWhat};
use super::{DialogCtx, DialogKind, Questions, gone, which};
use crate::domain::ask::YOU_LEAD;
use crate::domain::change::{Change, Record};
use crate::domain::id::{AskId, DealId};
use crate::interview::field::Field;
use crate::interview::outside::Outside;

/// How the places of these forms begin.
pub(super) const KIND: &str = "raise";

/// An ask that is raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// The deal it is for; asked where it is not known.
    pub deal: Option<DealId>,
    /// The ask; none where it is a new one.
    pub ask: Option<AskId>,
}

impl DialogKind {
    /// An ask that is raised, for that deal where it is known.
    pub const fn raise(deal: Option<DealId>) -> Self {
        Self::Raise(Raise { deal, ask: None })
    }

    /// An ask in other words.
    pub const fn change_ask(deal: DealId, ask: AskId) -> Self {
        Self::Raise(Raise { deal: Some(deal), ask: Some(ask) })
    }
}

impl Raise {
    pub(super) fn at(rest: &str) -> Option<Self> {
        let (deal, ask) = match rest.split_once('.') {
            Some((deal, ask)) => (deal, Some(ask.parse().ok()?)),
            None => (rest, None),
        };
        Some(Self { deal: which::at(deal).ok()?, ask })
    }
}

impl Questions for Raise {
    fn place(&self) -> String {
        let deal = which::to_place(self.known());
        match &self.ask {
            Some(ask) => format!("{KIND}.{deal}.{ask}"),
            None => format!("{KIND}.{deal}"),
        }
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        let Some(ask) = &self.ask else { return Some("Ask for help".to_owned()) };
        let book = around.books.deals.get(self.known()?)?;
        book.asks.contains_key(ask).then(|| book.deal.title())
    }

    fn known(&self) -> Option<&DealId> {
        self.deal.as_ref()
    }

    fn asks_deal(&self) -> bool {
        self.ask.is_none()
    }

    fn again(&self, outside: &mut Outside<'_>) -> Result<(), String> {
        let Some(id) = &self.ask else { return Ok(()) };
        let ask = outside.book().asks.get(id).filter(|ask| ask.is_open());
        outside.ask_again(ask.ok_or_else(gone)?);
        Ok(())
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
        self.ask.is_none().then_some(())?;
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
