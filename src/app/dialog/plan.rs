//! The dialog that plans a call, or changes the plan of one: what will the
//! buyer do, by when, and what else? Last, the sentence, and what a coach would
//! still ask.

use super::which::{self, DEAL};
use super::{Answers, DialogCtx, DialogKind, Questions, gone};
use crate::app::form::Ask as Field;
use crate::app::screen::Ctx;
use crate::domain::call::Call;
use crate::domain::change::Change;
use crate::domain::id::{CallId, DealId, Draw};
use crate::interview::field::CallLine;
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

    fn known(&self) -> Option<&DealId> {
        self.deal.as_ref()
    }

    /// The call whose plan is changed.
    fn call<'a>(&self, around: DialogCtx<'a>) -> Option<&'a Call> {
        around.books.deals.get(self.known()?)?.calls.get(self.call.as_ref()?)
    }

    fn begun<'a>(
        &self,
        deal: &DealId,
        around: DialogCtx<'a>,
        draw: &mut Draw,
    ) -> Option<Outside<'a>> {
        let mut between = Outside::on(around.books, deal, around.now, draw)?;
        if let Some(call) = self.call(around) {
            between.plan_again(call);
        }
        Some(between)
    }

    /// The plan as far as it was said; what is not taken is left out.
    fn so_far<'a>(
        &self,
        said: &Answers,
        but: Option<CallLine>,
        around: DialogCtx<'a>,
    ) -> Option<Outside<'a>> {
        let deal = which::deal(self.known(), said, around).ok()?;
        let mut draw = which::trial();
        let mut between = self.begun(&deal, around, &mut draw)?;
        for part in between.plan_parts().filter(|part| Some(*part) != but).collect::<Vec<_>>() {
            if let Some(text) = said.text(part.as_str()) {
                drop(between.say_plan(part, &text, &mut draw));
            }
        }
        Some(between)
    }
}

/// The sentence, with the questions of a coach below it.
fn sentence(between: &Outside<'_>) -> Field {
    let ask = Field::new(SENTENCE, between.plan_aloud(), Entry::Confirm);
    let questions = between.plan_questions();
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
        match &self.call {
            Some(_) => {
                let book = around.books.deals.get(self.known()?)?;
                self.call(around).map(|_| book.deal.title())
            }
            None => Some("Plan a call".to_owned()),
        }
    }

    fn asks(&self, said: &Answers, around: DialogCtx<'_>) -> Option<Vec<Field>> {
        if self.call.is_some() && !self.call(around)?.is_untold() {
            return None;
        }
        let question = which::question(self.known(), around);
        let mut asks = if self.call.is_some() { Vec::new() } else { vec![question] };
        if let Some(between) = self.so_far(said, None, around) {
            asks.extend(between.plan_parts().map(|part| Field {
                key: part.as_str().to_owned(),
                prompt: between.plan_prompt(part),
                is_asked: true,
            }));
            asks.push(sentence(&between));
        }
        Some(asks)
    }

    fn understood(
        &self,
        key: &str,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Option<String>, String> {
        if key == DEAL {
            return which::understood(self.known(), said, around);
        }
        let Ok(part) = key.parse::<CallLine>() else { return Ok(None) };
        // Who is named for the first time here is new as long as it is not said.
        let Some(mut between) = self.so_far(said, Some(part), around) else { return Ok(None) };
        let understood = between.plan_understood(part, said.get(key));
        between.say_plan(part, said.get(key), &mut which::trial())?;
        Ok(understood)
    }

    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        let around = DialogCtx::at(ctx.books, ctx.now);
        let deal = which::deal(self.known(), said, around)?;
        let mut between = self.begun(&deal, around, ctx.draw).ok_or_else(gone)?;
        for part in between.plan_parts().collect::<Vec<_>>() {
            between.say_plan(part, said.get(part.as_str()), ctx.draw)?;
        }
        Ok(between.plan_changes())
    }
}
