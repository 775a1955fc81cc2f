//! The dialog that plans a call, or changes the plan of one: what will the
//! buyer do, by when, and what else? Last, the sentence, and what a coach would
//! still ask.

use super::{DialogCtx, DialogKind, Questions, gone, which};
use crate::app::form::Ask;
use crate::domain::change::Change;
use crate::domain::id::{CallId, DealId};
use crate::interview::field::Field;
use crate::interview::outside::Outside;
use crate::interview::prompt::Entry;

/// How the places of these forms begin.
pub(super) const KIND: &str = "plan";
/// The key of the sentence.
const SENTENCE: &str = "sentence";
/// Questions of a coach that are shown, at most.
const QUESTIONS: usize = 3;

/// The plan of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its deal; asked where it is not known.
    pub deal: Option<DealId>,
    /// The call; none where it is a new one.
    pub call: Option<CallId>,
}

impl DialogKind {
    /// A call that is planned, on that deal where it is known.
    pub const fn plan_call(deal: Option<DealId>) -> Self {
        Self::Plan(Plan { deal, call: None })
    }

    /// Another plan for a call.
    pub const fn change_call(deal: DealId, call: CallId) -> Self {
        Self::Plan(Plan { deal: Some(deal), call: Some(call) })
    }
}

impl Plan {
    pub(super) fn at(rest: &str) -> Option<Self> {
        let (deal, call) = match rest.split_once('.') {
            Some((deal, call)) => (deal, Some(call.parse().ok()?)),
            None => (rest, None),
        };
        Some(Self { deal: which::at(deal).ok()?, call })
    }
}

/// The sentence, with the questions of a coach below it.
fn sentence(outside: &Outside<'_>) -> Ask {
    let ask = Ask::new(SENTENCE, outside.plan_aloud(), Entry::Confirm);
    let questions = outside.plan_questions();
    let asked: Vec<String> =
        questions.iter().take(QUESTIONS).map(|ask| format!("A coach would ask: {ask}")).collect();
    ask.with_aside(if asked.is_empty() { "Enter keeps it.".to_owned() } else { asked.join("\n") })
}

impl Questions for Plan {
    fn place(&self) -> String {
        let deal = which::to_place(self.known());
        match &self.call {
            Some(call) => format!("{KIND}.{deal}.{call}"),
            None => format!("{KIND}.{deal}"),
        }
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        let Some(call) = &self.call else { return Some("Plan a call".to_owned()) };
        let book = around.books.deals.get(self.known()?)?;
        book.calls.contains_key(call).then(|| book.deal.title())
    }

    fn known(&self) -> Option<&DealId> {
        self.deal.as_ref()
    }

    fn asks_deal(&self) -> bool {
        self.call.is_none()
    }

    fn again(&self, outside: &mut Outside<'_>) -> Result<(), String> {
        let Some(id) = &self.call else { return Ok(()) };
        let call = outside.book().calls.get(id).filter(|call| call.is_untold());
        outside.plan_again(call.ok_or_else(gone)?);
        Ok(())
    }

    fn fields(&self, outside: &Outside<'_>) -> Vec<Field> {
        outside.plan_fields()
    }

    fn last(&self, outside: &Outside<'_>) -> Option<Ask> {
        Some(sentence(outside))
    }

    fn made(&self, outside: &Outside<'_>) -> Vec<Change> {
        outside.plan_changes()
    }
}
