//! The dialog that tells what came of a call.

use jiff::ZonedDateTime;

use super::{DialogCtx, DialogKind, Questions, gone};
use crate::domain::call::{Call, CallStatus, Outcome};
use crate::domain::change::{Change, Record};
use crate::domain::id::{CallId, DealId};
use crate::interview::field::Field;
use crate::interview::outside::Outside;

/// How the places of these forms begin.
pub(super) const KIND: &str = "call";

/// A call, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallDialog {
    /// Its deal.
    pub deal: DealId,
    /// The call.
    pub id: CallId,
}

impl DialogKind {
    /// What a call opens: its plan while it is ahead, then what came of it; none
    /// where that is known.
    pub fn about_call(call: &Call, now: &ZonedDateTime) -> Option<Self> {
        let (deal, id) = (call.deal.clone(), call.id.clone());
        if call.waits_to_be_told(now) {
            return Some(Self::Call(CallDialog { deal, id }));
        }
        call.is_untold().then(|| Self::change_call(deal, id))
    }
}

impl CallDialog {
    pub(super) fn at(rest: &str) -> Option<Self> {
        let (deal, id) = rest.split_once('.')?;
        Some(Self { deal: deal.parse().ok()?, id: id.parse().ok()? })
    }
}

impl Questions for CallDialog {
    fn place(&self) -> String {
        format!("{KIND}.{}.{}", self.deal, self.id)
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        let book = around.books.deals.get(&self.deal)?;
        book.calls
            .get(&self.id)
            .map(|call| call.title(|who| book.deal.buyer_name(who), around.today))
    }

    fn known(&self) -> Option<&DealId> {
        Some(&self.deal)
    }

    fn again(&self, outside: &mut Outside<'_>) -> Result<(), String> {
        let call = outside.book().calls.get(&self.id).ok_or_else(gone)?;
        outside.tell_again(call);
        Ok(())
    }

    fn fields(&self, outside: &Outside<'_>) -> Vec<Field> {
        outside.outcome_fields(&self.id)
    }

    fn made(&self, outside: &Outside<'_>) -> Vec<Change> {
        outside.outcome_change(&self.id).into_iter().collect()
    }

    /// What it is called by now: that is derived, not chosen.
    fn news(&self, changes: &[Change]) -> Option<String> {
        let Some(Record::Call(call)) = changes.last().map(|change| &change.after) else {
            return None;
        };
        let came = match call.status {
            CallStatus::Held => call.outcome().map_or("held", Outcome::in_words),
            CallStatus::Cancelled => "did not happen",
            CallStatus::Planned | CallStatus::None => return None,
        };
        Some(format!("Kept: {came}. Ctrl-Z takes it back."))
    }
}
