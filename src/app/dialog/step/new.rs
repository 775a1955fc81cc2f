//! The dialog for a step that was agreed in between: for which deal, where
//! that is not clear, what, whose, by when, and how one sees it.

use super::wording::Draft;
use super::{Answers, DialogCtx, NEW, Questions, parts};
use crate::app::form::Ask;
use crate::app::screen::Ctx;
use crate::domain::books::DealBook;
use crate::domain::change::Change;
use crate::domain::id::DealId;
use crate::interview::prompt::Entry;
use crate::interview::refusal::Refused;

const DEAL: &str = "deal";
/// In the draft log: the deal is asked for.
const ASKED: &str = "-";

/// A step that is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStepDialog {
    /// Its deal; none where that is asked.
    pub deal: Option<DealId>,
    /// The deal that is offered where it is asked.
    pub near: Option<DealId>,
}

impl NewStepDialog {
    pub(in crate::app::dialog) fn at(rest: &str) -> Option<Self> {
        let deal = if rest == ASKED { None } else { Some(rest.parse().ok()?) };
        Some(Self { deal, near: None })
    }

    /// The deal, where it need not be asked for.
    fn clear(&self, around: DialogCtx<'_>) -> Option<DealId> {
        self.deal.clone().or_else(|| parts::clear_deal(self.near.as_ref(), around.books))
    }

    /// The deal by what was said.
    fn book<'a>(&self, said: &Answers, around: DialogCtx<'a>) -> Result<&'a DealBook, String> {
        match self.clear(around) {
            Some(id) => around.books.deals.get(&id).ok_or_else(super::gone),
            None => parts::deal(said.get(DEAL), around.books),
        }
    }

    fn which_deal(&self, around: DialogCtx<'_>) -> Ask {
        let near = self.near.as_ref().and_then(|id| around.books.deals.get(id));
        Ask::new(DEAL, "For which deal? A few letters of its name", Entry::Line)
            .offering(near.map(|book| book.deal.title()).unwrap_or_default())
    }
}

impl Questions for NewStepDialog {
    fn place(&self) -> String {
        format!("{NEW}.{}", self.deal.as_ref().map_or(ASKED, DealId::as_str))
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        let book = self.clear(around).and_then(|id| around.books.deals.get(&id));
        let deal = book.map(|book| format!("\n{}", book.deal.title()));
        Some(format!("A new step{}", deal.unwrap_or_default()))
    }

    fn asks(&self, said: &Answers, around: DialogCtx<'_>) -> Option<Vec<Ask>> {
        let mut asks = Vec::new();
        if self.clear(around).is_none() {
            asks.push(self.which_deal(around));
        }
        match self.book(said, around) {
            Ok(book) => asks.extend(Draft::new(book, around).asks(said)),
            // The rest depends on the deal.
            Err(_) if asks.is_empty() => return None,
            Err(_) => {}
        }
        Some(asks)
    }

    fn understood(
        &self,
        key: &str,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Option<String>, Refused> {
        let book = self.book(said, around)?;
        if key == DEAL {
            Ok(Some(book.deal.title()))
        } else {
            Draft::new(book, around).understood(key, said)
        }
    }

    fn notes(&self, said: &Answers, around: DialogCtx<'_>) -> Vec<String> {
        let book = self.book(said, around);
        book.map(|book| Draft::new(book, around).notes(said)).unwrap_or_default()
    }

    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        let around = DialogCtx::at(ctx.books, ctx.now);
        let book = self.book(said, around)?;
        Draft::new(book, around).changes(said, ctx.draw)
    }
}
